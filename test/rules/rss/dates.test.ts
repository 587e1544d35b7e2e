import { expect, test } from 'vitest';
import { check } from '../../../src/check.js';
import type { DirectoryName, profiles } from '../../../src/directories/index.js';
import { readText } from '../../../src/xml/document.js';
import { place } from '../place.js';

/** The errors that a directory alone has with a date. */
function told(date: string, profile: DirectoryName, strict = false): readonly string[] {
  const feed = place(`<item><title>Rust for Linux</title><pubDate>${date}</pubDate></item>`);
  const { diagnostics } = check(readText(feed, { name: 'feed.xml' }), {
    profiles: [profile],
    now: 0,
    strict,
  });
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
  ['Thu, 11 Dec 2025 16:12:352 GMT', 'rss/pubdate-invalid'],
])('no directory takes "%s"', (date, rule) => {
  for (const directory of directories)
    expect([directory, told(date, directory)]).toEqual([directory, [rule]]);
});

test.each([
  ['Thu, 11 Dec 2025 16:00:00', 'rss/pubdate-zone-problem'],
  ['Thu, 11 Dec 2025 16:00:00 +01:00', 'rss/pubdate-zone-problem'],
  ['Thu, 11 Dec 2025 16:00:00 CET', 'rss/pubdate-zone-problem'],
  ['Thu 11 Dec 2025 16:00:00 GMT', 'rss/pubdate-nonstandard'],
  ['Thursday, 11 December 2025 16:00:00 GMT', 'rss/pubdate-nonstandard'],
  ['Thu, 11 Dec 2025 9:00:00 GMT', 'rss/pubdate-nonstandard'],
])('everybody reads "%s", and the letter forbids it', (date, rule) => {
  expect(told(date, 'apple')).toEqual([]);
  expect(told(date, 'rss')).toEqual([]);
  expect(told(date, 'rss', true)).toEqual([rule]);
  expect(told(date, 'apple', true)).toEqual([rule]);
});

test('the zone UTC is a good one', () => {
  expect(told('Thu, 11 Dec 2025 16:00:00 UTC', 'rss', true)).toEqual([]);
});

test('no date is corrected into another one', () => {
  const feed = place('<item><pubDate>Sun, 28 Apr 2013 15:12:352 CST</pubDate></item>');
  const { diagnostics } = check(readText(feed, { name: 'feed.xml' }), { profiles: ['rss'], now: 0 });
  const [found] = diagnostics.filter(({ rule }) => rule.startsWith('rss/pubdate-'));
  expect(found?.rule).toBe('rss/pubdate-invalid');
  expect(found?.fix).toBeUndefined();
});
