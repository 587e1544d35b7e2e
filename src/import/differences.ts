import { groupsBy } from '../text/groups.js';
import type { Element } from '../xml/document.js';
import type { Reading } from '../xml/second.js';
import {
  type Compared,
  fromElement,
  fromReading,
  letterOf,
  nameIn,
  scopeOf,
  signatureOf,
} from './compared.js';
import { type Change, type Place, reasonFor, reasonForItem, reasonForLetters } from './reasons.js';
import { folded } from './texts.js';

/** What two feeds say differently in elements of one name, and why. */
export interface Difference {
  readonly where: Place;
  /** Of the elements, such as `itunes:summary`. */
  readonly name: string;
  readonly kind: Change;
  /** Why, as the end of a sentence; undefined when no reason is known. */
  readonly because: string | undefined;
  /** How many channels or items it is true of. */
  readonly count: number;
  /** What the first of them said, and says; cut to a line. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/**
 * What a feed that was built from an import says differently than the one that was imported, element by element. The
 * built one is read by the second reader. Items belong together by their guids, and those without by their recordings.
 */
export function differencesOf(imported: Element, built: Reading): readonly Difference[] {
  const found = new Map<string, Difference>();
  const note = (difference: Omit<Difference, 'count'>): void => {
    const { where, name, kind, because } = difference;
    const key = [where, name, kind, because].join('\n');
    const known = found.get(key);
    found.set(key, known ? { ...known, count: known.count + 1 } : { ...difference, count: 1 });
  };
  const channel = built.children.find(({ name }) => name === 'channel');
  if (!channel) return [];
  const scope = scopeOf(channel, scopeOf(built, new Map()));
  const isItem = (name: string): boolean => ofEpisodes.has(name);
  const nameNow = (child: Reading): string => nameIn(child.name, scopeOf(child, scope));
  const old = imported.children.filter(({ name }) => !isItem(name));
  const now = channel.children.filter((child) => !isItem(nameNow(child)));
  compare('channel', fromElement(imported, old), fromReading(channel, scope, now), note);

  const before = imported.children
    .filter(({ name }) => isItem(name))
    .map((item) => identified(() => fromElement(item)));
  const after = channel.children
    .filter((child) => isItem(nameNow(child)))
    .map((item) => identified(() => fromReading(item, scopeOf(item, scope))));
  const [countsBefore, countsAfter] = [countsOf(before), countsOf(after)];
  const take = taking(after);
  let last = 0;
  let isInOrder = true;
  for (const { identity, title, compared } of before) {
    const count = countsBefore.get(identity) ?? 0;
    const other = take(identity, title, count > (countsAfter.get(identity) ?? 0));
    const item = compared();
    if (other) {
      if (other.place < last) isInOrder = false;
      last = other.place;
      compare('item', item, other.item.compared(), note);
    } else {
      const because = reasonForItem(item, count > 1);
      const { name } = item;
      note({ where: 'item', name, kind: 'missing', because, before: title, after: undefined });
    }
  }
  if (!isInOrder) {
    const because = 'a built feed has the newest first, and apps sort by date';
    const before = 'another order';
    note({ where: 'channel', name: 'item', kind: 'changed', because, before, after: undefined });
  }
  return [...found.values()];
}

const ofEpisodes: ReadonlySet<string> = new Set(['item', 'podcast:liveItem']);

/** An item by what it is known by. What it says is made of it only while it is compared: a feed may have very many. */
interface Identified {
  readonly identity: string;
  readonly title: string;
  readonly compared: () => Compared;
}

function identified(compared: () => Compared): Identified {
  const item = compared();
  return { identity: identityOf(item), title: titleOf(item), compared };
}

/**
 * Takes items one by one: that of a title from those of one identity; where none of them was left out, any may have
 * another title now.
 */
function taking(items: readonly Identified[]) {
  const places = [...items.keys()].reverse();
  const identityAt = (place: number): string => items[place]?.identity ?? '';
  const all = groupsBy(places, identityAt);
  const titled = groupsBy(places, (place) => `${identityAt(place)}\n${items[place]?.title}`);
  const taken = new Set<number>();
  const first = (of: number[] = []): number | undefined => {
    while (taken.has(of.at(-1) ?? -1)) of.pop();
    return of.pop();
  };
  return (identity: string, title: string, isLeftOut: boolean) => {
    const place =
      first(titled.get(`${identity}\n${title}`)) ?? (isLeftOut ? undefined : first(all.get(identity)));
    const item = items[place ?? -1];
    if (place === undefined || !item) return undefined;
    taken.add(place);
    return { place, item };
  };
}

function countsOf(items: readonly Identified[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { identity } of items) counts.set(identity, (counts.get(identity) ?? 0) + 1);
  return counts;
}

function titleOf({ children }: Compared): string {
  return children.find(({ name }) => name === 'title')?.text.trim() ?? '';
}

function identityOf(item: Compared): string {
  const { name, children } = item;
  const guid = children.find((each) => each.name === 'guid')?.text.trim();
  const enclosure = children.find((each) => each.name === 'enclosure');
  return `${name} ${guid || enclosure?.attributes.find(([key]) => key === 'url')?.[1].trim() || titleOf(item)}`;
}

type Note = (difference: Omit<Difference, 'count'>) => void;

/** Compares the children of two elements by their names. */
function compare(where: Place, parent: Compared, after: Compared, note: Note): void {
  const old = byName(parent);
  const now = byName(after);
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const before = old.get(name) ?? [];
    const within = { parent, isOneOfSeveral: before.length > 1 };
    const same = groupsBy([...before].reverse(), signatureOf);
    const known = new Set<Compared>();
    const added: Compared[] = [];
    for (const each of now.get(name) ?? []) {
      const one = same.get(signatureOf(each))?.pop();
      if (!one) {
        added.push(each);
        continue;
      }
      known.add(one);
      if (letterOf(one) === letterOf(each)) continue;
      const because = reasonForLetters(one);
      note({ where, name, kind: 'changed', because, before: shown(one), after: shown(each) });
    }
    const changes = before.filter((each) => !known.has(each));
    for (const [index, one] of changes.entries()) {
      const other = added[index];
      const kind = other ? 'changed' : 'missing';
      const because = reasonFor(where, kind, one, other, within);
      note({ where, name, kind, because, before: shown(one), after: other && shown(other) });
    }
    for (const one of added.slice(changes.length)) {
      const because = reasonFor(where, 'added', one, undefined, within);
      note({ where, name, kind: 'added', because, before: undefined, after: shown(one) });
    }
  }
}

function byName({ children }: Compared): ReadonlyMap<string, readonly Compared[]> {
  const compared = children.filter(({ name }) => !ofEpisodes.has(name));
  return groupsBy(compared, ({ name }) => name);
}

const longest = 80;

/** What an element says, in a line. */
function shown({ attributes, text, children }: Compared): string {
  const words = folded(text) || children.map((child) => folded(child.text)).join(', ');
  const line = [
    ...attributes.map(([key, value]) => `${key}="${value.trim()}"`),
    ...(words ? [words] : []),
  ].join(' ');
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
