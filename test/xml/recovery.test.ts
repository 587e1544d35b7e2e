import { describe, expect, test } from 'vitest';
import { type Element, readText } from '../../src/xml/document.js';

const reading = (text: string) => readText(text, { name: 'feed.xml' });

/** A feed of two items, of which the first is written like this. */
function feed(item: string): string {
  return `<rss><channel><title>Rust in Production</title><item>${item}</item><item><title>Part 2</title></item></channel></rss>`;
}

/** An element as one line: names, own text, children in brackets. */
function outline(element: Element | undefined): string {
  if (!element) return 'nothing';
  const text = element.text.trim();
  const children = element.children.map(outline).join(' ');
  return `${element.name}${text === '' ? '' : `=${text}`}${children === '' ? '' : `(${children})`}`;
}

describe('one fault makes one finding, and the rest of the item stays what it was', () => {
  test.each([
    [
      'a title that is not closed',
      '<title>Part 1<link>/1</link><guid>1</guid>',
      'title=Part 1 link=/1 guid=1',
    ],
    ['a misspelt end tag', '<title>Part 1</titel><guid>1</guid>', 'title=Part 1 guid=1'],
    ['an end tag in other case', '<guid>1</GUID><title>Part 1</title>', 'guid=1 title=Part 1'],
    ['an end tag without ">"', '<title>Part 1</title<guid>1</guid>', 'title=Part 1 guid=1'],
    ['an end tag without a name', '<title>Part 1</><guid>1</guid>', 'title=Part 1 guid=1'],
    ['an end tag too many', '<title>Part 1</title></b><guid>1</guid>', 'title=Part 1 guid=1'],
    ['crossed tags', '<p><b><i>1</b></i></p><guid>1</guid>', 'p(b(i=1)) guid=1'],
    ['HTML that is not escaped', '<p>Hello<br>world</p><guid>1</guid>', 'p=Hello(br=world) guid=1'],
    ['CDATA that is not closed', '<summary><![CDATA[<p>1</summary><guid>1</guid>', 'summary=<p>1 guid=1'],
    [
      'CDATA that swallows the next section',
      '<summary><![CDATA[1</summary><guid>1</guid><title><![CDATA[Part 1]]></title>',
      'summary=1 guid=1 title=Part 1',
    ],
    ['a comment that is not closed', '<!-- soon <title>Part 1</title><guid>1</guid>', 'title=Part 1 guid=1'],
    ['a comment closed with "->"', '<!-- soon -><title>Part 1</title><guid>1</guid>', 'title=Part 1 guid=1'],
    ['a quote that is missing', '<a b="1 c="2" d="3"/><guid>1</guid>', 'a guid=1'],
    ['a quote that is missing at the end of a tag', '<a b="1/><guid>1</guid>', 'a guid=1'],
    ['quotes in a value', '<a b="say "hi" now">x</a><guid>1</guid>', 'a=x guid=1'],
    ['a start tag without ">"', '<title Part 1</title><guid>1</guid>', 'title guid=1'],
    ['a bare "<"', '<title>1 < 2</title><guid>1</guid>', 'title=1 < 2 guid=1'],
    ['a bare "&"', '<title>R&D</title><guid>1</guid>', 'title=R&D guid=1'],
  ])('%s', (_, item, expected) => {
    const { findings, root, fatal } = reading(feed(item));
    expect(findings.map(({ message }) => message)).toHaveLength(1);
    expect(fatal).toBe(true);
    expect(outline(root)).toBe(`rss(channel(title=Rust in Production item(${expected}) item(title=Part 2)))`);
  });
});

describe('every item is found', () => {
  test.each([
    [
      'an item is not closed',
      '<item><title>1</title><item><title>2</title></item><item><title>3</title></item>',
    ],
    ['two items are not closed', '<item><title>1</title><item><title>2</title><item><title>3</title></item>'],
    [
      'an item is closed twice',
      '<item><title>1</title></item></item><item><title>2</title></item><item><title>3</title></item>',
    ],
    [
      'the feed is cut off',
      '<item><title>1</title></item><item><title>2</title></item><item><title>3</title><enclosure url="https',
    ],
  ])('when %s', (_, items) => {
    const { channel, findings } = reading(
      `<rss><channel>${items}${items.endsWith('https') ? '' : '</channel></rss>'}`,
    );
    expect(channel?.items.map(({ title }) => title?.text)).toEqual(['1', '2', '3']);
    expect(findings).toHaveLength(1);
  });
});

test('a tag with a space before its name is text, and its end tag no second fault', () => {
  const { findings, channel } = reading(feed('< title>Part 1</title><guid>1</guid>'));
  expect(findings.map(({ rule }) => rule)).toEqual(['xml/unescaped-less-than']);
  expect(channel?.items[0]?.element.text).toBe('< title>Part 1');
});

test.each(['<a></a>', '<a/>', '<!-- </a></b> -->', '<![CDATA[</a></b>]]>', '<?b </a>?>'])(
  'what lies too deep is passed over, and nothing behind it: %s',
  (inside) => {
    const deep = `${'<b>'.repeat(300)}${inside}${'</b>'.repeat(300)}`;
    const text = feed(`<title>Part 1</title>${deep}<guid>1</guid>`);
    const { findings, channel } = reading(text);
    expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
      ['xml/limit-exceeded', 'Elements are nested more than 256 deep; deeper ones are not read.'],
    ]);
    expect(channel?.items.map(({ guid, title }) => [title?.text, guid?.text])).toEqual([
      ['Part 1', '1'],
      ['Part 2', undefined],
    ]);
  },
);

test.each([
  [
    'the name of an element',
    (name: string) => `<${name}/>`,
    51_000,
    'The name is 51000 characters long; players take 50000 at most.',
  ],
  [
    'the name of an attribute',
    (name: string) => `<a ${name}="b"/>`,
    51_000,
    'The name is 51000 characters long; players take 50000 at most.',
  ],
  ['the name of an element', (name: string) => `<${name}/>`, 50_000, undefined],
])('%s may have so many characters: %#', (_, written, length, message) => {
  const { findings, channel } = reading(feed(`<title>Part 1</title>${written('n'.repeat(length))}`));
  expect(findings.map((each) => each.message)).toEqual(message === undefined ? [] : [message]);
  expect(channel?.items[0]?.title?.text).toBe('Part 1');
});

test.each([
  [1000, []],
  [1003, ['The tag has more than 1000 attributes; from here on they are not read.']],
])('of %i attributes the first thousand are read', (count, messages) => {
  const attributes = Array.from({ length: count }, (__, index) => `a${index}="${index}"`).join(' ');
  const { findings, channel } = reading(feed(`<title ${attributes}>Part 1</title>`));
  expect(findings.map(({ message }) => message)).toEqual(messages);
  expect(channel?.items[0]?.title?.attributes.map(({ value }) => Number(value))).toEqual(
    Array.from({ length: 1000 }, (__, index) => index),
  );
});

test('what is nearly one of the five references of XML is none', () => {
  const names = ['amp', 'lt', 'gt', 'quot', 'apos'].flatMap((name) =>
    [...name].flatMap((_, at) => [
      name.slice(0, at) + name.slice(at + 1),
      `${name.slice(0, at)}m${name.slice(at + 1)}`,
      `${name.slice(0, at)}t${name.slice(at)}`,
    ]),
  );
  for (const name of new Set(names)) {
    const isOne = /^(?:amp|lt|gt|quot|apos)$/.test(name);
    const { findings } = reading(feed(`<title>&${name};</title>`));
    expect([name, findings.map(({ rule }) => rule)]).toEqual([name, isOne ? [] : ['xml/undefined-entity']]);
  }
});

test('behind too many elements nothing is read, and what was read stays', () => {
  const { findings, channel } = reading(feed(`<title>Part 1</title>${'<a/>'.repeat(90_000)}`));
  expect(findings.map(({ rule }) => rule)).toEqual(['xml/limit-exceeded']);
  expect(findings[0]?.message).toMatch(/^The document has more than 85,\d{3} elements/);
  expect(channel?.items.map(({ title }) => title?.text)).toEqual(['Part 1']);
});

test('a feed as dense as the densest that is published is read to its end', () => {
  const { findings } = reading(feed(`<title>${'a'.repeat(30)}</title>`.repeat(120_000)));
  expect(findings).toEqual([]);
});

test('of a thousand faults of a kind the rest is counted, not listed', () => {
  const { findings } = reading(feed('&'.repeat(5000)));
  expect(findings).toHaveLength(1001);
  expect(findings.at(-1)?.rule).toBe('xml/too-many-faults');
});

describe('what stands before the declaration', () => {
  const feedFromHere = '<?xml version="1.0"?><rss><channel><title>Rust</title></channel></rss>';
  test.each([
    ['a blank line', '\n'],
    ['a second byte order mark', '\ufeff\ufeff'],
    ['a byte order mark read as Latin-1', 'ï»¿'],
    ['a warning of a program', '<br />\n<b>Warning</b>: mail() in <b>feed.php</b> on line <b>3</b><br />\n'],
  ])('%s, is one fault', (_, leading) => {
    const { findings, channel } = reading(leading + feedFromHere);
    expect(findings.map(({ rule, span }) => [rule, span.start])).toEqual([
      ['xml/leading-content-before-declaration', 0],
    ]);
    expect(channel?.title?.text).toBe('Rust');
  });

  test('is not the document itself, in which one is quoted', () => {
    const { findings, root } = reading(
      'oops <rss><channel><title><![CDATA[<?xml version="1.0"?>]]></title></channel></rss>',
    );
    expect(findings.map(({ rule }) => rule)).toEqual(['xml/text-before-root']);
    expect(root?.name).toBe('rss');
  });
});
