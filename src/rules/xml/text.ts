import { codePoint } from '../../text/code-point.js';
import { windows1252 } from '../../text/mojibake.js';
import { odd, signs } from '../../text/signs.js';
import type { Source, Span } from '../../text/source.js';
import type { Element } from '../../xml/document.js';
import { isIdentity, keepGuid } from '../fix.js';
import { isOdd, isRich, mojibakeIn } from '../prose.js';
import { type Report, rules, within } from '../rule.js';
import { isReadAttribute } from '../shown.js';

/** What is left of a letter that was lost. */
const lost = /[\x80-\x9f\ufffd]/;

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
      '<item><enclosure url="« »https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg« »"/></item>',
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
