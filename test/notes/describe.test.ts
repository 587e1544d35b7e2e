import fc from 'fast-check';
import { expect, describe as group, test } from 'vitest';
import { cutHtml, cutText } from '../../src/notes/cut.js';
import { describe, descriptionLimit, plainNotes, safeHtml } from '../../src/notes/describe.js';
import { renderNotes } from '../../src/notes/notes.js';

const notes = renderNotes(
  `## Worth knowing

An allocation may *fail* in the kernel, so \`Box<T>\` returns a \`Result\` & more.

1. [Rust for Linux](https://rust-for-linux.com/), the project
2. [Mail](mailto:show@example.com) and [an old page](http://old.example.com/)

| Year | Event |
|---|---|
| 1991 | Linux |
`,
  'https://rust-in-production.example.com/',
);

group('one source for every directory', () => {
  test('the tags that all of them keep', () => {
    expect(safeHtml(notes)).toBe(`<p>Worth knowing</p>
<p>An allocation may fail in the kernel, so Box&lt;T&gt; returns a Result &amp; more.</p>
<ul>
<li><a href="https://rust-for-linux.com/">Rust for Linux</a>, the project</li>
<li>Mail and an old page</li>
</ul>
<p>Year
Event</p>
<p>1991
Linux</p>`);
  });

  test('plain text, without angle brackets', () => {
    expect(plainNotes(notes)).toBe(`Worth knowing

An allocation may fail in the kernel, so Box‹T› returns a Result & more.

- Rust for Linux (https://rust-for-linux.com/), the project
- Mail (mailto:show@example.com) and an old page (http://old.example.com/)

Year Event

1991 Linux`);
  });

  test('an address that is its own text is said once', () => {
    const address = 'https://rust-for-linux.com/?a=1&b=2';
    expect(plainNotes(renderNotes(`<${address}>`, undefined))).toBe(address);
  });

  test('nothing makes nothing', () => {
    expect(describe('', true)).toBe('');
    expect(describe('', false)).toBe('');
  });
});

group('limits in bytes', () => {
  test('are kept at a word', () => {
    expect(cutText('Rust im Kernel: größer als gedacht', 27)).toBe('Rust im Kernel: größer…');
    expect(cutText('Rust im Kernel', 14)).toBe('Rust im Kernel');
  });

  test('are kept between characters where a script has no spaces', () => {
    expect(cutText('内核中的锈语言', 12)).toBe('内核中…');
  });

  test('never inside a tag or a reference, with every element closed', () => {
    const html = '<p>Box&lt;T&gt; <a href="https://rust-for-linux.com/">Rust for Linux</a></p>';
    expect(cutHtml(html, 70)).toBe('<p>Box&lt;T&gt; <a href="https://rust-for-linux.com/">Rust…</a></p>');
    expect(cutHtml(html, 30)).toBe('<p>Box&lt;T&gt;…</p>');
  });

  const words = fc.constantFrom(
    'Rust',
    'größer',
    '内核',
    '🦀',
    '&amp;',
    '&lt;T&gt;',
    'a&amp;b',
    'x'.repeat(40),
  );
  const inline = fc.array(words, { minLength: 1, maxLength: 6 }).map((each) => each.join(' '));
  const block = fc.oneof(
    inline.map((text) => `<p>${text}</p>`),
    inline.map((text) => `<p>${text} <a href="https://example.com/?a=1&amp;b=2">${text}</a>, ${text}</p>`),
    fc
      .array(inline, { minLength: 1, maxLength: 3 })
      .map((items) => `<ul>${items.map((each) => `<li>${each}</li>`).join('')}</ul>`),
  );
  const html = fc.array(block, { minLength: 1, maxLength: 8 }).map((blocks) => blocks.join('\n'));

  test('hold for any HTML: short enough, well-formed, and made of what was there', () => {
    fc.assert(
      fc.property(html, fc.integer({ min: 60, max: 400 }), (whole, bytes) => {
        const kept = cutHtml(whole, bytes);
        expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(bytes);
        if (Buffer.byteLength(whole) <= bytes) expect(kept).toBe(whole);
        expect(safeHtml(kept)).toBe(kept.trim());
        const [before = ''] = kept.split('…');
        expect(whole.startsWith(before)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('hold for what becomes a description', () => {
    const long = renderNotes('Größer als **gedacht**.\n\n'.repeat(400), undefined);
    for (const plain of [true, false]) {
      const bytes = Buffer.byteLength(describe(long, plain));
      expect(bytes).toBeLessThanOrEqual(descriptionLimit);
      expect(bytes).toBeGreaterThan(descriptionLimit - 40);
    }
  });
});
