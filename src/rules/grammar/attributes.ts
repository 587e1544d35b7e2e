import { lengthAbove } from '../../text/code-point.js';
import { isEmailAddress } from '../../text/email.js';
import {
  type AttributeRow,
  attributeOf,
  type ElementRow,
  isAdopted,
  type Kind,
  type Vocabulary,
} from '../../vocabulary/row.js';
import { namesOf, rowOf } from '../../vocabulary/vocabulary.js';
import type { Attribute, Element } from '../../xml/document.js';
import { dropping, renaming } from '../fix.js';
import { attributeValue, type Judge, judgeAttribute, textIs } from '../judgement.js';
import { attributeMeantBy, meantByAttributes } from '../misnamed.js';
import { type Check, type FinishedRule, name } from '../rule.js';
import { judgeOf } from '../values.js';
import { capital, type General, type Subject } from './subject.js';

/** The general rules about attributes: what must not be missing, which there are, and what is in them. */
export const attributes = {
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
      const empty: Attribute[] = [];
      for (const [each, attribute] of attributesOf(row)) {
        if (!row || !isDemanded(attribute) || !isAsked(element, attribute)) continue;
        const found = element.attribute(each);
        if (found?.value.trim()) continue;
        if (found) {
          empty.push(found);
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
      const [first, ...others] = empty;
      if (first) {
        const all = empty.map((each) => each.name).join(' and the ');
        const message = `The ${all} of <${element.name}> ${others.length > 0 ? 'are' : 'is'} empty.`;
        const help = `Write ${others.length > 0 ? 'their values' : 'its value'}, or remove the element.`;
        report(first, message, { help });
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
          ...(attribute.without && { why: attribute.without }),
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
      // Without what is required the others say nothing either, and rules of their own have said so.
      if (known.some((each) => each?.use === 'required' && isAsked(element, each))) return;
      if (row.text?.use === 'required' && !row.text.absence && element.text.trim() === '') return;
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
            ? {
                ...dropping(attribute, source, false),
                ...(attribute.value.trim() === '' && { help: 'Remove it: it is empty.' }),
              }
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
        const length = limit && lengthAbove(limit, attribute.value);
        if (!length) continue;
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
    ...ofKinds(rows, () => true, advising),
  }),
} as const satisfies Readonly<Record<string, (of: Subject) => General>>;

/** Judges every attribute and text of some kinds, unless it has a rule of its own; by the judge of its kind or another. */
export function ofKinds(
  rows: Vocabulary,
  wanted: (kind: Kind) => boolean,
  by: (kind: Kind) => Judge | undefined = judgeOf,
): Pick<FinishedRule, 'on' | 'check'> {
  return {
    on: namesOf(rows, (row) => isAdopted(row) && hasKind(row, wanted)),
    check: judgeKinds(wanted, by),
  };
}

/** What to write where only a value of a kind is right. */
const advices: Readonly<Partial<Record<Kind & string, { readonly help: string; readonly why?: string }>>> = {
  address: {
    help: 'Write the full address, beginning with "https://", or remove it.',
    why: 'Readers that offer it as a link open nothing.',
  },
  'whole number': { help: 'Write a whole number, or remove it.' },
  number: { help: 'Write a number, or remove it.' },
  'W3C date': { help: 'Write a date such as "2025-12-11", or remove it.' },
};

/** The judge of a kind, with what to write in place of a value that it does not take. */
function advising(kind: Kind): Judge | undefined {
  const judge = judgeOf(kind);
  const advice = typeof kind === 'string' ? advices[kind] : undefined;
  if (!judge || !advice) return judge;
  return (value, element, context) => {
    const fault = judge(value, element, context);
    return fault && fault.write === undefined && fault.perhaps === undefined
      ? { ...advice, ...fault }
      : fault;
  };
}

function hasKind({ attributes = {}, text }: ElementRow, wanted: (kind: Kind) => boolean): boolean {
  const all = [...Object.values(attributes), ...(text ? [text] : [])];
  return all.some(({ kind, rule }) => !rule && wanted(kind) && judgeOf(kind));
}

function judgeKinds(wanted: (kind: Kind) => boolean, by: (kind: Kind) => Judge | undefined): Check {
  return (element, report, context) => {
    const row = rowOf(element.name);
    if (!row) return;
    for (const attribute of element.attributes) {
      const known = attributeOf(row, attribute.name);
      const judge = known && !known.rule && wanted(known.kind) && by(known.kind);
      if (judge) judgeAttribute(element, attribute, judge, report, context);
    }
    const judge = row.text && !row.text.rule && wanted(row.text.kind) && by(row.text.kind);
    if (judge) textIs(judge)(element, report, context);
  };
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
