import { expect, test } from 'vitest';
import { findWritten } from '../../src/notes/written.js';

const notes = `The first driver in Rust.

- [Tokio](http://tokio.example.com/)
- [Again](http://tokio.example.com/)
- [Page](/603/links?from=notes)
- A \`Box<T>\` & more
`;

const html = `<p>The first driver in Rust.</p>
<a href="http://tokio.example.com/">Tokio</a> <a href="http://tokio.example.com/">Again</a>
<a href="https://example.com/603/links?from=notes">Page</a> <code>Box&lt;T&gt;</code> &amp; more`;

/** What of the notes is found for the nth place of a piece of the HTML. */
function found(piece: string, nth = 1): string | undefined {
  let start = -1;
  for (let count = 0; count < nth; count++) start = html.indexOf(piece, start + 1);
  const span = findWritten(notes, html, { start, end: start + piece.length });
  if (!span) return undefined;
  const line = notes.slice(0, span.start).split('\n').length;
  return `${line}: ${notes.slice(span.start, span.end)}`;
}

test.each<[string, number, string | undefined]>([
  ['http://tokio.example.com/', 1, '3: http://tokio.example.com/'],
  ['http://tokio.example.com/', 2, '4: http://tokio.example.com/'],
  ['<a href="http://tokio.example.com/">', 2, '4: http://tokio.example.com/'],
  // A link that was completed is written by its path.
  ['https://example.com/603/links?from=notes', 1, '5: /603/links?from=notes'],
  ['Box&lt;T&gt;', 1, '6: Box<T>'],
  ['<p>The first driver in Rust.</p>', 1, '1: The first driver in Rust.'],
  // Nothing of it is written.
  ['<code>', 1, undefined],
])('%s, place %i, is written at %s', (piece, nth, expected) => {
  expect(found(piece, nth)).toBe(expected);
});
