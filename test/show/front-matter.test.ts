import { describe, expect, test } from 'vitest';
import { collect } from '../../src/show/faults.js';
import { readFrontMatter } from '../../src/show/syntax/front-matter.js';
import { entryAt } from '../../src/show/syntax/value.js';

function read(text: string) {
  const { findings, report } = collect();
  const front = readFrontMatter({ name: 'live.md', text }, report);
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
    ['', []],
  ])('%j has none', (text, rules) => {
    expect(read(text)).toMatchObject({ language: undefined, rules });
  });
});

describe('quoted values whose further lines start where they like', () => {
  const said = (...lines: readonly string[]) => {
    const text = ['---', ...lines, '---', ''].join('\n');
    const { findings, report } = collect();
    const table = readFrontMatter({ name: 'live.md', text }, report)?.table;
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
