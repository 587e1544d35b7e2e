import { cachedByObject, cachedByText } from '../text/cache.js';
import { nearest } from '../text/nearest.js';
import { isAdopted, type Vocabulary } from '../vocabulary/row.js';
import { isItem, mayBeIn, nameInOtherCase, namesOf, rowOf, vocabularies } from '../vocabulary/vocabulary.js';
import type { Attribute, Document, Element } from '../xml/document.js';
import type { Place, Rule } from './rule.js';

/** An element or attribute under a wrong name, and the name that was meant: attributes begin with `@`. */
export interface Slip {
  readonly of: Element | Attribute;
  readonly meant: string;
}

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
  '@size': ['@length'],
  '@bytes': ['@length'],
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
function standIn(element: Element, absent: readonly string[]): Slip | undefined {
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
  const other = synonyms[`@${local.toLowerCase()}`]?.map((each) => each.slice(1));
  return (
    nearest(local, absent) ??
    other?.find((each) => absent.includes(each)) ??
    absent.find((each) => hasWord(each, local))
  );
}

/** Whether a word is one of those that a name is made of: `start` of `startTime`. */
function hasWord(name: string, word: string): boolean {
  const words = name.match(/[A-Z]?[a-z]+/g) ?? [];
  return words.length > 1 && words.some((each) => each.toLowerCase() === word.toLowerCase());
}

/** By the name of a child and that of its parent. */
const meanings = new Map<string, string | undefined>();

/** The known element that was meant by one that is not known, or not there; undefined for any other. */
export function nameMeantBy(child: Element, parent: Element): string | undefined {
  const { name } = child;
  const byAttributes = meantByAttributes(child);
  if (byAttributes) return byAttributes;
  const row = rowOf(name);
  if (row && mayBeIn(row, parent.name)) return undefined;
  if (name.startsWith('{')) return undefined;
  const key = `${parent.name} ${name}`;
  if (!meanings.has(key)) {
    if (meanings.size > mostMeanings) meanings.clear();
    meanings.set(key, guessed(name, parent.name));
  }
  return meanings.get(key);
}

/** The vocabularies in which somebody looks for what is missing. */
const looked: readonly (readonly [string, Vocabulary])[] = [
  ['', vocabularies.rss],
  ['itunes:', vocabularies.itunes],
  ['podcast:', vocabularies.podcast],
];

function guessed(name: string, parent: string): string | undefined {
  const fits = (each: string) => fitsIn(each, parent);
  const cased = nameInOtherCase(name);
  if (cased !== undefined) return cased;
  const prefix = name.slice(0, name.indexOf(':') + 1);
  const local = name.slice(prefix.length);
  const same = synonyms[local.toLowerCase()]?.find((each) => fits(each) && isOf(each, prefix));
  if (same !== undefined) return same;
  const elsewhere = looked
    .map(([other]) => `${other}${local}`)
    .find((each) => each.slice(0, -local.length) !== prefix && fits(each));
  if (elsewhere !== undefined) return elsewhere;
  const near = nearest(local, candidates(`${prefix} ${parent}`));
  return near === undefined ? undefined : prefix + near;
}

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
  const namesake = Object.hasOwn(namesakes, name) ? namesakes[name] : undefined;
  if (!namesake || !attributes.some((each) => each.name === namesake[0]) || element.text.trim() !== '')
    return undefined;
  return parent && (parent.name === 'channel' || isItem(parent) || parent.name === name)
    ? namesake[1]
    : undefined;
}

/** Where the markup of a document is broken, by paths. */
interface Broken {
  /** Bytes were read in an encoding that is not theirs. */
  readonly characters: boolean;
  /** The root is not the one of a feed, so that nothing is where it belongs. */
  readonly root: boolean;
  /** Tags with something wrong in them: nothing is told of their elements. */
  readonly tags: ReadonlySet<string>;
  /** Elements whose end is missing, or in which one is that closes nothing: what is in them may belong elsewhere. */
  readonly elements: ReadonlySet<string>;
  /** Where what is missing may be inside one of the others. */
  readonly around: ReadonlySet<string>;
  /** Where the text ends too early: the elements that are open there. */
  readonly cut: ReadonlySet<string>;
  /** The outermost of those that is only partly there: an item, or something of the channel. */
  readonly partial: string | undefined;
}

/** Faults inside a tag. */
const ofTags: ReadonlySet<string> = new Set([
  'xml/attribute-malformed',
  'xml/attribute-duplicate',
  'xml/less-than-in-attribute',
  'xml/tag-malformed',
]);

/** Faults after which elements are not where they were meant to be. */
const ofElements: ReadonlySet<string> = new Set([
  'xml/tag-mismatched',
  'xml/tag-unexpected',
  'xml/tag-unclosed',
  'xml/tag-malformed',
  'xml/cdata-unterminated',
  'xml/comment-unterminated',
]);

/** Faults after which characters are not those that were meant. */
const ofCharacters: ReadonlySet<string> = new Set([
  'xml/invalid-utf8',
  'xml/encoding-contradiction',
  'xml/encoding-declaration-ignored',
]);

function brokenIn({ root, findings, encoding, source: { text } }: Document): Broken {
  const tags = new Set<string>();
  const elements = new Set<string>();
  const around = new Set<string>();
  const cut = new Set<string>();
  const garbled = findings.filter(({ rule }) => ofTags.has(rule));
  const misplaced = findings.filter(({ rule }) => ofElements.has(rule));
  let partial: string | undefined;
  const whole = {
    characters: encoding.isUtf8 === true || findings.some(({ rule }) => ofCharacters.has(rule)),
    root: root?.name !== 'rss' || !root.child('channel'),
  };
  if (!root || garbled.length + misplaced.length === 0)
    return { ...whole, tags, elements, around, cut, partial };

  for (const { span } of garbled) {
    const { path, openEnd } = innermost(root, span.start);
    if (span.start < openEnd) tags.add(path);
  }
  if (misplaced.length === 0) return { ...whole, tags, elements, around, cut, partial };
  for (const { rule, span } of misplaced) {
    if (rule === 'xml/tag-unexpected') mark(innermost(root, span.start));
  }
  for (let open: Element | undefined = root; open && open.end === text.length && !hasEnd(open, text); ) {
    cut.add(open.path);
    if (open.name !== 'rss' && open.name !== 'channel') partial ??= open.path;
    open = open.children.at(-1);
  }
  const stack: Element[] = [root];
  while (stack.length > 0) {
    const element = stack.pop() as Element;
    if (!hasEnd(element, text) && !cut.has(element.path)) mark(element);
    for (const child of element.children) stack.push(child);
  }
  return { ...whole, tags, elements, around, cut, partial };

  function mark(element: Element): void {
    elements.add(element.path);
    let outer: Element | undefined = element;
    while (outer && outer.name !== 'channel' && !isItem(outer)) outer = outer.parent;
    for (let inner: Element | undefined = element; inner; inner = inner.parent) {
      around.add(inner.path);
      if (inner === outer) break;
    }
  }
}

/** Whether an element was closed by a tag of its own. */
function hasEnd({ end, contentEnd, openEnd }: Element, text: string): boolean {
  return end > contentEnd || (end === openEnd && text.endsWith('/>', openEnd));
}

/** The innermost element that an offset is in. */
function innermost(root: Element, offset: number): Element {
  let found = root;
  for (;;) {
    const inner = found.children.findLast(({ start }) => start <= offset);
    if (!inner || inner.end <= offset) return found;
    found = inner;
  }
}

function isBroken(broken: Broken, rule: Rule, path: string): boolean {
  const { tags, elements, around, cut, partial } = broken;
  if (rule.ofCharacters && broken.characters) return true;
  if (broken.root && (rule.structural || (rule.absent !== undefined && rule.on !== 'rss'))) return true;
  const at = path.replace(/\/@[^/]*$/, '');
  if (tags.has(at) || cut.has(at)) return true;
  if (partial !== undefined && (at === partial || at.startsWith(`${partial}/`))) return true;
  if (elements.size + cut.size === 0) return false;
  const parent = at.slice(0, at.lastIndexOf('/'));
  if (rule.absent !== undefined && (around.has(at) || cut.has(parent))) return true;
  const isContainer = /\/(?:channel|item(?:\[\d+\])?|podcast:liveItem(?:\[\d+\])?)$/.test(at);
  if (elements.has(at)) return rule.structural === true || !isContainer;
  if (!rule.structural) return false;
  for (let outer = parent; outer !== ''; outer = outer.slice(0, outer.lastIndexOf('/'))) {
    if (elements.has(outer)) return true;
  }
  return false;
}
