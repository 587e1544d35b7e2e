import { htmlEntities } from './entities.js';
import type { Span } from './source.js';

/** An attribute in a tag; the span goes from its name through its closing quote. */
export interface HtmlAttribute extends Span {
  /** In lower case. */
  readonly name: string;
  /** As written: character references are not decoded. Empty when there is none. */
  readonly raw: string;
  /** Without the quotes. */
  readonly valueSpan: Span;
}

/** A start tag or an end tag, from `<` through `>`. */
export interface Tag extends Span {
  /** In lower case. */
  readonly name: string;
  readonly closing: boolean;
  readonly attributes: readonly HtmlAttribute[];
}

/** The tags of a piece of HTML. All offsets are UTF-16 offsets. */
export interface Html {
  readonly tags: readonly Tag[];
  /** Those of the tags that have attributes. */
  readonly withAttributes: readonly Tag[];
  /** The names of the tags, each once, in the order of their first tags. */
  readonly names: ReadonlySet<string>;
  /** What is neither tag nor text: comments, and the rest behind a tag that is cut off. */
  readonly asides: readonly Span[];
}

/** Elements whose content is text up to their end tag, whatever stands in it. */
const rawTextElements = /^(?:script|style|textarea|title|xmp|iframe|noembed|noframes)$/;

const none: readonly never[] = [];

const nothing: Html = { tags: none, withAttributes: none, names: new Set(), asides: none };

/**
 * Cuts the tags out of HTML the way a browser does (HTML, 13.2.5): nothing is an error, `a < b` is text, a
 * tag without an end is no tag. Takes linear time. What comes after so many tags and attributes is one aside.
 */
export function readHtml(html: string, most = Number.POSITIVE_INFINITY): Html {
  const first = html.indexOf('<');
  if (first < 0) return nothing;
  const tags: Tag[] = [];
  const withAttributes: Tag[] = [];
  const names = new Set<string>();
  const asides: Span[] = [];
  let count = 0;
  for (let at = first; at >= 0; at = html.indexOf('<', at)) {
    if (count > most) {
      asides.push({ start: at, end: html.length });
      break;
    }
    const tag = readTag(html, at);
    const end = tag ? tag.end : endOfComment(html, at);
    if (end === undefined) {
      at++;
      continue;
    }
    const start = at;
    at = end;
    count += 1 + (tag?.name === undefined ? 0 : tag.attributes.length);
    if (tag?.name === undefined) {
      asides.push({ start, end });
      continue;
    }
    tags.push(tag);
    names.add(tag.name);
    if (tag.attributes.length > 0) withAttributes.push(tag);
    if (!tag.closing && rawTextElements.test(tag.name)) at = endOfRawText(html, end, tag.name);
  }
  return { tags, withAttributes, names, asides };
}

/** The texts between the tags of a piece of HTML, as written: character references are not decoded. */
export function* textsOf(html: string, { tags, asides }: Html): Generator<Span> {
  let start = 0;
  let next = 0;
  for (let index = 0; index <= tags.length; index++) {
    const tag = tags[index];
    const limit = tag?.start ?? html.length;
    for (let aside = asides[next]; aside && aside.start < limit; aside = asides[++next]) {
      if (aside.start > start) yield { start, end: aside.start };
      start = aside.end;
    }
    if (limit > start) yield { start, end: limit };
    start = tag?.end ?? limit;
  }
}

/** What a tag that is cut off leaves of the text: nothing. */
interface CutOff {
  readonly name?: undefined;
  readonly end: number;
}

function isLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

/** White space of HTML: tab, line feed, form feed, carriage return, space. */
function isBlank(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d && code !== 0x0b);
}

/** The tag at a `<`; undefined when none begins there. */
function readTag(html: string, start: number): Tag | CutOff | undefined {
  const closing = html.charCodeAt(start + 1) === 0x2f;
  const nameStart = closing ? start + 2 : start + 1;
  if (!isLetter(html.charCodeAt(nameStart))) return undefined;
  const nameEnd = endOfName(html, nameStart);
  const name = lowerName(html, nameStart, nameEnd);
  if (html.charCodeAt(nameEnd) === 0x3e) return { name, start, end: nameEnd + 1, closing, attributes: none };
  const attributes: HtmlAttribute[] = [];
  for (let at = skipBetween(html, nameEnd); at < html.length; at = skipBetween(html, at)) {
    if (html.charCodeAt(at) === 0x3e) return { name, start, end: at + 1, closing, attributes };
    const attribute = readAttribute(html, at);
    attributes.push(attribute);
    at = attribute.end;
  }
  return { end: html.length };
}

/** The offset after a name, which ends at a blank, `/` or `>`. */
function endOfName(html: string, from: number): number {
  let at = from;
  for (; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code === 0x3e || code === 0x2f || isBlank(code)) break;
  }
  return at;
}

/** The longest name that is looked up by its letters, five bits each. */
const longestKey = 6;

/** A name as a number, the same in any case; 0 when it is too long or does not consist of letters. */
function keyOf(text: string, start: number, end: number): number {
  if (end - start > longestKey) return 0;
  let key = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (!isLetter(code)) return 0;
    key = (key << 5) | (code & 0x1f);
  }
  return key;
}

/** A name in lower case. The usual ones are not cut out again and again: notes have thousands of them. */
function lowerName(html: string, start: number, end: number): string {
  return usualNames.get(keyOf(html, start, end)) ?? html.slice(start, end).toLowerCase();
}

/** The offset after the blanks and slashes between attributes. */
function skipBetween(html: string, from: number): number {
  let at = from;
  while (isBlank(html.charCodeAt(at)) || html.charCodeAt(at) === 0x2f) at++;
  return at;
}

function skipBlanks(html: string, from: number): number {
  let at = from;
  while (isBlank(html.charCodeAt(at))) at++;
  return at;
}

function readAttribute(html: string, start: number): HtmlAttribute {
  // An equals sign at the start belongs to the name.
  let nameEnd = start + 1;
  for (; nameEnd < html.length; nameEnd++) {
    const code = html.charCodeAt(nameEnd);
    if (code === 0x3d || code === 0x3e || code === 0x2f || isBlank(code)) break;
  }
  const name = lowerName(html, start, nameEnd);
  const equals = skipBlanks(html, nameEnd);
  if (html.charCodeAt(equals) !== 0x3d) {
    return { name, start, end: nameEnd, raw: '', valueSpan: { start: nameEnd, end: nameEnd } };
  }
  const opening = skipBlanks(html, equals + 1);
  const quote = html[opening];
  if (quote === '"' || quote === "'") {
    const close = html.indexOf(quote, opening + 1);
    const end = close < 0 ? html.length : close;
    const valueSpan = { start: opening + 1, end };
    return { name, start, end: close < 0 ? end : end + 1, raw: html.slice(opening + 1, end), valueSpan };
  }
  let end = opening;
  while (end < html.length && html.charCodeAt(end) !== 0x3e && !isBlank(html.charCodeAt(end))) end++;
  return { name, start, end, raw: html.slice(opening, end), valueSpan: { start: opening, end } };
}

/** The offset after a comment, or what a browser takes for one; undefined when none begins at the `<`. */
function endOfComment(html: string, start: number): number | undefined {
  if (html.startsWith('<!--', start)) {
    const empty = /^-?>/.exec(html.slice(start + 4, start + 6));
    if (empty) return start + 4 + empty[0].length;
    const close = html.indexOf('-->', start + 4);
    return close < 0 ? html.length : close + 3;
  }
  const next = html[start + 1];
  if (next !== '!' && next !== '?' && (next !== '/' || start + 2 >= html.length)) return undefined;
  const close = html.indexOf('>', start + 2);
  return close < 0 ? html.length : close + 1;
}

/** The offset of the end tag that closes an element of raw text, or the end of the text. */
function endOfRawText(html: string, from: number, name: string): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    const nameEnd = endOfName(html, at + 2);
    if (nameEnd - at - 2 === name.length && html.slice(at + 2, nameEnd).toLowerCase() === name) return at;
  }
  return html.length;
}

/** A character reference of HTML with its semicolon. */
export const characterReference = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]{1,30}));/g;

/** Whether `&amp;` is the only reference of a text, as in most addresses. */
function hasAmpersandsOnly(text: string): boolean {
  let at = text.indexOf('&');
  while (at >= 0 && text.startsWith('amp;', at + 1)) at = text.indexOf('&', at + 5);
  return at < 0;
}

/** Decodes the character references of HTML once; what is none stays as it is. */
export function decodeReferences(text: string): string {
  if (hasAmpersandsOnly(text)) return text.replaceAll('&amp;', '&');
  return text.replace(characterReference, (reference, decimal, hexadecimal, entity) => {
    if (entity) return htmlEntities.get(entity) ?? reference;
    const point = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hexadecimal, 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : reference;
  });
}

const elements = `
  a abbr acronym address applet area article aside audio b base bdi bdo big blink blockquote body br button
  canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed
  fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i
  iframe img input ins kbd label legend li link main map mark marquee menu meta meter nav nobr noscript object
  ol optgroup option output p param picture pre progress q rp rt ruby s samp script search section select slot
  small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead
  time title tr track tt u ul var video wbr
`;

/** The elements of HTML, retired ones too, in lower case: what a tag in a text must be to be meant as one. */
export const htmlElements: ReadonlySet<string> = new Set(elements.trim().split(/\s+/));

/** Names of elements and attributes by their keys. */
const usualNames: ReadonlyMap<number, string> = new Map(
  [...htmlElements, 'alt', 'class', 'height', 'href', 'id', 'rel', 'src', 'style', 'target', 'title', 'width']
    .map((name): [number, string] => [keyOf(name, 0, name.length), name])
    .filter(([key]) => key > 0),
);

/** Elements without an end tag, or with one that another start tag implies (HTML, 13.1.2). */
const closeThemselves =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|dt|dd|tr|t[dh]|thead|tbody|tfoot|option)$/;

/** The first start tag that more than so many open elements are around; undefined when none is. */
export function deeperThan(depth: number, { tags }: Html): Tag | undefined {
  let open = 0;
  for (const tag of tags) {
    if (closeThemselves.test(tag.name)) continue;
    if (!tag.closing) open++;
    else if (open > 0) open--;
    if (open > depth) return tag;
  }
  return undefined;
}
