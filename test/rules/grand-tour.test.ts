import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.js';
import { type Diagnostic, profiles } from '../../src/diagnostic.js';
import { itunes } from '../../src/vocabulary/itunes.js';
import { adopted } from '../../src/vocabulary/podcast.js';
import type { ElementRow, Kind, OneOf } from '../../src/vocabulary/row.js';
import { rowOf } from '../../src/vocabulary/vocabulary.js';
import type { Element } from '../../src/xml/document.js';
import { readText } from '../../src/xml/document.js';
import { unfound } from './grand-tour-exceptions.js';

/** A feed that uses everything there is, as it should be used. */
const tour = readFileSync(join(import.meta.dirname, '../fixtures/grand-tour.xml'), 'utf8');

function judge(text: string): readonly Diagnostic[] {
  const document = readText(text, { name: 'grand-tour.xml' });
  return check(document, { profiles, now: Date.UTC(2026, 10, 20) }).diagnostics;
}

function everyElement(root: Element | undefined): readonly Element[] {
  return root ? [root, ...root.children.flatMap(everyElement)] : [];
}

const elements = everyElement(readText(tour, { name: 'grand-tour.xml' }).root);
const podcasts = elements.filter(({ name }) => name in adopted);
/** The elements that the two vocabularies describe. */
const described = elements.filter(({ name }) => name in adopted || name in itunes);
const before = judge(tour);

/** What cannot be avoided in a feed that uses everything. */
const unavoidable: Readonly<Record<string, string>> = {
  'podcast/element-deprecated': 'podcast:images is in the namespace, and out of use',
  'itunes/block-active': 'itunes:block has one value that acts, and that hides the episode',
  'itunes/verify-code-left': 'itunes:applepodcastsverify is meant for the days of a claim',
};

test('the tour is clean in every profile', () => {
  const others = before.filter(({ rule }) => !(rule in unavoidable));
  expect(others.map(({ rule, path, message }) => ({ rule, path, message }))).toEqual([]);
});

test('the tour meets everything that cannot be avoided', () => {
  expect(new Set(before.map(({ rule }) => rule))).toEqual(new Set(Object.keys(unavoidable)));
});

test('the tour passes every element and every attribute of the Podcasting 2.0 namespace', () => {
  for (const [name, tag] of Object.entries<ElementRow>(adopted)) {
    const found = podcasts.filter((element) => element.name === name);
    const used = new Set(found.flatMap(({ attributes }) => attributes.map((attribute) => attribute.name)));
    expect([name, [...used].sort()]).toEqual([name, Object.keys(tag.attributes ?? {}).sort()]);
  }
});

test('the tour passes every element of Apple that its guide still has', () => {
  const current = Object.entries<ElementRow>(itunes).filter(
    ([name, tag]) => tag.standing !== 'retired' && name !== 'itunes:pubDate',
  );
  expect(current.map(([name]) => name).filter((name) => !tour.includes(`<${name}`))).toEqual([]);
});

/** A text with one span of it replaced. */
function replaced({ start, end }: { readonly start: number; readonly end: number }, by: string): string {
  return tour.slice(0, start) + by + tour.slice(end);
}

/** A value that is none of the type, where there is such a value. */
function wrong(type: Kind): string | undefined {
  if (isOneOf(type)) return 'perhaps';
  const anything: readonly Kind[] = ['text', 'codecs'];
  return anything.includes(type) ? undefined : 'perhaps';
}

function isOneOf(type: Kind): type is OneOf {
  return typeof type === 'object';
}

/** One way to spoil the tour: what it is called among the exceptions, and the text after it. */
interface Mutation {
  readonly name: string;
  readonly text: string;
}

/** Elements that stand in the tour and into which others can be put. */
const places = [
  'channel',
  'item',
  'podcast:podroll',
  'podcast:value',
  'podcast:alternateEnclosure',
  'itunes:owner',
];

function mutationsOf(element: Element): readonly Mutation[] {
  const { parents, attributes = {}, text } = rowOf(element.name) as ElementRow;
  const markup = tour.slice(element.span.start, element.span.end);
  const mutations: Mutation[] = [];
  const add = (name: string, text: string) => mutations.push({ name: `${element.name}${name}`, text });

  for (const attribute of element.attributes) {
    const row = attributes[attribute.name];
    if (!row) continue;
    const at = `@${attribute.name}`;
    add(`${at} removed`, replaced(attribute.span, ''));
    add(`${at} emptied`, replaced(attribute.valueSpan, ''));
    const value = wrong(row.kind);
    const kind = isOneOf(row.kind) ? 'an unknown value' : 'a wrong type';
    if (value !== undefined) add(`${at} of ${kind}`, replaced(attribute.valueSpan, value));
    if (row.limit !== undefined)
      add(`${at} too long`, replaced(attribute.valueSpan, 'x'.repeat(row.limit + 1)));
  }
  if (text && element.text.trim() !== '') {
    add(' emptied', replaced(element.contentSpan, ''));
    const value = wrong(text.kind);
    if (value !== undefined) add(' of a wrong text', replaced(element.textSpan, value));
    if (text.limit !== undefined) add(' too long', replaced(element.textSpan, 'x'.repeat(text.limit + 1)));
  }
  if (element.name in adopted) {
    add(
      ' with a stranger',
      replaced({ start: element.nameSpan.end, end: element.nameSpan.end }, ' mood="calm"'),
    );
  }
  add(' doubled', replaced({ start: element.span.end, end: element.span.end }, markup));
  for (const place of places) {
    if (parents.includes(place)) continue;
    const parent = elements.findLast(({ name }) => name === place) as Element;
    if (parent.span.start >= element.span.start && parent.span.end <= element.span.end) continue;
    add(` in ${place}`, replaced({ start: parent.contentSpan.start, end: parent.contentSpan.start }, markup));
  }
  return mutations;
}

const known = new Set(before.map(({ rule, message }) => `${rule} ${message}`));

/** The rules that speak of a vocabulary: those of addresses speak of Apple's, too. */
const speakers = { podcast: /^podcast\//, itunes: /^(itunes|rss)\// } as const;

/** What the rules of a vocabulary find that was not there before the mutation. */
function news({ name, text }: Mutation): readonly Diagnostic[] {
  const speaks = speakers[name.slice(0, name.indexOf(':')) as keyof typeof speakers];
  return judge(text).filter(({ rule, message }) => speaks.test(rule) && !known.has(`${rule} ${message}`));
}

describe.each([...new Set(described.map(({ name }) => name))])('%s, spoilt', (name) => {
  const mutations = described.filter((element) => element.name === name).flatMap(mutationsOf);
  const byName = new Map<string, Mutation[]>();
  for (const mutation of mutations)
    byName.set(mutation.name, [...(byName.get(mutation.name) ?? []), mutation]);

  test.each([...byName])('%s', (mutation, all) => {
    const missed = all.filter((each) => news(each).length === 0);
    expect(missed.length > 0).toBe(mutation in unfound);
  });
});

test('every exception is one of a mutation that is made', () => {
  const made = new Set(described.flatMap(mutationsOf).map(({ name }) => name));
  expect(Object.keys(unfound).filter((name) => !made.has(name))).toEqual([]);
});
