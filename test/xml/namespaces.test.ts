import { describe, expect, test } from 'vitest';
import { readText } from '../../src/xml/document.js';
import { misspelled, namespaces, prefixOf, uriOf } from '../../src/xml/namespaces.js';
import { firstWrongInUri } from '../../src/xml/uri.js';

const reading = (text: string) => readText(text, { name: 'feed.xml' });
const names = (text: string): string[] => reading(text).root?.children.map(({ name }) => name) ?? [];

describe('names are those of the vocabulary, whatever the feed calls it', () => {
  test.each([
    [
      'its own prefix',
      '<rss xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd"><i:image/></rss>',
      'itunes:image',
    ],
    ['no prefix', '<rss><image xmlns="http://www.itunes.com/dtds/podcast-1.0.dtd"/></rss>', 'itunes:image'],
    [
      'the first address',
      '<rss xmlns:p="https://podcastindex.org/namespace/1.0"><p:guid/></rss>',
      'podcast:guid',
    ],
    [
      'the second address',
      '<rss xmlns:p="https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"><p:guid/></rss>',
      'podcast:guid',
    ],
    [
      'an unknown vocabulary',
      '<rss xmlns:s="https://example.com/ns"><s:mug/></rss>',
      '{https://example.com/ns}mug',
    ],
    [
      'a customary prefix of another',
      '<rss xmlns:media="https://example.com/ns"><media:a/></rss>',
      '{https://example.com/ns}a',
    ],
    [
      'an address with a reference',
      '<rss xmlns:m="http://search.yahoo.com/mrss&#47;"><m:content/></rss>',
      'media:content',
    ],
    [
      'an inner declaration',
      '<rss xmlns:a="urn:x"><a:b xmlns:a="http://www.w3.org/2005/Atom"/></rss>',
      'atom:b',
    ],
    ['the default of early feeds', '<rss xmlns="http://backend.userland.com/rss2"><title/></rss>', 'title'],
    ['a default that ends', '<feed xmlns="http://www.w3.org/2005/Atom"><title xmlns=""/></feed>', 'title'],
    ['xml, which needs no declaration', '<rss><xml:a/></rss>', 'xml:a'],
  ])('with %s', (_, text, name) => {
    expect(names(text)).toEqual([name]);
    expect(reading(text).findings).toEqual([]);
  });

  test('and attributes without a prefix have none', () => {
    const { root } = reading(
      '<a xmlns="http://www.w3.org/2005/Atom" xmlns:a="http://www.w3.org/2005/Atom" b="1" a:b="2" xml:lang="en"/>',
    );
    expect(root?.attributes.map(({ name, value }) => [name, value])).toEqual([
      ['b', '1'],
      ['atom:b', '2'],
      ['xml:lang', 'en'],
    ]);
    expect(root?.declarations.map(({ prefix }) => prefix)).toEqual(['', 'a']);
  });
});

describe('a vocabulary whose address is misspelt is meant all the same', () => {
  test.each([
    ['itunes', 'https://www.itunes.com/dtds/podcast-1.0.dtd'],
    ['itunes', 'http://www.itunes.com/DTDs/Podcast-1.0.dtd'],
    ['itunes', 'http://www.itunes.com/dtds/Podcast-1.0.dtd'],
    ['itunes', 'http://www.itunes.com/dtd/podcast-1.0.dtd'],
    ['itunes', 'https://example.com/dtds/podcast-1.0.dtd'],
    ['podcast', 'http://podcastindex.org/namespace/1.0'],
    ['podcast', 'https://example.com/shows'],
    ['podcast', 'https://podcastindex.org/namespace/1.0/'],
    ['atom', 'http://w3.org/2005/Atom'],
    ['media', 'http://search.yahoo.com/mrss'],
    ['content', 'http://purl.org/rss/1.0/modules/content'],
  ])('%s as %s', (prefix, address) => {
    const text = `<rss xmlns:${prefix}="${address}"><${prefix}:a/><${prefix}:b/></rss>`;
    const { findings, fatal } = reading(text);
    expect(findings.map(({ rule, span }) => [rule, text.slice(span.start, span.end)])).toEqual([
      [
        prefix === 'itunes' || prefix === 'podcast'
          ? 'xml/namespace-uri-misspelled'
          : 'xml/namespace-uri-unofficial',
        address,
      ],
    ]);
    expect(findings[0]?.fix?.edits[0]?.text).toBe(uriOf(prefix));
    expect(names(text)).toEqual([`${prefix}:a`, `${prefix}:b`]);
    expect(fatal).toBe(false);
  });

  test.each([
    ['atom', 'http://www.w3.org/2007/app'],
    ['media', 'https://example.com/mrss'],
    ['x', 'http://www.itunes.com/dtds/podcast-2.0.dtd'],
  ])('but %s as %s is another one', (prefix, address) => {
    expect(misspelled(prefix, address)).toBeUndefined();
  });

  test('and no known address is taken for a misspelt one', () => {
    for (const [prefix, { uri }] of Object.entries(namespaces)) expect(prefixOf(uri)).toBe(prefix);
  });
});

test('a prefix that is not declared is one fault, and is taken for the vocabulary that it stands for', () => {
  const text = '<rss version="2.0"><itunes:a/><itunes:b podcast:c="1"/></rss>';
  const { findings } = reading(text);
  expect(findings.map(({ rule, span }) => [rule, span.start])).toEqual([
    ['xml/undeclared-prefix', text.indexOf('itunes')],
    ['xml/undeclared-prefix', text.indexOf('podcast')],
  ]);
  expect(names(text)).toEqual(['itunes:a', 'itunes:b']);
  expect(findings[0]?.fix?.edits).toEqual([
    { span: { start: 4, end: 4 }, text: ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"' },
  ]);
});

test('a prefix in another case that is not declared is taken for the customary one', () => {
  expect(names('<rss version="2.0"><iTunes:a/></rss>')).toEqual(['itunes:a']);
});

test('a prefix without an address, or with that of another vocabulary, keeps its own', () => {
  expect(names('<rss xmlns:itunes=""><itunes:a/></rss>')).toEqual(['itunes:a']);
  const itunes = 'http://www.itunes.com/dtds/podcast-1.0.dtd';
  const both = `<rss xmlns:itunes="${itunes}" xmlns:podcast="${itunes}"><podcast:a/></rss>`;
  expect(names(both)).toEqual(['podcast:a']);
  expect(reading(both).findings.map(({ rule }) => rule)).toEqual(['xml/namespace-uri-misspelled']);
});

test('a default namespace of the elements that a feed consists of changes no name', () => {
  const text =
    '<rss version="2.0" xmlns="urn:x"><channel><item xmlns="http://www.w3.org/2005/Atom"><title/></item></channel></rss>';
  const document = readText(text, { name: 'feed.xml' });
  expect(document.channel?.items[0]?.title?.name).toBe('title');
  expect(document.root?.expandedName).toBe('{urn:x}rss');
});

describe('a declaration that XML forbids is found', () => {
  test.each([
    ['an empty address', '<a xmlns:b="▶"/>'],
    ['another address for xml', '<a xmlns:xml="▶urn:x"/>'],
    ['another prefix for xml', '<a xmlns:b="▶http://www.w3.org/XML/1998/namespace"/>'],
    ['the prefix xmlns', '<a xmlns:xmlns="▶urn:x"/>'],
    ['the address of xmlns', '<a xmlns:b="▶http://www.w3.org/2000/xmlns/"/>'],
    ['no prefix after the colon', '<a xmlns▶:="urn:x"/>'],
    ['two colons', '<a xmlns:b▶:c="urn:x"/>'],
    ['a blank in the address', '<a xmlns="https://example.com/a▶ b"/>'],
    ['a name with two colons', '<a:b▶:c xmlns:a="urn:x"/>'],
    ['a name that starts with a colon', '<▶:a/>'],
    ['a prefix without a name', '<a xmlns:b="urn:x" b▶:="1"/>'],
  ])('%s', (_, marked) => {
    const at = marked.indexOf('▶');
    const { findings, fatal } = reading(marked.replace('▶', ''));
    expect(findings.map(({ rule, span }) => [rule, span.start])).toEqual([['xml/namespace-invalid', at]]);
    expect(fatal).toBe(true);
  });
});

describe('the first character that keeps a text from being a URI', () => {
  test.each([
    'https://example.com/▶{ns}',
    'https://example.com:80▶a/',
    'https://exa▶[mple.com/',
    'https://example.com/▶%',
    'https://example.com/#a▶#b',
    'https://example.com/?a=▶[1]',
    'https://example.com/▶ä',
    '1a▶:b',
    'a▶ b',
    '▶é',
  ])('%s', (marked) => {
    expect(firstWrongInUri(marked.replace('▶', ''))).toBe(marked.indexOf('▶'));
  });

  test.each([
    '',
    'urn:x',
    'foo',
    '//host/path',
    'http://[::1]:80/a?b=c#d[1]',
    'a:b:c',
    'https://u:p@example.com:80/%C3%A4',
  ])('is none in "%s"', (uri) => {
    expect(firstWrongInUri(uri)).toBe(-1);
  });
});
