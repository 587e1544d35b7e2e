import { describe, expect, test } from 'vitest';
import { check } from '../../../src/check.js';
import { type Diagnostic, profiles } from '../../../src/diagnostic.js';
import { itunes } from '../../../src/rules/itunes/index.js';
import { rss } from '../../../src/rules/rss/index.js';
import type { Rule } from '../../../src/rules/rule.js';
import type { Edit } from '../../../src/text/source.js';
import { readText } from '../../../src/xml/document.js';
import { markupOf, place } from '../place.js';

function judge(feed: string): readonly Diagnostic[] {
  return check(readText(feed, { name: 'feed.xml' }), { profiles, now: Date.UTC(2026, 10, 20) }).diagnostics;
}

/** A text after edits, which must not overlap. */
function edited(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  let result = '';
  let at = 0;
  for (const { span, text: replacement } of ordered) {
    expect(span.start).toBeGreaterThanOrEqual(at);
    result += text.slice(at, span.start) + replacement;
    at = span.end;
  }
  return result + text.slice(at);
}

/** Every mend that the rules offer in their own bad examples. */
const mends = (Object.entries({ ...rss, ...itunes }) as [string, Rule][]).flatMap(([id, rule]) =>
  markupOf(rule.bad)
    .map(place)
    .flatMap((feed) =>
      judge(feed)
        .filter(({ rule: found, fix }) => found === id && fix)
        .map((diagnostic) => ({ id, feed, diagnostic, title: `${id}: ${diagnostic.message}` })),
    ),
);

describe('a mend', () => {
  test.each(mends)('$title', ({ id, feed, diagnostic }) => {
    const mended = edited(feed, diagnostic.fix?.edits ?? []);
    const before = judge(feed);
    const after = judge(mended);
    const count = (all: readonly Diagnostic[]) => all.filter(({ rule }) => rule === id).length;
    expect(count(after), mended).toBeLessThan(count(before));

    const known = new Set(before.map(({ rule }) => rule));
    const fresh = after.filter(({ rule, severity }) => severity === 'error' && !known.has(rule));
    expect(fresh.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });
});

test('the rules offer mends', () => {
  expect(new Set(mends.map(({ id }) => id)).size).toBeGreaterThan(20);
});
