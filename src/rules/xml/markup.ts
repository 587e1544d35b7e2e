import { rules } from '../rule.js';

const rejected = 'Players reject the whole feed, and new episodes silently fail to appear.';

/** Faults of tags, attributes, references, CDATA sections and comments, all of them reported by the reader. */
export const markup = rules({
  'xml/unescaped-ampersand': {
    summary: 'An ampersand that does not start a reference must be written "&amp;".',
    why: 'A single "&" anywhere makes strict players reject the whole feed.',
    help: 'Write "&amp;" instead.',
    source: ['xml#2.4', 'apple-guide#category example', 'radio-france-ampersand'],
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['<title>Rust «&» Linux</title>', '<docs>https://example.com/?show=rust«&»page=2</docs>'],
    good: ['<title>Rust &amp; Linux</title>', '<title><![CDATA[Rust & Linux]]></title>'],
    fixes: {
      '<title>Rust & Linux</title>': '<title>Rust &amp; Linux</title>',
      '<docs>https://example.com/?show=rust&page=2</docs>':
        '<docs>https://example.com/?show=rust&amp;page=2</docs>',
    },
  },

  'xml/undefined-entity': {
    summary: 'Only the five entities of XML may be used: amp, lt, gt, quot and apos.',
    why: 'XML knows no others, those of HTML included, so a single one makes players reject the whole feed.',
    help: 'Write the character itself.',
    source: ['xml#4.1', 'feedvalidator#UndefinedNamedEntity', 'antennapod-entities'],
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['<title>Rust«&nbsp;»for Linux</title>', '<title>Rust «&mdash;» again</title>'],
    good: ['<title>Rust&#160;for Linux &lt; &gt; &quot; &apos;</title>'],
    fixes: {
      '<title>Rust&nbsp;for Linux</title>': '<title>Rust&#160;for Linux</title>',
      '<title>Rust &mdash; again</title>': '<title>Rust — again</title>',
    },
  },

  'xml/external-entity': {
    summary: 'No entity may be used that is declared in another file.',
    why: 'Players do not fetch that file, so part of the text is missing.',
    help: 'Write the character itself.',
    source: ['xml#4.4', 'feedvalidator#ContainsSystemEntity'],
    severity: { rss: 'warning' },
    whose: 'host',
    on: 'reader',
    bad: [
      '<!DOCTYPE rss SYSTEM "https://example.com/rss.dtd"><rss version="2.0"><channel><title>Rust«&nbsp;»for Linux</title></channel></rss>',
    ],
    good: ['<title>Rust&#160;for Linux</title>'],
  },

  'xml/character-reference-invalid': {
    summary: 'A character reference must be "&#", a number and ";".',
    why: rejected,
    help: 'Write "&amp;#" if you mean an ampersand.',
    source: 'xml#4.1',
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['<title>Rust «&#x»ZZ; Linux</title>', '<title>Issue «&#603»</title>'],
    good: ['<title>Rust &#38; Linux &#x1F980;</title>'],
    fixes: {
      '<title>Rust &#xZZ; Linux</title>': { unsafe: '<title>Rust &amp;#xZZ; Linux</title>' },
      '<title>Issue &#603</title>': { unsafe: '<title>Issue &amp;#603</title>' },
    },
  },

  'xml/unescaped-less-than': {
    summary: 'A "<" that does not start a tag must be written "&lt;".',
    why: rejected,
    help: 'Write "&lt;" instead.',
    source: 'xml#2.4',
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['<title>Rust «<» 2.0</title>', '<title>I «<»3 Linux</title>'],
    good: ['<title>Rust &lt; 2.0</title>'],
    fixes: {
      '<title>Rust < 2.0</title>': '<title>Rust &lt; 2.0</title>',
      '<title>I <3 Linux</title>': '<title>I &lt;3 Linux</title>',
    },
  },

  'xml/less-than-in-attribute': {
    summary: 'The value of an attribute must not hold "<".',
    why: rejected,
    help: 'Write "&lt;" instead, or close the value before it.',
    source: 'xml#3.1',
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['<itunes:category text="Rust «<» 2.0"/>'],
    good: ['<category domain="Rust &lt; 2.0">Technology</category>'],
    fixes: {
      '<itunes:category text="Rust < 2.0"/>': '<itunes:category text="Rust &lt; 2.0"/>',
    },
  },

  'xml/cdata-unterminated': {
    summary: 'Every CDATA section must be closed.',
    why: 'Everything after it counts as text, and players reject the whole feed.',
    help: 'Write "]]>" where the section ends.',
    source: ['xml#2.7', 'changelog-cdata'],
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['<title>«<![CDATA[»Rust for Linux</title>'],
    good: ['<title><![CDATA[Rust for Linux]]></title>'],
    fixes: {
      '<title><![CDATA[Rust for Linux</title>': { unsafe: '<title><![CDATA[Rust for Linux]]></title>' },
    },
  },

  'xml/cdata-end-in-text': {
    summary: 'Text must not hold the characters "]]>".',
    why: 'A CDATA section ended too early, and players reject the whole feed.',
    help: 'Write "]]&gt;", or "]]]]><![CDATA[>" inside a section.',
    source: ['xml#2.4', 'changelog-cdata'],
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: [
      '<title><![CDATA[v[i[0]]>1«]]>»</title>',
      '<title><![CDATA[Rust <![CDATA[for]]> Linux«]]>»</title>',
      '<title>v[i[0«]]>»1</title>',
      '<content:encoded><![CDATA[<ul><li>Rust«]]>»</li></ul><p>Linux &amp; more</p>]]></content:encoded>',
    ],
    good: ['<title><![CDATA[v[i[0]]]]><![CDATA[>1]]></title>'],
    fixes: {
      '<title><![CDATA[v[i[0]]>1]]></title>': {
        unsafe: '<title><![CDATA[v[i[0]]]]><![CDATA[>1]]></title>',
      },
      '<title><![CDATA[Rust <![CDATA[for]]> Linux]]></title>': {
        unsafe: '<title><![CDATA[Rust for Linux]]></title>',
      },
      '<title>v[i[0]]>1</title>': '<title>v[i[0]]&gt;1</title>',
    },
  },

  'xml/comment-malformed': {
    summary: 'A comment must not hold "--".',
    why: rejected,
    help: 'Write "- -", or remove the comment.',
    source: 'xml#2.5',
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['<title>Rust<!-- season 5 «--» unfinished --></title>'],
    good: ['<title>Rust<!-- season 5, unfinished --></title>'],
    fixes: {
      '<title>Rust<!-- season 5 -- unfinished --></title>':
        '<title>Rust<!-- season 5 - - unfinished --></title>',
    },
  },

  'xml/comment-unterminated': {
    summary: 'Every comment must be closed.',
    why: 'Everything after it is part of the comment, and players reject the whole feed.',
    help: 'Write "-->" where the comment ends.',
    source: 'xml#2.5',
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['<title>Rust«<!--» season 5</title>'],
    good: ['<title>Rust<!-- season 5 --></title>'],
  },

  'xml/processing-instruction-malformed': {
    summary: 'A processing instruction needs a name and an end, and must not be a second XML declaration.',
    why: rejected,
    help: 'Remove the instruction; players do nothing with it.',
    source: 'xml#2.6',
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['<title>Rust<?«x»ml version="1.0"?></title>', '<title>Rust<?« »echo $title ?></title>'],
    good: ['<title>Rust<?editor version 2?></title>'],
  },

  'xml/tag-malformed': {
    summary: 'Every tag must end before the next one begins.',
    why: rejected,
    help: 'Write ">" where the tag ends.',
    source: 'xml#3.1',
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['<title «<»b>Rust</title>', '<title>Rust</title «c»lass="x">'],
    good: ['<title >Rust</title >'],
    fixes: {
      '<title <b>Rust</title>': { unsafe: '<title> <b>Rust</title>' },
    },
  },

  'xml/tag-mismatched': {
    summary: 'Every end tag must match the start tag that it closes.',
    why: rejected,
    help: 'Close elements in the reverse order of their opening, in the same case.',
    source: 'xml#3',
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['<title>Rust</«Title»>', '<itunes:owner><itunes:name>Matthias Endler</«itunes:owner»>'],
    good: ['<title>Rust</title>'],
    fixes: {
      '<title>Rust</Title>': '<title>Rust</title>',
      '<item><description>How Rust came into Linux.\n<link>https://example.com/</link>\n</item>': {
        unsafe:
          '<item><description>How Rust came into Linux.</description>\n<link>https://example.com/</link>\n</item>',
      },
      '<itunes:owner><itunes:name>Matthias Endler</itunes:owner>': {
        unsafe: '<itunes:owner><itunes:name>Matthias Endler</itunes:name></itunes:owner>',
      },
    },
  },

  'xml/tag-unclosed': {
    summary: 'Every element must be closed before the text ends.',
    why: 'The feed was cut off, and players reject what is there.',
    help: 'Write the missing end tags, or copy the file again.',
    source: 'xml#2.1',
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['<rss version="2.0"><channel><title>Rust in Production</title>«»'],
    good: ['<rss version="2.0"><channel><title>Rust in Production</title></channel></rss>'],
  },

  'xml/tag-unexpected': {
    summary: 'Every end tag must close an element.',
    why: rejected,
    help: 'Remove the end tag.',
    source: 'xml#3.1',
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['<title>Rust«</strong>»</title>'],
    good: ['<title>Rust</title>'],
    fixes: {
      '<title>Rust</strong></title>': '<title>Rust</title>',
    },
  },

  'xml/attribute-malformed': {
    summary: 'An attribute must be a name, an equals sign and a quoted value, with a space before it.',
    why: rejected,
    help: 'Write name="value", with a space between two attributes.',
    source: 'xml#3.1',
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: [
      '<guid isPermaLink=«false»>ff80</guid>',
      '<guid «isPermaLink»>ff80</guid>',
      '<itunes:category text="Technology"«id»="1"/>',
    ],
    good: ["<guid isPermaLink = 'false'>ff80</guid>"],
    fixes: {
      '<guid isPermaLink=false>ff80</guid>': '<guid isPermaLink="false">ff80</guid>',
      '<itunes:category text="Technology"id="1"/>': '<itunes:category text="Technology" id="1"/>',
    },
  },

  'xml/attribute-duplicate': {
    summary: 'A tag must not have the same attribute twice.',
    why: rejected,
    help: 'Keep one of the two.',
    source: ['xml#3.1', 'xml-names#6.3'],
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['<itunes:category text="Technology" «text»="News"/>'],
    good: ['<itunes:category text="Technology"/>'],
  },

  'xml/id-invalid': {
    summary: 'The value of xml:id must be a name that no other element has.',
    why: rejected,
    help: 'Remove the attribute; players do nothing with it.',
    source: 'xml#3.3.1',
    severity: 'error',
    refusal: ['antennapod-entities', 'xml'],
    whose: 'host',
    on: 'reader',
    bad: ['<title xml:id="«603»">Rust for Linux</title>'],
    good: ['<title xml:id="lup603">Rust for Linux</title>'],
  },
});
