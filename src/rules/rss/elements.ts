import type { Fix } from '../../diagnostic.js';
import type { Source } from '../../text/source.js';
import { valueAt } from '../../text/table.js';
import { itunes } from '../../vocabulary/itunes.js';
import type { ElementRow, Vocabulary } from '../../vocabulary/row.js';
import { rss } from '../../vocabulary/rss.js';
import { isItem, mayBeIn, nameInOtherCase, rowOf } from '../../vocabulary/vocabulary.js';
import type { Element } from '../../xml/document.js';
import { type Advised, removing, retagging } from '../fix.js';
import { grammar } from '../grammar/grammar.js';
import { tagsOf } from '../grammar/subject.js';
import { meantByAttributes, nameMeantBy } from '../misnamed.js';
import { name, type Report, rules } from '../rule.js';

const rows: Vocabulary = rss;
const names = Object.keys(rows);

/** The elements that hold others. */
const containers = [...new Set(Object.values(rows).flatMap(({ parents }) => parents))];

/** Elements that hold text and nothing else; of raw HTML in a description another rule speaks. */
const textElements = [
  ...names.filter(
    (each) => !containers.includes(each) && !['cloud', 'description', 'enclosure'].includes(each),
  ),
  'image/description',
  'textInput/description',
];

/** Elements of Apple's namespace of whose children without a prefix no other rule speaks. */
const itunesElements = Object.keys(itunes).filter(
  (each) => !['itunes:category', 'itunes:image', 'itunes:summary'].includes(each),
);

/** The row of an element of RSS 2.0. */
function rssRow(name: string): ElementRow | undefined {
  return valueAt(rows, name);
}

/** Whether RSS 2.0 describes what is in an element. */
function holdsElements({ name }: Element): boolean {
  return isItem({ name }) || containers.includes(name);
}

/** Whether an element has no namespace, so that it means to be one of RSS 2.0. */
function isBare({ name }: Element): boolean {
  return !/[:{]/.test(name);
}

/** The element that Apple reads under the same name in the same place. */
function itunesNamesake(child: Element, parent: Element): string | undefined {
  const namesake = `itunes:${child.name}`;
  const row = rowOf(namesake);
  const isRead = row && row.standing === undefined && row.parents.includes(parent.name);
  return isRead ? namesake : undefined;
}

/** What was probably meant by an element that RSS 2.0 does not have. */
function guess(child: Element, parent: Element, source: Source): Partial<Advised> {
  const meant = nameMeantBy(child, parent);
  if (meant === undefined) return {};
  const help = `Write <${meant}> if that is meant.`;
  const row = rowOf(meant);
  // A guid that comes into sight makes a new episode, and of two elements somebody must choose.
  const isClear = !meant.includes(':') && meant !== 'guid' && !(row?.count === 'one' && parent.child(meant));
  return isClear ? { ...retagging(child, meant, source, false), help } : { help };
}

/** Reports what is among the words of an element that holds words only, or Apple's elements. */
function reportMarkup(parent: Element, report: Report): void {
  for (const child of parent.children) {
    if (!isBare(child)) continue;
    const namesake = itunesNamesake(child, parent);
    report(name(child), `<${child.name}> is in <${parent.name}>, where RSS 2.0 has no elements.`, {
      help: namesake
        ? `Write <${namesake}>.`
        : 'Write the text alone, and "&lt;" for a "<" that belongs to it.',
    });
  }
}

function sourceOf({ span }: Element, { text }: Source): string {
  return text.slice(span.start, span.end);
}

/** Whether an element of the channel says something of the show; what nobody knows may be anything. */
function isOfShow({ name }: Element): boolean {
  if (isItem({ name }) || name.startsWith('{')) return false;
  if (name.includes(':')) return /^(?:itunes|podcast|atom):/.test(name);
  return rssRow(name)?.parents.includes('channel') ?? false;
}

/** The first item, and the elements of the channel that stand behind it. */
function lateElements(channel: Element): { first: Element; late: readonly Element[] } | undefined {
  const at = channel.children.findIndex((child) => child.name === 'item');
  const first = channel.children[at];
  return first && { first, late: channel.children.slice(at).filter(isOfShow) };
}

function movedBefore(first: Element, late: readonly Element[], source: Source): Fix {
  const moved = late.map((element) => sourceOf(element, source)).join('\n');
  return {
    title: 'Move them before the first item',
    safe: true,
    edits: [
      { span: { start: first.start, end: first.start }, text: `${moved}\n` },
      ...late.map(({ span }) => ({ span, text: '' })),
    ],
  };
}

/** The rules that follow from the table, as those of other vocabularies do. */
const general = grammar(
  'rss',
  { title: 'RSS 2.0', readers: 'readers', rows },
  {
    'element-duplicate': {
      source: 'feedvalidator#DuplicateElement',
      severity: { rss: 'warning' },
      letter: { rss: 'error' },
      bad: [
        '<title>Rust in Production</title><«title»>Rust in Production</title>',
        '<item><title>Rust for Linux</title><pubDate>Thu, 11 Dec 2025 16:00:00 GMT</pubDate><«pubDate»>Thu, 25 Dec 2025 16:00:00 GMT</pubDate></item>',
      ],
      good: [
        '<category>Technology</category><category>Open source</category>',
        '<item><title>Rust for Linux</title><itunes:title>Rust for Linux</itunes:title></item>',
      ],
      fixes: {
        '<title>Rust in Production</title><title>Rust in Production</title>': {
          unsafe: '<title>Rust in Production</title>',
        },
      },
    },
    'element-empty': {
      source: 'rss#Elements of <item>',
      why: 'It says nothing, and some readers show an empty line for it.',
      severity: { rss: 'info' },
      bad: ['«<copyright/>»', '<item><title>Rust for Linux</title>«<category>» </category></item>'],
      good: ['<copyright>2025 Matthias Endler</copyright>'],
    },
    'attribute-unknown': {
      source: ['rss#Extending RSS', 'feedvalidator#UnexpectedAttribute'],
      severity: { rss: 'info' },
      yieldsTo: ['rss/image-incomplete'],
      bad: [
        '<item><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg" «duration»="2580"/></item>',
      ],
      good: ['<category domain="https://rust-in-production.example.com/tags">Linux</category>'],
      fixes: {
        '<item><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg" duration="2580"/></item>':
          {
            unsafe:
              '<item><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/></item>',
          },
      },
    },
  },
);

export const elements = {
  ...general,
  ...rules({
    'rss/element-unknown': {
      summary: 'An element without a namespace is part of RSS 2.0.',
      why: 'Readers ignore it, so whatever it was meant to say is not said.',
      help: 'Give it the prefix of the vocabulary it belongs to, or remove it.',
      source: ['rss#Extending RSS', 'feedvalidator#UndefinedElement'],
      severity: { rss: 'warning' },
      letter: { rss: 'error' },
      whose: 'host',
      once: 'message',
      on: [...containers, ...textElements, ...itunesElements],
      where: (parent) =>
        parent.children.some(
          (child) =>
            (isBare(child) && !(rssRow(child.name) && holdsElements(parent))) ||
            meantByAttributes(child) !== undefined,
        ),
      check(parent, report, { document }) {
        // A root that is not <rss> is reported as that.
        if (!holdsElements(parent)) return parent.parent ? reportMarkup(parent, report) : undefined;
        for (const child of parent.children) {
          // A name in the wrong case is the matter of another rule.
          const other = meantByAttributes(child);
          if (other !== undefined) {
            const there = rowOf(other)?.count === 'one' && parent.child(other);
            report(name(child), `<${child.name}> has the attributes of <${other}>.`, {
              help: there ? `Remove it: there is an <${other}>.` : `Write <${other}> if that is meant.`,
              ...(there && { why: `Readers ignore it, and use the <${other}> that is there.` }),
            });
            continue;
          }
          if (!isBare(child) || rssRow(child.name) || nameInOtherCase(child.name) !== undefined) continue;
          const isEmpty = child.children.length + child.attributes.length === 0 && child.text.trim() === '';
          report(
            name(child),
            `<${child.name}> is not an element of RSS 2.0${isEmpty ? ', and empty' : ''}.`,
            isEmpty
              ? {
                  ...removing(child, document.source),
                  help: 'Remove it.',
                  why: 'Readers ignore it, and it only makes the feed larger.',
                }
              : guess(child, parent, document.source),
          );
        }
      },
      bad: [
        '<«subtitle»>Stories of a language</subtitle>',
        '<item><«titel»>Rust for Linux</titel></item>',
        '<itunes:image href="https://media.example.com/cover.jpg"/><«image» href="https://media.example.com/cover.jpg"/>',
        '<«link» rel="self" href="https://feeds.example.com/rust.xml"/>',
        '<item><«link» rel="self" href="https://feeds.example.com/rust.xml"/></item>',
        '<item><title>Rust for <«b»>Linux</b></title></item>',
        '<item><title>Rust for Linux</title><author><«name»>Matthias Endler</name></author></item>',
        '<itunes:owner><«name»>Matthias Endler</name></itunes:owner>',
      ],
      good: [
        '<ttl>60</ttl>',
        '<item><title>Rust for Linux</title><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Matthias Endler</dc:creator></item>',
        '<item><title>Rust for Linux</title><mood xmlns="https://rust-in-production.example.com/ns">calm</mood></item>',
        '<?xml version="1.0"?><opml version="2.0"><head/><body/></opml>',
      ],
      fixes: {
        '<item><titel>Rust for Linux</titel></item>': {
          unsafe: '<item><title>Rust for Linux</title></item>',
        },
      },
    },

    'rss/element-misplaced': {
      summary: 'An element of RSS 2.0 is in a place where RSS 2.0 has it.',
      why: 'Readers ignore it there, so whatever it was meant to say is not said.',
      help: 'Move it to where RSS 2.0 has it, or remove it.',
      source: ['rss#Elements of <item>', 'feedvalidator#UndefinedElement'],
      severity: { rss: 'warning' },
      letter: { rss: 'error' },
      whose: 'host',
      once: 'message',
      structural: true,
      on: containers,
      where: (parent) =>
        parent.children.some((child) => {
          const row = rssRow(child.name);
          return row !== undefined && !mayBeIn(row, parent.name);
        }),
      check(parent, report, { document }) {
        if (!holdsElements(parent)) return;
        for (const child of parent.children) {
          const row = rssRow(child.name);
          if (!row || mayBeIn(row, parent.name)) continue;
          // Of items outside of the channel another rule speaks.
          if (child.name === 'item' && parent.name === 'rss') continue;
          const namesake = itunesNamesake(child, parent);
          const homes = tagsOf(row.parents);
          const said = namesake === undefined ? undefined : parent.child(namesake);
          const message = `<${child.name}> is in <${parent.name}>, but belongs in ${homes}.`;
          if (said && child.text.trim() === said.text.trim() && child.children.length === 0) {
            report(name(child), message, {
              ...removing(child, document.source),
              help: `Remove it; <${namesake}> says the same.`,
              why: 'It is not read there, and says nothing that is not said already.',
            });
            continue;
          }
          report(name(child), message, {
            help: said
              ? `Remove it; there is an <${namesake}>, which apps read.`
              : namesake
                ? `Write <${namesake}> if that is meant.`
                : `Move it into ${homes}, or remove it.`,
          });
        }
      },
      bad: [
        '<item><title>Rust for Linux</title><«ttl»>60</ttl></item>',
        '<«author»>show@example.com (Matthias Endler)</author>',
        '<«author»>Matthias Endler</author><itunes:author>Matthias Endler</itunes:author>',
      ],
      good: ['<ttl>60</ttl>', '<item><title>Rust for Linux</title><author>show@example.com</author></item>'],
      fixes: {
        '<author>Matthias Endler</author><itunes:author>Matthias Endler</itunes:author>':
          '<itunes:author>Matthias Endler</itunes:author>',
      },
    },

    'rss/items-before-metadata': {
      summary: 'The items of a channel should come after everything about the show.',
      why: 'A program that reads only the start of a large feed misses what comes after the items.',
      help: 'Move what is about the show before the first item.',
      source: ['rss-profile#item', 'feedvalidator#MisplacedItem'],
      severity: { rss: 'warning' },
      whose: 'host',
      structural: true,
      on: 'channel',
      check(channel, report, { document }) {
        const found = lateElements(channel);
        const [begin, ...more] = found?.late ?? [];
        if (!found || !begin) return;
        const others =
          more.length === 0
            ? ''
            : more.length === 1
              ? ' and another element'
              : ` and ${more.length} other elements`;
        const verb = more.length === 0 ? 'comes' : 'come';
        report(name(begin), `<${begin.name}>${others} of the channel ${verb} after an item.`, {
          fix: movedBefore(found.first, found.late, document.source),
        });
      },
      bad: [
        '<channel><title>Rust in Production</title><item><title>Rust for Linux</title></item><«language»>en</language></channel>',
        '<channel><title>Rust in Production</title><item><title>Rust for Linux</title></item><«itunes:image» href="https://media.example.com/cover.jpg"/></channel>',
        '<channel><title>Rust in Production</title><item><title>Rust for Linux</title></item><«ttl»>60</ttl><language>en</language></channel>',
        '<channel><title>Rust in Production</title><item><title>Rust for Linux</title></item><«ttl»>60</ttl><language>en</language><copyright>2025</copyright></channel>',
      ],
      good: [
        '<channel><title>Rust in Production</title><item><title>Rust for Linux</title></item><podcast:liveItem status="ended" start="2025-12-11T16:00:00Z"/><show:mood xmlns:show="https://example.com/ns/shows">calm</show:mood></channel>',
        '<channel><title>Rust in Production</title><language>en</language><item><title>Rust for Linux</title></item></channel>',
        '<channel><title>Rust in Production</title><item><title>Rust for Linux</title></item><media:rating>nonadult</media:rating></channel>',
      ],
      fixes: {
        '<channel><title>Rust in Production</title><item><title>Rust for Linux</title></item><language>en</language></channel>':
          '<channel><title>Rust in Production</title><language>en</language>\n<item><title>Rust for Linux</title></item></channel>',
        '<channel><title>Rust in Production</title><item><title>Rust for Linux</title></item><itunes:image href="https://media.example.com/cover.jpg"/></channel>':
          '<channel><title>Rust in Production</title><itunes:image href="https://media.example.com/cover.jpg"/>\n<item><title>Rust for Linux</title></item></channel>',
      },
    },
  }),
} as const;
