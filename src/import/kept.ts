import { cleanNotes, plainText } from '../notes/notes.js';
import { isSaidBy } from '../show/fields/foreign.js';
import { cachedLast } from '../text/cache.js';
import type { Element } from '../xml/document.js';
import { markupOf } from './rest.js';
import { attributeOf, childText } from './said.js';

/** Elements in which feeds say their description again, in whole or shortened. */
const retellings: ReadonlySet<string> = new Set([
  'itunes:summary',
  'itunes:subtitle',
  'googleplay:description',
]);

/** Links between the pages of a feed: a feed that is built has one page. */
const paging: ReadonlySet<string> = new Set(['first', 'last', 'next', 'previous', 'prev']);

/** Why an element that no key says is not kept as XML either; undefined when it is kept. */
export function reasonToLeave(element: Element, parent: Element): string | undefined {
  const { name, attributes, children, text } = element;
  if (attributes.length === 0 && children.length === 0 && text.trim() === '') return 'it is empty';
  if (name === 'atom:link' && paging.has(attributeOf(element, 'rel')?.toLowerCase() ?? '')) {
    return 'it leads to another page of the old feed, and a built feed has one page';
  }
  if (retellings.has(name) && isRetold(text, parent)) return 'it repeats the title or the description';
  return undefined;
}

/** Whether a text says no more than the title, the description or the notes, or the beginning of one. */
function isRetold(text: string, parent: Element): boolean {
  const said = shownBy(text)
    .replace(/(?:\.{3}|…)$/, '')
    .trim();
  return shownOf(parent).some((other) => other.startsWith(said));
}

/** What is shown of an item, which may hold many elements that say it again. */
const shownOf = cachedLast((parent: Element): readonly string[] =>
  [childText(parent, 'title'), describedBy(parent), childText(parent, 'content:encoded')].flatMap((text) =>
    text === undefined ? [] : shownBy(text),
  ),
);

function shownBy(html: string): string {
  return plainText(cleanNotes(html, undefined));
}

/** The description of a channel or an item: where it has none, the next best text that apps show. */
export function describedBy(parent: Element): string | undefined {
  return (
    childText(parent, 'description') ??
    childText(parent, 'itunes:summary') ??
    childText(parent, 'itunes:subtitle')
  );
}

/** The elements that no key says, each as XML of its own, in their order. */
export function xmlOf(parent: Element, said: ReadonlySet<string>): readonly string[] {
  return parent.children
    .filter((child) => !isSaidBy(said, child) && reasonToLeave(child, parent) === undefined)
    .map(markupOf);
}
