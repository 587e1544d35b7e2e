import { linesOf } from '../../text/lines.js';
import type { Source, Span } from '../../text/source.js';

/**
 * Where the lines of a text stand in the file that it was taken from: `span` is the place of the whole text. Its lines
 * are looked for one after the other, since the syntax of the file indents or quotes them. Of a place in a line that
 * is written otherwise, such as one with escapes, and in all behind it, the place is the whole text. Spans are UTF-16
 * offsets.
 */
export function placesInside(text: string, { text: file }: Source, span: Span): (place: Span) => Span {
  const found: { readonly start: number; readonly end: number; readonly shift: number }[] = [];
  const written = file.slice(span.start, span.end);
  let from = 0;
  for (const { text: line, start } of linesOf(text)) {
    const bare = line.trim();
    if (bare === '') continue;
    const at = written.indexOf(bare, from);
    if (at < 0) break;
    const inText = start + line.indexOf(bare);
    found.push({ start: inText, end: inText + bare.length, shift: span.start + at - inText });
    from = at + bare.length;
  }
  return ({ start, end }) => {
    let [low, high] = [0, found.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((found[middle]?.end ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    const line = found[low];
    if (!line || start < line.start) return span;
    return { start: start + line.shift, end: Math.min(end, line.end) + line.shift };
  };
}
