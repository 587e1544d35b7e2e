import type { Fix } from '../diagnostic.js';
import { escapedAttribute } from '../text/escape.js';
import type { Edit, Source, Span } from '../text/source.js';
import type { Attribute, Element } from '../xml/document.js';

/** What to do about a finding, and the fix that does it. */
export interface Advised {
  readonly help: string;
  readonly fix: Fix;
}

/** Writes another value in place of the text of an element or the value of an attribute. */
export function writing(place: Element | Attribute, right: string, safe = true): Advised {
  const span = 'textSpan' in place ? place.textSpan : place.valueSpan;
  const title = `Write "${right}"`;
  return { help: `${title}.`, fix: { title, safe, edits: [{ span, text: escapedAttribute(right) }] } };
}

/** Gives an attribute another name. */
export function renaming({ nameSpan }: Attribute, right: string, safe = true): Advised {
  const title = `Write "${right}"`;
  return { help: `${title}.`, fix: { title, safe, edits: [{ span: nameSpan, text: right }] } };
}

/** Adds an attribute behind the name of an element. */
export function adding({ nameSpan: { end } }: Element, name: string, value: string, safe = true): Advised {
  const text = `${name}="${escapedAttribute(value)}"`;
  const title = `Write ${text}`;
  return {
    help: `${title}.`,
    fix: { title, safe, edits: [{ span: { start: end, end }, text: ` ${text}` }] },
  };
}

/** Gives an element another name, in both of its tags. */
export function retagging(element: Element, right: string, { text }: Source, safe: boolean): Advised {
  const { nameSpan, contentSpan, qname } = element;
  const edits = [{ span: nameSpan, text: right }];
  const closing = contentSpan.end + 2;
  if (text.startsWith(`</${qname}`, contentSpan.end)) {
    edits.push({ span: { start: closing, end: closing + qname.length }, text: right });
  }
  return { help: `Write <${right}>.`, fix: { title: `Write <${right}>`, safe, edits } };
}

/** Removes an element, with its line where it is alone there. */
export function removing(
  { span }: Element,
  source: Source,
  { title = 'Remove it', safe = true }: { readonly title?: string; readonly safe?: boolean } = {},
): { readonly fix: Fix } {
  return { fix: { title, safe, edits: [{ span: wholeLine(span, source), text: '' }] } };
}

/** Removes an attribute and the white space before it. */
export function dropping({ span }: Attribute, { text }: Source, safe = true): { readonly fix: Fix } {
  let { start } = span;
  while (/\s/.test(text.charAt(start - 1))) start--;
  return { fix: { title: 'Remove it', safe, edits: [{ span: { start, end: span.end }, text: '' }] } };
}

/**
 * Whether players know an episode or a show by the text of an element, or by an attribute of it: letter by letter,
 * white space and all, so that nothing but a person changes it.
 */
export function isIdentity({ name }: Element, attribute?: string): boolean {
  return attribute === undefined
    ? name === 'guid' || name === 'podcast:guid'
    : name === 'enclosure' && attribute === 'url';
}

/** What to do about a fault in a guid. */
export const keepGuid =
  'Leave this guid as it is, for a changed one is a new episode, and write the next one without it.';

/** Adds markup behind an element: in a line of its own, indented like it, where that one begins a line. */
export function addingBehind({ span }: Element, markup: string, { text }: Source): Edit {
  const from = indented(span.start, text);
  const newline = /(?:\r\n|\n|\r)?$/.exec(text.slice(Math.max(0, from - 2), from))?.[0] ?? '';
  return {
    span: { start: span.end, end: span.end },
    text: newline === '' ? markup : newline + text.slice(from, span.start) + markup,
  };
}

/** The longest indentation that is looked at. */
const deepest = 1000;

/** Where the indentation before an offset begins. */
function indented(start: number, text: string): number {
  let from = start;
  while (start - from < deepest && /[ \t]/.test(text.charAt(from - 1))) from--;
  return from;
}

/** A span with its indentation and the end of its line, where nothing else is on it. */
function wholeLine({ start, end }: Span, { text }: Source): Span {
  const from = indented(start, text);
  const [lineEnd] = /^[ \t]{0,1000}(?:\r\n|\n|\r)/.exec(text.slice(end, end + deepest + 2)) ?? [];
  const isAlone = lineEnd !== undefined && /[\r\n]/.test(text.charAt(from - 1));
  return isAlone ? { start: from, end: end + lineEnd.length } : { start, end };
}
