import { expect, test } from 'vitest';
import { feeds } from './feeds.js';
import { declared, fuzz } from './fuzz.js';

test.each([
  ['five feeds', feeds, 30_000],
  ['a document type declaration', [declared], 20_000],
])('mutants of %s: each difference from libxml2 is of a class with a decision', (_of, of, mutants) => {
  const { accepted, refused, known, unexplained } = fuzz(of, mutants, 2026);
  expect(unexplained).toEqual([]);
  expect(accepted + refused).toBe(mutants);
  expect(accepted).toBeGreaterThan(mutants / 20);
  const differing = Object.values(known).reduce((sum, each) => sum + each, 0);
  expect(differing).toBeLessThan(mutants / 10);
});
