import {
  type Entry,
  entryAt,
  folded,
  isEmpty,
  type Placed,
  pathsOf,
  type Table,
  type Value,
} from '../syntax/value.js';

/** Brings a value from its foreign spelling into ours; undefined when it says nothing. */
export type Spelling = (value: Value, show: Surroundings) => Value | undefined;

/** What a spelling may have to know of the show. */
export interface Surroundings {
  /** The website of the show, against which a page may be named. */
  readonly site?: string | undefined;
}

/** Where a value is said: the path of a key such as `extra.season`, and how it is spelt there. */
export interface Place {
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
  readonly fields?: Readonly<Record<string, string | Place | readonly (string | Place)[]>>;
  /** Places in the text: every named group of a pattern is a key. They need the flags `d` and `m`. */
  readonly text?: readonly RegExp[];
  /** Pages without front matter. */
  readonly page?: {
    /** What the text is: Markdown, or lines of plain text. */
    readonly is: 'markdown' | 'plain';
    /** Stretches of the text that are no show notes. */
    readonly left?: readonly RegExp[];
  };
}

/** An episode in our own words, and what became of the author's. Of what was written it keeps only what is said. */
export interface Translation {
  readonly table: Table;
  /** The key that gave each field, by the path of the field. */
  readonly places: ReadonlyMap<string, string>;
  /** Keys that are there for a field and do not tell it, by the path of the field, the best first. */
  readonly silent: ReadonlyMap<string, readonly Entry[]>;
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
  show: Surroundings,
): Translation {
  const places = new Map<string, string>();
  const silent = new Map<string, readonly Entry[]>();
  const used = new Set<Entry>();
  const root: Growing = { kind: 'table', entries: [], span: written.span };
  const take = (field: string, at: string, as: Spelling | undefined, found: Entry): void => {
    const value = isEmpty(found.value) ? undefined : as ? as(found.value, show) : found.value;
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
    return { table: root, places, silent, unused: [] };
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
    if (!places.has(field) && !as) silent.set(field, [...(silent.get(field) ?? []), found]);
  }
  return { table: root, places, silent, unused: unusedKeys(written, used, '') };
}

/** What reads one place of a dialect. */
interface Reader {
  readonly field: string;
  readonly as: Spelling | undefined;
  /** Fields in their order, and the places of each with the best one first. */
  readonly rank: number;
}

const knownReaders = new WeakMap<Dialect, ReadonlyMap<string, readonly Reader[]>>();

/** The readers of a dialect by their folded places. */
function readersOf(dialect: Dialect): ReadonlyMap<string, readonly Reader[]> {
  const made = knownReaders.get(dialect);
  if (made) return made;
  const readers = new Map<string, Reader[]>();
  let rank = 0;
  for (const [field, given] of Object.entries(dialect.fields ?? {})) {
    for (const place of [given].flat()) {
      const { at, as } = typeof place === 'string' ? { at: place, as: undefined } : place;
      const reader = { field, as, rank: rank++ };
      readers.set(folded(at), [...(readers.get(folded(at)) ?? []), reader]);
    }
  }
  knownReaders.set(dialect, readers);
  return readers;
}

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

/** A dialect, and the keys that spoke for it. */
export interface Evidence {
  readonly dialect: Dialect;
  readonly signs: readonly string[];
}

/**
 * The dialect that a table is written in: the one with the most signs; of two with as many, the earlier. The
 * first is our own, with `ownKeys`: it is meant when nothing else fits better than its `published` and `audio`
 * and either a key is ours alone, or none says in another's words what we say in ours. The last one knows what
 * most generators share, and is meant when no other has a sign.
 */
export function detect(
  written: Table,
  [own, ...others]: readonly [Dialect, ...Dialect[]],
  ownKeys: ReadonlySet<string>,
): Evidence {
  const paths = pathsOf(written);
  const signsIn = (dialect: Dialect): readonly string[] => {
    const found = signsOf(dialect).filter(({ key, spelt }) => {
      const placed = paths.get(key);
      return placed && placed.found.value.kind !== 'empty' && placed.path.toLowerCase() === spelt;
    });
    return found.map(({ sign }) => sign);
  };
  const last = others.pop() ?? own;
  const said = written.entries.filter(({ value }) => !isEmpty(value)).map(({ key }) => key);
  const isShared = (key: string): boolean => readersOf(last).has(folded(key));
  const signsOfOurs = ownSigns(written);
  const isOurs = signsOfOurs.length > 1 && said.some((key) => ownKeys.has(key) && !isShared(key));
  const theirs = isOurs ? [] : said.filter((key) => !ownKeys.has(key) && isShared(key));
  const ours = theirs.length > 0 ? [] : signsOfOurs;
  let best: Evidence = { dialect: own, signs: ours };
  let weight = ours.length * 1.5;
  for (const dialect of others) {
    const signs = signsIn(dialect);
    if (signs.length <= weight) continue;
    best = { dialect, signs };
    weight = signs.length;
  }
  const shared = weight > 0 ? [] : [...new Set([...signsIn(last), ...theirs])];
  return shared.length > 0 ? { dialect: last, signs: shared } : best;
}

/** A key that speaks for a dialect, and only as its generator spells it: `audioUrl`, not `audio_url`. */
interface Sign {
  readonly sign: string;
  readonly key: string;
  readonly spelt: string;
}

const knownSigns = new WeakMap<Dialect, readonly Sign[]>();

/** The signs of a dialect with the paths under which they are looked up. */
function signsOf(dialect: Dialect): readonly Sign[] {
  const made =
    knownSigns.get(dialect) ??
    dialect.signs.map((sign) => ({ sign, key: folded(sign), spelt: sign.toLowerCase() }));
  knownSigns.set(dialect, made);
  return made;
}

/** `published` is ours when it is a date, and then `audio` is when it is a text, a file or a URL. */
function ownSigns(written: Table): readonly string[] {
  const published = entryAt(written, 'published')?.value;
  const audio = entryAt(written, 'audio')?.value;
  const isAudio =
    audio?.kind === 'scalar' ||
    (audio?.kind === 'table' && (entryAt(audio, 'file') ?? entryAt(audio, 'url')));
  if (published?.kind !== 'scalar' || !/^\s*\d{4}-/.test(published.text)) return [];
  return isAudio ? ['published', 'audio'] : ['published'];
}
