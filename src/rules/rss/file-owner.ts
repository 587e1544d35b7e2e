import { cachedByObject } from '../../text/cache.js';
import { fileName } from '../../text/url.js';
import type { Element } from '../../xml/document.js';
import { dateOf } from './date.js';
import { textOf } from './presence.js';

/** The name of a file or page without its extensions, in lower case: `rust` for `…/Rust.chapters.json`. */
function stemOf(address: string): string {
  const path = address
    .trim()
    .replace(/[?#].*$/s, '')
    .replace(/\/{1,3}$/, '');
  return fileName(path)
    .replace(/(?:\.[a-z]\w{1,9}){1,2}$/i, '')
    .toLowerCase();
}

/** The stems of all addresses of an item, with how many of them each is of, and its title written like one. */
const stemsIn = cachedByObject((item: Element): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  const add = (stem: string) => found.set(stem, (found.get(stem) ?? 0) + 1);
  for (const { name, text, attributes } of item.children) {
    if (name === 'link' || name === 'guid' || name === 'comments') add(stemOf(text));
    for (const attribute of attributes)
      if (/^(?:url|href|uri)$/.test(attribute.name)) add(stemOf(attribute.value));
  }
  const title = textOf(item, 'title') ?? '';
  add(title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-'));
  return found;
});

/** Whether something else of an item is named like its file. */
function isNamedLike(item: Element, address: string): boolean {
  return (stemsIn(item).get(stemOf(address)) ?? 0) > 1;
}

/**
 * Which of two items has the file of the other: the one whose other addresses are not named like the file; else the newer
 * one, since people copy from old to new; else the second.
 */
export function borrower(address: string, first: Element, second: Element): Element {
  const isOfFirst = isNamedLike(first, address);
  if (isOfFirst !== isNamedLike(second, address)) return isOfFirst ? second : first;
  const [one, other] = [first, second].map((item) => {
    const date = item.child('pubDate');
    return date && dateOf(date).instant;
  });
  return one !== undefined && other !== undefined && one > other ? first : second;
}
