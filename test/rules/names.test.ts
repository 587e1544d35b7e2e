import { expect, test } from 'vitest';
import { nearestName } from '../../src/rules/grammar/elements.js';

const known = ['itunes:category', 'itunes:order', 'itunes:duration', 'itunes:new-feed-url'];

test.each([
  ['itunes:catagory', 'itunes:category'],
  ['itunes:newfeedurl', 'itunes:new-feed-url'],
  ['itunes:provider', undefined],
  ['itunes:description', undefined],
])('%s means %s: what both begin with makes no name likely', (name, meant) => {
  expect(nearestName(name, known)).toBe(meant);
});
