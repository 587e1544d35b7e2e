import { describe, expect, test } from 'vitest';
import { check } from '../../../src/check.js';
import { profiles } from '../../../src/diagnostic.js';
import { feedChange } from '../../../src/rules/feed-change/index.js';
import type { Rule } from '../../../src/rules/rule.js';
import { base, documentOf, renamed, reordered, type State } from '../../compare/feeds.js';
import { allGuidsChanged, type Expected, type Mutation, mutations } from './mutations.js';

function found(before: State, after: State): readonly (readonly [string, string])[] {
  const document = documentOf(after, 'new.xml');
  const previous = documentOf(before, 'old.xml');
  const now = Date.UTC(2026, 5, 1);
  const { diagnostics } = check(document, { profiles, now, previous, rules: feedChange });
  return diagnostics.map(({ rule, span }) => [rule, document.source.text.slice(span.start, span.end)]);
}

/** The findings in an order that does not depend on that of the items. */
function sorted<T extends readonly [string, unknown]>(findings: readonly T[]): readonly T[] {
  return [...findings].sort(([rule, text], [other, words]) =>
    `${rule} ${text}` < `${other} ${words}` ? -1 : 1,
  );
}

function expectFound(before: State, after: State, expected: readonly Expected[]): void {
  const matchers = sorted(expected).map(([rule, covers]) => [
    rule,
    typeof covers === 'string' ? covers : expect.stringMatching(covers),
  ]);
  expect(sorted(found(before, after))).toEqual(matchers);
}

function states({ from = (state) => state, change }: Mutation): readonly [State, State] {
  const before = from(base);
  return [before, change(before)];
}

test('there are at least eighty changes, each with a name of its own', () => {
  expect(new Set(mutations.map(({ name }) => name)).size).toBe(mutations.length);
  expect(mutations.length).toBeGreaterThanOrEqual(80);
});

test('every rule that needs no network is expected somewhere', () => {
  const expected = new Set(mutations.flatMap(({ expected }) => expected.map(([rule]) => rule)));
  const rules = (Object.entries(feedChange) as [string, Rule][]).filter(
    ([, { needs }]) => needs === 'previous',
  );
  expect(rules.map(([id]) => id).filter((id) => !expected.has(id))).toEqual([]);
});

describe.each(mutations)('$name', (mutation) => {
  const [before, after] = states(mutation);
  const { expected, withoutGuids } = mutation;

  test('is found', () => expectFound(before, after, expected));

  test('is found in any order of the items', () => {
    expectFound(before, reordered(after), expected);
    expectFound(reordered(before), after, expected);
  });

  if (withoutGuids !== false) {
    test('is found when every guid changes, too', () => {
      // A new episode has no guid to lose, and what is found of it stays.
      expectFound(before, renamed(after), [...expected, ...guidsOf(before, after)]);
    });
  }
});

/** Every guid that changes is said once for each, or all together when there are many. */
function guidsOf(before: State, after: State): readonly Expected[] {
  const old = new Set(before.episodes.map(({ guid }) => guid));
  const count = after.episodes.filter(({ guid }) => old.has(guid)).length;
  return Array.from({ length: count > 3 ? 1 : count }, () => allGuidsChanged);
}
