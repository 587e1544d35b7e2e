import { cachedByText } from '../text/cache.js';
import { isAdopted } from '../vocabulary/row.js';
import { isItem, mayBeIn, rowOf } from '../vocabulary/vocabulary.js';
import type { Attribute, Document, Element } from '../xml/document.js';
import { type Broken, brokenIn, isBroken } from './broken.js';
import { type Slip, standIn } from './misnamed.js';
import type { Place, Rule } from './rule.js';

/**
 * Why a finding is not told: the markup around it is broken or where it does not belong, which was told, or what it
 * misses is there under a wrong name.
 */
export type Explanation = 'markup' | Slip;

/** Tells of a finding why it only follows from another one; undefined when it stands for itself. */
export type Explain = (rule: Rule, place: Place) => Explanation | undefined;

/** The explanations that there are in one document. */
export function explaining(document: Document): Explain {
  let broken: Broken | undefined;
  const isFeed = document.channel !== undefined;
  return (rule, place) => {
    if (rule.on === 'reader') return undefined;
    if (isFeed && place.path && isOutOfPlace(place.path, rule)) return 'markup';
    const element = rule.absent === undefined ? undefined : elementAt(place);
    const absent = rule.absent === undefined ? [] : [rule.absent].flat();
    if (element && isItem(element) && isEmptyItem(element, absent)) return 'markup';
    if (document.findings.length > 0 || !isFeed || document.encoding.isUtf8) {
      broken ??= brokenIn(document);
      if (isBroken(broken, rule, place.path)) return 'markup';
    }
    return element && standIn(element, absent);
  };
}

/** Pairs of a name and that of its parent that are remembered: the names of feeds are few. */
const mostMeanings = 1000;

/** Vocabularies that have a rule of where their elements belong. */
const ofPlaces = /^(?:itunes|podcast|atom|content|spotify|psc|media):/;

/** The elements in which elements of RSS are told to be out of place. */
const placesOfRss = /^(?:rss|channel|item|podcast:liveItem|image)$/;

/** Whether an element is where no reader looks for it, by its name and that of its parent. */
const isStray = cachedByText(mostMeanings, (pair): boolean => {
  const [parent = '', name = ''] = pair.split('/');
  const row = rowOf(name);
  const around = rowOf(parent);
  // What nobody reads any more is to be removed, wherever it is.
  if (!row || !isAdopted(row) || row.standing === 'retired' || mayBeIn(row, parent)) return false;
  if (!name.includes(':')) return placesOfRss.test(parent);
  return ofPlaces.test(name) && (parent === 'rss' || (around !== undefined && isAdopted(around)));
});

/** How deep the first element is that is out of place, in a path without numbers, and how deep the last is. */
const strayIn = cachedByText(mostMeanings, (path): { readonly first: number; readonly last: number } => {
  const names = elementOf(path).slice(1).split('/');
  const isForeign = names.some((each) => each.startsWith('{'));
  const first = isForeign ? -1 : names.findIndex((each, at) => at > 0 && isStray(`${names[at - 1]}/${each}`));
  return { first, last: names.length - 1 };
});

/** A place in a second channel, and what is there. */
const secondChannel = /^\/[^/[]{1,20}\/channel\[(?!1\])\d{1,9}\](\/[^@])?/;

/**
 * Whether a place is in an element that is itself out of place, or in a second channel: nobody reads what is in there,
 * so that all there is to say of it is where it belongs.
 */
function isOutOfPlace(path: string, { structural }: Rule): boolean {
  const second = secondChannel.exec(path);
  if (second) return !structural || second[1] !== undefined;
  const { first, last } = strayIn(path.replace(/\[\d{1,9}\]/g, ''));
  return first >= 0 && !(structural && first === last);
}

/** What the rule misses that tells of an item without anything in it. */
const ofEmptyItems = 'title,description';

/** Whether an item has nothing in it, which is told once, or another item. */
function isEmptyItem({ children }: Element, absent: readonly string[]): boolean {
  return children.length === 0 ? absent.join() !== ofEmptyItems : children.some(isItem);
}

/** The element that a place is, or is a piece of; undefined for an attribute and for what has only a span. */
export function elementAt(place: Place): Element | undefined {
  if ('children' in place) return place;
  return 'of' in place ? place.of : undefined;
}

/** The name of the element at a path, behind that of its parent: `item/podcast:transcript`. */
export function elementIn(path: string | undefined): string {
  return elementOf(path)
    .split('/')
    .slice(-2)
    .join('/')
    .replace(/\[\d+\]/g, '');
}

/** The path of an element, or of that which has the attribute. */
export function elementOf(path = ''): string {
  return path.replace(/\/@[^/]*$/, '');
}

/** The path that findings about a name have. */
export function pathOfName(of: Element | Attribute): string {
  return 'element' in of ? of.element.path : of.path;
}

/** What a wrong name is known by, wherever in the document it is: its place without numbers, and how it is written. */
export function nameKey(of: Element | Attribute): string {
  return `${elementIn(pathOfName(of))}|${of.qname}`;
}
