import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRssFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.js';
import { defaultProfiles, profiles } from '../../src/diagnostic.js';
import { applyFixes } from '../../src/fix/apply.js';
import { fixFeed } from '../../src/fix/feed.js';
import { keepsIdentity } from '../../src/fix/identity.js';
import { feedChange } from '../../src/rules/feed-change/index.js';
import { type Document, read } from '../../src/xml/document.js';
import { libxml2 } from '../xml/oracle.js';

const now = Date.UTC(2026, 10, 20);
const folder = join(import.meta.dirname, '../fixtures/feeds');
const feeds = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.xml'),
);

function judge(document: Document) {
  return check(document, { profiles: defaultProfiles, now, everywhere: true }).diagnostics;
}

function errorsIn(document: Document): number {
  return judge(document).filter(({ severity }) => severity === 'error').length;
}

describe('a feed that somebody published', () => {
  test.each(feeds)('is read by others once it is fixed: %s', async (name) => {
    const bytes = readFileSync(join(folder, name));
    const { before, after, bytes: made } = await fixFeed(bytes, { name, judge });
    expect(errorsIn(after)).toBeLessThanOrEqual(errorsIn(before));
    expect(judge(after).filter(({ fix }) => fix?.safe)).toEqual([]);
    const changes = check(after, { profiles, now, previous: before, rules: feedChange }).diagnostics;
    const broken = changes.filter(
      ({ rule, severity }) => severity === 'error' && rule !== 'feed-change/episode-vanished',
    );
    expect(broken).toEqual([]);
    expect(keepsIdentity(before, after)).toBe(true);
    // Nobody can end what was cut off.
    if (after.findings.some(({ rule }) => rule === 'xml/tag-unclosed')) return;
    if (!before.fatal) expect(after.fatal).toBe(false);
    if (after.fatal || after.root?.name !== 'rss') return;
    expect(libxml2(made)).toHaveProperty('tree');
    expect(parseRssFeed(after.source.text).items ?? []).toHaveLength(after.channel?.items.length ?? 0);
  });
});

const malformed = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>Rust & friends</title>
<item><title>One < two</title><guid>a&b</guid><enclosure url="https://example.com/1.mp3?a&b" length="1" type=audio/mpeg /></item>
<item><title>Two\u0008</strong></title><guid>c&amp;d</guid><description>&nbsp; &unknown; &mdash;</description></item>
</channel></rss>
PHP Warning: strlen() expects a string
`;

test('a feed that no player reads is read by all after it is fixed', async () => {
  const { before, after, bytes } = await fixFeed(Buffer.from(malformed), { name: 'feed.xml', judge });
  expect([before.fatal, after.fatal]).toEqual([true, false]);
  expect(libxml2(bytes)).toHaveProperty('tree');
  expect(parseRssFeed(after.source.text).items?.map(({ guid }) => guid?.value)).toEqual(['a&b', 'c&d']);
});

test('what a guid was meant to be is for a person to say, and keeps no other fix from being applied', async () => {
  const feed = malformed.replace('c&amp;d', 'c&nbsp;d');
  const { after } = await fixFeed(Buffer.from(feed), { name: 'feed.xml', judge });
  expect(after.findings.map(({ rule }) => rule)).toEqual(['xml/undefined-entity']);
  expect(after.channel?.items.map(({ guid }) => guid?.text)).toEqual(['a&b', 'c&nbsp;d']);
});

describe('fixes that get in each other’s way', () => {
  const document = read(Buffer.from('<a>one two</a>'), { name: 'feed.xml' });
  const [first] = judge(read(Buffer.from(malformed), { name: 'feed.xml' }));
  const fixing = (start: number, end: number, text: string) => {
    if (!first) throw new Error('nothing was found');
    const fix = { title: 'Write it', safe: true, edits: [{ span: { start, end }, text }] };
    return { ...first, source: document.source, fix };
  };

  test('wait for the next round', () => {
    const { source, fixed, waiting } = applyFixes(document.source, [
      fixing(5, 10, 'x'),
      fixing(3, 6, '1'),
      fixing(7, 10, '2'),
      fixing(10, 10, '!'),
    ]);
    expect(source.text).toBe('<a>1 2</a>');
    expect([fixed.length, waiting.length]).toEqual([2, 2]);
  });

  test('end, even where each undoes the other', async () => {
    const bytes = Buffer.from('<rss version="2.0"><channel><title>a</title></channel></rss>');
    const { fixed, after } = await fixFeed(bytes, {
      name: 'feed.xml',
      judge: ({ source }) => {
        const at = source.text.indexOf('<title>') + 7;
        const text = source.text[at] === 'b' ? 'c' : 'b';
        const fix = { title: 'Write it', safe: true, edits: [{ span: { start: at, end: at + 1 }, text }] };
        return first ? [{ ...first, source, fix }] : [];
      },
    });
    expect([fixed.length, after.channel?.title?.text]).toEqual([2, 'c']);
  });

  const item =
    '<rss version="2.0"><channel><item><guid>a</guid><enclosure url="u" length="1" type="t"/></item></channel></rss>';

  test.each([
    ['a guid', '<guid>', 'a', 'A'],
    ['a guid, at its start', '<guid>', '', '!'],
    ['a guid, at its end', '<guid>a', '', '!'],
    ['the element of a guid', '<item><', 'guid>a</guid', 'GUID>A</GUID'],
    ['the address of a recording', 'url="', 'u', 'U'],
  ])('are not applied where they change %s, and keep no other from it', async (_, before, piece, text) => {
    const start = item.indexOf(before) + before.length;
    const type = item.indexOf('"t"') + 1;
    const { bytes, fixed } = await fixFeed(Buffer.from(item), {
      name: 'feed.xml',
      judge: ({ source }) =>
        source.text === item
          ? [
              { ...fixing(start, start + piece.length, text), source },
              { ...fixing(type, type + 1, 'T'), source },
            ]
          : [],
    });
    expect(Buffer.from(bytes).toString()).toBe(item.replace('"t"', '"T"'));
    expect(fixed).toHaveLength(1);
  });
});
