import { describe, expect, test } from 'vitest';
import { loadFiles, placesOf, showYaml } from './folder.js';

const whole = `---
title: Rust for Linux
date: 2025-12-11
podcast_file: https://media.example.com/s05e06.mp3
podcast_bytes: 61231442
---
`;

/** Loads one file beside a whole episode and returns what is said of it. */
async function judge(name: string, text: string, ...lines: readonly string[]) {
  const { findings, incomplete, episodes, held } = await loadFiles({
    'show.yaml': showYaml(...lines),
    'whole.md': whole,
    [name]: text,
  });
  expect(episodes.some(({ slug }) => slug === 'whole')).toBe(true);
  return {
    places: placesOf(findings),
    messages: findings.map(({ message, help }) => `${message} ${help ?? ''}`),
    incomplete: incomplete.map(({ file }) => file),
    episodes: episodes.filter(({ slug }) => slug !== 'whole'),
    held,
  };
}

describe('what is no episode', () => {
  const article = 'Fundamentals 6 min read\n\nWhy Rust comes to the kernel\n\nThe article examines how.\n';

  test.each([
    ['article.txt', article],
    ['article.md', article],
    ['about-rust.md', '---\ntitle: About Rust\n---\nA page.\n'],
  ])('%s is refused with the reasons', async (name, text) => {
    const { places, messages, incomplete, episodes } = await judge(name, text);
    expect(places).toEqual([`${name}:1:1 source/not-an-episode`]);
    expect(messages[0]).toContain('no date, no audio, no number');
    expect(incomplete).toEqual([`show/${name}`]);
    expect(episodes).toEqual([]);
  });

  test('what the show ignores is not looked at', async () => {
    expect(await judge('article.txt', article, 'ignore: ["*.txt"]')).toMatchObject({
      places: [],
      incomplete: [],
    });
  });

  test.each([
    ['README.md', '# The show\n'],
    ['_index.md', '+++\ntitle = "The show"\ndate = 2022-05-10\n+++\n'],
    ['subscribe.md', '---\ntitle: Subscribe\ndate: 2022-08-16\n---\n'],
    ['people/alice.md', '---\ntitle: Alice Ryhl\n---\n'],
    ['people/broken.md', '---\ntitle: [Alice\n---\n'],
    ['robots.txt', 'User-agent: *\n'],
    ['alice.md', '---\ntitle: Alice Ryhl\navatar: /a.jpg\nbio: ""\nhomepage: null\n---\n'],
    ['alice.md', '+++\nTitle = "Alice Ryhl"\nType = "guest"\n+++\n'],
    ['sponsors/tailscale.md', '---\ntitle: A private network\n---\n'],
    ['_layouts/post.html', '---\nlayout: default\n---\n{{ content }}\n'],
    ['whole.txt', 'The transcript of the episode beside it.\n'],
    ['cover.yaml', 'a: b\n'],
    ['news.md', '+++\ntype = "blog"\ntitle = "A new show"\ndate = 2026-05-21\n+++\n'],
    ['colophon.md', '---\nlayout: page\ntitle: Colophon\ndate: 2026-05-21\n---\n'],
  ])('%s is something else of the show', async (name, text) => {
    expect(await judge(name, text)).toMatchObject({ places: [], incomplete: [], episodes: [] });
  });
});

test.each(['layout: podcast\ndate: 2026-05-21', 'layout: podcast', 'type: podcast\ndate: 2026-05-21'])(
  'a page of an episode is not one about the show: %j',
  async (lines) => {
    const { places, incomplete } = await judge('live.md', `---\n${lines}\ntitle: Live\nsound: 2.mp3\n---\n`);
    expect(places).toHaveLength(1);
    expect(incomplete).toEqual(['show/live.md']);
  },
);

test('a page that has nothing of an episode is one when the show says the rest', async () => {
  const rest = 'live: { published: 2026-05-21, audio: { url: "https://media.example.com/2.mp3", bytes: 5 } }';
  const page = '---\ntitle: Live\n---\nOn stage.\n';
  expect(await judge('live.md', page, 'episodes:', `  ${rest}`)).toMatchObject({
    places: [],
    episodes: [{ title: 'Live', notes: '<p>On stage.</p>' }],
  });
});

test('notes without front matter are an episode when the show says how they are written', async () => {
  const page = 'Live on stage\n=============\n\nTwo maintainers.\n\n[mp3](https://media.example.com/2.mp3)\n';
  expect(await judge('live.md', page)).toMatchObject({ places: ['live.md:1:1 source/not-an-episode'] });
  const { findings, episodes } = await loadFiles({
    'show.yaml': showYaml('dialect: fireside', 'episodes: { live: { published: 2026-05-21 } }'),
    'live.md': page,
  });
  expect(placesOf(findings)).toEqual(['live.md:6:7 source/audio-unsized']);
  expect(episodes[0]).toMatchObject({ title: 'Live on stage', audio: { bytes: 0 } });
  expect(episodes[0]?.notes).toMatch(/^<p>Two maintainers\.<\/p>/);
});

describe('what an episode lacks is said at its key, in the keys of its dialect', () => {
  test('no audio', async () => {
    const { places, messages } = await judge(
      'next.md',
      '{\n  "title": "Rust for Linux Live",\n  "date": "2026-05-21",\n  "episode": 2,\n  "episode_guid": "b",\n  "podcast_file": null\n}\n',
    );
    expect(places).toEqual(['next.md:6:3 source/key-missing']);
    expect(messages[0]).toContain('Add "podcast_file" or "podcast_alt_file" to the file');
    expect(messages[0]).toContain('"next: { audio: … }" under "episodes" in show.yaml');
  });

  test('no date, although a key of the author’s own may say it', async () => {
    const lines = ['title: Live', 'episode: 2', 'mp3: https://media.example.com/live.mp3', 'size: 5000000'];
    const { messages } = await judge('next.md', ['---', ...lines, 'made: 2026-05-21', '---', ''].join('\n'));
    expect(messages[0]).toContain('or for all episodes "keys: { published: … }" with the key that has it');
    const nowhere = await judge('next.md', ['---', ...lines, '---', ''].join('\n'));
    expect(nowhere.messages[0]).not.toContain('keys:');
  });

  test('no audio, although something is said of it', async () => {
    const lines = ['title: Live', 'pubDate: 2026-05-21', 'episode: 2', 'audioFile: live', 'audioSize: 5'];
    const { places, messages } = await judge('next.md', ['---', ...lines, '---', ''].join('\n'));
    expect(places).toEqual(['next.md:5:12 source/key-missing']);
    expect(messages[0]).toContain('"audioFile" is "live", which does not name a recording');
    const sized = await judge('next.md', '---\ntitle: Live\npubDate: 2026-05-21\naudioSize: 5\n---\n');
    expect(sized.messages).toEqual([expect.stringContaining('The episode has no "audio". Add "audioUrl"')]);
    expect(sized.messages[0]).not.toContain('ignore');
    // Only its date speaks for it: it may be an article of the site.
    const dated = await judge('next.md', '---\ntitle: Live\npubDate: 2026-05-21\n---\n');
    expect(dated.messages[0]).toContain('list it under "ignore"');
  });

  test('a date that nobody can recover', async () => {
    const page =
      'Episode Details\nBack to EpisodesRust for Robots\nEpisode 45\nPublished 2 weeks ago\nDescription\nText.\n';
    const { places, messages } = await judge('page.txt', page);
    expect(places).toEqual(['page.txt:4:11 source/date-lost', 'page.txt:1:1 source/key-missing']);
    expect(messages[0]).toContain('"2 weeks ago", which gives no date');
  });

  test('an empty title, a date that is none, a duration in words', async () => {
    const { places } = await judge(
      'next.md',
      '---\ntitle: ""\ndate: soon\npodcast_file: https://media.example.com/2.mp3\npodcast_bytes: 5\npodcast_duration: long\n---\n',
    );
    expect(places).toEqual([
      'next.md:3:7 source/value-invalid',
      'next.md:6:19 source/value-invalid',
      'next.md:2:1 source/key-missing',
    ]);
  });

  test('front matter that cannot be read', async () => {
    const { places, incomplete } = await judge('next.md', '+++\ntitle = "Rust\n+++\n');
    expect(places).toEqual(['next.md:2:9 source/syntax']);
    expect(incomplete).toEqual(['show/next.md']);
  });

  test.each([
    'title: Rust: live\ndate: 2026-05-21\nsesaon: 6',
    'title: [Bonus] Live\ndate: 2026-05-21',
    'avatar: a\nbio: b\nhomepage: c\ntitle: Rust: live\ndate: 2026-05-21',
  ])('front matter that is partly read is refused for its fault alone: %j', async (yaml) => {
    const { places, incomplete } = await judge('next.md', `---\n${yaml}\n---\n`);
    expect(places).toEqual([expect.stringMatching(/^next\.md:\d+:\d+ source\/syntax$/)]);
    expect(incomplete).toEqual(['show/next.md']);
  });

  test('a page about the show keeps no episode from its listeners, broken or not', async () => {
    const { places, incomplete } = await judge('subscribe.md', '---\ntitle: Subscribe: now\n---\n');
    expect({ places, incomplete }).toEqual({ places: [], incomplete: [] });
  });

  test('a show whose own file is broken is refused for that alone', async () => {
    const { findings } = await loadFiles({
      'show.yaml': showYaml('copyright: The authors: all of them'),
      'whole.md': whole,
    });
    expect(placesOf(findings)).toEqual(['show.yaml:10:12 source/syntax']);
  });

  test('a second document in show.yaml is not lost without a word', async () => {
    const { findings } = await loadFiles({ 'show.yaml': `${showYaml()}---\nzone: Europe/Berlin\n` });
    expect(placesOf(findings)).toEqual(['show.yaml:11:1 source/syntax']);
    const fenced = `---\n${showYaml()}---\n# The end.\n`;
    expect(await loadFiles({ 'show.yaml': fenced, 'whole.md': whole })).toMatchObject({ findings: [] });
  });

  test('a misspelt key of our own', async () => {
    const { places, messages } = await judge(
      'next.md',
      '---\ntitle: Live\npublished: 2026-05-21\naudio: { url: https://media.example.com/2.mp3, bytes: 5 }\nsesaon: 6\n---\n',
    );
    expect(places).toEqual(['next.md:5:1 source/key-unknown']);
    expect(messages[0]).toContain('"season"');
  });

  test('an episode that the show names and nobody wrote', async () => {
    const { places, messages } = await judge('README.md', '', 'episodes:', '  wohle: { season: 1 }');
    expect(places).toEqual(['show.yaml:11:3 source/key-unknown']);
    expect(messages[0]).toContain('Write "whole"');
  });

  test('a value of the show is wrong in show.yaml', async () => {
    const { findings } = await loadFiles({
      'show.yaml': showYaml('episodes:', '  whole: { duration: long }'),
      'whole.md': whole,
    });
    expect(placesOf(findings)).toEqual(['show.yaml:11:22 source/value-invalid']);
  });
});

test.each([
  ['2025-03-09T02:30:00', 'does not exist'],
  ['2025-11-02T01:30:00', 'occurs twice'],
])('the local time %s is not moved', async (written, what) => {
  const { findings } = await loadFiles({
    'show.yaml': showYaml('zone: America/Los_Angeles'),
    'whole.md': whole.replace('2025-12-11', written),
  });
  expect(placesOf(findings)).toEqual(['whole.md:3:7 source/time-ambiguous']);
  expect(findings[0]?.message).toContain(what);
});

test('a day that its zone leaves out is not moved', async () => {
  const { findings } = await loadFiles({
    'show.yaml': showYaml('zone: Pacific/Apia'),
    'whole.md': whole.replace('2025-12-11', '2011-12-30'),
  });
  expect(placesOf(findings)).toEqual(['whole.md:3:7 source/time-ambiguous']);
});

test.each(['0001-01-01T00:00:00Z', '1899-12-31'])('%s is a date that no feed can say', async (written) => {
  const { findings } = await loadFiles({
    'show.yaml': showYaml(),
    'whole.md': whole.replace('2025-12-11', written),
  });
  expect(placesOf(findings)).toEqual(['whole.md:3:7 source/value-invalid']);
});

test('hostile pages do not hang', async () => {
  const times = 20_000;
  const page = 'Title\n2026-01-01 5 min\n';
  const hostile = [
    `${page}${'Transcript\n'.repeat(times)}`,
    `${page}Transcript\nText.\n${'Ann\n00:00:01\n'.repeat(times)}The end.`,
    `# Title\n* Air Date: 2025-01-01\n${'## Your hosts\n'.repeat(times)}`,
    `# Title\n* Air Date: 2025-01-01\n## Your hosts\n${'[a]('.repeat(times)}`,
    'src="https://letscast.fm/podcasts/x/episodes/'.repeat(times),
    'Back to Episodes'.repeat(times),
    '<audio '.repeat(times),
    'Key: value\n'.repeat(times),
    '‚Äî'.repeat(times),
  ];
  const files = Object.fromEntries(hostile.map((text, index) => [`e${index}.md`, text]));
  await loadFiles({ 'show.yaml': showYaml(), ...files });
});

test('a frame whose address is malformed is removed like any other', async () => {
  const { findings, episodes } = await loadFiles({
    'show.yaml': showYaml('media: https://media.example.com/'),
    'live.md':
      '---\ntitle: Live\npublished: 2026-05-21\naudio: { url: "https://media.example.com/live.mp3", bytes: 5 }\n---\n<iframe src="https://[x"></iframe>\n',
  });
  expect(findings.map(({ message }) => message)).toEqual(['The <iframe> is removed from the notes.']);
  expect(episodes).toHaveLength(1);
});
