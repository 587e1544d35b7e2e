import { expect, test } from 'vitest';
import { wholeWord } from '../../src/text/whole-word.js';

test.each([
  ['S01E02', 'S01E02'],
  ['The S01E02 and S03E04', 'S01E02'],
  ['aS01E02 (S03E04)', 'S03E04'],
  ['S01E02a', undefined],
  ['äS01E02', undefined],
  ['S01E02ы', undefined],
  ['𝒜S01E02', undefined],
  ['S01E02𝒜', undefined],
  ['🦀S01E02🦀', 'S01E02'],
  ['1S01E02', undefined],
  ['“S01E02”', 'S01E02'],
])('in %j the whole word is %j', (text, found) => {
  expect(wholeWord(/S\d\dE\d\d/gi, text)?.[0]).toBe(found);
});

test('a pattern starts from the beginning each time', () => {
  const pattern = /ep/g;
  expect(wholeWord(pattern, 'ep ep')?.index).toBe(0);
  expect(wholeWord(pattern, 'ep ep')?.index).toBe(0);
});
