import { describe, test } from 'vitest';
import { type Element, readText } from '../../src/xml/document.js';
import { keeps } from '../kept.js';

/** A feed with one of everything that a reader must get through. */
const feed = `<?xml version="1.0"?>
<!DOCTYPE rss [<!ENTITY e "S&#x6f;"><!ATTLIST a b CDATA "c">]>
<rss xmlns:p="urn:p"><channel>
<!-- - --><?a b?><title>&e; &amp; &#246;</title>
<p:a b='1 > 0' p:c="&lt;"/>
<item><link><![CDATA[<b>]] </b>]]></link></item >
</channel></rss>`;

/** What is read of an element, in a line: its name, attributes, text, and its children in brackets. */
function outline({ qname, attributes, text, children }: Element): string {
  const said = attributes.map((each) => ` ${each.qname}=${each.value}`).join('');
  const inside = `${text.trim()}${children.map(outline).join('')}`;
  return `(${qname}${said}${inside && ` ${inside}`})`.replaceAll(/\s/g, ' ');
}

/** What is wrong with a text and where, in words where they are new, and what is read of it all the same. */
function readingOf(text: string, said: Set<string>): readonly string[] {
  const { findings, root } = readText(text, { name: 'feed.xml' });
  const found = findings.map(({ rule, span, message, help = '' }) => {
    const words = `\n      ${message} ${help}`;
    const kind = `${rule} ${words.replaceAll(/"[^"]*"|<[^<>]*>|\d+/g, '')}`;
    const isNew = !said.has(kind);
    said.add(kind);
    return `${rule} ${span.start}-${span.end}${isNew ? words.replaceAll(/\n(?! )/g, '⏎') : ''}`;
  });
  return [...found, root ? outline(root) : 'nothing'];
}

/** Slips of a hand or of a program, at any place of a feed. */
const slips: Readonly<Record<string, (at: number) => string>> = {
  'cut off': (at) => feed.slice(0, at),
  'without a character': (at) => feed.slice(0, at) + feed.slice(at + 1),
  'with a bracket too many': (at) => `${feed.slice(0, at)}<${feed.slice(at)}`,
  'with a reference or a quote too many': (at) =>
    `${feed.slice(0, at)}${['&', '"', "'", ' '][at % 4]}${feed.slice(at)}`,
};

describe('what is read of a feed is kept', () => {
  test.each(Object.entries(slips))('%s', (_, slip) => {
    const said = new Set<string>();
    let last: readonly string[] = [];
    const lines = Array.from(feed, (_, at) => {
      const reading = readingOf(slip(at), said);
      const news = reading.map((each, index) => (each === last[index] ? '' : each)).filter(Boolean);
      last = reading;
      return news.length === 0 ? '' : `  ${at}: ${news.join('\n    ')}\n`;
    });
    keeps(lines.join(''));
  });
});
