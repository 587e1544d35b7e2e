import { shownLength } from '../text/code-point.js';
import { isEmailAddress } from '../text/email.js';
import { nearest } from '../text/nearest.js';
import {
  type AttributeRow,
  attributeOf,
  type ElementRow,
  isAdopted,
  type Kind,
  type Vocabulary,
} from '../vocabulary/row.js';
import { mayBeIn, nameInOtherCase, namesOf, rowOf } from '../vocabulary/vocabulary.js';
import type { Attribute, Document, Element } from '../xml/document.js';
import { attributeMeantBy, meantByAttributes } from './causes.js';
import { type Advised, dropping, removing, renaming, retagging } from './fix.js';
import { attributeValue, either, type Judge, judgeAttribute, textIs } from './judgement.js';
import { subject } from './rss/presence.js';
import { type Check, type FinishedRule, name } from './rule.js';
import { judgeOf } from './values.js';

/** A vocabulary as rules speak of it. */
export interface Subject {
  /** The customary prefix of its elements. */
  readonly prefix?: string;
  /** What messages call it, such as `Podcasting 2.0`. */
  readonly title: string;
  /** Who looks for its elements: `apps`, `Apple`. */
  readonly readers: string;
  readonly rows: Vocabulary;
}

/** What a vocabulary says of one of the general rules: whom it matters to, why else, and examples. */
export type Asked = Pick<FinishedRule, 'severity' | 'source' | 'bad' | 'good'> &
  Partial<
    Pick<
      FinishedRule,
      'summary' | 'why' | 'help' | 'letter' | 'refusal' | 'weighed' | 'whose' | 'once' | 'yieldsTo' | 'fixes'
    >
  >;

type General = Pick<
  FinishedRule,
  'summary' | 'why' | 'help' | 'on' | 'where' | 'check' | 'whose' | 'once' | 'structural'
>;

/**
 * The rules of a vocabulary that follow from its table: which elements and attributes there are, where and how often
 * they may be, and what must not be missing.
 */
export function grammar<const Id extends string, const Fault extends keyof typeof general>(
  id: Id,
  of: Subject,
  asked: Readonly<Record<Fault, Asked>>,
): Readonly<Record<`${Id}/${Fault}`, FinishedRule>> {
  const made = Object.entries<Asked>(asked).map(([fault, own]): [string, General & Asked] => [
    `${id}/${fault}`,
    Object.assign(general[fault as Fault](of), own),
  ]);
  return Object.fromEntries(made) as Record<`${Id}/${Fault}`, FinishedRule>;
}

/** The general rules, each made for a vocabulary. */
const general = {
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
      const meant = nearestName(element.name, namesOf(rows));
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
      report(name(element), `<${element.name}> is in <${parent.name}>, but belongs in ${homes}.`, {
        help: `Move it into ${homes}, or remove it.`,
      });
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
        if (!Object.hasOwn(rows, child.name)) continue;
        const row = rows[child.name] as ElementRow;
        if (meantByAttributes(child) !== undefined) continue;
        if (row.count !== 'one' || !mayBeIn(row, parent.name)) continue;
        const first = seen.get(child.name);
        if (!first) {
          seen.set(child.name, child);
          continue;
        }
        const isCopy = sourceOf(child, document) === sourceOf(first, document);
        report(
          name(child),
          `${subject(parent)} has a second <${child.name}>.`,
          isCopy
            ? {
                ...removing(child, document.source, copy),
                help: 'Remove the copy.',
                why: 'It says the same again, and only makes the feed larger.',
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
        if (!Object.hasOwn(rows, child.name)) continue;
        const row = rows[child.name] as ElementRow;
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
      report(
        name(element),
        `${capital(readers)} no longer read <${element.name}>.`,
        still.length === 0
          ? () => removing(element, source)
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
    help: 'Keep it if you know an app that reads it; no adopted element says the same.',
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
    help: 'Write the text, or remove the element.',
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
      const limit = rowOf(element.name)?.text?.limit;
      if (limit === undefined || element.text.length <= limit) return;
      const length = shownLength(element.text);
      if (length <= limit) return;
      report(element, `<${element.name}> has ${length} characters, ${length - limit} more than allowed.`);
    },
  }),

  'attribute-missing': ({ title, rows }: Subject): General => ({
    summary: `Every attribute that ${title} requires must be present and have a value.`,
    why: 'Apps ignore the whole element without it.',
    help: 'Add the attribute.',
    whose: 'host',
    once: 'message',
    on: namesOf(rows, hasAttribute(isDemanded)),
    check(element, report) {
      const row = rowOf(element.name);
      const missing: string[] = [];
      for (const [each, attribute] of attributesOf(row)) {
        if (!row || !isDemanded(attribute) || !isAsked(element, attribute)) continue;
        const found = element.attribute(each);
        if (found?.value.trim()) continue;
        if (found) {
          report(found, `The ${each} of <${element.name}> is empty.`, {
            help: 'Write its value, or remove the element.',
          });
          continue;
        }
        const absent = absentees(element, row);
        const slip = strangers(element, row).find((stranger) => meantBy(stranger, absent, row) === each);
        if (!slip) {
          missing.push(each);
          continue;
        }
        report(
          { span: slip.nameSpan, path: element.path },
          `<${element.name}> has "${slip.name}", not ${each}.`,
          renaming(slip, each),
        );
      }
      if (missing.length === 0) return;
      report(name(element), `<${element.name}> has no ${missing.join(' and no ')}.`, {
        help: `Add ${missing.map((each) => `${each}="…"`).join(' and ')}.`,
      });
    },
  }),

  'attribute-recommended-missing': ({ title, rows }: Subject): General => ({
    summary: `Every attribute that ${title} recommends should be present.`,
    why: 'Apps show less than they could.',
    help: 'Add the attribute where its value is known.',
    whose: 'host',
    once: 'message',
    on: namesOf(
      rows,
      hasAttribute(({ use }) => use === 'recommended'),
    ),
    check(element, report) {
      for (const [each, attribute] of attributesOf(rowOf(element.name))) {
        if (attribute.use !== 'recommended' || attribute.absence) continue;
        if (element.attribute(each) || !isAsked(element, attribute)) continue;
        report(name(element), `<${element.name}> has no ${each}, which ${title} recommends.`, {
          help: `Add ${each}="…" if you know it.`,
        });
      }
    },
  }),

  'attribute-empty': ({ title, rows }: Subject): General => ({
    summary: `No attribute of ${title} should be empty.`,
    why: 'Some apps treat an empty value as missing; others show it or open an empty address.',
    help: 'Write a value or remove the attribute.',
    whose: 'host',
    once: 'message',
    on: namesOf(
      rows,
      hasAttribute(() => true),
    ),
    check(element, report, { document: { source } }) {
      const row = rowOf(element.name);
      if (!row) return;
      const empty = element.attributes.filter(({ value }) => value.trim() === '');
      const known = empty.map(({ name }) => attributeOf(row, name));
      // Without what is required the others say nothing either, and a rule of its own has said so.
      if (known.some((each) => each?.use === 'required' && isAsked(element, each))) return;
      for (const [index, attribute] of empty.entries()) {
        if (!known[index]) continue;
        const message = `The ${attribute.name} of <${element.name}> is empty.`;
        report(attribute, message, dropping(attribute, source, known[index].use === 'optional'));
      }
    },
  }),

  'attribute-unknown': ({ title, readers, rows }: Subject): General => ({
    summary: `Every attribute is one that ${title} knows.`,
    why: `${capital(readers)} ignore attributes they do not know, so what it says reaches nobody.`,
    help: `Write the name as ${title} has it, or remove the attribute.`,
    whose: 'host',
    once: 'message',
    on: namesOf(rows),
    where: (element) => {
      const row = rowOf(element.name);
      return row !== undefined && strangers(element, row).length > 0;
    },
    check(element, report, { document: { source } }) {
      const row = rowOf(element.name);
      const found = row ? strangers(element, row) : [];
      // It is another element, of which a rule of elements speaks.
      if (!row || found.length === 0 || meantByAttributes(element) !== undefined) return;
      const absent = absentees(element, row);
      for (const attribute of found) {
        const meant = meantBy(attribute, absent, row);
        const known = meant === undefined ? undefined : attributeOf(row, meant);
        // For a required one the rule of missing attributes has said so already.
        const isFirst = attribute === found.find((each) => meantBy(each, absent, row) === meant);
        if (known && isDemanded(known) && isFirst) continue;
        // A slip in the case alone belongs to the rule that judges the attribute.
        if (known?.rule && attribute.name.toLowerCase() === meant?.toLowerCase()) continue;
        report(
          { span: attribute.nameSpan, path: element.path },
          `<${element.name}> has the attribute "${attribute.name}", which ${title} does not know.`,
          meant === undefined
            ? dropping(attribute, source, false)
            : {
                ...renaming(attribute, meant, attribute.name.toLowerCase() === meant.toLowerCase()),
                help: `Write "${meant}" if that is meant.`,
              },
        );
      }
    },
  }),

  'attribute-too-long': ({ title, rows }: Subject): General => ({
    summary: `No attribute of ${title} is longer than allowed.`,
    why: 'Apps cut it off in the middle of a word.',
    help: 'Say it in fewer characters.',
    on: namesOf(
      rows,
      hasAttribute(({ limit }) => limit !== undefined),
    ),
    check(element, report) {
      const row = rowOf(element.name);
      for (const attribute of element.attributes) {
        const limit = row && attributeOf(row, attribute.name)?.limit;
        if (limit === undefined || attribute.value.length <= limit) continue;
        const length = shownLength(attribute.value);
        if (length <= limit) continue;
        report(
          attribute,
          `The ${attribute.name} of <${element.name}> has ${length} characters, ${length - limit} more than allowed.`,
        );
      }
    },
  }),

  'value-invalid': ({ title, rows }: Subject): General => ({
    summary: `The values in ${title} are of the kinds that its document names: addresses, numbers, dates.`,
    why: 'Readers that use the value read part of it or nothing.',
    help: 'Write what belongs there, such as a full address, a number or a date, or remove it.',
    ...ofKinds(rows, () => true),
  }),
} as const satisfies Readonly<Record<string, (of: Subject) => General>>;

/** Judges every attribute and text of some kinds, unless it has a rule of its own; by the judge of its kind or another. */
export function ofKinds(
  rows: Vocabulary,
  wanted: (kind: Kind) => boolean,
  by?: Judge,
): Pick<FinishedRule, 'on' | 'check'> {
  return {
    on: namesOf(rows, (row) => isAdopted(row) && hasKind(row, wanted)),
    check: judgeKinds(wanted, by),
  };
}

function hasKind({ attributes = {}, text }: ElementRow, wanted: (kind: Kind) => boolean): boolean {
  const all = [...Object.values(attributes), ...(text ? [text] : [])];
  return all.some(({ kind, rule }) => !rule && wanted(kind) && judgeOf(kind));
}

function judgeKinds(wanted: (kind: Kind) => boolean, by?: Judge): Check {
  return (element, report, context) => {
    const row = rowOf(element.name);
    if (!row) return;
    for (const attribute of element.attributes) {
      const known = attributeOf(row, attribute.name);
      const judge = known && !known.rule && wanted(known.kind) && (by ?? judgeOf(known.kind));
      if (judge) judgeAttribute(element, attribute, judge, report, context);
    }
    const judge = row.text && !row.text.rule && wanted(row.text.kind) && (by ?? judgeOf(row.text.kind));
    if (judge) textIs(judge)(element, report, context);
  };
}

/** The name of a vocabulary that a misspelt one most likely means. The prefix, which they share, does not count. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const start = name.indexOf(':') + 1;
  const meant = nearest(
    name.slice(start),
    known.map((each) => each.slice(start)),
  );
  return meant === undefined ? undefined : `${name.slice(0, start)}${meant}`;
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

/** A canonical name with the prefix that the feed has for its vocabulary. */
function prefixed({ qname }: Element, name: string): string {
  return qname.slice(0, qname.indexOf(':') + 1) + name.slice(name.indexOf(':') + 1);
}

/** Names as tags for a sentence: `<channel> or <item>`. */
export function tagsOf(names: readonly string[]): string {
  return either(names.map((each) => `<${each}>`)).replaceAll('"', '');
}

function listOf(words: readonly string[]): string {
  return either(words).replaceAll('"', '').replace(' or ', ' and ');
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The elements in which those of a vocabulary may be. */
/** Tells which elements have a second child of a name that the vocabulary allows once, or many times. */
function hasSecond(rows: Vocabulary, count: ElementRow['count']): (parent: Element) => boolean {
  return ({ children }) => {
    const seen = new Set<string>();
    return children.some(({ name }) => {
      if (!Object.hasOwn(rows, name) || rows[name]?.count !== count) return false;
      return seen.size === seen.add(name).size;
    });
  };
}

function parentsIn(rows: Vocabulary): readonly string[] {
  return [...new Set(Object.values(rows).flatMap(({ parents }) => parents))];
}

function attributesOf(row: ElementRow | undefined): readonly (readonly [string, AttributeRow])[] {
  return Object.entries(row?.attributes ?? {});
}

function hasAttribute(hold: (row: AttributeRow) => boolean): (row: ElementRow) => boolean {
  return (row) => isAdopted(row) && Object.values(row.attributes ?? {}).some(hold);
}

/** Whether an attribute is one of whose absence the general rule speaks. */
function isDemanded({ use, absence }: AttributeRow): boolean {
  return use === 'required' && !absence;
}

/** Whether the vocabulary asks for an attribute in this element. */
function isAsked(element: Element, { unless }: AttributeRow): boolean {
  return unless === undefined || attributeValue(element, unless[0]) !== unless[1];
}

/** The attributes that an element does not have; those of other vocabularies are not its matter. */
function strangers(element: Element, row: ElementRow): readonly Attribute[] {
  const own = element.name.slice(0, element.name.indexOf(':') + 1);
  return element.attributes.filter(
    ({ name }) => !attributeOf(row, name) && (!/[:{]/.test(name) || (own !== '' && name.startsWith(own))),
  );
}

/** What an element may have and has not, which may be meant by an attribute that nobody knows. */
function absentees(element: Element, { attributes = {} }: ElementRow): readonly string[] {
  const present = new Set(element.attributes.map(({ name }) => name));
  return Object.keys(attributes).filter((each) => !present.has(each));
}

/** The attribute that a strange one is most likely meant for: by its name, or because it holds an email address. */
function meantBy(stranger: Attribute, absent: readonly string[], row: ElementRow): string | undefined {
  const meant = attributeMeantBy(stranger.name, absent);
  if (meant !== undefined || !isEmailAddress(stranger.value.trim())) return meant;
  return absent.find((each) => attributeOf(row, each)?.kind === 'e-mail address');
}
