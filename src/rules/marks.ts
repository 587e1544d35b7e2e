import type { Span } from '../text/source.js';

/** What the marks around a fault look like in an example: `<itunes:explicit>«clean»</itunes:explicit>`. */
const [open, close] = ['«', '»'] as const;

/** An example as it is executed and shown, and what is marked in it. */
export interface Unmarked {
  readonly markup: string;
  /** In UTF-16 offsets of the markup, in the order of their starts. */
  readonly spans: readonly Span[];
}

/** Takes the marks out of an example. */
export function readMarks(example: string): Unmarked {
  const spans: Span[] = [];
  const starts: number[] = [];
  let markup = '';
  for (const piece of example.split(/([«»])/)) {
    if (piece === open) starts.push(markup.length);
    else if (piece === close) spans.push({ start: starts.pop() ?? 0, end: markup.length });
    else markup += piece;
  }
  return { markup, spans: spans.sort(byStart) };
}

/** An example without its marks. */
export function unmarked(example: string): string {
  return readMarks(example).markup;
}

/** Marks spans of markup, none of which begins in another and ends behind it. */
export function writeMarks({ markup, spans }: Unmarked): string {
  const sorted = [...spans].sort(byStart);
  let marked = '';
  let at = 0;
  const ends: number[] = [];
  const closeUntil = (offset: number): void => {
    for (let end = ends.at(-1); end !== undefined && end <= offset; end = ends.at(-1)) {
      marked += markup.slice(at, end) + close;
      at = end;
      ends.pop();
    }
  };
  for (const { start, end } of sorted) {
    closeUntil(start);
    marked += markup.slice(at, start) + open;
    at = start;
    ends.push(end);
  }
  closeUntil(markup.length);
  return marked + markup.slice(at);
}

function byStart(one: Span, other: Span): number {
  return one.start - other.start || other.end - one.end;
}
