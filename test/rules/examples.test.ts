import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.js';
import { rulebook } from '../../src/rules/index.js';
import type { Example, Rule } from '../../src/rules/rule.js';
import { cited } from '../../src/rules/sources.js';
import { exchangeText } from '../../src/served/exchange.js';
import type { Network } from '../../src/served/served.js';
import { read } from '../../src/xml/document.js';
import { bytesOf, madeFor, place } from './place.js';

const now = Date.UTC(2026, 10, 20);
const every = Object.entries(rulebook) as [string, Rule][];

/** The feeds and the answers of an example. */
function statesOf(example: Example): { after: string; before?: string | undefined; network?: Network } {
  if (typeof example === 'string') return { after: example };
  if ('after' in example) return example;
  const { markup, before, feed, served = [] } = example;
  const network = { ...(feed && { feed }), served: new Map(served.map((each) => [each.url, each])) };
  return { after: markup, before, network };
}

function found(id: string, example: Example): readonly string[] {
  const { after, before, network } = statesOf(example);
  const [document, previous] = [after, before].map(
    (markup) => markup && read(bytesOf(place(markup)), { name: 'example.xml' }),
  );
  if (!document) return [];
  const options = { profiles: madeFor(id), now, ...(previous && { previous }), ...(network && { network }) };
  return check(document, options).diagnostics.map(({ rule }) => rule);
}

/** Examples as rows for a table of tests, under names that are short enough to read. */
function named(examples: readonly Example[]): readonly (readonly [string, Example])[] {
  return examples.map((each) => {
    const { after, before, network } = statesOf(each);
    const answers = [network?.feed ?? [], ...(network?.served?.values() ?? [])].flat().map(exchangeText);
    const name = [before, after, ...answers].filter((part) => part !== undefined).join(' → ');
    return [name.length > 200 ? `${name.slice(0, 200)}…` : name, each];
  });
}

/** The vocabularies whose errors name their evidence. */
const believed =
  /^(xml|text|itunes|spotify|atom|websub|paging|media|feed-change|rss|amazon|youtube|googleplay|podcast|psc|content|media-rss|dc)\/(?!element-)/;

describe.each(every)('%s', (id, rule) => {
  test('says what, why and what to do in one sentence each', () => {
    for (const sentence of [rule.summary, rule.why, rule.help]) {
      expect(sentence).toMatch(/^[A-Z<"&].*[.]$/s);
      expect(sentence.replace(/<[^>]*>|"[^"]*"|\b(e\.g|i\.e|vs|Nr)\./g, '')).not.toMatch(/[.!?] [A-Z]/);
    }
  });

  test('has an authority', () => {
    for (const ref of [rule.source].flat()) expect(cited(ref).url).toMatch(/^https:/);
  });

  test('names who refuses the feed or loses the episode where it is an error', () => {
    if (!believed.test(id)) return;
    const levels = typeof rule.severity === 'string' ? [rule.severity] : Object.values(rule.severity);
    if (levels.includes('error')) expect(rule.refusal).toBeDefined();
    for (const ref of [rule.refusal ?? []].flat()) expect(cited(ref).url).toMatch(/^https:/);
  });

  test('asks something of some profile', () => {
    if (typeof rule.severity === 'object') expect(Object.keys(rule.severity)).not.toEqual([]);
  });

  if (rule.needs === 'files') return;

  test('has examples of both kinds', () => {
    expect(rule.bad).not.toEqual([]);
    expect(rule.good).not.toEqual([]);
  });

  test.each(named(rule.bad))('finds its fault in %s', (_name, example) => {
    expect(found(id, example)).toContain(id);
  });

  test.each(named(rule.good))('finds nothing in %s', (_name, example) => {
    expect(found(id, example)).not.toContain(id);
  });
});
