import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prepareBody } from '../../src/notes/body.js';
import { codeIn } from '../../src/notes/code.js';
import { markMore, splitMore } from '../../src/notes/more.js';
import { renderNotes } from '../../src/notes/notes.js';
import { renderPlain } from '../../src/notes/plain.js';

const namesIn = (text: string): readonly string[] => prepareBody(text, {}).refused.map(({ name }) => name);

describe('shortcodes and templates', () => {
  test.each([
    ['{{ codecrafters() }}', ['codecrafters']],
    ['a {{< youtube id="x" >}} b {{% note %}}c{{% /note %}}', ['youtube', 'note', 'note']],
    ['{% include "ad.html" %}', ['include']],
    ['{{ page.url | absolute_url }}', ['page.url']],
    ['[[ player ]]', ['player']],
    ['[audio src="x.mp3"]', ['audio']],
    ['<% ad %> <?php ad(); ?>', ['ad', 'php']],
    // Shown to nobody.
    ['{# a remark #}{% comment %}{{ ad() }}{% endcomment %}{{/* not now */}}', []],
    ['<!-- {{ ad() }} --> a {{ ad() }} <!-- `b` -->', ['ad']],
    ['`<!--` {{ ad() }} `-->`', ['ad']],
    // Hugo shows these as {{< youtube >}}.
    ['{{</* youtube */>}}', ['youtube']],
    // No shortcodes, though they look a little like some.
    ['[[1]](https://lwn.net/) [video](https://example.com/) RUST [ALLOC] {not} a { b } %}', []],
    ['`{{ codecrafters() }}`, ``{% x ` %}``', []],
    ['Use `{{ a() }}`:\n```\n{{ codecrafters() }}\n```\n', []],
    ['Never closed: `\n```\n```\n{{ codecrafters() }} `', ['codecrafters']],
    ['```\n{{ codecrafters() }}\n```\n\n~~~jinja\n{% x %}\n~~~', []],
  ])('%s', (text, expected) => {
    expect(namesIn(text)).toEqual(expected);
  });

  test.each([
    ['## Links {#links}\n\nMore {#1}\n', '## Links \n\nMore {#1}\n'],
    ['# Live {#live .wide data-x="a b"}\r\n', '# Live \r\n'],
    [
      '[Tokio](https://tokio.rs/){:target="_blank" rel=nofollow} and\n{: .note}\n',
      '[Tokio](https://tokio.rs/) and\n\n',
    ],
    ['* TOC\n{:toc}\n', '* TOC\n\n'],
    ['::: transcript\nWelcome to ::: us.\n:::\n', '\nWelcome to ::: us.\n\n'],
    ['It answers {:ok, pid} or `{:.x}`.', 'It answers {:ok, pid} or `{:.x}`.'],
    ['[Rust](https://rust-lang.org/){:target="_blank" .out}', '[Rust](https://rust-lang.org/)'],
    ['* toc\n{:toc}\n\n{: .no_toc }\r\n', '* toc\n\n\n\r\n'],
    ['## Links {#links .big}\n\nText', '## Links \n\nText'],
    // The format strings of Rust.
    ['Print {:?}, {:#?}, x{:#x} and {:.2} {#a}', 'Print {:?}, {:#?}, x{:#x} and {:.2} {#a}'],
    ['`[Rust](){:.a}`', '`[Rust](){:.a}`'],
  ])('attributes are shown to nobody: %j', (text, expected) => {
    expect(prepareBody(text, {})).toMatchObject({ markdown: expected, refused: [] });
  });

  test('of MDX', () => {
    const text = 'import X from "./x"\n\n<Player src={x} />\n\nText {count} and `{code}`.\n';
    const { refused } = prepareBody(text, { isMdx: true });
    expect(refused.map(({ start, end }) => text.slice(start, end))).toEqual([
      '<Player src={x} />',
      '{count}',
    ]);
    const { markdown } = prepareBody(text, { isMdx: true, shortcodes: { otherwise: 'strip' } });
    expect(markdown.trim()).toBe('Text  and `{code}`.');
    expect(prepareBody('import this {one}', {}).refused).toEqual([]);
    const long =
      'import {\n  Player,\n} from "./x"\nexport const a = {\n  b: 1 }\n\nexport const c = 1\nText.\n';
    expect(prepareBody(long, { isMdx: true }).markdown.trim()).toBe('Text.');
  });

  test('each is refused at its place unless a policy covers it', () => {
    const text = 'a {{ ad() }} b {{ venue() }} c {{ rest() }}';
    const { markdown, refused } = prepareBody(text, {
      shortcodes: { strip: ['ad'], replace: new Map([['venue', '*Utrecht*']]) },
    });
    expect(markdown).toBe('a  b *Utrecht* c {{ rest() }}');
    expect(refused.map(({ start, end }) => text.slice(start, end))).toEqual(['{{ rest() }}']);
    expect(prepareBody(text, { shortcodes: { otherwise: 'strip' } })).toMatchObject({
      markdown: 'a  b  c ',
      refused: [],
    });
  });

  test('what stands between two tags stays', () => {
    const shortcodes = { otherwise: 'strip' } as const;
    expect(prepareBody('{% quote() %}Rust{% end %}', { shortcodes }).markdown).toBe('Rust');
  });
});

describe('templates', () => {
  const values = {
    site: 'https://garden.example.com/',
    lookUp: (name: string) =>
      ({ 'page.title': 'Soil', title: 'Soil', 'site.url': 'https://garden.example.com' })[name],
  };
  const filled = (text: string, isMdx = false) =>
    prepareBody(text, { shortcodes: { otherwise: 'strip', values }, isMdx });

  test.each([
    ['{{ page.title }}', 'Soil'],
    ["{{ page['title'] | escape }}", 'Soil'],
    ['{{- title | upcase -}}', 'SOIL'],
    ['<%= page.title %>', 'Soil'],
    ['[About]({{ "/about/" | relative_url }})', '[About](https://garden.example.com/about/)'],
    ['[About]({{ site.url }}/about/)', '[About](https://garden.example.com/about/)'],
    ['{{ nothing | default: "Nobody" }}', 'Nobody'],
    // Something to compute is not computed.
    ['{{ page.title | truncate: 3 }}', ''],
    // Shortcodes that every site has.
    ['{{< youtube dQw4w9WgXcQ >}}', '<https://www.youtube.com/watch?v=dQw4w9WgXcQ>'],
    ['{{ youtube(id="dQw4w9WgXcQ") }}', '<https://www.youtube.com/watch?v=dQw4w9WgXcQ>'],
    ['{% vimeo 146022717 %}', '<https://vimeo.com/146022717>'],
    ['{{< figure src="/a.jpg" alt="Soil" >}}', '![Soil](/a.jpg)'],
    ['{% highlight rust %}\nlet x;\n{% endhighlight %}', '\n```rust\n\nlet x;\n\n```\n'],
    ['{% raw %}{{ x }}{% endraw %}', '{{ x }}'],
    // A link of which one half is left.
    ['[{{ x }}](https://example.com/a)', '<https://example.com/a>'],
    ['[Ann]({{ x }})', 'Ann'],
    ['[{{ x }}]({{ y }})', ''],
    // Obsidian.
    ['Soil %%not now%% and %% nor\nhere %% roots', 'Soil  and  roots'],
    ['100%% and 50%%', '100%% and 50%%'],
    [
      '[[Alice Ryhl|Alice]], [[people/Alice Ryhl]], [[Soil#Roots]] and [[TOC]]',
      'Alice, Alice Ryhl, Soil > Roots and ',
    ],
    ['![[Soil]] and [[player]]', ' and '],
    ['![[a b/soil.png|300]] ![[Soil.JPG|The soil]]', '![](a%20b/soil.png) ![The soil](Soil.JPG)'],
  ])('%j', (text, expected) => {
    expect(filled(text).markdown).toBe(expected);
  });

  test('in MDX', () => {
    expect(filled('{title} and {count}', true).markdown).toBe('Soil and ');
  });

  test('what nothing is known of is refused, and what is embedded', () => {
    const text = '{{ x }} [[player]] ![[Soil]] [[Alice Ryhl]]';
    const { refused } = prepareBody(text, { shortcodes: { values } });
    expect(refused.map(({ start, end }) => text.slice(start, end))).toEqual([
      '{{ x }}',
      '[[player]]',
      '![[Soil]]',
    ]);
  });

  test('HTML has two percent signs and words in brackets as they are', () => {
    const html = '<p>Soil %%not now%% and [[Alice Ryhl]]</p>';
    expect(prepareBody(html, { isHtml: true }).markdown).toBe(html);
  });
});

describe('players, frames and scripts', () => {
  const player =
    '<div><script id="p" src="https://letscast.fm/podcasts/x/episodes/y/player.js?size=s"></script></div>';

  test('go with the elements around them, and the text behind them stays Markdown', () => {
    const { markdown, embeds } = prepareBody(`${player}\nVersion *control*.`, {});
    expect(renderNotes(markdown, undefined)).toBe('<p>Version <em>control</em>.</p>');
    expect(embeds).toEqual([
      {
        start: 0,
        end: player.length,
        element: 'script',
        url: 'https://letscast.fm/podcasts/x/episodes/y/player.js?size=s',
      },
    ]);
  });

  test('may become links', () => {
    const { markdown } = prepareBody('<iframe src="https://player.example.com/603"></iframe>', {
      embeds: 'link',
    });
    expect(renderNotes(markdown, undefined)).toContain('<a href="https://player.example.com/603">');
  });

  test('are left alone in code', () => {
    expect(prepareBody('`<script>`\n\n```html\n<iframe src="x"></iframe>\n```', {}).embeds).toEqual([]);
  });
});

describe('code', () => {
  const pieces = (text: string) => codeIn(text).map(({ start, end }) => text.slice(start, end));

  test.each([
    ['a `b` c ``d ` e``', ['`b`', '``d ` e``']],
    ['an open ` is text', []],
    ['open ` in one\n\nparagraph `', []],
    ['- item\n\n  ```rust\n  x\n  ```\n', ['  ```rust\n  x\n  ```\n']],
    ['```\nnever closed', ['```\nnever closed']],
  ])('%j', (text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });
});

test('any text is taken apart and put together again', () => {
  const parts = fc.constantFrom(
    '{{ a }}',
    '{% b %}',
    '<script>',
    '</script>',
    '`',
    '```\n',
    '\n\n',
    'text',
    '[[',
    ']]',
    '<iframe src="',
    '>',
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const { markdown, refused, embeds } = prepareBody(text, {});
      if (embeds.length === 0) expect(markdown).toBe(text);
      for (const { start, end } of refused) expect(text.slice(start, end)).toMatch(/^(\{\{|\{%|\[\[)/);
    }),
    { numRuns: 500 },
  );
});

test('hostile text does not hang', () => {
  for (const piece of [
    '{{ ',
    '{% ',
    '`',
    '` ``',
    '<script ',
    '<script>',
    '[[',
    '<div>',
    '{#',
    ' %%',
    ' %% a',
    '{% raw %}',
    '[](',
    '[{{ x }}](',
    '## {#a ',
    '{:.a ',
    '<!-- more',
    '~~~\n',
  ]) {
    const text = piece.repeat(30_000);
    prepareBody(text, { shortcodes: { otherwise: 'strip' } });
  }
});

test('the summary of a page ends at its mark', () => {
  const page = (text: string) => splitMore(renderNotes(markMore(text), undefined));
  expect(page('a\n\n<!-- more -->\n\nb')).toEqual({ html: '<p>a</p>\n<p>b</p>', before: '<p>a</p>' });
  expect(page('`<!-- more -->`\n\n<!-- more -->\n\nb')).toMatchObject({
    before: '<p><code>&lt;!-- more --&gt;</code></p>',
  });
  expect(page('a <!--more--> b')).toEqual({ html: '<p>a</p>\n<p>b</p>', before: '<p>a</p>' });
  expect(page('a')).toEqual({ html: '<p>a</p>' });
});

test('a plain page is no markup', () => {
  expect(renderPlain('A & B\r\n\r\n- x < y\r\n- *z*\r\n')).toBe(
    '<p>A &amp; B</p>\n<ul>\n<li>x &lt; y</li>\n<li>*z*</li>\n</ul>',
  );
});
