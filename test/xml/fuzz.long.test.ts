import { expect, test } from 'vitest';
import { fuzz } from './fuzz.js';

test('20,000 mutants of five feeds: we refuse what libxml2 refuses, and read what it reads', () => {
  const { accepted, refused, known, unexplained } = fuzz(20_000, 2026);
  expect(unexplained).toEqual([]);
  expect(accepted + refused).toBe(20_000);
  expect(accepted).toBeGreaterThan(20_000 / 10);
  expect(known).toBeLessThan(20_000 / 1000);
});
