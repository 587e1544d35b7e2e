import { made } from './cache.js';
import {
  extendedLanguages,
  grandfatheredTags,
  regions,
  replacedSubtags,
  retiredSubtags,
  scripts,
  threeForTwo,
  threeLetterLanguages,
  twoLetterLanguages,
  variants,
} from './language-subtags.js';

/** The language of a tag, without its region or script, also where it is written like the name of a locale. */
function primaryLanguage(tag: string): string {
  return tag.split(/[-_]/, 1)[0] ?? tag;
}

/** What a part of a language tag stands for. */
export type SubtagKind =
  | 'language'
  | 'extended language'
  | 'script'
  | 'region'
  | 'variant'
  | 'extension'
  | 'private use';

/** One part of a language tag, with its UTF-16 offsets in the tag. */
export interface Subtag {
  readonly kind: SubtagKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * What is wrong with a language tag: `malformed` when the grammar has no place for a part, `unregistered` when
 * nobody knows it, `deprecated` when another stands for it today, `repeated` when it is there twice.
 */
export interface LanguageFault {
  readonly fault: 'malformed' | 'unregistered' | 'deprecated' | 'repeated';
  /** The part that is meant; the whole tag for one that was registered as a whole. */
  readonly subtag: string;
  readonly kind?: SubtagKind;
  /** UTF-16 offsets in the tag. */
  readonly start: number;
  readonly end: number;
  /** What to write in its place, where that is known. */
  readonly instead?: string;
}

const words = (list: string): readonly string[] => list.trim().split(/\s+/);
const pairs = (list: string) => words(list).map((word) => word.split(':') as [string, string]);
const lowered = (list: readonly string[]): ReadonlySet<string> =>
  new Set(list.map((word) => word.toLowerCase()));

/** Every language of three letters; there are thousands, and few tags name one. */
function longLanguages(): ReadonlySet<string> {
  return new Set(
    pairs(threeLetterLanguages).flatMap(([start, ends]) => Array.from(ends, (end) => start + end)),
  );
}

/** The registry in the forms that it is asked in, each made when a tag asks for it. */
const registry = {
  short: made(() => new Set(words(twoLetterLanguages))),
  long: made(longLanguages),
  threeForTwo: made(() => new Map(pairs(threeForTwo))),
  extended: made(() => new Set(words(extendedLanguages))),
  scripts: made(() => lowered(words(scripts))),
  regions: made(() => lowered(words(regions))),
  variants: made(() => lowered(words(variants))),
  replaced: made(() => new Map(pairs(replacedSubtags))),
  retired: made(() => new Set(words(retiredSubtags))),
  whole: made(() => new Map(pairs(grandfatheredTags).map(([tag, today]) => [tag.toLowerCase(), today]))),
};

/** The customary case of a part: `de`, `Latn`, `AT`. */
function customary({ kind, text }: Subtag): string {
  if (kind === 'region') return text.toUpperCase();
  if (kind === 'script') return text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase();
  return text.toLowerCase();
}

/** So many subtags of one tag are judged: no language needs more. */
const mostSubtags = 32;

/**
 * Divides a language tag as RFC 5646 section 2.1 has it. Returns its parts, or the first part (with its
 * UTF-16 offsets) for which the grammar has no place. It does not ask whether anybody registered them.
 */
export function languageSubtags(tag: string): readonly Subtag[] | LanguageFault {
  const subtags: Subtag[] = [];
  let start = 0;
  let last: SubtagKind | undefined;
  for (const text of tag.split('-', mostSubtags + 1)) {
    const place = { text, start, end: start + text.length };
    const kind = kindAfter(last, text, subtags);
    if (!kind) return { fault: 'malformed', subtag: text, start, end: place.end };
    subtags.push({ kind, ...place });
    last = kind;
    start = place.end + 1;
  }
  const open = subtags.at(-1);
  if (open && open.text.length === 1)
    return { fault: 'malformed', subtag: open.text, start: open.start, end: open.end };
  return subtags;
}

/** What a part can be behind the parts before it; undefined when the grammar has no place for it. */
function kindAfter(
  last: SubtagKind | undefined,
  text: string,
  before: readonly Subtag[],
): SubtagKind | undefined {
  if (!/^[a-z0-9]{1,8}$/i.test(text)) return undefined;
  if (last === 'private use') return 'private use';
  if (last === undefined) {
    if (/^[a-z]{2,8}$/i.test(text)) return 'language';
    return /^x$/i.test(text) ? 'private use' : undefined;
  }
  if (text.length === 1) {
    if (before.at(-1)?.text.length === 1) return undefined;
    return /^x$/i.test(text) ? 'private use' : 'extension';
  }
  if (last === 'extension') return 'extension';
  if (/^[a-z]{3}$/i.test(text)) {
    const extended = before.filter(({ kind }) => kind === 'extended language').length;
    return (last === 'language' || last === 'extended language') && extended < 3
      ? 'extended language'
      : undefined;
  }
  if (/^[a-z]{4}$/i.test(text))
    return last === 'language' || last === 'extended language' ? 'script' : undefined;
  if (/^([a-z]{2}|\d{3})$/i.test(text)) return last === 'region' || last === 'variant' ? undefined : 'region';
  return /^([a-z0-9]{5,8}|\d[a-z0-9]{3})$/i.test(text) ? 'variant' : undefined;
}

/**
 * What is wrong with a language tag (BCP 47: the grammar of RFC 5646 and the IANA Language Subtag Registry),
 * in the order of the text; none when it is valid. Case is not looked at, as the standard has it.
 */
export function languageFaults(tag: string): readonly LanguageFault[] {
  const today = registry.whole().get(tag.toLowerCase());
  if (today !== undefined) {
    const all = { subtag: tag, start: 0, end: tag.length };
    return today ? [{ fault: 'deprecated', ...all, instead: today }] : [];
  }
  const subtags = languageSubtags(tag);
  if ('fault' in subtags) return [subtags];
  return subtags
    .slice(0, mostSubtags)
    .flatMap((subtag, index) => faultOf(subtag, subtags.slice(0, index)) ?? []);
}

function faultOf(subtag: Subtag, before: readonly Subtag[]): LanguageFault | undefined {
  const { kind, text, start, end } = subtag;
  const found = { subtag: text, kind, start, end };
  const instead = insteadOf(subtag);
  if (!isRegistered(subtag, before)) return { fault: 'unregistered', ...found, ...(instead && { instead }) };
  if (instead) return { fault: 'deprecated', ...found, instead };
  if (kind !== 'extension' && registry.retired().has(customary(subtag)))
    return { fault: 'deprecated', ...found };
  const again = kind === 'variant' && before.some((each) => each.text.toLowerCase() === text.toLowerCase());
  return again ? { fault: 'repeated', ...found } : undefined;
}

function isRegistered(subtag: Subtag, before: readonly Subtag[]): boolean {
  const text = subtag.text.toLowerCase();
  switch (subtag.kind) {
    case 'language':
      return registry.short().has(text) || registry.long().has(text) || /^q[a-t][a-z]$/.test(text);
    case 'extended language':
      return registry.extended().has(`${text}:${before[0]?.text.toLowerCase()}`);
    case 'script':
      return registry.scripts().has(text) || /^qa(a[a-z]|b[a-x])$/.test(text);
    case 'region':
      return registry.regions().has(text) || /^(q[m-z]|x[a-z])$/.test(text);
    case 'variant':
      return registry.variants().has(text);
    default:
      return true;
  }
}

function insteadOf(subtag: Subtag): string | undefined {
  if (subtag.kind === 'extension' || subtag.kind === 'private use') return undefined;
  const text = customary(subtag);
  if (subtag.kind === 'region' && text === 'UK') return 'GB';
  return (
    registry.replaced().get(text) ??
    (subtag.kind === 'language' ? registry.threeForTwo().get(text) : undefined)
  );
}

/**
 * The tag in customary case with hyphens, and with today's subtags in place of deprecated ones: `iw_il` is
 * `he-IL`. A tag that the grammar has no place for is returned as it is.
 */
export function canonicalLanguage(tag: string): string {
  const hyphened = tag.trim().replaceAll('_', '-');
  const today = registry.whole().get(hyphened.toLowerCase());
  if (today) return today;
  const subtags = languageSubtags(hyphened);
  if ('fault' in subtags) return tag;
  return subtags.map((subtag) => insteadOf(subtag) ?? customary(subtag)).join('-');
}

/** Whether two tags are of one language, whatever their regions, their case and their age: `he` and `iw_IL`. */
export function isSameLanguage(one: string, other: string): boolean {
  const [first, second] = [one, other].map((tag) => primaryLanguage(canonicalLanguage(tag)).toLowerCase());
  return first === second;
}
