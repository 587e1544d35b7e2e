import { cachedByObject } from './cache.js';

/** A half-open range of UTF-16 offsets into a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A replacement of one span of a text. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** A named text. Everything that points into it does so by offset; lines are counted when somebody asks. */
export interface Source {
  /** The file as the user named it, or `-` for standard input. */
  readonly name: string;
  readonly text: string;
}

/** A place as people and editors count it: from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The offset at which each line of the source starts. A line ends with LF, CRLF or a lone CR. */
const startsOf = cachedByObject(({ text }: Source): Uint32Array => {
  const starts = new Uint32Array(1 + eachEnd(text, () => undefined));
  eachEnd(text, (at, index) => {
    starts[index + 1] = at;
  });
  return starts;
});

/** Calls back with the offset after the end of each line, and how many ends are before it; returns how many there are. */
function eachEnd(text: string, call: (at: number, index: number) => void): number {
  const hasReturns = text.includes('\r');
  let count = 0;
  for (let at = nextEnd(text, 0, hasReturns); at > 0; at = nextEnd(text, at, hasReturns)) call(at, count++);
  return count;
}

/** The offset after the end of the line that an offset is in; 0 for the last line. */
function nextEnd(text: string, from: number, hasReturns: boolean): number {
  if (!hasReturns) return text.indexOf('\n', from) + 1;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) return at + 1;
  }
  return 0;
}

/** The line and column of a UTF-16 offset; offsets outside the text are moved to its nearer end. */
export function position(source: Source, offset: number): Position {
  const at = Math.max(0, Math.min(offset, source.text.length));
  const starts = startsOf(source);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= at) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: at - (starts[low] as number) + 1 };
}

/** The text of a line, counted from 1, without its end; empty when there is no such line. */
export function lineText(source: Source, line: number): string {
  const starts = startsOf(source);
  const start = starts[line - 1];
  if (start === undefined) return '';
  let end = starts[line] ?? source.text.length;
  while (end > start && isLineEnd(source.text.charCodeAt(end - 1))) end--;
  return source.text.slice(start, end);
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}
