import { expect, test } from 'vitest';
import { isKnownLicense } from '../../src/rules/podcast/licenses.js';
import { everyMedium } from '../../src/vocabulary/mediums.js';
import { groups, groupsOf, roles, taxonomy } from '../../src/vocabulary/people.js';
import { podcast } from '../../src/vocabulary/podcast.js';
import { type ElementRow, isAdopted } from '../../src/vocabulary/row.js';
import { services } from '../../src/vocabulary/services.js';

test.each(Object.entries<ElementRow>(podcast))('%s has a page of its own if it was adopted', (_name, row) => {
  // An element within another is described on the page of that.
  const isOnItsOwn = row.parents.some((parent) => !parent.startsWith('podcast:'));
  if (isAdopted(row) && isOnItsOwn) expect(row.page).toMatch(/^[a-z()-]+$/);
  if (!isAdopted(row)) expect(row.page).toBeUndefined();
});

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
