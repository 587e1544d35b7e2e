import { made } from '../text/cache.js';
import { onOneLine, type ReadCue } from './cue.js';

/**
 * A name as people write it before what somebody says: up to five words, each of which begins with a capital, a
 * figure or a sign of a script without capitals; small words such as "van" may stand inside.
 */
const word = String.raw`(?:[\p{Lu}\p{Lt}\p{Lo}\p{N}@][\p{L}\p{M}\p{N}.'’_\-&]{0,30})`;
const name = String.raw`${word}(?: (?:${word}|van|von|de|der|den|del|di|da|dos|la|le|el|al|bin|ibn|and|und|et|y|\([^():\n]{1,20}\)|#\d{1,3})){0,4}`;

const alone = made(() => new RegExp(`^${name}$`, 'u'));

/** `Alice: …`, `[Alice]: …`, `>> Alice: …`; a colon between figures is a time. */
const prefix = made(
  () =>
    new RegExp(
      String.raw`^\s{0,8}(?:>{1,3}\s{0,4}|[-–]\s{1,4})?[[(*_]{0,3}(${name})[\])*_]{0,3}:[*_]{0,2}(?:\s+|$)`,
      'u',
    ),
);

/** Whether a line is a name and nothing else. */
export function isNameAlone(line: string): boolean {
  return line.length <= 60 && alone().test(line);
}

/** The name that a line begins with, as `Alice: …` does, and how many UTF-16 units it takes up to the text. */
export function prefixOf(line: string): { readonly speaker: string; readonly length: number } | undefined {
  const head = line.length > 120 ? line.slice(0, 120) : line;
  if (!head.includes(':')) return undefined;
  const [whole, speaker] = prefix().exec(head) ?? [];
  if (whole === undefined || speaker === undefined || /^[\d.]+$/.test(speaker)) return undefined;
  return { speaker: onOneLine(speaker), length: whole.length };
}

/** The names in a file that are those of speakers: the first text has one, or it comes again, or is a full name. */
export function speakersAmong(names: Iterable<string | undefined>): ReadonlySet<string> {
  const counts = new Map<string, number>();
  let all: boolean | undefined;
  for (const each of names) {
    all ??= each !== undefined;
    if (each !== undefined) counts.set(each, (counts.get(each) ?? 0) + 1);
  }
  const speakers = [...counts].filter(([each, count]) => all === true || count > 1 || each.includes(' '));
  return new Set(speakers.map(([each]) => each));
}

/** Cues whose names stand before their texts, in formats that have no better place for them. */
export function withPrefixes(cues: readonly ReadCue[]): readonly ReadCue[] {
  const prefixes = cues.map(({ text }) => prefixOf(text));
  const speakers = speakersAmong(prefixes.map((each) => each?.speaker));
  if (speakers.size === 0) return cues;
  return cues.flatMap((cue, index) => {
    const found = prefixes[index];
    if (!found || !speakers.has(found.speaker)) return [cue];
    const text = cue.text.slice(found.length);
    return text === '' ? [] : [{ ...cue, speaker: found.speaker, text }];
  });
}
