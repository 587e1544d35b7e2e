import type { Element } from '../../xml/document.js';
import { namespaces } from '../../xml/namespaces.js';
import { says, subject, textOf } from '../rss/presence.js';
import { name, type Report, rules } from '../rule.js';
import { isNoPlace, nameInOtherCase, nearestName } from '../xml/names.js';
import { tagOf, vocabulary } from './vocabulary.js';

/** Whether an element stands where Apple reads it; categories have two levels. */
function isInPlace(element: Element, parents: readonly string[]): boolean {
  const parent = element.parent?.name === 'podcast:liveItem' ? 'item' : (element.parent?.name ?? '');
  if (!parents.includes(parent)) return false;
  return element.parent?.parent?.name !== 'itunes:category';
}

function reportCopies(parent: Element, report: Report, source: string): void {
  const seen = new Map<string, Element>();
  let whose: string | undefined;
  for (const child of parent.children) {
    if (!child.name.startsWith('itunes:') || tagOf(child.name)?.count !== 'one') continue;
    const first = seen.get(child.name);
    if (!first) {
      seen.set(child.name, child);
      continue;
    }
    whose ??= subject(parent);
    const { span } = child;
    const isCopy = source.slice(span.start, span.end) === source.slice(first.span.start, first.span.end);
    report(
      name(child),
      `${whose} has a second <${child.name}>.`,
      isCopy ? { fix: { title: 'Remove the copy', safe: true, edits: [{ span, text: '' }] } } : {},
    );
  }
}

const limited = Object.keys(vocabulary).filter((each) => tagOf(each)?.limit !== undefined);
const dropped = Object.keys(vocabulary).filter((each) => tagOf(each)?.dropped !== undefined);

export const tags = rules({
  'itunes/namespace-missing': {
    summary: `A podcast feed declares the namespace "${namespaces.itunes.uri}".`,
    why: 'Without it no directory reads the artwork, the category or the rating, and Apple refuses the feed.',
    help: `Add xmlns:itunes="${namespaces.itunes.uri}" to <rss>.`,
    source: ['apple-guide#technical details', 'apple-requirements#namespace', 'psp1#Namespace Declarations'],
    severity: { apple: 'error', psp1: 'error' },
    refusal: 'apple-requirements#namespace',
    on: 'rss',
    check(root, report, { document }) {
      const channel = document.channel?.element;
      if (!channel) return;
      const declarations = [...root.declarations, ...channel.declarations];
      if (declarations.some(({ uri }) => uri === namespaces.itunes.uri)) return;
      // A misspelt or forgotten declaration is reported where it stands, and its elements are known all the same.
      if (channel.children.some((child) => child.name.startsWith('itunes:'))) return;
      const { end } = root.nameSpan;
      report(name(root), "<rss> does not declare the namespace of Apple's elements.", {
        fix: {
          title: 'Declare it',
          safe: true,
          edits: [{ span: { start: end, end }, text: ` xmlns:itunes="${namespaces.itunes.uri}"` }],
        },
      });
    },
    bad: ['<rss version="2.0"><channel><title>Rust in Production</title></channel></rss>'],
    good: [
      '<rss version="2.0" xmlns:apple="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Rust in Production</title></channel></rss>',
    ],
  },

  'itunes/element-unknown': {
    summary: "Every element with the prefix of Apple's namespace is one that Apple has described.",
    why: 'Directories skip what they do not know, so what it says reaches nobody.',
    help: 'Write the name as Apple has it, or drop the element.',
    source: ['apple-guide#tags', 'feedvalidator#UndefinedElement'],
    severity: { apple: 'warning' },
    on: 'itunes:*',
    check(element, report) {
      // A name in the wrong case is reported as that, by the rule for all vocabularies.
      if (tagOf(element.name) || nameInOtherCase(element.name) !== undefined) return;
      const meant = nearestName(element.name, Object.keys(vocabulary));
      report(
        name(element),
        `<${element.name}> is none of Apple's elements.`,
        meant === undefined ? {} : { help: `Write <${meant}> if that is meant.` },
      );
    },
    bad: [
      '<item><itunes:epsiode>6</itunes:epsiode></item>',
      '<itunes:link rel="image" href="https://media.example.com/cover.jpg"/>',
    ],
    good: ['<item><itunes:episode>6</itunes:episode></item>', '<itunes:keywords>rust</itunes:keywords>'],
  },

  'itunes/wrong-parent': {
    summary: "An element of Apple's namespace stands where Apple reads it.",
    why: 'Apple skips it, so that what it says of the show or the episode is lost.',
    help: 'Move it to where it belongs.',
    source: 'apple-guide#parent tag',
    severity: { apple: 'warning' },
    on: 'itunes:*',
    check(element, report, { document }) {
      const tag = tagOf(element.name);
      const { parent } = element;
      if (!tag || !parent || isInPlace(element, tag.parents) || isNoPlace(parent, document)) return;
      const homes = tag.parents.map((each) => `<${each}>`).join(' or ');
      const levels = parent.parent?.name === 'itunes:category';
      report(
        name(element),
        levels
          ? '<itunes:category> stands on a third level, and Apple reads two.'
          : `<${element.name}> stands in <${parent.name}>, not in ${homes}.`,
        { help: levels ? 'Move it up, or remove it.' : `Move it into ${homes}, or remove it.` },
      );
    },
    bad: [
      '<itunes:duration>2580</itunes:duration>',
      '<item><itunes:type>episodic</itunes:type></item>',
      '<itunes:email>show@example.com</itunes:email>',
      '<itunes:category text="News"><itunes:category text="Tech News"><itunes:category text="Politics"/></itunes:category></itunes:category>',
    ],
    good: [
      '<item><itunes:duration>2580</itunes:duration></item>',
      '<itunes:category text="News"><itunes:category text="Tech News"/></itunes:category>',
      '<podcast:liveItem status="pending" start="2026-12-10T16:00:00Z"><itunes:explicit>false</itunes:explicit></podcast:liveItem>',
      '<Item><title>Rust for Linux</title><itunes:duration>2580</itunes:duration></Item>',
      '<?xml version="1.0"?><rdf:RDF xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><item xmlns="http://purl.org/rss/1.0/"><itunes:duration>2580</itunes:duration></item></rdf:RDF>',
    ],
  },

  'itunes/duplicate': {
    summary: "An element of Apple's namespace that is meant to stand once stands once.",
    why: 'Some readers take the first and some the last, so that listeners see different things.',
    help: 'Keep the one that is right.',
    source: ['feedvalidator#DuplicateElement', 'apple-guide#tags'],
    severity: { rss: 'warning', apple: 'warning' },
    letter: { rss: 'error' },
    on: ['channel', 'item', 'itunes:owner'],
    check(parent, report, { document }) {
      reportCopies(parent, report, document.source.text);
    },
    bad: [
      '<itunes:explicit>true</itunes:explicit><itunes:explicit>false</itunes:explicit>',
      '<item><itunes:episode>6</itunes:episode><itunes:episode>6</itunes:episode></item>',
      '<itunes:owner><itunes:email>show@example.com</itunes:email><itunes:email>show@example.com</itunes:email></itunes:owner>',
    ],
    good: ['<itunes:category text="Technology"/><itunes:category text="Education"/>'],
  },

  'itunes/deprecated-tag': {
    summary: 'A feed has no element that Apple has dropped from its guide.',
    why: 'What only stands there is seen by nobody, and it makes the feed larger.',
    help: 'Remove it, or keep it for the players that still read it.',
    source: [
      'apple-guide#tags',
      'podcast-recommendations#Episode Description and Summary',
      'spotify-delivery#itunes:order',
    ],
    severity: { apple: 'info' },
    on: dropped,
    check(element, report) {
      const tag = tagOf(element.name);
      if (tag?.dropped) report(name(element), `This is <${element.name}>, ${tag.dropped}.`);
    },
    bad: [
      '<itunes:keywords>rust, linux</itunes:keywords>',
      '<item><itunes:isClosedCaptioned>Yes</itunes:isClosedCaptioned></item>',
    ],
    good: ['<itunes:author>Matthias Endler</itunes:author>'],
  },

  'itunes/summary-copies-description': {
    summary: 'An <itunes:summary> is not a copy of the description.',
    why: 'The notes of every episode are downloaded twice with each look at the feed.',
    help: 'Remove it, or let it say in a sentence or two what the episode is about.',
    source: ['podcast-recommendations#Episode Description and Summary', 'audacity'],
    severity: { podcast20: 'info' },
    on: ['channel', 'item'],
    check(parent, report) {
      const summary = parent.child('itunes:summary');
      if (!says(summary) || textOf(parent, 'description') !== summary.text.trim()) return;
      report(name(summary), '<itunes:summary> is a copy of <description>.', {
        fix: { title: 'Remove it', safe: true, edits: [{ span: summary.span, text: '' }] },
      });
    },
    bad: [
      '<item><description>How Rust came into the kernel.</description><itunes:summary><![CDATA[How Rust came into the kernel.]]></itunes:summary></item>',
    ],
    good: [
      '<item><description>How Rust came into the kernel, told by two maintainers.</description><itunes:summary>Rust in the kernel.</itunes:summary></item>',
    ],
  },

  'itunes/text-too-long': {
    summary: "The text of an element of Apple's namespace is not longer than its limit.",
    why: 'Readers cut it off in the middle of a word or refuse it.',
    help: 'Shorten it; a long text belongs in the description.',
    source: ['feedvalidator#TooLong', 'apple-guide#technical details', 'psp1#Namespace Declarations'],
    severity: { rss: 'warning', apple: 'warning', psp1: 'error' },
    refusal: 'psp1#Namespace Declarations',
    on: limited,
    check(element, report) {
      const limit = tagOf(element.name)?.limit;
      if (limit === undefined || element.text.length <= limit) return;
      const length = [...element.text.trim()].length;
      if (length > limit) {
        report(element, `<${element.name}> has ${length} characters, more than the ${limit} that are read.`);
      }
    },
    bad: [
      `<itunes:author>${'Matthias Endler, '.repeat(16)}</itunes:author>`,
      `<item><itunes:summary>${'How Rust came into the kernel. '.repeat(140)}</itunes:summary></item>`,
    ],
    good: [
      `<itunes:author>${'🦀'.repeat(255)}</itunes:author>`,
      `<item><itunes:summary>${'How Rust came into the kernel. '.repeat(120)}</itunes:summary></item>`,
    ],
  },
});
