import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openFolder } from '../../src/io/folder.js';
import { generators, generic, native, pages } from '../../src/show/dialects/index.js';
import { load } from '../../src/show/load.js';
import type { Episode } from '../../src/show/show.js';
import { readSources } from '../../src/show/sources.js';
import { fixtures, loadFiles, now, placesOf } from './folder.js';

async function episodesOf(show: string): Promise<Readonly<Record<string, Episode>>> {
  const { episodes, incomplete } = await load(openFolder(join(fixtures, show), show), now);
  expect(incomplete).toEqual([]);
  return Object.fromEntries(episodes.map((each) => [each.slug, each]));
}

test('every dialect has a show among the fixtures', async () => {
  const shows = await Promise.all(
    readdirSync(fixtures).map((show) => readSources(openFolder(join(fixtures, show), show))),
  );
  const read = new Set(shows.flatMap(({ dialects }) => dialects.map(({ title }) => title)));
  const foreign = [...generators, ...pages].filter((each) => each !== native && each !== generic);
  expect(foreign.map(({ title }) => title).filter((title) => !read.has(title))).toEqual([]);
});

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
    'subscribe.md:5:6 source/guid-made',
    '0001.md:15:23 source/audio-unsized',
    '0603.md:25:22 source/chapters-misplaced',
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
      artwork: 'https://media.example.com/rust-in-production/img/episode/default.jpg',
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

test('a byte order mark before the heading of show notes hides nothing', async () => {
  const read = (name: string) => readFileSync(join(fixtures, 'fireside', name), 'utf8');
  const { episodes } = await loadFiles({
    'show.yaml': read('show.yaml'),
    '603.md': `\uFEFF${read('603.md')}`,
  });
  expect(episodes[0]).toMatchObject({ title: 'All Your Kernels Belong to Rust', episode: 603 });
  expect(episodes[0]?.notes).toMatch(/^<h2>About this episode<\/h2>/);
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
