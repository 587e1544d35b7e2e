import type { Diagnostic } from '../diagnostic.js';
import { lineText, position, type Source } from '../text/source.js';
import { clean } from './clean.js';
import type { Paint } from './paint.js';
import type { RenderOptions } from './report.js';
import { widthOf } from './width.js';

/**
 * The fewest and the most columns of an excerpt, and how many are taken by the number of the line and the marks of a
 * cut.
 */
const least = 20;
const most = 100;
const margin = 10;

/**
 * The line of the fault with carets below it, cut around the fault when the line is long; the lines before and behind
 * it dimmed.
 */
export function excerpt(
  { source, span, feed }: Diagnostic,
  paint: Paint,
  { width }: RenderOptions,
): readonly string[] {
  const { line, column } = position(source, span.start);
  const text = lineText(source, line);
  // A line that the screen breaks leaves the caret below something else.
  const columns = Math.min(most, Math.max(least, (width ?? Number.POSITIVE_INFINITY) - margin));
  const after = fitting(text.slice(column - 1, column - 1 + columns), columns);
  const isCut = column - 1 + after.length < text.length;
  const lead = isCut ? Math.min(30, columns >> 1) : columns - widthOf(after);
  const from = wholeCharacter(text, fittingBefore(text, column - 1, lead));
  const shown = fitting(text.slice(from, from + columns), columns);
  const length = Math.max(1, Math.min(span.end - span.start, from + shown.length - (column - 1)));
  const before = clean(shown.slice(0, column - 1 - from));
  const marked = clean(shown.slice(column - 1 - from, column - 1 - from + length));
  const built = feed && position(feed.source, feed.span.start);
  const origin =
    feed && built ? `  ${clean(feed.source.name)}:${built.line}:${built.column} after building` : '';
  const caret = '^'.repeat(Math.max(1, widthOf(marked)));
  return [
    ...context(source, line - 1, columns, paint),
    `${paint('dim', `${number(line)} │`)} ${from > 0 ? '…' : ''}${clean(shown)}${from + shown.length < text.length ? '…' : ''}`,
    `${paint('dim', '      │')} ${' '.repeat(widthOf(before) + (from > 0 ? 1 : 0))}${paint('red', caret)}${origin === '' ? '' : paint('dim', origin)}`,
    ...context(source, line + 1, columns, paint),
  ];
}

/** A line next to a fault, where it is short enough to help. */
function context(source: Source, line: number, columns: number, paint: Paint): readonly string[] {
  const text = line < 1 ? '' : lineText(source, line);
  if (text.trim() === '' || text.length > columns || widthOf(text) > columns) return [];
  return [paint('dim', `${number(line)} │ ${clean(text)}`)];
}

function number(line: number): string {
  return String(line).padStart(5);
}

/** As much of the beginning of a text as takes so many columns. */
function fitting(text: string, columns: number): string {
  let end = 0;
  let taken = 0;
  for (const character of text) {
    taken += widthOf(clean(character));
    if (taken > columns) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** Where a text begins that ends at an offset and takes at most so many columns. */
function fittingBefore(text: string, end: number, columns: number): number {
  let start = end;
  let taken = 0;
  while (start > 0 && end - start < 2 * columns) {
    taken += widthOf(clean(text.charAt(start - 1)));
    if (taken > columns) break;
    start--;
  }
  return start;
}

/** An offset that does not cut a pair of surrogates. */
function wholeCharacter(text: string, offset: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(offset)) ? offset + 1 : offset;
}
