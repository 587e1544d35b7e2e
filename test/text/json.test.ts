import { expect, test } from 'vitest';
import { readJson } from '../../src/text/json.js';

const limits = { depth: 3, values: 9 };

test.each([
  ['[[[1]]]', undefined],
  ['{"a": [{"b": 1}], "c": [[1]]}', undefined],
  ['[[[[1]]]]', 3],
  ['[[[{}]]]', 3],
  ['{"a": {"b": {"c": [1]}}}', 18],
  ['[[], [[]], [[[]]]]', 13],
  // What stands in a text nests nothing.
  ['["[[[[", "\\"[[[[", "{{{{"]', undefined],
])('%s nests too deep at %j', (text, at) => {
  const { fault } = readJson(text, limits);
  expect(fault && [fault.kind, fault.span.start]).toEqual(at === undefined ? undefined : ['depth', at]);
});

test('so many values are read and no more', () => {
  expect(readJson('[1, 2, 3, 4]', { depth: 3, values: 5 }).fault).toBeUndefined();
  expect(readJson('[1, 2, 3, 4, 5]', { depth: 3, values: 5 }).fault).toMatchObject({
    kind: 'values',
    span: { start: 13, end: 14 },
    message: 'The JSON has more than 5 values.',
  });
});

test('every value has its place', () => {
  const { root } = readJson(' {"a": [1, "b"]} ', limits);
  if (root?.is !== 'object') throw new Error('not an object');
  const list = root.members.get('a');
  if (list?.is !== 'array') throw new Error('not a list');
  expect([root, list, ...list.items].map(({ start, end }) => [start, end])).toEqual([
    [1, 16],
    [7, 15],
    [8, 9],
    [11, 14],
  ]);
});
