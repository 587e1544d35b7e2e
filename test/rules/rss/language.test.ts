import { expect, test } from 'vitest';
import { check } from '../../../src/check.js';
import type { DirectoryName } from '../../../src/directories/index.js';
import { readText } from '../../../src/xml/document.js';
import { place } from '../place.js';

/** What a document alone says about the language of a show. */
function told(language: string, profile: DirectoryName): readonly string[] {
  const feed = place(`<language>${language}</language>`);
  const { diagnostics } = check(readText(feed, { name: 'feed.xml' }), { profiles: [profile], now: 0 });
  return diagnostics.flatMap(({ rule }) => (rule.includes('language') ? [rule] : []));
}

test.each([
  ['zh-CHS', 'rss/channel-language-invalid'],
  ['x-klingon', 'rss/channel-language-invalid'],
  ['de_DE', 'rss/channel-language-separator'],
])('neither Apple nor PSP-1 takes the language "%s"', (language, rule) => {
  for (const profile of ['apple', 'psp1'] as const) expect(told(language, profile)).toEqual([rule]);
});

test('a code of old Windows is told of once to readers of RSS', () => {
  expect(told('zh-CHS', 'rss')).toEqual(['rss/language-legacy-code']);
});
