import { cachedByObject, cachedByText } from '../text/cache.js';
import { nearest } from '../text/nearest.js';
import { valueAt } from '../text/table.js';
import { isAdopted, type Vocabulary } from '../vocabulary/row.js';
import { isItem, mayBeIn, nameInOtherCase, namesOf, rowOf, vocabularies } from '../vocabulary/vocabulary.js';
import type { Attribute, Element } from '../xml/document.js';

/** An element or attribute under a wrong name, and the name that was meant: attributes begin with `@`. */
export interface Slip {
  readonly of: Element | Attribute;
  readonly meant: string;
}

/** Pairs of a name and that of its parent that are remembered: the names of feeds are few. */
const mostMeanings = 1000;

/** Other words for the names of RSS and Apple, as other formats and people have them. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  date: ['pubDate'],
  published: ['pubDate'],
  publishdate: ['pubDate'],
  pubtime: ['pubDate'],
  id: ['guid'],
  uuid: ['guid'],
  desc: ['description'],
  summary: ['description'],
  content: ['description'],
  entry: ['item'],
  lang: ['language'],
  url: ['link', '@url'],
  name: ['title'],
  img: ['itunes:image'],
  length: ['itunes:duration'],
  mail: ['itunes:email'],
  '@lang': ['@language'],
  '@language': ['@lang'],
  '@href': ['@url', '@uri'],
  '@src': ['@url', '@href', '@uri'],
  '@uri': ['@url', '@href'],
  '@url': ['@href', '@uri'],
  '@link': ['@url', '@href'],
  '@size': ['@length', '@fileSize'],
  '@bytes': ['@length', '@fileSize'],
  '@length': ['@fileSize'],
  '@filesize': ['@length'],
  '@mime': ['@type'],
  '@mimetype': ['@type'],
  '@mime-type': ['@type'],
  '@contenttype': ['@type'],
  '@content-type': ['@type'],
  '@name': ['@text'],
  '@value': ['@text'],
};

/** What stands in an element under a wrong name in place of one of the children and attributes that it has not. */
export function standIn(element: Element, absent: readonly string[]): Slip | undefined {
  for (const meant of absent) {
    if (meant.startsWith('@')) {
      const of = element.attributes.find((each) => isMeantBy(element, each, meant.slice(1)));
      if (of) return { of, meant };
    } else {
      const of = misnamedIn(element).get(meant);
      if (of) return { of, meant };
    }
  }
  return undefined;
}

const noMisnamed: ReadonlyMap<string, Element> = new Map();

/** The first child of an element under a wrong name, by the name that was meant. */
const misnamedIn = cachedByObject((element: Element): ReadonlyMap<string, Element> => {
  // Nearly all items have none, and a map of its own takes much for each of many.
  let found = noMisnamed;
  for (const child of element.children) {
    const meant = nameMeantBy(child, element);
    if (meant !== undefined && !found.has(meant)) found = new Map([...found, [meant, child]]);
  }
  return found;
});

function isMeantBy(element: Element, { name, value }: Attribute, meant: string): boolean {
  if (/[:{]/.test(name) || value.trim() === '') return false;
  const known = rowOf(element.name)?.attributes ?? {};
  if (Object.hasOwn(known, name)) return false;
  return attributeMeantBy(name, [meant]) === meant;
}

/** The one of some attributes that a strange one is most likely meant for. */
export function attributeMeantBy(name: string, absent: readonly string[]): string | undefined {
  const local = name.slice(name.indexOf(':') + 1);
  const other = valueAt(synonyms, `@${local.toLowerCase()}`)?.map((each) => each.slice(1));
  return (
    nearest(local, absent) ??
    other?.find((each) => absent.includes(each)) ??
    absent.find((each) => hasWord(each, local))
  );
}

/** Whether a word is one of those that a name is made of: `start` of `startTime`. */
function hasWord(name: string, word: string): boolean {
  return (name.match(/[A-Z]?[a-z]+/g) ?? []).some((each) => each.toLowerCase() === word.toLowerCase());
}

/** The known element that was meant by one that is not known, or not there; undefined for any other. */
export function nameMeantBy(child: Element, parent: Element): string | undefined {
  const { name } = child;
  const byAttributes = meantByAttributes(child);
  if (byAttributes) return byAttributes;
  const row = rowOf(name);
  if (row && mayBeIn(row, parent.name)) return undefined;
  if (name.startsWith('{')) return undefined;
  return guessed(`${parent.name} ${name}`);
}

/** The vocabularies in which somebody looks for what is missing. */
const looked: readonly (readonly [string, Vocabulary])[] = [
  ['', vocabularies.rss],
  ['itunes:', vocabularies.itunes],
  ['podcast:', vocabularies.podcast],
];

/** The known element that may be meant by a name in a parent, by the names of the parent and of the element. */
const guessed = cachedByText(mostMeanings, (names): string | undefined => {
  const [parent = '', name = ''] = names.split(' ');
  const fits = (each: string) => fitsIn(each, parent);
  const cased = nameInOtherCase(name);
  if (cased !== undefined) return cased;
  const prefix = name.slice(0, name.indexOf(':') + 1);
  const local = name.slice(prefix.length);
  const same = valueAt(synonyms, local.toLowerCase())?.find((each) => fits(each) && isOf(each, prefix));
  if (same !== undefined) return same;
  const elsewhere = looked
    .map(([other]) => `${other}${local}`)
    .find((each) => each.slice(0, -local.length) !== prefix && fits(each));
  if (elsewhere !== undefined) return elsewhere;
  const near = nearest(local, candidates(`${prefix} ${parent}`));
  return near === undefined ? undefined : prefix + near;
});

/** What an element of a vocabulary with some prefix may be in a parent, by both. */
const candidates = cachedByText(mostMeanings, (place): readonly string[] => {
  const [prefix = '', parent = ''] = place.split(' ');
  const name = prefix === '' ? 'rss' : prefix.slice(0, -1);
  if (!Object.hasOwn(vocabularies, name)) return [];
  return namesOf(vocabularies[name as keyof typeof vocabularies])
    .filter((each) => fitsIn(each, parent))
    .map((each) => each.slice(prefix.length));
});

function fitsIn(name: string, parent: string): boolean {
  const row = rowOf(name);
  return row !== undefined && isAdopted(row) && mayBeIn(row, parent);
}

function isOf(name: string, prefix: string): boolean {
  return prefix === '' || name.startsWith(prefix);
}

/** Elements of RSS that another vocabulary has, too, with attributes that RSS does not know. */
const namesakes: Readonly<Record<string, readonly [attribute: string, meant: string]>> = {
  link: ['href', 'atom:link'],
  image: ['href', 'itunes:image'],
  category: ['text', 'itunes:category'],
};

/** The element of another vocabulary that one without a prefix is, by its attributes: `<link rel="self" href="…"/>`. */
export function meantByAttributes(element: Element): string | undefined {
  const { name, attributes, parent } = element;
  if (attributes.length === 0) return undefined;
  const namesake = valueAt(namesakes, name);
  if (!namesake || !attributes.some((each) => each.name === namesake[0]) || element.text.trim() !== '')
    return undefined;
  return parent && (parent.name === 'channel' || isItem(parent) || parent.name === name)
    ? namesake[1]
    : undefined;
}
