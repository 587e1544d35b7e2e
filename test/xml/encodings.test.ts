import { describe, expect, test } from 'vitest';
import { read } from '../../src/xml/document.js';
import { libxml2 } from './oracle.js';

const reading = (bytes: Uint8Array) => read(bytes, { name: 'feed.xml' });

/** A document with a text in it, in the bytes of an encoding. */
function declared(encoding: string, content: Buffer | string): Buffer {
  const text = Buffer.from(content);
  return Buffer.concat([
    Buffer.from(`<?xml version="1.0" encoding="${encoding}"?><a>`),
    text,
    Buffer.from('</a>'),
  ]);
}

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

describe('a document is read in the encoding that players read it in', () => {
  test.each([
    ['UTF-8', declared('UTF-8', 'Łódź 🦀'), 'Łódź 🦀'],
    ['utf8', declared('utf8', 'Łódź'), 'Łódź'],
    ['ISO-8859-1', declared('ISO-8859-1', Buffer.from([0x43, 0x61, 0x66, 0xe9, 0x80])), 'Café\x80'],
    ['latin1', declared('latin1', Buffer.from([0xe9])), 'é'],
    ['ISO-8859-2', declared('ISO-8859-2', Buffer.from([0xa3, 0xf3])), 'Łó'],
    ['ISO-8859-15', declared('ISO-8859-15', Buffer.from([0xa4])), '€'],
    ['windows-1252', declared('windows-1252', Buffer.from([0x93, 0x80, 0x94, 0x81])), '“€”\x81'],
    ['windows-1251', declared('windows-1251', Buffer.from([0xd0, 0xe0])), 'Ра'],
    ['Shift_JIS', declared('Shift_JIS', Buffer.from([0x83, 0x89])), 'ラ'],
    ['GB18030', declared('GB18030', Buffer.from([0xc4, 0xe3])), '你'],
    ['UTF-16 with a mark', utf16('\ufeff<?xml version="1.0" encoding="UTF-16"?><a>Łódź</a>'), 'Łódź'],
    ['UTF-16 of the other order', utf16('\ufeff<a>Łódź</a>').swap16(), 'Łódź'],
    ['UTF-16 without a mark', utf16('<?xml version="1.0" encoding="UTF-16LE"?><a>Łódź</a>'), 'Łódź'],
    [
      'UTF-16 of the other order, without a mark',
      utf16('<?xml version="1.0" encoding="UTF-16BE"?><a>Łódź</a>').swap16(),
      'Łódź',
    ],
  ])('%s', (_, bytes, text) => {
    const { root, findings } = reading(bytes);
    expect({ text: root?.text, findings }).toEqual({ text, findings: [] });
    expect(libxml2(bytes)).toMatchObject({ tree: { text } });
  });
});

test('the encoding that was used and the one that was declared are told', () => {
  expect(reading(Buffer.from('<a/>')).encoding).toEqual({ used: 'UTF-8', declared: undefined, mark: false });
  expect(reading(Buffer.from('\ufeff<a/>')).encoding).toEqual({
    used: 'UTF-8',
    declared: undefined,
    mark: true,
  });
  expect(reading(declared('Latin1', '')).encoding).toEqual({
    used: 'ISO-8859-1',
    declared: 'Latin1',
    mark: false,
  });
});

describe('bytes and declaration that contradict each other are found', () => {
  const mark = Buffer.from('\ufeff');
  test.each([
    [
      'UTF-8 with a mark, declared as Latin-1',
      Buffer.concat([mark, declared('ISO-8859-1', 'é')]),
      'xml/encoding-declaration-ignored',
      30,
    ],
    [
      'UTF-16 declared as UTF-8',
      utf16('\ufeff<?xml version="1.0" encoding="utf-8"?><a/>'),
      'xml/encoding-declaration-ignored',
      30,
    ],
    ['single bytes declared as UTF-16', declared('UTF-16', 'a'), 'xml/encoding-contradiction', 30],
    ['single bytes declared as UCS-4', declared('UCS-4', 'a'), 'xml/encoding-contradiction', 30],
    ['an encoding that nobody knows', declared('UTF-9', 'a'), 'xml/encoding-unsupported', 30],
    ['Latin-1 declared as UTF-8', declared('UTF-8', Buffer.from([0x43, 0xe9])), 'xml/invalid-utf8', 42],
    ['Latin-1 declared as US-ASCII', declared('US-ASCII', Buffer.from([0x43, 0xe9])), 'xml/invalid-utf8', 45],
    ['half a character of Shift_JIS', declared('Shift_JIS', Buffer.from([0x83])), 'xml/invalid-utf8', 45],
    [
      'half a character of UTF-16',
      Buffer.concat([utf16('\ufeff<a/>'), Buffer.from([0x20])]),
      'xml/invalid-utf8',
      4,
    ],
    ['half a surrogate pair', utf16('\ufeff<a>\ud83e</a>'), 'xml/invalid-character', 3],
  ])('%s', (_, bytes, rule, at) => {
    const { findings, fatal } = reading(bytes);
    expect(findings.map((finding) => [finding.rule, finding.span.start])).toContainEqual([rule, at]);
    expect(findings[0]?.rule).toBe(rule);
    expect('refusal' in libxml2(bytes)).toBe(fatal);
  });
});

test.each([
  ['UTF-8 declared as US-ASCII', declared('US-ASCII', 'é'), 'encoding="UTF-8"'],
  ['UTF-8 declared as Shift_JIS', declared('Shift_JIS', '🦀'), 'encoding="UTF-8"'],
  ['Latin-1 declared as US-ASCII', declared('US-ASCII', Buffer.from([0xe9])), undefined],
  ['UTF-8 declared as UTF-16', declared('UTF-16', 'é'), 'encoding="UTF-8"'],
])('%s is declared as what it is only by a fix that is certain', (_, bytes, written) => {
  const { findings, source } = reading(bytes);
  const fixes = findings.flatMap(({ fix }) => fix?.edits ?? []);
  const fixed = fixes.reduceRight(
    (text, { span, text: now }) => text.slice(0, span.start) + now + text.slice(span.end),
    source.text,
  );
  expect(/encoding="[^"]*"/.exec(fixes.length === 0 ? '' : fixed)?.[0]).toBe(written);
});

test('the first byte that is not UTF-8 is found behind characters of every length', () => {
  const sequences = ['a', 'é', '日', '🦀'];
  const malformed = [
    '80',
    'bf',
    'c0af',
    'c1bf',
    'c3',
    'c328',
    'e08080',
    'e282',
    'eda080',
    'f0808080',
    'f09f',
    'f4908080',
    'f5',
    'ff',
  ];
  for (const before of sequences) {
    for (const bytes of malformed) {
      const text = `<a>${before}`;
      const document = Buffer.concat([Buffer.from(text), Buffer.from(bytes, 'hex'), Buffer.from('</a>')]);
      const { findings } = reading(document);
      expect([bytes, findings.map(({ rule, span }) => [rule, span.start])]).toEqual([
        bytes,
        [['xml/invalid-utf8', text.length]],
      ]);
    }
  }
});

describe('control characters are found wherever they stand among four bytes', () => {
  test.each([0, 1, 2, 3, 4, 5, 6, 7])('after %i letters, in a view of any alignment', (letters) => {
    const bytes = Buffer.from(`<a>${'x'.repeat(letters)}\x1f</a>`);
    for (let offset = 0; offset < 4; offset++) {
      const view = Buffer.concat([Buffer.alloc(offset), bytes]).subarray(offset);
      expect(reading(view).findings.map(({ rule, span }) => [rule, span.start])).toEqual([
        ['xml/invalid-character', 3 + letters],
      ]);
    }
  });
});

describe('what is no feed is called by its name', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'xml/not-a-feed', /empty/],
    ['white space', Buffer.from(' \r\n'), 'xml/not-a-feed', /empty/],
    ['a recording', Buffer.from('0000001866747970', 'hex'), 'xml/not-a-feed', /MP4/],
    ['gzip', Buffer.from('1f8b0800', 'hex'), 'xml/not-a-feed', /gzip/],
    [
      'JSON',
      Buffer.from('{ "version": "https://jsonfeed.org/version/1.1", "title": "<b>" }'),
      'xml/not-a-feed',
      /JSON/,
    ],
    ['a list in JSON', Buffer.from('[{"title":"Rust"}]'), 'xml/not-a-feed', /JSON/],
    ['text', Buffer.from('404 page not found'), 'xml/not-a-feed', /markup/],
    ['lines', Buffer.from('Hello.\r\nThere.'), 'xml/not-a-feed', /starts with "Hello\."/],
    [
      'a transcript',
      Buffer.from('WEBVTT\n\n00:00.000 --> 00:02.000\n<v Alex>Hi.'),
      'xml/not-a-feed',
      /in WebVTT/,
    ],
    [
      'a web page',
      Buffer.from('<!doctype html><title>Log in<p>Name: <input>'),
      'xml/html-instead-of-feed',
      /web page/,
    ],
    [
      'an old web page',
      Buffer.from('<HTML><body>Error 500 &nbsp;</HTML>'),
      'xml/html-instead-of-feed',
      /web page/,
    ],
    ['only a comment', Buffer.from('<!-- soon -->'), 'xml/root-missing', /no element/],
  ])('%s', (_, bytes, rule, message) => {
    const { findings, channel } = reading(bytes);
    expect(findings.map((finding) => finding.rule)).toEqual([rule]);
    expect(findings[0]?.message).toMatch(message);
    expect(channel).toBeUndefined();
  });

  test('but text in square brackets before a feed is a text before a feed', () => {
    const { findings, channel } = reading(Buffer.from('[warning] cache is old\n<rss><channel/></rss>'));
    expect(findings.map(({ rule }) => rule)).toEqual(['xml/text-before-root']);
    expect(channel).toBeDefined();
  });
});

test('a document that is longer than allowed is not read', () => {
  const { findings, root, fatal } = read(Buffer.from('<rss></rss>'), { name: 'feed.xml', maxBytes: 10 });
  expect(findings.map(({ rule }) => rule)).toEqual(['xml/limit-exceeded']);
  expect([root, fatal]).toEqual([undefined, true]);
  const recording = read(Buffer.from('ID3 and what is heard'), { name: '603.mp3', maxBytes: 10 });
  expect(recording.findings.map(({ rule }) => rule)).toEqual(['xml/not-a-feed']);
});
