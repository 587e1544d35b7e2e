import { describe, expect, test } from 'vitest';
import { readSources } from '../../src/show/sources.js';
import { folderOf, loadFiles, placesOf, showYaml } from './folder.js';

const page = (...lines: readonly string[]): string =>
  [
    '---',
    'layout: episode',
    'title: Soil',
    'date: 2024-03-01 10:00:00 +0000',
    ...lines,
    '---',
    'Notes.',
    '',
  ].join('\n');

const soil = 'audio_url: https://media.example.com/soil.mp3';

async function episodeOf(show: readonly string[], ...lines: readonly string[]) {
  const { episodes, findings } = await loadFiles({
    'show.yaml': showYaml(...show),
    'soil.md': page(...lines),
  });
  return {
    episode: episodes[0],
    places: placesOf(findings),
    messages: findings.map(({ message }) => message),
  };
}

test.each(['21,660,000', '21660000 bytes', '21 660 000'])(
  'a size of %j is a number of bytes',
  async (size) => {
    const { episode, places } = await episodeOf([], soil, `length: "${size}"`);
    expect(episode?.audio.bytes).toBe(21_660_000);
    expect(places).toEqual([]);
  },
);

test('a rounded size is named as one, at its place', async () => {
  const { places, messages } = await episodeOf([], soil, 'length: "20.6 MB"');
  expect(places).toEqual(['soil.md:6:9 source/audio-unsized']);
  expect(messages[0]).toContain('The size "20.6 MB" is rounded');
});

test.each([
  ['durationMs: 2166000', 2166],
  ['duration: 2166000', 2166],
  ['durationMinutes: 36.1', 2166],
  ['duration: 36.1 min', 2166],
  ['duration: 2166', 2166],
])('%s is a length in seconds', async (line, seconds) => {
  const { episode } = await episodeOf([], soil, 'length: 21660000', line);
  expect(episode?.duration).toBe(seconds);
});

describe('a recording that a site names by a path', () => {
  test.each([
    [[], '/media/audio/soil.mp3', 'https://rust-in-production.example.com/media/audio/soil.mp3'],
    [
      ['media: https://a.example.com/media/audio/'],
      '/media/audio/soil.mp3',
      'https://a.example.com/media/audio/soil.mp3',
    ],
    [['media: https://a.example.com/media/'], 'audio/soil.mp3', 'https://a.example.com/media/audio/soil.mp3'],
    [['media: https://a.example.com/'], 'Soil #1.mp3', 'https://a.example.com/Soil%20%231.mp3'],
  ])('%j, %s', async (show, name, url) => {
    const { episode } = await episodeOf(show, `audio_url: "${name}"`, 'length: 21660000');
    expect(episode?.audio.url).toBe(url);
  });
});

test('a picture by a path is below the media URL, or said to be left out', async () => {
  const lines = [soil, 'length: 21660000', 'image: covers/soil.png'];
  const { episode } = await episodeOf(['media: https://a.example.com/garden/'], ...lines);
  expect(episode?.artwork).toBe('https://a.example.com/garden/covers/soil.png');
  const without = await episodeOf([], ...lines);
  expect(without.episode?.artwork).toBeUndefined();
  expect(without.places).toEqual(['soil.md:7:8 source/file-elsewhere']);
});

test.each([
  ['wip: true', 'draft'],
  ['archived: true', 'draft'],
  ['status: unpublished', 'draft'],
  ['visibility: private', 'draft'],
  ['_discoverable: no', 'draft'],
  ['isPublished: false', 'draft'],
  ['publish: false', 'draft'],
  ['build: { list: never }', 'draft'],
  ['build: { render: never }', 'draft'],
  ['permalink: false', 'draft'],
  ['password: roots', 'draft'],
  ['membersOnly: true', 'draft'],
  ['post_status: pending', 'draft'],
  ['is_published: 0', 'draft'],
  ['public: false', 'draft'],
  ['listed: no', 'draft'],
  ['disabled: true', 'draft'],
  ['expiryDate: 2024-04-01', 'expired'],
])('%s holds an episode back', async (line, because) => {
  const { held } = await loadFiles({
    'show.yaml': showYaml(),
    'soil.md': page(soil, 'length: 21660000', line),
  });
  expect(held).toEqual([{ slug: 'soil', because }]);
});

test.each([
  'permalink: /soil/',
  'password: ""',
  'premium: false',
  'state: Oregon',
  'public: true',
  'render: true',
])('%s does not', async (line) => {
  const { episode, places } = await episodeOf([], soil, 'length: 21660000', line);
  expect(episode?.title).toBe('Soil');
  expect(places).toEqual([]);
});

test('an expiry date to come does not', async () => {
  const { episode } = await episodeOf([], soil, 'length: 21660000', 'expiryDate: 2040-04-01');
  expect(episode?.title).toBe('Soil');
});

test('the sizes and durations of the published feed stay with their recordings', async () => {
  const feed = `<?xml version="1.0"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel>
<title>Garden</title><item><title>Soil</title><guid>a</guid><itunes:duration>36:06</itunes:duration>
<enclosure url="https://media.example.com/soil.mp3" length="21660000" type="audio/mpeg"/></item></channel></rss>`;
  const files = { 'show.yaml': showYaml('published: old.xml'), 'soil.md': page(soil), 'old.xml': feed };
  const { episodes, findings } = await loadFiles(files);
  expect(placesOf(findings)).toEqual([]);
  expect(episodes[0]).toMatchObject({ guid: 'a', audio: { bytes: 21_660_000 }, duration: 2166 });
  expect((await readSources(folderOf(files))).findings).toEqual([]);
});

test('the data files beside a page are read, JSON too, and no chapters', async () => {
  const { episodes } = await loadFiles({
    'show.yaml': showYaml('recordings: https://media.example.com/{name}.mp3'),
    'soil/soil.md': 'Notes.\n',
    'soil/soil.yml': 'title: Soil\ndate: 2024-03-01T10:00\n',
    'soil/soil.json': '{ "fileSize": 21660000, "duration": 2166000 }',
    'worms/worms.md': page(soil, 'length: 5000000'),
    'worms/worms.json': '{ "version": "1.2.0", "chapters": [] }',
  });
  expect(episodes.find(({ slug }) => slug.startsWith('soil'))).toMatchObject({
    audio: { bytes: 21_660_000 },
    duration: 2166,
  });
});

test.each(['- [audio] [Worms](https://garden.example.com/worms)', 'See [video] below.'])(
  '%j holds no shortcode',
  async (notes) => {
    const { findings } = await loadFiles({
      'show.yaml': showYaml(),
      'soil.md': page(soil, 'length: 21660000') + notes,
    });
    expect(placesOf(findings)).toEqual([]);
  },
);

test.each(['[audio src="a.mp3"]', '[embed]https://example.com/[/embed]', '[gallery]', '[powerpress]'])(
  '%j is a shortcode',
  async (notes) => {
    const { findings } = await loadFiles({
      'show.yaml': showYaml(),
      'soil.md': `${page(soil, 'length: 21660000')}\n${notes}\n`,
    });
    expect(placesOf(findings)[0]).toContain('source/shortcode');
  },
);

describe('files that no episode is read from', () => {
  const files = {
    'show.yaml': showYaml('ignore: [old]'),
    'leaves.smd': '---\n.title = "Leaves",\n---\n',
    'roots.smd': '---\n.title = "Roots",\n---\n',
    'worms.html': '<p>Worms</p>\n',
    'old/plan.org': '* Plan\n',
    'README.md': 'How we work.\n',
  };

  test('are told with the reason by a build that finds no episode', async () => {
    const { findings } = await loadFiles(files);
    expect(placesOf(findings)).toEqual(['show.yaml:1:1 source/no-episode-file']);
    expect(findings[0]?.message).toBe(
      'No file of the folder is an episode: leaves.smd (and 1 more like it), in a format that airworthy does not read; worms.html, without front matter; README.md, left out because of its name.',
    );
  });

  test('are counted by kind beside the episodes', async () => {
    const { unread } = await readSources(
      folderOf({ ...files, 'soil.md': page(soil, 'length: 21660000'), 'soil.vtt': 'WEBVTT\n' }),
    );
    expect(unread).toEqual([
      {
        kind: '.smd files',
        because: 'in a format that airworthy does not read',
        files: ['leaves.smd', 'roots.smd'],
      },
      { kind: '.html files', because: 'without front matter', files: ['worms.html'] },
    ]);
  });
});

describe('episodes in files of data', () => {
  const rows = [
    { slug: 'worms', title: 'Worms', date: '2024-03-08', mp3: 'https://media.example.com/worms.mp3' },
    { slug: 'soil', title: 'Soil', date: '2024-03-01', mp3: 'https://media.example.com/soil.mp3' },
  ].map((row) => ({ ...row, size: '21660000' }));
  const keys = Object.keys(rows[0] ?? {});
  const yaml = (row: object): string =>
    Object.entries(row)
      .map(([key, value]) => `${key}: ${value}\n`)
      .join('');
  const toml = (row: object): string =>
    Object.entries(row)
      .map(([key, value]) => `${key} = "${value}"\n`)
      .join('');

  test.each([
    { '_data/episodes.yml': rows.map((row) => `- ${yaml(row).replaceAll('\n', '\n  ')}\n`).join('') },
    { '_data/episodes.json': JSON.stringify(rows) },
    { 'data.json': JSON.stringify({ show: 'Garden', episodes: rows }) },
    { 'data.json': JSON.stringify(Object.fromEntries(rows.map((row) => [row.slug, row]))) },
    { 'list.csv': [keys, ...rows.map((row) => Object.values(row))].map((row) => row.join(',')).join('\r\n') },
    {
      'list.csv': `\uFEFF${[keys, ...rows.map((row) => Object.values(row))].map((row) => `"${row.join('";"')}"`).join('\n')}\n`,
    },
    { 'list.toml': rows.map((row) => `[[episode]]\n${toml(row)}`).join('\n') },
    Object.fromEntries(rows.map((row) => [`${row.slug}.yaml`, yaml(row)])),
    Object.fromEntries(rows.map((row) => [`shows/${row.slug}.toml`, toml(row)])),
    Object.fromEntries(rows.map((row) => [`${row.slug}.json`, JSON.stringify(row)])),
  ])('%j', async (files) => {
    const { episodes, findings } = await loadFiles({ 'show.yaml': showYaml(), ...files });
    expect(placesOf(findings)).toEqual([]);
    expect(episodes.map(({ title }) => title)).toEqual(['Worms', 'Soil']);
    expect(episodes.map(({ slug }) => slug.replace('shows-', ''))).toEqual(['worms', 'soil']);
    expect(episodes[1]?.audio).toMatchObject({
      url: 'https://media.example.com/soil.mp3',
      bytes: 21_660_000,
    });
  });

  test('what one entry lacks is said at its place, and hides no other', async () => {
    const { episodes, findings } = await loadFiles({
      'show.yaml': showYaml(),
      '_data/episodes.yml': `- title: Roots\n  date: 2024-03-15\n- ${yaml(rows[0] ?? {}).replaceAll('\n', '\n  ')}\n- Leaves\n`,
    });
    expect(episodes.map(({ title }) => title)).toEqual(['Worms']);
    expect(placesOf(findings)).toEqual([
      '_data/episodes.yml:9:3 source/value-invalid',
      '_data/episodes.yml:1:3 source/key-missing',
    ]);
  });

  test('a malformed list is shown where it is', async () => {
    const { findings } = await loadFiles({ 'show.yaml': showYaml(), '_data/episodes.json': '[{ "title": ]' });
    expect(placesOf(findings)[0]).toBe('_data/episodes.json:1:13 source/syntax');
  });

  test.each(['list.csv:2:7', 'list.csv:2:1'])(
    'a quote that is wrong in a list is shown at %s',
    async (place) => {
      const row = place.endsWith('7') ? '"Soil" and,x' : '"Soil,x';
      const files = { 'show.yaml': showYaml(), 'episodes.csv': `title,date\n${row}\n` };
      const { findings } = await loadFiles(files);
      expect(placesOf(findings)[0]).toBe(`${place.replace('list', 'episodes')} source/syntax`);
    },
  );

  test('data beside pages makes no episode twice', async () => {
    const { episodes } = await loadFiles({
      'show.yaml': showYaml(),
      'soil.md': page(soil, 'length: 21660000'),
      '_data/episodes.json': JSON.stringify(rows),
    });
    expect(episodes).toHaveLength(1);
  });
});

test.each([
  [
    'soil.rst',
    '####\nSoil\n####\n\n:date: 2024-03-01 10:00\n:podcast: https://media.example.com/soil.mp3\n:length: 21660000\n\nSee `the page <https://example.com/>`_.\n',
  ],
  [
    'soil.adoc',
    '= Soil\n:date: 2024-03-01\n:audio: https://media.example.com/soil.mp3\n:length: 21660000\n\nSee https://example.com/[the page].\n',
  ],
  [
    'soil/contents.lr',
    'title: Soil\n---\npub_date: 2024-03-01\n---\naudio_url: https://media.example.com/soil.mp3\n---\nlength: 21660000\n---\nbody:\n\nSee [the page](https://example.com/).\n',
  ],
])('%s is read with its header', async (path, text) => {
  const { episodes, findings } = await loadFiles({ 'show.yaml': showYaml(), [path]: text });
  expect(placesOf(findings)).toEqual([]);
  expect(episodes[0]).toMatchObject({
    title: 'Soil',
    slug: 'soil',
    audio: { url: 'https://media.example.com/soil.mp3', bytes: 21_660_000 },
    notes: '<p>See <a href="https://example.com/">the page</a>.</p>',
  });
});

test.each([
  ['soil.rst', 'Soil\n====\n\nAbout soil.\n'],
  ['soil.adoc', '= Soil\n\nAbout soil.\n'],
])('%s without a header is no episode', async (path, text) => {
  const { findings } = await loadFiles({ 'show.yaml': showYaml(), [path]: text });
  expect(findings[0]?.message).toBe(`No file of the folder is an episode: ${path}, without front matter.`);
});

describe('templates that ask for the data of the site', () => {
  const notes = '[{{ site.data.people.ann.name }}]({{site.data.people.ann.url}}) talks.';
  const build = (files: Readonly<Record<string, string>>, text = notes) =>
    loadFiles({
      'show.yaml': showYaml('shortcodes: { otherwise: strip }'),
      'soil.md': page(soil, 'length: 21660000').replace('Notes.', text),
      ...files,
    });

  test('have its values', async () => {
    const { episodes, findings } = await build({
      '_data/people.yml': 'ann: { name: Ann Root, url: https://ann.example.com/ }\n',
    });
    expect(placesOf(findings)).toEqual([]);
    expect(episodes[0]?.notes).toBe('<p><a href="https://ann.example.com/">Ann Root</a> talks.</p>');
  });

  test('leave no link empty without a word', async () => {
    const { findings } = await build({});
    expect(placesOf(findings)).toEqual([
      'soil.md:8:2 source/link-emptied',
      'soil.md:8:35 source/link-emptied',
    ]);
    expect(findings.map(({ message }) => message.slice(-12))).toEqual(['has no text.', ' no address.']);
  });

  test('with a filter that computes are not guessed', async () => {
    const { episodes } = await build(
      { '_data/a.json': '{ "b": "c" }' },
      'A {{ site.data.a.b | truncate: 3 }}.',
    );
    expect(episodes[0]?.notes).toBe('<p>A .</p>');
  });
});

describe('texts in the words of a generator are read as it shows them', () => {
  const mp3 = 'https://media.example.com/soil.mp3';

  async function notesOf(path: string, text: string) {
    const { episodes, findings } = await loadFiles({ 'show.yaml': showYaml(), [path]: text });
    return { notes: episodes[0]?.notes?.trim(), rules: findings.map(({ rule }) => rule) };
  }

  test.each([
    [
      'a block of Lektor',
      'soil/contents.lr',
      `title: Soil\n---\npub_date: 2024-03-01\n---\naudio: ${mp3}\n---\nsize: 2000000\n---\nbody:\n\n#### text ####\ntext:\n\nAbout **soil**.\n`,
      '<p>About <strong>soil</strong>.</p>',
    ],
    [
      'a picture in reStructuredText',
      'soil.rst',
      `Soil\n====\n\n:date: 2024-03-01\n:audio: ${mp3}\n:size: 2000000\n\n.. image:: {static}/soil.png\n   :alt: Soil\n   :width: 9\n`,
      '<p><img src="https://rust-in-production.example.com/soil.png" alt="Soil" /></p>',
    ],
  ])('%s', async (_, path, text, expected) => {
    expect(await notesOf(path, text)).toEqual({ notes: expected, rules: [] });
  });
});

test.each([
  ['media: { mp3: https://media.example.com/soil.mp3, bytes: 2000000 }'],
  ['recording: { url: https://media.example.com/soil.mp3, size: 2000000 }'],
  [
    'podcast: { audio: { local: null, remote: https://media.example.com/soil.mp3, meta: { enclosure_length: 2000000 } } }',
  ],
])('the recording is in a table: %s', async (line) => {
  const { episode, messages } = await episodeOf([], line);
  expect(messages).toEqual([]);
  expect(episode?.audio).toMatchObject({ url: 'https://media.example.com/soil.mp3', bytes: 2_000_000 });
});

test('a table that names no recording is named, not said to be missing', async () => {
  const { places, messages } = await episodeOf([], 'media: { hoster: 12 }');
  expect(places).toEqual(['soil.md:5:8 source/key-missing']);
  expect(messages).toEqual(['The episode has no "audio": no key of "media" is known to name a recording.']);
});

test('the page that lists the pages below it is none that lacks something', async () => {
  const { episodes, findings } = await loadFiles({
    'show.yaml': showYaml(),
    'episodes/contents.lr': '_model: episodes\n---\ntitle: All of them\n',
    'episodes/soil/contents.lr':
      'title: Soil\n---\npub_date: 2024-03-01\n---\naudio: https://media.example.com/soil.mp3\n---\nsize: 2000000\n',
  });
  expect(episodes.map(({ title }) => title)).toEqual(['Soil']);
  expect(findings).toEqual([]);
});
