import type { Fix } from '../../diagnostic.js';
import { cachedByObject } from '../../text/cache.js';
import { escapedAttribute } from '../../text/escape.js';
import { valueAt } from '../../text/table.js';
import { categories } from '../../vocabulary/categories.js';
import type { Attribute, Element } from '../../xml/document.js';
import { removing } from '../fix.js';
import { quoted } from '../judgement.js';
import { type Check, name, rules } from '../rule.js';
import { pathNamed, type Standing, standingOfCategory, standingOfSubcategory } from './standing.js';

/** A category of the feed with what Apple's tree makes of it. */
interface Category {
  readonly text: Attribute;
  readonly value: string;
  readonly isSub: boolean;
  readonly standing: Standing;
}

function textOf(element: Element): Attribute | undefined {
  const text = element.attribute('text');
  return text && text.value.trim() !== '' ? text : undefined;
}

/** Looks a category up, once for all rules; undefined when it has no name, or stands where Apple reads none. */
const lookUp = cachedByObject((element: Element): Category | undefined => {
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
function of<Kind extends Standing['kind']>(
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

function writing(text: Attribute, right: string, safe: boolean): { help: string; fix: Fix } {
  const edits = [{ span: text.valueSpan, text: escapedAttribute(right) }];
  return {
    help: `Write text="${escapedAttribute(right)}".`,
    fix: { title: `Write "${right}"`, safe, edits },
  };
}

/** The markup of a path such as `News > Tech News`, with the prefix of this feed. */
function markup(path: string, qname: string): string {
  const [category = '', subcategory] = path.split(' > ').map(escapedAttribute);
  if (subcategory === undefined) return `<${qname} text="${category}"/>`;
  return `<${qname} text="${category}"><${qname} text="${subcategory}"/></${qname}>`;
}

/** The categories that one text names, by their paths: `News, Technology`, `News/Tech News`. */
function severalIn(value: string): readonly string[] | undefined {
  const names = value.split(/[,;|/:>]|\s-\s/).map((each) => each.trim());
  if (names.length < 2 || names.length > 5) return undefined;
  const paths = names.flatMap((each) => pathNamed(each) ?? []);
  if (paths.length < names.length) return undefined;
  // A category that is named before its subcategory is its way there.
  return paths.filter((path, index) => !paths[index + 1]?.startsWith(`${path} > `));
}

/** The advice to write a path in place of an element without subcategories of its own. */
function replacing(element: Element, path: string, safe: boolean): { help: string; fix?: Fix } {
  const written = markup(path, element.qname);
  const help = `Write ${written}.`;
  if (element.children.length > 0) return { help };
  return { help, fix: { title: `Write "${path}"`, safe, edits: [{ span: element.span, text: written }] } };
}

/** The advice to put a subcategory into its category, which is there and has none yet. */
function joining(element: Element, there: Element, path: string): { help: string; fix?: Fix } {
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
function moving(element: Element, path: string): { help: string; fix?: Fix } {
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
function helpWithin({ parent }: Element): string {
  const category = parent?.attribute('text')?.value.trim() ?? '';
  const names = valueAt(categories, category) ?? [];
  if (names.length > 0) return `Remove it, or choose ${names.map((each) => `"${each}"`).join(' or ')}.`;
  return Object.hasOwn(categories, category)
    ? `Remove it: "${category}" has no subcategories today.`
    : 'Remove it.';
}

/** What becomes of a subcategory that is not one. */
const ofSub = 'Apple ignores the subcategory and lists the show under the category alone.';

export const category = rules({
  'itunes/category-missing': {
    summary: 'The channel needs an <itunes:category> with a name in its text attribute.',
    why: 'Nobody finds the show while browsing, and Apple asks for a category when a show is submitted.',
    help: 'Add <itunes:category text="…"/> with one of Apple\'s categories, such as "Technology".',
    source: ['apple-guide#show: itunes:category', 'psp1#itunes:category', 'apple-connect'],
    severity: { apple: 'warning', psp1: 'error' },
    letter: { apple: 'error' },
    refusal: 'psp1#itunes:category',
    absent: ['itunes:category', '@text'],
    on: ['channel', 'itunes:category'],
    check(element, report) {
      if (element.name === 'channel') {
        if (!element.child('itunes:category')) report(name(element), 'The channel has no <itunes:category>.');
        return;
      }
      if (textOf(element)) return;
      const text = element.attribute('text');
      const inside = element.text.trim();
      if (text) report(text, 'The text of <itunes:category> is empty.');
      else if (inside === '') report(name(element), '<itunes:category> has no text.');
      else {
        report(
          element,
          `<itunes:category> has ${quoted(inside)} between its tags, not in its text attribute.`,
          {
            ...replacing(element, inside, true),
          },
        );
      }
    },
    bad: [
      '<«channel»><title>Rust in Production</title></channel>',
      '<itunes:category text="«»"/>',
      '<itunes:category>«Technology»</itunes:category>',
    ],
    good: ['<itunes:category text="Technology"/>'],
    fixes: {
      '<itunes:category>Technology</itunes:category>': '<itunes:category text="Technology"/>',
    },
  },

  'itunes/category-unknown': {
    summary: "The category must be one of Apple's.",
    why: 'Apple ignores a category that it does not know, so the show is listed nowhere.',
    help: "Choose one of Apple's 19 categories and, if you like, one of its subcategories.",
    source: ['apple-categories', 'feedvalidator#InvalidItunesCategory'],
    severity: { apple: 'warning', psp1: 'error' },
    letter: { apple: 'error' },
    refusal: 'psp1#itunes:category',
    on: 'itunes:category',
    check: of('unknown', ({ text, value, isSub, standing }, element, report) => {
      const what = isSub ? 'subcategory' : 'category';
      const { perhaps } = standing;
      const message = `The ${what} ${quoted(value)} is not one of Apple's.`;
      // What is in a category that Apple does not know may be right in the one that is meant.
      const parent = isSub ? element.parent?.attribute('text')?.value.trim() : undefined;
      if (parent !== undefined && standingOfCategory(parent).kind === 'unknown') return;
      const several = isSub ? undefined : severalIn(value);
      if (several) {
        const written = several.map((path) => markup(path, element.qname));
        const help =
          written.length > 1 ? `Write ${written.join(' and ')}, each on its own.` : `Write ${written}.`;
        return report(message, { help });
      }
      const own = isSub
        ? { help: 'Remove it, or choose a subcategory that Apple has under this category.', why: ofSub }
        : {};
      if (perhaps === undefined) report(message, own);
      else report(message, { ...own, ...writing(text, perhaps, false), help: `Did you mean "${perhaps}"?` });
    }),
    bad: [
      '<itunes:category text="«Programming»"/>',
      '<itunes:category text="«Tecnology»"/>',
      '<itunes:category text="News"><itunes:category text="«Rust News»"/></itunes:category>',
      '<itunes:category text="«Technology, News»"/>',
    ],
    good: ['<itunes:category text="Technology"/>'],
    fixes: {
      '<itunes:category text="Tecnology"/>': { unsafe: '<itunes:category text="Technology"/>' },
    },
  },

  'itunes/category-case': {
    summary: 'The category must be spelled exactly as Apple spells it.',
    why: 'Apple compares names letter by letter and treats another spelling as an unknown category.',
    help: "Copy the name from Apple's list.",
    source: ['apple-requirements#category', 'apple-categories'],
    severity: { apple: 'warning' },
    letter: { apple: 'error' },
    on: 'itunes:category',
    check: of('case', ({ text, value, standing }, _element, report) => {
      const advice = writing(text, standing.right, true);
      const isEscaped = /&(?:amp|#38);/.test(value);
      const fault = isEscaped
        ? 'is escaped twice, so Apple does not know it'
        : 'is not spelled as Apple spells it';
      report(`The category ${quoted(value)} ${fault}.`, advice);
    }),
    bad: [
      '<itunes:category text="«technology»"/>',
      '<itunes:category text="«Kids and Family»"/>',
      '<itunes:category text="«Kids &amp;amp; Family»"/>',
      '<itunes:category text="Education"><itunes:category text="«How-To»"/></itunes:category>',
    ],
    good: [
      '<itunes:category text="Kids &amp; Family"><itunes:category text="Stories for Kids"/></itunes:category>',
    ],
    fixes: {
      '<itunes:category text="technology"/>': '<itunes:category text="Technology"/>',
      '<itunes:category text="Kids and Family"/>': '<itunes:category text="Kids &amp; Family"/>',
    },
  },

  'itunes/category-retired': {
    summary: 'The category must be one that Apple uses today.',
    why: 'Apple lists the show in another category, or in none.',
    help: "Choose one of Apple's current categories.",
    source: ['feedvalidator#ObsoleteItunesCategory', 'apple-categories'],
    severity: { apple: 'warning', psp1: 'warning' },
    on: 'itunes:category',
    check: of('retired', ({ text, value, isSub, standing }, element, report) => {
      const { now } = standing;
      const [only, ...more] = now;
      const message = `Apple no longer has the ${isSub ? 'subcategory' : 'category'} ${quoted(value)}.`;
      if (only === undefined)
        report(
          message,
          isSub
            ? {
                help: helpWithin(element),
                why: ofSub,
              }
            : {},
        );
      else if (more.length > 0)
        report(message, {
          help: `Choose ${now.map((path) => `"${path}"`).join(' or ')}.`,
          ...(isSub && { why: ofSub }),
        });
      else if (!isSub)
        report(message, only.includes(' > ') ? replacing(element, only, true) : writing(text, only, true));
      else {
        const [top, sub] = only.split(' > ');
        const parent = element.parent?.attribute('text')?.value.trim();
        if (sub !== undefined && parent === top) report(message, { ...writing(text, sub, true), why: ofSub });
        else {
          const moved = `Apple has ${quoted(value)} under "${top}", not under "${parent}".`;
          report(sub === value ? moved : message, { ...moving(element, only), why: ofSub });
        }
      }
    }),
    bad: [
      '<itunes:category text="«News &amp; Politics»"/>',
      '<itunes:category text="«Science &amp; Medicine»"/>',
      '<itunes:category text="«Talk Radio»"/>',
      '<itunes:category text="Arts"><itunes:category text="«Literature»"/></itunes:category>',
      '<itunes:category text="Technology"><itunes:category text="«Tech News»"/></itunes:category>',
    ],
    good: [
      '<itunes:category text="News"><itunes:category text="Tech News"/></itunes:category>',
      '<itunes:category text="Arts"><itunes:category text="Books"/></itunes:category>',
    ],
    fixes: {
      '<itunes:category text="News &amp; Politics"/>': '<itunes:category text="News"/>',
      '<itunes:category text="Arts"><itunes:category text="Literature"/></itunes:category>':
        '<itunes:category text="Arts"><itunes:category text="Books"/></itunes:category>',
      '<itunes:category text="Technology"><itunes:category text="Tech News"/></itunes:category>': {
        unsafe: '<itunes:category text="News"><itunes:category text="Tech News"/></itunes:category>',
      },
    },
  },

  'itunes/subcategory-wrong-parent': {
    summary: 'A subcategory must be inside the category that Apple puts it in.',
    why: 'Apple does not know the pair and lists the show under the category alone.',
    help: 'Put it into the category that it belongs to.',
    source: ['apple-categories', 'feedvalidator#InvalidItunesCategory'],
    severity: { apple: 'warning', psp1: 'error' },
    letter: { apple: 'error' },
    refusal: 'psp1#itunes:category',
    on: 'itunes:category',
    check: of('elsewhere', ({ value, isSub, standing }, element, report) => {
      const parentKind = element.parent && lookUp(element.parent)?.standing.kind;
      if (!isSub || parentKind === 'unknown') return;
      const [top = '', sub] = standing.path.split(' > ');
      const parent = element.parent?.attribute('text')?.value.trim() ?? '';
      report(
        sub === undefined
          ? `The subcategory ${quoted(value)} in "${parent}" is a category of its own.`
          : `The subcategory ${quoted(value)} belongs to "${top}", not to "${parent}".`,
        // A second category would be one that Apple does not read.
        {
          help: `Choose a subcategory of "${parent}", or write ${markup(standing.path, element.qname)} alone.`,
        },
      );
    }),
    bad: [
      '<itunes:category text="Technology"><itunes:category text="«Business News»"/></itunes:category>',
      '<itunes:category text="Technology"><itunes:category text="«Education»"/></itunes:category>',
    ],
    good: ['<itunes:category text="News"><itunes:category text="Business News"/></itunes:category>'],
  },

  'itunes/subcategory-at-top': {
    summary: 'A subcategory must be inside its category, not directly in the channel.',
    why: 'Apple has no category of that name, so the show is listed nowhere.',
    help: 'Put it into the category that it belongs to.',
    source: 'apple-categories',
    severity: { apple: 'warning' },
    letter: { apple: 'error' },
    on: 'itunes:category',
    check: of('elsewhere', ({ value, isSub, standing }, element, report) => {
      if (isSub) return;
      const [top = ''] = standing.path.split(' > ');
      const there = element.parent
        ?.all('itunes:category')
        .find((each) => each !== element && textOf(each)?.value.trim() === top);
      report(
        `The category ${quoted(value)} is a subcategory of "${top}".`,
        there ? joining(element, there, standing.path) : replacing(element, standing.path, true),
      );
    }),
    bad: ['<itunes:category text="«Tech News»"/>', '<itunes:category text="«Politics»"/>'],
    good: ['<itunes:category text="News"><itunes:category text="Politics"/></itunes:category>'],
    fixes: {
      '<itunes:category text="Tech News"/>':
        '<itunes:category text="News"><itunes:category text="Tech News"/></itunes:category>',
      '<itunes:category text="Politics"/>':
        '<itunes:category text="News"><itunes:category text="Politics"/></itunes:category>',
      '<itunes:category text="Education"/><itunes:category text="How To"/>':
        '<itunes:category text="Education"><itunes:category text="How To"/></itunes:category>',
    },
  },

  'itunes/category-extra-ignored': {
    summary: 'The channel should have one category with at most one subcategory.',
    why: 'Apple reads one category and one subcategory, so the show is not found under the others.',
    help: 'Put the most important category first; the others still serve other directories.',
    source: ['apple-guide#show: itunes:category', 'psp1#itunes:category'],
    severity: { apple: 'info', psp1: 'info' },
    yieldsTo: ['itunes/subcategory-at-top'],
    on: 'channel',
    check(channel, report, { document: { source } }) {
      const [first, ...others] = channel.all('itunes:category');
      const top = first && textOf(first)?.value.trim();
      const extra = [...(first?.all('itunes:category').slice(1) ?? []), ...others];
      for (const each of extra) {
        const text = textOf(each);
        if (!text) continue;
        const value = text.value.trim();
        if (value !== top) report(text, `Apple does not read the category ${quoted(value)}, only the first.`);
        else {
          report(text, `The category ${quoted(value)} is there again; Apple reads the first only.`, {
            help: 'Remove it, or put its subcategory into the first if that matters more.',
            why: 'It says nothing new, and its subcategory is not read.',
            ...(each.children.length === 0 && removing(each, source)),
          });
        }
      }
    },
    bad: [
      '<itunes:category text="Technology"/><itunes:category text="«Education»"/>',
      '<itunes:category text="News"><itunes:category text="Tech News"/><itunes:category text="«Politics»"/></itunes:category>',
      '<itunes:category text="News"/><itunes:category text="«News»"/>',
    ],
    good: ['<itunes:category text="News"><itunes:category text="Tech News"/></itunes:category>'],
    fixes: {
      '<itunes:category text="News"/><itunes:category text="News"/>': '<itunes:category text="News"/>',
    },
  },
});
