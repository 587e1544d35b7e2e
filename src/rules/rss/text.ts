import type { Profile } from '../../directories/profile.js';
import { cachedLast } from '../../text/cache.js';
import { shownLength } from '../../text/code-point.js';
import { htmlElements, readHtml, type Tag } from '../../text/html.js';
import { signs } from '../../text/signs.js';
import { rowOf } from '../../vocabulary/vocabulary.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { above } from '../limits.js';
import { htmlOf } from '../prose.js';
import { rules, within } from '../rule.js';
import { mayShow, shownBy } from '../shown.js';

/** Values without this limit, besides those of Apple's elements that have their own. */
const longValues: ReadonlySet<string> = new Set([
  'description',
  'link',
  'url',
  'docs',
  'comments',
  'guid',
  'itunes:new-feed-url',
]);

/** The parts of a title that separators make of it. */
function partsOf(title: string): readonly string[] {
  return title
    .split(/[|,;•·]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A word of four letters or more that occurs three times or more. */
function repeatedWord(title: string): string | undefined {
  const counts = new Map<string, number>();
  const lower = title.toLowerCase();
  // Letters beyond ASCII take longer to compile than a small feed to judge.
  const words = /[^\0-\x7f]/.test(lower) ? /\p{L}{4,}/gu : /[a-z]{4,}/g;
  for (const [word] of lower.matchAll(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].find(([, count]) => count >= 3)?.[0];
}

/** So much of a title tells what it is. */
const longestTitle = 5000;

/** A list of search words: five parts or more of at most three words each, or one word again and again. */
function stuffing(whole: string): string | undefined {
  const title = whole.slice(0, longestTitle);
  const parts = partsOf(title);
  const short = parts.slice(1).filter((part) => part.split(/\s+/).length <= 3);
  if (parts.length >= 5 && short.length >= 4) return `a list of ${parts.length} keywords`;
  const word = repeatedWord(title);
  return word && parts.length >= 3 ? `with the word "${word}" again and again` : undefined;
}

/** How many keywords a title lists between bars: they say one word again and again, as headlines do not. */
function keywordsIn(title: string): number {
  const parts = title.slice(0, longestTitle).toLowerCase().split('|');
  const words = parts.flatMap((part) => [...new Set(part.match(/\p{L}{4,40}/gu) ?? [])]);
  const repeated = new Set(words.filter((word, index) => words.indexOf(word) !== index));
  const short = parts.filter((part) => part.trim().split(/\s+/).length <= 4);
  return parts.length >= 5 && short.length >= 4 && repeated.size > 1 ? parts.length : 0;
}

/** What the text of a core element is said again by. */
const twins: readonly { readonly core: string; readonly twin: string; readonly in: 'channel' | 'item' }[] = [
  { core: 'managingEditor', twin: 'dc:creator', in: 'channel' },
  { core: 'webMaster', twin: 'dc:publisher', in: 'channel' },
  { core: 'language', twin: 'dc:language', in: 'channel' },
  { core: 'copyright', twin: 'dc:rights', in: 'channel' },
  { core: 'category', twin: 'dc:subject', in: 'channel' },
  { core: 'pubDate', twin: 'dc:date', in: 'channel' },
  { core: 'lastBuildDate', twin: 'dcterms:modified', in: 'channel' },
  { core: 'generator', twin: 'admin:generatorAgent', in: 'channel' },
  { core: 'author', twin: 'dc:creator', in: 'item' },
  { core: 'category', twin: 'dc:subject', in: 'item' },
  { core: 'pubDate', twin: 'dc:date', in: 'item' },
  { core: 'pubDate', twin: 'atom:published', in: 'item' },
  { core: 'guid', twin: 'atom:id', in: 'item' },
  { core: 'source', twin: 'dc:source', in: 'item' },
];

/** The shortest limit that some profiles have for a value; without any, no value is too long. */
const shortestLimit = cachedLast((asking: readonly Profile[]): number =>
  Math.min(...asking.map(({ limits }) => limits.value ?? Number.POSITIVE_INFINITY)),
);

/** Whether elements like one are held to the limit of values. */
function mayBeTooLong({ name, children }: Element): boolean {
  if (children.length > 0 || longValues.has(name) || rowOf(name)?.text?.limit) return false;
  return !name.includes(':') || name.startsWith('itunes:');
}

/** Whether a sentence is about a tag, which it names and does not close. */
function isTalkedAbout({ name, closing, attributes }: Tag, tags: readonly Tag[], text: string): boolean {
  if (closing || attributes.length > 0 || tags.some((each) => each.closing && each.name === name))
    return false;
  return /\b(?:tags?|elements?|HTML)\b/i.test(text.replace(/<[^<>]{1,200}>/g, ' '));
}

/** What titles, names and other plain values hold. */
export const text = rules({
  'rss/title-contains-html': {
    summary: 'Titles and names must be plain text.',
    why: 'Players show the tags themselves, such as "<b>".',
    help: 'Remove the tags.',
    source: ['feedvalidator#ContainsHTML', 'rss-profile#title'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    on: '*',
    where: mayShow,
    signs: signs('<').bit,
    check(element, report) {
      for (const shown of shownBy(element)) {
        const { text, rich, subject } = shown;
        if (rich || !text.includes('<')) continue;
        const { tags } = readHtml(text);
        const tag = tags.find(({ name }) => htmlElements.has(name));
        if (!tag || isTalkedAbout(tag, tags, text)) continue;
        const written = text.slice(tag.start, tag.end);
        report(shown.place(tag.start, tag.end), `${subject} contains the tag ${quoted(written)}.`);
      }
    },
    bad: [
      '<title><![CDATA[«<b>»Rust</b> in Production]]></title>',
      '<itunes:author>«&lt;i>»Rust&lt;/i></itunes:author>',
      '<item><psc:chapters version="1.2"><psc:chapter start="00:00:00" title="«&lt;b>»Welcome&lt;/b>"/></psc:chapters></item>',
    ],
    good: [
      '<title>Rust in Production</title>',
      '<title>Why Vec&lt;T&gt; is &lt;3</title>',
      '<title>Why the &lt;blink&gt; tag died</title>',
    ],
  },

  'rss/title-looks-like-tag': {
    summary: 'A title should not contain "<" directly before a letter.',
    why: 'AntennaPod and Kasts read titles as HTML, so "Vec<T>" is shown as "Vec".',
    help: 'No spelling is right in every player: put a space after "<", or use words, if those players matter to you.',
    source: 'antennapod-title',
    severity: { rss: 'info' },
    yieldsTo: ['text/template-residue'],
    on: ['title', 'itunes:title'],
    check(element, report) {
      if (!element.text.includes('<')) return;
      const { tags } = htmlOf(element);
      const tag = tags.find(
        (each) => !htmlElements.has(each.name) || isTalkedAbout(each, tags, element.text),
      );
      if (!tag) return;
      const written = element.text.slice(tag.start, tag.end);
      report(
        within(element, tag.start, tag.end),
        `<${element.name}> contains ${quoted(written)}, which some players hide.`,
      );
    },
    bad: [
      '<item><title>Vec«&lt;T&gt;» and Box&lt;dyn Any&gt;</title></item>',
      '<item><title>Why the «&lt;blink&gt;» tag died</title></item>',
    ],
    good: [
      '<title>Why 1 &lt; 2 &amp;&amp; 3 &gt; 2, and &lt;3</title>',
      '<title><![CDATA[<b>Rust</b> in Production]]></title>',
    ],
  },

  'rss/value-over-255': {
    summary: 'A value without its own limit may have at most 255 characters.',
    why: 'Directories cut off or reject longer values.',
    help: 'Shorten it.',
    source: ['apple-guide#technical details', 'psp1#Namespace Declarations'],
    severity: { apple: 'warning', psp1: 'error' },
    refusal: 'psp1#Namespace Declarations',
    on: '*',
    where: mayBeTooLong,
    check(element, report, { asking }) {
      if (!mayBeTooLong(element) || element.text.length <= shortestLimit(asking)) return;
      const { name, text: value } = element;
      const length = shownLength(value);
      const found = above(length, asking, (limits) => limits.value);
      if (!found) return;
      const { limit, concerns } = found;
      report(element, `<${name}> has ${length} characters, more than ${limit}.`, { concerns });
    },
    bad: [
      `<title>«${'Rust in production, '.repeat(13)}Rust»</title>`,
      `<copyright>«${'Rust '.repeat(52)}2025»</copyright>`,
    ],
    good: [
      `<title>${'Rust in production, '.repeat(12)}</title>`,
      `<link>https://example.com/${'rust/'.repeat(52)}</link>`,
    ],
  },

  'rss/channel-title-keyword-stuffed': {
    summary: 'The title and author of a show should not be a list of keywords.',
    why: 'Apple rejects and removes shows that list keywords there.',
    help: 'Keep the name, and move the other words to the description.',
    source: ['apple-guide#title', 'psp1#title', 'podbean#spam'],
    severity: { apple: 'warning', psp1: 'warning' },
    on: ['channel/title', 'channel/itunes:title', 'channel/itunes:author'],
    check(element, report) {
      const value = element.text.trim();
      // Several authors are a list, too.
      const found = stuffing(element.name === 'itunes:author' ? value.replaceAll(',', ' ') : value);
      if (found) report(element, `<${element.name}> is ${quoted(value)}, ${found}.`);
    },
    bad: [
      '<title>«Rust in Production | Rust, Linux, kernel, programming, tech news»</title>',
      '<title>«Rust podcast, the Rust language podcast, best Rust podcast»</title>',
    ],
    good: [
      '<title>Rust in Production</title>',
      '<title>Lock, Stock, and Two Smoking Kernels</title>',
      '<itunes:author>Matthias Endler, Chris Fisher, Wes Payne, Brent Gervais and Hannah Anderson</itunes:author>',
    ],
  },

  'rss/item-title-keyword-stuffed': {
    summary: 'The title of an episode should not be a list of keywords.',
    why: 'Listeners cannot tell what the episode is about, and Apple removes shows that list keywords in titles.',
    help: 'Keep the title, and move the other words to the description.',
    source: ['apple-guide#title', 'podbean#spam'],
    severity: { apple: 'info' },
    on: ['item/title', 'item/itunes:title'],
    signs: signs('|').bit,
    check(element, report) {
      const value = element.text.trim();
      const count = keywordsIn(value);
      if (count > 0) report(element, `<${element.name}> is ${quoted(value)}, a list of ${count} keywords.`);
    },
    bad: ['<item><title>«Rust | Rust podcast | Linux | kernel | best Rust podcast 2026»</title></item>'],
    good: [
      '<item><title>Linux | Linux-Gipfel | Wetter | Sport | Börse | Kultur</title></item>',
      '<item><title>Rust for Linux | Miguel Ojeda | Rust in Production</title></item>',
    ],
  },

  'rss/copyright-symbol-or-year': {
    summary: '<copyright> should contain only the name of the rights holder.',
    why: 'Players add the symbol themselves, and the year is outdated every January.',
    help: 'Write only the name of the holder.',
    source: 'psp1#copyright',
    severity: { psp1: 'warning' },
    on: 'channel/copyright',
    check(element, report) {
      const found = /copyright|©|\(c\)|℗|(?<!\d)(?:19|20)\d\d(?!\d)/i.exec(element.text);
      if (!found) return;
      const place = within(element, found.index, found.index + found[0].length);
      report(place, `<copyright> contains "${found[0]}".`);
    },
    bad: [
      '<copyright>«©» 2025 Matthias Endler</copyright>',
      '<copyright>«Copyright» Matthias Endler</copyright>',
    ],
    good: ['<copyright>Matthias Endler</copyright>'],
  },

  'rss/duplicate-semantics': {
    summary: 'A core element should not be repeated by an element of another vocabulary.',
    why: 'If the two ever differ, readers disagree about which one is right.',
    help: 'Keep the core element.',
    source: ['feedvalidator#DuplicateSemantics', 'feedvalidator#DuplicateItemSemantics'],
    severity: { rss: 'info' },
    letter: { rss: 'warning' },
    whose: 'host',
    once: true,
    on: ['channel', 'item'],
    check(element, report) {
      const names = new Map<string, Element>();
      for (const child of element.children) if (!names.has(child.name)) names.set(child.name, child);
      const role = element.name === 'channel' ? 'channel' : 'item';
      for (const { core, twin, in: where } of twins) {
        const second = where === role && names.has(core) ? names.get(twin) : undefined;
        if (second) report(second, `<${twin}> repeats <${core}>.`);
      }
    },
    bad: [
      '<language>en</language><dc:language xmlns:dc="http://purl.org/dc/elements/1.1/">«en»</dc:language>',
      '<item><title>Rust</title><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate><dc:date xmlns:dc="http://purl.org/dc/elements/1.1/">«2025-12-11»</dc:date></item>',
    ],
    good: [
      '<item><title>Rust</title><dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/">Matthias Endler</dc:creator></item>',
    ],
  },
});
