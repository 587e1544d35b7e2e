import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Span } from '../../src/text/source.js';
import { type Document, type Element, faults, read, readText } from '../../src/xml/document.js';
import { pieces } from './mutants.js';

const reading = (text: string): Document => readText(text, { name: 'feed.xml' });

/** Texts that are nearly XML, which is where a scanner goes wrong. */
const nearlyXml = fc
  .array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...pieces) }, fc.string({ unit: 'binary' })), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));
const inFeed = nearlyXml.map((text) => `<rss><channel><item><title>${text}</title></item></channel></rss>`);

function elements(element: Element | undefined): Element[] {
  return element ? [element, ...element.children.flatMap(elements)] : [];
}

/** Every span that a document speaks of. */
function spansOf({ root, findings, comments, instructions, declaration, doctype }: Document): Span[] {
  const spans = [...findings.map(({ span }) => span), ...comments, ...instructions];
  if (declaration) spans.push(declaration);
  if (doctype) spans.push(doctype.span);
  for (const { fix } of findings) spans.push(...(fix?.edits.map(({ span }) => span) ?? []));
  for (const element of elements(root)) {
    spans.push(element.span, element.openSpan, element.nameSpan, element.contentSpan, element.textSpan);
    for (const { span, nameSpan, valueSpan } of element.attributes) spans.push(span, nameSpan, valueSpan);
    for (const { span, valueSpan } of element.declarations) spans.push(span, valueSpan);
  }
  return spans;
}

describe('whatever the input', () => {
  test.each([
    ['text that is nearly XML', fc.oneof(nearlyXml, inFeed).map((text) => reading(text))],
    ['bytes', fc.uint8Array({ maxLength: 200 }).map((bytes) => read(bytes, { name: 'feed.xml' }))],
  ])('%s is read without an exception, and no span leaves the text', (_, documents) => {
    fc.assert(
      fc.property(documents, (document) => {
        const { length } = document.source.text;
        for (const { start, end } of spansOf(document)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(length);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('the source holds at each span what the span says', () => {
    fc.assert(
      fc.property(inFeed, (text) => {
        const document = reading(text);
        const at = ({ start, end }: Span): string => document.source.text.slice(start, end);
        for (const element of elements(document.root)) {
          expect(at(element.nameSpan)).toBe(element.qname);
          expect(at(element.openSpan).startsWith(`<${element.qname}`)).toBe(true);
          expect(at(element.span)).toBe(
            at(element.openSpan) +
              at(element.contentSpan) +
              at({ start: element.contentEnd, end: element.end }),
          );
          for (const attribute of element.attributes) {
            expect(at(attribute.nameSpan)).toBe(attribute.qname);
            expect(at(attribute.span)).toContain(at(attribute.valueSpan));
          }
        }
        for (const comment of document.comments) expect(at(comment).startsWith('<!--')).toBe(true);
        for (const instruction of document.instructions) expect(at(instruction).startsWith('<?')).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test('children lie in their parents, one after another', () => {
    fc.assert(
      fc.property(inFeed, (text) => {
        for (const { openEnd, contentEnd, children } of elements(reading(text).root)) {
          const edges = [openEnd, ...children.flatMap(({ start, end }) => [start, end]), contentEnd];
          expect(edges).toEqual([...edges].sort((a, b) => a - b));
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('every offset of a value leads to the character that it was read from', () => {
    const untouched = /[^&\s]/;
    fc.assert(
      fc.property(inFeed, (text) => {
        const document = reading(text);
        const check = (value: string, offset: (at: number) => number, { start, end }: Span): void => {
          for (let index = 0; index < value.length; index++) {
            const at = offset(index);
            expect(at).toBeGreaterThanOrEqual(start);
            expect(at).toBeLessThan(end);
            const written = document.source.text.charAt(at);
            if (untouched.test(written)) expect(written).toBe(value.charAt(index));
          }
        };
        for (const element of elements(document.root)) {
          check(element.text, (at) => element.sourceOffset(at), element.contentSpan);
          for (const attribute of element.attributes) {
            check(attribute.value, (at) => attribute.sourceOffset(at), attribute.valueSpan);
          }
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('a document is fatal when, and only when, some finding is', () => {
    fc.assert(
      fc.property(inFeed, (text) => {
        const { fatal, findings } = reading(text);
        expect(fatal).toBe(findings.some(({ rule }) => faults[rule] === 'refused'));
      }),
    );
  });
});

/** Any text that XML can hold. */
const anyText = fc
  .string({ unit: 'grapheme', maxLength: 80 })
  .map((text) => text.replace(/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g, ''));

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};
const escaped = (text: string): string => text.replace(/[&<>"\r]/g, (mark) => escapes[mark] ?? mark);

describe('whatever the text', () => {
  test('it is read as it was written, as text and in an attribute', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const written = escaped(text);
        const inAttribute = written.replace(/[\t\n]/g, (blank) => `&#${blank.charCodeAt(0)};`);
        const { root, findings } = reading(`<a b="${inAttribute}">${written}</a>`);
        expect(findings).toEqual([]);
        expect([root?.text, root?.attribute('b')?.value]).toEqual([text, text]);
      }),
    );
  });

  test('it is read as it was written in CDATA, but for line ends', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const sections = `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
        expect(reading(`<a>${sections}</a>`).root?.text).toBe(text.replace(/\r\n?/g, '\n'));
      }),
    );
  });
});
