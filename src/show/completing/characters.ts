import { codePoint } from '../../text/code-point.js';
import type { Span } from '../../text/source.js';
import { findForbidden } from '../../xml/characters.js';
import type { SourceFile } from '../file.js';

/**
 * Whether rendered notes hold only what XML can carry. What does not is reported at its place in the body,
 * or at the body when it came out of a reference there.
 */
export function checkNotes(notes: string, body: Span, { source, report }: SourceFile): boolean {
  const found = findForbidden(notes, 0, notes.length);
  if (found < 0) return true;
  const at = findForbidden(source.text, body.start, body.end);
  const span = at < 0 ? body : { start: at, end: at + 1 };
  report(
    'source/character-forbidden',
    span,
    `The notes contain ${codePoint(notes.charCodeAt(found))}, which XML forbids.`,
  );
  return false;
}

/** Reports a chapters file whose texts could not stand in a feed. The file is JSON. */
export function checkChapters(json: string, path: string, span: Span, { report }: SourceFile): void {
  JSON.parse(json, (_, value: unknown) => {
    const at = typeof value === 'string' ? findForbidden(value, 0, value.length) : -1;
    if (typeof value === 'string' && at >= 0) {
      report(
        'source/character-forbidden',
        span,
        `"${path}" contains ${codePoint(value.charCodeAt(at))}, which XML forbids.`,
      );
    }
    return value;
  });
}
