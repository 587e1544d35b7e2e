import { describe, expect, test } from 'vitest';
import { standingOfCategory, standingOfSubcategory } from '../../../src/rules/itunes/standing.js';
import { categories, retired, successors } from '../../../src/vocabulary/categories.js';

const tops = Object.keys(categories);
const pairs = Object.entries(categories).flatMap(([top, subs]) => subs.map((sub) => [top, sub] as const));

test('there are 19 categories and 91 subcategories, and no two of a name', () => {
  expect(tops).toHaveLength(19);
  expect(pairs).toHaveLength(91);
  expect(new Set([...tops, ...pairs.map(([, sub]) => sub)]).size).toBe(110);
});

test.each(tops)('%s is a category', (top) => {
  expect(standingOfCategory(top)).toEqual({ kind: 'current' });
});

test.each(pairs)('%s > %s is a subcategory, and nothing else', (top, sub) => {
  expect(standingOfSubcategory(sub, top)).toEqual({ kind: 'current' });
  expect(standingOfCategory(sub)).toEqual({ kind: 'elsewhere', path: `${top} > ${sub}` });
  expect(standingOfSubcategory(sub.toUpperCase(), top)).toEqual({ kind: 'case', right: sub });
});

test('what is retired is not of today', () => {
  for (const [top, subs] of Object.entries(retired)) {
    for (const sub of subs) expect([top, categories[top]?.includes(sub) ?? false]).toEqual([top, false]);
  }
});

test.each(Object.entries(successors))('%s is retired, and %s is of today', (path, now) => {
  const [top = '', sub] = path.split(' > ');
  expect(sub === undefined ? top in retired : retired[top]).toBeTruthy();
  if (sub !== undefined) expect(retired[top]).toContain(sub);
  for (const each of now) {
    const [category = '', subcategory] = each.split(' > ');
    const standing =
      subcategory === undefined ? standingOfCategory(category) : standingOfSubcategory(subcategory, category);
    expect(standing).toEqual({ kind: 'current' });
  }
});

describe('a category', () => {
  test.each([
    ['technology', { kind: 'case', right: 'Technology' }],
    ['Kids and Family', { kind: 'case', right: 'Kids & Family' }],
    ['TV & film', { kind: 'case', right: 'TV & Film' }],
    ['Health&Fitness', { kind: 'case', right: 'Health & Fitness' }],
    ['Health', { kind: 'retired', now: ['Health & Fitness'] }],
    ['Science & Medicine', { kind: 'retired', now: ['Science', 'Health & Fitness > Medicine'] }],
    ['Talk Radio', { kind: 'retired', now: [] }],
    ['Tecnology', { kind: 'unknown', perhaps: 'Technology' }],
    ['Programmierung', { kind: 'unknown' }],
    ['constructor', { kind: 'unknown' }],
    ['', { kind: 'unknown' }],
  ])('%s', (name, standing) => {
    expect(standingOfCategory(name)).toEqual(standing);
  });
});

describe('a subcategory', () => {
  test.each([
    ['How-To', 'Education', { kind: 'case', right: 'How To' }],
    ['Stand Up', 'Comedy', { kind: 'case', right: 'Stand-Up' }],
    ['Mental Health', 'Health', { kind: 'current' }],
    ['Video Games', 'Games & Hobbies', { kind: 'current' }],
    ['Literature', 'Arts', { kind: 'retired', now: ['Arts > Books'] }],
    ['Tech News', 'Technology', { kind: 'retired', now: ['News > Tech News'] }],
    ['History', 'Society & Culture', { kind: 'retired', now: ['History'] }],
    ['Philosophy', 'Religion & Spirituality', { kind: 'retired', now: ['Society & Culture > Philosophy'] }],
    ['Professional', 'Sports & Recreation', { kind: 'retired', now: [] }],
    ['Podcasting', 'Technology', { kind: 'retired', now: [] }],
    ['Documentary', 'News', { kind: 'elsewhere', path: 'Society & Culture > Documentary' }],
    ['Comedy', 'Technology', { kind: 'elsewhere', path: 'Comedy' }],
    ['Polticis', 'News', { kind: 'unknown', perhaps: 'Politics' }],
    ['Rust', 'Technology', { kind: 'unknown' }],
    ['toString', 'constructor', { kind: 'unknown' }],
  ])('%s of %s', (name, category, standing) => {
    expect(standingOfSubcategory(name, category)).toEqual(standing);
  });
});
