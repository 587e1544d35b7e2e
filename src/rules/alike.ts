import type { Diagnostic } from '../diagnostic.js';
import { attributeOf } from '../vocabulary/row.js';
import { rowOf } from '../vocabulary/vocabulary.js';
import { elementIn } from './causes.js';
import type { Rule } from './rule.js';

/** Fewer items may be alike because somebody chose so. */
const fewest = 5;

/** The part of the items that have the same. */
const nearlyAll = 0.9;

/** An address without a site in a message: a program that leaves out the site does so in every item. */
const relative = /"\/[^"]*"/g;

/** Whether a path leads to a value in an item that is no text: a word of a list, a number, an address. */
function isValue(path: string): boolean {
  if (!path.includes('/item[')) return false;
  const element = elementIn(path);
  const row = rowOf(element.slice(element.indexOf('/') + 1));
  const attribute = /\/@([^/]*)$/.exec(path)?.[1];
  const kind = row && (attribute === undefined ? row.text : attributeOf(row, attribute))?.kind;
  return kind !== undefined && kind !== 'text';
}

/**
 * Gives to the host what an author might have chosen, where the same value stands in nearly all of some items: a
 * program writes it, and nobody can change it in one of them.
 */
export function withPrograms(
  found: readonly Diagnostic[],
  items: number,
  rules: Readonly<Record<string, Rule>>,
): Diagnostic[] {
  const alike = new Map<string, number>();
  const keyOf = ({ rule, message, whose, path = '' }: Diagnostic) =>
    whose === 'author' && rules[rule]?.once !== true && isValue(path)
      ? `${rule} ${message.replace(relative, '"…"')}`
      : undefined;
  const keys = items < fewest ? [] : found.map(keyOf);
  for (const [index, key] of keys.entries())
    if (key !== undefined) alike.set(key, (alike.get(key) ?? 0) + (found[index]?.count ?? 0));
  return found.map((each, index) =>
    (alike.get(keys[index] ?? '') ?? 0) >= items * nearlyAll ? { ...each, whose: 'host' } : each,
  );
}
