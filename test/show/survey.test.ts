import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { load } from '../../src/show/load.js';
import { readSources } from '../../src/show/sources.js';
import { position } from '../../src/text/source.js';
import { keeps, keepsFindings } from '../kept.js';
import { folderOf, now, showYaml } from './folder.js';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A page with these lines of front matter. */
const page = (...lines: readonly string[]): string => ['---', ...lines, '---', 'Notes.', ''].join('\n');

/** What each file of a folder is, as `soil.md is page: of its name → feed`. */
async function rolesOf(files: Files, ...policies: readonly string[]): Promise<readonly string[]> {
  const { others, unread } = await readSources(folderOf({ 'show.yaml': showYaml(...policies), ...files }));
  return [
    ...others.map(
      ({ path, is, because, gives }) =>
        `${path} is ${is}: ${because}${gives.length > 0 ? ` → ${gives.join(', ')}` : ''}`,
    ),
    ...unread.map(({ kind, because, files }) => `${kind} are ${because}: ${files.join(', ')}`),
  ];
}

/** Keeps what each file is, every episode that comes of them, and what is wrong. */
async function keepsEpisodes(files: Files, ...policies: readonly string[]): Promise<void> {
  const folder = { 'show.yaml': showYaml(...policies), ...files };
  const { episodes, held, incomplete, findings } = await load(folderOf(folder), now);
  const lines = episodes.map((each) => {
    const { slug, title, published, audio, season, episode, duration, link, guid, description, notes } = each;
    const { chapters, transcripts, artwork, people } = each;
    const said = {
      ...{
        title,
        published: new Date(published.millis).toISOString(),
        season,
        episode,
        duration,
        link,
        guid,
      },
      ...{ audio: `${audio.url} ${audio.bytes}`, description, notes, artwork },
      people: people.map(({ name }) => name).join(', ') || undefined,
      chapters: chapters && ('url' in chapters ? chapters.url : chapters.from),
      transcripts: transcripts.map((one) => ('url' in one ? one.url : one.place)).join(', ') || undefined,
    };
    const rows = Object.entries(said).flatMap(([key, value]) =>
      value === undefined ? [] : [`    ${key}: ${value}`],
    );
    return [`  ${slug}`, ...rows].join('\n');
  });
  keeps(
    [
      ...(await rolesOf(files, ...policies)).map((each) => `  ${each}`),
      ...lines,
      ...held.map(({ slug, because }) => `  ${slug} stays out: ${because}`),
      ...incomplete.map(({ slug }) => `  ${slug} is incomplete`),
    ].join('\n'),
  );
  keepsFindings(findings);
}

describe('what a file is follows from', () => {
  const empty = page('title: Some page');

  test('the folder that it lies in', async () => {
    const folders = [
      ...[
        'people',
        'hosts',
        'guests',
        'authors',
        'speakers',
        'guest',
        'host',
        'person',
        'sponsors',
        'sponsor',
      ],
      ...[
        'layouts',
        'includes',
        'archetypes',
        'templates',
        'site',
        'public',
        '_includes',
        '_people',
        '_talks',
      ],
      ...['_drafts', 'drafts', 'Guests', 'constructor'],
    ];
    const files = Object.fromEntries(folders.map((folder) => [`${folder}/ann.md`, empty]));
    keeps((await rolesOf({ ...files, 'guests/_index.md': empty, 'guests/bob/_index.md': empty })).join('\n'));
  });

  test('its name', async () => {
    const names = [
      ...[
        'README',
        'license',
        'LICENCE',
        'changelog',
        'contributing',
        'humans',
        '_partial',
        '_index',
        '_index.de',
      ],
      ...['about', 'Subscribe', 'imprint', '404', 'index', 'deep/index', 'deep/_index', 'deep/about', 'soil'],
      ...['deep/feed', 'sponsor', 'sponsors', 'newsletter'],
    ];
    keeps((await rolesOf(Object.fromEntries(names.map((name) => [`${name}.md`, empty])))).join('\n'));
  });

  test('its keys', async () => {
    const pages: Files = {
      show: page(
        'type: podcast',
        'title: Soil Talk',
        'summary: About soil.',
        'rss: feed.xml',
        'website: no address',
      ),
      series: page(
        'kind: Series',
        'description: About soil.',
        'homepage: https://garden.example.com/',
        'hosts: [ann]',
      ),
      links: page(
        'type: show',
        'links: { website: { url: "https://a.example.com/" }, feed: { url: "https://a.example.com/f" } }',
      ),
      layout: page('layout: podcast', 'title: No show'),
      dated: page('type: show', 'date: 2024-03-01'),
      'host-of': page('type: hosts', 'title: Ann'),
      sponsor: page('kind: sponsor', 'title: Seeds'),
      blog: page('layout: blog-post', 'title: News', 'date: 2024-03-01'),
      home: page('_model: home', 'title: News'),
      article: page('layout: article', 'feed: https://a.example.com/feed.xml'),
      person: page('title: Ann', 'bio: Gardener', 'avatar: ann.jpg', 'github: ann'),
      'two-of-a-person': page('title: Ann', 'bio: Gardener', 'avatar: ann.jpg'),
      seeds: page('shortname: seeds', 'tagline: All seeds'),
      'seeds-alone': page('shortname: seeds'),
      'seeds-of-no-name': page('tagline: All seeds', 'link: https://seeds.example.com/', 'logo: seeds.png'),
      draft: page('title: Later', 'draft: yes'),
      'no-draft': page('title: Later', 'draft: no'),
      'number-alone': page('title: Seven', 'season: 7'),
      broken: '---\ntitle: "Broken\n---\n',
      about: '---\ntitle: "Broken\n---\n',
    };
    const files = Object.fromEntries(Object.entries(pages).map(([name, text]) => [`${name}.md`, text]));
    await keepsEpisodes({ ...files, 'plain.txt': 'Nothing.\n', 'contact.txt': 'Nothing.\n' });
  });

  test('how a site of Lektor lays it out', async () => {
    const lektor = (title: string, ...more: readonly string[]): string =>
      [`title: ${title}`, ...more, ''].join('\n---\n');
    await keepsEpisodes({
      'contents.lr': lektor('All'),
      'eps/contents.lr': lektor('Episodes'),
      'eps/soil/contents.lr': lektor(
        'Soil',
        'pub_date: 2024-03-01',
        'mp3: https://m.example.com/a.mp3',
        'size: 2000000',
      ),
      'eps/empty/contents.lr': lektor('Empty'),
    });
  });

  test('what an episode says of it, or that it lies beside one', async () => {
    const soil = page(
      'title: Soil',
      'published: 2024-03-01',
      'audio: { url: "https://m.example.com/a.mp3", bytes: 2000000 }',
      'transcripts: said.txt',
    );
    await keepsEpisodes({
      'soil.md': soil,
      'soil.txt': 'Welcome.\n',
      'soil-transcript.txt': 'Welcome.\n',
      'soil.transcript.md': 'Welcome.\n',
      'soil/extra.txt': 'Welcome.\n',
      'said.txt': 'Welcome.\n',
      'other.txt': 'Welcome.\n',
      'soil/other.md': 'Welcome.\n',
      'deep/roots/index.md': soil
        .replace('Soil', 'Roots')
        .replace('a.mp3', 'b.mp3')
        .replace('said', '../../said'),
      'deep/roots.txt': 'Welcome.\n',
    });
  });

  test('that it is of a kind that is not read', async () => {
    await keepsEpisodes(
      {
        'soil.md': page(
          'title: Soil',
          'published: 2024-03-01',
          'audio: { url: "https://m.example.com/a.mp3", bytes: 2000000 }',
        ),
        ...{
          'soil.jpg': 'x',
          'soil.final.wav': 'x',
          'a.org': 'x',
          'b.org': 'x',
          'c.ORG': 'x',
          'd.rst': 'x\n',
        },
        ...{ 'e.json': '{}', 'f.yaml': 'a: 1\n', 'g.mp3': 'x', 'h.mp4': 'x', 'i.png': 'x', 'j.exe': 'x' },
        ...{ 'k.vtt': 'x', Makefile: 'x', 'deep.er/noending': 'x', 'left/out.org': 'x', 'l.docx': 'x' },
      },
      'ignore: [left]',
    );
  });

  test('that the show does not choose it', async () => {
    const files = {
      'talks/soil.md': page(
        'title: Soil',
        'date: 2024-03-01',
        'audio_url: https://m.example.com/a.mp3',
        'tags: [Talk, live]',
      ),
      'talks/roots.md': page('title: Roots', 'date: 2024-03-02', 'podcast: true'),
      'talks/worms/index.md': page('title: Worms', 'date: 2024-03-03', 'podcast: "off"'),
      'talks/worms/worms.mp3': 'x',
      'news.md': page('title: News', 'date: 2024-03-04', 'layout: post', 'tags: talk'),
      'bees.md': page('title: Bees', 'date: 2024-03-05', 'layout: post', 'podcast: yes'),
      'bees.ogg': 'x',
    };
    for (const choose of [
      ...['audio', '{ audio: false }', '{ files: talks }', '{ files: ["*s.md"] }', '{ key: podcast }'],
      ...[
        '{ key: tags, value: talk }',
        '{ key: tags, value: [LIVE, other] }',
        '{ files: talks, audio: true }',
      ],
    ]) {
      const { unchosen, episodes, incomplete } = await load(
        folderOf({ 'show.yaml': showYaml('media: https://m.example.com/', `choose: ${choose}`), ...files }),
        now,
      );
      const chosen = [...episodes, ...incomplete].map(({ slug }) => slug).sort();
      keeps(`  ${choose}: ${chosen.join(', ')}; ${unchosen} left`);
    }
  });
});

const usual = ['title: Soil', 'date: 2024-03-01'];

/** These lines, and the usual ones of other keys. */
function withUsual(lines: readonly string[]): readonly string[] {
  const keyOf = (line: string) => line.slice(0, line.indexOf(':'));
  return [...usual.filter((each) => !lines.some((line) => keyOf(line) === keyOf(each))), ...lines];
}

/** Two sources of one recording, which say these lines of it. */
const sources = (
  first: readonly string[],
  second: readonly string[],
  audio = 'audio_url: https://m.example.com/a.mp3',
) => ({
  'pages/soil.md': page('layout: episode', audio, ...withUsual(first)),
  'export/earth.md': page('layout: episode', audio, ...withUsual(second)),
});
const declared = 'sources: [pages/*, export/*]';

async function told(files: Files) {
  const { episodes, findings } = await load(folderOf({ 'show.yaml': showYaml(declared), ...files }), now);
  const disagreements = findings.filter(({ rule }) => rule === 'source/sources-disagree');
  return {
    titles: episodes.map(({ title }) => title),
    episode: episodes[0],
    disagreements: disagreements.map(({ source, span, message }) => {
      const { line, column } = position(source, span.start);
      return `${line}:${column} ${message}`;
    }),
  };
}

describe('two sources of an episode say the same', () => {
  test.each([
    [['date: 2024-03-01T10:00:00Z'], ['date: 2024-03-01']],
    [['date: 2024-03-01T10:00:00Z'], ['date: 2024-03-01T11:00:00+01:00']],
    [['date: 2024-03-01T10:00:00Z'], ['date: 2024-03-01T12:00:00']],
    [['date: 2024-03-01T23:30:00Z'], ['date: 2024-03-02 00:30:00+01:00']],
    [['duration: "36:06"'], ['duration: 2166']],
    [['duration: "36:06"'], ['duration: 36 min']],
    [['duration: "36:06"'], ['duration: "37:05"']],
    [
      ['season: "02"', 'episode: "007"'],
      ['season: 2', 'episode: 7'],
    ],
    [['link: https://www.garden.example.com/soil/'], ['link: http://garden.example.com/soil']],
    [['title: Soil – die Erde!'], ['title: "Soil: Die ERDE"']],
    [['description: About  the soil.'], ['description: about the soil']],
  ])('%j and %j', async (first, second) => {
    for (const files of [sources(first, second), sources(second, first)]) {
      const { titles, disagreements } = await told(files);
      expect(titles).toHaveLength(1);
      expect(disagreements).toEqual([]);
    }
  });
});

describe('two sources of an episode do not say the same', () => {
  test.each([
    [['date: 2024-03-01T10:00:00Z'], ['date: 2024-03-01T10:00:00+01:00'], 'published'],
    [['date: 2024-03-01'], ['date: 2024-03-02'], 'published'],
    [['duration: "36:06"'], ['duration: "37:06"'], 'duration'],
    [['season: 1', 'episode: 7'], ['season: 1', 'episode: 8'], 'episode'],
    [['link: https://garden.example.com/soil'], ['link: https://garden.example.com/earth'], 'link'],
    [['description: About soil.'], ['description: About the soil.'], 'description'],
    [['guests: [Ann, Bob]'], ['guests: [Ann, Cleo]'], 'guests'],
  ])('%j and %j', async (first, second, key) => {
    const { titles, disagreements } = await told(sources(first, second));
    expect(titles).toHaveLength(1);
    expect(disagreements).toEqual([expect.stringContaining(`"${key}" is "`)]);
    keeps(`  ${disagreements.join('\n  ')}`);
  });
});

describe('another source gives an episode', () => {
  const given = async (first: readonly string[], second: readonly string[], more: Files = {}) => {
    await keepsEpisodes(
      { ...sources(first, second), ...more },
      declared,
      'media: https://media.example.com/',
    );
  };

  test('what it does not say, with files where they lie', () =>
    given(
      ['guests: []', 'description: ""'],
      [
        ...[
          'guests: [Ann]',
          'description: About soil.',
          'duration: 2166',
          'season: 2',
          'episode: 7',
          'guid: abc',
        ],
        ...['audio_size: 21660000', 'chapters: soil.json', 'transcript: words/soil.vtt', 'artwork: soil.jpg'],
      ],
      {
        'export/soil.json': '{ "version": "1.2.0", "chapters": [{ "startTime": 0, "title": "Start" }] }',
        'export/words/soil.vtt': 'WEBVTT\n\n00:00.000 --> 00:01.000\nWelcome.\n',
        'soil.jpg': readFileSync(join(import.meta.dirname, '../fixtures/media/rgb-72dpi.jpg')),
      },
    ));

  test('no number that is counted in another way', () => given(['season: 1'], ['season: 2', 'episode: 7']));
  test('no season of another number', () => given(['episode: 1'], ['season: 2', 'episode: 7']));
  test('the number of the same season', () => given(['season: "02"'], ['season: 2', 'episode: 7']));
  test('no date that was counted from the day of copying', () =>
    keepsEpisodes({
      ...{ 'soil.md': page('layout: episode', 'title: Soil', 'audio_url: https://m.example.com/a.mp3') },
      'page.txt':
        'Episode Details\nBack to Episodes\nSoil\nEpisode 4\nPublished 2 weeks ago\nDescription\nDirt.\n',
    }));

  test.each([
    ['audio_url: https://m.example.com/a.mp3', 'audio_url: a.mp3'],
    ['audio_url: rec/a.mp3', 'audio_url: https://m.example.com/a.mp3'],
    [
      'audio_url: https://m.example.com/a.mp3',
      'audio_url: https://dts.podtrac.com/redirect.mp3/m.example.com/a.mp3',
    ],
    ['audio_url: https://m.example.com/a.mp3', 'audio_url: https://other.example.com/a.mp3'],
    ['audio_url: https://m.example.com/a.mp3', 'audio_url: b.mp3'],
    ['mood: loud', 'audio_url: https://m.example.com/a.mp3'],
  ])('the size of %s, which it calls %s', async (first, second) => {
    const [soil, earth] = [
      page('layout: episode', ...usual, 'guid: abc', first),
      page('layout: episode', ...usual, 'guid: abc', second, 'audio_size: 21660000'),
    ];
    await keepsEpisodes(
      { 'pages/soil.md': soil, 'export/earth.md': earth },
      ...[declared, 'media: https://media.example.com/'],
    );
  });

  test('notes where it has none', () =>
    keepsEpisodes(
      {
        'pages/soil.md': sources([], [])['pages/soil.md'].replace('Notes.\n', ''),
        'export/earth.md': sources([], [])['export/earth.md'].replace('Notes.', 'More *notes*.'),
        'host.txt':
          'Soil\nWhat is under our feet\n2024-03-01 49 min\nDescription & Show Notes\nDirt.\nTranscript\nWelcome.\n',
      },
      'sources: [pages/*, export/*, host-page]',
    ));
});

describe('a source is of an episode that has', () => {
  const of = async (first: readonly string[], second: readonly string[]) => {
    const files = {
      'pages/soil.md': page('layout: episode', ...first),
      'export/earth.md': page('layout: episode', ...second),
    };
    const roles = await rolesOf(files, declared);
    return roles.map((each) => each.replace(/^.*?: | → .*$/g, ''));
  };
  const [one, other] = [
    ['title: Soil', 'date: 2024-03-01'],
    ['title: The worms', 'date: 2024-05-01'],
  ] as const;
  const audio = (name: string) => `audio_url: https://m.example.com/${name}`;

  test.each([
    ['the same guid', [...one, 'guid: abc'], [...other, 'guid: abc']],
    ['the same recording', [...one, audio('a.mp3')], [...other, audio('a.mp3?from=feed')]],
    [
      'the same page',
      [...one, 'link: https://garden.example.com/1?a#b'],
      [...other, 'link: http://www.garden.example.com/1/'],
    ],
    [
      'the same number',
      [one[0], 'date: 2024-03-01', 'episode: 7'],
      [other[0], 'date: 2024-03-03', 'episode: "7"'],
    ],
    ['the same number', [one[0], 'episode: 7', 'season: 1'], ['title: More soil', 'episode: 7', 'season: 1']],
    ['the same title', one, ['title: Soil!', 'date: 2024-03-08']],
    [
      'the same name',
      one,
      ['title: Of worms', 'date: 2024-03-08', 'link: https://garden.example.com/soil/index.html'],
    ],
    [
      'a similar title and the same date',
      ['title: Soil and its worms', one[1]],
      ['title: On worms and soil, live', one[1]],
    ],
  ])('%s', async (because, first, second) => {
    expect(await of(first, second)).toEqual([`it has ${because} as pages/soil.md`]);
  });

  test.each([
    ['another guid', [...one, 'guid: abc'], [...other, 'guid: abd']],
    ['another number', [one[0], 'episode: 7'], [other[0], 'episode: 8']],
    [
      'the same number of another season',
      [one[0], 'season: 1', 'episode: 7'],
      [other[0], 'season: 2', 'episode: 7'],
    ],
    [
      'the same number three days later',
      [one[0], 'date: 2024-03-01', 'episode: 7'],
      [other[0], 'date: 2024-03-04', 'episode: 7'],
    ],
    [
      'the same number without a date, and another title',
      [one[0], 'episode: 7'],
      [other[0], 'date: 2024-03-01', 'episode: 7'],
    ],
    ['the same title nine days later', one, ['title: Soil', 'date: 2024-03-10']],
    [
      'half of a title and the same date',
      ['title: Soil and worms live', one[1]],
      ['title: On soil and more of it', one[1]],
    ],
  ])('but not one of %s', async (_, first, second) => {
    expect(await of(first, second)).toEqual([]);
  });

  test('and of none where two have it', async () => {
    const soil = page('layout: episode', ...one, audio('a.mp3'));
    const files = { 'pages/a.md': soil, 'pages/b.md': soil, 'export/c.md': soil };
    expect(await rolesOf(files, declared)).toEqual([]);
    expect(await rolesOf({ 'pages/a.md': soil, 'export/b.md': soil, 'export/c.md': soil }, declared)).toEqual(
      [],
    );
  });
});

describe('lists of episodes', () => {
  const entry = (title: string, day: string, more = '') =>
    `{ title: ${title}, date: 2024-03-0${day}, mp3: "https://m.example.com/${day}.mp3", size: 200000${day}${more} }`;

  test('in a table by their names, below seasons, and in lists of lists', () =>
    keepsEpisodes({
      '_data/a.yml': `soil: ${entry('Soil', '1')}\nroots: ${entry('Roots', '2')}\n`,
      '_data/b.yml': `- season: 3\n  episodes:\n    - ${entry('Worms', '3')}\n    - ${entry('Bees', '4', ', season: 4')}\n`,
      '_data/c.yml': `show: { title: Garden Talk }\nlist:\n  - [${entry('Birds', '5')}]\n`,
      '_data/d.yml': `a: { b: { c: [${entry('Too deep', '6')}] } }\n`,
      '_data/e.yml': `- [[[[[[${entry('Much too deep', '7')}]]]]]]\n`,
    }));

  test('with names that are taken, strays, and what is no episode', () =>
    keepsEpisodes({
      'a/episodes.yml': `- ${entry('Soil', '1', ', slug: "My Soil"')}\n- ${entry('Soil', '2', ', slug: My soil, number: 7')}\n- ${entry('Soil', '3', ', slug: my-soil')}\n- a stray\n- { title: Nothing }\n`,
      'links.yml': '- { title: Seeds, url: "https://seeds.example.com/" }\n',
      'podcast.json': '{ "title": "Garden Talk" }',
      'people/ann.yml': entry('Ann', '4'),
      'tool.config.json': '{ "a": [1, 2, {}] }',
    }));

  test('in a file each, of which one lacks something and one is broken', () =>
    keepsEpisodes({
      'eps/soil.yml': entry('Soil', '1'),
      'eps/roots.yml': 'title: Roots\ndate: 2024-03-02\n',
      'eps/other.yml': 'title: Other\n',
      'eps/broken.json': '{ "title": ',
      'other/broken.json': '{ "title": ',
      'other/episodes.json': '{ "title": ',
      'other/roots.yml': 'title: Roots\ndate: 2024-03-02\n',
    }));

  test('wrapped as exports have them, and with what is attached', () =>
    keepsEpisodes({
      'a.json': JSON.stringify([
        { node: { title: 'Soil', date: '2024-03-01', mp3: 'https://m.example.com/1.mp3', size: 2_000_000 } },
        {
          fields: { title: 'Roots', date: '2024-03-02', mp3: 'https://m.example.com/2.mp3', size: 2_000_000 },
        },
        {
          frontmatter: {
            title: 'Bees',
            date: '2024-03-03',
            mp3: 'https://m.example.com/3.mp3',
            size: 2_000_000,
          },
        },
        {
          ...{ title: 'Birds', date: '2024-03-04' },
          enclosures: [
            { url: 'https://m.example.com/4.mp3', size_in_bytes: 2_000_000 },
            { url: 'https://m.example.com/5.mp3' },
          ],
        },
        {
          other: { title: 'Worms', date: '2024-03-05', mp3: 'https://m.example.com/6.mp3', size: 2_000_000 },
        },
      ]),
    }));

  test('that complete pages, where they say which and something that makes one', () =>
    keepsEpisodes({
      'soil.md': page(
        'title: Soil',
        'date: 2024-03-01',
        'layout: episode',
        'episode: 1',
        'audio_url: https://m.example.com/1.mp3',
      ),
      'roots.md': page('title: Roots', 'date: 2024-03-02', 'layout: episode', 'episode: 2'),
      'worms.md': page('title: Worms', 'date: 2024-03-03', 'layout: episode', 'episode: 3'),
      '_data/more.yml':
        '- { number: 1, duration: 2166 }\n- { duration: 99 }\n- { title: Unknown, guid: abc }\n',
      'src/_data/more.json': '[{ "number": 2, "mp3": "https://m.example.com/2.mp3", "size": 2000000 }]',
      'elsewhere.yml': '- { number: 3, mp3: "https://m.example.com/3.mp3", size: 2000000 }\n',
      'deep/list.csv': 'number,mp3,size\n3,https://m.example.com/3.mp3,3000000\n',
      'deep/episodes.toml': '[[a]]\nnumber = 1\nmp3 = "https://m.example.com/1.mp3"\nsize = 1000000\n',
      '_data/single.yml': 'title: Soil\nguid: not-this\ndate: 2024-03-01\n',
    }));

  test('chosen by the show, and left', async () => {
    await keepsEpisodes(
      { 'list.yml': `- ${entry('Soil', '1', ', kind: talk')}\n- ${entry('Roots', '2', ', kind: news')}\n` },
      'choose: { key: kind, value: talk }',
    );
  });
});
