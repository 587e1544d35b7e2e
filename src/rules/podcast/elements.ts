import type { Element } from '../../xml/document.js';
import { either } from '../judgement.js';
import { name, rules } from '../rule.js';
import { isNoPlace, nameInOtherCase, nearestName } from '../xml/names.js';
import { splitSrcset } from './srcset.js';
import type { Tag } from './tag.js';
import { proposals, tagOf, vocabulary } from './vocabulary.js';

const known = Object.keys(vocabulary);
const parents = [...new Set(Object.values<Tag>(vocabulary).flatMap((tag) => tag.parents))];
const withSuccessor = Object.entries<Tag>(vocabulary).filter(([, tag]) => tag.successor);

/** The name that an element has as a place for others: a liveItem is an item, too. */
function placeName(element: Element): string {
  return element.name === 'podcast:liveItem' ? 'item' : element.name;
}

/** The rules that read the table of elements: what exists, where it stands and how often. */
export const elements = rules({
  'podcast/element-unknown': {
    summary: 'Every element with the prefix of Podcasting 2.0 is one of its namespace.',
    why: 'Apps skip what they do not know, so what it says reaches nobody.',
    help: 'Write the name as the namespace has it, or drop the element.',
    source: 'podcast-namespace',
    severity: { podcast20: 'warning' },
    on: 'podcast:*',
    check(element, report) {
      if (tagOf(element.name) || proposals.includes(element.name)) return;
      // A name in the wrong case is reported as that, by the rule for all vocabularies.
      if (nameInOtherCase(element.name) !== undefined) return;
      const meant = nearestName(element.name, known);
      report(
        name(element),
        `<${element.name}> is not in the Podcasting 2.0 namespace.`,
        meant === undefined ? {} : { help: `Write <${meant}> if that is meant.` },
      );
    },
    bad: ['<podcast:persons>Matthias Endler</podcast:persons>', '<podcast:sponsor>Oxide</podcast:sponsor>'],
    good: ['<podcast:person>Matthias Endler</podcast:person>', '<podcast:id platform="gpodder"/>'],
  },

  'podcast/element-unformalized': {
    summary: 'Every element with the prefix of Podcasting 2.0 has been adopted into its namespace.',
    why: 'A proposal is read by the app of its author at best, and may change or vanish at any time.',
    help: 'Use the adopted element for the purpose, where there is one, or keep it for the apps that read it.',
    source: ['podcast-namespace', 'partytime#phase-pending', 'castopod'],
    severity: { podcast20: 'info' },
    on: [...proposals],
    check(element, report) {
      // What stands inside another proposal goes with it.
      if (element.parent && proposals.includes(element.parent.name)) return;
      report(name(element), `<${element.name}> is a proposal that was never adopted into the namespace.`);
    },
    bad: ['<podcast:previousUrl>https://old.example.com/rust.xml</podcast:previousUrl>'],
    good: ['<podcast:txt purpose="release">2025-12-11</podcast:txt>'],
  },

  'podcast/element-deprecated': {
    summary: 'No element is used that the namespace has replaced by another.',
    why: 'Apps written after the change read only the new element and show nothing for the old one.',
    help: 'Write one <podcast:image> for each picture.',
    source: 'podcast-namespace#tags/images-(deprecated).md',
    severity: { podcast20: 'warning' },
    on: withSuccessor.map(([old]) => old),
    check(element, report) {
      const { successor } = tagOf(element.name) ?? {};
      const pictures = splitSrcset(element.attribute('srcset')?.value ?? '');
      const prefix = element.qname.slice(0, element.qname.indexOf(':') + 1);
      const text = pictures
        .map(({ url, width }) => `<${prefix}image href="${url}"${width ? ` width="${width}"` : ''}/>`)
        .join('\n');
      report(
        name(element),
        `<${element.name}> is deprecated in favour of <${successor}>.`,
        text === '' || /[&<]/.test(text.replace(/^<|\n</g, ''))
          ? {}
          : { fix: { title: `Write <${successor}>`, safe: false, edits: [{ span: element.span, text }] } },
      );
    },
    bad: ['<podcast:images srcset="https://media.example.com/cover-1500.jpg 1500w"/>'],
    good: ['<podcast:image href="https://media.example.com/cover-1500.jpg" alt="A crab" width="1500"/>'],
  },

  'podcast/element-wrong-parent': {
    summary: 'Every element of the namespace stands in a place that its page names.',
    why: 'Apps look for it only there, so what it says reaches nobody.',
    help: 'Move it to where it belongs.',
    source: ['podcast-namespace#Parent', 'podcast-namespace#tags/live-item.md'],
    severity: { podcast20: 'error' },
    on: 'podcast:*',
    check(element, report, { document }) {
      const tag = tagOf(element.name);
      const { parent } = element;
      if (!tag || !parent || tag.parents.includes(placeName(parent))) return;
      if (isStranger(parent) || isNoPlace(parent, document)) return;
      const places = either(tag.parents.map((each) => `<${each}>`)).replaceAll('"', '');
      report(name(element), `<${element.name}> stands in <${parent.name}>, where no app looks for it.`, {
        help: `Move it into ${places}.`,
      });
    },
    bad: [
      '<item><title>Rust for Linux</title><podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid></item>',
      '<podcast:podroll><podcast:person>Danilo Krummrich</podcast:person></podcast:podroll>',
    ],
    good: [
      '<podcast:liveItem status="ended" start="2025-12-11T16:00:00Z"><podcast:season>4</podcast:season></podcast:liveItem>',
      '<Item><title>Rust for Linux</title><podcast:season>4</podcast:season></Item>',
    ],
  },

  'podcast/element-duplicate': {
    summary: 'An element that the namespace counts as single stands once in its place.',
    why: 'One app takes the first, another the last, and people see different things.',
    help: 'Keep the right one and drop the others.',
    source: 'podcast-namespace#Count',
    severity: { podcast20: 'error' },
    on: parents,
    check(parent, report) {
      const seen = new Set<string>();
      for (const child of parent.children) {
        const tag = tagOf(child.name);
        if (tag?.count !== 'single' || !tag.parents.includes(placeName(parent))) continue;
        if (seen.has(child.name)) report(name(child), `<${child.name}> stands in <${parent.name}> already.`);
        seen.add(child.name);
      }
    },
    bad: [
      '<podcast:medium>podcast</podcast:medium><podcast:medium>music</podcast:medium>',
      '<item><podcast:season>4</podcast:season><podcast:season>5</podcast:season></item>',
    ],
    good: ['<podcast:person>Matthias Endler</podcast:person><podcast:person>Simon Brüggen</podcast:person>'],
  },

  'podcast/element-repeated': {
    summary: 'No element stands in one place twice, word for word.',
    why: 'Apps show the same person or link twice, and pay the same recipient twice.',
    help: 'Drop one of the two.',
    source: 'podcast-namespace#Count',
    severity: { podcast20: 'info' },
    on: parents,
    check(parent, report, { document }) {
      const seen = new Set<string>();
      for (const child of parent.children) {
        const tag = tagOf(child.name);
        if (tag?.count !== 'multiple' || !tag.parents.includes(placeName(parent))) continue;
        // A song may stand in a list twice; and where there can be only one, a second one is found anyway.
        if (child.name === 'podcast:remoteItem' && parent.name !== 'podcast:podroll') continue;
        const markup = document.source.text.slice(child.span.start, child.span.end);
        if (seen.has(markup))
          report(name(child), `The same <${child.name}> stands in <${parent.name}> already.`);
        seen.add(markup);
      }
    },
    bad: ['<podcast:person>Matthias Endler</podcast:person><podcast:person>Matthias Endler</podcast:person>'],
    good: [
      '<podcast:person>Matthias Endler</podcast:person><podcast:person role="producer" group="creative direction">Matthias Endler</podcast:person>',
    ],
  },
});

/** Whether an element has the prefix of the namespace and is unknown to it, or a proposal. */
function isStranger({ name }: Element): boolean {
  return name.startsWith('podcast:') && !tagOf(name);
}
