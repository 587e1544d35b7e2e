import { describe, expect, test } from 'vitest';
import type { Episode } from '../../src/show/show.js';
import { recognise } from '../../src/show/survey/recognise.js';
import { folderOf, loadFiles, placesOf, showYaml } from './folder.js';

/** The one episode of a show, in which nothing is wrong. */
async function episodeOf(lines: readonly string[], path = 'live.md', ...show: readonly string[]) {
  const { episodes, findings } = await loadFiles({
    'show.yaml': showYaml('media: https://media.example.com/', ...show),
    [path]: ['---', ...lines, '---', ''].join('\n'),
  });
  const told = findings.filter(({ rule }) => rule !== 'source/no-episode-file');
  expect(told.map(({ message }) => message)).toEqual([]);
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
    // And what only we have a word for tells us from them: there, a key that is no field is a mistake.
    ['native', ['title: Live', 'published: 2026-05-21', 'audio: live.mp3', 'number: 46', 'label: Ch. 46']],
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
    ['podcast_file: 46.mp3', 'media_override: https://media.example.com/live.mp3', 'podcast_bytes: 5000000'],
    ['episode_url: https://media.example.com/live.mp3', 'episode_size: 5000000', 'episode_length: "12:30"'],
    ['mp3: live.mp3', 'episode_bytes: { ogg: 4, mp3: 5000000 }', 'audio_type: audio/mp3'],
    ['podcast: { mp3: live.mp3, mp3Size: "5000000" }'],
    ['audio: [{ url: live.ogg, size: 4 }, { url: live.mp3, mimeType: audio/mpeg, size: 5000000 }]'],
    ['episode: { audio: [{ src: live.mp3, bytes: 5000000 }, { src: live.opus }] }'],
    ['download-link: https://media.example.com/live.mp3', 'size: 5000000'],
    ['file_url: https://media.example.com/live.mp3', 'file_size: 5000000'],
    ['audio: { mp3: { filename: live.mp3, filesize: 5000000 } }'],
    ['audio: { name: live.mp3, size: 5000000 }'],
    ['enclosure_url: https://media.example.com/live.mp3', 'enclosure_length_bytes: 5000000'],
    ['audio: https://media.example.com/live.mp3', 'audio_file_size: 5000000', 'mime: audio/mp3'],
  ])('%s', async (...lines) => {
    expect(await episodeOf(['title: Live', 'date: 2026-05-21', ...lines])).toMatchObject({
      audio: { url: 'https://media.example.com/live.mp3', bytes: 5_000_000, type: 'audio/mpeg' },
    });
  });
});

test.each([
  'file_duration: "12:30"',
  'itunes_duration_seconds: 750',
  'enclosure: { duration: "12:30" }',
  'showLength: 12:30',
  'audioLength: "12:30"',
])('the length of an episode under %s', async (line) => {
  const lines = ['title: Live', 'date: 2026-05-21', 'mp3: live.mp3', 'bytes: 5', line];
  expect(await episodeOf(lines)).toMatchObject({ duration: 750, audio: { bytes: 5 } });
});

test('that Apple leaves an episode out', async () => {
  const blocked = async (line: string) =>
    (await episodeOf(['title: Live', 'date: 2026-05-21', 'mp3: live.mp3', 'bytes: 5', line]))?.block;
  expect(await blocked('block: "yes"')).toBe(true);
  expect(await blocked('itunes_block: "no"')).toBe(false);
  expect(await blocked('block: header')).toBeUndefined();
});

test.each(['118.3', '13.7 MB', '62M', '"1:00:30"'])('a size of %s tells no bytes', async (size) => {
  const { episodes, findings } = await loadFiles({
    'show.yaml': showYaml('media: https://media.example.com'),
    'live.md': [
      '---',
      'title: Live',
      'date: 2026-05-21',
      'mp3: live.mp3',
      `fileSize: ${size}`,
      '---',
      '',
    ].join('\n'),
  });
  expect(episodes[0]?.audio.bytes).toBe(0);
  expect(placesOf(findings)).toEqual([
    /[A-Z.]/.test(size) ? 'live.md:5:11 source/audio-unsized' : 'live.md:4:6 source/audio-unsized',
  ]);
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

test('a picture from the root of the website', async () => {
  const artworkOf = async (image: string) =>
    (await episodeOf(['title: Live', 'date: 2026-05-21', 'mp3: live.mp3', 'bytes: 5', `image: ${image}`]))
      ?.artwork;
  expect(await artworkOf('/images/live.jpg')).toBe('https://rust-in-production.example.com/images/live.jpg');
  expect(await artworkOf('https://media.example.com/live.png')).toBe('https://media.example.com/live.png');
  // Directories take no other formats, and what becomes of the folders of a site nobody knows.
  const unread = [
    ['../images/live.jpg', 'source/file-elsewhere'],
    ['/static/images/live.jpg', 'source/file-elsewhere'],
    ['/images/live.webp', 'source/artwork-format'],
  ] as const;
  for (const [image, rule] of unread) {
    const { episodes, findings } = await loadFiles({
      'show.yaml': showYaml('media: https://media.example.com/'),
      'live.md': `---\ntitle: Live\ndate: 2026-05-21\nmp3: live.mp3\nbytes: 5\nimage: ${image}\n---\n`,
    });
    expect(episodes[0]?.artwork).toBeUndefined();
    expect(placesOf(findings)).toEqual([`live.md:6:8 ${rule}`]);
  }
});

test('a post of Jekyll by its folder, although no key of it tells', async () => {
  const lines = ['title: Live', 'imageAlt: A stage', 'recordingDate: 2026-05-01'];
  const show = 'recordings: https://media.example.com/{name}.mp3\nunsized: zero';
  const { episodes } = await loadFiles({
    'show.yaml': showYaml(show),
    'src/_posts/2026-05-21-live.md': ['---', ...lines, '---', ''].join('\n'),
  });
  expect(episodes).toMatchObject([
    { published: { millis: Date.UTC(2026, 4, 21) }, audio: { url: 'https://media.example.com/live.mp3' } },
  ]);
});

test('a collection of Jekyll by what people speak', async () => {
  const lines = ['title: Live', 'date: 2026-05-21', 'mp3: live.mp3', 'bytes: 5'];
  expect(await episodeOf(lines, '_talks/live.md')).toMatchObject({ title: 'Live', slug: 'live' });
  expect(await episodeOf(lines, '_includes/live.md')).toBeUndefined();
});

test('people by the names of their pages, wherever these lie', async () => {
  const { episodes, findings } = await loadFiles({
    'show.yaml': showYaml('media: https://media.example.com'),
    'content/episode/live.md': [
      ...['---', 'title: Live', 'date: 2026-05-21', 'podcast_file: live.mp3', 'podcast_bytes: 5'],
      ...['hosts: [alice]', 'guests: [greg, danilo]', '---', ''],
    ].join('\n'),
    'content/host/alice.md': '---\ntitle: Alice Ryhl\n---\n',
    'content/guests/_index.md': '---\ntitle: Our guests\n---\n',
    'content/guests/greg/_index.md': '---\ntitle: Greg Kroah-Hartman\n---\n',
    'content/guests/danilo/index.md': '---\ntitle: Danilo Krummrich\n---\n',
  });
  expect(findings).toEqual([]);
  expect(episodes[0]?.people.map(({ name, role }) => `${role} ${name}`)).toEqual([
    'host Alice Ryhl',
    'guest Greg Kroah-Hartman',
    'guest Danilo Krummrich',
  ]);
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

test('a transcript is a file, however its key is called, and no list of what is said', async () => {
  const live = (...transcript: readonly string[]) => ({
    'show.yaml': showYaml('media: https://media.example.com'),
    'live.vtt': 'WEBVTT\n\n00:00.000 --> 00:05.000\nWelcome.\n',
    'live.md': [
      ...['---', 'title: Live', 'date: 2026-05-21', 'mp3: live.mp3', 'bytes: 5', ...transcript, '---', ''],
    ].join('\n'),
  });
  const named = await loadFiles(live('transcript: { src: live.vtt }'));
  expect(named.episodes[0]?.transcripts).toMatchObject([{ type: 'text/vtt', extension: 'vtt' }]);
  const spoken = await loadFiles(live('transcript:', '  - { time: "0:00", speaker: Alice, text: Welcome. }'));
  expect(spoken.episodes[0]?.transcripts).toMatchObject([{ type: 'text/vtt', place: 'file' }]);
  expect([...named.findings, ...spoken.findings]).toEqual([]);
});

test('a transcript for each format', async () => {
  const lines = ['title: Live', 'date: 2026-05-21', 'mp3: live.mp3', 'bytes: 5'];
  const url = 'https://media.example.com/live';
  const episode = await episodeOf([...lines, `transcript: { srt: ${url}.srt, vtt: ${url}.vtt }`]);
  expect(episode?.transcripts).toEqual([
    { type: 'application/x-subrip', url: `${url}.srt`, from: 'transcripts[0]', place: 'front matter' },
    { type: 'text/vtt', url: `${url}.vtt`, from: 'transcripts[1]', place: 'front matter' },
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
    expect(placesOf(broken.findings)[0]).toBe('46.yml:1:8 source/syntax');
  });
});

describe('notes in a key', () => {
  const lines = ['title: Live', 'date: 2026-05-21', 'mp3: https://media.example.com/live.mp3', 'bytes: 5'];
  const load = (body: string, ...more: readonly string[]) =>
    loadFiles({
      'show.yaml': showYaml(),
      'live.md': ['---', ...lines, ...more, '---', body].join('\n'),
    });

  test.each([
    ['of a usual name', 'show_notes: Two *maintainers*.', '', '<p>Two <em>maintainers</em>.</p>'],
    ['beside a text, which has them', 'show_notes: Two.', 'On stage.', '<p>On stage.</p>'],
  ])('%s', async (_, key, body, notes) => {
    expect((await load(body, key)).episodes[0]?.notes).toBe(notes);
  });

  test('that the show names', async () => {
    const { episodes, findings } = await loadFiles({
      'show.yaml': showYaml('keys: { notes: abstract }'),
      'live.md': ['---', ...lines, 'abstract: |', '  Two *maintainers*.', '---', 'A transcript.'].join('\n'),
    });
    expect(findings).toEqual([]);
    expect(episodes[0]?.notes).toBe('<p>Two <em>maintainers</em>.</p>');
  });

  test('what is wrong with them is shown there', async () => {
    const verbatim = await load('', 'show_notes: Two {{ ad() }} more.');
    expect(placesOf(verbatim.findings)).toEqual(['live.md:6:17 source/shortcode']);
    const folded = await load('', 'show_notes: |', '  Two.', '  {{ ad() }}');
    expect(placesOf(folded.findings)).toEqual(['live.md:6:13 source/shortcode']);
  });
});
