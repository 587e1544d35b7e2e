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

/** The distance of Damerau and Levenshtein, as it is defined. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const isSwapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return Math.min(
    distance(a.slice(0, -1), b) + 1,
    distance(a, b.slice(0, -1)) + 1,
    distance(a.slice(0, -1), b.slice(0, -1)) + (a.at(-1) === b.at(-1) ? 0 : 1),
    ...(isSwapped ? [distance(a.slice(0, -2), b.slice(0, -2)) + 1] : []),
  );
}

test('the nearest of any words is meant, unless a third of the letters would be other ones', () => {
  const words = fc.stringMatching(/^[abc]{1,6}$/);
  fc.assert(
    fc.property(words, fc.array(words, { maxLength: 4 }), (word, others) => {
      const most = Math.max(1, Math.floor(word.length / 3));
      const least = Math.min(most + 1, ...others.map((other) => distance(word, other)));
      const meant = least > most ? undefined : others.find((other) => distance(word, other) === least);
      expect(nearest(word, others)).toBe(meant);
      for (const other of others) expect(isSlip(word, other)).toBe(distance(word, other) <= 1);
    }),
  );
});
