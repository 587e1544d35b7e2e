import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../src/show/syntax/front-matter.js';
import { entryAt } from '../../src/show/syntax/value.js';
import { keeps } from '../kept.js';

function read(text: string) {
  const { front, findings } = readFrontMatter({ name: 'live.md', text });
  const title = front?.table && entryAt(front.table, 'title')?.value;
  return {
    language: front?.language,
    title: title?.kind === 'scalar' ? title.text : undefined,
    // The span must lie where the text says it.
    written: title && text.slice(title.span.start, title.span.end),
    body: front && text.slice(front.body.start, front.body.end).trim(),
    rules: findings.map(({ rule }) => rule),
  };
}

describe('front matter', () => {
  test.each([
    ['---\ntitle: Live\n---\nBody', 'yaml', 'Live'],
    ['---\r\ntitle: Live\r\n...\r\nBody', 'yaml', 'Live'],
    ['\uFEFF\n\n---\ntitle: Live\n---\nBody', 'yaml', 'Live'],
    ['---yaml\ntitle: Live\n---\nBody', 'yaml', 'Live'],
    ['+++\ntitle = "Live"\n+++\nBody', 'toml', '"Live"'],
    ['---toml\ntitle = "Live"\n---\nBody', 'toml', '"Live"'],
    ['{ "title": "Live" }\nBody', 'json', '"Live"'],
    ['---json\n{ "title": "Live" }\n---\nBody', 'json', '"Live"'],
    [';;;\n"title": "Live",\n"date": "2026-05-21"\n;;;\nBody', 'json', '"Live"'],
    ['Title: Live\nDate: 2026-05-21\n\nBody', 'header', 'Live'],
    ['<!--\n.. title: Live\n.. date: 2026-05-21\n-->\n\nBody', 'header', 'Live'],
    ['<!-- \r\n.. title: Live\r\n.. date: 2026-05-21\r\n-->\r\nBody', 'header', 'Live'],
    ['title: Live\npubDate: 2026-05-21\n---\n\nBody', 'header', 'Live'],
    ['.. title: Live\n.. date: 2026-05-21\n\nBody', 'header', 'Live'],
  ])('%j', (text, language, written) => {
    expect(read(text)).toEqual({ language, title: 'Live', written, body: 'Body', rules: [] });
  });

  test.each([
    ['Note: this is prose.\nWarning: so is this.\n\nBody', []],
    ['Live\n---\n\nBody', []],
    ['<!--\nTODO: a title\n-->\n# A heading\n', []],
    ['# A heading\n\nTitle: Live\nDate: 2026-05-21\n', []],
    ['---js\nmodule.exports = {}\n---\n', ['source/syntax']],
    ['{% include "live" %}\n\nBody', []],
    ['{{ live }}\n\nBody', []],
    ['', []],
  ])('%j has none', (text, rules) => {
    expect(read(text)).toMatchObject({ language: undefined, rules });
  });
});

/** What is wrong with front matter: the text that the finding points at, and what it says. */
function faultsOf(text: string) {
  const { findings } = readFrontMatter({ name: 'live.md', text });
  return findings.map(({ rule, span, message }) => [rule, text.slice(span.start, span.end), message]);
}

describe('YAML', () => {
  test.each([
    ['title: Live: on stage', 'Live: on stage', 'The value contains a colon'],
    ['title: Live\n season: 6', 'season', 'The key "season" is indented deeper'],
    ['title:\u00a0Live\nseason: 6', '\u00a0', 'The space after the colon is U+00A0'],
    ['audio:\n    url: a\n  bytes: 5', 'bytes: 5', 'This line is not aligned'],
    ['title: @live', '@live', 'The value starts with "@"'],
    ['title: "Live\nseason: 6', '"Live', 'The " here is never closed'],
    ['guests: [Alice Ryhl\nseason: 6', '[Alice Ryhl', 'The [ here is never closed'],
    ["title: 'It's live'", "'It's live'", 'comes after the end of the value'],
    ['title: "Live \\on stage"', '\\', 'Invalid escape sequence'],
    ['audio:\n\tbytes: 5', '\t', 'The line is indented with a tab'],
    ['season: !!int "6"', '!!int', 'The tag "!!int" is not supported'],
    ['published: !!timestamp 2026-05-21', '!!timestamp', 'The tag "!!timestamp" is not supported'],
    ['title: *live', '*live', 'The alias "*live" has no anchor'],
    ['<<: Live', 'Live', 'The value of "<<" is not a table'],
    ['season: 6\nseason: 7', 'season', 'The key "season" appears twice'],
    ['audio: { bytes: 5, "bytes": 6 }', '"bytes"', 'The key "bytes" appears twice'],
  ])('%j is shown where it is wrong', (yaml, at, message) => {
    const found = faultsOf(`---\n${yaml}\n---\n`);
    expect(found).toEqual([[expect.any(String), at, expect.stringContaining(message)]]);
  });

  test.each([
    `x: ${'['.repeat(5000)}${']'.repeat(5000)}`,
    `x: &x [*x]`,
    Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
  ])('that nests without end is refused', (yaml) => {
    expect(faultsOf(`---\n${yaml}\n---\n`)).toEqual([
      ['source/syntax', expect.any(String), expect.stringMatching(/nested too deeply/)],
    ]);
  });

  test('a merge key brings in what its table does not say, in whatever order', () => {
    const text =
      '---\nlive: &live { season: 6, explicit: no }\nstage: &stage { season: 7, type: bonus }\n<<: [*live, *stage]\nexplicit: yes\n---\n';
    const { front, findings } = readFrontMatter({ name: 'live.md', text });
    const table = front?.table;
    const told = table?.entries.map(({ key, value }) => [key, value.kind === 'scalar' && value.text]);
    expect(told?.slice(2)).toEqual([
      ['explicit', 'yes'],
      ['season', '6'],
      ['type', 'bonus'],
    ]);
    expect(findings).toEqual([]);
  });
});

describe('JSON', () => {
  test.each([
    ['{"title": "Live",\n}', ',', 'There is a comma before "}"'],
    ['{"guests": ["Alice Ryhl", ] }', ',', 'There is a comma before "]"'],
    ["{'title': 'Live'}", "'title'", 'invalid symbol'],
    ['{"title": "Live\non stage"\n}', '"Live', 'unexpected end of string'],
    ['{"title": "Live\non stage"}', '"', 'The text that starts here has no closing quote'],
    ['{"title": "Live"\n\nShe said "no.\n', '{', 'The front matter opened with "{" is never closed'],
    ['{"title": "Live" "season": 6}', '"season"', 'comma expected'],
    ['{"episode": 06}', '6', 'comma expected'],
    ['{"title": "Live", "title": "On stage"}', '"title"', 'The key "title" appears twice'],
  ])('%j is shown where it is wrong, once', (json, at, message) => {
    expect(faultsOf(`${json}\n`)).toEqual([[expect.any(String), at, expect.stringContaining(message)]]);
  });

  test('every remark is shown', () => {
    const found = faultsOf('{\n// the title\n"title": "Live" /* on stage */\n}');
    expect(found.map(([, at]) => at)).toEqual(['// the title', '/* on stage */']);
  });
});

describe('TOML', () => {
  const neither = 'not text in quotes, a number, a date, true or false';

  test.each([
    ['published = 2026-13-21', '2026-13-21', `"2026-13-21" is ${neither}`],
    ['published = 2026-02-30 # or so', '2026-02-30', `"2026-02-30" is ${neither}`],
    ['published = 2026-05-21T25:00:00', '2026-05-21T25:00:00', `"2026-05-21T25:00:00" is ${neither}`],
    ['published = May 21 2026\r', 'May 21 2026', `"May 21 2026" is ${neither}`],
    ['title = Live', 'Live', `"Live" is ${neither}`],
    ['title = "Live \\on stage"', '\\', 'A backslash in double quotes'],
    ['title =\nseason = 6', 'title', 'The key "title" has no value'],
    ['season = 6\nseason = 7', 'season', 'The key "season" appears twice'],
    ['[audio]\nbytes = 5\n["audio"]', '"audio"', 'The key "audio" appears twice'],
  ])('%j is shown where it is wrong', (toml, at, message) => {
    const found = faultsOf(`+++\n${toml}\n+++\n`);
    expect(found).toEqual([[expect.any(String), at, expect.stringContaining(message)]]);
  });

  test.each([
    `x = ${'['.repeat(5000)}${']'.repeat(5000)}`,
    `x = ${'{a='.repeat(5000)}1${'}'.repeat(5000)}`,
    `${'a.'.repeat(5000)}b = 1`,
    `[${'"a".'.repeat(5000)}b]`,
  ])('that nests without end is refused', (toml) => {
    expect(faultsOf(`+++\n${toml}\n+++\n`)).toEqual([
      ['source/syntax', expect.any(String), 'The TOML is nested too deeply.'],
    ]);
  });

  test('brackets in text and remarks do not nest', () => {
    const brackets = '[{'.repeat(40);
    const toml = `title = "Live" # ${brackets}\na = "${brackets}"\nb = '${brackets}'\nc = """\n${brackets}"""`;
    expect(read(`+++\n${toml}\n+++\nBody`)).toMatchObject({ title: 'Live', rules: [] });
  });

  test('whole numbers may be spelt in all its ways', () => {
    const text = '+++\nbytes = 61_231_442\nseason = 0x06\nepisode = 1.10\n+++\n';
    const { front } = readFrontMatter({ name: 'live.md', text });
    const values = front?.table?.entries.map(({ value }) =>
      value.kind === 'scalar' ? value.text : value.kind,
    );
    expect(values).toEqual(['61231442', '6', '1.10']);
  });
});

describe('quoted values whose further lines start where they like', () => {
  const said = (...lines: readonly string[]) => {
    const text = ['---', ...lines, '---', ''].join('\n');
    const { front, findings } = readFrontMatter({ name: 'live.md', text });
    const table = front?.table;
    const told = (path: string) => {
      const value = table && entryAt(table, path)?.value;
      return value?.kind === 'scalar' ? [value.text, text.slice(value.span.start, value.span.end)] : value;
    };
    return { told, rules: findings.map(({ rule }) => rule) };
  };

  test('are read as the generators read them, at their places', () => {
    const { told, rules } = said(
      ...['summary: "Two maintainers', 'on a \\"stage\\".', '', 'In Utrecht.', '"', 'episode: 46'],
      ...['guests:', "- name: 'Alice", "Ryhl''s'", '  role: guest', 'title: "Live"'],
    );
    expect(rules).toEqual([]);
    expect(told('summary')).toEqual([
      'Two maintainers on a "stage".\nIn Utrecht. ',
      '"Two maintainers\non a \\"stage\\".\n\nIn Utrecht.\n"',
    ]);
    expect(told('episode')).toEqual(['46', '46']);
    expect(told('guests')).toMatchObject({
      items: [{ entries: [{ value: { text: "Alice Ryhl's" } }, { value: { text: 'guest' } }] }],
    });
    expect(told('title')).toEqual(['Live', '"Live"']);
  });

  test('are not guessed at when they are not closed', () => {
    expect(said('summary: "Two maintainers', 'on a stage.', 'episode: 46').rules).toContain('source/syntax');
    expect(said('title: "Live"', 'summary: "Two', '"', 'guests: [Alice').rules).toContain('source/syntax');
  });
});

describe('front matter that is not opened', () => {
  test.each([
    ['```yaml\ntitle: Live\n```\nBody', '```yaml', '"```yaml" does not open front matter'],
    ['```\ntitle: Live\n```\nBody', '```', '"```" does not open front matter'],
    ['--\ntitle: Live\n--\nBody', '--', '"--" does not open front matter'],
    ['----\ntitle: Live\n---\nBody', '----', '"----" does not open front matter'],
    ['—\ntitle: Live\n  more\n# note\n- item\n\n---\nBody', '—', '"—" does not open front matter'],
    ['title: Live\n---\nBody', '', 'The front matter is not opened'],
    ['<!-- x -->\n---\ntitle: Live\n---\nBody', '<!-- x -->', 'not at the start of the file'],
  ])('%j is shown', (text, at, message) => {
    expect(faultsOf(text)).toEqual([['source/front-matter-unclosed', at, expect.stringContaining(message)]]);
    const fixed = readFrontMatter({ name: 'live.md', text }).findings.flatMap(({ fix, help }) => [
      ...(fix?.edits.map((each) => each.text) ?? []),
      help,
    ]);
    keeps(`  ${JSON.stringify(fixed)}`);
  });

  test.each([
    '```js\ntitle: Live\n```\nBody',
    '--\nNo key.\n--\nBody',
    '----\n\n---\nBody',
    '--\ntitle: Live\nBody',
    'title: Live\nNo key.\n---\nBody',
    'Above.\n---\ndate: 2024-03-01\n---\nBody',
    'Above.\n---\ntitle: Live\nNo key.\n---\nBody',
    `${'Above.\n'.repeat(30)}---\ntitle: Live\n---\nBody`,
    `title: Live\n${'a: b\n'.repeat(300)}---\nBody`,
  ])('is not seen where there is none: %#', (text) => {
    expect(faultsOf(text)).toEqual([]);
  });
});
