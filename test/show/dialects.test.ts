import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openFolder } from '../../src/io/folder.js';
import { recognise } from '../../src/show/dialects/recognise.js';
import { load } from '../../src/show/load.js';
import type { Episode } from '../../src/show/show.js';
import { fixtures, folderOf, loadFiles, now, placesOf, showYaml } from './folder.js';

async function episodesOf(show: string): Promise<Readonly<Record<string, Episode>>> {
  const { episodes, incomplete } = await load(openFolder(join(fixtures, show), show), now);
  expect(incomplete).toEqual([]);
  return Object.fromEntries(episodes.map((each) => [each.slug, each]));
}

/** What most dialects say of the episode with Danilo Krummrich. */
const audio = {
  url: 'https://media.example.com/rust-in-production/s05e06.mp3',
  bytes: 61_231_442,
  type: 'audio/mpeg',
};

test('Hugo, the keys of Jupiter Broadcasting', async () => {
  const { '0603': latest, '0001': first, 'T-0': trailer } = await episodesOf('hugo-json');
  expect(latest).toMatchObject({
    title: 'All Your Kernels Belong to Rust',
    guid: 'FF801BD2-D0A6-4D9D-AE33-C4A56C4C67CF',
    published: { millis: Date.UTC(2025, 1, 24, 2, 15), offset: -480 },
    episode: 603,
    duration: 3630,
    link: 'https://linux-unplugged.example.com/603',
    audio: { url: 'https://op3.dev/e/media.example.com/linux-unplugged/603.mp3', bytes: 58_759_161 },
    people: [
      { name: 'Chris Fisher', role: 'host', link: 'https://linux-unplugged.example.com/host/chris' },
      { name: 'Wes Payne', role: 'host' },
      { name: 'Hannah Anderson', role: 'guest' },
    ],
    transcripts: [{ type: 'application/x-subrip', language: 'en-us', captions: true }],
    value: [{ suggested: 5e-8, recipients: [{ split: 90 }], splits: [{ start: 1200, percentage: 95 }] }],
  });
  expect(latest?.description).toBe(
    'Rust in the kernel had an eventful month & we sort it out.\n\nHannah Anderson joins us.',
  );
  expect(latest?.notes).toContain('<a href="https://boost.example.com/">💥 Boost the show</a>');
  expect(latest?.notes).toContain('title="A mail"');
  const { json } = (latest as Episode).chapters as { readonly json: string };
  const { chapters } = JSON.parse(json);
  expect(chapters).toEqual([
    { startTime: 0, title: 'Intro' },
    { startTime: 103, title: 'Interview' },
    { startTime: 563, title: 'Oxidizing the Kernel', toc: false },
    { startTime: 3700, title: 'After the end' },
  ]);
  expect(first).toMatchObject({
    published: { millis: Date.UTC(2013, 7, 13, 1, 15) },
    audio: { url: 'https://archive.example.com/lup-0001.mp3', bytes: 0 },
    duration: undefined,
  });
  expect(first?.guid).not.toContain('00000000');
  expect(first).not.toHaveProperty('link');
  expect(trailer).toMatchObject({ type: 'trailer', duration: 4883 });
  expect(trailer).not.toHaveProperty('episode');
});

test('a show that leaves things to the pages about it', async () => {
  const { show, findings } = await load(openFolder(join(fixtures, 'hugo-json'), 'hugo-json'), now);
  expect(show).toMatchObject({
    title: 'LINUX Unplugged',
    description: 'Three hosts talk every week about Linux and free software.',
    feed: 'https://feeds.example.com/linux-unplugged/feed.xml',
    hosts: [{ name: 'Chris Fisher' }, { name: 'Wes Payne' }],
  });
  expect(placesOf(findings)).toEqual([
    '0001.md:15:23 source/audio-unsized',
    '0603.md:25:22 source/chapters-misplaced',
    '0603.md:26:22 source/chapters-misplaced',
    '0603.md:14:29 source/person-unknown',
  ]);
});

test('Hugo, the keys of Castanet', async () => {
  expect(await episodesOf('castanet')).toMatchObject({
    'episode-1': {
      title: 'Rust for Linux',
      description: 'Danilo Krummrich explains how drivers are written in Rust.',
      published: { millis: Date.UTC(2025, 11, 11, 16) },
      audio: { url: 'https://media.example.com/rust-in-production/episode-1.mp3', bytes: 15_812_345 },
      duration: 988,
      episode: 1,
      explicit: false,
      artwork: undefined,
      people: [{ name: 'Danilo Krummrich', role: 'guest' }],
    },
    'episode-2': {
      published: { millis: Date.UTC(2026, 4, 21, 14), offset: 120 },
      audio: { url: 'https://media.example.com/rust-in-production/audio/episode-2.mp3', bytes: 9_812_345 },
      duration: 669,
      explicit: false,
      people: [{ name: 'Alice Ryhl' }, { name: 'Greg Kroah-Hartman' }],
      notes: '<p>Recorded at Rust Week in Utrecht.</p>',
    },
  });
});

test('Zola', async () => {
  const episodes = await episodesOf('zola');
  expect(episodes).toMatchObject({
    's01e00-teaser': { type: 'trailer', published: { millis: Date.UTC(2023, 11, 11, 16) } },
    's05e06-rust-for-linux': {
      episode: 1,
      audio,
      duration: 3820,
      link: 'https://rust-in-production.example.com/podcast/s05e06-rust-for-linux/',
      people: [{ name: 'Matthias Endler' }, { name: 'Danilo Krummrich', role: 'guest' }],
      description: '<p>Drivers are where Rust enters the kernel. Danilo Krummrich writes them.</p>',
    },
    's06e04-rust-for-linux-live': {
      episode: 2,
      people: [{ name: 'Matthias Endler' }, { name: 'Alice Ryhl' }, { name: 'Greg Kroah-Hartman' }],
    },
  });
  expect(episodes['s01e00-teaser']).not.toHaveProperty('episode');
  const { notes } = episodes['s05e06-rust-for-linux'] as Episode;
  expect(notes).toContain('<p>Drivers are where <strong>Rust</strong>');
  expect(notes).toContain('<code>Box&lt;T&gt;</code> —');
  expect(notes).toContain('<code>{{ codecrafters() }}</code>');
  expect(notes.match(/codecrafters/g)).toHaveLength(1);
  expect(notes).not.toMatch(/script|letscast|more/);
  const site = 'https://rust-in-production.example.com/podcast/s01e00-teaser/';
  expect(notes.match(/href="[^"]*"/g)).toEqual([`href="${site}"`, `href="${site}"`]);
  expect(notes).toContain(
    'src="https://rust-in-production.example.com/podcast/s05e06-rust-for-linux/studio.jpg"',
  );
});

test('Jekyll with Octopod', async () => {
  expect(await episodesOf('octopod')).toMatchObject({
    '2025-12-11-rust-for-linux': {
      description: 'Danilo Krummrich explains how drivers are written in Rust.',
      published: { millis: Date.UTC(2025, 11, 11) },
      audio: { url: 'https://media.example.com/rust-in-production/rust-for-linux.mp3', bytes: 123_456 },
      duration: 193,
      explicit: false,
      chapters: { json: expect.stringContaining('"startTime":30,"title":"What a driver is"') },
      people: [{ name: 'Danilo Krummrich', link: 'https://people.example.com/danilo' }],
    },
  });
});

test('11ty Podcaster', async () => {
  expect(await episodesOf('eleventy')).toMatchObject({
    'rust-for-linux': {
      audio: {
        url: 'https://media.example.com/rust-in-production/RIP%20S5E6%2C%20Rust%20for%20Linux.mp3',
        bytes: 61_231_442,
      },
      ...{ season: 5, episode: 6, type: 'full', duration: 3283, explicit: false },
      description: 'Danilo Krummrich explains how drivers are written in Rust.',
    },
  });
});

test('Astro', async () => {
  expect(await episodesOf('astro')).toMatchObject({
    'rust-for-linux': {
      ...{ audio, season: 5, episode: 6, duration: 3820 },
      published: { millis: Date.UTC(2025, 11, 11) },
      people: [{ name: 'Danilo Krummrich' }],
    },
  });
});

test('show notes of Fireside, without front matter', async () => {
  const { 603: episode } = await episodesOf('fireside');
  expect(episode).toMatchObject({
    title: 'All Your Kernels Belong to Rust',
    episode: 603,
    published: { millis: Date.UTC(2025, 1, 24, 2, 15) },
    duration: 3630,
    description: 'Rust in the kernel had an eventful month. Hannah Anderson joins us.',
    people: [
      { name: 'Chris Fisher', role: 'host' },
      { name: 'Wes Payne', role: 'host' },
      { name: 'Hannah Anderson', role: 'guest' },
    ],
  });
  expect(episode?.notes).toMatch(/^<h2>About this episode<\/h2>/);
  expect(episode?.notes).toContain('Sponsored by');
  expect(episode?.notes).not.toMatch(/iframe|Air Date|hosts|Tags/);
});

test("a host's page with its transcript", async () => {
  const { 'rust-for-linux-live': episode } = await episodesOf('host-page');
  expect(episode).toMatchObject({
    title: 'Rust for Linux with Alice Ryhl and Greg Kroah-Hartman',
    published: { millis: Date.UTC(2026, 4, 21, 16) },
    duration: 2940,
    description: 'On stage at Rust Week, two maintainers explain how Rust and C share one kernel.',
  });
  expect(episode?.notes).toContain(
    '<p>A list is a List&lt;T&gt; here, &amp; nothing in it is markup: *not even this*.</p>',
  );
  expect(episode?.notes).toContain('<li>klint - Lints for kernel code</li>\n</ul>');
  const [transcript, ...more] = episode?.transcripts ?? [];
  expect(more).toEqual([]);
  expect(transcript).toMatchObject({ type: 'text/plain', extension: 'txt' });
  expect(new TextDecoder().decode((transcript as { readonly bytes: Uint8Array }).bytes)).toBe(
    "It's Rust in Production, recorded on stage.\nWelcome, Alice and Greg.\n",
  );
});

test("a directory's page, which the show completes", async () => {
  expect(await episodesOf('directory-page')).toMatchObject({
    'episode-45': {
      title: 'Rust for Linux with Alice Ryhl and Greg Kroah-Hartman',
      episode: 45,
      published: { millis: Date.UTC(2026, 4, 21, 16) },
      audio: { bytes: 47_001_123 },
    },
  });
});

test('keys of your own', async () => {
  expect(await episodesOf('own-keys')).toMatchObject({
    'rust-for-linux': {
      ...{ audio, season: 5, episode: 6 },
      published: { millis: Date.UTC(2025, 11, 11) },
      people: [{ name: 'Danilo Krummrich' }],
    },
  });
});

/** The one episode of a show, in which nothing is wrong. */
async function episodeOf(lines: readonly string[], path = 'live.md', ...show: readonly string[]) {
  const { episodes, findings } = await loadFiles({
    'show.yaml': showYaml('media: https://media.example.com/', ...show),
    [path]: ['---', ...lines, '---', ''].join('\n'),
  });
  expect(findings.map(({ message }) => message)).toEqual([]);
  return episodes[0];
}

test('keys are the same however their words are joined', async () => {
  const lines = [
    'episode-title: Rust for Linux Live',
    'date_published: 2026-05-21',
    'episode_number: 46',
    'episode-type: bonus',
    'mp3-url: https://media.example.com/live.mp3',
    'audio_length: 9812345',
    "podcast-duration: '49:00'",
  ];
  expect(await episodeOf(lines)).toMatchObject({
    ...{ title: 'Rust for Linux Live', episode: 46, type: 'bonus', duration: 2940 },
    published: { millis: Date.UTC(2026, 4, 21) },
    audio: { url: 'https://media.example.com/live.mp3', bytes: 9_812_345 },
  });
});

describe('what a file is written in', () => {
  const told = (lines: readonly string[], path = 'live.md') =>
    recognise(folderOf({ [path]: ['---', ...lines, '---', ''].join('\n') }), path, {})?.dialect.name;

  test.each([
    ['native', ['title: Live', 'published: 2026-05-21', 'audio: live.mp3']],
    ['native', ['title: Live', 'published: 2026-05-21', 'audio: live.mp3', 'tags: [rust]']],
    // Others publish on a date, too: what we have no word for tells them from us.
    ['generic', ['title: Live', 'published: 2026-05-21', 'audio: live.mp3', 'number: 46']],
    ['generic', ['name: Live', 'published: 2026-05-21', 'length: 12:30']],
    ['generic', ['title: Live', 'number: 46', 'mp3: live.mp3']],
    ['astro', ['title: Live', 'pubDate: 2026-05-21', 'explicit: false', 'audioBytes: 9812345']],
    ['hugo', ['title: Live', 'podcast_file: live.mp3', 'date: 2026-05-21', 'slug: live', 'tags: [rust]']],
  ])('%s: %j', (dialect, lines) => {
    expect(told(lines)).toBe(dialect);
  });
});

describe('what many generators share holds in every dialect', () => {
  test.each([
    ['Hugo', ['date: 2026-05-21', 'podcast_file: live.mp3', 'podcast_bytes: 5', 'permalink: /live/']],
    ['Jekyll', ['pubDate: 2026-05-21', 'audio: { mp3: live.mp3 }', 'fileSize: 5', 'url: /live/']],
    ['a table', ['podcast: { date: 2026-05-21, mp3: live.mp3, bytes: 5 }', 'permalink: /live/']],
    ['11ty', ['date: 2026-05-21', 'episode: { file: live.mp3, bytes: 5, permalink: /live/ }']],
  ])('%s', async (_, lines) => {
    expect(await episodeOf(['title: Live', ...lines])).toMatchObject({
      published: { millis: Date.UTC(2026, 4, 21) },
      link: 'https://rust-in-production.example.com/live/',
      audio: { url: 'https://media.example.com/live.mp3', bytes: 5 },
    });
  });

  test('Zola keeps it in a table of its own', async () => {
    const lines = ['title: Live', 'date: 2026-05-21', 'extra: { audio_file: live.mp3, audio_length: "5" }'];
    expect((await episodeOf(lines))?.audio).toMatchObject({ bytes: 5 });
  });
});

describe('the keys of a recording', () => {
  test.each([
    ['audio-link: live.mp3', 'bytes: 5000000'],
    ['audioPath: /live.mp3', 'audioBytes: 5000000'],
    ['fileName: live.mp3', 'length: 5000000'],
    ['media: live.mp3', 'length: 5000000'],
    ['mp3: { asset_link: live.mp3, length: 5000000 }'],
    ['audioformats: { ogg: live.ogg, mp3: live.mp3 }', 'file_size: 5 000 000'],
    ['source: { url: live.mp3, length: 5000000, type: audio/mpeg }'],
    ['audio: { filename: live.mp3, size: 5000000 }'],
    ['mp3: live.mp3', 'episode_bytes: { ogg: 4, mp3: 5000000 }', 'audio_type: audio/mp3'],
    ['podcast: { mp3: live.mp3, mp3Size: "5000000" }'],
    ['audio: [{ url: live.ogg, size: 4 }, { url: live.mp3, mimeType: audio/mpeg, size: 5000000 }]'],
    ['episode: { audio: [{ src: live.mp3, bytes: 5000000 }, { src: live.opus }] }'],
    ['download-link: https://media.example.com/live.mp3', 'size: 5000000'],
  ])('%s', async (...lines) => {
    expect(await episodeOf(['title: Live', 'date: 2026-05-21', ...lines])).toMatchObject({
      audio: { url: 'https://media.example.com/live.mp3', bytes: 5_000_000, type: 'audio/mpeg' },
    });
  });
});

test('a date, a picture and people under further keys', async () => {
  const lines = [
    ...['title: Live', 'publication: "2026-05-21 16:00:00"', 'eptype: bonus', 'mp3: live.mp3', 'bytes: 5'],
    ...['image: { url: https://media.example.com/live.jpg, alt: A stage }', 'podcasters: [Alice Ryhl]'],
  ];
  expect(await episodeOf(lines)).toMatchObject({
    published: { millis: Date.UTC(2026, 4, 21, 16) },
    ...{ type: 'bonus', artwork: 'https://media.example.com/live.jpg' },
    people: [{ name: 'Alice Ryhl', role: 'host' }],
  });
});

test('under one key a size, or a length', async () => {
  const lines = ['title: Live', 'date: 2026-05-21', 'audioFile: live.mp3', 'bytes: 5'];
  expect(await episodeOf([...lines, 'length: 00:53:17'])).toMatchObject({
    ...{ duration: 3197, audio: { bytes: 5 } },
  });
  expect(await episodeOf([...lines, 'length: 3197'])).toMatchObject({ duration: undefined });
});

test('who made an episode, by name only', async () => {
  const lines = ['title: Live', 'date: 2026-05-21', 'mp3: live.mp3', 'bytes: 5'];
  expect(await episodeOf([...lines, 'author: Alice Ryhl'])).toMatchObject({ author: 'Alice Ryhl' });
  expect(await episodeOf([...lines, 'author: alice'])).not.toHaveProperty('author');
});

test('people as the keys of a table', async () => {
  const lines = ['title: Live', 'date: 2026-05-21', 'mp3: live.mp3', 'bytes: 5'];
  const episode = await episodeOf([...lines, 'hosts:', '  Alice Ryhl:', '  Greg Kroah-Hartman:']);
  expect(episode?.people.map(({ name }) => name)).toEqual(['Alice Ryhl', 'Greg Kroah-Hartman']);
});

test('chapters as pairs of start and title', async () => {
  const lines = ['title: Live', 'date: 2026-05-21', 'mp3: live.mp3', 'bytes: 5'];
  const episode = await episodeOf([...lines, 'chapter: [["00:00:00.000", Intro], ["00:01:40", Drivers]]']);
  const { json } = (episode as Episode).chapters as { readonly json: string };
  expect(JSON.parse(json).chapters).toEqual([
    { startTime: 0, title: 'Intro' },
    { startTime: 100, title: 'Drivers' },
  ]);
});

test('a transcript for each format', async () => {
  const lines = ['title: Live', 'date: 2026-05-21', 'mp3: live.mp3', 'bytes: 5'];
  const url = 'https://media.example.com/live';
  const episode = await episodeOf([...lines, `transcript: { srt: ${url}.srt, vtt: ${url}.vtt }`]);
  expect(episode?.transcripts).toEqual([
    { type: 'application/x-subrip', url: `${url}.srt` },
    { type: 'text/vtt', url: `${url}.vtt` },
  ]);
});

test('what Podlove leaves in an export of WordPress', async () => {
  const lines = [
    ...['post_title: Live', 'post_date: 2026-05-21 16:00:00', 'podlove_duration: "2940"', 'file: live.mp3'],
    ...['podlove_summary: Two maintainers on stage.', 'podlove_explicit: "0"', 'episode_bytes: 5'],
  ];
  expect(await episodeOf(lines)).toMatchObject({
    ...{ title: 'Live', duration: 2940, description: 'Two maintainers on stage.', explicit: false },
    published: { millis: Date.UTC(2026, 4, 21, 16) },
  });
});

describe('a recording that only a link in the notes names', () => {
  const load = async (line: string, ...keys: readonly string[]) => {
    const { episodes } = await loadFiles({
      'show.yaml': showYaml('media: https://media.example.com/'),
      'live.md': ['---', 'title: Live', 'date: 2026-05-21', 'layout: post', ...keys, '---', line].join('\n'),
    });
    return episodes[0]?.audio.url;
  };

  test.each([
    '- Download: [MP3](https://media.example.com/live.mp3), [Ogg](https://media.example.com/live.ogg)',
    'Direct download: <https://media.example.com/live.mp3>',
    '[Listen to the talk](https://media.example.com/live.mp3)',
  ])('%s', async (line) => {
    expect(await load(line)).toBe('https://media.example.com/live.mp3');
    expect(await load(line, 'file: own.mp3')).toBe('https://media.example.com/own.mp3');
  });

  test.each([
    'The music is [Aerocity](https://music.example.com/aerocity.mp3).',
    '[Download the slides](https://media.example.com/live.pdf)',
  ])('not by any link: %s', async (line) => {
    expect(await load(line)).toBeUndefined();
  });
});

describe('front matter in a file of its own', () => {
  const show = showYaml('recordings: https://media.example.com/{slug}.mp3', 'unsized: zero');

  test('lies beside the page', async () => {
    const { episodes } = await loadFiles({
      'show.yaml': show,
      '46/index.md': 'On *stage*.\n',
      '46/index.yml': 'title: Live\ndate: 2026-05-21T16:00\nhosts:\n  - Alice Ryhl\n',
      '47.md': '# Next\n',
      '47.11tydata.json': '{ "title": "Next", "date": "2026-05-28" }',
    });
    expect(episodes).toMatchObject([
      { slug: '47', title: 'Next' },
      { slug: '46', title: 'Live', notes: '<p>On <em>stage</em>.</p>', people: [{ name: 'Alice Ryhl' }] },
    ]);
  });

  test('is where its faults are shown', async () => {
    const files = (data: string) => ({ 'show.yaml': show, '46.md': 'Text.\n', '46.yml': data });
    const wrong = await loadFiles(files('title: Live\ndate: soon\n'));
    expect(placesOf(wrong.findings)).toContain('46.yml:2:7 source/value-invalid');
    const broken = await loadFiles(files('title: [Live\ndate: 2026-05-21\n'));
    expect(placesOf(broken.findings)[0]).toMatch(/^46\.yml:2:\d+ source\/syntax$/);
  });
});
