import { rules } from '../rule.js';

const refused = 'Players refuse the whole feed, and new episodes stay away without a word.';

/** Faults of tags, attributes, references, CDATA sections and comments, all of them reported by the reader. */
export const markup = rules({
  'xml/unescaped-ampersand': {
    summary: 'An ampersand that begins no reference is written "&amp;".',
    why: 'A single "&" in the address of one episode makes players refuse the whole feed.',
    help: 'Write "&amp;" for it.',
    source: ['xml#2.4', 'apple-guide#category example', 'radio-france-ampersand'],
    severity: 'error',
    on: 'reader',
    bad: ['<title>Rust & Linux</title>', '<docs>https://example.com/?show=rust&page=2</docs>'],
    good: ['<title>Rust &amp; Linux</title>', '<title><![CDATA[Rust & Linux]]></title>'],
  },

  'xml/undefined-entity': {
    summary: 'Only the five entities of XML are used: amp, lt, gt, quot and apos.',
    why: 'XML does not know the entities of HTML, so one "&nbsp;" makes players refuse the whole feed.',
    help: 'Write the character itself.',
    source: ['xml#4.1', 'feedvalidator#UndefinedNamedEntity', 'antennapod-entities'],
    severity: 'error',
    on: 'reader',
    bad: ['<title>Rust&nbsp;for Linux</title>', '<title>Rust &mdash; again</title>'],
    good: ['<title>Rust&#160;for Linux &lt; &gt; &quot; &apos;</title>'],
  },

  'xml/external-entity': {
    summary: 'No entity is used that is declared in another file.',
    why: 'Players do not fetch that file and leave a hole in the text.',
    help: 'Write the character itself.',
    source: ['xml#4.4', 'feedvalidator#ContainsSystemEntity'],
    severity: { rss: 'warning' },
    on: 'reader',
    bad: [
      '<!DOCTYPE rss SYSTEM "https://example.com/rss.dtd"><rss version="2.0"><channel><title>Rust&nbsp;for Linux</title></channel></rss>',
    ],
    good: ['<title>Rust&#160;for Linux</title>'],
  },

  'xml/character-reference-invalid': {
    summary: 'A character reference is "&#", a number and ";".',
    why: refused,
    help: 'Write "&amp;#" when an ampersand is meant.',
    source: 'xml#4.1',
    severity: 'error',
    on: 'reader',
    bad: ['<title>Rust &#xZZ; Linux</title>', '<title>Issue &#603</title>'],
    good: ['<title>Rust &#38; Linux &#x1F980;</title>'],
  },

  'xml/unescaped-less-than': {
    summary: 'A "<" that begins no tag is written "&lt;".',
    why: refused,
    help: 'Write "&lt;" for it.',
    source: 'xml#2.4',
    severity: 'error',
    on: 'reader',
    bad: ['<title>Rust < 2.0</title>', '<title>I <3 Linux</title>'],
    good: ['<title>Rust &lt; 2.0</title>'],
  },

  'xml/less-than-in-attribute': {
    summary: 'No "<" stands in the value of an attribute.',
    why: refused,
    help: 'Write "&lt;" for it, or close the value before it.',
    source: 'xml#3.1',
    severity: 'error',
    on: 'reader',
    bad: ['<itunes:category text="Rust < 2.0"/>'],
    good: ['<category domain="Rust &lt; 2.0">Technology</category>'],
  },

  'xml/cdata-unterminated': {
    summary: 'Every CDATA section is closed.',
    why: 'Everything after it is taken for text, and players refuse the whole feed.',
    help: 'Write "]]>" where the section ends.',
    source: ['xml#2.7', 'changelog-cdata'],
    severity: 'error',
    on: 'reader',
    bad: ['<title><![CDATA[Rust for Linux</title>'],
    good: ['<title><![CDATA[Rust for Linux]]></title>'],
  },

  'xml/cdata-end-in-text': {
    summary: 'The characters "]]>" do not stand in text.',
    why: 'A CDATA section ended too early, and players refuse the whole feed.',
    help: 'Write "]]&gt;", or "]]]]><![CDATA[>" inside a section.',
    source: ['xml#2.4', 'changelog-cdata'],
    severity: 'error',
    on: 'reader',
    bad: ['<title><![CDATA[v[i[0]]>1]]></title>'],
    good: ['<title><![CDATA[v[i[0]]]]><![CDATA[>1]]></title>'],
  },

  'xml/comment-malformed': {
    summary: 'No "--" stands inside a comment.',
    why: refused,
    help: 'Write "- -", or remove the comment.',
    source: 'xml#2.5',
    severity: 'error',
    on: 'reader',
    bad: ['<title>Rust<!-- season 5 -- unfinished --></title>'],
    good: ['<title>Rust<!-- season 5, unfinished --></title>'],
  },

  'xml/comment-unterminated': {
    summary: 'Every comment is closed.',
    why: 'Everything after it belongs to the comment, and players refuse the whole feed.',
    help: 'Write "-->" where the comment ends.',
    source: 'xml#2.5',
    severity: 'error',
    on: 'reader',
    bad: ['<title>Rust<!-- season 5</title>'],
    good: ['<title>Rust<!-- season 5 --></title>'],
  },

  'xml/processing-instruction-malformed': {
    summary: 'A processing instruction has a name and an end, and is no second XML declaration.',
    why: refused,
    help: 'Remove the instruction, for players do nothing with it.',
    source: 'xml#2.6',
    severity: 'error',
    on: 'reader',
    bad: ['<title>Rust<?xml version="1.0"?></title>', '<title>Rust<? echo $title ?></title>'],
    good: ['<title>Rust<?editor version 2?></title>'],
  },

  'xml/tag-malformed': {
    summary: 'Every tag ends before the next one begins.',
    why: refused,
    help: 'Write ">" where the tag ends.',
    source: 'xml#3.1',
    severity: 'error',
    on: 'reader',
    bad: ['<title <b>Rust</title>', '<title>Rust</title class="x">'],
    good: ['<title >Rust</title >'],
  },

  'xml/tag-mismatched': {
    summary: 'Every end tag reads like the start tag that it closes.',
    why: refused,
    help: 'Close elements in the reverse order of their opening, in the same case.',
    source: 'xml#3',
    severity: 'error',
    on: 'reader',
    bad: ['<title>Rust</Title>', '<itunes:owner><itunes:name>Matthias Endler</itunes:owner>'],
    good: ['<title>Rust</title>'],
  },

  'xml/tag-unclosed': {
    summary: 'Every element is closed before the text ends.',
    why: 'The feed was cut off, and players refuse what is there.',
    help: 'Write the missing end tags, or copy the file again.',
    source: 'xml#2.1',
    severity: 'error',
    on: 'reader',
    bad: ['<rss version="2.0"><channel><title>Rust in Production</title>'],
    good: ['<rss version="2.0"><channel><title>Rust in Production</title></channel></rss>'],
  },

  'xml/tag-unexpected': {
    summary: 'Every end tag closes an element.',
    why: refused,
    help: 'Remove the end tag.',
    source: 'xml#3.1',
    severity: 'error',
    on: 'reader',
    bad: ['<title>Rust</strong></title>'],
    good: ['<title>Rust</title>'],
  },

  'xml/attribute-malformed': {
    summary: 'An attribute is a name, an equals sign and a quoted value, with a space before it.',
    why: refused,
    help: 'Write name="value", with a space between two attributes.',
    source: 'xml#3.1',
    severity: 'error',
    on: 'reader',
    bad: [
      '<guid isPermaLink=false>ff80</guid>',
      '<guid isPermaLink>ff80</guid>',
      '<itunes:category text="Technology"id="1"/>',
    ],
    good: ["<guid isPermaLink = 'false'>ff80</guid>"],
  },

  'xml/attribute-duplicate': {
    summary: 'No tag has the same attribute twice.',
    why: refused,
    help: 'Keep one of the two.',
    source: ['xml#3.1', 'xml-names#6.3'],
    severity: 'error',
    on: 'reader',
    bad: ['<itunes:category text="Technology" text="News"/>'],
    good: ['<itunes:category text="Technology"/>'],
  },

  'xml/id-invalid': {
    summary: 'The value of xml:id is a name that no other element has.',
    why: refused,
    help: 'Remove the attribute, for players do nothing with it.',
    source: 'xml#3.3.1',
    severity: 'error',
    on: 'reader',
    bad: ['<title xml:id="603">Rust for Linux</title>'],
    good: ['<title xml:id="lup603">Rust for Linux</title>'],
  },
});
