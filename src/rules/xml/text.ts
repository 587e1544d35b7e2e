import { codePoint } from '../../text/code-point.js';
import { characterReference, decodeReferences, htmlElements } from '../../text/html.js';
import { windows1252 } from '../../text/mojibake.js';
import { odd, signs } from '../../text/signs.js';
import type { Edit, Source, Span } from '../../text/source.js';
import { namesOf, vocabularies } from '../../vocabulary/vocabulary.js';
import type { Element } from '../../xml/document.js';
import { isIdentity, keepGuid } from '../fix.js';
import {
  addressElements,
  addressesOf,
  htmlOf,
  isHtml,
  isOdd,
  isRepeated,
  isRich,
  linkElements,
  mojibakeIn,
  plainElements,
  richElements,
} from '../prose.js';
import { type Report, rules, within } from '../rule.js';
import { isReadAttribute } from '../shown.js';

/** A character reference that is left in a text after decoding. */
interface Leftover {
  /** As it stands in the text. */
  readonly written: string;
  /** Where it stands in the feed. */
  readonly span: Span;
  /** The character that it stands for. */
  readonly character: string;
  /** It stands in CDATA, where nothing decodes it; otherwise it was escaped twice. */
  readonly inCdata: boolean;
}

const ampersand = signs('&').bit;

/** Titles and names with more references than these are not mended: each is looked up in the source. */
const mostLeftovers = 20;

/** The references left in a text, among the first that stand there. */
function leftovers(element: Element, source: Source): readonly Leftover[] {
  const found: Leftover[] = [];
  if (!element.text.includes('&')) return found;
  let seen = 0;
  for (const { 0: written, index: start } of element.text.matchAll(characterReference)) {
    if (seen++ === mostLeftovers) break;
    const end = start + written.length;
    const { span } = within(element, start, end);
    const character = decodeReferences(written);
    const verbatim = source.text.slice(span.start, span.end) === written;
    // Outside CDATA, a reference that stands for itself is one that XML does not know; the reader says so.
    if (character === written || (verbatim && !element.hasCdata)) continue;
    found.push({ written, character, span, inCdata: verbatim });
  }
  return found;
}

function escaped(character: string): string {
  return character === '&' ? '&amp;' : character === '<' ? '&lt;' : character === '>' ? '&gt;' : character;
}

/** Reports the first leftover of an element and mends them all. A guid is left alone: a changed one is a new episode. */
function reportLeftovers(element: Element, found: readonly Leftover[], report: Report, why: string): void {
  const [first] = found;
  if (!first) return;
  const isGuid = isIdentity(element);
  const edits: Edit[] = found.map(({ span, character, inCdata }) => ({
    span,
    text: inCdata ? character : escaped(character),
  }));
  // A ">" might end the section, and controls may not stand in XML.
  const mendable =
    !isGuid &&
    found.length < mostLeftovers &&
    found.every(({ character }) => /^[^>\p{Cc}\p{Cs}]+$/u.test(character));
  const instead = /\S/.test(first.character) ? `Write "${first.character}"` : 'Write a space';
  report({ span: first.span, path: element.path }, `<${element.name}> holds "${first.written}" ${why}.`, {
    help: isGuid ? 'Leave this guid as it is and write the next one without it.' : `${instead}.`,
    ...(mendable && { fix: { title: instead, safe: false, edits } }),
  });
}

/** An ampersand in an address that was escaped once more than the feed needs it. */
const escapedAmpersand = /&amp;(?=(?:amp|#0*38|#x0*26);)/gi;

/** A longer address is not one that anybody wrote. */
const longestAddress = 100_000;

/** Reports the addresses of an element that read `&amp;` once they are decoded. */
function reportEscapedAddresses(element: Element, source: Source, report: Report): void {
  for (const address of addressesOf(element)) {
    const { name, value, valueSpan } = address;
    if (!value.includes('&')) continue;
    const written = source.text.slice(valueSpan.start, valueSpan.end);
    const edits: Edit[] = [];
    for (const { index } of written.slice(0, longestAddress).matchAll(escapedAmpersand)) {
      const start = valueSpan.start + index;
      edits.push({ span: { start, end: start + '&amp;'.length }, text: '&' });
    }
    const [first] = edits;
    if (!first) continue;
    const title = 'Escape the ampersands once';
    const place = { span: first.span, path: address.path };
    report(place, `The ${name} of <${element.name}> holds an ampersand escaped twice.`, {
      help: `${title}, as "&amp;".`,
      why: 'The address leads to another page, or to none.',
      ...(isIdentity(element, name) || written.length > longestAddress
        ? {}
        : { fix: { title, safe: false, edits } }),
    });
  }
}

/** Elements of any vocabulary whose text is for people. */
const texts = Object.values(vocabularies).flatMap((vocabulary) =>
  namesOf(vocabulary, ({ text }) => text?.kind === 'text').filter((each) => each !== 'guid'),
);

/** Elements with a title or a name in an attribute. */
const labelled = Object.values(vocabularies).flatMap((vocabulary) =>
  namesOf(vocabulary, ({ attributes = {} }) => Object.keys(attributes).some(isReadAttribute)),
);

/** Reports the attributes of an element that people read with a reference in them once they are decoded. */
function reportLabels(element: Element, report: Report): void {
  for (const attribute of element.attributes) {
    if (!isReadAttribute(attribute.name) || !attribute.value.includes('&')) continue;
    const found = [...attribute.value.matchAll(characterReference)].find(
      ({ 0: written }) => decodeReferences(written) !== written,
    );
    if (!found) continue;
    const [written] = found;
    const span = {
      start: attribute.sourceOffset(found.index),
      end: attribute.sourceOffset(found.index + written.length),
    };
    const character = decodeReferences(written);
    const instead = /\S/.test(character) ? `Write "${character}"` : 'Write a space';
    report(
      { span, path: attribute.path },
      `The ${attribute.name} of <${element.name}> holds "${written}" after decoding.`,
      {
        help: `${instead}.`,
        fix: { title: instead, safe: false, edits: [{ span, text: escaped(character) }] },
      },
    );
  }
}

const escapedTag = /&lt;\/?([a-z][a-z\d]{0,10})(?: [^<>&]{0,200})?\/?&gt;/gi;
const escapedReference =
  /&amp;(?:amp|lt|gt|quot|apos|nbsp|[lr][sd]quo|hellip|[nm]dash|[aeiouy](?:uml|acute|grave|circ)|[ano]tilde|szlig|#\d{1,6}|#x[\da-f]{1,5});/iy;

/** What is left of a letter that was lost. */
const lost = /[\x80-\x9f\ufffd]/;

/** The first reference to a character that shows as a reference. */
function shownReference(text: string): RegExpExecArray | undefined {
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    if ((text.charCodeAt(at + 1) | 0x20) !== 0x61) continue;
    escapedReference.lastIndex = at;
    const found = escapedReference.exec(text);
    if (found) return found;
  }
  return undefined;
}

/** The first tag of HTML that shows as text. */
function firstTag(text: string): RegExpExecArray | undefined {
  for (const found of text.matchAll(escapedTag))
    if (htmlElements.has((found[1] ?? '').toLowerCase())) return found;
  return undefined;
}

/** What in a rich text shows as markup or as a reference instead of working as one. */
function shownMarkup(element: Element): { readonly start: number; readonly end: number } | undefined {
  const { text } = element;
  if (!text.includes('&')) return undefined;
  const tag = !text.includes('&lt;') || isHtml(htmlOf(element)) ? undefined : firstTag(text);
  const found = tag ?? (text.includes('&amp;') ? shownReference(text) : undefined);
  return found ? { start: found.index, end: found.index + found[0].length } : undefined;
}

/** Where the first broken character of a text stands, and how many there are, outside of some spans in their order. */
function brokenIn(text: string, spans: readonly Span[]): { readonly first: number; readonly count: number } {
  let first = -1;
  let count = 0;
  let next = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit !== 0xfffd && (unit < 0x80 || unit > 0x9f)) continue;
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++;
    if ((spans[next]?.start ?? Number.POSITIVE_INFINITY) <= at) continue;
    if (count++ === 0) first = at;
  }
  return { first, count };
}

/** Whether white space stands at one offset of a text. */
function isSpace(text: string, at: number): boolean {
  return text.charCodeAt(at) <= 0x20;
}

/** Reports attributes whose value begins or ends with white space. */
function reportPaddedAttributes(element: Element, { text }: Source, report: Report): void {
  for (const attribute of element.attributes) {
    const { valueSpan: span, name } = attribute;
    const leading = isSpace(text, span.start);
    if ((!leading && !isSpace(text, span.end - 1)) || name.includes(':')) continue;
    // A list of pictures may stand on lines of its own (HTML, "srcset").
    if (name === 'srcset') continue;
    const written = text.slice(span.start, span.end);
    const value = written.trim();
    // An empty value is the matter of other rules.
    if (value === '') continue;
    const start = leading ? span.start : span.start + written.trimEnd().length;
    const end = leading ? span.end - written.trimStart().length : span.end;
    const where = !leading ? 'ends' : isSpace(text, span.end - 1) ? 'begins and ends' : 'begins';
    const place = { span: { start, end }, path: attribute.path };
    const title = 'Remove the white space';
    report(place, `The ${name} of <${element.name}> ${where} with white space.`, {
      ...(isIdentity(element, name) ? {} : { fix: { title, safe: true, edits: [{ span, text: value }] } }),
    });
  }
}

/** Whether elements like one have values that readers compare; what nobody knows may be anything. */
function mayBePadded(element: Element): boolean {
  if (element.name.startsWith('{')) return false;
  return element.attributes.length > 0 || (element.children.length === 0 && !isRich(element));
}

/** Faults of text that is well-formed and yet not what was meant. */
export const text = rules({
  'xml/suspicious-character': {
    summary: 'Text should hold no C1 control characters and no replacement characters.',
    why: 'The letter was lost in a conversion, and listeners see a box or a question mark.',
    help: 'Write the character that was meant.',
    source: 'feedvalidator#BadCharacters',
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    ofCharacters: true,
    on: '*',
    where: ({ attributes, children }) =>
      children.length === 0 || attributes.some(({ name }) => isReadAttribute(name)),
    signs: odd,
    check(element, report) {
      for (const attribute of element.attributes) {
        const found = isReadAttribute(attribute.name) ? lost.exec(attribute.value) : null;
        if (!found) continue;
        const message = `The ${attribute.name} of <${element.name}> holds ${codePoint(found[0].charCodeAt(0))}.`;
        const start = attribute.sourceOffset(found.index);
        report(
          { span: { start, end: attribute.sourceOffset(found.index + 1) }, path: attribute.path },
          message,
        );
      }
      if (element.children.length > 0 || !isOdd(element)) return;
      const { first, count } = brokenIn(element.text, mojibakeIn(element));
      if (count === 0) return;
      const character = element.text.charAt(first);
      const meant = windows1252(character);
      report(
        within(element, first, first + 1),
        `<${element.name}> holds ${codePoint(character.charCodeAt(0))}${count > 1 ? ` and ${count - 1} more like it` : ''}.`,
        meant ? { help: `Write "${meant}", which windows-1252 has in its place.` } : {},
      );
    },
    bad: [
      '<title>Rust«\u0092»s borrow checker</title>',
      '<title>Caf«\ufffd»</title>',
      '<title>«&#147;»Rust&#148;</title>',
      '<atom:link rel="alternate" href="https://example.com/" title="Caf«\ufffd»"/>',
    ],
    good: ['<title>Rust’s café</title>'],
  },

  'xml/cdata-runs-on': {
    summary: 'A CDATA section must end where its element does.',
    why: 'It swallows everything up to the end of the next section, and the episodes in between are lost.',
    help: 'Write "]]>" before the end tag.',
    source: 'xml#2.7',
    severity: { rss: 'error', apple: 'error', spotify: 'error', podcast20: 'error' },
    refusal: 'xml#2.7',
    whose: 'host',
    on: '*',
    signs: signs('<![CDATA[').bit,
    check(element, report) {
      if (!element.hasCdata) return;
      const end = `</${element.qname}>`;
      const at = element.text.indexOf('<![CDATA[');
      const before = at < 0 ? -1 : element.text.lastIndexOf(end, at);
      if (before < 0) return;
      const { span, path } = within(element, before, before + end.length);
      report({ span, path }, `The CDATA section of <${element.name}> goes on behind "${end}".`, {
        fix: {
          title: 'Write "]]>" before the end tag',
          safe: false,
          edits: [{ span: { start: span.start, end: span.start }, text: ']]>' }],
        },
      });
    },
    bad: [
      '<item><description><![CDATA[How Rust came into the kernel.«</description>»</item><item><description><![CDATA[Drivers in Rust.]]></description></item>',
    ],
    good: [
      '<description><![CDATA[Write <![CDATA[…]]]]><![CDATA[> around markup.]]></description>',
      '<description><![CDATA[How Rust came into the kernel.]]></description>',
    ],
    fixes: {
      '<item><description><![CDATA[How Rust came into the kernel.</description></item><item><description><![CDATA[Drivers in Rust.]]></description></item>':
        {
          unsafe:
            '<item><description><![CDATA[How Rust came into the kernel.]]></description></item><item><description><![CDATA[Drivers in Rust.]]></description></item>',
        },
    },
  },

  'xml/entity-inside-cdata': {
    summary: 'URLs, titles and names in CDATA must hold characters, not references.',
    why: 'Many apps show the code as it is in place of the character, and an address with one in it does not work.',
    help: 'Write the character itself.',
    source: ['xml#2.7', 'apple-guide#description'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    whose: 'host',
    on: [...plainElements, ...addressElements],
    signs: ampersand,
    check(element, report, { document: { source } }) {
      const found = leftovers(element, source).filter(({ inCdata }) => inCdata);
      // Whoever shows the tags of HTML decodes its references, too.
      if (found.length > 0 && isHtml(htmlOf(element))) return;
      reportLeftovers(element, found, report, 'in CDATA, where nothing decodes it');
    },
    bad: [
      '<title><![CDATA[Rust «&amp;» Linux]]></title>',
      '<link><![CDATA[https://example.com/?show=rust«&amp;»season=5]]></link>',
    ],
    good: [
      '<title><![CDATA[Rust & Linux]]></title>',
      '<item><title>Rust</title><itunes:subtitle><![CDATA[<p>Rust &amp; Linux</p>]]></itunes:subtitle></item>',
      '<description><![CDATA[Rust &amp; <a href="https://example.com/?show=rust&amp;season=5">Linux</a>]]></description>',
    ],
    fixes: {
      '<title><![CDATA[Rust &amp; Linux]]></title>': { unsafe: '<title><![CDATA[Rust & Linux]]></title>' },
      '<link><![CDATA[https://example.com/?show=rust&amp;season=5]]></link>': {
        unsafe: '<link><![CDATA[https://example.com/?show=rust&season=5]]></link>',
      },
    },
  },

  'xml/double-escaped': {
    summary: 'Text must be escaped only once.',
    why: 'Listeners read the marks of a program where a character or a paragraph was meant.',
    help: 'Let the program that writes the feed escape the text once, not twice.',
    source: ['feedvalidator#ContainsHTML', 'rss-profile#Character Data'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    whose: 'host',
    on: [
      ...new Set([
        ...plainElements,
        ...addressElements,
        ...richElements,
        ...linkElements,
        ...labelled,
        ...texts,
      ]),
    ],
    signs: ampersand,
    check(element, report, { document: { source } }) {
      reportLabels(element, report);
      if (!isRich(element)) {
        reportEscapedAddresses(element, source, report);
        const found = leftovers(element, source).filter(({ inCdata }) => !inCdata);
        reportLeftovers(element, found, report, 'after decoding');
        return;
      }
      const shown = isRepeated(element) ? undefined : shownMarkup(element);
      if (!shown) return;
      const { start, end } = shown;
      const place = within(element, start, end);
      report(
        place,
        `<${element.name}> shows "${decodeReferences(element.text.slice(start, end))}" to listeners.`,
      );
    },
    bad: [
      '<title>Rust «&amp;amp;» Linux</title>',
      '<atom:link rel="next" href="https://feeds.example.com/rust.xml?page=2«&amp;»amp;order=new"/>',
      '<podcast:funding url="https://example.com/?show=rust«&amp;»#038;from=feed">Support the show</podcast:funding>',
      '<description>«&amp;lt;p&amp;gt;»How Rust came into the kernel.&amp;lt;/p&amp;gt;</description>',
      '<description><![CDATA[<p>Rust «&amp;amp;» Linux</p>]]></description>',
      '<item><psc:chapters version="1.2"><psc:chapter start="00:00:00" title="Rust«&amp;#8217;»s kernel"/></psc:chapters></item>',
    ],
    good: [
      '<title>Rust &amp; Linux</title>',
      '<atom:link rel="next" href="https://feeds.example.com/rust.xml?page=2&amp;order=new"/>',
      '<description>&lt;p&gt;Rust &amp;amp; Linux&lt;/p&gt;</description>',
      '<description><![CDATA[<p>The tag <code>&lt;p&gt;</code> opens a paragraph.</p>]]></description>',
    ],
    fixes: {
      '<title>Rust &amp;amp; Linux</title>': { unsafe: '<title>Rust &amp; Linux</title>' },
      '<atom:link rel="next" href="https://feeds.example.com/rust.xml?page=2&amp;amp;order=new"/>': {
        unsafe: '<atom:link rel="next" href="https://feeds.example.com/rust.xml?page=2&amp;order=new"/>',
      },
    },
  },

  'xml/value-padded': {
    summary: 'A value should not begin or end with white space.',
    why: 'Readers that do not trim take the white space for a part of the value.',
    help: 'Remove the white space.',
    source: ['apple-guide#technical details', 'psp1#Namespace Declarations', 'podinfra#form-data'],
    // PSP-1 says "should".
    weighed: 'Apple advises against it and trims; PSP-1 says "should".',
    severity: { apple: 'info', psp1: 'warning' },
    whose: 'host',
    once: true,
    yieldsTo: ['text/invisible-character', 'text/mojibake'],
    on: '*',
    where: mayBePadded,
    check(element, report, { document: { source } }) {
      if (!mayBePadded(element)) return;
      // A guid has one attribute, of which a rule of its own speaks.
      if (element.name !== 'guid') reportPaddedAttributes(element, source, report);
      if (element.children.length > 0 || isRich(element)) return;
      const { text: value } = element;
      const { length } = value;
      const leading = /^\s/.test(value);
      if ((!leading && !/^\s/.test(value.slice(-1))) || value.trim() === '') return;
      const { textSpan, contentSpan } = element;
      const inner = source.text.slice(textSpan.start, textSpan.end).trim();
      const inCdata = source.text.slice(contentSpan.start, textSpan.start).includes('<![CDATA[');
      const trimmed = inCdata ? `<![CDATA[${inner}]]>` : inner;
      const start = length - value.trimStart().length;
      const end = value.trimEnd().length;
      const place = leading ? within(element, 0, start) : within(element, end, length);
      const where = !leading ? 'ends' : end < length ? 'begins and ends' : 'begins';
      const title = 'Remove the white space';
      const edits = [{ span: contentSpan, text: trimmed }];
      report(place, `<${element.name}> ${where} with white space.`, {
        ...(isIdentity(element)
          ? { help: keepGuid }
          : // White space that is written as a reference stays.
            trimmed !== source.text.slice(contentSpan.start, contentSpan.end) && {
              fix: { title, safe: true, edits },
            }),
      });
    },
    bad: [
      '<title>« »Rust in Production</title>',
      '<language>«\n  »en\n</language>',
      '<title><![CDATA[Rust« »]]></title>',
      '<itunes:image href="«\n  »https://media.example.com/cover.jpg"/>',
      '<itunes:category text="News« »"><itunes:category text="Tech News"/></itunes:category>',
    ],
    good: [
      '<title>Rust in Production</title>',
      '<description>\n<![CDATA[<p>Rust in Production.</p>]]>\n</description>',
      '<podcast:images srcset="\n  https://media.example.com/cover.jpg 1500w,\n  https://media.example.com/small.jpg 300w\n"/>',
    ],
    fixes: {
      '<title> Rust in Production</title>': '<title>Rust in Production</title>',
      '<language>\n  en\n</language>': '<language>en</language>',
    },
  },
});
