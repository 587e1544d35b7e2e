import type { Diagnostic } from '../diagnostic.js';
import { type Edit, position, type Source, type Span } from '../text/source.js';

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

/**
 * The edits that fix a finding in all of its places, in the order of the text; none overlaps another. Places whose fix
 * needs judgement where that of the first one does not are left out, and so the reverse.
 */
export function editsOf({ fix, others }: Diagnostic): readonly Edit[] {
  if (!fix || others.length === 0) return fix?.edits ?? [];
  const all = [fix, ...others.map((other) => other.fix)]
    .flatMap((each) => (each && each.safe === fix.safe ? each.edits : []))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const edits: Edit[] = [];
  for (const edit of all) {
    if (edit.span.start >= (edits.at(-1)?.span.end ?? 0)) edits.push(edit);
  }
  return edits;
}
