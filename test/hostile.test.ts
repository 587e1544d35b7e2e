import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { check } from '../src/check.js';
import { profiles } from '../src/diagnostic.js';
import { filesAtHand } from '../src/io/at-hand.js';
import { formats } from '../src/report/index.js';
import { read } from '../src/xml/document.js';

const channel = (inside: string) => `<rss version="2.0"><channel><title>T</title>${inside}</channel></rss>`;

/** Feeds that are longer than a call has arguments, a regular expression has stack, or a quadratic loop has time. */
const feeds: readonly (readonly [what: string, feed: () => string | Buffer, finds: string])[] = [
  ['children', () => channel('<a/>'.repeat(130_000)), 'xml/limit-exceeded'],
  ['empty items', () => channel('<item/>'.repeat(15_000)), 'rss/item-title-and-description-missing'],
  [
    'pieces of mojibake',
    () => channel(`<item><title>${'Ã¤漢'.repeat(130_000)}</title></item>`),
    'text/mojibake',
  ],
  [
    'attributes in notes',
    () => channel(`<item><description><![CDATA[<p ${'align="" '.repeat(130_000)}>]]></description></item>`),
    'rss/guid-missing',
  ],
  [
    'labels in an address',
    () => channel(`<link>https://${'a.'.repeat(2_200_000)}</link>`),
    'rss/link-invalid',
  ],
  [
    'parts of a language',
    () => channel(`<language>en-a${'-bb'.repeat(500_000)}</language>`),
    'rss/value-over-255',
  ],
  [
    'spaces in a date',
    () => channel(`<item><pubDate>a${' '.repeat(1_000_000)}b</pubDate></item>`),
    'rss/pubdate-invalid',
  ],
  [
    'bytes that are not UTF-8',
    () => Buffer.concat([Buffer.from('<rss version="2.0"><channel><title>'), Buffer.alloc(3_000_000, 0xff)]),
    'xml/invalid-utf8',
  ],
];

describe('a feed of very many', () => {
  test.each(feeds)('%s is judged to its end, in a report of a bounded length', async (_what, feed, finds) => {
    const document = read(Buffer.from(feed()), { name: 'feed.xml' });
    const folder = { base: 'https://example.com/', folder: tmpdir(), name: 'here' };
    expect(await filesAtHand(document, [folder])).toBeUndefined();
    const { diagnostics, skipped, more } = check(document, { profiles, now: Date.UTC(2026, 10, 20) });
    expect(diagnostics.map(({ rule }) => rule)).toContain(finds);
    const print = await formats.json.load();
    const files = [{ name: 'feed.xml', diagnostics, more, document }];
    const printed = print({ files, profiles, skipped, accepted: 0, fixable: [] }, { color: false });
    expect(printed.length).toBeLessThan(3_000_000);
  });
});
