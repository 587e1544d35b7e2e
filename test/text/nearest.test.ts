import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSlip, nearest } from '../../src/text/nearest.js';

test.each([
  ['langauge', 'language'],
  ['languge', 'language'],
  ['anguage', 'language'],
  ['LANGUAGES', 'language'],
  ['titel', 'title'],
  ['xyz', undefined],
  ['', undefined],
])('"%s" means %s', (word, meant) => {
  expect(nearest(word, ['title', 'language', 'link'])).toBe(meant);
});

test('of two that are as near, the first is meant', () => {
  expect(nearest('bat', ['cat', 'hat'])).toBe('cat');
});

test('any word is a slip away from itself with two letters swapped, one left out, or one doubled', () => {
  const words = fc.stringMatching(/^[a-z]{2,20}$/);
  fc.assert(
    fc.property(words, fc.nat(), (word, seed) => {
      const at = seed % (word.length - 1);
      const swapped = word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
      for (const slip of [
        swapped,
        word.slice(0, at) + word.slice(at + 1),
        word.slice(0, at + 1) + word.slice(at),
      ]) {
        expect(isSlip(slip, word)).toBe(true);
      }
    }),
  );
});
