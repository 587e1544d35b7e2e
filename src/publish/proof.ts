import type { Episode, Show } from '../show/show.js';
import type { Reading } from '../xml/second.js';
import { type Expectation, ofEpisode, ofLive, ofNewest, ofShow } from './expectations.js';

/** A value of the model that a reader did not find again. */
export interface Lost {
  readonly of: Show | Episode;
  readonly field: string;
  readonly expected: string;
  /** Undefined when there was nothing. */
  readonly found: string | undefined;
}

/**
 * Looks for every value of a show and its episodes in what a reader made of the feed, and returns those that
 * are not there as they are in the model. Knows nothing of how the feed was written.
 */
export function proveValues(
  show: Show,
  episodes: readonly Episode[],
  root: Reading | undefined,
): readonly Lost[] {
  const channel = root?.children.find(({ name }) => name === 'channel');
  const items = channel?.children.filter(({ name }) => name === 'item') ?? [];
  const streams = channel?.children.filter(({ name }) => name === 'podcast:liveItem') ?? [];
  const head = childrenOf(channel);
  const lost = ofShow.flatMap((expectation) => prove(expectation, show, show, head));
  const [newest] = episodes;
  if (newest) for (const each of ofNewest) lost.push(...prove(each, newest, newest, head));
  show.live?.forEach((live, index) => {
    const stream = childrenOf(streams[index]);
    for (const expectation of ofLive) {
      const field = `live[${index}].${expectation.field}`;
      lost.push(...prove({ ...expectation, field }, live, show, stream));
    }
  });
  episodes.forEach((episode, index) => {
    const item = childrenOf(items[index]);
    for (const expectation of ofEpisode) lost.push(...prove(expectation, episode, episode, item));
  });
  if (items.length > episodes.length) {
    lost.push({
      of: show,
      field: 'title',
      expected: `${episodes.length} items`,
      found: `${items.length} items`,
    });
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

function prove<T>(
  { field, element, inside, isSaid, looks }: Expectation<T>,
  model: T,
  of: Show | Episode,
  parent: ByName,
): readonly Lost[] {
  const elements = find(parent.get(element) ?? none, inside);
  if (elements.length === 0 && !isSaid(model)) return none;
  const lost: Lost[] = [];
  for (const { attribute, expect, read } of looks) {
    const found = attribute === undefined ? elements.map(({ text }) => text) : valuesOf(elements, attribute);
    const expected = expect(model)
      .filter((value) => value !== undefined)
      .map(String);
    for (let index = 0; index < Math.max(expected.length, found.length); index++) {
      const value = found[index];
      const seen = value !== undefined && read ? read(value) : value;
      if (seen !== expected[index])
        lost.push({ of, field, expected: expected[index] ?? 'nothing', found: seen });
    }
  }
  return lost;
}

const none: readonly never[] = [];

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
