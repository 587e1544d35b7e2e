import { nearest } from '../../text/nearest.js';
import type { Attribute, Element } from '../../xml/document.js';
import { attributeValue } from '../judgement.js';
import { name, rules } from '../rule.js';
import { attributeOf, type Attribute as Row, type Tag } from './tag.js';
import { elementsThat, tagOf, vocabulary } from './vocabulary.js';

const rows = new Map(
  Object.values<Tag>(vocabulary).map((tag): [Tag, [string, Row][]] => [tag, Object.entries(tag.attributes)]),
);

/** The attributes of an element's page by their names. */
function rowsOf(tag: Tag | undefined): readonly (readonly [string, Row])[] {
  return (tag && rows.get(tag)) ?? [];
}

/** Whether the namespace asks for an attribute in this element. */
function isAsked(element: Element, { unless }: Row): boolean {
  return unless === undefined || attributeValue(element, unless[0]) !== unless[1];
}

/** The attributes that an element's page does not know; those of other vocabularies are not its matter. */
function strangers(element: Element, tag: Tag): readonly Attribute[] {
  return element.attributes.filter(
    ({ name }) => !attributeOf(tag, name) && (!/[:{]/.test(name) || name.startsWith('podcast:')),
  );
}

/** What of an element's page is not there, and may be meant by an attribute that the page does not know. */
function absentees(element: Element, tag: Tag): readonly string[] {
  const present = new Set(element.attributes.map(({ name }) => name));
  return Object.keys(tag.attributes).filter((each) => !present.has(each));
}

/** The attribute that a strange one is most likely meant for. */
function meantBy(stranger: Attribute, absent: readonly string[]): string | undefined {
  return nearest(stranger.name.replace('podcast:', ''), absent);
}

/** The rules that read the table of attributes: which there are, which must be there, and how long they may be. */
export const attributes = rules({
  'podcast/attribute-missing': {
    summary: 'Every attribute that the namespace requires is there and not empty.',
    why: 'The parser of the Podcast Index drops the whole element, and with it the feature from every app.',
    help: 'Add the attribute.',
    source: ['podcast-namespace#Attributes', 'partytime'],
    severity: { podcast20: 'error' },
    on: elementsThat(({ attributes }) => Object.values(attributes).some(({ use }) => use === 'required')),
    check(element, report) {
      const tag = tagOf(element.name);
      for (const [each, row] of rowsOf(tag)) {
        if (!tag || row.use !== 'required' || row.absence || !isAsked(element, row)) continue;
        const attribute = element.attribute(each);
        if (attribute?.value.trim()) continue;
        if (attribute) {
          report(attribute, `The ${each} of <${element.name}> is empty.`, { help: 'Write its value.' });
          continue;
        }
        const absent = absentees(element, tag);
        const slip = strangers(element, tag).find((stranger) => meantBy(stranger, absent) === each);
        if (slip) {
          report(
            { span: slip.nameSpan, path: element.path },
            `<${element.name}> has "${slip.name}", not ${each}.`,
            {
              help: `Write "${each}".`,
              fix: { title: `Write "${each}"`, safe: true, edits: [{ span: slip.nameSpan, text: each }] },
            },
          );
        } else report(name(element), `<${element.name}> has no ${each}.`, { help: `Add ${each}="…".` });
      }
    },
    bad: [
      '<podcast:funding>Support the show</podcast:funding>',
      '<podcast:funding url="">Support the show</podcast:funding>',
      '<item><podcast:soundbite starttime="73.5" duration="60">Why a kernel</podcast:soundbite></item>',
    ],
    good: [
      '<podcast:funding url="https://rust-in-production.example.com/support/">Support the show</podcast:funding>',
    ],
  },

  'podcast/attribute-recommended-missing': {
    summary: 'Every attribute that the namespace recommends is there.',
    why: 'Apps show less than they could, such as a picture without its size or a payment without a name.',
    help: 'Add the attribute where its value is known.',
    source: 'podcast-namespace#Attributes',
    severity: { podcast20: 'info' },
    on: elementsThat(({ attributes }) => Object.values(attributes).some(({ use }) => use === 'recommended')),
    check(element, report) {
      const tag = tagOf(element.name);
      for (const [each, row] of rowsOf(tag)) {
        if (row.use !== 'recommended' || row.absence || !isAsked(element, row) || element.attribute(each))
          continue;
        report(name(element), `<${element.name}> has no ${each}, which the namespace recommends.`);
      }
    },
    bad: ['<podcast:chat server="chat.example.com" protocol="matrix"/>'],
    good: [
      '<podcast:chat server="chat.example.com" protocol="matrix" accountId="@matthias:chat.example.com"/>',
    ],
  },

  'podcast/attribute-empty': {
    summary: 'No attribute is there without a value.',
    why: 'One app takes an empty value for none, another shows it or opens an empty address.',
    help: 'Write a value or drop the attribute.',
    source: 'podcast-namespace#Attributes',
    severity: { podcast20: 'info' },
    on: 'podcast:*',
    check(element, report) {
      const tag = tagOf(element.name);
      const empty = element.attributes.filter(({ value }) => value.trim() === '');
      const rows = empty.map(({ name }) => tag && attributeOf(tag, name));
      // Without what is required the others say nothing either, and a rule of its own has said so.
      if (rows.some((row) => row?.use === 'required' && isAsked(element, row))) return;
      for (const [index, attribute] of empty.entries()) {
        if (rows[index]) report(attribute, `The ${attribute.name} of <${element.name}> is empty.`);
      }
    },
    bad: ['<podcast:person href="">Matthias Endler</podcast:person>'],
    good: ['<podcast:person>Matthias Endler</podcast:person>'],
  },

  'podcast/attribute-unknown': {
    summary: 'Every attribute is one that the page of its element knows.',
    why: 'Apps skip what they do not know, so what it says reaches nobody.',
    help: 'Write the name as the namespace has it, or drop the attribute.',
    source: ['podcast-namespace#Attributes', 'castopod'],
    severity: { podcast20: 'info' },
    on: 'podcast:*',
    check(element, report) {
      const tag = tagOf(element.name);
      const found = tag ? strangers(element, tag) : [];
      if (!tag || found.length === 0) return;
      const absent = absentees(element, tag);
      for (const attribute of found) {
        const meant = meantBy(attribute, absent);
        const row = meant === undefined ? undefined : attributeOf(tag, meant);
        // For a required one the rule of missing attributes has said so already.
        if (row?.use === 'required' && !row.absence) continue;
        report(
          { span: attribute.nameSpan, path: element.path },
          `<${element.name}> has the attribute "${attribute.name}", which the namespace does not know.`,
          meant === undefined ? {} : { help: `Write "${meant}" if that is meant.` },
        );
      }
    },
    bad: [
      '<podcast:person url="https://endler.example.com/">Matthias Endler</podcast:person>',
      '<podcast:funding url="https://rust-in-production.example.com/support/" platform="patreon">Support the show</podcast:funding>',
    ],
    good: ['<podcast:person xml:lang="de">Matthias Endler</podcast:person>'],
  },

  'podcast/attribute-too-long': {
    summary: 'No attribute has more characters than its page allows.',
    why: 'Apps cut it off in the middle of a word.',
    help: 'Say it in fewer characters.',
    source: [
      'podcast-namespace#tags/season.md',
      'podcast-namespace#tags/episode.md',
      'podcast-namespace#tags/alternate-enclosure.md',
      'podcast-namespace#tags/image.md',
      'podcast-namespace#tags/txt.md',
    ],
    severity: { podcast20: 'warning' },
    on: elementsThat(({ attributes }) => Object.values(attributes).some(({ limit }) => limit !== undefined)),
    check(element, report) {
      const tag = tagOf(element.name);
      for (const attribute of element.attributes) {
        const limit = tag && attributeOf(tag, attribute.name)?.limit;
        if (limit === undefined || attribute.value.length <= limit) continue;
        const length = [...attribute.value.trim()].length;
        if (length <= limit) continue;
        report(
          attribute,
          `The ${attribute.name} of <${element.name}> has ${length} characters, more than the ${limit} allowed.`,
        );
      }
    },
    bad: [`<item><podcast:episode display="The one with the whole kernel team">4</podcast:episode></item>`],
    good: ['<item><podcast:episode display="Ch. 3">4</podcast:episode></item>'],
  },
});
