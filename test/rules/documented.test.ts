import { describe, expect, test } from 'vitest';
import { rulebook } from '../../src/rules/index.js';
import type { Rule } from '../../src/rules/rule.js';
import type { Severity } from '../../src/severity.js';
import { documented } from './documented.js';

const rules: Readonly<Record<string, Rule>> = rulebook;

/** What a rule makes of a fault for a profile: one severity for all, or one for each. */
function of(severity: Rule['severity'] | Rule['letter'], profile: string): Severity | undefined {
  return typeof severity === 'object' ? { ...severity }[profile as keyof typeof severity] : severity;
}

describe('what the documents ask', () => {
  test.each(Object.entries(documented))('is asked by %s, or the rule says why not', (id, asked) => {
    const rule = rules[id];
    expect(rule).toBeDefined();
    if (!rule || rule.weighed !== undefined) return;
    for (const each of asked.split(', ')) {
      const [profile = '', severity] = each.split(' ');
      expect([of(rule.severity, profile), of(rule.letter, profile)]).toContain(severity);
    }
  });

  test('is not outdone without evidence', () => {
    for (const [id, rule] of Object.entries(rules)) {
      const levels = typeof rule.severity === 'string' ? [rule.severity] : Object.values(rule.severity);
      expect([id, levels.includes('error') ? rule.refusal !== undefined : true]).toEqual([id, true]);
    }
  });
});
