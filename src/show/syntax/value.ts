import { cachedByText } from '../../text/cache.js';
import type { Source } from '../../text/source.js';
import type { FileFinding, SourceSpan } from '../faults.js';

/**
 * What stands behind a key, whatever language the front matter is in. A scalar keeps its text as written:
 * `0603`, `1.10` and `2025-12-11` are read by the kind of their field, never guessed by a parser.
 */
export type Value = Scalar | Empty | List | Table;

export interface Scalar {
  readonly kind: 'scalar';
  /** The decoded text of a quoted value, the source text of a plain one. */
  readonly text: string;
  readonly span: SourceSpan;
}

/** A key without a value, or with null. */
interface Empty {
  readonly kind: 'empty';
  readonly span: SourceSpan;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Value[];
  readonly span: SourceSpan;
}

export interface Table {
  readonly kind: 'table';
  readonly entries: readonly Entry[];
  readonly span: SourceSpan;
}

/** What was read of a text. */
export interface Parsed {
  /** Undefined when nothing could be read. */
  readonly table: Table | undefined;
  /** What is malformed, and remarks. */
  readonly findings: readonly FileFinding[];
}

/** The same for a file that may hold a list. */
export interface ParsedData {
  readonly root: Value | undefined;
  readonly findings: readonly FileFinding[];
}

export interface Entry {
  readonly key: string;
  readonly keySpan: SourceSpan;
  readonly value: Value;
}

/** A text at its place. */
export function scalar(text: string, span: SourceSpan): Scalar {
  return { kind: 'scalar', text, span };
}

/** A text under a key that nobody wrote: the place of a file tells it. */
export function impliedEntry(key: string, text: string): Entry {
  const span = { start: 0, end: 0 };
  return { key, keySpan: span, value: scalar(text, span) };
}

/** The value behind the first entry with this key. */
export function entry(table: Table, key: string): Entry | undefined {
  return table.entries.find((each) => each.key === key);
}

/**
 * A key, or a path of keys, without what generators and their users write as they like: `pubDate`, `PubDate`,
 * `pub_date`, `pub-date` and `Pub Date` are the same. The files of a show have the same keys.
 */
export const folded = cachedByText(10_000, (path) => path.toLowerCase().replace(/[-_ ]/g, ''));

/** The entry at a path of keys such as `extra.season`, however it is spelt; a key may hold dots itself. */
export function entryAt(table: Table, path: string): Entry | undefined {
  return entryBelow(table, folded(path));
}

function entryBelow({ entries }: Table, path: string): Entry | undefined {
  for (const each of entries) {
    const key = folded(each.key);
    if (key === path) return each;
    if (each.value.kind !== 'table' || path[key.length] !== '.' || !path.startsWith(key)) continue;
    const found = entryBelow(each.value, path.slice(key.length + 1));
    if (found) return found;
  }
  return undefined;
}

/** An entry, and its path as its author wrote it. */
export interface Placed {
  readonly path: string;
  readonly found: Entry;
}

/** Every entry of a table and of the tables in it, by its folded path; the first of several counts. */
export function pathsOf(table: Table): ReadonlyMap<string, Placed> {
  const paths = new Map<string, Placed>();
  addPaths(table, { path: '', key: '' }, paths);
  return paths;
}

function addPaths(
  table: Table,
  above: { readonly path: string; readonly key: string },
  paths: Map<string, Placed>,
): void {
  for (const found of table.entries) {
    const path = above.path + found.key;
    const key = above.key + folded(found.key);
    if (!paths.has(key)) paths.set(key, { path, found });
    if (found.value.kind === 'table') addPaths(found.value, { path: `${path}.`, key: `${key}.` }, paths);
  }
}

/**
 * Where the value of a field stands, by its path in the fields, such as `chapters[2].title`. What is a part of
 * a value that is written short, or the only one of a list, stands where that value does. Undefined when
 * nothing is said there.
 */
export function originAt(table: Table, path: string): SourceSpan | undefined {
  let value: Value | undefined = table;
  for (const [, index, key] of path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)) {
    if (value?.kind === 'list') value = value.items[Number(index)];
    else if (value?.kind === 'table' && key !== undefined) {
      value = value.entries.findLast((each) => each.key === key)?.value;
    }
  }
  return value?.kind === 'empty' ? undefined : value?.span;
}

/** Whether nothing is said: no value, null, or a text without anything in it. */
export function isEmpty(value: Value): boolean {
  return value.kind === 'empty' || (value.kind === 'scalar' && value.text.trim() === '');
}

/** The same entries, all of them known to stand in the given file. */
export function placedIn(source: Source, { entries, span }: Table): Table {
  const move = (span: SourceSpan): SourceSpan => ({ source, ...span });
  const place = (value: Value): Value => {
    if (value.kind === 'table') return placedIn(source, value);
    if (value.kind === 'list') return { ...value, items: value.items.map(place), span: move(value.span) };
    return { ...value, span: move(value.span) };
  };
  return {
    kind: 'table',
    entries: entries.map(({ key, keySpan, value }) => ({ key, keySpan: move(keySpan), value: place(value) })),
    span: move(span),
  };
}

/** Both tables in one; where both say something, the first one counts. */
export function merged(first: Table, second: Table): Table {
  const entries: Entry[] = [];
  for (const each of first.entries) {
    const other = entry(second, each.key);
    if (!other || each.value.kind === 'scalar' || each.value.kind === 'list') entries.push(each);
    else if (each.value.kind === 'empty') entries.push(other);
    else if (other.value.kind === 'table') entries.push({ ...each, value: merged(each.value, other.value) });
    else entries.push(each);
  }
  const added = second.entries.filter(({ key }) => !entry(first, key));
  return { ...first, entries: [...entries, ...added] };
}
