import { titleOf } from '../../compare/changes.js';
import { type Comparison, comparisonOf } from '../../compare/comparison.js';
import type { Facts } from '../../compare/facts.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { type Check, name, type Place, type Report } from '../rule.js';

/** A check of a feed against the one that subscribers have, made once, at the channel. */
export function comparing(look: (comparison: Comparison, report: Report, channel: Element) => void): Check {
  return (channel, report, { document, previous }) => {
    if (!previous || document.channel?.element !== channel) return;
    const comparison = comparisonOf(previous, document);
    if (comparison) look(comparison, report, channel);
  };
}

/** What one rule says of one episode, and of many at once. */
export interface Saying<T> {
  readonly place: (one: T) => Place;
  readonly one: (one: T) => string;
  /** `All 120 guids` changed: the count is in the sentence. */
  readonly all: (first: T, count: number) => string;
  readonly advice?: (some: readonly [T, ...T[]]) => Parameters<Report>[2];
}

/** So many pieces of markup for an example, with their numbers where `#` is. */
export function series(count: number, markup: string): string {
  return Array.from({ length: count }, (_, index) => markup.replaceAll('#', String(index + 1))).join('');
}

/** More places than this are one cause, and are said once. */
const mostAlone = 3;

/** Reports each place for itself, or all of them once. */
export function say<T>(found: readonly T[], report: Report, { place, one, all, advice }: Saying<T>): void {
  const [first] = found;
  if (first === undefined) return;
  if (found.length > mostAlone) {
    report(place(first), all(first, found.length), advice?.([first, ...found.slice(1)]));
    return;
  }
  for (const each of found) report(place(each), one(each), advice?.([each]));
}

/** An episode in a message: its title in quotes. */
export function called(facts: Facts): string {
  const title = titleOf(facts);
  return title === undefined ? 'an item without a title' : quoted(title);
}

/** `All 120 guids` or `12 of 120 guids`. */
export function share(count: number, total: number, what: string): string {
  return count === total ? `All ${count} ${what}` : `${count} of ${total} ${what}`;
}

/** The place of a child of an item, else of the item's name. */
export function placeIn({ item }: Facts, child: string): Place {
  return item.element.child(child) ?? name(item.element);
}

/** The place of the address of an item's recording. */
export function placeOfUrl({ item }: Facts): Place {
  return item.enclosures[0]?.attribute('url') ?? name(item.element);
}

/** The text of a child without outer white space. */
export function textIn(parent: Element | undefined, child: string): string | undefined {
  return parent?.child(child)?.text.trim() || undefined;
}
