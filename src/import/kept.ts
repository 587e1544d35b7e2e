import { plainText } from '../notes/notes.js';
import { isSaidBy } from '../show/fields/foreign.js';
import type { Element } from '../xml/document.js';
import { markupOf } from './rest.js';
import { attributeOf, childText } from './said.js';

/** Elements in which feeds say their description again, in whole or shortened. */
const retellings: ReadonlySet<string> = new Set(['itunes:summary', 'itunes:subtitle', 'googleplay:description']);

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
  const said = plainText(text).replace(/(?:\.{3}|…)$/, '').trim();
  return ['title', 'description', 'content:encoded'].some((name) => {
    const other = childText(parent, name);
    return other !== undefined && plainText(other).startsWith(said);
  });
}

/** The elements that no key says, each as XML of its own, in their order. */
export function xmlOf(parent: Element, said: ReadonlySet<string>): readonly string[] {
  return parent.children
    .filter((child) => !isSaidBy(said, child) && reasonToLeave(child, parent) === undefined)
    .map(markupOf);
}
