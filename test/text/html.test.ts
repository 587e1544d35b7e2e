import fc from 'fast-check';
import { Tokenizer } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { decodeReferences, deeperThan, type Html, readHtml, textsOf } from '../../src/text/html.js';

/** The tags and texts as they stand in the source, in order. */
function cut(html: string): readonly string[] {
  const read = readHtml(html);
  return [...read.tags, ...textsOf(html, read)]
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => html.slice(start, end));
}

/** Every tag as its name and where its name begins, with the names and values of its attributes. */
function tagsOf(html: string): readonly unknown[] {
  return readHtml(html).tags.map(({ name, start, closing, attributes }) => [
    closing ? `/${name}` : name,
    start + (closing ? 2 : 1),
    ...attributes.map(({ name: each, raw, start: at }) => [each, raw, at]),
  ]);
}

/** The same by another's tokenizer. */
function tagsOfHtmlparser2(html: string): readonly unknown[] {
  const found: unknown[] = [];
  let tag: unknown[] = [];
  let attribute: [string, string, number] = ['', '', 0];
  const done = () => found.push(tag);
  const ignored = () => {};
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      onopentagname: (start, end) => {
        tag = [html.slice(start, end).toLowerCase(), start];
      },
      onattribname: (start, end) => {
        attribute = [html.slice(start, end).toLowerCase(), '', start];
      },
      onattribdata: (start, end) => {
        attribute[1] += html.slice(start, end);
      },
      onattribend: () => tag.push(attribute),
      onopentagend: done,
      onselfclosingtag: done,
      onclosetag: (start, end) => found.push([`/${html.slice(start, end).toLowerCase()}`, start]),
      onattribentity: ignored,
      ontext: ignored,
      ontextentity: ignored,
      oncdata: ignored,
      oncomment: ignored,
      ondeclaration: ignored,
      onprocessinginstruction: ignored,
      onend: ignored,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return found;
}

describe('HTML', () => {
  test.each([
    ['<p>Rust for <em>Linux</em></p>', ['<p>', 'Rust for ', '<em>', 'Linux', '</em>', '</p>']],
    ['one<br/>two<BR >three', ['one', '<br/>', 'two', '<BR >', 'three']],
    ['a < b, 1 <3, R&D', ['a < b, 1 <3, R&D']],
    ['Box<T> of <code>u8</code >', ['Box', '<T>', ' of ', '<code>', 'u8', '</code >']],
    ['before<!-- <p> -->after', ['before', 'after']],
    ['<script>if (a<b) "<p>"</script>', ['<script>', 'if (a<b) "<p>"', '</script>']],
    ['cut off <a href="https://exam', ['cut off ']],
    ['', []],
  ])('%s is cut into its parts', (html, parts) => expect(cut(html)).toEqual(parts));

  test('has names in lower case, and end tags apart from start tags', () => {
    const { tags } = readHtml('<P>x</P><img/>');
    expect(tags.map(({ name, closing }) => [name, closing])).toEqual([
      ['p', false],
      ['p', true],
      ['img', false],
    ]);
  });

  test('has attributes with their place', () => {
    const html = '<a HREF="/x?a=1&amp;b=2" title=\'R\' download rel=nofollow x="">notes</a>';
    const attributes = (readHtml(html) as Html).tags[0]?.attributes ?? [];
    expect(attributes.map(({ name, raw }) => [name, decodeReferences(raw)])).toEqual([
      ['href', '/x?a=1&b=2'],
      ['title', 'R'],
      ['download', ''],
      ['rel', 'nofollow'],
      ['x', ''],
    ]);
    expect(attributes.map(({ valueSpan }) => html.slice(valueSpan.start, valueSpan.end))).toEqual([
      '/x?a=1&amp;b=2',
      'R',
      '',
      'nofollow',
      '',
    ]);
    expect(attributes.map(({ start, end }) => html.slice(start, end))[0]).toBe('HREF="/x?a=1&amp;b=2"');
  });

  test('never overlaps itself, whatever it is', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '/',
      'p',
      'a',
      ' ',
      '"',
      "'",
      '=',
      '&amp;',
      '<!--',
      '-->',
      '<br>',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const html = pieces.join('');
        const read = readHtml(html);
        let last = 0;
        for (const { start, end } of [...read.tags, ...textsOf(html, read)].sort(
          (a, b) => a.start - b.start,
        )) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(html.length);
      }),
    );
  });

  test('is cut as htmlparser2 cuts it', () => {
    // What htmlparser2 does in a way of its own stays out: end tags that hold more than a name.
    const piece = fc.constantFrom(
      ...[
        '<p',
        '<a',
        '</a>',
        '</P>',
        '<br',
        '<T',
        '>',
        '/>',
        ' ',
        '\n',
        ' href="',
        '"',
        "'",
        ' x=',
        '=',
        '&amp;',
      ],
      ...[
        ' < ',
        ' <3',
        '<!-- c -->',
        '<!x>',
        'Rust',
        '<code>',
        '</code>',
        '<em class=a>',
        '</em>',
        '😀',
        '/',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const html = pieces.join('');
        expect(tagsOf(html)).toEqual(tagsOfHtmlparser2(html));
      }),
      { numRuns: 2000 },
    );
  });

  test.each(['<', '<a ', '<a b="', '&', '<!--', '</', '<p>', '</p'])(
    '%s half a million times is read',
    (piece) => {
      readHtml(piece.repeat(500_000));
    },
  );
});

test.each([
  '<?xml version="1.0"?>',
  '<?php "a" ?>',
  '<!doctype html>',
  '<!>',
  '</ >',
  '<!-- <b> -->',
  '<!-->',
])('a browser shows nothing of %s', (comment) => {
  expect(readHtml(comment).tags).toEqual([]);
  expect(cut(`Rust${comment}for<b>Linux</b>`)).toEqual(['Rust', 'for', '<b>', 'Linux', '</b>']);
});

test.each([
  ['R&amp;D &lt;3 &#39;x&#x27;', "R&D <3 'x'"],
  ['&nbsp;&hellip;', '\u00a0…'],
  ['&unknown; & &amp &#0; &#x110000; &amp;amp;', '&unknown; & &amp &#0; &#x110000; &amp;'],
])('%s is decoded once', (text, decoded) => expect(decodeReferences(text)).toBe(decoded));

test.each([
  ['<b><i>x</i></b>', 1, 3],
  ['<b><i>x</i></b>', 2, undefined],
  ['<b>x</b><i>y</i><u>z</u>', 1, undefined],
  ['<br><p><li><b>x', 1, undefined],
  ['</b></b><i><u>x', 1, 11],
])('of %s, more than %i elements are around what begins at %s', (html, depth, start) => {
  expect(deeperThan(depth, readHtml(html))?.start).toBe(start);
});
