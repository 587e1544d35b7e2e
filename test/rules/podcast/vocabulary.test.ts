import { describe, expect, test } from 'vitest';
import { rulebook } from '../../../src/rules/index.js';
import { isKnownLicense } from '../../../src/rules/podcast/licenses.js';
import { everyMedium } from '../../../src/rules/podcast/mediums.js';
import { groups, groupsOf, roles, taxonomy } from '../../../src/rules/podcast/people.js';
import { services } from '../../../src/rules/podcast/services.js';
import type { Tag } from '../../../src/rules/podcast/tag.js';
import { proposals, tagOf, vocabulary } from '../../../src/rules/podcast/vocabulary.js';

const tags = Object.entries<Tag>(vocabulary);

test('the namespace has 32 elements', () => expect(tags).toHaveLength(32));

test('the taxonomy has 63 roles in 11 groups', () => {
  expect(groups).toHaveLength(11);
  expect(Object.values(taxonomy).flat()).toHaveLength(63);
  expect(roles).toHaveLength(62);
  expect(groupsOf('EDITOR')).toEqual(['Writing', 'Video Post-Production']);
  expect(groupsOf('constructor')).toEqual([]);
});

test('the lists have what the namespace lists', () => {
  expect(services).toHaveLength(58);
  expect(everyMedium).toHaveLength(19);
  expect(['arr', 'cc-by-4.0', 'CC-BY-NC-ND-4.0', 'pod-v4v-1.0', 'mit'].filter(isKnownLicense)).toHaveLength(
    5,
  );
  expect(isKnownLicense('our own terms')).toBe(false);
});

describe.each(tags)('%s', (name, tag) => {
  test('stands in elements that exist', () => {
    for (const parent of tag.parents)
      expect(['channel', 'item', ...Object.keys(vocabulary)]).toContain(parent);
    expect(proposals).not.toContain(name);
    expect(tagOf(name)).toBe(tag);
  });

  test('names rules that exist', () => {
    const named = Object.values(tag.attributes).flatMap(({ rule, absence }) => [rule, absence]);
    for (const id of named) if (id !== undefined) expect(rulebook).toHaveProperty([id]);
  });

  test('knows what its attributes depend on', () => {
    for (const { unless } of Object.values(tag.attributes)) {
      if (unless) expect(tag.attributes).toHaveProperty([unless[0]]);
    }
  });
});

test('what belongs to no table belongs to nobody', () => {
  for (const name of ['podcast:constructor', 'constructor', '__proto__', 'podcast:Person']) {
    expect(tagOf(name)).toBeUndefined();
  }
});
