import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { vocabularies, vocabularyOf } from '../../src/catalogue.js';
import { check } from '../../src/check.js';
import { type Diagnostic, severitiesOf } from '../../src/diagnostic.js';
import { profilesOf } from '../../src/directories/index.js';
import { finished } from '../../src/rules/index.js';
import { type Unmarked, unmarked, writeMarks } from '../../src/rules/marks.js';
import type { Example, FinishedRule } from '../../src/rules/rule.js';
import { cited } from '../../src/rules/sources.js';
import { exchangeText } from '../../src/served/exchange.js';
import type { Network } from '../../src/served/served.js';
import { read } from '../../src/xml/document.js';
import { root } from '../run.js';
import { remarked } from './marks.js';
import { shelf } from './media/shelf.js';
import { bytesOf, madeFor, place, placed } from './place.js';
import { readWords, wordsOf, writeWords } from './words.js';

const now = Date.UTC(2026, 10, 20);
const name = 'example.xml';

/** Whether the marks are being written, so that those in the files need not be right yet. */
const isUpdating = inject('isUpdating');
const every = Object.entries<FinishedRule>(finished);

/** The feeds and the answers of an example. */
function statesOf(example: Example): { after: string; before?: string | undefined; network?: Network } {
  if (typeof example === 'string') return { after: example };
  if ('after' in example) return example;
  const { markup, before, feed, served = [] } = example;
  const network = { ...(feed && { feed }), served: new Map(served.map((each) => [each.url, each])) };
  return { after: markup, before, network };
}

function judge(id: string, example: Example): readonly Diagnostic[] {
  const { after, before, network } = statesOf(example);
  const [document, previous] = [after, before].map(
    (markup) => markup && read(bytesOf(place(markup)), { name }),
  );
  if (!document) return [];
  const files = finished[id as keyof typeof finished].needs === 'files' ? { files: shelf } : {};
  const options = {
    profiles: madeFor(id),
    now,
    ...files,
    ...(previous && { previous }),
    ...(network && { network }),
  };
  return check(document, options).diagnostics.filter(({ rule }) => rule === id);
}

/** The example as it must be marked. Undefined for one of servers: what is found is in their answers. */
function marksOf(example: Example, diagnostics: readonly Diagnostic[]): Unmarked | undefined {
  const { after, network } = statesOf(example);
  if (network) return undefined;
  const markup = unmarked(after);
  const { feed, at } = placed(after);
  const spans = diagnostics.map(({ source, span }) => {
    // What is wrong with a file that the feed names is found in that file.
    if (source.name !== name) return undefined;
    // A byte order mark is not part of what is read.
    const from = at - (feed.startsWith('\ufeff') ? 1 : 0);
    const inside = { start: span.start - from, end: span.end - from };
    if (inside.start >= 0 && inside.end <= markup.length) return inside;
    // What an example does not show is missing in the feed around it.
    expect(source.text.slice(span.start, span.end)).toMatch(/^(?:channel$|<rss )/);
    return undefined;
  });
  return { markup, spans: spans.filter((span) => span !== undefined) };
}

/** Examples as rows for a table of tests, under names that are short enough to read. */
function named(examples: readonly Example[]): readonly (readonly [string, Example, number])[] {
  return examples.map((each, index) => {
    const { after, before, network } = statesOf(each);
    const answers = [network?.feed ?? [], ...(network?.served?.values() ?? [])].flat().map(exchangeText);
    const shown = [before, after, ...answers].filter((part) => part !== undefined).join(' → ');
    const name = unmarked(shown);
    return [name.length > 200 ? `${name.slice(0, 200)}…` : name, each, index];
  });
}

/** What the bad examples must mark, as far as they were executed. */
const marks = new Map<string, Unmarked[]>();

function put(id: string, index: number, example: Unmarked): void {
  const all = marks.get(id) ?? [];
  all[index] ??= example;
  marks.set(id, all);
}

/** What is said of the bad examples, as far as they were executed, and what is kept of it. */
const said = new Map<string, string[]>();
const folderOfWords = join(import.meta.dirname, 'words');
const fileOfWords = (vocabulary: string): string => join(folderOfWords, `${vocabulary}.txt`);
const kept = new Map(
  vocabularies.flatMap((each) => {
    const file = fileOfWords(each);
    return existsSync(file) ? [...readWords(readFileSync(file, 'utf8'))] : [];
  }),
);

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

  test('has examples of both kinds', () => {
    expect(rule.bad).not.toEqual([]);
    expect(rule.good).not.toEqual([]);
  });

  const usual = {
    why: rule.why,
    help: rule.help,
    severities: severitiesOf(id, rule, profilesOf(madeFor(id))),
  };

  test.each(named(rule.bad))('finds its fault in %s', (title, example, index) => {
    const diagnostics = judge(id, example);
    expect(diagnostics).not.toEqual([]);
    for (const { message, help } of diagnostics) {
      expect(message).toMatch(/^\S.*[.]$/s);
      expect(help).toMatch(/^\S.*[.?]$/s);
    }
    const words = wordsOf(title, diagnostics, usual);
    const ofRule = said.get(id) ?? [];
    ofRule[index] ??= words;
    said.set(id, ofRule);
    if (!isUpdating) expect(words).toBe(kept.get(id)?.[index]);
    const marks = marksOf(example, diagnostics);
    if (!marks) return;
    put(id, index, marks);
    const { after } = statesOf(example);
    if (after !== marks.markup && !isUpdating) expect(after).toBe(writeMarks(marks));
  });

  test.each(named(rule.good))('finds nothing in %s', (_name, example) => {
    expect(judge(id, example)).toEqual([]);
  });
});

describe('bad examples mark what their rules find', () => {
  const folder = join(root, 'src/rules');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /[/\\].*\.ts$/.test(name),
  );

  /** Whether the marks in the files are not those that were found; then the rules that are loaded cannot have them. */
  let isStale = false;
  const marked = new Set<string>();

  // `npx vitest run examples --config test/vitest.config.ts --update` writes the marks.
  test.each(files)('in %s', async (file) => {
    const path = join(folder, file);
    const source = readFileSync(path, 'utf8');
    const { text, marked: here } = remarked(source, marks);
    isStale ||= text !== source;
    for (const example of here) marked.add(example);
    await expect(text).toMatchFileSnapshot(path);
  });

  test.each(every)('of %s', (id, { bad }) => {
    if (isStale) return;
    bad.forEach((example, index) => {
      const { after } = statesOf(example);
      const found = marks.get(id)?.[index];
      // Markup that a function makes need not have marks, but has the right ones.
      if (!found || (after === unmarked(after) && !marked.has(`${id} ${index}`))) return;
      expect(after).toBe(writeMarks(found));
    });
  });
});

// `npm run generate` writes them.
describe('what rules say of their bad examples is kept', () => {
  test.each(vocabularies)('of %s', async (vocabulary) => {
    const own = every.filter(([id]) => vocabularyOf(id) === vocabulary);
    if (own.length === 0) return;
    const words = new Map(own.map(([id]) => [id, said.get(id) ?? []]));
    await expect(writeWords(words)).toMatchFileSnapshot(fileOfWords(vocabulary));
  });
});
