import { groupsBy } from '../text/groups.js';
import type { Element } from '../xml/document.js';
import type { Reading } from '../xml/second.js';
import { type Compared, fromElement, fromReading, letterOf, scopeOf, signatureOf } from './compared.js';
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
  const [old, now] = [
    fromElement(imported),
    fromReading(channel, scopeOf(channel, scopeOf(built, new Map()))),
  ];
  compare('channel', old, now, note);

  const items = itemsOf(now);
  const rest = new Map<string, Compared[]>();
  for (const item of items) rest.set(identityOf(item), [...(rest.get(identityOf(item)) ?? []), item]);
  const places: number[] = [];
  const [before, after] = [countsOf(itemsOf(old)), countsOf(items)];
  for (const item of itemsOf(old)) {
    const identity = identityOf(item);
    const isLeftOut = (before.get(identity) ?? 0) > (after.get(identity) ?? 0);
    const other = taken(rest.get(identity) ?? [], titleOf(item), isLeftOut);
    if (other) {
      places.push(items.indexOf(other));
      compare('item', item, other, note);
    } else {
      const because = reasonForItem(item, (before.get(identity) ?? 0) > 1);
      const { name } = item;
      note({ where: 'item', name, kind: 'missing', because, before: titleOf(item), after: undefined });
    }
  }
  if (places.some((place, index) => place < (places[index - 1] ?? 0))) {
    const because = 'a built feed has the newest first, and apps sort by date';
    const before = 'another order';
    note({ where: 'channel', name: 'item', kind: 'changed', because, before, after: undefined });
  }
  return [...found.values()];
}

/** Takes the item of a title from those of one identity; where none of them was left out, any may have another title now. */
function taken(items: Compared[], title: string, isLeftOut: boolean): Compared | undefined {
  const index = items.findIndex((each) => titleOf(each) === title);
  return index < 0 && isLeftOut ? undefined : items.splice(Math.max(0, index), 1)[0];
}

function countsOf(items: readonly Compared[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(identityOf(item), (counts.get(identityOf(item)) ?? 0) + 1);
  return counts;
}

const ofEpisodes: ReadonlySet<string> = new Set(['item', 'podcast:liveItem']);

function itemsOf({ children }: Compared): readonly Compared[] {
  return children.filter(({ name }) => ofEpisodes.has(name));
}

function titleOf(item: Compared): string {
  return item.children.find(({ name }) => name === 'title')?.text.trim() ?? '';
}

function identityOf({ name, children }: Compared): string {
  const guid = children.find((each) => each.name === 'guid')?.text.trim();
  const enclosure = children.find((each) => each.name === 'enclosure');
  return `${name} ${guid || enclosure?.attributes.find(([key]) => key === 'url')?.[1].trim() || titleOf({ name, children, text: '', attributes: [] })}`;
}

type Note = (difference: Omit<Difference, 'count'>) => void;

/** Compares the children of two elements by their names. */
function compare(where: Place, before: Compared, after: Compared, note: Note): void {
  const old = byName(before);
  const now = byName(after);
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const missing = new Map((old.get(name) ?? []).map((each) => [each, signatureOf(each)]));
    const added: Compared[] = [];
    for (const each of now.get(name) ?? []) {
      const signature = signatureOf(each);
      const same = [...missing].find(([, other]) => other === signature)?.[0];
      if (!same) {
        added.push(each);
        continue;
      }
      missing.delete(same);
      if (letterOf(same) === letterOf(each)) continue;
      const because = reasonForLetters(same);
      note({ where, name, kind: 'changed', because, before: shown(same), after: shown(each) });
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
