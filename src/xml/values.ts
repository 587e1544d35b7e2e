import { cachedByObject } from '../text/cache.js';
import type { Span } from '../text/source.js';
import type { Entities } from './entities.js';
import { referenceAt } from './references.js';
import { Collector, Finder, Pieces, type Sink } from './sinks.js';

/** What the values of a document are read from. */
export interface Markup {
  readonly text: string;
  /** Carriage returns stand in the text, which values must not hold (XML 1.0, 2.11). */
  readonly carriageReturns: boolean;
  readonly entities: Entities;
  /**
   * Start and end of every piece inside elements that is no text, in order: comments, processing
   * instructions, and tags that were passed over.
   */
  readonly asides: readonly number[];
}

/** The place of an element's content, with the children that its own text leaves out. */
interface Content {
  readonly openEnd: number;
  readonly contentEnd: number;
  readonly children: readonly { readonly start: number; readonly end: number }[];
}

/** The character data of an element (XML 1.0, 2.4, 2.7, 2.11, 4.1). */
export function elementText(markup: Markup, content: Content): string {
  return escapedText(markup, content) ?? collectedText(markup, content);
}

/** A reference that is not to an ampersand, or an ampersand that is no reference. */
const unusual = /&(?!amp;)/;

/** The engine notes every place before it replaces any: what is longer is collected piece by piece. */
const longestEscaped = 1_000_000;

/** What may be a reference. */
const references = /&[^&;]+;/g;

/**
 * The character data of an element that holds nothing but text: escaped HTML has thousands of references, and the
 * engine replaces one by another several times as fast as a loop does.
 */
function escapedText({ text, carriageReturns, entities }: Markup, content: Content): string | undefined {
  const { openEnd, contentEnd, children } = content;
  if (children.length > 0 || entities.areDeclared || contentEnd - openEnd > longestEscaped) return undefined;
  const written = text.slice(openEnd, contentEnd);
  if (written.includes('<') || (carriageReturns && written.includes('\r'))) return undefined;
  const most = written
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&apos;/g, "'");
  if (!unusual.test(most)) return most.replace(/&amp;/g, '&');
  return most.replace(references, (written) => {
    const reference = referenceAt(written, 0, entities);
    return reference.kind === 'value' && reference.length === written.length ? reference.value : written;
  });
}

function collectedText(markup: Markup, content: Content): string {
  const collector = new Collector(markup.text);
  sendContent(markup, content, collector);
  return collector.value();
}

/** The value of an attribute, whose literal stands in the span (XML 1.0, 3.3.3). */
export function attributeValue(markup: Markup, { start, end }: Span): string {
  const collector = new Collector(markup.text);
  sendAttribute(markup, start, end, collector);
  return collector.value();
}

/** The offset in the source of the character at an offset of {@link elementText}. */
export function offsetInText(markup: Markup, content: Content, offset: number): number {
  if (content.contentEnd - content.openEnd > longContent) {
    return piecesIn(markup)(content).find(offset);
  }
  const finder = new Finder(offset, content.openEnd);
  sendContent(markup, content, finder);
  return finder.at;
}

/** The offset in the source of the character at an offset of {@link attributeValue}. */
export function offsetInValue(markup: Markup, { start, end }: Span, offset: number): number {
  const finder = new Finder(offset, start);
  sendAttribute(markup, start, end, finder);
  return finder.at;
}

/** The pieces of a long content are kept: notes of many faults would be walked through for each. */
const longContent = 20_000;
const piecesIn = cachedByObject((markup: Markup) =>
  cachedByObject((content: Content): Pieces => {
    const pieces = new Pieces(content.openEnd);
    sendContent(markup, content, pieces);
    return pieces;
  }),
);

function sendContent(markup: Markup, content: Content, sink: Sink): void {
  let at = content.openEnd;
  for (const child of content.children) {
    sendGap(markup, at, child.start, sink);
    at = child.end;
  }
  sendGap(markup, at, content.contentEnd, sink);
}

/** The text between two tags: runs, CDATA sections and asides. */
function sendGap(markup: Markup, from: number, to: number, sink: Sink): void {
  const { text } = markup;
  let start = from;
  let at = text.indexOf('<', start);
  while (at >= 0 && at < to) {
    const aside = endOfAside(markup, at);
    if (aside >= 0) {
      sendRun(markup, start, at, sink);
      start = aside;
    } else if (text.startsWith('<![CDATA[', at)) {
      sendRun(markup, start, at, sink);
      const inner = at + 9;
      const close = text.slice(inner, to).indexOf(']]>');
      const end = close < 0 ? to : inner + close;
      sendLines(markup, inner, end, sink);
      start = Math.min(end + 3, to);
    } else {
      at = text.indexOf('<', at + 1);
      continue;
    }
    at = text.indexOf('<', start);
  }
  sendRun(markup, start, to, sink);
}

/** The end of the aside that starts at an offset, or -1. */
function endOfAside({ asides }: Markup, start: number): number {
  let low = 0;
  let high = asides.length / 2 - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = asides[2 * middle] as number;
    if (found === start) return asides[2 * middle + 1] as number;
    if (found < start) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Text outside CDATA, in which references mean characters. */
function sendRun(markup: Markup, from: number, to: number, sink: Sink): void {
  const { text, entities } = markup;
  const run = text.slice(from, to);
  let start = from;
  let at = from + run.indexOf('&');
  while (at >= from) {
    const reference = referenceAt(text, at, entities);
    const end = at + reference.length;
    if (reference.kind === 'value') {
      sendLines(markup, start, at, sink);
      sink.put(reference.value, at, end);
      start = end;
    }
    const next = run.indexOf('&', end - from);
    at = next < 0 ? -1 : from + next;
  }
  sendLines(markup, start, to, sink);
}

/** Text whose line ends may be CRLF or CR, which mean a line feed (XML 1.0, 2.11). */
function sendLines(markup: Markup, from: number, to: number, sink: Sink): void {
  if (from === to) return;
  if (!markup.carriageReturns) {
    sink.copy(from, to);
    return;
  }
  const piece = markup.text.slice(from, to);
  let start = 0;
  for (let at = piece.indexOf('\r'); at >= 0; at = piece.indexOf('\r', start)) {
    sink.copy(from + start, from + at);
    const end = at + (piece.charCodeAt(at + 1) === 0x0a ? 2 : 1);
    sink.put('\n', from + at, from + end);
    start = end;
  }
  sink.copy(from + start, to);
}

/** An attribute's literal, in which white space means a space unless a reference says otherwise. */
function sendAttribute(markup: Markup, from: number, to: number, sink: Sink): void {
  const { text, entities } = markup;
  let start = from;
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    if (code > 0x26 || (code !== 0x26 && code !== 0x0a && code !== 0x0d && code !== 0x09)) {
      at++;
      continue;
    }
    let end = at + 1;
    let value = ' ';
    if (code === 0x26) {
      const reference = referenceAt(text, at, entities);
      end = at + reference.length;
      if (reference.kind !== 'value') {
        at = end;
        continue;
      }
      value = text[at + 1] === '#' ? reference.value : reference.value.replace(/[\t\r\n]/g, ' ');
    } else if (code === 0x0d && text.charCodeAt(end) === 0x0a) end++;
    sink.copy(start, at);
    sink.put(value, at, end);
    start = end;
    at = end;
  }
  sink.copy(start, to);
}
