import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { describe as describeNotes } from '../../src/notes/describe.js';
import { firstParagraph, renderNotes } from '../../src/notes/notes.js';

const page = 'https://rust-in-production.example.com/podcast/s05e06/';

const pieces = fc.constantFrom(
  ...[
    '# Head',
    'text',
    '*em*',
    '**strong**',
    '`Box<T>`',
    '~~gone~~',
    '& &mdash; &lt;b> "quoted" \'so\'',
    '\n',
    '\n\n',
  ],
  ...[
    '- item\n',
    '3. third\n',
    '> quote\n',
    '| a | b |\n|:--|--:|\n| 1 | 2 |\n',
    '---\n',
    '    code <x>\n',
    'a  \nb',
  ],
  ...[
    '```rust\nlet a: List<T> = "x";\n```\n',
    '~~~\nopen',
    '[a](https://lwn.net/?a=1&b=2 "a")',
    '[b](../b "c & d")',
  ],
  ...[
    '[c](@/podcast/s01e00/index.md#x)',
    '[d](//cdn.example.com/x)',
    '[e](ftp://x.example.com)',
    '[f](irc:chat)',
    '[g]()',
  ],
  ...[
    '![h](./h.jpg "H")',
    '![](x.png)',
    '![i](data:image/png;base64,AA==)',
    '<https://example.com/a_b>',
    '<a@example.com>',
  ],
  ...[
    '[j][k]\n\n[k]: ./k "K"\n',
    '[l](javascript:alert(1))',
    '[m](tel:+49)',
    '\u00a0',
    '🦀',
    '\\*',
    '[n](x "")',
  ],
);

test('what holds no HTML comes out as the sanitiser would make it', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), fc.constantFrom(page, undefined), (parts, base) => {
      const text = parts.join(' ');
      // A comment makes the sanitiser look at all of it, and leaves nothing behind.
      expect(renderNotes(text, base)).toBe(renderNotes(`<!-- -->\n\n${text}`, base));
    }),
    { numRuns: 500 },
  );
});

test('an address is normalised as markdown-it does it', () => {
  const parts = fc.constantFrom(
    '/',
    '?',
    '#',
    'a',
    'B',
    '%20',
    '%',
    '%zz',
    '&',
    '=',
    ':',
    '@',
    '.',
    '-',
    '~',
    '$',
    "'",
    'ü',
    '!',
    '+',
    ',',
    ';',
    '*',
    '|',
  );
  const address = fc
    .array(parts, { maxLength: 10 })
    .map((each) => `https://media.example.com/${each.join('')}`);
  fc.assert(
    fc.property(address, (link) => {
      const [, href] = /href="([^"]*)"/.exec(renderNotes(`[x](<${link}>)`, undefined)) ?? [];
      expect(href?.replaceAll('&amp;', '&')).toBe(new MarkdownIt().normalizeLink(link));
    }),
    { numRuns: 500 },
  );
});

test('a complete address is resolved as URL resolves it', () => {
  const host = fc.constantFrom(
    'lwn.net',
    'LWN.net',
    '127.1',
    'xn--mnchen-3ya.de',
    'lore.kernel.org.',
    'a-',
    'a:443',
  );
  const parts = fc.constantFrom(
    '/',
    '.',
    '..',
    '/./',
    '%2e',
    '%41',
    '%zz',
    'b',
    'x.y',
    '?',
    '#',
    '@',
    ':',
    '~',
    "'",
  );
  const address = fc
    .tuple(host, fc.array(parts, { maxLength: 8 }))
    .map(([name, each]) => `https://${name}/${each.join('')}`)
    .filter((link) => URL.canParse(link));
  fc.assert(
    fc.property(address, (link) => {
      const [, href] = /href="([^"]*)"/.exec(renderNotes(`[x](<${link}>)`, page)) ?? [];
      expect(href).toBe(new URL(new MarkdownIt().normalizeLink(link)).href);
    }),
    { numRuns: 500 },
  );
});

describe('links', () => {
  test.each([
    ['[teaser](../s01e00/)', 'https://rust-in-production.example.com/podcast/s01e00/'],
    ['[teaser](@/podcast/s01e00/index.md)', 'https://rust-in-production.example.com/podcast/s01e00/'],
    ['[teaser](@/podcast/_index.md#all)', 'https://rust-in-production.example.com/podcast/#all'],
    ['<a href="/about">about</a>', 'https://rust-in-production.example.com/about'],
  ])('%s', (text, address) => {
    expect(renderNotes(text, page)).toContain(`href="${address}"`);
  });

  test.each([
    ['[a](/about)', 'https://rust-in-production.example.com/about'],
    ['<a href="/about">a</a>', 'https://rust-in-production.example.com/about'],
    ['[a](@/about.md)', 'https://rust-in-production.example.com/about/'],
    ['[a](//media.example.com/a)', 'https://media.example.com/a'],
    // From where these lead nobody knows.
    ['[a](about)', 'about'],
    ['[a](../about)', '../about'],
  ])('without a page, from the root of the website: %s', (text, address) => {
    const site = 'https://rust-in-production.example.com/';
    expect(renderNotes(text, undefined, site)).toBe(`<p><a href="${address}">a</a></p>`);
  });

  test('a title that only says the text again is left out', () => {
    expect(
      renderNotes('[Nping](https://example.com/ "Nping") [b](https://example.com/ "a mail")', page),
    ).toBe(
      '<p><a href="https://example.com/">Nping</a> <a href="https://example.com/" title="a mail">b</a></p>',
    );
  });
});

test('nothing that runs or frames comes through', () => {
  const html = renderNotes(
    '<div onclick="x()">a</div>\n\n<script>b</script>\n\n<iframe src="https://x.example.com"></iframe>\n\n<img src=x onerror=y>',
    undefined,
  );
  expect(html).not.toMatch(/script|iframe|onclick|onerror/);
  expect(html).toContain('a');
});

describe('footnotes', () => {
  const text =
    'Soil[^a] and roots.[^b] Again[^a], and here^[Or *there*.].\n\n[^b]: Two\n\n    paragraphs.\n[^a]: [One](https://example.com/).\n';

  test('are numbers and paragraphs, which every directory keeps', () => {
    const html = renderNotes(text, 'https://garden.example.com/soil/');
    expect(html.split('\n')).toEqual([
      '<p>Soil<sup>[1]</sup> and roots.<sup>[2]</sup> Again<sup>[1]</sup>, and here<sup>[3]</sup>.</p>',
      '<hr />',
      '<p>[1] <a href="https://example.com/">One</a>.</p>',
      '<p>[2] Two</p>',
      '<p>paragraphs.</p>',
      '<p>[3] Or <em>there</em>.</p>',
    ]);
    expect(renderNotes(`${text}\n<kbd>x</kbd>\n`, undefined)).toContain('<p>[2] Two</p>');
    expect(describeNotes(html, false)).toContain('roots.[2] Again[1]');
    expect(describeNotes(html, true)).toContain('\n\n[2] Two\n\nparagraphs.');
  });

  test('what names no footnote is text', () => {
    expect(renderNotes('A[^x] and [^y]', undefined)).toBe('<p>A[^x] and [^y]</p>');
  });
});

test.each([
  ['<p>One</p><p>Two</p>', '<p>One</p>'],
  ['<h1>Head</h1><p>One <b>two</b></p>', '<p>One <b>two</b></p>'],
  ['<p> </p><p><img src="x.png"></p><p>Text</p><p>More</p>', '<p>Text</p>'],
  ['<ul><li>One</li></ul>', ''],
  ['<p><br></p>', ''],
  ['<p>Never closed', ''],
  ['', ''],
])('the first paragraph with words of %s is %s', (html, paragraph) => {
  expect(firstParagraph(html)).toBe(paragraph);
});
