import type { Fix } from '../diagnostic.js';
import { written } from '../show/syntax/write.js';
import { decodeReferences } from '../text/html.js';
import type { Edit, Source, Span } from '../text/source.js';

/** A value of the author's: where it stands, and the field that it is of. */
export interface Valued {
  readonly source: Source;
  readonly span: Span;
  readonly field: string | undefined;
}

/** What is known of the places of a feed. */
export interface Traced {
  readonly feed: Source;
  /** The file that the diagnostic is shown in, which alone its fix may change. */
  readonly source: Source;
  /** The value that a place of the feed comes from. */
  readonly valueAt: (span: Span) => Valued;
}

/** The fields that players know shows and episodes by, which nothing but a person changes. */
const identity = /^(?:guid|feed|audio(?:\.(?:file|url))?)$/;

/** One replacement in a value, in characters instead of markup. */
interface Change {
  readonly old: string;
  readonly now: string;
}

/**
 * A fix of the feed as a fix of the author's file, in its syntax and quotes: of a value that stands there as the feed
 * has it, or of a piece that is in it. Undefined when the author wrote something else, from which the value came.
 */
export function translated({ title, safe, edits }: Fix, { feed, source, valueAt }: Traced): Fix | undefined {
  const [first] = edits;
  if (!first) return undefined;
  const value = valueAt(first.span);
  const isOne = edits.every(({ span }) => {
    const other = valueAt(span);
    return other.source === value.source && other.span.start === value.span.start;
  });
  if (!isOne || value.source !== source || value.field === undefined || identity.test(value.field))
    return undefined;
  const changes = edits.map(({ span, text }) => ({
    old: decodeReferences(feed.text.slice(span.start, span.end)),
    now: decodeReferences(text),
  }));
  const made = wholly(value, changes) ?? partly(value, changes, safe);
  return made && { title, safe, edits: made };
}

/** Writes the whole value anew. */
function wholly({ source, span, field }: Valued, changes: readonly Change[]): readonly Edit[] | undefined {
  const [change, ...more] = changes;
  if (!change || more.length > 0 || field === 'notes') return undefined;
  const said = source.text.slice(span.start, span.end).replace(/^(["'])(.*)\1$/s, '$2');
  if (said === '' || said.trim() !== change.old.trim()) return undefined;
  const text = written(source, span, change.now);
  return text === undefined ? undefined : [{ span: { start: span.start, end: span.end }, text }];
}

/** Writes pieces of the value anew: every place of each, which must be as many as the feed has. */
function partly(
  { source, span, field }: Valued,
  changes: readonly Change[],
  safe: boolean,
): readonly Edit[] | undefined {
  const said = source.text.slice(span.start, span.end);
  const pieces = new Map(changes.map(({ old, now }) => [old, now]));
  const edits: Edit[] = [];
  for (const [old, now] of pieces) {
    // In notes anything can be written; in a value it must not end the quotes or start a comment.
    if (old === '' || (field !== 'notes' && /["'\\\r\n:#]/.test(now))) return undefined;
    const places = placesOf(said, old);
    const wanted = changes.filter((each) => each.old === old).length;
    if (places.length === 0 || (safe && places.length !== wanted)) return undefined;
    for (const at of places) {
      const start = span.start + at;
      edits.push({ span: { start, end: start + old.length }, text: now });
    }
  }
  return edits;
}

function placesOf(text: string, piece: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + piece.length)) places.push(at);
  return places;
}
