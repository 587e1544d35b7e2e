import { expect, test } from 'vitest';
import { feeds } from './feeds.js';
import { declared, fuzz } from './fuzz.js';

test.each([
  ['five feeds', feeds, 700],
  ['a document type declaration', [declared], 1000],
])('mutants of %s: we refuse what libxml2 refuses, and read what it reads', (_of, of, mutants) => {
  const { accepted, refused, unexplained } = fuzz(of, mutants, 1969);
  expect(unexplained).toEqual([]);
  expect(accepted + refused).toBe(mutants);
});
