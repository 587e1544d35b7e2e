import { type AttributeRow, type ElementRow, isAdopted } from '../../vocabulary/row.js';
import { mayBeIn, namesOf, rowOf, vocabularies } from '../../vocabulary/vocabulary.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { rules, within } from '../rule.js';

/** Elements that hold other elements, or nothing. */
const wordless = Object.values(vocabularies).flatMap((vocabulary) =>
  namesOf(vocabulary, (row) => isAdopted(row) && row.text === undefined),
);

/** Whether anything but white space is between the tags of an element, as written. */
function isMixed({ markup: { text }, openEnd, contentEnd, children }: Element): boolean {
  let at = openEnd;
  for (const child of children) {
    if (holdsMore(text, at, child.start)) return true;
    at = child.end;
  }
  return holdsMore(text, at, contentEnd);
}

function holdsMore(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return true;
  }
  return false;
}

/** The first line of text in an element that should have none, in offsets of its text. */
export function strayLine(element: Element): { start: number; end: number } | undefined {
  if (!isMixed(element)) return undefined;
  const found = /[^\s\u200b\ufeff][^\n]*/.exec(element.text) ?? /[^ \t\r\n]+/.exec(element.text);
  return found ? { start: found.index, end: found.index + found[0].trimEnd().length } : undefined;
}

/** Whether an element without children has the attributes that it needs: otherwise the text is in place of them. */
function isComplete(element: Element, { attributes = {} }: ElementRow): boolean {
  const required = Object.entries<AttributeRow>(attributes).filter(([, { use }]) => use === 'required');
  return element.attributes.length > 0 && required.every(([name]) => element.attribute(name));
}

/** A tag of the feed itself, written as text. */
const escapedElement = /^<(?:item|channel|title|enclosure|guid|pubDate|itunes:\w+|podcast:\w+)[\s>/]/;

/** What is where no text belongs. */
export const strayText = rules({
  'rss/text-unexpected': {
    summary: 'There must be no text between elements, nor in an element that has none.',
    why: 'Readers skip it, and it is often the message of a program that failed, or a piece of the feed without its tag.',
    help: 'Remove the text, or put it into the element that it belongs to.',
    source: ['feedvalidator#UnexpectedText', 'rss#What is RSS?'],
    severity: { rss: 'warning' },
    once: 'message',
    yieldsTo: [
      'text/program-message',
      'itunes/image-href-missing',
      'itunes/category-missing',
      'rss/image-incomplete',
      'rss/enclosure-url-missing',
    ],
    on: wordless,
    check(element, report, { document }) {
      // Behind a fault of the markup, text is only what is left of it.
      if (document.fatal) return;
      const row = rowOf(element.name);
      // One in a wrong place is reported as that.
      if (!row || (element.parent && !mayBeIn(row, element.parent.name))) return;
      if (element.children.length === 0 && !isComplete(element, row)) return;
      const line = strayLine(element);
      if (!line) return;
      const written = quoted(element.text.slice(line.start, line.end).replaceAll('\u200b', '\\u200b'));
      const where =
        element.children.length > 0 ? 'between its elements' : 'but has no text in its vocabulary';
      report(
        within(element, line.start, line.end),
        `<${element.name}> contains ${written} ${where}.`,
        escapedElement.test(element.text.slice(line.start, line.end))
          ? {
              help: 'Write "<" and ">" for "&lt;" and "&gt;" in it: it is a part of the feed that was escaped.',
              why: 'Readers skip it, and what it says is missing in the show.',
            }
          : {},
      );
    },
    bad: [
      '<item><title>Rust for Linux</title>«and more»</item>',
      '<item><title>Rust</title>«&lt;guid>rust-6&lt;/guid>»</item>',
      '<image>«Rust»<url>https://media.example.com/cover.jpg</url><title>Rust in Production</title><link>https://rust-in-production.example.com/</link></image>',
      '<item><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg">«https://media.example.com/rust.mp3»</enclosure></item>',
      '<itunes:owner>«Matthias»<itunes:email>show@example.com</itunes:email></itunes:owner>',
      '<item><title>Rust</title><![CDATA[«<p>How Rust came.</p>»]]></item>',
      '<itunes:image href="https://media.example.com/cover.jpg">«&#8203;»</itunes:image>',
    ],
    good: [
      '<item>\n  <title>Rust for Linux</title>\n\n  <!-- the enclosure follows --> <?page?>\n</item>',
      '<item><title>Rust</title><![CDATA[ ]]></item>',
      '<item><title>Rust</title><show:note xmlns:show="https://example.com/ns/shows">words <b>and</b> more</show:note></item>',
      '<itunes:image href="https://media.example.com/cover.jpg"> </itunes:image>',
    ],
  },
});
