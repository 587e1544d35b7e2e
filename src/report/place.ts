import type { Diagnostic } from '../diagnostic.js';
import { position, type Source, type Span } from '../text/source.js';

/** A range as programs want it: lines and columns from 1, columns in UTF-16 units, the end exclusive. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** The lines and columns of a span. */
export function regionOf(source: Source, { start, end }: Span): Region {
  const from = position(source, start);
  const to = position(source, end);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

/** Where a finding is, as `file:line:column`. */
export function placeOf({ source, span }: Pick<Diagnostic, 'source' | 'span'>): string {
  const { line, column } = position(source, span.start);
  return `${source.name}:${line}:${column}`;
}
