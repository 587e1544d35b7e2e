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
  { field, at, expect, read }: Expectation<T>,
  model: T,
  of: Show | Episode,
  parent: ByName,
): readonly Lost[] {
  const found = find(parent, at);
  const expected = expect(model)
    .filter((value) => value !== undefined)
    .map(String);
  const lost: Lost[] = [];
  for (let index = 0; index < Math.max(expected.length, found.length); index++) {
    const value = found[index];
    const seen = value !== undefined && read ? read(value) : value;
    if (seen !== expected[index])
      lost.push({ of, field, expected: expected[index] ?? 'nothing', found: seen });
  }
  return lost;
}

function find(parent: ByName, at: string): readonly string[] {
  const [path = '', attribute] = at.split('@');
  const [first = '', ...rest] = path.split('/');
  let found = parent.get(first);
  if (!found) return [];
  for (const step of rest)
    found = found.flatMap(({ children }) => children.filter(({ name }) => name === step));
  if (attribute === undefined) return found.map(({ text }) => text);
  return found.flatMap(({ attributes }) =>
    attributes.filter(({ name }) => name === attribute).map(({ value }) => value),
  );
}
