import type { Element } from '../xml/document.js';
import type { Comparison } from './comparison.js';
import { editsOf } from './edits.js';
import type { Facts } from './facts.js';

/** What happened to an episode, to a live item, or to the show itself. */
export type ChangeKind =
  | 'new'
  | 'gone'
  | 'duplicate'
  | 'rolled-off'
  | 'guid'
  | 'edited'
  | 'live'
  | 'show'
  | 'money';

/** One difference between two feeds. */
export interface Change {
  readonly kind: ChangeKind;
  /** The place of the episode among the items of the new feed, from 0; undefined for the show and for what is gone. */
  readonly item?: number | undefined;
  /** The title of the episode; undefined for the show. */
  readonly title?: string | undefined;
  /** What was edited, in a word: `description`, `audio`, or the name of an element. */
  readonly field?: string;
  /** What was said of it, and what is; undefined where nothing is said. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** Where in each of the feeds, in UTF-16 offsets of its text. */
  readonly at: { readonly before?: number | undefined; readonly after?: number | undefined };
}

/** The words for elements that say the same thing. */
const fields: Readonly<Record<string, string>> = {
  'itunes:title': 'title',
  'content:encoded': 'description',
  'itunes:summary': 'description',
  'itunes:subtitle': 'description',
  enclosure: 'audio',
  pubDate: 'date',
  'itunes:duration': 'duration',
  'itunes:explicit': 'explicit',
  'itunes:season': 'season',
  'itunes:episode': 'number',
  'podcast:season': 'season',
  'podcast:episode': 'number',
  'itunes:image': 'image',
  'podcast:image': 'image',
  'podcast:images': 'image',
  'podcast:transcript': 'transcript',
  'podcast:chapters': 'chapters',
  'psc:chapters': 'chapters',
  'podcast:person': 'people',
  'podcast:funding': 'funding',
  'podcast:value': 'value',
};

/** Whom listeners pay. */
const money = new Set(['funding', 'value']);

/**
 * Everything that differs between two feeds: what is gone first, then what is new, then what was edited, in the order
 * of the new feed. The order of items is no difference.
 */
export function changesOf(comparison: Comparison): readonly Change[] {
  const { before, after, vanished, rolledOff, added, pairs, reused, live } = comparison;
  const ofShow =
    before.channel && after.channel ? edited(before.channel.element, after.channel.element, 'show') : [];
  const wasReused = new Set(reused.map((each) => each.before));
  const listed = new Set([...vanished, ...rolledOff]);
  const duplicates = comparison.gone.filter((each) => !listed.has(each) && !wasReused.has(each));
  const isReused = new Set(reused.map((each) => each.after));
  return [
    ...vanished.map((each) => whole('gone', each, 'before')),
    ...rolledOff.map((each) => whole('rolled-off', each, 'before')),
    ...duplicates.map((each) => whole('duplicate', each, 'before')),
    ...added.map((each) => whole('new', each, 'after')),
    ...reused.map(
      ({ before: old, after: now }): Change => ({
        kind: 'guid',
        title: titleOf(now),
        before: `the guid of ${titleOf(old) ?? 'an item without a title'}`,
        after: now.guid,
        at: { before: old.item.element.start, after: now.item.element.start },
      }),
    ),
    ...pairs.flatMap(({ before: old, after: now, known }): readonly Change[] => [
      ...(known || isReused.has(now) || old.identity === now.identity
        ? []
        : [
            {
              kind: 'guid' as const,
              title: titleOf(now),
              before: old.identity,
              after: now.identity,
              at: { before: old.item.element.start, after: now.item.element.start },
            },
          ]),
      ...edited(old.item.element, now.item.element, 'edited', now),
    ]),
    ...live.gone.map((each) => ({ ...whole('live', each, 'before'), field: 'gone' })),
    ...live.added.map((each) => ({ ...whole('live', each, 'after'), field: 'new' })),
    ...live.pairs.flatMap(({ before: old, after: now }) => [
      ...attributesOf(old, now),
      ...edited(old.item.element, now.item.element, 'live', now),
    ]),
    ...ofShow,
  ];
}

function whole(kind: ChangeKind, facts: Facts, side: 'before' | 'after'): Change {
  return { kind, title: titleOf(facts), at: { [side]: facts.item.element.start } };
}

/** The title as it is written, in one line. */
export function titleOf({ item }: Facts): string | undefined {
  const text = (item.title ?? item.element.child('itunes:title'))?.text;
  return text?.replace(/\s+/g, ' ').trim() || undefined;
}

/** The edits of one element, those that say the same thing as one. A guid is a change of its own. */
function edited(before: Element, after: Element, kind: ChangeKind, of?: Facts): readonly Change[] {
  const changes = new Map<string, Change>();
  for (const edit of editsOf(before, after)) {
    const field = fields[edit.name] ?? edit.name;
    if (kind !== 'show' && edit.name === 'guid' && !isFlag(edit.before[0], edit.after[0])) continue;
    if (changes.has(field)) continue;
    changes.set(field, {
      kind: money.has(field) ? 'money' : kind,
      item: of?.index,
      title: of && titleOf(of),
      field,
      before: saidBy(edit.before),
      after: saidBy(edit.after),
      at: { before: edit.before[0]?.start ?? before.start, after: edit.after[0]?.start ?? after.start },
    });
  }
  return [...changes.values()];
}

/** Whether two guids differ in nothing but what they say of themselves. */
function isFlag(before: Element | undefined, after: Element | undefined): boolean {
  return before !== undefined && after !== undefined && before.text.trim() === after.text.trim();
}

/** What elements say, in one line for people. */
function saidBy(elements: readonly Element[]): string | undefined {
  if (elements.length === 0) return undefined;
  return elements.map(saying).join('; ').replace(/\s+/g, ' ').trim();
}

/** The most of one element's words that are kept; a list shows still less of them. */
const mostWords = 300;

function saying(element: Element): string {
  const parts: string[] = [];
  let length = 0;
  const stack = [element];
  for (let next = stack.pop(); next && length < mostWords; next = stack.pop()) {
    const values = [...next.attributes.map(({ name, value }) => `${name}=${value}`), next.text.trim()];
    const words = values.filter(Boolean).join(' ').slice(0, mostWords);
    length += words.length;
    if (words) parts.push(words);
    for (let index = next.children.length - 1; index >= 0; index--)
      stack.push(next.children[index] as Element);
  }
  return parts.join(' ').slice(0, mostWords);
}

/** What changed in the start tag of a live item. */
function attributesOf(before: Facts, after: Facts): readonly Change[] {
  return ['status', 'start', 'end'].flatMap((name) => {
    const [old, now] = [before, after].map(({ item }) => item.element.attribute(name)?.value.trim());
    if (old === now) return [];
    const at = { before: before.item.element.start, after: after.item.element.start };
    return [{ kind: 'live' as const, title: titleOf(after), field: name, before: old, after: now, at }];
  });
}

/** What follows from every other change of a feed. */
const bookkeeping = new Set(['lastBuildDate', 'date', 'generator']);

const one: Readonly<Record<string, string>> = {
  title: 'title changed',
  description: 'description edited',
  audio: 'audio file changed',
  date: 'date changed',
};
const many: Readonly<Record<string, string>> = {
  title: 'titles changed',
  description: 'descriptions edited',
  audio: 'audio files changed',
  date: 'dates changed',
};

/**
 * Says in words what changed, for people who publish: `1 new episode, 2 descriptions edited, 0 guids changed`. How
 * many guids changed is always said. Whether it is safe to publish is for the rules to say.
 */
export function summarize(changes: readonly Change[]): string {
  if (changes.length === 0) return 'no changes';
  const counts = new Map<string, number>();
  const others = new Set<number | undefined>();
  for (const { kind, field = '', item } of changes) {
    if (kind === 'show' && bookkeeping.has(field)) continue;
    const key = kind === 'edited' && !(field in one) ? 'other' : kind === 'edited' ? field : kind;
    // What else was edited is counted by episodes.
    if (key === 'other' && others.has(item)) continue;
    if (key === 'other') others.add(item);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const say = (key: string, singular: string, plural: string): readonly string[] => {
    const number = counts.get(key) ?? 0;
    return number === 0 && key !== 'guid' ? [] : [`${number} ${number === 1 ? singular : plural}`];
  };
  return [
    ...say('new', 'new episode', 'new episodes'),
    ...say('gone', 'episode gone', 'episodes gone'),
    ...say('rolled-off', 'oldest episode no longer listed', 'oldest episodes no longer listed'),
    ...say('duplicate', 'duplicate removed', 'duplicates removed'),
    ...Object.keys(one).flatMap((field) => say(field, one[field] ?? field, many[field] ?? field)),
    ...say('other', 'episode with other changes', 'episodes with other changes'),
    ...say('live', 'change to live items', 'changes to live items'),
    ...say('show', 'change to the show', 'changes to the show'),
    ...say('money', 'payment detail changed', 'payment details changed'),
    ...say('guid', 'guid changed', 'guids changed'),
  ].join(', ');
}
