import { expect, test } from 'vitest';
import { check } from '../../../src/check.js';
import { readText } from '../../../src/xml/document.js';
import { place } from '../place.js';

/** What PSP-1 alone says about the words of an item. */
function told(words: string): readonly string[] {
  const feed = place(`<item>${words}</item>`);
  const { diagnostics } = check(readText(feed, { name: 'feed.xml' }), { profiles: ['psp1'], now: 0 });
  return diagnostics.flatMap(({ rule }) => (/description|content/.test(rule) ? [rule] : []));
}

test.each([
  ['<itunes:title>Rust for Linux</itunes:title>', ['rss/item-title-and-description-missing']],
  ['<title>Rust for Linux</title>', ['rss/item-description-missing']],
  [
    '<title>Rust for Linux</title><itunes:summary>Rust in C.</itunes:summary>',
    ['rss/description-only-in-summary'],
  ],
  [
    '<title>Rust for Linux</title><content:encoded>Rust in C.</content:encoded>',
    ['rss/content-encoded-before-description'],
  ],
  [
    '<title>Rust for Linux</title><description/><content:encoded>Rust in C.</content:encoded>',
    ['rss/content-encoded-before-description'],
  ],
  [
    '<title>Rust for Linux</title><content:encoded>Rust.</content:encoded><description>Rust in C.</description>',
    [],
  ],
])('PSP-1 asks for a description: %s', (words, rules) => {
  expect(told(words)).toEqual(rules);
});

test('what YouTube leaves of a description is counted in characters', () => {
  const feed = place(`<description>${'🦀'.repeat(5000)}RUST</description>`);
  const { diagnostics } = check(readText(feed, { name: 'feed.xml' }), { profiles: ['youtube'], now: 0 });
  const found = diagnostics.find(({ rule }) => rule === 'rss/description-too-long');
  expect(feed.slice(found?.span.start, found?.span.end)).toBe('RUST');
});
