import { made } from '../../text/cache.js';
import { nearest } from '../../text/nearest.js';
import { valueAt } from '../../text/table.js';
import { categories, retired, successors } from '../../vocabulary/categories.js';

/** What Apple's tree makes of a name at a place in it. */
export type Standing =
  | { readonly kind: 'current' }
  /** The right words, but not letter for letter. */
  | { readonly kind: 'case'; readonly right: string }
  /** Given up in 2019; with the paths, such as `News > Politics`, that took its place. */
  | { readonly kind: 'retired'; readonly now: readonly string[] }
  /** A name of the tree in the wrong place; with the path it belongs to. */
  | { readonly kind: 'elsewhere'; readonly path: string }
  | { readonly kind: 'unknown'; readonly perhaps?: string };

/** What two spellings of a category have in common: case, punctuation and the word for "&" do not count. */
function folded(name: string): string {
  return name
    .toLowerCase()
    .replace(/&amp;|&|\band\b/g, '+')
    .replace(/[^\p{L}\p{N}+]/gu, '');
}

/** A category is its own path; that of a subcategory begins with its category. */
function pathOf(category: string, subcategory?: string): string {
  return subcategory === undefined ? category : `${category} > ${subcategory}`;
}

const topByFold = made(() => new Map(Object.keys(categories).map((name) => [folded(name), name])));
const retiredTopByFold = made(() => new Map(Object.keys(retired).map((name) => [folded(name), name])));

/** Every subcategory with its category; Apple has none of the same name twice. */
const subByFold = made(
  () =>
    new Map(
      Object.entries(categories).flatMap(([category, names]) =>
        names.map((name) => [folded(name), { name, category }] as const),
      ),
    ),
);

const retiredSubs = made(() => new Set(Object.values(retired).flatMap((names) => names.map(folded))));

/** Where a name of today stands, wherever it is used. */
export function pathNamed(name: string): string | undefined {
  const top = topByFold().get(folded(name));
  const sub = subByFold().get(folded(name));
  return top ?? (sub && pathOf(sub.category, sub.name));
}

function spelt(name: string, right: string): Standing {
  return name === right ? { kind: 'current' } : { kind: 'case', right };
}

function unknown(name: string, candidates: readonly string[]): Standing {
  const perhaps = nearest(name, candidates);
  // A slip is seldom in the first letter: "Gardening" is not meant as "Marketing".
  const isNear = perhaps !== undefined && folded(perhaps).charAt(0) === folded(name).charAt(0);
  return !isNear ? { kind: 'unknown' } : { kind: 'unknown', perhaps };
}

/** A longer text is not meant for any name of Apple's tree. */
const longestName = 200;

/** What Apple's tree makes of a category. */
export function standingOfCategory(name: string): Standing {
  if (name.length > longestName) return { kind: 'unknown' };
  const top = topByFold().get(folded(name));
  if (top !== undefined) return spelt(name, top);
  const path = pathNamed(name);
  if (path !== undefined) return { kind: 'elsewhere', path };
  const old = retiredTopByFold().get(folded(name));
  if (old !== undefined) return { kind: 'retired', now: successors[old] ?? [] };
  return unknown(name, [...topByFold().values(), ...[...subByFold().values()].map((sub) => sub.name)]);
}

/** The category of today that is meant by one, if any: the same, or its only successor. */
function today(category: string): string | undefined {
  const top = topByFold().get(folded(category));
  if (top !== undefined) return top;
  const old = retiredTopByFold().get(folded(category));
  return old === undefined ? undefined : successors[old]?.[0];
}

/**
 * What Apple's tree makes of a subcategory of a category. A retired or misspelt category is not held against
 * it: the category itself is reported.
 */
export function standingOfSubcategory(name: string, category: string): Standing {
  if (name.length > longestName || category.length > longestName) return { kind: 'unknown' };
  const parent = today(category);
  const sub = subByFold().get(folded(name));
  if (sub && sub.category === parent) return spelt(name, sub.name);
  const old = topByFold().get(folded(category)) ?? retiredTopByFold().get(folded(category));
  const oldName = (retired[old ?? ''] ?? []).find((each) => folded(each) === folded(name));
  const path = pathNamed(name);
  if (old !== undefined && oldName !== undefined) {
    return { kind: 'retired', now: successors[pathOf(old, oldName)] ?? (path === undefined ? [] : [path]) };
  }
  if (path !== undefined) return { kind: 'elsewhere', path };
  if (retiredSubs().has(folded(name))) return { kind: 'retired', now: [] };
  return unknown(name, parent === undefined ? [] : (valueAt(categories, parent) ?? []));
}
