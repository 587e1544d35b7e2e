import type { Fix } from '../../diagnostic.js';
import { nearest } from '../../text/nearest.js';
import type { Source } from '../../text/source.js';
import type { Element } from '../../xml/document.js';
import { vocabulary as itunes, tagOf as itunesTagOf } from '../itunes/vocabulary.js';
import { name, type Report, rules } from '../rule.js';
import { childrenOf, isChild, isKnownInAnyCase, parentsOf, textElements, vocabulary } from './vocabulary.js';

/** Elements of Apple's namespace of whose children without a prefix no other rule speaks. */
const itunesElements = Object.keys(itunes).filter(
  (each) => !['itunes:category', 'itunes:image', 'itunes:summary'].includes(each),
);

/** Whether an element has no namespace, so that it means to be one of RSS 2.0. */
function isBare({ name }: Element): boolean {
  return !/[:{]/.test(name);
}

/** The element that Apple reads under the same name in the same place. */
function itunesNamesake(child: Element, parent: Element): string | undefined {
  const namesake = `itunes:${child.name}`;
  const tag = itunesTagOf(namesake);
  return tag && !tag.dropped && tag.parents.some((each) => each === parent.name) ? namesake : undefined;
}

/** What to do about an element that RSS 2.0 does not have in its parent, where it can be guessed. */
function guess(child: Element, parent: Element, known: Iterable<string>): { readonly help?: string } {
  const parents = parentsOf(child.name);
  const meant =
    itunesNamesake(child, parent) ?? (parents.length === 0 ? nearest(child.name, known) : undefined);
  if (meant !== undefined) return { help: `Write <${meant}> if that is meant.` };
  return parents.length === 0 ? {} : { help: `Move it to ${tagsOf(parents)}, or remove it.` };
}

function tagsOf(names: readonly string[]): string {
  return names.map((each) => `<${each}>`).join(' or ');
}

/** Reports what stands among the words of an element that holds words only, or Apple's elements. */
function reportMarkup(parent: Element, report: Report): void {
  for (const child of parent.children) {
    if (!isBare(child)) continue;
    const namesake = itunesNamesake(child, parent);
    report(name(child), `<${child.name}> stands in <${parent.name}>, where RSS 2.0 has no elements.`, {
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
  if (name === 'item' || name === 'podcast:liveItem' || name.startsWith('{')) return false;
  return name.includes(':') || isChild(name, 'channel');
}

/** Elements of the channel that stand behind an item. */
function lateElements(channel: Element): { first: Element; late: readonly Element[] } | undefined {
  const at = channel.children.findIndex((child) => child.name === 'item');
  const first = channel.children[at];
  if (!first) return undefined;
  const late = channel.children.slice(at).filter(isOfShow);
  return late.length > 0 ? { first, late } : undefined;
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

export const elements = rules({
  'rss/element-unknown': {
    summary: 'An element without a namespace is one of RSS 2.0, in its place.',
    why: 'Readers skip it, so whatever it was meant to say is not said.',
    help: 'Move it to where RSS 2.0 has it, or give it the prefix of the vocabulary it belongs to.',
    source: ['rss#Extending RSS', 'feedvalidator#UndefinedElement'],
    severity: { rss: 'error' },
    on: [...Object.keys(vocabulary), ...textElements, ...itunesElements],
    check(parent, report) {
      const known = childrenOf(parent.name);
      // A root that is no <rss> is reported as that.
      if (!known) return parent.parent ? reportMarkup(parent, report) : undefined;
      for (const child of parent.children) {
        if (known.has(child.name) || !isBare(child)) continue;
        const parents = parentsOf(child.name);
        // A name in the wrong case is the matter of another rule.
        if (parents.length === 0 && isKnownInAnyCase(child.name)) continue;
        const home = parents.length === 0 ? '' : `, but of ${tagsOf(parents)}`;
        const message = `<${child.name}> is no element of <${parent.name}> in RSS 2.0${home}.`;
        report(name(child), message, guess(child, parent, known.keys()));
      }
    },
    bad: [
      '<subtitle>Stories of a language</subtitle>',
      '<item><title>Rust for Linux</title><ttl>60</ttl></item>',
      '<item><title>Rust for <b>Linux</b></title></item>',
      '<item><title>Rust for Linux</title><author><name>Matthias Endler</name></author></item>',
      '<itunes:owner><name>Matthias Endler</name></itunes:owner>',
    ],
    good: [
      '<ttl>60</ttl>',
      '<item><title>Rust for Linux</title><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Matthias Endler</dc:creator></item>',
      '<item><title>Rust for Linux</title><mood xmlns="https://rust-in-production.example.com/ns">calm</mood></item>',
      '<?xml version="1.0"?><opml version="2.0"><head/><body/></opml>',
    ],
  },

  'rss/element-duplicate': {
    summary: 'An element of RSS 2.0 that is meant to stand once stands once in its parent.',
    why: 'Some readers take the first and some the last, so that listeners see different things.',
    help: 'Keep the one that is right.',
    source: 'feedvalidator#DuplicateElement',
    severity: { rss: 'error' },
    on: Object.keys(vocabulary),
    check(parent, report, { document }) {
      const known = childrenOf(parent.name);
      if (!known) return;
      const seen = new Map<string, Element>();
      for (const child of parent.children) {
        if (known.get(child.name) !== 'one') continue;
        const first = seen.get(child.name);
        if (!first) {
          seen.set(child.name, child);
          continue;
        }
        const message = `<${parent.name}> has a second <${child.name}>.`;
        if (sourceOf(child, document.source) !== sourceOf(first, document.source))
          report(name(child), message);
        else {
          report(name(child), message, {
            fix: { title: 'Remove the copy', safe: true, edits: [{ span: child.span, text: '' }] },
          });
        }
      }
    },
    bad: [
      '<title>Rust in Production</title><title>Rust in Production</title>',
      '<item><title>Rust for Linux</title><pubDate>Thu, 11 Dec 2025 16:00:00 GMT</pubDate><pubDate>Thu, 25 Dec 2025 16:00:00 GMT</pubDate></item>',
    ],
    good: [
      '<category>Technology</category><category>Open source</category>',
      '<item><title>Rust for Linux</title><itunes:title>Rust for Linux</itunes:title></item>',
    ],
  },

  'rss/items-before-metadata': {
    summary: 'The items of a channel should come after everything about the show.',
    why: 'A program that reads only the start of a large feed misses what comes after the items.',
    help: 'Move the items to the end of the channel.',
    source: ['rss-profile#item', 'feedvalidator#MisplacedItem'],
    severity: { rss: 'warning' },
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
      const verb = more.length === 0 ? 'stands' : 'stand';
      report(name(begin), `<${begin.name}>${others} of the channel ${verb} behind an item.`, {
        fix: movedBefore(found.first, found.late, document.source),
      });
    },
    bad: [
      '<channel><title>Rust in Production</title><item><title>Rust for Linux</title></item><language>en</language></channel>',
      '<channel><title>Rust in Production</title><item><title>Rust for Linux</title></item><itunes:image href="https://media.example.com/cover.jpg"/></channel>',
    ],
    good: [
      '<channel><title>Rust in Production</title><item><title>Rust for Linux</title></item><podcast:liveItem status="ended" start="2025-12-11T16:00:00Z"/><show:mood xmlns:show="https://example.com/ns/shows">calm</show:mood></channel>',
      '<channel><title>Rust in Production</title><language>en</language><item><title>Rust for Linux</title></item></channel>',
    ],
  },
});
