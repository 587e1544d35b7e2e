import { escapedAttribute } from '../../text/escape.js';
import { removing } from '../fix.js';
import { quoted } from '../judgement.js';
import { name, rules } from '../rule.js';
import {
  helpWithin,
  joining,
  lookUp,
  markup,
  moving,
  of,
  ofSub,
  replacing,
  severalIn,
  textOf,
  writing,
} from './category.js';
import { standingOfCategory } from './standing.js';

/** The categories of a show, by Apple's tree. */
export const categories = rules({
  'itunes/category-missing': {
    summary: 'The channel needs an <itunes:category> with a name in its text attribute.',
    why: 'Nobody finds the show while browsing, and Apple asks for a category when a show is submitted.',
    help: 'Add <itunes:category text="…"/> with one of Apple\'s categories, such as "Technology".',
    source: ['apple-guide#show: itunes:category', 'psp1#itunes:category', 'apple-connect'],
    severity: { apple: 'warning', psp1: 'error' },
    letter: { apple: 'error' },
    refusal: 'psp1#itunes:category',
    yieldsTo: ['itunes/namespace-missing'],
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
    check: of('case', ({ text, value, isSub, standing }, _element, report) => {
      const advice = writing(text, standing.right, true);
      const isEscaped = /&(?:amp|#38);/.test(value);
      if (isEscaped) {
        report(`Apple reads the category as ${quoted(value)}: its "&" is escaped twice.`, {
          ...advice,
          help: `Escape it once: text="${escapedAttribute(standing.right)}".`,
          why: isSub ? ofSub : 'Apple has no category of that name, so the show is listed in none.',
        });
        return;
      }
      report(`The category ${quoted(value)} is not spelled as Apple spells it.`, advice);
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
