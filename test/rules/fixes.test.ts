import { createTwoFilesPatch } from 'diff';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.js';
import { type Diagnostic, profiles } from '../../src/diagnostic.js';
import { applyFixes, type FixOptions } from '../../src/fix/apply.js';
import { finished } from '../../src/rules/index.js';
import type { FinishedRule } from '../../src/rules/rule.js';
import type { Source } from '../../src/text/source.js';
import { type Document, read } from '../../src/xml/document.js';
import { shelf } from './media/shelf.js';
import { bytesOf, markupOf, place } from './place.js';

const settings = {
  profiles,
  now: Date.UTC(2026, 10, 20),
  everywhere: true,
  files: shelf,
  url: 'https://feeds.example.com/rust.xml',
};

function opened(feed: string): Document {
  return read(bytesOf(feed), { name: 'example.xml' });
}

function judged(document: Document, id: string): readonly Diagnostic[] {
  return check(document, settings).diagnostics.filter(({ rule }) => rule === id);
}

/** A feed after one rule has fixed it until it finds nothing more that it can. */
function fixedBy(id: string, feed: string, options: FixOptions): Source {
  let document = opened(feed);
  const mark = feed.startsWith('\ufeff') ? '\ufeff' : '';
  for (let round = 0; round < 5; round++) {
    const { source, fixed } = applyFixes(document.source, judged(document, id), options);
    if (fixed.length === 0) break;
    document = opened(mark + source.text);
  }
  return document.source;
}

const every = Object.entries<FinishedRule>(finished);
const fixtures = every.flatMap(([id, { fixes = {} }]) =>
  Object.entries(fixes).map(([before, mended]) => {
    const unsafe = typeof mended !== 'string';
    return { id, before, after: unsafe ? mended.unsafe : mended, unsafe };
  }),
);

describe('the fix of', () => {
  test.each(fixtures)('$id makes $after of $before', ({ id, before, after, unsafe }) => {
    const [from, to] = [place(before), place(after)];
    expect(judged(opened(from), id)).not.toEqual([]);
    expect(fixedBy(id, from, { unsafe }).text).toBe(opened(to).source.text);
    expect(judged(opened(to), id)).toEqual([]);
    if (unsafe) expect(fixedBy(id, from, {}).text).toBe(opened(from).source.text);
  });

  test.each(fixtures)('$id brings no fault of the markup into $before', ({ before, after }) => {
    const known = new Set(opened(place(before)).findings.map(({ rule }) => rule));
    const found = opened(place(after)).findings.filter(({ rule }) => !known.has(rule));
    expect(found).toEqual([]);
  });
});

test('more than a hundred rules have a safe fix', () => {
  const safe = new Set(fixtures.flatMap(({ id, unsafe }) => (unsafe ? [] : [id])));
  expect(safe.size).toBeGreaterThan(100);
});

test('every rule that fixes one of its bad examples shows what it makes of one', () => {
  const silent = every.flatMap(([id, { bad, fixes }]) => {
    const fixing = markupOf(bad).some((example) =>
      judged(opened(place(example)), id).some(({ fix }) => fix !== undefined),
    );
    return fixing && !fixes ? [id] : [];
  });
  expect(silent).toEqual([]);
});

test('a diff shows the edits and nothing else', () => {
  const from = place(
    '<item>\n  <title>Rust & Linux</title>\n  <pubDate>Do, 11 Dez 2025 16:00:00 GMT</pubDate>\n</item>',
  );
  const { diagnostics } = check(opened(from), settings);
  const chosen = diagnostics.filter(({ rule }) => /ampersand|localized/.test(rule));
  const { source, fixed } = applyFixes(opened(from).source, [], {});
  expect([source.text, fixed]).toEqual([from, []]);
  const first = chosen[0];
  if (!first) throw new Error('nothing was found');
  const after = applyFixes(first.source, chosen).source.text;
  expect(
    createTwoFilesPatch('a', 'b', from, after, undefined, undefined, { context: 0 }).split('\n').slice(4),
  ).toMatchInlineSnapshot(`
    [
      "-  <title>Rust & Linux</title>",
      "-  <pubDate>Do, 11 Dez 2025 16:00:00 GMT</pubDate>",
      "+  <title>Rust &amp; Linux</title>",
      "+  <pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate>",
      "",
    ]
  `);
});
