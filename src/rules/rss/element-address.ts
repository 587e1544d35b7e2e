import { cachedLast } from '../../text/cache.js';
import { type UrlFault, urlFault } from '../../text/url.js';
import type { Attribute, Element } from '../../xml/document.js';
import { addressAttributes, addressTexts, maybeAddresses } from '../prose.js';
import type { Check, Context, Report } from '../rule.js';

/** An address of a feed, without outer white space, and what a message calls the place where it is. */
export interface Address {
  readonly place: Element | Attribute;
  readonly subject: string;
  readonly value: string;
  readonly fault: UrlFault | undefined;
}

const texts: ReadonlySet<string> = new Set(addressTexts);
const attributes: ReadonlySet<string> = new Set(addressAttributes);
const doubtful: ReadonlyMap<string, string> = new Map(maybeAddresses);

/** What in {@link doubtful} stands for the text of an element. */
const itsText = '';

/** Whether an attribute holds an address: what other vocabularies call a URI may be a mere name. */
function holdsAddress({ name }: Element, attribute: string): boolean {
  return attributes.has(attribute) && (attribute !== 'uri' || /^(?:podcast|atom):/.test(name));
}

/** Whether a value that may be a mere name is an address after all. */
function isWebAddress(value: string): boolean {
  return /^\s*[a-z]{2,10}:\/\//i.test(value);
}

const none: readonly Address[] = [];

/** Every address of an element: its text, its attributes; an empty one is the matter of other rules. */
const addressesOf = cachedLast((element: Element): readonly Address[] => {
  const maybe = doubtful.get(element.name);
  const own = texts.has(element.name) || (maybe === itsText && isWebAddress(element.text)) ? [element] : [];
  const others = element.attributes.filter(
    ({ name, value }) => holdsAddress(element, name) || (name === maybe && isWebAddress(value)),
  );
  const places = own.length + others.length === 0 ? none : [...own, ...others].map(addressIn(element));
  return places.length === 0 ? none : places.filter(({ value }) => value !== '');
});

/** Whether elements like one hold addresses. */
export function mayHoldAddress(element: Element): boolean {
  const { name, attributes } = element;
  const maybe = doubtful.get(name);
  if (texts.has(name) || maybe === itsText) return true;
  return attributes.some((each) => holdsAddress(element, each.name) || each.name === maybe);
}

function addressIn({ name }: Element): (place: Element | Attribute) => Address {
  return (place) => {
    const isText = 'textSpan' in place;
    const value = (isText ? place.text : place.value).trim();
    const subject = isText ? `<${name}>` : `The ${place.name} of <${name}>`;
    return { place, subject, value, fault: urlFault(value) };
  };
}

/** Looks at every address of every element. */
export function each(
  look: (address: Address, element: Element, report: Report, context: Context) => void,
): Check {
  return (element, report, context) => {
    for (const address of addressesOf(element)) look(address, element, report, context);
  };
}

/** Elements whose address is that of a file, which a player or a directory loads. */
export const files: ReadonlySet<string> = new Set([
  'enclosure',
  'url',
  'atom:icon',
  'atom:logo',
  'itunes:image',
  'googleplay:image',
  'media:content',
  'media:subTitle',
  'media:thumbnail',
  'psc:chapter',
  'podcast:alternateEnclosure',
  'podcast:chapters',
  'podcast:image',
  'podcast:person',
  'podcast:source',
  'podcast:trailer',
  'podcast:transcript',
]);

/** Whether an address is that of a file: the href of a person or a chapter is a link beside it. */
export function isFile({ place }: Address, { name }: Element): boolean {
  const isLink =
    'valueSpan' in place && place.name === 'href' && /^(?:psc:chapter|podcast:person)$/.test(name);
  return files.has(name) && !isLink;
}
