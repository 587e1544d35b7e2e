import { cleanNotes } from '../notes/notes.js';
import { readDate } from '../text/date.js';
import { readDuration } from '../text/duration.js';
import { valueAt } from '../text/table.js';
import type { Element } from '../xml/document.js';
import { misspelled, prefixOf } from '../xml/namespaces.js';
import type { Reading } from '../xml/second.js';
import { truth } from './said.js';
import { folded } from './texts.js';

/** An element as either reader tells it, its names with the customary prefixes. */
export interface Compared {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  readonly children: readonly Compared[];
  /** Only of the feed that was imported. */
  readonly element?: Element;
}

/** How texts of some elements are compared: by what their readers make of them. */
const meanings: Readonly<Record<string, (text: string) => string>> = {
  pubDate: (text) => String(readDate(text).instant ?? text),
  'itunes:duration': (text) => String(readDuration(text)?.seconds ?? text),
  'itunes:explicit': (text) => String(truth(text) ?? text),
  'itunes:block': (text) => String(truth(text) ?? text),
  'itunes:complete': (text) => String(truth(text) ?? text),
  'itunes:episodeType': (text) => text.toLowerCase(),
  'content:encoded': (text) => cleanNotes(text, undefined),
};

/** What every reader takes for said where it is not. */
const defaults: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'podcast:person': { role: 'host' },
  'podcast:location': { rel: 'subject' },
  'podcast:alternateEnclosure': { default: 'false' },
};

/** What an element says, as lists of lists. */
interface Said extends ReadonlyArray<string | Said> {}

/** What an element says, in one text that only an element which says the same has. */
export function signatureOf(compared: Compared): string {
  return JSON.stringify(saidBy(compared));
}

function saidBy({ name, attributes, text, children }: Compared): Said {
  const meaning = valueAt(meanings, name);
  const usual = valueAt(defaults, name) ?? {};
  const said = attributes
    .map(([key, value]) => [key, value.trim()] as const)
    .filter(([key, value]) => valueAt(usual, key) !== value.toLowerCase())
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return [
    said,
    folded(meaning ? meaning(text.trim()) : text),
    inOrder(name, children).map((child) => [child.name, saidBy(child)]),
  ];
}

/** What an element says, to the letter, but for white space and for the order of its attributes. */
export function letterOf(compared: Compared): string {
  return JSON.stringify(writtenIn(compared));
}

function writtenIn({ attributes, text, children }: Compared): Said {
  const said = attributes.map(([key, value]) => JSON.stringify([key, value.trim()])).sort();
  return [said, folded(text), children.map((child) => [child.name, writtenIn(child)])];
}

/** Children of one kind have an order; those of which each is another have none. */
function inOrder(name: string, children: readonly Compared[]): readonly Compared[] {
  return name === 'itunes:owner' ? children.toSorted((a, b) => (a.name < b.name ? -1 : 1)) : children;
}

/** An element as the strict reader tells it, with all of its children or some. */
export function fromElement(element: Element, children: readonly Element[] = element.children): Compared {
  return {
    name: element.name,
    attributes: element.attributes.map(({ name, value }) => [name, value] as const),
    text: element.text,
    children: children.map((child) => fromElement(child)),
    element,
  };
}

/** Vocabularies by the prefixes that are declared for them. */
type Scope = ReadonlyMap<string, string>;

export function scopeOf({ attributes }: Reading, outer: Scope): Scope {
  const own = attributes.filter(({ name }) => /^xmlns(?::|$)/.test(name));
  if (own.length === 0) return outer;
  return new Map([...outer, ...own.map(({ name, value }) => [name.slice('xmlns:'.length), value] as const)]);
}

/** An element as the second reader tells it, with all of its children or some. */
export function fromReading(reading: Reading, scope: Scope, children = reading.children): Compared {
  const { name, attributes, text } = reading;
  const own = attributes.filter((each) => !/^xmlns(?::|$)/.test(each.name));
  return {
    name: nameIn(name, scope),
    attributes: own.map(
      (each) => [each.name.includes(':') ? nameIn(each.name, scope) : each.name, each.value] as const,
    ),
    text,
    children: children.map((child) => fromReading(child, scopeOf(child, scope))),
  };
}

/** A name with the customary prefix of its vocabulary, as the strict reader gives it. */
export function nameIn(name: string, scope: Scope): string {
  const [prefix, local] = name.includes(':') ? (name.split(/:(.*)/s) as [string, string]) : ['', name];
  if (prefix === 'xml') return name;
  const uri = scope.get(prefix);
  if (uri === undefined) return name;
  const known = prefixOf(uri) ?? misspelled(prefix, uri);
  if (known === undefined) return `{${uri}}${local}`;
  return known === '' ? local : `${known}:${local}`;
}
