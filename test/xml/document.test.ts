import { describe, expect, test } from 'vitest';
import type { Span } from '../../src/text/source.js';
import { type Document, type Element, readText } from '../../src/xml/document.js';

const reading = (text: string): Document => readText(text, { name: 'feed.xml' });

const feed = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:apple="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0">
  <channel>
    <title>Rust in Production</title>
    <apple:category text="Technology"/>
    <podcast:liveItem status="pending"><title>Live from Utrecht</title></podcast:liveItem>
    <item>
      <title>Rust for <![CDATA[Linux & others]]></title>
      <enclosure url="https://media.example.com/1.mp3?a=1&amp;b=2" length="47185920" type="audio/mpeg"/>
      <podcast:person>Alex</podcast:person>
      <podcast:person>Danilo</podcast:person>
    </item>
    <item>
      <title>
        Drivers &amp; Dragons
      </title>
      <description><![CDATA[ <p>Sam</p> ]]></description>
      <guid/>
    </item>
  </channel>
</rss>`;
const document = reading(feed);
const written = ({ start, end }: Span): string => feed.slice(start, end);

/** The element at a path of names from the root. */
function at(path: string): Element {
  const found = path
    .split('/')
    .reduce<Element | undefined>((element, name) => element?.child(name), document.root);
  if (!found) throw new Error(`no ${path}`);
  return found;
}

describe('a feed', () => {
  test('is read without a word when nothing is wrong', () => {
    expect(document.findings).toEqual([]);
    expect(document.fatal).toBe(false);
  });

  test('has a channel with its items and live items in order', () => {
    expect(document.channel?.items.map(({ title }) => title?.text.trim())).toEqual([
      'Rust for Linux & others',
      'Drivers & Dragons',
    ]);
    expect(document.channel?.liveItems.map(({ title }) => title?.text)).toEqual(['Live from Utrecht']);
    expect(document.channel?.items[0]?.enclosures[0]?.attribute('url')?.value).toBe(
      'https://media.example.com/1.mp3?a=1&b=2',
    );
  });

  test('that is something else has no channel', () => {
    expect(
      reading('<feed xmlns="http://www.w3.org/2005/Atom"><title>Rust</title></feed>').channel,
    ).toBeUndefined();
    expect(reading('<rss/>').channel).toBeUndefined();
  });
});

describe('an element', () => {
  test('knows where it stands', () => {
    const title = at('channel/item/title');
    expect(written(title.nameSpan)).toBe('title');
    expect(written(title.openSpan)).toBe('<title>');
    expect(written(title.contentSpan)).toBe('Rust for <![CDATA[Linux & others]]>');
    expect(written(title.span)).toBe('<title>Rust for <![CDATA[Linux & others]]></title>');
  });

  test('has a path in which items and repeated elements are numbered', () => {
    const [first, second] = document.channel?.items ?? [];
    expect(document.channel?.liveItems[0]?.title?.path).toBe('/rss/channel/podcast:liveItem[1]/title');
    expect(first?.title?.path).toBe('/rss/channel/item[1]/title');
    expect(first?.element.all('podcast:person')[1]?.path).toBe('/rss/channel/item[1]/podcast:person[2]');
    expect(second?.guid?.path).toBe('/rss/channel/item[2]/guid');
    expect(at('channel/item/enclosure').attribute('url')?.path).toBe('/rss/channel/item[1]/enclosure/@url');
  });

  test.each([
    ['a simple one', '<a> Rust </a>', 'Rust'],
    ['one in CDATA', '<a>\n<![CDATA[ Rust ]]>\n</a>', 'Rust'],
    [
      'one with more than a section',
      '<a><![CDATA[Rust]]>, <![CDATA[Linux]]></a>',
      '<![CDATA[Rust]]>, <![CDATA[Linux]]>',
    ],
    ['one without text', '<a> <![CDATA[ ]]> </a>', '<a>'],
    ['one that closes itself', '<a/>', '<a/>'],
  ])('has a span for its text, in %s', (_, text, expected) => {
    const { root } = reading(text);
    expect(text.slice(root?.textSpan.start, root?.textSpan.end)).toBe(expected);
  });

  test.each([
    ['references', '<a>&lt;p&gt; &amp;amp; &#8212; &#x1F980;</a>', '<p> &amp; — 🦀'],
    ['CDATA, in which nothing is one', '<a><![CDATA[&lt;p> ]] ]]></a>', '&lt;p> ]] '],
    ['line ends of other systems', '<a>1\r\n2\r3\n<![CDATA[4\r\n5]]></a>', '1\n2\n3\n4\n5'],
    ['a carriage return that is meant', '<a>1&#13;2</a>', '1\r2'],
    ['comments and instructions between', '<a>Rust<!-- > & --> for<?x <?> Linux</a>', 'Rust for Linux'],
    ['children, whose text is theirs', '<a>Rust<b> for</b> Linux</a>', 'Rust Linux'],
    [
      'a simple entity',
      '<!DOCTYPE a [<!ENTITY r "R&#252;st &amp; Co"><!ENTITY s "&r;!">]><a>&s;</a>',
      'Rüst & Co!',
    ],
    ['an entity with escapes', '<!DOCTYPE a [<!ENTITY e "R&#38;amp;D &lt; 3">]><a>&e;</a>', 'R&D < 3'],
    ['an entity declared twice', '<!DOCTYPE a [<!ENTITY e "1"><!ENTITY e "2">]><a>&e;</a>', '1'],
    [
      'declarations passed over',
      '<!DOCTYPE a [<!-- ] --><?b ]?><!ELEMENT a ANY><!ENTITY e "]>">]><a>&e;</a>',
      ']>',
    ],
    ['an entity in a file', '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>', '&e;'],
    ['an entity that is markup', '<!DOCTYPE a [<!ENTITY b "<b/>">]><a>x&b;</a>', 'x&b;'],
  ])('has text, decoded once, with %s', (_, text, expected) => {
    expect(reading(text).root?.text).toBe(expected);
  });

  test('tells for each character of its text where it is written', () => {
    const text = '<a>R&amp;D <!-- or -->\r\n<![CDATA[Rust]]>&#x1F980;!</a>';
    const { root } = reading(text);
    const pieces = [
      'R',
      '&amp;',
      'D',
      ' ',
      '\r\n',
      'R',
      'u',
      's',
      't',
      '&#x1F980;',
      '&#x1F980;',
      '!',
      '</a>',
    ];
    expect(root?.text).toBe('R&D \nRust🦀!');
    for (const [index, piece] of pieces.entries()) {
      expect([index, text.slice(root?.sourceOffset(index)).startsWith(piece)]).toEqual([index, true]);
    }
  });

  test('says whether some of its text stands in CDATA', () => {
    expect([at('channel/item/title').hasCdata, at('channel/title').hasCdata]).toEqual([true, false]);
  });
});

describe('an attribute', () => {
  const text = '<a b = "1&amp;2&#10;3\n4\t5\r\n6 &quot;7" c=\'"\'/>';
  const { root } = reading(text);

  test('takes the entities of the document', () => {
    const { root } = reading('<!DOCTYPE a [<!ENTITY e "1\n2">]><a b="&e;"/>');
    expect(root?.attribute('b')?.value).toBe('1 2');
  });

  test('has a normalised value', () => {
    expect(root?.attribute('b')?.value).toBe('1&2\n3 4 5 6 "7');
    expect(root?.attribute('c')?.value).toBe('"');
  });

  test('knows where it stands', () => {
    const { span, nameSpan, valueSpan } = root?.attribute('c') ?? {};
    expect([span, nameSpan, valueSpan].map((part) => text.slice(part?.start, part?.end))).toEqual([
      `c='"'`,
      'c',
      '"',
    ]);
  });

  test('tells for each character of its value where it is written', () => {
    const attribute = root?.attribute('b');
    const places = [...'123456'].map((digit) => attribute?.sourceOffset(attribute.value.indexOf(digit)));
    expect(places.map((place) => text.charAt(place ?? -1)).join('')).toBe('123456');
    expect(text.slice(attribute?.sourceOffset(1)).startsWith('&amp;')).toBe(true);
  });

  test('the end of a value that ends in a reference is behind the reference', () => {
    const text =
      '<rss><channel title="R &amp;"><title>Vec&lt;T&gt;</title><link>a\r\n</link></channel></rss>';
    const { root } = readText(text, { name: 'feed.xml' });
    const channel = root?.child('channel');
    const title = channel?.child('title');
    const link = channel?.child('link');
    const attribute = channel?.attribute('title');
    expect(title?.sourceOffset(title.text.length)).toBe(text.indexOf('</title>'));
    expect(link?.sourceOffset(link.text.length)).toBe(text.indexOf('</link>'));
    expect(attribute?.sourceOffset(attribute.value.length)).toBe(text.indexOf('"><title>'));
  });
});

describe('comments and instructions', () => {
  test('are found wherever they stand', () => {
    const text = '<?a?><!--1--><rss><!--2--><?b c?></rss><!--3-->';
    const { comments, instructions } = reading(text);
    expect(comments.map(({ start, end }) => text.slice(start, end))).toEqual([
      '<!--1-->',
      '<!--2-->',
      '<!--3-->',
    ]);
    expect(instructions.map(({ start, end }) => text.slice(start, end))).toEqual(['<?a?>', '<?b c?>']);
  });
});
