import { expect, test } from 'vitest';
import { check } from '../../../src/check.js';
import { readText } from '../../../src/xml/document.js';
import { place } from '../place.js';

/** What Spotify alone says about pictures. */
function told(markup: string): readonly string[] {
  const document = readText(place(markup), { name: 'feed.xml' });
  const { diagnostics } = check(document, { profiles: ['spotify'], now: 0 });
  return diagnostics.flatMap(({ rule }) => (/image/.test(rule) ? [rule] : []));
}

test('Spotify sees no picture of a show that has its address between the tags', () => {
  expect(told('<itunes:image>https://media.example.com/cover.jpg</itunes:image>')).toEqual([
    'itunes/image-href-missing',
  ]);
});

test('Spotify does not ask for the picture of an episode', () => {
  expect(told('<item><title>Rust for Linux</title><itunes:image href=""/></item>')).toEqual([]);
});
