import { rowOf } from '../vocabulary/vocabulary.js';
import type { Element } from '../xml/document.js';
import { isAddress, isRepeated, isRich, plainElements } from './prose.js';
import { type PlaceOfText, within } from './rule.js';

/** A text that people read: of an element, or of an attribute such as the title of a chapter. */
export interface Shown {
  readonly text: string;
  /** Whether it is HTML once it is decoded. */
  readonly rich: boolean;
  /** How a sentence about it begins: `<title>`, `The title of <psc:chapter>`. */
  readonly subject: string;
  readonly element: Element;
  /** The place of a piece of it, in UTF-16 offsets. */
  place(start: number, end: number): PlaceOfText;
}

/** Attributes that people read, in whatever element of a vocabulary they are. */
const readAttributes: ReadonlySet<string> = new Set(['title', 'name', 'alt', 'display']);

/** Whether people read the attributes with a name. */
export function isReadAttribute(name: string): boolean {
  return readAttributes.has(name);
}

/** Texts of the kind that nobody reads. */
const unread: ReadonlySet<string> = new Set([
  ...['guid', 'generator', 'rating', 'hour', 'day', 'podcast:txt', 'podcast:license'],
  ...['podcast:season', 'podcast:episode'],
]);

const plainNames: ReadonlySet<string> = new Set(plainElements);

const kinds = new Map<string, boolean>();

/** Whether people read the text of the elements with a name. */
function isReadable(name: string): boolean {
  let known = kinds.get(name);
  if (known === undefined) {
    known = plainNames.has(name) || (!unread.has(name) && rowOf(name)?.text?.kind === 'text');
    if (kinds.size < 1000) kinds.set(name, known);
  }
  return known;
}

/** What was looked at last: the rules for an element run one after the other. */
let recent: { readonly element: Element; readonly shown: readonly Shown[] } | undefined;

/** The texts of an element that people read. One that only repeats the description is not among them. */
export function shownBy(element: Element): readonly Shown[] {
  if (recent?.element !== element) recent = { element, shown: textsOf(element) };
  return recent.shown;
}

/** The text of an element, whoever reads it. */
export function wholeText(element: Element, rich: boolean): Shown {
  return {
    ...{ text: element.text, rich, element, subject: `<${element.name}>` },
    place: (start, end) => within(element, start, end),
  };
}

function textsOf(element: Element): readonly Shown[] {
  const found: Shown[] = [];
  const { text, children, attributes, name } = element;
  const rich = isRich(element);
  if (
    (rich || isReadable(name)) &&
    children.length === 0 &&
    text !== '' &&
    !isAddress(element) &&
    !isRepeated(element)
  ) {
    found.push(wholeText(element, rich));
  }
  for (const attribute of attributes) {
    if (!readAttributes.has(attribute.name) || !rowOf(name)) continue;
    found.push({
      ...{ text: attribute.value, rich: false, element },
      subject: `The ${attribute.name} of <${name}>`,
      place: (start, end) => ({
        span: { start: attribute.sourceOffset(start), end: attribute.sourceOffset(end) },
        path: attribute.path,
      }),
    });
  }
  return found;
}
