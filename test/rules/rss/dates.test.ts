import { expect, test } from 'vitest';
import { check } from '../../../src/check.js';
import type { Profile, profiles } from '../../../src/diagnostic.js';
import { readText } from '../../../src/xml/document.js';
import { place } from '../place.js';

/** What a directory alone is told of a date. */
function told(date: string, profile: Profile): readonly string[] {
  const feed = place(`<item><title>Rust for Linux</title><pubDate>${date}</pubDate></item>`);
  const { diagnostics } = check(readText(feed, { name: 'feed.xml' }), { profiles: [profile], now: 0 });
  return diagnostics.flatMap(({ rule, severity }) =>
    severity === 'error' && rule.startsWith('rss/pubdate-') ? [rule] : [],
  );
}

const directories = ['apple', 'spotify', 'psp1'] as const satisfies readonly (typeof profiles)[number][];

test.each([
  ['Invalid Date', 'rss/pubdate-invalid'],
  ['2025-12-11T16:00:00Z', 'rss/pubdate-iso8601'],
  ['Do, 11 Dez 2025 16:00:00 +0100', 'rss/pubdate-localized'],
  ['Thu, 11 Dec 2025 04:00:00 PM GMT', 'rss/pubdate-localized'],
  ['Thu, 11 Dec 2025 16:00:00', 'rss/pubdate-zone-problem'],
  ['Thu, 11 Dec 2025 16:00:00 +01:00', 'rss/pubdate-zone-problem'],
])('no directory takes "%s"', (date, rule) => {
  for (const directory of directories)
    expect([directory, told(date, directory)]).toEqual([directory, [rule]]);
});

test('a zone that nobody knows is against RSS, and can be read', () => {
  expect(told('Thu, 11 Dec 2025 16:00:00 CET', 'rss')).toEqual(['rss/pubdate-zone-problem']);
  for (const directory of directories) expect(told('Thu, 11 Dec 2025 16:00:00 CET', directory)).toEqual([]);
});
