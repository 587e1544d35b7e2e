import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildCommand } from '../../src/commands/build.js';
import { diagnosticsIn } from '../run.js';
import { showYaml, write } from '../show/folder.js';
import { episode as episodeOf, feed, garden } from './garden.js';
import { keepsWhatIsSaid } from './sessions.js';
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

const twin = {
  'episodes/twin/show.yaml': garden['episodes/garden/show.yaml'].replace('Garden Talk', 'Twin Talk'),
  'episodes/twin/one.md': episodeOf('One', '2026-01-01'),
};

const other = {
  'episodes/other/show.yaml': twin['episodes/twin/show.yaml'].replace('com/feed.xml', 'com/other.xml'),
  'episodes/other/one.md': episodeOf('One', '2026-01-01'),
};

keepsWhatIsSaid('build', {
  'a show, twice, and with an episode more': {
    files: { ...garden, 'next/bees.md': episodeOf('Bees', '2026-03-01') },
    lines: ['build', 'build garden', 'build garden --dry-run', 'build --format concise'],
  },
  'what is held back': {
    files: {
      ...garden,
      'episodes/garden/draft.md': episodeOf('Draft', '2026-02-01', 'draft: true'),
      'episodes/garden/late.md': episodeOf('Late', '2031-02-01'),
      'episodes/garden/worms.md': episodeOf('Worms', 'soon'),
      'episodes/other/a.md': 'x',
      'episodes/misnamed/show.yml': 'x',
    },
    lines: [
      'build',
      'build --skip-incomplete --format concise',
      'build --quiet --out public',
      'build garden other',
    ],
  },
  'two shows at one place': {
    files: { ...garden, ...twin },
    lines: [
      'build --format concise',
      'build garden --out feeds/all',
      'build twin --out feeds/all',
      'build --out feeds/all',
      'build --against feeds/all/feed.xml',
    ],
  },
  'the feed of a show and the list of shows in one folder': {
    files: { ...garden, ...other },
    lines: [
      'build --out all',
      'build garden --out all',
      'build garden --out one',
      'build --out one',
      'build --format concise',
      'build other --dry-run',
    ],
  },
  'files beside the feed': {
    files: {
      ...garden,
      'episodes/garden/worms.md': episodeOf(
        'Worms',
        '2026-02-01',
        'transcripts: [worms.srt]',
        'chapters: [{ start: 0, title: Worms }]',
      ),
      'episodes/garden/worms.srt': '1\n00:00:00,000 --> 00:00:02,000\nAnna: Worms.\n',
    },
    lines: [
      'build garden --dry-run',
      'build garden --quiet',
      { 'episodes/garden/worms.srt': '1\n00:00:00,000 --> 00:00:02,000\nAnna: Worms and bees.\n' },
      'build garden --dry-run --quiet',
      'build garden --quiet',
      { 'episodes/garden/worms.md': undefined },
      'build garden --quiet',
      'build garden --quiet --accept feed-change/episode-vanished --because "It was a mistake."',
    ],
  },
  'what was changed by hand in the meantime': {
    files: garden,
    lines: [
      'build garden',
      { 'feeds/garden/feed.xml': feed },
      'build garden --quiet',
      'build garden --quiet --overwrite',
      { 'feeds/garden/published.json': '{' },
      'build garden --quiet',
      { 'feeds/garden/published.json': undefined, 'feeds/garden/feed.xml': '<rss><channel><item></channel>' },
      'build garden --quiet',
    ],
  },
  'a changed guid': {
    files: {
      ...garden,
      'feeds/garden/feed.xml': feed.replace('>soil<', '>ground<'),
    },
    lines: [
      'build garden --format concise',
      'build garden --format concise --overwrite',
      'build garden --format concise --overwrite --accept feed-change/guid-changed --because "We moved."',
    ],
  },
  'new guids': {
    files: garden,
    lines: [
      'build garden --new-guids --quiet',
      'build garden --new-guids --quiet',
      'build garden --new-guids --because "Nobody had it." --quiet',
    ],
  },
  'options that are wrong': {
    files: garden,
    lines: [
      `build garden --token ${'x'.repeat(201)}`,
      ...['--token "a b"', '--token .a', '--out ""', '--now soon', '--accept rss/guid-missing'],
      ...['--because Never.', '--accept rss/guid-mising --because Never.', '--format xml'],
      ...['--format json= --format pretty', '--group-by line', '--max-warnings some', '--baseline none.json'],
      ...['--timeout 0', '--allow-port http', '--episodes 0 --online', '--profile appel', '--against -'],
    ].map((options) => (options.startsWith('build') ? options : `build garden ${options}`)),
  },
  reports: {
    files: {
      ...garden,
      'episodes/garden/worms.md': episodeOf('Worms', '2026-02-01', 'sesaon: 2', 'draft: true'),
    },
    lines: [
      'build garden --verbose --dry-run',
      'build garden --format summary --format json=report.json --dry-run',
      'build garden --format concise --group-by file --max-warnings 0 --dry-run',
      'build garden --baseline known.json --update-baseline --quiet --dry-run',
      'build garden --baseline known.json --dry-run',
      'build garden --now 2026-01-05T00:00:00Z --profile rss --strict --quiet',
    ],
  },
  'a private show': {
    files: {
      ...garden,
      'episodes/garden/show.yaml': garden['episodes/garden/show.yaml']
        .replace('https://garden.example.com/feed.xml', 'https://garden.example.com/{token}/feed.xml')
        .replace('guids: slug', 'guids: slug\nprivate: true'),
      'episodes/garden/roots.md': episodeOf('Roots', '2026-01-08').replace(
        'https://media.example.com/roots.mp3',
        '"https://media.example.com/roots.mp3?for={token}"',
      ),
    },
    lines: ['build garden --quiet', 'build garden --quiet --token abc', 'build garden --token abc --dry-run'],
  },
  'feeds of some episodes, and pages': {
    files: {
      ...garden,
      'episodes/garden/show.yaml': `${garden['episodes/garden/show.yaml']}newest: 1\njsonFeed: true\nfeeds:\n  old: { feed: https://garden.example.com/old/feed.xml, tags: old }\n  none: { feed: https://garden.example.com/none/feed.xml, seasons: 3 }\n`,
      'episodes/garden/soil.md': episodeOf('Soil', '2026-01-01', 'tags: [old]'),
      'episodes/garden/bees.md': episodeOf('Bees', '2025-12-01', 'tags: [old]'),
    },
    lines: ['build', 'build garden --dry-run', 'build --quiet --token x'],
  },
  'one episode left out, others with warnings': {
    files: {
      ...garden,
      'episodes/garden/show.yaml': `${garden['episodes/garden/show.yaml']}accept: [{ rule: rss/guid-missing, because: None. }]\n`,
      'episodes/garden/bees.md': episodeOf('Bees', '2026-02-01').replace('.mp3', '.ogg'),
      'episodes/garden/worms.md': episodeOf('Worms', '2026-03-01').replace('Worms', '<b>Worms</b>'),
    },
    lines: [
      'build --format concise --profile rss,apple',
      'build --format concise --profile rss,apple --skip-incomplete',
      { 'episodes/garden/bees.md': episodeOf('Bees', 'soon') },
      'build --format concise --profile rss,apple',
    ],
  },
  'a show of another host, which its feed is read from': {
    files: {
      ...garden,
      'episodes/garden/show.yaml': `${garden['episodes/garden/show.yaml']}published: old.xml\n`,
      'episodes/garden/old.xml': feed
        .replace('>soil<', '>ground<')
        .replace(
          /<item>.*<\/item>/s,
          (item) => `${item}${item.replace(/soil|ground/gi, 'bees').replace('Thu, 01', 'Mon, 05')}`,
        ),
    },
    lines: ['build --quiet'],
  },
  'a show without episodes, and with a mistake': {
    files: { 'episodes/garden/show.yaml': `${garden['episodes/garden/show.yaml']}mood: calm\n` },
    lines: ['build --format concise'],
  },
  'what is not there': {
    files: {
      ...garden,
      ...{ 'page.html': '<html></html>', 'two.xml': feed, 'episodes/misnamed/show.yml': 'title: Misnamed' },
    },
    lines: [
      'build episodes/garden/show.yaml',
      'build episodes/misnamed',
      'build episodes/misnamed/show.yml',
      'build gardn',
      'build episodes/garden/soil.md',
      'build episodes',
      'build garden --against page.html',
      'build garden --against none.xml',
      'build garden --fail-on eror',
      'build garden --token x --quiet',
    ],
  },
});
