import { describe, expect, test } from 'vitest';
import { rulebook } from '../../src/rules/index.js';
import type { ElementRow } from '../../src/vocabulary/row.js';
import { isAdopted, type Vocabulary } from '../../src/vocabulary/row.js';
import { nameInOtherCase, rowOf, vocabularies } from '../../src/vocabulary/vocabulary.js';

const tables = Object.entries<Vocabulary>(vocabularies);
const rows = tables.flatMap(([, table]) => Object.entries<ElementRow>(table));

test.each(tables)('every element of %s has its prefix', (prefix, table) => {
  const own = prefix === 'rss' ? /^[a-zA-Z]+$/ : new RegExp(`^${prefix}:`);
  expect(Object.keys(table).filter((name) => !own.test(name))).toEqual([]);
});

describe.each(rows)('%s', (name, row) => {
  const values = [...Object.values(row.attributes ?? {}), ...(row.text ? [row.text] : [])];

  test('is found by its name, and by it in another case', () => {
    expect(rowOf(name)).toBe(row);
    expect(nameInOtherCase(name)).toBeUndefined();
  });

  test('is in elements that exist, and is replaced by one', () => {
    expect(row.parents.filter((parent) => rowOf(parent) === undefined)).toEqual([]);
    // Nobody says where a proposal may be; rss and the roots of other documents are in nothing.
    if (isAdopted(row) && name !== 'rss') expect(row.parents).not.toEqual([]);
    if (row.instead) expect(rowOf(row.instead)).toBeDefined();
  });

  test('names rules that exist', () => {
    const named = values.flatMap(({ rule, absence }) => [rule, absence]);
    for (const id of named) if (id !== undefined) expect(rulebook).toHaveProperty([id]);
  });

  test('knows what its attributes depend on', () => {
    for (const { unless } of Object.values(row.attributes ?? {})) {
      if (unless) expect(row.attributes).toHaveProperty([unless[0]]);
    }
  });
});

test('what belongs to no table belongs to nobody', () => {
  for (const name of ['podcast:constructor', 'constructor', '__proto__', 'podcast:Person']) {
    expect(rowOf(name)).toBeUndefined();
  }
});
