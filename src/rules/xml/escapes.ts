import { characterReference, decodeReferences, htmlElements } from '../../text/html.js';
import { signs } from '../../text/signs.js';
import type { Edit, Source, Span } from '../../text/source.js';
import { namesOf, vocabularies } from '../../vocabulary/vocabulary.js';
import type { Element } from '../../xml/document.js';
import { isIdentity } from '../fix.js';
import {
  addressElements,
  addressesOf,
  htmlOf,
  isHtml,
  isRepeated,
  isRich,
  linkElements,
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
function reportLeftovers(
  element: Element,
  found: readonly Leftover[],
  report: Report,
  phraseOf: (first: Leftover) => string,
): void {
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
  report({ span: first.span, path: element.path }, `<${element.name}> ${phraseOf(first)}.`, {
    help: isGuid ? 'Leave this guid as it is and write the next one without it.' : `${instead}.`,
    ...(mendable && { fix: { title: instead, safe: false, edits } }),
  });
}

/** What to say of a reference that is still one when the text is decoded. */
function readsAs(written: string): string {
  const character = decodeReferences(written);
  return `reads "${written}" in place of ${/\S/.test(character) ? `"${character}"` : 'a space'}`;
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
      `The ${attribute.name} of <${element.name}> ${readsAs(written)}.`,
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

/** References and tags that are still there when a text is decoded. */
export const escapes = rules({
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
      reportLeftovers(
        element,
        found,
        report,
        ({ written }) => `holds "${written}" in CDATA, where nothing decodes it`,
      );
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
        reportLeftovers(element, found, report, ({ written }) => readsAs(written));
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
});
