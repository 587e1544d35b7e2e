import { describe, expect, test } from 'vitest';
import { loadFiles, placesOf, showYaml } from './folder.js';

const soil = [
  'title: Soil',
  'date: 2024-03-01',
  'audio: https://media.example.com/soil.mp3',
  'size: 2000000',
];

/** A second of silence. */
const recording = Buffer.concat(
  Array.from({ length: 40 }, () => Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0]), Buffer.alloc(413)])),
);

/** The only episode of a show whose page has these lines, and the rules that its show breaks. */
async function episodeOf(
  lines: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>> = {},
) {
  const { episodes, findings } = await loadFiles({
    'show.yaml': showYaml('media: https://media.example.com/'),
    'soil.md': ['---', ...lines, '---', 'Notes.', ''].join('\n'),
    ...files,
  });
  return { episode: episodes[0], count: episodes.length, places: placesOf(findings), findings };
}

describe('Obsidian', () => {
  test.each(['"![[soil.mp3]]"', '"[[soil.mp3]]"', '"[[soil.mp3|the recording]]"'])(
    'names a recording as %s',
    async (link) => {
      const lines = [...soil.slice(0, 2), `audio: ${link}`];
      const { episode } = await episodeOf(lines, { 'soil.mp3': recording });
      expect(episode?.audio.url).toBe('https://media.example.com/soil.mp3');
    },
  );

  test('names a picture by a link', async () => {
    const { episode } = await episodeOf([...soil, 'cover: "[[soil.png|300]]"']);
    expect(episode?.artwork).toBe('https://media.example.com/soil.png');
  });
});

test.each([
  ['image: { path: /img/soil.jpg, alt: Soil }', 'https://rust-in-production.example.com/img/soil.jpg'],
  ['cover: { image: https://img.example.com/soil.png }', 'https://img.example.com/soil.png'],
  ['cover: { url: https://img.example.com/soil.png }', 'https://img.example.com/soil.png'],
])('a picture is in a table: %s', async (line, expected) => {
  expect((await episodeOf([...soil, line])).episode?.artwork).toBe(expected);
});

test('a date of PHP is a table with its zone', async () => {
  const [title, , ...rest] = soil;
  const at = (zone: string) => [
    ...[title as string, ...rest],
    `published_at: { date: "2024-02-03 10:00:00.000000", timezone_type: 3, timezone: "${zone}" }`,
  ];
  const utc = await episodeOf(at('UTC'));
  expect(utc.episode?.published.millis).toBe(Date.UTC(2024, 1, 3, 10));
  const ahead = await episodeOf(at('+02:00'));
  expect(ahead.episode?.published.millis).toBe(Date.UTC(2024, 1, 3, 8));
  expect((await episodeOf(at('Europe/Berlin'))).places).toEqual(['soil.md:5:15 source/value-invalid']);
});

test('Seriously Simple Podcasting says the exact size after the rounded one, and its own numbers', async () => {
  const { episode, places } = await episodeOf([
    ...soil.slice(0, 3),
    ...['filesize: 12.4M', 'filesize_raw: 13002752', 'itunes_episode_number: 5', 'itunes_season_number: 2'],
  ]);
  expect(places).toEqual([]);
  expect(episode).toMatchObject({ season: 2, episode: 5, audio: { bytes: 13_002_752 } });
});

test('chapters are the lines of one text', async () => {
  const { episode } = await episodeOf([
    ...soil,
    ...['chapters: |', '  00:00:00.000 Intro', '', '  00:10:00.000 - Main'],
  ]);
  expect(episode?.chapters).toMatchObject({
    written: {
      chapters: [
        { start: 0, title: 'Intro' },
        { start: 600, title: 'Main' },
      ],
    },
  });
});

test.each(['12.4', '"12,4"', '"12 400 KB"', '"12,4 MB"'])(
  'a size of %s is there, and rounded',
  async (size) => {
    const { findings, places } = await episodeOf([...soil.slice(0, 3), `fileSize: ${size}`]);
    expect(places).toEqual(['soil.md:5:11 source/audio-unsized']);
    expect(findings[0]?.message).toBe(
      `The size "${size.replaceAll('"', '')}" is rounded, so the number of bytes is not known.`,
    );
  },
);

test('a number that may be minutes is not said to be a size', async () => {
  const { findings } = await episodeOf([...soil.slice(0, 3), 'length: 36.1']);
  expect(findings.map(({ message }) => message)).toEqual([
    '"https://media.example.com/soil.mp3" is not in the folder, and its size is not given.',
  ]);
});

describe('a heading before everything else', () => {
  const page = (...lines: readonly string[]) => ['---', ...lines, '---', ''].join('\n');

  test('is the title where no key is, and no part of the notes', async () => {
    const text = `${page(...soil.slice(1))}\n# The first one\n\nAbout soil.\n\n# More\n`;
    const { episode } = await episodeOf(soil, { 'soil.md': text });
    expect(episode).toMatchObject({
      title: 'The first one',
      notes: expect.stringMatching(/^\s*<p>About soil.<\/p>\n<h1>More<\/h1>\s*$/),
    });
  });

  test('stays in the notes where a key is the title, and a later one is none', async () => {
    const { episode } = await episodeOf(soil, { 'soil.md': `${page(...soil)}# First\n` });
    expect(episode).toMatchObject({ title: 'Soil', notes: expect.stringContaining('<h1>First</h1>') });
    const later = await episodeOf(soil, { 'soil.md': `${page(...soil.slice(1))}Text.\n\n# Later\n` });
    expect(later.places).toEqual(['soil.md:2:1 source/key-missing']);
  });
});

test.each(['hide: true', 'isHidden: true', 'isPrivate: true', 'isArchived: true'])(
  'a page with %s is held back',
  async (line) => {
    expect((await episodeOf([...soil, line])).count).toBe(0);
    expect((await episodeOf([...soil, line.replace('true', 'false')])).count).toBe(1);
  },
);

test('a season that a file says counts, where the number is in its name', async () => {
  const { episodes } = await loadFiles({
    'show.yaml': showYaml('numbering: slug'),
    '07-soil.md': ['---', ...soil, 'season: 2', '---', ''].join('\n'),
  });
  expect(episodes[0]).toMatchObject({ season: 2, episode: 7 });
});

test('people have a data file each, in a folder of the show', async () => {
  const { episode } = await episodeOf([...soil, 'hosts: Annie and Bob'], {
    'people/ann.yaml':
      'name: Ann Root\nimg: https://img.example.com/ann.jpg\nhref: https://ann.example.com\naliases: [Annie]\n',
    'people/bob.json': '{ "name": "Bob Stone" }',
  });
  expect(episode?.people).toMatchObject([
    { name: 'Ann Root', artwork: 'https://img.example.com/ann.jpg', link: 'https://ann.example.com' },
    { name: 'Bob Stone' },
  ]);
});

test('more pictures in the folder are pictures', async () => {
  const { findings, places } = await episodeOf(
    [
      ...soil.slice(0, 1),
      'published: 2024-03-01',
      'audio: { url: https://m.example.com/a.mp3, bytes: 2000000 }',
    ]
      .concat('images: [{ file: notes.txt, purpose: social }, { file: soil.svg, purpose: social }]')
      .concat('artworkSizes: [{ file: soil.png, width: 300 }]'),
    {
      'notes.txt': 'Hello',
      'soil.png': 'no picture',
      'soil.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    },
  );
  expect(places).toEqual(['soil.md:5:10 source/file-invalid', 'soil.md:6:16 source/file-invalid']);
  expect(findings[0]?.message).toBe('"notes.txt" contains no readable picture.');
});
