import { isSlip, nearest } from '../../text/nearest.js';
import type { Span } from '../../text/source.js';
import { valueAt } from '../../text/table.js';
import type { Instead } from '../faults.js';
import { type Entry, entry, type Table } from '../syntax/value.js';
import { keysOf } from './described.js';

/** What is known of fields here: the schema of each, by its key. */
type Fields = Readonly<
  Record<string, { readonly kind: { readonly schema: Readonly<Record<string, unknown>> } }>
>;

/** What other programs and people call our keys; the first of several that a table has is meant. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  name: ['title'],
  heading: ['title'],
  date: ['published'],
  pubdate: ['published'],
  publishdate: ['published'],
  publishedat: ['published'],
  released: ['published'],
  releasedate: ['published'],
  airdate: ['published'],
  url: ['link', 'audio', 'uri'],
  href: ['link', 'url', 'uri'],
  src: ['url', 'file', 'audio'],
  site: ['link'],
  website: ['link'],
  homepage: ['link'],
  page: ['link'],
  rss: ['feed'],
  feedurl: ['feed'],
  lang: ['language'],
  locale: ['language'],
  summary: ['description'],
  subtitle: ['description'],
  about: ['description'],
  creator: ['author'],
  by: ['author'],
  category: ['categories'],
  genre: ['categories'],
  genres: ['categories'],
  image: ['artwork'],
  cover: ['artwork'],
  logo: ['artwork'],
  picture: ['artwork'],
  mp3: ['audio'],
  img: ['artwork'],
  thumbnail: ['artwork'],
  coverart: ['artwork'],
  file: ['audio', 'url'],
  path: ['file', 'audio'],
  filename: ['file', 'audio'],
  audiourl: ['audio'],
  audiofile: ['audio'],
  enclosure: ['audio'],
  number: ['episode'],
  episodenumber: ['episode'],
  seasonnumber: ['season'],
  episodetype: ['type'],
  mime: ['type'],
  mimetype: ['type'],
  keywords: ['tags'],
  time: ['start'],
  timestamp: ['start'],
  starttime: ['start'],
  from: ['start'],
  label: ['title'],
  length: ['duration', 'bytes'],
  size: ['bytes'],
  filesize: ['bytes'],
  timezone: ['zone'],
  mail: ['email'],
  homepageurl: ['link'],
};

/** What is to be done about a key that is not one of a table. */
export interface KeyAdvice {
  readonly help: string;
  readonly instead?: Instead;
  /** The keys that are meant, unless the table has them as well. */
  readonly meant?: readonly string[];
}

/** What other programs put before their keys. */
const prefixes = /^(?:itunes|googleplay|podcast|show|channel|feed|rss|site|episode)(?=.)/;

function plainOf(key: string): string {
  return key.toLowerCase().replace(/[-_ :.]/g, '');
}

/** The key that another one is by its usual names, with or without what other programs put before it. */
function keyNamed(key: string, known: readonly string[]): string | undefined {
  const whole = plainOf(key);
  for (const name of [whole, whole.replace(prefixes, '')]) {
    const found =
      known.find((each) => each.toLowerCase() === name) ??
      valueAt(otherNames, name)?.find((each) => known.includes(each));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a key that nobody knows probably means: a misspelt one, one by another name, or one of a table below. */
export function adviceFor({ key, value }: Entry, fields: Fields, table: Table): KeyAdvice {
  const known = Object.keys(fields);
  const within = value.kind === 'table' ? value.entries.filter((each) => known.includes(each.key)) : [];
  if (within.length > 1 && within.every((each) => !entry(table, each.key))) {
    const help = `Remove "${key}:", and start the keys below it without spaces.`;
    return { help, meant: within.map((each) => each.key) };
  }
  const parts = partOf(key, fields);
  if (parts) return { help: `Write it as "${parts.inner}" in "${parts.above}".`, meant: [parts.above] };
  const meant = keyNamed(key, known) ?? nearest(key, known);
  if (meant !== undefined && entry(table, meant)) return { help: `Remove it, or write "${meant}" once.` };
  if (meant !== undefined) {
    const safe = isSlip(key, meant);
    return {
      ...{ help: `Write "${meant}", or remove it.`, meant: [meant] },
      instead: { of: key, write: meant, safe },
    };
  }
  const above = known.filter((each) => keysOf(fields[each]?.kind.schema ?? {}).includes(key));
  return above.length === 1
    ? { help: `Move it into "${above[0]}", or remove it.`, meant: above }
    : { help: 'Remove the key.' };
}

/** The key of a table that one in its place names with it: `owner_email`, `owner-name`. */
function partOf(key: string, fields: Fields): { readonly above: string; readonly inner: string } | undefined {
  const whole = plainOf(key.replace(/^itunes[-_:.]/i, ''));
  for (const each of Object.keys(fields)) {
    const second = whole.startsWith(each.toLowerCase()) ? whole.slice(each.length) : '';
    if (second === '') continue;
    const inner = keysOf(fields[each]?.kind.schema ?? {}).find((name) => name.toLowerCase() === second);
    if (inner !== undefined) return { above: each, inner };
  }
  return undefined;
}

/**
 * Keys that belong to the table above them, which is empty because they are not indented: the first of them, and all
 * that follow it.
 */
export function unindentedIn(fields: Fields, table: Table): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const [index, { key: above, value }] of table.entries.entries()) {
    if (value.kind !== 'empty' || !Object.hasOwn(fields, above)) continue;
    const inner = keysOf(fields[above]?.kind.schema ?? {});
    const run: string[] = [];
    for (const { key } of table.entries.slice(index + 1)) {
      if (!inner.includes(key) || Object.hasOwn(fields, key)) break;
      run.push(key);
    }
    if (run.length > 0) found.set(above, run);
  }
  return found;
}

/** Keys of a file that stand in one of its tables by mistake: what to do about each, by where it begins. */
export function misplacedIn(
  fields: Fields,
  table: Table,
): ReadonlyMap<number, { readonly key: string; readonly help: string }> {
  const misplaced = new Map<number, { readonly key: string; readonly help: string }>();
  for (const { key: above, value } of table.entries) {
    if (value.kind !== 'table' || !Object.hasOwn(fields, above)) continue;
    const inner = keysOf(fields[above]?.kind.schema ?? {});
    if (inner.length === 0) continue;
    for (const { key, keySpan } of value.entries) {
      if (inner.includes(key) || !Object.hasOwn(fields, key) || entry(table, key)) continue;
      misplaced.set(keySpan.start, {
        key,
        help:
          keySpan.start >= value.span.end
            ? `Move it above the line "[${above}]".`
            : `Move it out of "${above}": start the line without spaces.`,
      });
    }
  }
  return misplaced;
}

/** Whether a key that a table within a file lacks stands outside of it, where it is unknown. */
export function isOutside(key: string, { start }: Span, fields: Fields, table: Table): boolean {
  if (Object.hasOwn(fields, key) || !entry(table, key)) return false;
  return table.entries.some(({ value: { kind, span } }) => {
    return kind === 'table' && span.start <= start && start < span.end;
  });
}
