import { DateTime } from 'luxon';
import { cachedByText } from '../text/cache.js';
import { isHttp } from '../text/url.js';
import { findForbidden } from '../xml/characters.js';
import { nameOf, withoutDay } from './folder.js';

/** What a pattern such as `https://example.com/{year}/{name}.html` leaves to each episode. */
const placeholder = /\{([^{}\s]+)\}/g;

/** Placeholders that are not keys; `{token}` is filled in for each subscriber of a private feed. */
export const placeholders = ['slug', 'name', 'year', 'month', 'day', 'token'] as const;

const known: ReadonlySet<string> = new Set(placeholders);

/** Whether a text leaves anything to the episodes. */
export function isPattern(text: string): boolean {
  return text.search(placeholder) >= 0;
}

/** The keys that patterns ask for in the file of every episode. */
export function askedFor(patterns: readonly (string | undefined)[]): readonly string[] {
  const names = patterns.flatMap((each = '') => [...each.matchAll(placeholder)].map(([, name = '']) => name));
  return [...new Set(names)].filter((name) => !known.has(name));
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

/** A pattern filled in, or the first of its placeholders that the episode does not fill. */
export type Filled = { readonly text: string } | { readonly lacks: string };

/** Fills in a pattern, in an address as a URI spells it: a name is one part of the path, a key may say several. */
export function fill(pattern: string, subject: Subject): Filled {
  const isAddress = isHttp(pattern);
  const lacking: string[] = [];
  const text = pattern.replace(placeholder, (written, part: string) => {
    if (part === 'token') return written;
    const isKey = !known.has(part);
    const value = isKey ? subject.answers?.get(part) : placeholderValue(part, subject);
    if (value === undefined || (!isAddress && findForbidden(value, 0, value.length) >= 0)) {
      lacking.push(part);
      return written;
    }
    if (!isAddress) return value;
    return isKey ? value.replace(/[^\x21-\x7e]+|[<>"{}|\\^`]/g, encoded) : encoded(value);
  });
  return lacking[0] === undefined ? { text } : { lacks: lacking[0] };
}

function placeholderValue(part: string, { path, page, published, zone }: Subject): string | undefined {
  const slug = page ?? nameOf(path);
  if (part === 'slug') return slug;
  if (part === 'name') return withoutDay(slug);
  if (published === undefined) return undefined;
  // Formats of luxon write digits as the locale of the machine has them.
  const number = DateTime.fromMillis(published, { zone })[part as 'year' | 'month' | 'day'];
  return String(number).padStart(2, '0');
}

/** Percent-encoded; halves of surrogate pairs, which are not characters, are left out. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, ''));
}

/** Whether a name fits a pattern in which `*` stands for anything, slashes too; case does not matter. */
export function matches(name: string, pattern: string): boolean {
  const text = name.toLowerCase();
  const [start = '', ...rest] = pattern.toLowerCase().split(/\*+/);
  const end = rest.pop();
  if (end === undefined) return text === start;
  if (!text.startsWith(start)) return false;
  // The leftmost place of each part leaves the most room for those after it.
  let at = start.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - end.length >= at && text.endsWith(end);
}

/**
 * `s{season}e{episode}-*` as an expression that finds the numbers; a pattern of the author's contains no expression
 * of its own. The leftmost place of each part between asterisks is kept, so that many of them take no longer.
 */
export const globOf = cachedByText(1000, (pattern): RegExp => {
  const [start = '', ...rest] = pattern.split(/\*+/).map((part) => {
    const literal = part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    return literal.replace(/\\\{(season|episode)\\\}/g, (_, name: string) => `(?<${name}>\\d{1,6})`);
  });
  const end = rest.pop();
  if (end === undefined) return new RegExp(`^${start}$`, 'i');
  // What a lookahead has found is not looked for again.
  const between = rest.map((part, index) => `(?=(?<_${index}>[^]*?${part}))\\k<_${index}>`);
  return new RegExp(`^${start}${between.join('')}[^]*?${end}$`, 'i');
});
