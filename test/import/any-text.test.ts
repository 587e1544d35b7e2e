import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { markupOf } from '../../src/import/rest.js';
import { escapedHtml, escapedText } from '../../src/text/escape.js';
import { type Element, readText } from '../../src/xml/document.js';
import { hosts } from './hosts.js';
import { moveTwice, undated } from './imported.js';

/** What an element says, with the names of their vocabularies. */
function saidBy({ expandedName, attributes, text, children }: Element): unknown {
  return [
    expandedName,
    attributes.map((each) => [each.expandedName, each.value]),
    // Blanks between elements say nothing, and are not kept.
    children.length > 0 && text.trim() === '' ? '' : text,
    children.map(saidBy),
  ];
}

describe('for any texts', () => {
  const words = fc
    .string({ unit: 'grapheme', maxLength: 40 })
    .map((text) => text.replace(/[^\P{C}\n]/gu, ''));
  const html = fc
    .array(
      fc.oneof(
        words.map(escapedHtml),
        fc.constantFrom(
          '<p>',
          '</p>',
          '<b>',
          '</b>',
          '<pre>',
          '</pre>',
          '<br>',
          '\n\n',
          '* a',
          '    b',
          '<div class="x">',
          '<script>x</script>',
          '{{ x }}',
          '[y](z)',
          '`',
        ),
      ),
    )
    .map((pieces) => pieces.join(''));

  test('a build of the import is stable, and keeps guid, recording and elements', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(words, words, html, html, async (title, guid, description, notes) => {
        const feed = (hosts['elements of WordPress']?.feed ?? '')
          .replace('<title>Rust for Linux<', () => `<title>${escapedHtml(`T${title}`)}<`)
          .replace('>rust-6<', () => `>${escapedHtml(`g${guid}`)}<`)
          .replace('<slash:comments>0<', () => `<slash:comments>${escapedHtml(title)}.<`)
          .replace(
            '<content:encoded>',
            () => `<description>${escapedHtml(description)}</description><content:encoded>`,
          )
          .replace(
            /(<content:encoded>).*(<\/content:encoded>)/s,
            (_, open, close) => `${open}${escapedHtml(notes)}${close}`,
          );
        const [once, twice] = await moveTwice(feed);
        expect(undated(twice.feed)).toBe(undated(once.feed));
        expect(once.feed).toContain(`>${escapedText(`g${guid}`.trim())}</guid>`);
        expect(once.differences.map(({ name }) => name)).not.toContain('guid');
        expect(once.differences.map(({ name }) => name)).not.toContain('slash:comments');
        expect(once.feed).toContain('<enclosure url="https://media.example.com/6.mp3" length="41280000"');
      }),
      { numRuns: 60 },
    );
  });

  test('an element that is kept reads as it was', () => {
    const text = words.map(escapedHtml);
    fc.assert(
      fc.property(text, text, text, text, (a, b, c, d) => {
        const piece = `<z:a q="${b}" z:r="${c}">${a}<z:b/>${d}<!-- x --><c xmlns="urn:c"><d/>${c}</c></z:a>`;
        const { root } = readText(`<x xmlns:z="urn:z">${piece}</x>`, { name: 'x' });
        const [kept] = root?.children ?? [];
        const again = readText(kept ? markupOf(kept) : '', { name: 'y' });
        expect(again.findings).toEqual([]);
        expect(again.root && saidBy(again.root)).toEqual(kept && saidBy(kept));
      }),
      { numRuns: 200, examples: [['', '', ' ', '']] },
    );
  });
});
