import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildCommand } from '../../src/commands/build.js';
import { diagnosticsIn } from '../run.js';
import { showYaml, write } from '../show/folder.js';
import { terminalIn } from './terminal.js';

const episode = (title: string, day: string, ...lines: readonly string[]): string =>
  [
    ...['---', `title: ${title}`, `date: ${day}`, `podcast_file: https://media.example.com/${title}.mp3`],
    ...['podcast_bytes: 5', 'podcast_duration: "0:10:00"', ...lines, '---', 'Notes.', ''],
  ].join('\n');

const show = showYaml('owner: { name: The authors, email: podcast@example.com }', 'copyright: The authors');

const files = {
  'episodes/rip/show.yaml': show,
  'episodes/rip/one.md': episode('One', '2026-01-01'),
  'episodes/rip/two.md': episode('Two', 'soon'),
  'episodes/rip/three.md': '---\ntitle: Three\ndate: 2026-01-03\nepisode: 3\n---\n',
  'episodes/rip/four.md': episode('Four', '2026-01-04', 'draft: true'),
  'episodes/rip/five.md': episode('Five', '2031-01-01'),
  'episodes/rip/article.md': 'An article.\n',
};

const judged = { profile: 'rss,apple', format: 'json', failOn: 'error' };

async function build(folder: string, options: Readonly<Record<string, string>> = {}) {
  const terminal = terminalIn(folder);
  const code = await buildCommand.run([], { ...judged, ...options }, terminal);
  const diagnostics = diagnosticsIn(terminal.out());
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const places = (list: typeof diagnostics) => list.map(({ file, line, rule }) => `${file}:${line} ${rule}`);
  return { code, told: terminal.err(), errors: places(errors), all: places(diagnostics) };
}

const incomplete = [
  'episodes/rip/article.md:1 source/not-an-episode',
  'episodes/rip/three.md:2 source/key-missing',
  'episodes/rip/two.md:3 source/value-invalid',
];

test('an episode that is incomplete keeps the feed from being published', async () => {
  const folder = write(files);
  expect(await build(folder)).toMatchObject({ code: 1, errors: incomplete });
  expect(existsSync(join(folder, 'feeds'))).toBe(false);
});

test('--skip-incomplete publishes what is whole, and reports the rest one by one', async () => {
  const folder = write(files);
  const { code, told, errors } = await build(folder, { skipIncomplete: 'true' });
  expect(code).toBe(1);
  expect(errors).toEqual(incomplete);
  const feed = readFileSync(join(folder, 'feeds/rip/feed.xml'), 'utf8');
  expect(feed.match(/<item>/g)).toHaveLength(1);
  for (const name of ['two', 'three', 'article']) expect(told).toContain(`rip: ${name} is left out`);
  for (const name of ['four', 'five']) expect(told).toContain(`rip: ${name} stays out`);
  expect(told).not.toContain('rip: one');
});

test('--skip-incomplete leaves out what the rules refuse as well', async () => {
  const folder = write({
    'episodes/rip/show.yaml': show,
    'episodes/rip/one.md': episode('One', '2026-01-01'),
    // A whole episode, of a type that Apple does not play.
    'episodes/rip/two.md': episode('Two', '2026-01-02').replace('.mp3', '.ogg'),
    'episodes/rip/three.md': episode('Three', '2026-01-03', 'guid: same'),
    'episodes/rip/four.md': episode('Four', '2026-01-04', 'guid: same'),
  });
  const { told, errors } = await build(folder, { skipIncomplete: 'true' });
  expect(errors).toEqual([
    'episodes/rip/four.md:7 source/guid-duplicate',
    'episodes/rip/two.md:4 rss/enclosure-type-unsupported',
  ]);
  for (const name of ['two', 'four']) expect(told).toContain(`rip: ${name} is left out`);
  expect(told).toContain('rip: 2 episodes →');
});

test('--skip-incomplete leaves out the newer of two episodes that rules find alike', async () => {
  const folder = write({
    'episodes/rip/show.yaml': show,
    'episodes/rip/new.md': episode('One', '2026-01-02', 'guid: new').replace('title: One', 'title: New'),
    'episodes/rip/old.md': episode('One', '2026-01-01', 'guid: old'),
  });
  const { told, errors } = await build(folder, { skipIncomplete: 'true' });
  expect(errors).toEqual([
    expect.stringMatching(/^episodes\/rip\/new\.md:\d+ rss\/enclosure-url-duplicate$/),
  ]);
  expect(told).toContain('rip: new is left out');
  expect(readFileSync(join(folder, 'feeds/rip/feed.xml'), 'utf8')).toContain('>old</guid>');
});

test('--skip-incomplete leaves out an episode for what the show says wrongly of it alone', async () => {
  const folder = write({
    'episodes/rip/show.yaml': `${show}episodes: { two: { sesaon: 5 } }\n`,
    'episodes/rip/one.md': episode('One', '2026-01-01'),
    'episodes/rip/two.md': episode('Two', '2026-01-02'),
  });
  const { told, errors } = await build(folder, { skipIncomplete: 'true' });
  expect(errors).toEqual([expect.stringMatching(/^episodes\/rip\/show\.yaml:\d+ source\/key-unknown$/)]);
  expect(told).toContain('rip: two is left out');
  expect(told).toContain('rip: 1 episode →');
});

test('the guids of the published feed stay with their episodes', async () => {
  const folder = write({
    'episodes/rip/show.yaml': show,
    'episodes/rip/one.md': episode('One', '2026-01-01', 'guid: kept'),
  });
  expect(await build(folder)).toMatchObject({ code: 0 });
  const again = write({
    'feeds/rip/feed.xml': readFileSync(join(folder, 'feeds/rip/feed.xml')),
    'episodes/rip/show.yaml': show,
    'episodes/rip/one-renamed.md': episode('One', '2026-01-01'),
  });
  expect(await build(again)).toMatchObject({ code: 0 });
  expect(readFileSync(join(again, 'feeds/rip/feed.xml'), 'utf8')).toContain('>kept</guid>');
});

test('what is found in a source counts as any other finding: it can be accepted, and it can be refused', async () => {
  const files = {
    'episodes/rip/show.yaml': show,
    'episodes/rip/one.md': episode('One', '2026-01-01').replace('podcast_bytes: 5', 'hosts: [somebody]'),
  };
  const found = 'episodes/rip/one.md:';
  const warnings = async (folder: string, options: Readonly<Record<string, string>> = {}) => {
    const { code, all } = await build(folder, options);
    return { code, all: all.filter((each) => each.startsWith(found) && each.includes('source/')) };
  };
  const both = [`${found}4 source/audio-unsized`, `${found}5 source/person-unknown`];
  expect(await warnings(write(files))).toEqual({ code: 0, all: both });
  expect(await warnings(write(files), { failOn: 'warning' })).toEqual({ code: 1, all: both });
  const accepting = {
    ...files,
    'episodes/rip/show.yaml': `${show}accept:\n  - { rule: source/person-unknown, because: He wants no name. }\n`,
  };
  expect(await warnings(write(accepting))).toEqual({ code: 0, all: both.slice(0, 1) });
});

test('a folder that is not a show, and is named among shows, stops none of them', async () => {
  const folder = write({
    'podcasts/rip/show.yaml': show,
    'podcasts/rip/one.md': episode('One', '2026-01-01'),
    'podcasts/people/ann.md': '---\nname: Ann\n---\n',
    'podcasts/later/notes.txt': 'Ideas.\n',
  });
  const terminal = terminalIn(folder);
  const names = ['people', 'rip', 'later'].map((name) => `podcasts/${name}`);
  expect(await buildCommand.run(names, { failOn: 'error' }, terminal)).toBe(1);
  expect(terminal.err()).toContain('build: 1 show published, 1 not');
  expect(terminal.err()).toContain('later: not built: podcasts/later has no show.yaml; "airworthy init');
});

test('a show.yml is said to be that', async () => {
  const folder = write({ 'episodes/rip/show.yml': show });
  const { told } = await build(folder);
  expect(told).toContain('episodes/rip has no show.yaml; rename show.yml to show.yaml');
});

test('what is found in the feed is said in the words of the author, at the line of the notes', async () => {
  const folder = write({
    'episodes/rip/show.yaml': showYaml('copyright: The authors'),
    'episodes/rip/one.md': `${episode('One', '2026-01-01')}\nMore.\n\n[A link](http://example.com/page)\n`,
  });
  const terminal = terminalIn(folder);
  await buildCommand.run([], { ...judged, profile: 'all', verbose: 'true' }, terminal);
  const diagnostics = diagnosticsIn(terminal.out());
  const owner = diagnostics.find(({ rule }) => rule === 'itunes/owner-email-missing');
  expect(owner).toMatchObject({ help: 'Add "owner" with "name" and "email" to show.yaml.' });
  const link = diagnostics.find(({ rule }) => rule === 'rss/description-http-link');
  expect(link).toMatchObject({ file: 'episodes/rip/one.md', line: 12 });
  const texts = diagnostics.flatMap(({ message, help }) => [message, help]);
  expect(texts.filter((text) => /<(itunes|podcast|content):|\b(channel|item)\b/.test(String(text)))).toEqual(
    [],
  );
});

test('what follows from a fault of a file is not said beside it', async () => {
  const sized = episode('One', '2026-01-01').replace('podcast_bytes: 5', 'podcast_bytes: 12.4 MB');
  const folder = write({
    'episodes/rip/show.yaml': show,
    'episodes/rip/one.md': sized.replace('Notes.', 'Of GÃ¤rten and BÃ¶den.'),
  });
  const { all } = await build(folder, { failOn: 'warning' });
  const said = all.filter((each) => /mojibake|unsized|length-zero/.test(each));
  expect(said).toEqual([
    'episodes/rip/one.md:5 source/audio-unsized',
    'episodes/rip/one.md:8 source/mojibake',
    'episodes/rip/one.md:8 source/mojibake',
  ]);
});
