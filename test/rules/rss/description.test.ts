import { expect, test } from 'vitest';
import { check } from '../../../src/check.js';
import { readText } from '../../../src/xml/document.js';
import { place } from '../place.js';

/** What PSP-1 alone says about the words of an item. */
function told(words: string): readonly string[] {
  const feed = place(`<item><title>Rust for Linux</title>${words}</item>`);
  const { diagnostics } = check(readText(feed, { name: 'feed.xml' }), { profiles: ['psp1'], now: 0 });
  return diagnostics.flatMap(({ rule }) => (/description|content/.test(rule) ? [rule] : []));
}

test.each([
  ['', ['rss/item-description-missing']],
  ['<itunes:summary>Rust in C.</itunes:summary>', ['rss/description-only-in-summary']],
  ['<content:encoded>Rust in C.</content:encoded>', ['rss/content-encoded-before-description']],
  ['<description/><content:encoded>Rust in C.</content:encoded>', ['rss/content-encoded-before-description']],
  ['<content:encoded>Rust.</content:encoded><description>Rust in C.</description>', []],
])('PSP-1 asks for a description: %s', (words, rules) => {
  expect(told(words)).toEqual(rules);
});
