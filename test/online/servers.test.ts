import { describe, expect, test } from 'vitest';
import { feedCases } from './feed-cases.js';
import { fileCases } from './file-cases.js';
import { foundIn } from './site.js';

const cases = [...feedCases, ...fileCases];

test('there are sixty ways to misbehave, and some that are right', () => {
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  expect(cases.filter(({ found }) => found.length > 0).length).toBeGreaterThanOrEqual(60);
});

describe('one rule finds each of the ways in which a server misbehaves', () => {
  test.each(cases)('$name', async (each) => {
    expect((await foundIn(each)).sort()).toEqual(each.found);
  });
});
