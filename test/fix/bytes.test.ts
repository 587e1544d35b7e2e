import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.js';
import { profiles } from '../../src/diagnostic.js';
import { fixFeed } from '../../src/fix/feed.js';
import { decode } from '../../src/xml/decode.js';
import { withEdits } from '../../src/xml/encode.js';

/** A text in bytes, written by other hands than the ones under test. */
const encoders: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with a mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16LE': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16BE': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'windows-1252': (text) => Buffer.from(text, 'latin1'),
};

const declared: Readonly<Record<string, string>> = {
  'UTF-16LE': 'UTF-16',
  'UTF-16BE': 'UTF-16',
  'windows-1252': 'windows-1252',
};

/** Lines of a channel or an item that hold a fault with a safe fix. */
const faulty = [
  '<link>https://example.com/?a=1&b=2</link>',
  '<copyright>Jos\u00e9&nbsp;Valim</copyright>',
  '<itunes:explicit>yes</itunes:explicit>',
  '<language>en_US</language>',
  '<pubDate>2025-12-11T16:00:00Z</pubDate>',
  "<itunes:category   text='technology' />",
  '<itunes:type> serial </itunes:type>',
  '<googleplay:author>Matthias</googleplay:author>',
  '<item><title>\t One</title><guid> a </guid><enclosure url="https://example.com/1.mp3?a&b" length="1,234,567" type="audio/mp3"/></item>',
  '<item><title>Two</title><guid>b&c</guid><pubDate>Do, 11 Dez 2025 16:00:00 GMT</pubDate><itunes:duration>43 min</itunes:duration></item>',
];

/** Lines that nothing is wrong with, in the handwriting of somebody else. */
const sound = fc
  .tuple(fc.constantFrom('  ', '\t', ''), fc.stringMatching(/^[a-zà-ÿ ]{0,20}$/), fc.nat(99))
  .map(
    ([indent, words, number]) => `${indent}<!-- ${number} ${words} --><x:y   z = '${words}' >${words}</x:y >`,
  );

const lines = fc.array(fc.oneof(fc.constantFrom(...faulty), sound), { minLength: 1, maxLength: 12 });

function feedOf(body: readonly string[], encoding: string, end: string): Buffer {
  const name = declared[encoding] ?? 'UTF-8';
  const text = [
    `<?xml version="1.0" encoding="${name}"?>`,
    '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:x="urn:x"',
    '     xmlns:googleplay="http://www.google.com/schemas/play-podcasts/1.0">',
    '<channel>',
    ...body,
    '</channel>',
    '</rss>',
    '',
  ].join(end);
  return (encoders[encoding] as (text: string) => Buffer)(text);
}

const settings = { profiles, now: Date.UTC(2026, 10, 20), everywhere: true };

function fixed(bytes: Uint8Array) {
  return fixFeed(bytes, {
    name: 'feed.xml',
    judge: (document) => check(document, settings).diagnostics,
  });
}

describe.each(Object.keys(encoders))('a feed in %s', (encoding) => {
  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('is fixed once and for all, and nothing else of it changes, with %s', async (_name, end) => {
    await fc.assert(
      fc.asyncProperty(lines, async (body) => {
        const bytes = feedOf(body, encoding, end);
        const once = await fixed(bytes);
        const twice = await fixed(once.bytes);
        expect(Buffer.compare(twice.bytes, once.bytes)).toBe(0);
        expect(once.after.encoding).toEqual(once.before.encoding);
        expect(once.after.fatal).toBe(false);

        const { diagnostics } = check(once.after, settings);
        expect(diagnostics.filter(({ fix }) => fix?.safe)).toEqual([]);

        const known = (document: typeof once.after) =>
          document.channel?.items.map(({ guid, enclosures }) => [
            guid?.text,
            enclosures.map((each) => each.attribute('url')?.value),
          ]);
        expect(known(once.after)).toEqual(known(once.before));

        // The lines without a fault are there, byte for byte and in their order, with their ends.
        const made = Buffer.from(once.bytes);
        const plain = encoding.replace(' with a mark', '');
        let at = 0;
        for (const line of body.filter((each) => !faulty.includes(each))) {
          const piece = feedPiece(`${line}${end}`, plain);
          at = made.indexOf(piece, at);
          expect(at).toBeGreaterThan(0);
          at += piece.length;
        }
      }),
      { numRuns: 12 },
    );
  });
});

function feedPiece(text: string, encoding: string): Buffer {
  const bytes = (encoders[encoding] as (text: string) => Buffer)(text);
  return encoding.startsWith('UTF-16') ? bytes.subarray(2) : bytes;
}

describe('edits of bytes', () => {
  const declaration = (name: string) => Buffer.from(`<?xml version="1.0" encoding="${name}"?>`);

  test.each(['UTF-8', 'windows-1252', 'Shift_JIS', 'GBK', 'EUC-JP', 'KOI8-R', 'US-ASCII'])(
    'leave every other byte as it is, whatever the bytes are: %s',
    (name) => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(), (tail, place) => {
          const bytes = Buffer.concat([declaration(name), tail]);
          const { text } = decode(bytes);
          const start = declaration(name).length + (place % (text.length - declaration(name).length + 1));
          // Within a pair of surrogates there is no place.
          if (/^[\udc00-\udfff]/.test(text.slice(start))) return;
          const made = withEdits(bytes, [{ span: { start, end: start }, text: '<' }]);
          if (!made) return;
          const at = Buffer.from(made).findIndex(
            (_, index) =>
              made[index] === 0x3c &&
              Buffer.compare(Buffer.concat([made.subarray(0, index), made.subarray(index + 1)]), bytes) === 0,
          );
          expect(at).toBeGreaterThanOrEqual(0);
        }),
        { examples: [[Uint8Array.of(161, 160, 143, 161, 0), 2]] },
      );
    },
  );

  test.each([
    ['Shift_JIS', ['8389', '41', '93fa', '967b']],
    ['GB18030', ['c4e3', '41', '8139ee39', 'bac3']],
    ['EUC-JP', ['c6fc', '41', '8fb0a1', '42']],
    ['UTF-8', ['41', 'ff', 'e697a5', 'ff', '42']],
    ['UTF-8', ['41', 'c3a9', 'f09fa680', '42']],
    ['Shift_JIS', ['41', '8389', '83']],
  ])('are made between any two characters: %s, %j', (name, characters) => {
    const pieces = characters.map((hex) => Buffer.from(hex, 'hex'));
    const decoded = (some: readonly Buffer[]) =>
      decode(Buffer.concat([declaration(name), ...some])).text.length;
    for (let at = 0; at <= pieces.length; at++) {
      const [before, after] = [pieces.slice(0, at), pieces.slice(at)];
      const start = decoded(before);
      const end = decoded(pieces.slice(0, at + 1));
      const made = withEdits(Buffer.concat([declaration(name), ...pieces]), [
        { span: { start, end }, text: '<' },
      ]);
      const expected = Buffer.concat([declaration(name), ...before, Buffer.from('<'), ...after.slice(1)]);
      expect({ at, made: Buffer.from(made ?? []).toString('latin1') }).toEqual({
        at,
        made: expected.toString('latin1'),
      });
    }
  });

  test('write what an encoding lacks as a reference, except where none is read', () => {
    const bytes = Buffer.from('<?xml version="1.0" encoding="windows-1252"?><a>Q</a><![CDATA[Z]]>');
    const at = (piece: string) => bytes.indexOf(piece);
    const made = withEdits(bytes, [{ span: { start: at('Q'), end: at('Q') + 1 }, text: '“🦀”' }]);
    expect(Buffer.from(made ?? []).toString('latin1')).toContain('<a>\x93&#129408;\x94</a>');
    expect(withEdits(bytes, [{ span: { start: at('Z'), end: at('Z') }, text: '🦀' }])).toBeUndefined();
  });
});
