import { describe, expect, test } from 'vitest';
import { check } from '../../../src/check.js';
import { type Diagnostic, type Fix, profiles } from '../../../src/diagnostic.js';
import { googleplay } from '../../../src/rules/googleplay/index.js';
import { podcast } from '../../../src/rules/podcast/index.js';
import { psc } from '../../../src/rules/psc/index.js';
import type { Rule } from '../../../src/rules/rule.js';
import { readText } from '../../../src/xml/document.js';
import { markupOf, place } from '../place.js';

const rules: Readonly<Record<string, Rule>> = { ...podcast, ...psc, ...googleplay };

function judge(text: string, id: string): readonly Diagnostic[] {
  const document = readText(text, { name: 'example.xml' });
  expect(document.fatal).toBe(false);
  const { diagnostics } = check(document, { profiles, now: Date.UTC(2026, 10, 20) });
  return diagnostics.filter(({ rule }) => rule === id);
}

function applied(text: string, { edits }: Fix): string {
  return edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((rest, { span, text }) => rest.slice(0, span.start) + text + rest.slice(span.end), text);
}

const mends = Object.entries(rules).flatMap(([id, rule]) =>
  markupOf(rule.bad).flatMap((example) => {
    const text = place(example);
    return judge(text, id).flatMap((found) => (found.fix ? [{ id, example, text, fix: found.fix }] : []));
  }),
);

describe('what a rule offers mends what it found', () => {
  test.each(mends)('$id: $example', ({ id, text, fix }) => {
    expect(judge(applied(text, fix), id).length).toBe(judge(text, id).length - 1);
  });
});

test('the rules that can mend are these', () => {
  expect([...new Set(mends.map(({ id }) => id))]).toMatchInlineSnapshot(`
    [
      "podcast/element-repeated",
      "podcast/attribute-missing",
      "podcast/element-deprecated",
      "podcast/url-not-https",
      "podcast/boolean-invalid",
      "podcast/namespace-missing",
      "podcast/locked-invalid",
      "podcast/transcript-type-unknown",
      "podcast/transcript-srt-mime",
      "podcast/transcript-type-case",
      "podcast/transcript-extension-mismatch",
      "podcast/chapters-type-wrong",
      "podcast/person-role-group-mismatch",
      "podcast/location-geo-invalid",
      "podcast/location-osm-invalid",
      "podcast/location-country-invalid",
      "podcast/license-unknown-without-url",
      "podcast/alternate-enclosure-bitrate-unit",
      "podcast/value-time-split-percentage",
      "podcast/medium-unknown",
      "podcast/image-ratio-invalid",
      "podcast/live-status-case",
      "podcast/live-ended-stale",
      "podcast/chat-invalid",
      "podcast/block-invalid",
      "podcast/block-id-unknown",
      "psc/element-duplicate",
      "psc/chapter-invalid",
      "psc/start-bare-seconds",
      "googleplay/element-retired",
    ]
  `);
});
