import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sourcesCommand } from '../../src/commands/sources.js';
import { diagnosticsIn } from '../run.js';
import { fixtures, showYaml, write } from '../show/folder.js';
import { episode, garden } from './garden.js';
import { keepsWhatIsSaid } from './sessions.js';
import { terminalIn } from './terminal.js';

async function sources(folder: string, ...args: readonly string[]) {
  const terminal = terminalIn(folder);
  const code = await sourcesCommand.run(args, { format: 'pretty' }, terminal);
  return { code, out: terminal.out() };
}

/** The profiles that the findings name. */
async function profilesIn(folder: string, options: Readonly<Record<string, string>>): Promise<unknown> {
  const terminal = terminalIn(folder);
  await sourcesCommand.run(['.'], { format: 'json', ...options }, terminal);
  const [first] = diagnosticsIn(terminal.out());
  return Object.keys(first?.severities ?? {});
}

test('the same for programs, with the findings as other commands tell them', async () => {
  const folder = write({
    'a/live.md': '---\ntitle: Live\npubDate: soon\naudioUrl: https://media.example.com/live.mp3\n---\n',
    'a/about.md': '---\ntitle: About\n---\n',
    'b/article.txt': 'Why Rust\n\nThe article examines.\n',
  });
  const terminal = terminalIn(folder);
  const code = await sourcesCommand.run(['a', 'b'], { format: 'json' }, terminal);
  const { version, folders, files, summary } = JSON.parse(terminal.out());
  expect({ code, version }).toEqual({ code: 1, version: 3 });
  expect(folders).toMatchObject([
    {
      ...{ folder: 'a', episodes: 1, whole: 0, refused: ['live.md'] },
      dialects: [{ title: 'Astro', signs: ['audioUrl', 'pubDate'], episodes: 1, unused: [] }],
      others: [{ path: 'about.md', is: 'page', because: 'of its name', gives: [] }],
    },
    {
      ...{ folder: 'b', episodes: 0, whole: 0, refused: ['article.txt'], dialects: [] },
      others: [{ path: 'article.txt', is: 'not an episode' }],
    },
  ]);
  expect(folders[0].dialects[0].fields).toContainEqual({ field: 'audio.url', place: 'audioUrl', files: 1 });
  expect(folders[0].missing).toContain('language');
  expect(files.map(({ file }: { file: string }) => file)).toEqual(['a/live.md', 'b/article.txt']);
  const found = diagnosticsIn(terminal.out()).filter(({ file }) => file === 'a/live.md');
  expect(found).toMatchObject([
    { rule: 'source/value-invalid', severity: 'error', line: 3, column: 10, endLine: 3, endColumn: 14 },
    { rule: 'source/audio-unsized', severity: 'warning' },
  ]);
  expect(summary).toMatchObject({ errors: 2, warnings: 1 });
});

test('a folder of Hugo: what was recognised and why, field ← place, what is no episode', async () => {
  const { code, out } = await sources(fixtures, 'hugo-json');
  expect(code).toBe(0);
  expect(out).toContain('hugo-json: 3 episode files, 3 complete\n');
  expect(out).toContain('3 episode files of Hugo, recognized by episode_guid');
  expect(out).toMatch(/^ {2}title +title +all$/m);
  expect(out).toMatch(/^ {2}audio\.url +podcast_alt_file +1 of 3\n +podcast_file +2 of 3$/m);
  expect(out).toMatch(/^ {2}not used: .*episode_padded/m);
  expect(out).toMatch(/^ {2}_index\.md +show page +because of its name; gives title, description, hosts$/m);
  expect(out).toMatch(/^ {2}subscribe\.md +page +because of its name; gives feed$/m);
  expect(out).toMatch(/^ {2}people\/chris\.md +person +because it lies in people; gives people$/m);
  expect(out).toMatch(/^ {2}sponsors\/tailscale\S* +sponsor +because it lies in sponsors$/m);
  expect(out).not.toContain('Still needed');
  expect(out).toMatch(/^ {2}published +The feed that subscribers have/m);
});

test('a folder without show.yaml, which stays as it was', async () => {
  const folder = write({
    'site/live.md':
      '---\ntitle: Live\npubDate: 2026-05-21\naudioUrl: https://media.example.com/live.mp3\n---\n',
    'site/article.txt': 'Why Rust\n\nThe article examines.\n',
  });
  const { code, out } = await sources(folder, 'site');
  expect(code).toBe(1);
  expect(out).toContain('1 episode file of Astro, recognized by audioUrl, pubDate');
  expect(out).toMatch(/^ {2}article\.txt +not an episode +it has no date, no audio and no number$/m);
  expect(out).toMatch(/^Still needed in show\.yaml\n {2}title +The name of the show\.$/m);
  expect(out).toContain('site/article.txt:1:1  error  source/not-an-episode');
  expect(out).toContain('The file is not an episode: no date, no audio, no number.');
  expect(readdirSync(join(folder, 'site')).sort()).toEqual(['article.txt', 'live.md']);
  expect(existsSync(join(folder, 'feeds'))).toBe(false);
});

test('one file, with the show.yaml that lies beside it', async () => {
  const { code, out } = await sources(fixtures, 'fireside/603.md');
  expect(code).toBe(0);
  expect(out).toContain(
    '1 episode file of Fireside show notes, recognized by about, air_date, duration, people_links, player_frame',
  );
  expect(out).toMatch(/^ {2}episode +heading_number +all$/m);
  expect(out).toContain('fireside/603.md:23:6  warning  source/mojibake');
});

test('an episode that lacks its audio', async () => {
  const folder = write({ 'show.yaml': showYaml(), 'live.md': '---\ntitle: Live\ndate: 2026-05-21\n---\n' });
  const { code, out } = await sources(folder, '.');
  expect(code).toBe(1);
  expect(out).toContain('1 episode file, 0 complete');
  expect(out).toContain('The episode has no "audio".');
});

test('only what the author wrote is not used', async () => {
  const folder = write({
    '2026-05-21-live.md':
      '---\ntitle: Live\ndate: 2026-05-21\nmp3: https://media.example.com/live.mp3\nmood: loud\n---\n<audio src="live.mp3"></audio>\n',
  });
  expect((await sources(folder, '.')).out).toMatch(/^ {2}not used: mood$/m);
});

test('a key that holds the notes is used', async () => {
  const folder = write({
    'show.yaml': showYaml('keys: { notes: about }'),
    'live.md':
      '---\ntitle: Live\ndate: 2026-05-21\nmp3: https://media.example.com/live.mp3\nabout: Some *notes*.\nmood: loud\n---\n',
  });
  expect((await sources(folder, '.')).out).toMatch(/^ {2}not used: mood$/m);
});

test('a policy that cannot be read is said, too', async () => {
  const folder = write({ 'show.yaml': showYaml('shortcodes: keep') });
  const { code, out } = await sources(folder, '.');
  expect(out).toContain('./show.yaml:10:13  error  source/value-invalid');
  expect(code).toBe(1);
});

test('a folder that is not there', async () => {
  await expect(sources(fixtures, 'nowhere')).rejects.toThrow('nowhere does not exist');
});

test('findings are judged by the profiles that were asked for, else by those of the show', async () => {
  const broken = '---\ntitle: Live\ndate: 2026-05-21\n---\n';
  const folder = write({ 'show.yaml': showYaml('profiles: [apple, psp1]'), 'live.md': broken });
  expect(await profilesIn(folder, {})).toEqual(['apple', 'psp1']);
  expect(await profilesIn(folder, { profile: 'spotify' })).toEqual(['spotify']);
});

test('a show.yml is said to be that', async () => {
  const folder = write({ 'show.yml': showYaml() });
  const { code, out } = await sources(folder, '.');
  expect(out).toContain('./show.yaml:1:1  error  source/file-missing');
  expect(out).toContain('Rename show.yml to show.yaml.');
  expect(code).toBe(1);
});

test('one file is read without the others, whatever they end in', async () => {
  const page = '---\ntitle: Live\ndate: 2026-05-21\nmp3: https://media.example.com/live.mp3\n---\n';
  const folder = write({ 'a.md': page, 'b.liquid': page, 'c.markdown': page, 'd.mdown': page });
  expect((await sources(folder, 'a.md')).out).toContain('a.md: 1 episode file');
});

keepsWhatIsSaid('sources', {
  'a show': { files: garden, lines: ['sources episodes/garden', 'sources episodes/garden/soil.md'] },
  'what is wrong, and what is left alone': {
    files: {
      ...garden,
      'episodes/garden/worms.md': episode('Worms', 'soon', 'sesaon: 2'),
      'episodes/garden/draft.md': episode('Draft', '2026-02-01', 'draft: true'),
      'episodes/garden/article.md': 'An article.\n',
      'episodes/garden/bees.rst': 'Bees\n====\n',
      'episodes/garden/one.mp3': 'x',
    },
    lines: ['sources episodes/garden --profile apple', 'sources episodes/garden --format json'],
  },
  'values from everywhere': {
    files: {
      'site/show.yaml': 'title: Garden Talk\npublished: old.xml\nmood: loud\nkeys: { notes: about }\n',
      'site/old.xml':
        '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>T</title><item><title>Soil</title><guid>s</guid><itunes:duration>60</itunes:duration><enclosure url="https://m.example.com/a" length="2000000" type="audio/mpeg"/></item></channel></rss>',
      'site/soil.md':
        '---\ntitle: Soil\ndate: 2024-03-01\nmp3: https://m.example.com/a\nabout: About soil.\nmood: loud\ncolor: { dark: brown }\nlayout: post\n---\n0:00 Start\n1:00 More\n',
      'site/roots.md':
        '---\ntitle: Roots\ndate: 2024-03-02\nmp3: https://m.example.com/b.mp3\nmood: low\nlayout: post\n---\n0:00 Start\n1:00 More\n2:00 End\n',
      'site/roots.vtt': 'WEBVTT\n\n00:00.000 --> 00:02.000\nHi.\n',
      'site/roots.chapters.json': '{"version":"1.2.0","chapters":[{"startTime":0,"title":"Start"}]}',
      'site/host.txt':
        'Worms\nWhat is under our feet\n2026-05-21 49 min\nDescription & Show Notes\nSoil.\nTranscript\nWelcome.\n',
      'site/_data/list.yml': '- { title: Bees, guid: b, date: 2024-03-03 }\n',
      'site/broken.md': '---\ntitle: "Broken\n---\n',
    },
    lines: ['sources site'],
  },
  'a show that cannot be read': {
    files: {
      'site/show.yaml': 'title: "Garden\nmood: loud\n',
      'site/soil.md': '---\ntitle: Soil\ndate: 2024-03-01\n---\n',
    },
    lines: ['sources site'],
  },
  'what is not there': {
    files: garden,
    lines: ['sources gardn', 'sources episodes/garden/none.md', 'sources'],
  },
});
