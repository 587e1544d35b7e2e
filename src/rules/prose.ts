import { cachedLast } from '../text/cache.js';
import { type Html, htmlElements, readHtml } from '../text/html.js';
import { findMojibake, type Mojibake } from '../text/mojibake.js';
import { anySign, odd, signsIn } from '../text/signs.js';
import type { Attribute, Element } from '../xml/document.js';

/** The rules for a text that is broken in itself: whoever compares it with another has nothing to add. */
export const faultsOfText = [
  ...['text/template-residue', 'text/placeholder', 'text/encoded', 'text/mojibake', 'text/letters-lost'],
  ...['text/nothing-to-read', 'text/invisible-character', 'text/foreign-markup'],
  ...['xml/suspicious-character', 'rss/title-contains-html'],
] as const;

/** Elements whose text is HTML once it is decoded. */
export const richElements = [
  'channel/description',
  'item/description',
  'content:encoded',
  'itunes:summary',
  'googleplay:description',
] as const;

/** Elements whose text is shown as it stands: titles, names and the like. */
export const plainElements = [
  'title',
  'image/description',
  'copyright',
  'category',
  'author',
  'managingEditor',
  'webMaster',
  'itunes:title',
  'itunes:subtitle',
  'itunes:author',
  'itunes:name',
  'itunes:email',
  'itunes:keywords',
  'podcast:person',
  'podcast:location',
  'podcast:funding',
  'podcast:soundbite',
  'podcast:trailer',
  'googleplay:author',
  'googleplay:email',
  'dc:creator',
] as const;

/** Elements whose text is an address or a name for machines. */
export const addressElements = [
  'link',
  'url',
  'docs',
  'comments',
  'guid',
  'itunes:new-feed-url',
  'podcast:guid',
] as const;

/** Elements whose text is an address to open or to load. A guid is for comparing only. */
export const addressTexts = [
  'link',
  'url',
  'docs',
  'comments',
  'itunes:new-feed-url',
  'googleplay:new-feed-url',
  'atom:uri',
  'atom:icon',
  'atom:logo',
  'wfw:comment',
  'wfw:commentRss',
  'creativeCommons:license',
] as const;

/** Elements whose text, or an attribute, may be an address or a mere name: an address is judged as one. */
export const maybeAddresses: readonly (readonly [element: string, attribute: string])[] = [
  ['guid', ''],
  ['dc:source', ''],
  ['dc:relation', ''],
  ['dc:identifier', ''],
  ['category', 'domain'],
  ['atom:category', 'scheme'],
  ['media:category', 'scheme'],
];

/** Attributes that hold an address to open or to load, in whatever element they are. */
export const addressAttributes = [
  'url',
  'href',
  'uri',
  'src',
  'img',
  'image',
  'feedUrl',
  'accountUrl',
  'embedUrl',
] as const;

/** Elements whose addresses stand in an attribute. */
export const linkElements = [
  'enclosure',
  'atom:link',
  'itunes:image',
  'podcast:alternateEnclosure',
  'podcast:chapters',
  'podcast:image',
  'podcast:source',
  'podcast:transcript',
] as const;

/** Elements whose text is somebody's name. */
export const nameElements: ReadonlySet<string> = new Set([
  ...['itunes:author', 'itunes:name', 'podcast:person', 'atom:name', 'googleplay:author'],
]);

/** The attributes of an element that hold an address. */
export function addressesOf({ attributes }: Element): readonly Attribute[] {
  return attributes.filter(({ name }) => name === 'url' || name === 'href' || name === 'uri');
}

/** Notes have some hundred tags and attributes; what comes after so many of them is not looked at. */
const mostTags = 100_000;

/** The HTML of an element's decoded text, cut up once for all rules that look at it in turn. */
export const htmlOf = cachedLast((element: Element): Html => readHtml(element.text, mostTags));

/** The signs in an element's text, which is looked over once for all rules. */
export const signsOf = cachedLast((element: Element): number => signsIn(element.text));

/** The signs in the text of an element and in its attributes; of one with children, all that there may be. */
export function signsAnywhere(element: Element): number {
  if (element.children.length > 0) return anySign;
  let found = signsOf(element);
  for (const { value } of element.attributes) found |= signsIn(value);
  return found;
}

/** Whether an element's text may hold broken characters. */
export function isOdd(element: Element): boolean {
  return (signsOf(element) & odd) !== 0;
}

/** What in an element's text was read in another encoding, looked for once. */
export const mojibakeIn = cachedLast((element: Element): readonly Mojibake[] => findMojibake(element.text));

/** Whether a text is meant as HTML: at least one tag in it is one of HTML. */
export function isHtml({ names }: Html): boolean {
  for (const name of names) if (htmlElements.has(name)) return true;
  return false;
}

const richNames: ReadonlySet<string> = new Set(richElements);

/** Whether an element's text is HTML, where white space and references have another meaning than in plain text. */
export function isRich({ name, parent }: Element): boolean {
  if (name !== 'description') return richNames.has(name);
  const within = parent?.name;
  return within === 'item' || within === 'channel' || within === 'podcast:liveItem';
}

const addressNames: ReadonlySet<string> = new Set(addressElements);

/** Whether an element's text is an address or a name for machines. */
export function isAddress({ name }: Element): boolean {
  return addressNames.has(name);
}

/** Whether a text only says again what the description beside it says, which was judged there. */
export function isRepeated({ name, parent, text }: Element): boolean {
  return name !== 'description' && parent?.child('description')?.text === text;
}

/**
 * So many places of one text are reported or mended and no more: finding a place in the source means reading the
 * text from its start.
 */
export const mostPlaces = 100;
