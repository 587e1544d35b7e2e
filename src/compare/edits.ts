import { groupsBy } from '../text/groups.js';
import type { Element } from '../xml/document.js';

/** What changed in one element of the same name in two versions of a channel or an item. */
export interface Edit {
  /** The name of the elements, such as `description`. */
  readonly name: string;
  /** Those of the old feed, and those of the new one. */
  readonly before: readonly Element[];
  readonly after: readonly Element[];
}

const none: readonly Edit[] = [];

/** What is not compared among the children of a channel: each of them is compared for itself. */
const episodes = new Set(['item', 'podcast:liveItem']);

/**
 * Which children of two elements differ, by name, in the order of the new feed. White space around texts, the order
 * of attributes and of elements of other names, and the way that a text is written do not matter. With `names`, no
 * others are compared.
 */
export function editsOf(before: Element, after: Element, names?: ReadonlySet<string>): readonly Edit[] {
  if (isCopy(before, after)) return none;
  const old = byName(before, names);
  const edits: Edit[] = [];
  const now = byName(after, names);
  for (const [name, elements] of now) {
    const others = old.get(name) ?? [];
    if (!same(others, elements)) edits.push({ name, before: others, after: elements });
  }
  for (const [name, elements] of old) {
    if (!now.has(name)) edits.push({ name, before: elements, after: [] });
  }
  return edits;
}

/** Whether two elements are written in the same way, and with names of the same vocabularies. */
function isCopy(before: Element, after: Element): boolean {
  const length = before.contentEnd - before.openEnd;
  if (length !== after.contentEnd - after.openEnd || before.children.length !== after.children.length)
    return false;
  if (before.children.some(({ name }, index) => name !== after.children[index]?.name)) return false;
  const content = before.markup.text.slice(before.openEnd, before.contentEnd);
  return after.markup.text.startsWith(content, after.openEnd);
}

function byName(parent: Element, names?: ReadonlySet<string>): ReadonlyMap<string, readonly Element[]> {
  const compared = parent.children.filter(({ name }) => !episodes.has(name) && names?.has(name) !== false);
  return groupsBy(compared, ({ name }) => name);
}

function same(some: readonly Element[], others: readonly Element[]): boolean {
  if (some.length !== others.length) return false;
  return some.every((one, index) => {
    const other = others[index] as Element;
    // What is written alike need not be decoded.
    if (one.attributes.length === 0 && other.attributes.length === 0 && isCopy(one, other)) return true;
    if (one.children.length === 0 && one.attributes.length === 0 && other.attributes.length === 0) {
      return other.children.length === 0 && one.text.trim() === other.text.trim();
    }
    return saidBy(one) === saidBy(other);
  });
}

/** Everything that an element says, in one text that only an element which says the same has. */
function saidBy(element: Element): string {
  const parts: string[] = [];
  const stack: (Element | string)[] = [element];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (typeof next === 'string') {
      parts.push(next);
      continue;
    }
    const attributes = next.attributes.map(({ name, value }) => [name, value.trim()]).sort(byKey);
    parts.push(JSON.stringify([next.name, attributes, next.text.trim()]), '(');
    stack.push(')');
    for (let index = next.children.length - 1; index >= 0; index--)
      stack.push(next.children[index] as Element);
  }
  return parts.join('');
}

function byKey([a = '']: readonly string[], [b = '']: readonly string[]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
