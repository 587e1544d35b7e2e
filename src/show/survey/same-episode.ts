import { essence } from '../../text/tracking.js';
import { isHttp, withoutSlashes } from '../../text/url.js';
import { nameOf, withoutDay } from '../folder.js';
import { entryAt } from '../syntax/value.js';
import type { Recognised } from './recognise.js';

/** What a source says by which the episode is known in another source. */
export interface Marks {
  readonly guid: string | undefined;
  readonly audio: string | undefined;
  readonly link: string | undefined;
  readonly season: number | undefined;
  readonly episode: number | undefined;
  /** Names that stand for it: those of the file, of the page, and the words of the title. */
  readonly slugs: ReadonlySet<string>;
  readonly title: string | undefined;
  /** Days since 1970. */
  readonly day: number | undefined;
}

/** What a source says of its episode, as far as it tells it from others. */
export function marksOf({ translation, slug, page, file }: Recognised): Marks {
  const text = (path: string): string | undefined => {
    const value = translation && entryAt(translation.table, path)?.value;
    return (value?.kind === 'scalar' && value.text.trim()) || undefined;
  };
  const recording = text('audio.url') ?? text('audio.file') ?? text('audio');
  const link = text('link')?.replace(/[?#].*$/s, '');
  const title = text('title');
  const words = title === undefined ? '' : wordsIn(title).join('-');
  const last =
    link &&
    withoutSlashes(link)
      .replace(/(?:\/index)?\.html?$/i, '')
      .replace(/^.*\//s, '');
  const names = [slug, page, withoutDay(nameOf(file.path)), last].map((name = '') => wordsIn(name).join('-'));
  return {
    guid: text('guid'),
    audio: recording && (isHttp(recording) ? essence(recording) : recording.replace(/^.*\//s, '')),
    link: link && pageAt(link),
    season: numberIn(text('season')),
    episode: numberIn(text('episode')),
    slugs: new Set([...names, words].filter((name) => name.length > 2)),
    title: words || undefined,
    day: dayIn(text('published')),
  };
}

/** The page that an address leads to, however it is spelt. */
export function pageAt(link: string): string {
  return withoutSlashes(link.replace(/^https?:\/\/(www\.)?/i, ''));
}

function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

function dayIn(text = ''): number | undefined {
  const [, day] = /^(\d{4}-\d\d-\d\d)/.exec(text) ?? [];
  const millis = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(millis) ? undefined : Math.floor(millis / 86_400_000);
}

/** The words of a text, whatever its case, accents and punctuation. */
export function wordsIn(text: string): readonly string[] {
  const plain = text.slice(0, 500).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A way to know an episode again: what to look it up by, and what must not speak against it. */
interface Way {
  readonly because: string;
  readonly keys: (marks: Marks) => readonly (string | undefined)[];
  readonly agrees?: (a: Marks, b: Marks) => boolean;
}

/** The ways in which an episode is known again, the surest first. */
const ways: readonly Way[] = [
  { because: 'it has the same guid', keys: ({ guid }) => [guid] },
  { because: 'it has the same recording', keys: ({ audio }) => [audio] },
  { because: 'it has the same page', keys: ({ link }) => [link] },
  {
    because: 'it has the same number',
    keys: ({ season, episode }) => [episode === undefined ? undefined : `${season ?? ''}:${episode}`],
    agrees: (a, b) => (daysBetween(a, b) ?? (isAlike(a, b) ? 0 : Number.POSITIVE_INFINITY)) <= 2,
  },
  { because: 'it has the same title', keys: ({ title }) => [title], agrees: isNear },
  { because: 'it has the same name', keys: ({ slugs }) => [...slugs], agrees: isNear },
  {
    because: 'it has a similar title and the same date',
    keys: ({ day }) => (day === undefined ? [] : [`${day}`]),
    agrees: (a, b) => a.title !== undefined && b.title !== undefined && isAlike(a, b),
  },
];

function daysBetween(a: Marks, b: Marks): number | undefined {
  return a.day === undefined || b.day === undefined ? undefined : Math.abs(a.day - b.day);
}

/** Within a week: two sources may date an episode by different events, and no show repeats a title so soon. */
function isNear(a: Marks, b: Marks): boolean {
  return (daysBetween(a, b) ?? 0) <= 7;
}

/** Whether two titles share most words of the shorter one; a title that is not known speaks against none. */
function isAlike(a: Marks, b: Marks): boolean {
  if (a.title === undefined || b.title === undefined) return true;
  const [first, second] = [a.title.split('-'), b.title.split('-')];
  const [shorter, longer] =
    first.length <= second.length ? [first, new Set(second)] : [second, new Set(first)];
  return shorter.filter((word) => longer.has(word)).length * 2 > shorter.length;
}

/** Two sources of one episode, and by what they are known to be. */
export interface Match<A, B> {
  readonly known: A;
  readonly other: B;
  readonly because: string;
}

/**
 * Which of other sources are of known episodes. What fits several names none of them, so that the order in which they
 * are given does not matter.
 */
export function matched<A, B>(
  known: readonly { readonly of: A; readonly marks: readonly Marks[] }[],
  others: readonly { readonly of: B; readonly marks: Marks }[],
): readonly Match<A, B>[] {
  const found: Match<A, B>[] = [];
  const taken = new Set<A | B>();
  for (const { because, keys, agrees = () => true } of ways) {
    const sides = [
      known.filter(({ of }) => !taken.has(of)).map(({ of, marks }) => ({ of, keys: marks.flatMap(keys) })),
      others.filter(({ of }) => !taken.has(of)).map(({ of, marks }) => ({ of, keys: keys(marks) })),
    ] as const;
    const [left, right] = [onlyOnes(sides[0]), onlyOnes(sides[1])];
    const marksOfKnown = new Map(known.map(({ of, marks }) => [of, marks]));
    const marksOfOther = new Map(others.map(({ of, marks }) => [of, marks]));
    const pairs = new Map<B, Set<A>>();
    for (const [key, of] of right) {
      const one = left.get(key);
      const marks = marksOfOther.get(of);
      if (one === undefined || !marks) continue;
      if (!marksOfKnown.get(one)?.every((each) => agrees(each, marks))) continue;
      pairs.set(of, (pairs.get(of) ?? new Set()).add(one));
    }
    const claims = new Map<A, number>();
    for (const ones of pairs.values()) for (const one of ones) claims.set(one, (claims.get(one) ?? 0) + 1);
    for (const [other, ones] of pairs) {
      const [one] = ones;
      if (one === undefined || ones.size > 1 || claims.get(one) !== 1) continue;
      found.push({ known: one, other, because });
      taken.add(one).add(other);
    }
  }
  return found;
}

/** Those that have a key which no other one has, by the key. */
function onlyOnes<T>(
  all: readonly { readonly of: T; readonly keys: readonly (string | undefined)[] }[],
): ReadonlyMap<string, T> {
  const found = new Map<string, T | undefined>();
  for (const { of, keys } of all) {
    for (const key of new Set(keys)) {
      if (!key) continue;
      found.set(key, found.has(key) ? undefined : of);
    }
  }
  return new Map([...found].flatMap(([key, of]) => (of === undefined ? [] : [[key, of] as const])));
}
