import { expect, test } from 'vitest';
import { shownLength } from '../../src/text/code-point.js';

/** Every unit that may be a space, with letters and pairs between them. */
const units = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));

test('each run of white space is one character, whatever it is made of', () => {
  const wrong = units.filter((unit) => {
    const text = `a${unit}${unit} 🦀${unit}b`;
    return shownLength(text) !== [...text.trim().replace(/\s+/g, ' ')].length;
  });
  expect(wrong).toEqual([]);
  expect(shownLength(` \u00a0${'a \t'.repeat(3)}\n`)).toBe(5);
});
