import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.js';
import { type Diagnostic, type Fix, profiles } from '../../src/diagnostic.js';
import { rulebook } from '../../src/rules/index.js';
import type { Rule } from '../../src/rules/rule.js';
import { readText } from '../../src/xml/document.js';
import { markupOf, place } from './place.js';

const now = Date.UTC(2026, 10, 20);

function judged(text: string, id: string): readonly Diagnostic[] {
  const document = readText(text, { name: 'example.xml' });
  return check(document, { profiles, now }).diagnostics.filter(({ rule }) => rule === id);
}

function mended(text: string, { edits }: Fix): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce(
      (result, { span, text: written }) => result.slice(0, span.start) + written + result.slice(span.end),
      text,
    );
}

/** Every fault of a bad example that the rule knows how to mend. */
const mendable = (Object.entries(rulebook) as [string, Rule][])
  .filter(([, { needs }]) => !needs)
  .flatMap(([id, { bad }]) =>
    markupOf(bad).flatMap((example) => {
      const text = place(example);
      return judged(text, id).flatMap(({ fix }) =>
        fix ? [{ id, example: example.slice(0, 200), text, fix }] : [],
      );
    }),
  );

describe('a fix', () => {
  test.each(mendable)('of $id mends $example', ({ id, text, fix }) => {
    const after = mended(text, fix);
    expect(after).not.toBe(text);
    expect(judged(after, id).length).toBeLessThan(judged(text, id).length);
    const before = readText(text, { name: 'before.xml' }).findings;
    const faults = readText(after, { name: 'after.xml' }).findings;
    expect(faults.filter(({ rule }) => !before.some((known) => known.rule === rule))).toEqual([]);
  });

  test.each(mendable)('of $id has edits that do not overlap in $example', ({ fix }) => {
    const spans = fix.edits.map(({ span }) => span).sort((a, b) => a.start - b.start);
    for (const [index, span] of spans.entries()) {
      expect(span.end).toBeGreaterThanOrEqual(span.start);
      expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
    }
  });
});
