import { expect, test } from 'vitest';
import { check } from '../../src/check.js';
import { profiles } from '../../src/diagnostic.js';
import { readText } from '../../src/xml/document.js';
import { place } from '../rules/place.js';

function found(markup: string): readonly string[] {
  const { diagnostics } = check(readText(place(markup), { name: 'feed.xml' }), {
    profiles,
    now: Date.UTC(2026, 10, 20),
  });
  return diagnostics.map(({ rule, help }) => `${rule}: ${help}`);
}

test.each([
  ['<spotify:countryOfOrgin>de</spotify:countryOfOrgin>', 'spotify', 'spotify:countryOfOrigin'],
  ['<atom:lnk href="https://feeds.example.com/" rel="self"/>', 'atom', 'atom:link'],
  ['<item><title>Rust</title><content:encodd>Text</content:encodd></item>', 'content', 'content:encoded'],
  [
    '<item><title>Rust</title><media:contnt url="https://a.example.com/"/></item>',
    'media-rss',
    'media:content',
  ],
  ['<dc:creatr>Matthias</dc:creatr>', 'dc', 'dc:creator'],
  ['<item><title>Rust</title><psc:chaptrs version="1.2"/></item>', 'psc', 'psc:chapters'],
  ['<itunes:authr>Matthias</itunes:authr>', 'itunes', 'itunes:author'],
  ['<podcast:loked>yes</podcast:loked>', 'podcast', 'podcast:locked'],
])('%s is found with what was meant', (markup, vocabulary, meant) => {
  expect(found(markup)).toContain(`${vocabulary}/element-unknown: Write <${meant}> if that is meant.`);
});

test.each(['follow', 'disclosure', 'events', 'verifyOwnership', 'complete', 'alternatefeed'])(
  'podcast:%s is a proposal, not unknown',
  (proposal) => {
    const ids = found(`<podcast:${proposal}>yes</podcast:${proposal}>`).map((each) => each.split(':')[0]);
    expect(ids).toEqual(['podcast/element-unformalized']);
  },
);

test('a vocabulary that nobody knows is nobody’s matter', () => {
  expect(found('<show:mood xmlns:show="https://example.com/ns/shows" tone="calm">calm</show:mood>')).toEqual(
    [],
  );
});
