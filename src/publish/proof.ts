import type { Episode, Show } from '../show/show.js';
import type { Reading } from '../xml/second.js';
import { type Expectation, type Expected, ofEpisode, ofLive, ofNewest, ofShow } from './expectations.js';

/** A value of the model that a reader did not find again. */
export interface Lost {
  readonly of: Show | Episode;
  readonly field: string;
  readonly expected: string;
  /** Undefined when there was nothing. */
  readonly found: string | undefined;
}

/**
 * Looks for every value of a show and its episodes in what each reader made of the feed, and returns those
 * that are not there as they are in the model. Knows nothing of how the feed was written.
 */
export function proveValues(
  show: Show,
  episodes: readonly Episode[],
  ...roots: readonly (Reading | undefined)[]
): readonly Lost[] {
  const lost: Lost[] = [];
  const channels = roots.map((root) => childrenOf(root?.children.find(({ name }) => name === 'channel')));
  const nth = (element: string, index: number) =>
    channels.map((channel) => childrenOf(channel.get(element)?.[index]));

  proveAll(ofShow, show, show, channels, lost);
  const [newest] = episodes;
  if (newest) proveAll(ofNewest, newest, newest, channels, lost);
  show.live?.forEach((live, index) => {
    const expectations = ofLive.map((each) => ({ ...each, field: `live[${index}].${each.field}` }));
    proveAll(expectations, live, show, nth('podcast:liveItem', index), lost);
  });
  episodes.forEach((episode, index) => {
    proveAll(ofEpisode, episode, episode, nth('item', index), lost);
  });
  for (const channel of channels) {
    const items = channel.get('item')?.length ?? 0;
    if (items <= episodes.length) continue;
    const expected = `${episodes.length} items`;
    lost.push({ of: show, field: 'title', expected, found: `${items} items` });
  }
  return lost;
}

type ByName = ReadonlyMap<string, readonly Reading[]>;

const nothing: ByName = new Map();

/** The children of an element by their names: most expectations of an episode ask for one that is not there. */
function childrenOf(parent: Reading | undefined): ByName {
  if (!parent) return nothing;
  const found = new Map<string, Reading[]>();
  for (const child of parent.children) {
    const others = found.get(child.name);
    if (others) others.push(child);
    else found.set(child.name, [child]);
  }
  return found;
}

/** Looks for what the model says in the same element as every reader has it. */
function proveAll<T>(
  expectations: readonly Expectation<T>[],
  model: T,
  of: Show | Episode,
  parents: readonly ByName[],
  lost: Lost[],
): void {
  for (const expectation of expectations) {
    const rows = expectation.rows(model);
    for (const parent of parents) {
      const elements = parent.get(expectation.element);
      if (elements || rows.length > 0) prove(expectation, rows, of, elements ?? none, lost);
    }
  }
}

function prove<T>(
  { field, inside, looks }: Expectation<T>,
  rows: readonly (readonly Expected[])[],
  of: Show | Episode,
  outer: readonly Reading[],
  lost: Lost[],
): void {
  const elements = find(outer, inside);
  for (const [column, { attribute, read }] of looks.entries()) {
    const expected = columnOf(rows, column);
    const found = attribute === undefined ? elements.map(({ text }) => text) : valuesOf(elements, attribute);
    for (let index = 0; index < Math.max(expected.length, found.length); index++) {
      const value = found[index];
      const seen = value !== undefined && read ? read(value) : value;
      if (seen !== expected[index])
        lost.push({ of, field, expected: expected[index] ?? 'nothing', found: seen });
    }
  }
}

const none: readonly never[] = [];

function columnOf(rows: readonly (readonly Expected[])[], column: number): readonly string[] {
  const values: string[] = [];
  for (const row of rows) {
    const value = row[column];
    if (value !== undefined) values.push(String(value));
  }
  return values;
}

function find(elements: readonly Reading[], inside: readonly string[]): readonly Reading[] {
  return inside.reduce(
    (found, step) => found.flatMap(({ children }) => children.filter(({ name }) => name === step)),
    elements,
  );
}

function valuesOf(elements: readonly Reading[], attribute: string): readonly string[] {
  const values: string[] = [];
  for (const { attributes } of elements) {
    for (const { name, value } of attributes) if (name === attribute) values.push(value);
  }
  return values;
}
