import { cachedByText, cachedLast } from '../text/cache.js';
import { signsIn } from '../text/signs.js';
import { rowOf } from '../vocabulary/vocabulary.js';
import type { Attribute, Element } from '../xml/document.js';
import { isAddress, isRepeated, isRich, plainElements, signsOf } from './prose.js';
import { type PlaceOfText, within } from './rule.js';

/** A text that people read: of an element, or of an attribute such as the title of a chapter. */
export interface Shown {
  readonly text: string;
  /** Whether it is HTML once it is decoded. */
  readonly rich: boolean;
  /** How a sentence about it begins: `<title>`, `The title of <psc:chapter>`. */
  readonly subject: string;
  readonly element: Element;
  /** The signs in it. */
  readonly signs: number;
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

/** Whether people read the text of the elements with a name. */
const isReadable = cachedByText(
  1000,
  (name): boolean => plainNames.has(name) || (!unread.has(name) && rowOf(name)?.text?.kind === 'text'),
);

/** A text of an element. */
class OwnText implements Shown {
  constructor(
    readonly element: Element,
    readonly rich: boolean,
  ) {}

  get text(): string {
    return this.element.text;
  }

  get subject(): string {
    return `<${this.element.name}>`;
  }

  get signs(): number {
    return signsOf(this.element);
  }

  place(start: number, end: number): PlaceOfText {
    return within(this.element, start, end);
  }
}

/** A text of an attribute. */
class AttributeText implements Shown {
  readonly rich = false;
  readonly signs: number;

  constructor(private readonly attribute: Attribute) {
    this.signs = signsIn(attribute.value);
  }

  get text(): string {
    return this.attribute.value;
  }

  get element(): Element {
    return this.attribute.element;
  }

  get subject(): string {
    return `The ${this.attribute.name} of <${this.element.name}>`;
  }

  place(start: number, end: number): PlaceOfText {
    const { attribute } = this;
    return {
      span: { start: attribute.sourceOffset(start), end: attribute.sourceOffset(end) },
      path: attribute.path,
    };
  }
}

/** Whether elements like one may have texts that people read. */
export function mayShow(element: Element): boolean {
  const { name, attributes, children } = element;
  if (children.length === 0 && (isRich(element) || isReadable(name)) && !isAddress(element)) return true;
  return attributes.some((each) => readAttributes.has(each.name)) && rowOf(name) !== undefined;
}

/** The text of an element, whoever reads it. */
export function wholeText(element: Element, rich: boolean): Shown {
  return new OwnText(element, rich);
}

const none: readonly Shown[] = [];

/** The texts of an element that people read. One that only repeats the description is not among them. */
export const shownBy = cachedLast((element: Element): readonly Shown[] => {
  const own = ownTextOf(element);
  if (element.attributes.length === 0) return own ? [own] : none;
  const read = element.attributes.filter(({ name }) => readAttributes.has(name));
  if (read.length === 0 || !rowOf(element.name)) return own ? [own] : none;
  const others = read.map((each) => new AttributeText(each));
  return own ? [own, ...others] : others;
});

function ownTextOf(element: Element): Shown | undefined {
  if (element.children.length > 0) return undefined;
  const rich = isRich(element);
  if ((!rich && !isReadable(element.name)) || isAddress(element)) return undefined;
  return element.text === '' || isRepeated(element) ? undefined : new OwnText(element, rich);
}
