import { expect, test } from 'vitest';
import { fuzz } from './fuzz.js';

test('1,000 mutants of five feeds: we refuse what libxml2 refuses, and read what it reads', () => {
  const { accepted, refused, known, unexplained } = fuzz(1000, 1);
  expect(unexplained).toEqual([]);
  expect(accepted + refused).toBe(1000);
  expect(accepted).toBeGreaterThan(1000 / 10);
  expect(known).toBeLessThan(1000 / 1000);
});
