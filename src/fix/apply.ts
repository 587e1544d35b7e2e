import type { Diagnostic, Fix } from '../diagnostic.js';
import type { Edit, Source, Span } from '../text/source.js';

/** Which fixes are wanted. */
export interface FixOptions {
  /** Whether fixes that need judgement are applied, too: what people see or are sent may change. */
  readonly unsafe?: boolean;
}

/** A diagnostic with a fix. */
export type Fixable = Diagnostic & { readonly fix: Fix };

/** What was applied to a text in one round. */
export interface Applied {
  readonly source: Source;
  /** The diagnostics whose fixes were applied. */
  readonly fixed: readonly Fixable[];
  /** Those whose edits overlap with others: they may be applied after the text has been judged again. */
  readonly waiting: readonly Fixable[];
  /** Every edit, in the order of the text; none overlaps another. */
  readonly edits: readonly Edit[];
}

/** Whether a diagnostic has a fix of the kind that is wanted, within one text. */
export function isFixable(
  diagnostic: Diagnostic,
  { unsafe = false }: FixOptions = {},
): diagnostic is Fixable {
  const { fix } = diagnostic;
  return fix !== undefined && fix.edits.length > 0 && (fix.safe || unsafe);
}

/**
 * Applies the fixes of the diagnostics that are about a text, and touches nothing else of it. Only safe ones are
 * applied unless others are asked for. Of two fixes that overlap, the one that starts first is applied; judge
 * the new text to learn whether the other is still needed.
 */
export function applyFixes(
  source: Source,
  diagnostics: readonly Diagnostic[],
  options: FixOptions = {},
): Applied {
  const candidates = diagnostics
    .filter((each): each is Fixable => each.source === source && isFixable(each, options))
    .map((diagnostic) => ({ diagnostic, edits: inOrder(diagnostic.fix.edits) }))
    .sort((a, b) => startOf(a.edits) - startOf(b.edits));
  const taken: Edit[] = [];
  const fixed: Fixable[] = [];
  const waiting: Fixable[] = [];
  for (const { diagnostic, edits } of candidates) {
    if (edits.some((edit) => overlapsAny(taken, edit.span))) waiting.push(diagnostic);
    else {
      fixed.push(diagnostic);
      for (const edit of edits) taken.splice(placeFor(taken, edit.span), 0, edit);
    }
  }
  return { source: { ...source, text: edited(source.text, taken) }, fixed, waiting, edits: taken };
}

/** A text with edits made in it; they are in order and do not overlap. */
function edited(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { span, text: written } of edits) {
    parts.push(text.slice(at, span.start), written);
    at = span.end;
  }
  return parts.join('') + text.slice(at);
}

function inOrder(edits: readonly Edit[]): readonly Edit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function startOf(edits: readonly Edit[]): number {
  return edits[0]?.span.start ?? 0;
}

/** The place in ordered edits before the first that starts behind a span. */
function placeFor(edits: readonly Edit[], { start }: Span): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle] as Edit).span.start <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function overlapsAny(edits: readonly Edit[], span: Span): boolean {
  const next = placeFor(edits, span);
  return [edits[next - 1], edits[next]].some((each) => each && overlap(each.span, span));
}

/** Two insertions in one place, or one at the edge of a replacement, have no order of their own. */
function overlap(a: Span, b: Span): boolean {
  if (a.start === a.end || b.start === b.end) return a.start <= b.end && b.start <= a.end;
  return a.start < b.end && b.start < a.end;
}
