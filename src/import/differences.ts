import { cleanNotes, plainText } from '../notes/notes.js';
import { readDate } from '../text/date.js';
import { readDuration } from '../text/duration.js';
import { isHttp } from '../text/url.js';
import type { Element } from '../xml/document.js';
import { misspelled, prefixOf } from '../xml/namespaces.js';
import type { Reading } from '../xml/second.js';
import { reasonToLeave } from './kept.js';
import { truth } from './said.js';
import { folded } from './texts.js';

/** What two feeds say differently in elements of one name, and why. */
export interface Difference {
  readonly where: 'channel' | 'item';
  /** Of the elements, such as `itunes:summary`. */
  readonly name: string;
  readonly kind: 'missing' | 'added' | 'changed';
  /** Why, as the end of a sentence; undefined when no reason is known. */
  readonly because: string | undefined;
  /** How many channels or items it is true of. */
  readonly count: number;
  /** What the first of them said, and says; cut to a line. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** An element as either reader tells it, its names with the customary prefixes. */
interface Said {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  readonly children: readonly Said[];
  /** Only of the feed that was imported. */
  readonly element?: Element;
}

/**
 * What a feed that was built from an import says differently than the one that was imported, element by element. The
 * built one is read by the second reader. Items belong together by their guids, and those without by their recordings.
 */
export function differencesOf(before: Element, after: Reading): readonly Difference[] {
  const found = new Map<string, Difference>();
  const note = (difference: Omit<Difference, 'count'>): void => {
    const { where, name, kind, because } = difference;
    const key = [where, name, kind, because].join('\n');
    const known = found.get(key);
    found.set(key, known ? { ...known, count: known.count + 1 } : { ...difference, count: 1 });
  };
  const channel = after.children.find(({ name }) => name === 'channel');
  if (!channel) return [];
  const [old, now] = [fromElement(before), fromReading(channel, scopeOf(channel, scopeOf(after, new Map())))];
  compare('channel', old, now, note);

  const items = itemsOf(now);
  const rest = new Map<string, Said[]>();
  for (const item of items) rest.set(identityOf(item), [...(rest.get(identityOf(item)) ?? []), item]);
  const places: number[] = [];
  for (const item of itemsOf(old)) {
    const other = rest.get(identityOf(item))?.shift();
    if (other) {
      places.push(items.indexOf(other));
      compare('item', item, other, note);
    } else {
      const isEpisode = item.children.some(({ name }) => name === 'enclosure');
      const because = isEpisode ? undefined : 'it has no recording, so its file is a draft';
      note({
        where: 'item',
        name: item.name,
        kind: 'missing',
        because,
        before: titleOf(item),
        after: undefined,
      });
    }
  }
  if (places.some((place, index) => place < (places[index - 1] ?? 0))) {
    const because = 'a built feed has the newest first, and apps sort by date';
    note({
      where: 'channel',
      name: 'item',
      kind: 'changed',
      because,
      before: 'another order',
      after: undefined,
    });
  }
  return [...found.values()];
}

const ofEpisodes: ReadonlySet<string> = new Set(['item', 'podcast:liveItem']);

function itemsOf({ children }: Said): readonly Said[] {
  return children.filter(({ name }) => ofEpisodes.has(name));
}

function titleOf(item: Said): string {
  return item.children.find(({ name }) => name === 'title')?.text.trim() ?? '';
}

function identityOf({ name, children }: Said): string {
  const guid = children.find((each) => each.name === 'guid')?.text.trim();
  const enclosure = children.find((each) => each.name === 'enclosure');
  return `${name} ${guid || enclosure?.attributes.find(([key]) => key === 'url')?.[1].trim() || titleOf({ name, children, text: '', attributes: [] })}`;
}

type Note = (difference: Omit<Difference, 'count'>) => void;

/** Compares the children of two elements by their names. */
function compare(where: Difference['where'], before: Said, after: Said, note: Note): void {
  const old = byName(before);
  const now = byName(after);
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const missing = new Map((old.get(name) ?? []).map((each) => [each, signatureOf(each)]));
    const added: Said[] = [];
    for (const each of now.get(name) ?? []) {
      const signature = signatureOf(each);
      const same = [...missing].find(([, other]) => other === signature)?.[0];
      if (same) missing.delete(same);
      else added.push(each);
    }
    const changes = [...missing.keys()];
    for (const [index, one] of changes.entries()) {
      const other = added[index];
      const kind = other ? 'changed' : 'missing';
      const because = reasonFor(where, kind, one, other, before);
      note({ where, name, kind, because, before: shown(one), after: other && shown(other) });
    }
    for (const one of added.slice(changes.length)) {
      const because = reasonFor(where, 'added', one, undefined, before);
      note({ where, name, kind: 'added', because, before: undefined, after: shown(one) });
    }
  }
}

function byName({ children }: Said): ReadonlyMap<string, readonly Said[]> {
  const groups = new Map<string, Said[]>();
  for (const child of children) {
    if (ofEpisodes.has(child.name)) continue;
    const group = groups.get(child.name);
    if (group) group.push(child);
    else groups.set(child.name, [child]);
  }
  return groups;
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

/** What an element says, in one text that only an element which says the same has. */
function signatureOf({ name, attributes, text, children }: Said): string {
  const meaning = meanings[name];
  const usual = defaults[name] ?? {};
  const said = attributes
    .map(([key, value]) => [key, value.trim()] as const)
    .filter(([key, value]) => usual[key] !== value.toLowerCase())
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return JSON.stringify([
    said,
    folded(meaning ? meaning(text.trim()) : text),
    inOrder(name, children).map((child) => [child.name, signatureOf(child)]),
  ]);
}

/** Children of one kind have an order; those of which each is another have none. */
function inOrder(name: string, children: readonly Said[]): readonly Said[] {
  return name === 'itunes:owner' ? children.toSorted((a, b) => (a.name < b.name ? -1 : 1)) : children;
}

const ofItself = 'a feed says of itself how and when it was made';

/** Reasons by the place, the kind and the name of an element. */
const reasons: Readonly<Record<string, string>> = {
  'channel generator': ofItself,
  'channel lastBuildDate': ofItself,
  'channel pubDate': 'it is the date of the newest episode',
  'channel image': 'it says the title, the link and the artwork of the show again',
  'channel added podcast:block': 'it is the same for apps that read it here',
  'channel changed link': 'an address is complete, and written with %20 and the like',
  'channel changed podcast:location': 'the code of a country is written in capitals',
  'channel changed podcast:updateFrequency': 'only "complete" in show.yaml says that a show has ended',
  'item changed podcast:location': 'the code of a country is written in capitals',
  'item missing link': 'it is not a URL',
  'item missing podcast:person': 'it names nobody',
  'channel missing podcast:person': 'it names nobody',
  'item missing podcast:value': 'it does not say who is paid',
  'channel changed itunes:category': 'the name of a category is in its attribute "text"',
  'channel missing podcast:value': 'it does not say who is paid',
  'channel changed atom:link': 'the type of a feed is application/rss+xml',
  'channel changed itunes:owner': 'the address is written without a name',
  'channel missing itunes:owner': 'it has no e-mail address',
  'channel added itunes:explicit': 'apps take it for said',
  'channel added description': 'the feed has none',
  'item changed itunes:duration': 'a length is written in seconds',
  'item missing itunes:duration': 'it is not a length',
  'item missing itunes:image': 'it is not a URL',
  'item changed itunes:episode': 'a number is written without zeros before it',
  'item changed psc:chapters': 'times are written in one form',
  'item added title': 'it is the title for Apple',
  'item changed enclosure': 'an address is written with %20 and the like',
  'item changed link': 'an address is complete, and written with %20 and the like',
  'channel added podcast:guid': 'it is made from the address of the feed',
  'channel added podcast:locked': 'it is the default',
  'channel added podcast:medium': 'it is the default',
  'channel added itunes:type': 'it is the default',
  'channel added atom:link': 'a feed says where it is found',
  'channel added itunes:author': 'it is the name that the feed gives elsewhere',
  'channel added itunes:image': 'it is the picture that the feed gives elsewhere',
  'channel missing itunes:title': 'it repeats the title',
  'channel changed podcast:locked': 'the e-mail address is that of the owner',
  'channel missing itunes:block': 'it says no, which is the default',
  'channel missing itunes:complete': 'it says no, which is the default',
  'item missing itunes:block': 'it says no, which is the default',
  'item missing itunes:title': 'it repeats the title',
  'item missing itunes:author': 'it repeats the author of the show',
  'item missing content:encoded': 'nothing of it may be in notes',
  'item added itunes:explicit': 'it is that of the show',
  'item added podcast:person': 'they are the hosts of the show',
  'item added pubDate': 'it is the date that the item gives elsewhere',
  'item added guid': 'it is the address of the recording',
  'item added description': 'it is made from the notes or the title',
  'item added podcast:season': 'it repeats the number for apps that read it here',
  'item added podcast:episode': 'it repeats the number for apps that read it here',
  'item added itunes:season': 'it repeats the number for apps that read it here',
  'item added itunes:episode': 'it repeats the number for apps that read it here',
  'item added podcast:chapters': 'chapters are published as a file, too',
  'item added psc:chapters': 'chapters are published in the feed, too',
  'item changed podcast:chapters': 'the file at hand is published beside the feed',
  'item changed podcast:transcript': 'the file at hand is published beside the feed',
  'item changed guid': 'a guid is not taken for an address (isPermaLink="false")',
  'item changed podcast:socialInteract': 'of several, each says its priority',
  'item missing itunes:episode': 'Apple reads only whole numbers above zero',
};

function reasonFor(
  where: Difference['where'],
  kind: Difference['kind'],
  said: Said,
  other: Said | undefined,
  parent: Said,
): string | undefined {
  const { name, element } = said;
  if (kind !== 'added' && element && parent.element) {
    const left = reasonToLeave(element, parent.element);
    if (left !== undefined) return left;
    if (kind === 'missing' && parent.children.filter((each) => each.name === name).length > 1) {
      return 'there are several, and one counts';
    }
  }
  if (kind === 'changed' && other) {
    if (name === 'enclosure' && lacks(said, 'length'))
      return 'its length is not given, so it is announced as 0';
    if (name === 'enclosure' && lacks(said, 'type')) return 'its type follows from the name of the file';
    if (name === 'atom:link' && !isHttp(said.attributes.find(([key]) => key === 'href')?.[1].trim() ?? ''))
      return 'an address is complete';
    if (name === 'description') return 'tags that were not closed, or not of HTML, are put in order';
    if (name === 'content:encoded' && plainText(said.text) === plainText(other.text)) {
      return 'notes are text, links, lists, tables and pictures, and addresses are complete';
    }
    if (spelled(said) === spelled(other)) return 'numbers and attributes are written in one form';
    if (addsOnly(said, other)) return 'what follows from the rest is said explicitly';
  }
  return reasons[`${where} ${kind} ${name}`] ?? reasons[`${where} ${name}`];
}

/** What an element says with numbers in one form, and without attributes that say nothing. */
function spelled(said: Said): string {
  const plain = (value: string): string => (/^\d+\.\d+$/.test(value) ? String(Number(value)) : value);
  const attributes = said.attributes.flatMap(([key, value]) =>
    value.trim() === '' ? [] : [[key, plain(value.trim())] as const],
  );
  return signatureOf({ ...said, attributes, children: said.children.map(unnumbered) });
}

function unnumbered(said: Said): Said {
  return { ...said, attributes: said.attributes.map(([key, value]) => [key, value.trim()] as const) };
}

function lacks({ attributes }: Said, name: string): boolean {
  const value = attributes.find(([key]) => key === name)?.[1].trim() ?? '';
  return name === 'length' ? !/^\d{1,15}$/.test(value) : value === '';
}

/** Whether an element says what another says, and more in attributes. */
function addsOnly(before: Said, after: Said): boolean {
  const now = new Map(after.attributes);
  const isIn = before.attributes.every(([key, value]) => now.get(key)?.trim() === value.trim());
  return isIn && before.attributes.length < now.size && folded(before.text) === folded(after.text);
}

const longest = 80;

/** What an element says, in a line. */
function shown({ attributes, text, children }: Said): string {
  const words = folded(text) || children.map((child) => folded(child.text)).join(', ');
  const line = [
    ...attributes.map(([key, value]) => `${key}="${value.trim()}"`),
    ...(words ? [words] : []),
  ].join(' ');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

function fromElement(element: Element): Said {
  return {
    name: element.name,
    attributes: element.attributes.map(({ name, value }) => [name, value] as const),
    text: element.text,
    children: element.children.map(fromElement),
    element,
  };
}

/** Vocabularies by the prefixes that are declared for them. */
type Scope = ReadonlyMap<string, string>;

function scopeOf({ attributes }: Reading, outer: Scope): Scope {
  const own = attributes.filter(({ name }) => /^xmlns(?::|$)/.test(name));
  if (own.length === 0) return outer;
  return new Map([...outer, ...own.map(({ name, value }) => [name.slice('xmlns:'.length), value] as const)]);
}

function fromReading(reading: Reading, scope: Scope): Said {
  const { name, attributes, text, children } = reading;
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
function nameIn(name: string, scope: Scope): string {
  const [prefix, local] = name.includes(':') ? (name.split(/:(.*)/s) as [string, string]) : ['', name];
  if (prefix === 'xml') return name;
  const uri = scope.get(prefix);
  if (uri === undefined) return name;
  const known = prefixOf(uri) ?? misspelled(prefix, uri);
  if (known === undefined) return `{${uri}}${local}`;
  return known === '' ? local : `${known}:${local}`;
}
