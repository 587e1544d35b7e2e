import { toMillis } from '../text/clock.js';
import { grouped } from '../text/number.js';
import type { Source, Span } from '../text/source.js';

/** What somebody says, and when. What a transcript does not say stays undefined. */
export interface Cue {
  /** In seconds from the start of the recording. */
  readonly start?: number;
  /** In seconds. */
  readonly end?: number;
  readonly speaker?: string;
  /** Plain text without empty lines; a line break is one of the author. */
  readonly text: string;
}

/** A cue as it was read: with the place of each of its values in the source. */
export interface ReadCue extends Cue {
  readonly at: Places;
}

/** Spans in the source, in UTF-16 offsets. `whole` is the line or element that the cue begins with. */
export type Places = { readonly whole: Span } & { readonly [Value in keyof Cue]?: Span };

/**
 * What is wrong with a transcript: `unreadable` and `empty` leave nothing to read, `lost` is a cue that could not be
 * read, and `stray` a text that is in none. All else was read: `timing` is a time that players do not take, `syntax`
 * what some of them read otherwise.
 */
export type TranscriptFaultKind = 'unreadable' | 'empty' | 'lost' | 'stray' | 'timing' | 'syntax';

export interface TranscriptFault {
  readonly kind: TranscriptFaultKind;
  readonly span: Span;
  /** Subject first, the value quoted, one sentence. */
  readonly message: string;
  readonly help?: string;
}

/** What a reader found, in the order of the text. */
export interface Reading {
  readonly cues: readonly ReadCue[];
  readonly faults: readonly TranscriptFault[];
}

/** What readers stop at, so that no file takes more than bounded time and memory. */
export const limits = {
  /** In UTF-16 units. A day of speech is a tenth of it. */
  text: 16 * 1024 * 1024,
  cues: 100_000,
  /** Nobody reads more faults of one file. */
  faults: 1000,
  /** How deep JSON may nest. */
  depth: 32,
  /** How many values JSON may have. */
  values: 1_000_000,
} as const;

/** What a reader has found so far. */
export interface Findings extends Reading {
  /** Adds a cue; false when it is one too many, which ends the reading. A cue without text says nothing. */
  readonly add: (cue: ReadCue) => boolean;
  readonly report: (kind: TranscriptFaultKind, span: Span, message: string, help?: string) => void;
}

/** Collects what a reader finds, up to the {@link limits}. */
export function collect(): Findings {
  const cues: ReadCue[] = [];
  const faults: TranscriptFault[] = [];
  return {
    cues,
    faults,
    add(cue) {
      if (cue.text === '') return true;
      if (cues.length < limits.cues) {
        cues.push(cue);
        return true;
      }
      const message = `The file has more than ${grouped(limits.cues)} cues; the rest was not read.`;
      const help = 'Check that this is the right file.';
      faults.push({ kind: 'unreadable', span: cue.at.whole, message, help });
      return false;
    },
    report(kind, span, message, help) {
      if (faults.length < limits.faults)
        faults.push({ kind, span, message, ...(help !== undefined && { help }) });
    },
  };
}

/** A transcript at hand: what was read, and the text that its spans lie in. */
export interface TranscriptFile extends Reading {
  readonly source: Source;
}

/** Whether every cue says when it starts, which is what players need to show it along with the sound. */
export function isTimed(cues: readonly Cue[]): boolean {
  return cues.length > 0 && cues.every(({ start }) => start !== undefined);
}

/** A name or a line of text with nothing in it that a line cannot carry. */
export function onOneLine(text: string): string {
  return /^[!-~\u00C0-\uD7FF]+(?: [!-~\u00C0-\uD7FF]+)*$/.test(text)
    ? text
    : text
        .toWellFormed()
        .replace(/[\s\p{Cc}\uFEFF\uFFFE\uFFFF]+/gu, ' ')
        .trim();
}

/** A text without empty lines and what lines cannot carry. */
export function tidy(text: string): string {
  if (!/[\n\r\u2028\u2029]/.test(text)) return onOneLine(text);
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(onOneLine)
    .filter((line) => line !== '')
    .join('\n');
}

/** A shorter time than any cue is shown for: in formats that need an end, it stands for one that is not known. */
const shortest = 0.001;

/** The end that a format says, without the one that stands for none. */
export function knownEnd(start: number | undefined, end: number | undefined): number | undefined {
  if (start === undefined || end === undefined) return end;
  return toMillis(end) === toMillis(start + shortest) ? undefined : end;
}

/** Cues for formats that need an end for each: its own, else the start of the next one that starts later. */
export function withEnds(
  cues: readonly Cue[],
  length: number | undefined,
): readonly (Cue & { readonly start: number; readonly end: number })[] {
  const ended: (Cue & { readonly start: number; readonly end: number })[] = [];
  let next: number | undefined = length;
  let start: number | undefined;
  for (const cue of cues.toReversed()) {
    const from = cue.start ?? 0;
    if (start !== undefined && start > from) next = start;
    start = from;
    const end = cue.end ?? (next !== undefined && next > from ? next : undefined);
    ended.push({ ...cue, start: from, end: Math.max(end ?? 0, from + shortest) });
  }
  return ended.reverse();
}

/** Cues in the order of their starts, where all have one; those that start together keep theirs. */
export function inOrder<C extends Cue>(cues: readonly C[]): readonly C[] {
  return isTimed(cues) ? [...cues].sort((a, b) => (a.start ?? 0) - (b.start ?? 0)) : cues;
}

/** Lines of a text that is shown below a picture: as they are when all of them fit, else filled anew. */
export function wrapped(text: string, most: number): string {
  const lines = text.split('\n');
  if (lines.every((line) => line.length <= most)) return text;
  const filled: string[] = [];
  let line = '';
  for (const word of text.split(/[ \n]/)) {
    if (line === '') line = word;
    else if (line.length + 1 + word.length <= most) line += ` ${word}`;
    else {
      filled.push(line);
      line = word;
    }
  }
  filled.push(line);
  return filled.join('\n');
}
