import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildCommand } from '../../src/commands/build.js';
import { diagnosticsIn } from '../run.js';
import { showYaml, write } from '../show/folder.js';
import { terminalIn } from './terminal.js';

const day = (number: number): string => `2026-01-${String(number).padStart(2, '0')}`;

const episode = (number: number): string =>
  [
    ...['---', `title: Talk ${number}`, `published: ${day(number)}`, `season: ${number < 4 ? 1 : 2}`],
    ...[`episode: ${number}`, `tags: [soil${number % 2 ? '' : ', Roots'}]`],
    ...[`audio: { url: https://media.example.com/${number}.mp3, bytes: ${20_000_000 + number} }`],
    ...[`duration: ${2000 + number}`, '---', `Notes ${number}.`, ''],
  ].join('\n');

const files = (feeds: readonly string[], count = 7): Readonly<Record<string, string>> => ({
  'episodes/garden/show.yaml': showYaml(
    ...[
      'owner: { name: The authors, email: podcast@example.com }',
      'pages: https://example.com/{slug}/',
      'feeds:',
      ...feeds,
    ],
  ),
  ...Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`episodes/garden/e${index + 1}.md`, episode(index + 1)]),
  ),
});

const season =
  '  season-2: { feed: https://feeds.example.com/season-2/feed.xml, title: Season 2, seasons: 2 }';
const roots = '  roots: { feed: https://feeds.example.com/roots/feed.xml, tags: roots }';
const recent = '  recent: { feed: https://feeds.example.com/recent/feed.xml, newest: 2 }';

async function build(folder: string, profile = 'rss,apple,spotify') {
  const terminal = terminalIn(folder);
  const code = await buildCommand.run([], { profile, format: 'json', failOn: 'error' }, terminal);
  const found = diagnosticsIn(terminal.out()).map(({ file, line, rule }) => `${file}:${line} ${rule}`);
  return { code, told: terminal.err(), found };
}

function feedIn(folder: string, path: string): string {
  return readFileSync(join(folder, 'feeds/garden', path), 'utf8');
}

const titlesIn = (feed: string) =>
  [...feed.matchAll(/<title>(Talk \d+)<\/title>/g)].map(([, title]) => title);
const guidsIn = (feed: string) => [...feed.matchAll(/<guid[^>]*>([^<]+)/g)].map(([, guid = '']) => guid);

describe('a show of several feeds', () => {
  test('is not built where it names more of them than a show can have', async () => {
    const many = Array.from(
      { length: 101 },
      (_, index) => `  f${index}: { feed: https://feeds.example.com/${index}.xml, newest: 1 }`,
    );
    const { code, told, found } = await build(write(files(many)));
    expect(code).toBe(1);
    expect(told).toContain('build: 0 shows published, 1 not');
    expect(found.map((each) => each.replace(/^.*:/, ''))).toContain('113 source/value-invalid');
  });

  test('publishes each of them, with the guids that the episodes have everywhere', async () => {
    const folder = write(files([season, roots]));
    const { code, told, found } = await build(folder);
    expect({ code, found }).toEqual({ code: 0, found: [] });
    expect(told).toContain('build: 3 feeds published');
    const main = feedIn(folder, 'feed.xml');
    expect(titlesIn(main)).toHaveLength(7);
    expect(titlesIn(feedIn(folder, 'season-2/feed.xml'))).toEqual(['Talk 7', 'Talk 6', 'Talk 5', 'Talk 4']);
    expect(titlesIn(feedIn(folder, 'roots/feed.xml'))).toEqual(['Talk 6', 'Talk 4', 'Talk 2']);
    expect(feedIn(folder, 'season-2/feed.xml')).toContain('<title>Season 2</title>');
    expect(guidsIn(main)).toEqual(expect.arrayContaining(guidsIn(feedIn(folder, 'roots/feed.xml'))));
    const shows = ['feed.xml', 'season-2/feed.xml', 'roots/feed.xml'].map(
      (path) => /<podcast:guid>(.*?)</.exec(feedIn(folder, path))?.[1],
    );
    expect(new Set(shows).size).toBe(3);
    // A list is of shows, and this is one.
    expect(existsSync(join(folder, 'feeds/shows.opml'))).toBe(false);
    expect((await build(folder)).told).toContain(
      'garden/roots: 3 episodes → feeds/garden/roots/feed.xml (unchanged)',
    );
  });

  test('keeps the guids that subscribers of the show have', async () => {
    const folder = write(files([]));
    const path = join(folder, 'episodes/garden/show.yaml');
    const one = readFileSync(path, 'utf8').replace('feeds:\n', '');
    writeFileSync(path, one.replace('guids: slug', 'guids: audio'));
    await build(folder);
    writeFileSync(path, `${one}feeds:\n${roots}\n`);
    expect(await build(folder)).toMatchObject({ code: 0 });
    expect(guidsIn(feedIn(folder, 'roots/feed.xml'))[0]).toBe('https://media.example.com/6.mp3');
  });

  test('with older pages fills them from the oldest episode on, and never changes a full one', async () => {
    const folder = write(files([recent]));
    expect(await build(folder)).toMatchObject({ code: 0, found: [] });
    expect(titlesIn(feedIn(folder, 'recent/feed.xml'))).toEqual(['Talk 7', 'Talk 6', 'Talk 5']);
    const pages = ['recent/archive-1.xml', 'recent/archive-2.xml'];
    const before = pages.map((path) => feedIn(folder, path));
    expect(before.map(titlesIn)).toEqual([
      ['Talk 2', 'Talk 1'],
      ['Talk 4', 'Talk 3'],
    ]);
    expect(before[1]).toContain('href="https://feeds.example.com/recent/archive-1.xml" rel="prev-archive"');
    expect(before[1]).toContain('href="https://feeds.example.com/recent/feed.xml" rel="current"');
    expect(before[0]).toContain('<fh:archive ');
    for (const number of [8, 9]) {
      writeFileSync(join(folder, `episodes/garden/e${number}.md`), episode(number));
      expect(await build(folder)).toMatchObject({ code: 0, found: [] });
    }
    expect(pages.map((path) => feedIn(folder, path))).toEqual(before);
    expect(titlesIn(feedIn(folder, 'recent/archive-3.xml'))).toEqual(['Talk 6', 'Talk 5']);
    const feed = feedIn(folder, 'recent/feed.xml');
    expect(titlesIn(feed)).toEqual(['Talk 9', 'Talk 8', 'Talk 7']);
    expect(feed).toContain('href="https://feeds.example.com/recent/archive-3.xml" rel="prev-archive"');
  });

  const inOpus = (bytes: number) => {
    const opus = '  opus: { feed: https://feeds.example.com/opus/feed.xml, format: opus }';
    const alternates = `alternates: [{ sources: [{ uri: https://media.example.com/2.opus }], type: audio/opus, bytes: ${bytes} }]`;
    const second = episode(2).replace('duration:', `${alternates}\nduration:`);
    return write({ ...files([opus], 2), 'episodes/garden/e2.md': second });
  };

  test('of one format has the episodes that are recorded in it, and the other recording with each', async () => {
    const folder = inOpus(9_000_000);
    const { told } = await build(folder);
    expect(told).toContain('garden/opus: e1 stays out: it has no recording in the format of this feed\n');
    const feed = feedIn(folder, 'opus/feed.xml');
    expect(titlesIn(feed)).toEqual(['Talk 2']);
    expect(feed).toContain(
      '<enclosure url="https://media.example.com/2.opus" length="9000000" type="audio/opus"/>',
    );
    expect(feed).toContain('<podcast:source uri="https://media.example.com/2.mp3"/>');
    expect(guidsIn(feedIn(folder, 'feed.xml'))).toEqual(expect.arrayContaining(guidsIn(feed)));
  });

  test('of a format that no directory lists is judged by what every feed must be', async () => {
    const folder = inOpus(2002);
    const { code, found } = await build(folder, 'apple');
    expect({ code, found }).toEqual({
      code: 0,
      found: ['episodes/garden/e2.md:8 rss/enclosure-length-is-duration'],
    });
  });

  test('says that one which is no longer declared is still there, and leaves it', async () => {
    const folder = write(files([season, roots]));
    expect((await build(folder)).told).not.toContain('still there');
    const path = join(folder, 'episodes/garden/show.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace(`${season}\n`, ''));
    const before = feedIn(folder, 'season-2/feed.xml');
    expect((await build(folder)).told).toContain(
      'garden: feeds/garden/season-2/feed.xml is still there, though show.yaml no longer has it under "feeds"',
    );
    expect(feedIn(folder, 'season-2/feed.xml')).toBe(before);
  });

  test('publishes one where it says, unless --out says otherwise', async () => {
    const elsewhere = roots.replace(' }', ', output: static/roots }');
    const folder = write(files([season, elsewhere]));
    const { code, told } = await build(folder);
    expect(code).toBe(0);
    expect(told).toContain('static/roots/feed.xml (1 written)');
    expect(titlesIn(readFileSync(join(folder, 'static/roots/feed.xml'), 'utf8'))).toEqual([
      'Talk 6',
      'Talk 4',
      'Talk 2',
    ]);
    expect(existsSync(join(folder, 'feeds/garden/roots'))).toBe(false);
    expect((await build(folder)).told).toContain('static/roots/feed.xml (unchanged)');
    const terminal = terminalIn(folder);
    expect(await buildCommand.run([], { out: 'public', failOn: 'error' }, terminal)).toBe(0);
    expect(existsSync(join(folder, 'public/roots/feed.xml'))).toBe(true);
  });

  test.each([
    ['episodes/garden', 'publish/output-in-show'],
    ['feeds/garden', 'publish/output-shared'],
  ])('is refused one in %s', async (output, rule) => {
    const folder = write(files([roots.replace(' }', `, output: ${output} }`)]));
    const { code, found } = await build(folder);
    expect(code).toBe(1);
    expect(found.map((each) => each.replace(/^.* /, ''))).toContain(rule);
  });

  test('publishes the others when one is empty, or has the address of another', async () => {
    const empty = '  empty: { feed: https://feeds.example.com/empty/feed.xml, tags: worms }';
    const twice = '  twice: { feed: https://feeds.example.com/roots/feed.xml, tags: soil }';
    const { code, told, found } = await build(write(files([roots, empty, twice], 2)));
    expect(code).toBe(1);
    expect(told).toContain('build: 1 feed published, 3 not');
    expect(found).toEqual([
      'episodes/garden/show.yaml:13 publish/feed-shared',
      'episodes/garden/show.yaml:14 source/feed-empty',
      'episodes/garden/show.yaml:15 publish/feed-shared',
    ]);
  });

  test.each([
    ['  chapters: { feed: https://feeds.example.com/c.xml }', 'feeds names "chapters"'],
    ['  ../up: { feed: https://feeds.example.com/c.xml }', 'feeds names "../up"'],
    [
      '  recent: { feed: https://feeds.example.com/c.xml, newest: 0 }',
      'newest is "0", not a whole number above zero',
    ],
    ['  recent: { newest: 5 }', 'has no "feed"'],
  ])('%s is a mistake', async (line, message) => {
    const terminal = terminalIn(write(files([line], 2)));
    expect(await buildCommand.run([], { format: 'json', failOn: 'error' }, terminal)).toBe(1);
    expect(
      diagnosticsIn(terminal.out())
        .map((each) => each.message)
        .join(),
    ).toContain(message);
  });
});

test('a show may keep its own feed short', async () => {
  const folder = write(files([], 5));
  const path = join(folder, 'episodes/garden/show.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('feeds:\n', ''));
  await build(folder);
  writeFileSync(path, `${readFileSync(path, 'utf8')}newest: 2\n`);
  expect(await build(folder)).toMatchObject({ code: 0, found: [] });
  expect(titlesIn(feedIn(folder, 'feed.xml'))).toEqual(['Talk 5', 'Talk 4', 'Talk 3']);
  expect(titlesIn(feedIn(folder, 'archive-1.xml'))).toEqual(['Talk 2', 'Talk 1']);
});

test('what is wrong in several feeds and pages is said once', async () => {
  const two = { 'episodes/garden/e2.md': episode(2).replace('Talk 2', '<b>Talk 2</b>') };
  const once = ['episodes/garden/e2.md:2 rss/title-contains-html'];
  expect(await build(write({ ...files([roots]), ...two }))).toMatchObject({ code: 0, found: once });
  const paged = files([])['episodes/garden/show.yaml']?.replace('feeds:\n', 'newest: 2\n') ?? '';
  const show = paged.replace('title: ', 'title: <b>of</b> ');
  const folder = write({ ...files([]), ...two, 'episodes/garden/show.yaml': show });
  expect((await build(folder)).found).toEqual([
    ...once,
    'episodes/garden/show.yaml:1 rss/title-contains-html',
  ]);
});

test('a page that is not fit keeps the whole feed from being published', async () => {
  const folder = write(files([]));
  const path = join(folder, 'episodes/garden/show.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replace('feeds:\n', 'newest: 2\n'));
  writeFileSync(join(folder, 'episodes/garden/e1.md'), episode(1).replace('1.mp3', '1.flac'));
  const { code, told, found } = await build(folder);
  expect({ code, found }).toEqual({
    code: 1,
    found: ['episodes/garden/e1.md:7 rss/enclosure-type-unsupported'],
  });
  expect(told).toContain('garden: not published');
  expect(existsSync(join(folder, 'feeds'))).toBe(false);
});
