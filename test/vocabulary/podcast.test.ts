import { expect, test } from 'vitest';
import { isKnownLicense } from '../../src/rules/podcast/licenses.js';
import { everyMedium } from '../../src/vocabulary/mediums.js';
import { groups, groupsOf, roles, taxonomy } from '../../src/vocabulary/people.js';
import { adopted } from '../../src/vocabulary/podcast.js';
import { services } from '../../src/vocabulary/services.js';

test('the namespace has 32 elements', () => expect(Object.keys(adopted)).toHaveLength(32));

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
