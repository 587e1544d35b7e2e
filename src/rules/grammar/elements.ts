import { lengthAbove } from '../../text/code-point.js';
import { nearest } from '../../text/nearest.js';
import { valueAt } from '../../text/table.js';
import { type ElementRow, isAdopted, type Vocabulary } from '../../vocabulary/row.js';
import { mayBeIn, nameInOtherCase, namesOf, rowOf } from '../../vocabulary/vocabulary.js';
import type { Document, Element } from '../../xml/document.js';
import { type Advised, removing, retagging } from '../fix.js';
import { attributeValue, quoted } from '../judgement.js';
import { meantByAttributes } from '../misnamed.js';
import { subject } from '../rss/presence.js';
import { name } from '../rule.js';
import { capital, type General, listOf, type Subject, tagsOf } from './subject.js';

/** The general rules about elements: which there are, where and how often they may be, and what is in them. */
export const elements = {
  'element-unknown': ({ prefix, title, readers, rows }: Subject): General => ({
    summary: `Every element with the prefix "${prefix}" is part of ${title}.`,
    why: `${capital(readers)} ignore elements they do not know, so what it says reaches nobody.`,
    help: `Write the name as ${title} has it, or remove the element.`,
    whose: 'host',
    once: 'message',
    on: `${prefix}:*`,
    // A name in the wrong case is reported as that, by the rule for all vocabularies.
    where: ({ name }) => !Object.hasOwn(rows, name) && nameInOtherCase(name) === undefined,
    check(element, report, { document }) {
      // A document of the vocabulary itself has more elements than feeds borrow, and is reported as no RSS.
      if (document.root?.name.startsWith(`${prefix}:`)) return;
      const meant = nearestName(element.name, namesOf(rows)) ?? elsewhere(element.name);
      report(
        name(element),
        `<${element.name}> is not an element of ${title}.`,
        meant === undefined
          ? {}
          : { ...meaning(element, meant, document), help: `Write <${meant}> if that is meant.` },
      );
    },
  }),

  'element-misplaced': ({ prefix, title, readers }: Subject): General => ({
    summary: `Every element of ${title} is in a place where ${title} allows it.`,
    why: `${capital(readers)} look for it only there, so what it says reaches nobody.`,
    help: 'Move it to where it belongs.',
    whose: 'host',
    once: 'message',
    structural: true,
    on: `${prefix}:*`,
    where: ({ name, parent }) => {
      const row = rowOf(name);
      return (
        row !== undefined && parent !== undefined && (row.levels !== undefined || !mayBeIn(row, parent.name))
      );
    },
    check(element, report, { document }) {
      const row = rowOf(element.name);
      const { parent } = element;
      if (!row || !isAdopted(row) || !parent) return;
      const tooDeep = row.levels !== undefined && depthOf(element) > row.levels;
      if (mayBeIn(row, parent.name) && !tooDeep) return;
      if (isNoPlace(parent, document)) return;
      if (tooDeep) {
        report(
          name(element),
          `<${element.name}> is on level ${row.levels + 1}, but only ${row.levels} are read.`,
          {
            help: 'Move it up, or remove it.',
          },
        );
        return;
      }
      const homes = tagsOf(row.parents);
      const markup = sourceOf(element, document);
      const isAtHome = (each: Element) => each.name === element.name && sourceOf(each, document) === markup;
      const home = parent.children.find(
        (each) => row.parents.includes(each.name) && each.children.some(isAtHome),
      );
      report(
        name(element),
        `<${element.name}> is in <${parent.name}>, but belongs in ${homes}.`,
        home
          ? { ...removing(element, document.source), help: `Remove it: <${home.name}> has the same.` }
          : { help: `Move it into ${homes}, or remove it.` },
      );
    },
  }),

  'element-duplicate': ({ title, rows }: Subject): General => ({
    summary: `An element that ${title} allows once is in its place once.`,
    why: 'Some apps use the first and some the last, so people see different things.',
    help: 'Keep the right one and remove the others.',
    whose: 'host',
    once: 'message',
    structural: true,
    on: parentsIn(rows),
    where: hasSecond(rows, 'one'),
    check(parent, report, { document }) {
      const seen = new Map<string, Element>();
      for (const child of parent.children) {
        const row = valueAt(rows, child.name);
        if (!row) continue;
        if (meantByAttributes(child) !== undefined) continue;
        if (row.count !== 'one' || !mayBeIn(row, parent.name)) continue;
        const first = seen.get(child.name);
        if (!first) {
          seen.set(child.name, child);
          continue;
        }
        const isCopy = sourceOf(child, document) === sourceOf(first, document);
        const [one, other] = [nameOf(first), nameOf(child)];
        const both = one && other && one !== other ? `: ${quoted(other)} after ${quoted(one)}` : '';
        report(
          name(child),
          `${subject(parent)} has a second <${child.name}>${both}.`,
          isCopy
            ? {
                ...removing(child, document.source, copy),
                help: 'Remove the copy.',
                why: 'It says the same again, and only makes the feed larger.',
                atMost: 'info' as const,
              }
            : {},
        );
      }
    },
  }),

  'element-repeated': ({ title, rows }: Subject): General => ({
    summary: `Nothing should be said twice in one place by elements of ${title}.`,
    why: 'Apps show the same person or link twice, and pay the same recipient twice.',
    help: 'Remove one of the two.',
    once: 'message',
    structural: true,
    on: parentsIn(rows),
    where: hasSecond(rows, 'many'),
    check(parent, report, { document }) {
      const seen = new Set<string>();
      for (const child of parent.children) {
        const row = valueAt(rows, child.name);
        if (!row) continue;
        if (row.count !== 'many' || !mayBeIn(row, parent.name)) continue;
        // A song may be in a list twice; and where there can be only one, a second one is found anyway.
        if (child.name === 'podcast:remoteItem' && parent.name !== 'podcast:podroll') continue;
        const markup = sourceOf(child, document);
        const [first = '', ...others] = row.key ?? [];
        const key = keyOf(child, [first, ...others]);
        const advice = removing(child, document.source, copy);
        if (seen.has(markup))
          report(name(child), `${subject(parent)} has the same <${child.name}> twice.`, advice);
        else if (key !== undefined && seen.has(key))
          report(name(child), `${subject(parent)} has two <${child.name}> with the same ${first}.`, advice);
        seen.add(markup);
        if (key !== undefined) seen.add(key);
      }
    },
  }),

  'element-retired': ({ readers, rows }: Subject): General => ({
    summary: `No element is used that ${readers} no longer read.`,
    why: `Listeners do not see it in ${readers}, and it makes the feed larger.`,
    help: 'Remove it, or keep it for the players that still read it.',
    whose: 'host',
    once: 'message',
    on: namesOf(rows, ({ standing }) => standing === 'retired'),
    check(element, report, { document: { source } }) {
      const still = rowOf(element.name)?.readers ?? [];
      const same = still.length === 0 ? undefined : saysTheSame(element);
      report(
        name(element),
        `${capital(readers)} no longer read <${element.name}>.`,
        same
          ? () => ({ ...removing(element, source), help: `Remove it: <${same.name}> says the same.` })
          : still.length === 0
            ? () => ({
                ...removing(element, source, { safe: saysNothingMore(element) }),
                help: 'Remove it: no player is known to read it.',
              })
            : () => ({
                ...removing(element, source, { safe: false }),
                help: `Remove it, or keep it for ${listOf(still)}.`,
              }),
      );
    },
  }),

  'element-unformalized': ({ title, rows }: Subject): General => ({
    summary: `Every element with the prefix of ${title} has been adopted.`,
    why: 'Few apps read it, and it may still change or disappear.',
    help: 'Keep it if you know an app that reads it, and remove it otherwise; no adopted element says the same.',
    whose: 'host',
    once: 'message',
    on: namesOf(rows, (row) => !isAdopted(row)),
    check(element, report) {
      const row = rowOf(element.name);
      const around = element.parent && rowOf(element.parent.name);
      // What is inside another proposal goes with it.
      if (!row || (around && !isAdopted(around))) return;
      const what = row.standing === 'own' ? 'one program made up' : 'was proposed but never adopted';
      report(
        name(element),
        `<${element.name}> is an element that ${what}.`,
        row.instead === undefined ? {} : { help: `Use <${row.instead}> instead.` },
      );
    },
  }),

  'element-empty': ({ title, rows }: Subject): General => ({
    summary: `Every element whose text ${title} requires has one.`,
    why: 'The element says nothing, so apps ignore it or show an empty line.',
    help: 'Write what belongs between its tags, or remove the element.',
    once: 'message',
    on: namesOf(rows, (row) => isAdopted(row) && row.text?.use === 'required' && !row.text.absence),
    check(element, report) {
      if (element.text.trim() === '') report(element, `<${element.name}> is empty.`);
    },
  }),

  'text-too-long': ({ title, rows }: Subject): General => ({
    summary: `No text of ${title} is longer than its element allows.`,
    why: 'Apps and directories cut it off in the middle of a word.',
    help: 'Say it in fewer characters.',
    on: namesOf(rows, ({ text }) => text?.limit !== undefined),
    check(element, report) {
      const { text, standing } = rowOf(element.name) ?? {};
      const limit = text?.limit;
      const length = limit && lengthAbove(limit, element.text);
      if (!length) return;
      report(
        element,
        `<${element.name}> has ${length} characters, ${length - limit} more than allowed.`,
        // What directories no longer read they do not cut off.
        standing === 'retired' ? { concerns: ['psp1'] } : {},
      );
    },
  }),
} as const satisfies Readonly<Record<string, (of: Subject) => General>>;

/** The name of a vocabulary that a misspelt one most likely means. The prefix, which they share, does not count. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const start = name.indexOf(':') + 1;
  const meant = nearest(
    name.slice(start),
    known.map((each) => each.slice(start)),
  );
  return meant === undefined ? undefined : `${name.slice(0, start)}${meant}`;
}

/** The element of another vocabulary that has the local name of one. */
function elsewhere(name: string): string | undefined {
  const local = name.slice(name.indexOf(':') + 1);
  return ['itunes', 'podcast']
    .map((prefix) => `${prefix}:${local}`)
    .find((each) => {
      const row = rowOf(each);
      return row !== undefined && isAdopted(row);
    });
}

/**
 * Whether an element is no place to judge what is in it by: its vocabulary does not know it or never adopted it, its
 * name is in the wrong case, or the whole document is not RSS. All of that is reported where it is.
 */
function isNoPlace({ name }: Element, { root }: Document): boolean {
  if (root?.name !== 'rss' || name.startsWith('{')) return true;
  const row = rowOf(name);
  return !row || !isAdopted(row);
}

/** Whether nothing is lost without an element: it has a word at most, or another one beside it says the same. */
function saysNothingMore({ text, name, parent }: Element): boolean {
  const said = text.trim();
  if (!/\s/.test(said)) return true;
  return parent?.children.some((each) => each.name !== name && each.text.includes(said)) ?? false;
}

/** The description that has the text of an element, too: all players read that. */
function saysTheSame({ text, name, parent }: Element): Element | undefined {
  const said = text.trim();
  const description = name === 'description' ? undefined : parent?.child('description');
  return said !== '' && description?.text.includes(said) ? description : undefined;
}

/** How deep an element is in elements of its own name, counted from one. */
function depthOf(element: Element): number {
  let depth = 1;
  for (let around = element.parent; around?.name === element.name; around = around.parent) depth++;
  return depth;
}

/** What an element is known again by, however it is written; undefined when it does not say it. */
function keyOf(element: Element, attributes: readonly string[]): string | undefined {
  const [first = ''] = attributes;
  if (attributeValue(element, first) === undefined) return undefined;
  const values = attributes.map(
    (each) => attributeValue(element, each)?.toLowerCase().replace(/\/$/, '') ?? '',
  );
  return [element.name, ...values].join(' ');
}

/** What tells an element from another of its kind, in few words: its address or its text. */
function nameOf(element: Element): string {
  const said = element.child('url')?.text ?? element.attribute('href')?.value ?? element.text;
  return said.trim().replace(/\s+/g, ' ');
}

/** The markup of an element. */
function sourceOf({ span }: Element, { source }: Document): string {
  return source.text.slice(span.start, span.end);
}

/** Some readers take the first of two and some the last: which one is too many is for the author to say. */
const copy = { title: 'Remove the copy', safe: false } as const;

/** The advice to write the name that was meant, where an element of it may be. */
function meaning(element: Element, meant: string, { source }: Document): Partial<Advised> {
  const row = rowOf(meant);
  const { parent } = element;
  if (!row || !parent || !mayBeIn(row, parent.name) || (row.count === 'one' && parent.child(meant)))
    return {};
  return retagging(element, prefixed(element, meant), source, false);
}

/** A canonical name with the prefix that the feed has for its vocabulary, where that of the element is of it. */
function prefixed({ qname, name: own }: Element, name: string): string {
  if (own.slice(0, own.indexOf(':')) !== name.slice(0, name.indexOf(':'))) return name;
  return qname.slice(0, qname.indexOf(':') + 1) + name.slice(name.indexOf(':') + 1);
}

/** Tells which elements have a second child of a name that the vocabulary allows once, or many times. */
function hasSecond(rows: Vocabulary, count: ElementRow['count']): (parent: Element) => boolean {
  return ({ children }) => {
    const seen = new Set<string>();
    return children.some(({ name }) => {
      if (valueAt(rows, name)?.count !== count) return false;
      return seen.size === seen.add(name).size;
    });
  };
}

/** The elements in which those of a vocabulary may be. */
function parentsIn(rows: Vocabulary): readonly string[] {
  return [...new Set(Object.values(rows).flatMap(({ parents }) => parents))];
}
