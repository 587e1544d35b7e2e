import type { Span } from './source.js';

/** A line without its end, and its place. */
export interface Line extends Span {
  readonly text: string;
}

/** The lines of a text, which end with LF, CRLF or a lone CR. A byte order mark belongs to none of them. */
export function* linesOf(text: string): Generator<Line> {
  const ends = /\r\n|[\r\n]/g;
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (let found = ends.exec(text); found; found = ends.exec(text)) {
    yield { text: text.slice(start, found.index), start, end: found.index };
    start = ends.lastIndex;
  }
  if (start < text.length) yield { text: text.slice(start), start, end: text.length };
}

/** Where the line that a place is in ends: at its LF, or with the text. */
export function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The place of what a line holds between its spaces; of its first character when it is empty. */
export function trimmed({ text, start, end }: Line): Span {
  const before = text.length - text.trimStart().length;
  const after = text.length - text.trimEnd().length;
  return before === text.length ? { start, end } : { start: start + before, end: end - after };
}

/** A piece of a line, given by offsets into it. */
export function within({ start: from }: Line, start: number, end: number): Span {
  return { start: from + start, end: from + end };
}
