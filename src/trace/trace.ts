import type { Diagnostic } from '../diagnostic.js';
import type { Feed } from '../feed/write.js';
import { findWritten } from '../notes/written.js';
import { sourceOf } from '../show/faults.js';
import type { Episode, Show } from '../show/model.js';
import { helpForAuthor, inAuthorsWords } from '../show/words.js';
import { asMeant } from '../text/advice.js';
import type { Source, Span } from '../text/source.js';
import { translated, type Valued } from './fix.js';

/** Moves a diagnostic from the feed to the value of the author's that caused it, and into the author's words. */
export function toSource(diagnostic: Diagnostic, show: Show, { origins, text }: Feed): Diagnostic {
  const { rule, message, help, source: feed, span } = diagnostic;
  const { of, field, start } = origins.at(span.start, text) ?? { of: show, field: undefined, start: 0 };
  const value = placeOf(show, of, field);
  const place = inNotes(value, of, { source: feed, span }, start) ?? value;
  const valueAt = (at: Span): Valued => {
    const value = origins.at(at.start, text) ?? { of: show, field: undefined };
    return { ...placeOf(show, value.of, value.field), field: value.field };
  };
  // What begins with a copy gets a shape of its own for each object, of which a large feed has many thousands.
  return {
    feed: { source: feed, span },
    ...diagnostic,
    ...place,
    message: inAuthorsWords(message),
    help: helpForAuthor(rule, asMeant(help)),
    fix: diagnostic.fix && translated(diagnostic.fix, { feed, source: place.source, valueAt }),
  };
}

interface Placed {
  readonly source: Source;
  readonly span: Span;
}

/**
 * The place within the notes of an episode that a finding in their rendered HTML comes from, which stands in an element
 * that starts at `start`.
 */
function inNotes(
  { source, span }: Placed,
  of: Show | Episode,
  feed: Placed,
  start: number,
): Placed | undefined {
  const notes = of.written.originOf('notes');
  if (!notes || notes.start !== span.start || notes.end !== span.end) return undefined;
  const found = findWritten(
    source.text.slice(span.start, span.end),
    feed.source.text.slice(start, feed.span.end),
    { start: feed.span.start - start, end: feed.span.end - start },
  );
  return found && { source, span: { start: span.start + found.start, end: span.start + found.end } };
}

/** Where a value stands: in the file itself, else in the show it is inherited from, else where the file begins. */
export function placeOf(show: Show, of: Show | Episode, field: string | undefined): Placed {
  for (const { source, originOf } of [of.written, show.written]) {
    for (let path = field; path; path = path.replace(/[.[][^.[]*$|^[^.[]*$/, '')) {
      const span = originOf(path);
      if (span) return { source: sourceOf(span, source), span };
    }
  }
  return { source: of.written.source, span: { start: 0, end: 0 } };
}
