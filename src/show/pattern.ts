import { DateTime } from 'luxon';
import { findForbidden } from '../xml/characters.js';
import { nameOf, withoutDay } from './folder.js';
import { entryAt, type Table } from './syntax/value.js';

/** What a pattern such as `https://example.com/{year}/{name}.html` leaves to each episode. */
const blank = /\{([^{}\s]+)\}/g;

/** Blanks that are no keys; `{token}` is filled in for each subscriber of a private feed. */
export const blanks = ['slug', 'name', 'year', 'month', 'day', 'token'] as const;

const known: ReadonlySet<string> = new Set(blanks);

/** Whether a text leaves anything to the episodes. */
export function isPattern(text: string): boolean {
  return text.search(blank) >= 0;
}

/** The keys that patterns ask for in the file of every episode. */
export function askedFor(patterns: readonly (string | undefined)[]): readonly string[] {
  const names = patterns.flatMap((each = '') => [...each.matchAll(blank)].map(([, name = '']) => name));
  return [...new Set(names)].filter((name) => !known.has(name));
}

/** What a file says under the keys that are asked for. */
export function answersIn(written: Table, asked: readonly string[]): ReadonlyMap<string, string> {
  const answers = new Map<string, string>();
  for (const key of asked) {
    const value = entryAt(written, key)?.value;
    if (value?.kind === 'scalar' && value.text.trim() !== '') answers.set(key, value.text.trim());
  }
  return answers;
}

/** The episode that a pattern is filled in for. */
export interface Subject {
  /** Of its file, in the folder of the show. */
  readonly path: string;
  /** The name that the author chose for the address of its page. */
  readonly page: string | undefined;
  /** What its file says under the keys that the show asks for. */
  readonly answers: ReadonlyMap<string, string> | undefined;
  /** In milliseconds since 1970. */
  readonly published: number | undefined;
  /** In which its day is told. */
  readonly zone: string;
}

/** A pattern filled in, or the first of its blanks that the episode does not fill. */
export type Filled = { readonly text: string } | { readonly lacks: string };

/** Fills in a pattern, in an address as a URI spells it: a name is one part of the path, a key may say several. */
export function fill(pattern: string, subject: Subject): Filled {
  const isAddress = /^https?:/i.test(pattern);
  const lacking: string[] = [];
  const text = pattern.replace(blank, (written, part: string) => {
    if (part === 'token') return written;
    const isKey = !known.has(part);
    const told = isKey ? subject.answers?.get(part) : tellOf(part, subject);
    if (told === undefined || (!isAddress && findForbidden(told, 0, told.length) >= 0)) {
      lacking.push(part);
      return written;
    }
    if (!isAddress) return told;
    return isKey ? told.replace(/[^\x21-\x7e]+|[<>"{}|\\^`]/g, encoded) : encoded(told);
  });
  return lacking[0] === undefined ? { text } : { lacks: lacking[0] };
}

function tellOf(part: string, { path, page, published, zone }: Subject): string | undefined {
  const slug = page ?? nameOf(path);
  if (part === 'slug') return slug;
  if (part === 'name') return withoutDay(slug);
  if (published === undefined) return undefined;
  // Formats of luxon write digits as the locale of the machine has them.
  const number = DateTime.fromMillis(published, { zone })[part as 'year' | 'month' | 'day'];
  return String(number).padStart(2, '0');
}

/** Percent-encoded; halves of surrogate pairs, which are no character, are left out. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, ''));
}
