import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Folder } from '../../src/show/folder.js';
import { load } from '../../src/show/load.js';
import { readSources } from '../../src/show/sources.js';
import { folderOf, now, placesOf, showYaml } from './folder.js';

const site = `+++
title = "Soil, live"
date = 2026-05-21
template = "episode.html"
[extra]
season = "06"
episode = "04"
guest = "Ann Root"
+++

<script src="https://letscast.fm/podcasts/garden-82281512/episodes/all-about-soil-with-ann-root/player.js?size=s"></script>

About soil.
`;

const host = `All about soil with Ann Root
What is under our feet
2026-05-21 49 min
Description & Show Notes
Soil is more than dirt.
Transcript
Welcome to the garden.
`;

const directory = `Episode Details
Back to Episodes
All about soil with Ann Root
Episode 45
Published 2 weeks ago
Description
Soil is more than dirt, says Ann.
`;

const shortcodes = 'shortcodes: strip';
const recordings = 'recordings: https://media.example.com/{slug}.mp3';

const three = {
  'show.yaml': showYaml(shortcodes, recordings),
  's06e04-soil/index.md': site,
  'host.txt': host,
  'directory.txt': directory,
};

async function loaded(files: Readonly<Record<string, string>>, arranged = (folder: Folder) => folder) {
  const { episodes, findings, incomplete } = await load(arranged(folderOf(files)), now);
  const said = findings.filter(({ rule }) => /disagree|unmatched|invalid|missing/.test(rule));
  return { episodes, incomplete, places: placesOf(said), messages: said.map(({ message }) => message) };
}

describe("a site's file, a host's page and a directory's page of one episode", () => {
  test('are one episode, with what the best of them says', async () => {
    const { episodes, incomplete } = await loaded(three);
    expect(incomplete).toEqual([]);
    expect(episodes).toHaveLength(1);
    expect(episodes[0]).toMatchObject({
      ...{ title: 'Soil, live', season: 6, episode: 4, duration: 2940, slug: 's06e04-soil' },
      ...{ description: 'Soil is more than dirt.', notes: expect.stringContaining('About soil.') },
      transcripts: [{ type: 'text/plain', written: { source: { name: 'show/host.txt' } } }],
      people: [{ name: 'Ann Root' }],
    });
  });

  test('disagree at both places', async () => {
    const { places, messages } = await loaded(three);
    const ofTitle = '"title" is "Soil, live" here and "All about soil with Ann Root" in ';
    expect(places).toEqual([
      's06e04-soil/index.md:2:9 source/sources-disagree',
      's06e04-soil/index.md:2:9 source/sources-disagree',
      's06e04-soil/index.md:7:11 source/sources-disagree',
      'host.txt:5:1 source/sources-disagree',
    ]);
    expect(messages).toEqual([
      `${ofTitle}show/host.txt:1:1.`,
      `${ofTitle}show/directory.txt:3:1.`,
      '"episode" is "04" here and "45" in show/directory.txt:4:9.',
      '"description" is "Soil is more than dirt." here and "Soil is more than dirt, says Ann." in show/directory.txt:7:1.',
    ]);
  });

  test('come first as the show declares', async () => {
    const { episodes } = await loaded({
      ...three,
      'show.yaml': showYaml(shortcodes, recordings, 'sources: [host.txt, site]'),
    });
    expect(episodes[0]).toMatchObject({ title: 'All about soil with Ann Root', slug: 'host', season: 6 });
  });

  test('give values that "sources" names', async () => {
    const { dialects, others } = await readSources(folderOf(three));
    expect(dialects[0]?.places.get('duration')).toEqual(new Map([['length (host page)', 1]]));
    expect(others).toEqual([
      {
        ...{ path: 'directory.txt', is: 'further source', gives: [] },
        because: 'it has the same title as s06e04-soil/index.md',
      },
      {
        ...{ path: 'host.txt', is: 'further source', gives: ['duration', 'description', 'transcripts'] },
        because: 'it has the same name as s06e04-soil/index.md',
      },
    ]);
  });

  test('are each said what is wrong with them', async () => {
    const { findings } = await readSources(
      folderOf({ ...three, 'directory.txt': Buffer.from(directory.replace('Back', 'Zurück'), 'latin1') }),
    );
    expect(placesOf(findings)).toContain('directory.txt:2:4 source/encoding');
  });

  test('are the same in any order of the folder', async () => {
    const expected = await loaded(three);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(Object.keys(three), { minLength: 4 }), async (files) => {
        const { episodes, messages } = await loaded(three, (folder) => ({ ...folder, files }));
        expect(episodes[0]?.title).toBe(expected.episodes[0]?.title);
        expect([...messages].sort()).toEqual([...expected.messages].sort());
      }),
      { numRuns: 8 },
    );
  });
});

const page = (title: string, number: number, day: string): string =>
  `---\ntitle: ${title}\ndate: ${day}\nlayout: episode\nepisode: ${number}\n---\nAbout it.\n`;

test('a list of recordings completes the pages of a site by their numbers', async () => {
  const { episodes, messages } = await loaded({
    'show.yaml': showYaml(),
    '_posts/2024-03-01-soil.md': page('Soil', 1, '2024-03-01'),
    '_posts/2024-03-08-worms.md': page('Worms', 2, '2024-03-08'),
    '_data/episodes.csv':
      'number,mp3,size,duration\n1,https://m.example.com/1.mp3,100000,10:00\n2,https://m.example.com/2.mp3,200000,20:00\n',
  });
  expect(messages).toEqual([]);
  expect(episodes.map(({ title, audio, duration }) => [title, audio.bytes, duration])).toEqual([
    ['Worms', 200000, 1200],
    ['Soil', 100000, 600],
  ]);
});

test('an entry of no page is left out with a word, and published where the show says so', async () => {
  const files = {
    'soil.md': page('Soil', 1, '2024-03-01').replace(
      'layout',
      'audio_url: https://m.example.com/1.mp3\nlayout',
    ),
    '_data/episodes.yml':
      '- { title: Roots, date: 2024-04-01, mp3: "https://m.example.com/9.mp3", size: 300000 }\n',
  };
  const without = await loaded({ 'show.yaml': showYaml(), ...files });
  expect(without.episodes.map(({ title }) => title)).toEqual(['Soil']);
  expect(without.places).toEqual(['_data/episodes.yml:1:3 source/entry-unmatched']);
  const { findings } = await readSources(folderOf({ 'show.yaml': showYaml(), ...files }));
  expect(placesOf(findings)).toContain(without.places[0]);
  const both = await loaded({ 'show.yaml': showYaml('sources: [site, data]'), ...files });
  expect(both.episodes.map(({ title }) => title)).toEqual(['Roots', 'Soil']);
  expect(both.places).toEqual([]);
});

test('two files of a site are two episodes, and the same number on another day is another episode', async () => {
  const { episodes } = await loaded({
    'show.yaml': showYaml(recordings, 'sources: [site, export/*]'),
    'soil.md': page('Soil', 1, '2024-03-01'),
    'again.md': page('Soil', 1, '2024-03-01'),
    'export/other.md': page('Worms', 1, '2025-03-01'),
  });
  expect(episodes.map(({ slug }) => slug)).toEqual(['export-other', 'soil', 'again']);
});

test('what is said of another recording is not said of this one', async () => {
  const audio = (host: string, more = '') =>
    page('Soil', 1, '2024-03-01').replace(
      'layout',
      `audio_url: https://${host}.example.com/a.mp3\n${more}layout`,
    );
  const { episodes, messages } = await loaded({
    'show.yaml': showYaml('sources: [pages/*, export/*]'),
    'pages/soil.md': audio('a'),
    'export/soil.md': audio('b', 'length: 300000\n'),
  });
  expect(episodes.map(({ audio }) => [audio.url, audio.bytes])).toEqual([['https://a.example.com/a.mp3', 0]]);
  expect(messages).toEqual([
    '"audio" is "https://a.example.com/a.mp3" here and "https://b.example.com/a.mp3" in show/export/soil.md:4:12.',
  ]);
});

test('a source of no kind is an error at its place', async () => {
  const { places, messages } = await loaded({ 'show.yaml': showYaml('sources: [host-pages]') });
  expect(places).toEqual(['show.yaml:10:11 source/value-invalid']);
  expect(messages[0]).toContain('sources[0] is "host-pages", which is not one of site, data, ');
});
