import { cachedByObject } from '../../text/cache.js';
import {
  type Entry,
  entryAt,
  folded,
  isEmpty,
  type Placed,
  pathsOf,
  type Scalar,
  type Table,
  type Value,
} from '../syntax/value.js';
import { lengthBySize, seasonAndEpisode } from './neighbours.js';

/** Brings a value from its foreign spelling into ours; undefined when it says nothing. */
export type Spelling = (value: Value, website: Website) => Value | undefined;

/** What a spelling may have to know of the show. */
export interface Website {
  /** The website of the show, against which a page may be named. */
  readonly site?: string | undefined;
}

/** A key by its path, such as `extra.season`, and how its value is spelt. */
export interface SpeltKey {
  readonly at: string;
  readonly as: Spelling;
}

/** A way in which people write episodes: which places give which of our fields. Data; one reader applies it. */
export interface Dialect {
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** Keys that speak for it; in a page without front matter, one that ends in `!` decides. */
  readonly signs: readonly string[];
  /** The places of each field, the best one first. Absent in our own, where every key is a field. */
  readonly fields?: Readonly<Record<string, string | SpeltKey | readonly (string | SpeltKey)[]>>;
  /** Places in the text: every named group of a pattern is a key. They need the flags `d` and `m`. */
  readonly text?: readonly RegExp[];
  /** Pages without front matter. */
  readonly page?: {
    /** What the text is: Markdown, or lines of plain text. */
    readonly is: 'markdown' | 'plain';
    /** Stretches of the text that are not show notes. */
    readonly left?: readonly RegExp[];
  };
}

/** Whether a file is written in the words of another generator, not in ours. */
export function isForeign({ fields }: Dialect): boolean {
  return fields !== undefined;
}

/** An episode in our own words, and what became of the author's. Of what was written it keeps only what is said. */
export interface Translation {
  readonly table: Table;
  /** The key that gave each field, by the path of the field. */
  readonly places: ReadonlyMap<string, string>;
  /** Keys that are there for a field and could not be read as it, by the path of the field, the best first. */
  readonly unread: ReadonlyMap<string, readonly Entry[]>;
  /** The paths of the keys that gave no field, in their order. */
  readonly unused: readonly string[];
}

/**
 * Translates a table from a dialect into our own words. `keys` are the author's own: the path of the key that
 * gives a field, by the path of the field. `spellings` are those of all foreign dialects, by field. Spans are
 * kept, so that whatever is wrong is shown where it was written.
 */
export function translate(
  dialect: Dialect,
  written: Table,
  keys: ReadonlyMap<string, string>,
  spellings: Readonly<Record<string, Spelling>>,
  website: Website,
): Translation {
  const places = new Map<string, string>();
  const unread = new Map<string, readonly Entry[]>();
  const used = new Set<Entry>();
  const root: Growing = { kind: 'table', entries: [], span: written.span };
  const take = (field: string, at: string, as: Spelling | undefined, found: Entry): void => {
    const value = isEmpty(found.value) ? undefined : as ? as(found.value, website) : found.value;
    if (value === undefined || !put(root, field, { ...found, value })) return;
    places.set(field, at);
    used.add(found);
  };

  for (const [field, at] of keys) {
    const found = entryAt(written, at);
    if (found) take(field, at, spellings[field], found);
  }
  if (!dialect.fields) {
    const known = new Set(root.entries.map(({ key }) => key));
    for (const each of written.entries) {
      if (used.has(each) || known.has(each.key)) continue;
      const [first = ''] = each.key.split('.');
      if (first === each.key) root.entries.push(each);
      else if (!put(root, each.key, each)) continue;
      known.add(first);
      places.set(each.key, each.key);
    }
    return { table: root, places, unread, unused: [] };
  }
  const readers = readersOf(dialect);
  const offers: (Placed & { readonly reader: Reader })[] = [];
  for (const [key, placed] of pathsOf(written)) {
    for (const reader of readers.get(key) ?? []) {
      offers.push({ reader, path: placed.path, found: placed.found });
    }
  }
  offers.sort((a, b) => a.reader.rank - b.reader.rank);
  for (const { reader, path, found } of offers) {
    const { field, as } = reader;
    if (places.has(field)) continue;
    take(field, path, as ?? spellings[field], found);
    if (!places.has(field) && (!as || field === 'audio.bytes'))
      unread.set(field, [...(unread.get(field) ?? []), found]);
  }
  settle(root);
  return { table: root, places, unread, unused: unusedKeys(written, used, '') };
}

/** What one value tells of another: the season before an episode's number, the unit of a length beside a size. */
function settle(root: Growing): void {
  const at = (path: string): Scalar | undefined => {
    const value = entryAt(root, path)?.value;
    return value?.kind === 'scalar' ? value : undefined;
  };
  const write = (key: string, text: string): void => {
    const index = root.entries.findIndex((each) => each.key === key);
    const found = root.entries[index];
    if (found) root.entries[index] = { ...found, value: { ...found.value, kind: 'scalar', text } };
  };
  const number = at('episode');
  const within = number && seasonAndEpisode(number.text);
  if (number && within) {
    write('episode', within.episode);
    if (!entryAt(root, 'season'))
      root.entries.push({ key: 'season', keySpan: number.span, value: { ...number, text: within.season } });
  }
  const [duration, bytes] = [at('duration'), at('audio.bytes')];
  const seconds = duration && bytes && lengthBySize(duration.text.trim(), bytes.text.trim());
  if (seconds !== undefined) write('duration', seconds);
}

/** What reads one place of a dialect. */
interface Reader {
  readonly field: string;
  readonly as: Spelling | undefined;
  /** Fields in their order, and the places of each with the best one first. */
  readonly rank: number;
}

/** The readers of a dialect by their folded places. */
const readersOf = cachedByObject(({ fields = {} }: Dialect): ReadonlyMap<string, readonly Reader[]> => {
  const readers = new Map<string, Reader[]>();
  let rank = 0;
  for (const [field, given] of Object.entries(fields)) {
    for (const place of [given].flat()) {
      const { at, as } = typeof place === 'string' ? { at: place, as: undefined } : place;
      const reader = { field, as, rank: rank++ };
      readers.set(folded(at), [...(readers.get(folded(at)) ?? []), reader]);
    }
  }
  return readers;
});

type Growing = { kind: 'table'; entries: Entry[]; span: Table['span'] };

/** Puts a value at the path of a field; false when something stands there. */
function put(root: Growing, path: string, { keySpan, value }: Entry): boolean {
  const keys = path.split('.');
  const last = keys.pop() as string;
  let table = root;
  for (const key of keys) {
    const known = table.entries.find((each) => each.key === key)?.value;
    if (known && known.kind !== 'table') return false;
    if (known) table = known as Growing;
    else {
      const made: Growing = { kind: 'table', entries: [], span: value.span };
      table.entries.push({ key, keySpan, value: made });
      table = made;
    }
  }
  if (table.entries.some((each) => each.key === last)) return false;
  table.entries.push({ key: last, keySpan, value });
  return true;
}

function unusedKeys({ entries }: Table, used: ReadonlySet<Entry>, above: string): readonly string[] {
  return entries.flatMap((each) => {
    if (used.has(each)) return [];
    const path = above + each.key;
    return each.value.kind === 'table' ? unusedKeys(each.value, used, `${path}.`) : [path];
  });
}

/** Whether a dialect reads a field from this key. */
export function isPlaceOf(dialect: Dialect, key: string): boolean {
  return readersOf(dialect).has(folded(key));
}
