import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { called, diagnosticsIn } from './run.js';
import { showYaml, write } from './show/folder.js';

const now = ['--now', '2030-01-01T00:00:00Z'];

/** An episode with lines of front matter, and notes. */
const episode = (notes: string, ...lines: readonly string[]): string =>
  [
    '---',
    'title: Rust for Linux',
    'published: 2025-12-11',
    'audio: { url: "https://media.example.com/1.mp3", bytes: 41280000 }',
    'duration: 43:00',
    ...lines,
    '---',
    notes,
    '',
  ].join('\n');

/** A folder with a show of these files. */
const placed = (files: Readonly<Record<string, string>>): string =>
  write(
    Object.fromEntries(
      Object.entries({ 'show.yaml': showYaml(), ...files }).map(([name, text]) => [
        `episodes/rust/${name}`,
        text,
      ]),
    ),
  );

/** What a build says of some rules, as `one.md:9:5 rss/…`, and the characters that it points at. */
async function said(
  files: Readonly<Record<string, string>>,
  rules: readonly string[],
  profile = 'all',
): Promise<readonly string[]> {
  const folder = placed(files);
  const asked = ['--profile', profile, '--format', 'json', '--verbose'];
  const { out } = await called(folder, ['build', ...asked, ...now]);
  return diagnosticsIn(out)
    .filter(({ rule }) => rules.includes(String(rule)))
    .map(({ rule, file, line, column, endColumn }) => {
      const text = readFileSync(join(folder, String(file)), 'utf8').split('\n')[Number(line) - 1] ?? '';
      const place = `${String(file).replace('episodes/rust/', '')}:${line}:${column}`;
      return `${place} ${rule} «${text.slice(Number(column) - 1, Number(endColumn) - 1)}»`;
    });
}

test('a fault in notes is shown at its words, and the second of two that are alike at its own', async () => {
  const notes =
    'See [the kernel](http://kernel.example.com/).\n\nAnd [again](http://kernel.example.com/), or <b>not.';
  expect(await said({ 'one.md': episode(notes) }, ['rss/description-http-link'])).toEqual([
    'one.md:7:18 rss/description-http-link «http://kernel.example.com/»',
    'one.md:9:13 rss/description-http-link «http://kernel.example.com/»',
  ]);
});

test('what follows from a fault of the same place is not said beside it, unless it is worse', async () => {
  const files = { 'show.yaml': showYaml().replace('cover.jpg', 'cover.webp'), 'one.md': episode('Notes.') };
  const rules = ['rss/image-format', 'itunes/image-extension'];
  const at = (rule: string) => `show.yaml:9:10 ${rule} «https://media.example.com/cover.webp»`;
  expect(await said(files, rules, 'rss,apple')).toEqual([at('rss/image-format')]);
  expect(await said(files, rules)).toEqual([at('itunes/image-extension'), at('rss/image-format')]);
});

test.each([
  ['at its beginning', 'title: \u200bRust for Linux', 'title: Rust for Linux'],
  ['in quotes', 'title: "Rust\u200b for Linux"', 'title: "Rust for Linux"'],
  ['at several places', "title: 'Rust\u200b for \u200bLinux\u200b'", "title: 'Rust for Linux'"],
])('an invisible character is removed from a title, %s', async (_where, before, after) => {
  const file = episode('Notes.').replace('title: Rust for Linux', before);
  const folder = placed({ 'one.md': `\ufeff${file}` });
  expect((await called(folder, ['fix', 'rust', ...now])).code).toBe(0);
  const fixed = readFileSync(join(folder, 'episodes/rust/one.md'), 'utf8');
  expect(fixed).toBe(`\ufeff${file.replace(before, after)}`);
});
