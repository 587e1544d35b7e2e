import type { Fix } from '../../diagnostic.js';
import { cachedByObject } from '../../text/cache.js';
import { escapedAttribute } from '../../text/escape.js';
import { valueAt } from '../../text/table.js';
import { categories } from '../../vocabulary/categories.js';
import type { Attribute, Element } from '../../xml/document.js';
import type { Check } from '../rule.js';
import { pathNamed, type Standing, standingOfCategory, standingOfSubcategory } from './standing.js';

/** A category of the feed with what Apple's tree makes of it. */
interface Category {
  readonly text: Attribute;
  readonly value: string;
  readonly isSub: boolean;
  readonly standing: Standing;
}

/** The name of a category, where it has one. */
export function textOf(element: Element): Attribute | undefined {
  const text = element.attribute('text');
  return text && text.value.trim() !== '' ? text : undefined;
}

/** Looks a category up, once for all rules; undefined when it has no name, or stands where Apple reads none. */
export const lookUp = cachedByObject((element: Element): Category | undefined => {
  const { parent } = element;
  const text = textOf(element);
  if (!text) return undefined;
  const value = text.value.trim();
  if (parent?.name === 'channel') {
    return { text, value, isSub: false, standing: standingOfCategory(value) };
  }
  const category = parent?.name === 'itunes:category' ? textOf(parent) : undefined;
  if (!category || parent?.parent?.name !== 'channel') return undefined;
  return { text, value, isSub: true, standing: standingOfSubcategory(value, category.value.trim()) };
});

/** Judges each category of the given standing. */
export function of<Kind extends Standing['kind']>(
  kind: Kind,
  judge: (
    category: Category & { readonly standing: Standing & { readonly kind: Kind } },
    element: Element,
    report: (message: string, advice?: { help?: string; why?: string; fix?: Fix }) => void,
  ) => void,
): Check {
  return (element, report) => {
    const found = lookUp(element);
    if (found?.standing.kind !== kind) return;
    judge(found as Parameters<typeof judge>[0], element, (message, advice) =>
      report(found.text, message, advice),
    );
  };
}

/** The advice to write the name of a category in its place. */
export function writing(text: Attribute, right: string, safe: boolean): { help: string; fix: Fix } {
  const edits = [{ span: text.valueSpan, text: escapedAttribute(right) }];
  return {
    help: `Write text="${escapedAttribute(right)}".`,
    fix: { title: `Write "${right}"`, safe, edits },
  };
}

/** The markup of a path such as `News > Tech News`, with the prefix of this feed. */
export function markup(path: string, qname: string): string {
  const [category = '', subcategory] = path.split(' > ').map(escapedAttribute);
  if (subcategory === undefined) return `<${qname} text="${category}"/>`;
  return `<${qname} text="${category}"><${qname} text="${subcategory}"/></${qname}>`;
}

/** The categories that one text names, by their paths: `News, Technology`, `News/Tech News`. */
export function severalIn(value: string): readonly string[] | undefined {
  const names = value.split(/[,;|/:>]|\s-\s/).map((each) => each.trim());
  if (names.length < 2 || names.length > 5) return undefined;
  const paths = names.flatMap((each) => pathNamed(each) ?? []);
  if (paths.length < names.length) return undefined;
  // A category that is named before its subcategory is its way there.
  return paths.filter((path, index) => !paths[index + 1]?.startsWith(`${path} > `));
}

/** The advice to write a path in place of an element without subcategories of its own. */
export function replacing(element: Element, path: string, safe: boolean): { help: string; fix?: Fix } {
  const written = markup(path, element.qname);
  const help = `Write ${written}.`;
  if (element.children.length > 0) return { help };
  return { help, fix: { title: `Write "${path}"`, safe, edits: [{ span: element.span, text: written }] } };
}

/** The advice to put a subcategory into its category, which is there and has none yet. */
export function joining(element: Element, there: Element, path: string): { help: string; fix?: Fix } {
  const written = markup(path, element.qname);
  const help = `Write ${written} in place of the two.`;
  if (there.children.length > 0 || element.children.length > 0) {
    return { help: 'Put it into that category, or remove it.' };
  }
  const edits = [
    { span: there.span, text: written },
    { span: element.span, text: '' },
  ];
  return { help, fix: { title: `Write "${path}"`, safe: true, edits } };
}

/** The advice to move a subcategory out of its category to where it belongs. */
export function moving(element: Element, path: string): { help: string; fix?: Fix } {
  const { parent, qname } = element;
  const there = parent?.attribute('text')?.value.trim() ?? '';
  const written = markup(path, qname);
  const help = `Write ${written} in place of ${markup(`${there} > ${element.attribute('text')?.value.trim()}`, qname)}, or remove the subcategory.`;
  if (!parent || parent.children.length > 1) return { help };
  return {
    help,
    fix: { title: `Write "${path}"`, safe: false, edits: [{ span: parent.span, text: written }] },
  };
}

/** What to do about a subcategory that Apple has no longer, and none in its place. */
export function helpWithin({ parent }: Element): string {
  const category = parent?.attribute('text')?.value.trim() ?? '';
  const names = valueAt(categories, category) ?? [];
  if (names.length > 0) return `Remove it, or choose ${names.map((each) => `"${each}"`).join(' or ')}.`;
  return Object.hasOwn(categories, category)
    ? `Remove it: "${category}" has no subcategories today.`
    : 'Remove it.';
}

/** What becomes of a subcategory that is not one. */
export const ofSub = 'Apple ignores the subcategory, so nobody finds the show by it.';
