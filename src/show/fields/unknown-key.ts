import { isSlip, nearest } from '../../text/nearest.js';
import type { Span } from '../../text/source.js';
import type { Instead } from '../faults.js';
import { entry, type Table } from '../syntax/value.js';
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
  released: ['published'],
  url: ['link', 'audio'],
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
  file: ['audio'],
  enclosure: ['audio'],
  number: ['episode'],
  length: ['duration', 'bytes'],
  size: ['bytes'],
  timezone: ['zone'],
  mail: ['email'],
  homepageurl: ['link'],
};

/** What is to be done about a key that is not one of a table. */
export interface KeyAdvice {
  readonly help: string;
  readonly instead?: Instead;
  /** The key that is meant, unless the table has it as well. */
  readonly meant?: string;
}

/** What a key that nobody knows probably means: a misspelt one, one by another name, or one of a table below. */
export function adviceFor(key: string, fields: Fields, table: Table): KeyAdvice {
  const known = Object.keys(fields);
  const named = otherNames[key.toLowerCase().replace(/[-_ ]/g, '')]?.find((each) => known.includes(each));
  const meant = named ?? nearest(key, known);
  if (meant !== undefined && entry(table, meant)) return { help: `Remove it, or write "${meant}" once.` };
  if (meant !== undefined) {
    const safe = isSlip(key, meant);
    return { help: `Write "${meant}", or remove it.`, instead: { of: key, write: meant, safe }, meant };
  }
  const above = known.filter((each) => keysOf(fields[each]?.kind.schema ?? {}).includes(key));
  return { help: above.length === 1 ? `Move it into "${above[0]}", or remove it.` : 'Remove the key.' };
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
        help: `Move it out of "${above}": start the line without spaces.`,
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
