import { expect, test } from 'vitest';
import { givenNames } from '../../src/text/given-names.js';

test('a name that was given before gets a number, and so does one with that number', () => {
  const { give, has } = givenNames();
  expect(has('tea')).toBe(false);
  expect(['tea', 'tea', 'tea-2', 'tea-3', 'tea', 'milk'].map(give)).toEqual([
    ...['tea', 'tea-2', 'tea-2-2', 'tea-3', 'tea-4', 'milk'],
  ]);
  expect(['tea', 'tea-4', 'tea-5'].map(has)).toEqual([true, true, false]);
});
