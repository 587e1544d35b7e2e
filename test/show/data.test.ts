import { describe, expect, test } from 'vitest';
import { loadFiles, placesOf, showYaml } from './folder.js';

async function loaded(files: Readonly<Record<string, string>>) {
  const { episodes, findings, incomplete } = await loadFiles({ 'show.yaml': showYaml(), ...files });
  return {
    episodes: episodes.map(({ title, audio, published, season, notes }) => {
      const day = new Date(published.millis).toISOString().slice(0, 10);
      return [
        title,
        day,
        audio.bytes,
        ...(season === undefined ? [] : [`season ${season}`]),
        ...(notes ? [notes] : []),
      ];
    }),
    incomplete: incomplete.map(({ slug }) => slug),
    places: placesOf(findings),
    messages: findings.map(({ message }) => message),
  };
}

const bread = ['Bread', '2024-05-01', 1_000_000];
const salt = ['Salt', '2024-05-08', 2_000_000];
const mp3 = 'https://m.example.com/x.mp3';

test.each([
  [
    'a table with semicolons and words as keys',
    'list.csv',
    `Title;Release date;Audio URL;File size\nSalt;2024-05-08;${mp3}?2;2000000\nBread;2024-05-01;${mp3};1000000\n`,
  ],
  [
    'lists in TOML',
    'data/episodes.toml',
    `[[episode]]\ntitle = "Salt"\ndate = 2024-05-08\nmp3 = "${mp3}?2"\nsize = 2000000\n[[episode]]\ntitle = "Bread"\ndate = 2024-05-01\nmp3 = "${mp3}"\nsize = 1000000\n`,
  ],
  [
    'a list in YAML by names',
    '_data/podcast.yml',
    `salt: { title: Salt, date: 2024-05-08, mp3: "${mp3}?2", size: 2000000 }\nbread: { title: Bread, date: 2024-05-01, mp3: "${mp3}", size: 1000000 }\n`,
  ],
  [
    'one object in each line',
    'episodes.jsonl',
    `{"title":"Salt","date":"2024-05-08","mp3":"${mp3}?2","size":2000000}\n\n{"title":"Bread","date":"2024-05-01","mp3":"${mp3}","size":1000000}\n`,
  ],
  [
    'a JSON Feed, with what is attached to each item',
    'feed.json',
    JSON.stringify({
      items: [
        {
          title: 'Salt',
          date_published: '2024-05-08',
          attachments: [{ url: `${mp3}?2`, mime_type: 'audio/mpeg', size_in_bytes: 2_000_000 }],
        },
        {
          title: 'Bread',
          date_published: '2024-05-01',
          attachments: [{ url: mp3, mime_type: 'audio/mpeg', size_in_bytes: 1_000_000 }],
        },
      ],
    }),
  ],
  [
    'an export of a content system, which wraps each entry',
    '_data/episodes.json',
    JSON.stringify({
      data: [
        {
          id: 2,
          attributes: {
            title: 'Salt',
            publishedAt: '2024-05-08',
            audioUrl: `${mp3}?2`,
            audioSize: 2_000_000,
          },
        },
        {
          id: 1,
          attributes: { title: 'Bread', publishedAt: '2024-05-01', audioUrl: mp3, audioSize: 1_000_000 },
        },
      ],
    }),
  ],
  [
    'a table in the language of the author',
    'folgen.csv',
    `Titel;Datum;Audio;Größe;Dauer\nSalt;08.05.2024;${mp3}?2;2.000.000;1 Std 2 Min\nBread;01.05.2024;${mp3};1000000;36:06\n`,
  ],
])('%s', async (_, path, text) => {
  expect(await loaded({ [path]: text })).toMatchObject({ episodes: [salt, bread], places: [] });
});

test('lists within the seasons of a show', async () => {
  const entry = (title: string, day: string, size: number) => ({
    title,
    date: day,
    mp3: `${mp3}?${size}`,
    size,
  });
  const seasons = [
    { season: 1, episodes: [entry('Bread', '2024-05-01', 1_000_000)] },
    { season: 2, episodes: [entry('Salt', '2024-05-08', 2_000_000)] },
  ];
  expect(
    await loaded({ '_data/episodes.json': JSON.stringify({ title: 'Kitchen', seasons }) }),
  ).toMatchObject({
    episodes: [
      [...salt, 'season 2'],
      [...bread, 'season 1'],
    ],
    places: [],
  });
});

describe('what an entry lacks is said at its place', () => {
  test('in a list that is named after episodes', async () => {
    const text = `- { title: Bread, date: 2024-05-01 }\n- { title: Salt, mp3: "${mp3}", size: 2000000 }\n`;
    const { places, incomplete } = await loaded({ '_data/episodes.yml': text });
    expect(incomplete).toEqual(['bread', 'salt']);
    expect(places).toEqual([
      '_data/episodes.yml:1:3 source/key-missing',
      '_data/episodes.yml:2:3 source/key-missing',
    ]);
  });

  test('in the row of a table, not in its head', async () => {
    const text = `Title,Date,Audio,Size\nBread,,${mp3},1000000\nSalt,2024-05-08,,2000000\n`;
    const { places } = await loaded({ 'episodes.csv': text });
    expect(places).toEqual(['episodes.csv:2:7 source/key-missing', 'episodes.csv:3:17 source/key-missing']);
  });

  test('in a line that is broken', async () => {
    const line = `{"title":"Bread","date":"2024-05-01","mp3":"${mp3}","size":1000000}`;
    const { places } = await loaded({ 'episodes.ndjson': `${line}\n{"title":"Salt",\n` });
    expect(places).toEqual(['episodes.ndjson:2:17 source/syntax']);
  });

  test('in a file among others that are episodes', async () => {
    const file = (title: string, ...lines: readonly string[]) =>
      `title = "${title}"\nmp3 = "${mp3}?${title}"\nsize = 1000000\n${lines.join('\n')}\n`;
    const { episodes, incomplete, places } = await loaded({
      'eps/bread.toml': file('Bread', 'date = 2024-05-01', 'body = "Hello *you*"'),
      'eps/salt.toml': file('Salt'),
      'settings.toml': 'title = "Kitchen"\nmp3 = false\n',
    });
    expect(episodes).toEqual([[...bread, '<p>Hello <em>you</em></p>']]);
    expect(incomplete).toEqual(['eps-salt']);
    expect(places[0]).toBe('eps/salt.toml:1:1 source/key-missing');
  });
});

describe('the data files of 11ty', () => {
  const page = '---\ntitle: Salt\ndate: 2024-05-08\n---\nSalt.\n';
  const audio = { episode: { filename: mp3, size: 2_000_000 } };

  test('complete a page with front matter, by its name and by its folders', async () => {
    const { episodes, places } = await loaded({
      'posts/salt.md': page,
      'posts/salt.11tydata.json': JSON.stringify(audio),
      'posts/posts.json': '{ "season": 3, "title": "Posts" }',
    });
    expect(episodes).toEqual([[...salt, 'season 3', '<p>Salt.</p>']]);
    expect(places).toEqual([]);
  });

  test('of a folder count only where the site is one of 11ty, and no transcript is one', async () => {
    const { episodes } = await loaded({
      'posts/salt.md': page,
      'posts/salt.json': JSON.stringify({ ...audio, segments: [] }),
      'posts/posts.json': '{ "season": 3 }',
      'posts/x.md': page
        .replace('Salt', 'Bread')
        .replace('2024-05-08', `2024-05-01\nmp3: ${mp3}\nsize: 1000000`),
    });
    expect(episodes).toEqual([[...bread, '<p>Salt.</p>']]);
  });

  test('are nothing to a page in our own words', async () => {
    const { episodes, places } = await loaded({
      'salt.md': `---\ntitle: Salt\npublished: 2024-05-08\naudio: { url: "${mp3}", bytes: 2000000 }\n---\n`,
      'salt.json': '{ "season": 3, "layout": "x" }',
    });
    expect(episodes).toEqual([salt]);
    expect(places).toEqual([]);
  });
});

test.each([
  [
    'a.adoc',
    `= Salt\nAnn Root <ann@example.com>\nv1.0, 2024-05-08\n:page-audio: ${mp3}\n:size: 2000000\n\nHello.\n`,
  ],
  ['b.adoc', `= Salt\n:revdate: 2024-05-08\n:audio: ${mp3}\n:size: 2000000\n\nHello.\n`],
  ['c.rst', `====\nSalt\n====\n\n:date: 2024-05-08\n:audio: ${mp3}\n:size: 2000000\n\nHello.\n`],
  [
    '1_podcast/2_salt/episode.txt',
    `Title: Salt\n\n----\n\nDate: 2024-05-08\n\n----\n\nAudio: ${mp3}\n\n----\n\nSize: 2000000\n\n----\n\nText:\n\nHello.\n`,
  ],
  [
    '2024-05-08.salt.md',
    `---\ntitle: Salt\npublished: true\naudio: ${mp3}\nfilesize: 2000000\n---\nHello.\n`,
  ],
  [
    'params.md',
    `+++\ntitle = "Salt"\ndate = 2024-05-08\n[params]\naudio = "${mp3}"\nbytes = 2000000\n+++\nHello.\n`,
  ],
  [
    'salz.md',
    `---\nlayout: post\ntitel: Salt\ndatum: 8. Mai 2024\naudio: ${mp3}\ngroesse: 2.000.000\n---\nHello.\n`,
  ],
  [
    'filename.md',
    `---\ntitle: Salt\ndate: 2024-05-08\nepisode: { filename: salt.mp3, url: "${mp3}", size: 2000000 }\n---\nHello.\n`,
  ],
  ['d.rst', `.. title: Salt\n.. date: 2024-05-08\n.. audio: ${mp3}\n.. size: 2000000\n\nHello.\n`],
  [
    'e/contents.lr',
    `_model: episode\n---\ntitle: Salt\n---\npub_date: 2024-05-08\n---\nmp3: ${mp3}\n---\nsize: 2000000\n---\nbody:\n\nHello.\n`,
  ],
])('the header of %s', async (path, text) => {
  const { episodes, places } = await loaded({
    [path]: text,
    'contents.lr': '_model: blog\n---\ntitle: All\n',
  });
  expect(episodes).toEqual([[...salt, '<p>Hello.</p>']]);
  expect(places).toEqual([]);
});

test('pages in formats that are not read are named, also where others are', async () => {
  const { messages, episodes } = await loaded({
    'salt.md': `---\ntitle: Salt\npublished: 2024-05-08\naudio: { url: "${mp3}", bytes: 2000000 }\n---\n`,
    'leaves.smd': '---\n.title = "Leaves",\n---\n',
    'roots.org': '#+TITLE: Roots\n',
    'worms.org': '#+TITLE: Worms\n',
    'plain.rst': 'No header.\n',
    'budget.xlsx': 'x',
  });
  expect(episodes).toHaveLength(1);
  expect(messages).toEqual([
    'leaves.smd is not read: in a format that airworthy does not read.',
    'plain.rst is not read: without front matter.',
    'roots.org and 1 more like it are not read: in a format that airworthy does not read.',
  ]);
});
