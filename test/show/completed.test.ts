import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { write } from '../../src/feed/write.js';
import { finish } from '../../src/show/finish.js';
import type { Folder } from '../../src/show/folder.js';
import { load } from '../../src/show/load.js';
import { selectFeed } from '../../src/show/select-feed.js';
import { lines, without } from '../feed/lines.js';
import { keeps, keepsFindings } from '../kept.js';
import { folderOf, showYaml } from './folder.js';

type Files = Readonly<Record<string, string | Uint8Array>>;

interface Of {
  readonly show?: readonly string[];
  readonly now?: string;
  readonly token?: string;
  readonly feed?: string;
  readonly arranged?: (folder: Folder) => Folder;
}

/** What the feed of such a show says when its episode has nothing but a recording. */
async function usual(): Promise<readonly string[]> {
  const now = Date.UTC(2026, 5, 1);
  const { show, episodes } = finish(
    await load(folderOf({ 'show.yaml': showYaml(), 'soil.md': own(audio) }), now),
    { now },
  );
  return show ? lines(write(show, episodes, '').text) : [];
}

/** Keeps what the feed of a show says besides the usual, which episodes are not in it, and what is wrong. */
async function keepsFeed(files: Files, of: Of = {}): Promise<void> {
  const { show: policies = [], now: day = '2026-06-01', token, feed, arranged = (folder) => folder } = of;
  const now = Date.parse(day);
  const folder = arranged(folderOf({ 'show.yaml': showYaml(...policies), ...files }));
  const whole = await load(folder, now);
  const loaded = feed === undefined ? whole : selectFeed(whole, feed);
  if (!loaded) throw new Error(`The show has no feed "${feed}".`);
  const {
    show,
    episodes,
    partial,
    held,
    incomplete,
    findings,
    files: known,
  } = finish(loaded, { now, token });
  const [said, plain] = [show && lines(write(show, episodes, '').text), await usual()];
  const lost = said && episodes.length > 0 ? without(plain, said) : [];
  keeps(
    [
      ...(said ? without(said, plain) : ['there is no show']).map((each) => `  ${each}`),
      ...lost.map((each) => `  not ${each}`),
      ...held.map(({ slug, because }) => `  ${slug} stays out: ${because}`),
      ...incomplete.map(({ slug }) => `  ${slug} is incomplete`),
      ...partial.map(({ slug }) => `  ${slug} is judged`),
      ...[...known].map(([url, facts]) => `  ${url} is known by ${Object.keys(facts).join(', ')}`),
    ].join('\n'),
  );
  keepsFindings(findings);
}

/** An episode in our own words, and one of another generator. */
const own = (...more: readonly string[]): string =>
  ['---', 'title: Soil', 'published: 2024-03-01', 'guid: soil', ...more, '---', 'Notes.', ''].join('\n');
const foreign = (...more: readonly string[]): string =>
  [
    '---',
    'title: Soil',
    'date: 2024-03-01',
    'layout: episode',
    'guid: soil',
    ...more,
    '---',
    'Notes.',
    '',
  ].join('\n');

const audio = 'audio: { url: "https://m.example.com/a.mp3", bytes: 2000000 }';
const mp3 = readFileSync(join(import.meta.dirname, '../fixtures/media/mono-64k.mp3'));
const jpeg = readFileSync(join(import.meta.dirname, '../fixtures/media/rgb-72dpi.jpg'));
const media = 'media: https://media.example.com/';

describe('the recording of an episode', () => {
  test.each([
    own('audio: {}'),
    own('audio: { bytes: 2000000 }'),
    own('audio: { url: "https://m.example.com/play" }'),
    own('audio: { url: "https://m.example.com/play", bytes: 5 }'),
    own('audio: { url: "https://m.example.com/play", type: audio/mpeg, bytes: lots }'),
    own('audio: { url: "https://m.example.com/{{ slug }}.mp3", bytes: 2000000 }'),
    own('audio: https://drive.google.com/file/d/abcdefghij/view'),
    own('audio: https://www.dropbox.com/s/abc/a.mp3?dl=0'),
    own('audio: https://garden.example.com/soil.html'),
    own('audio: here.mp3'),
    own('audio: there.mp3'),
    own('audio: none.mp3', 'duration: 1:00'),
    own('audio: { uri: "https://m.example.com/a.mp3", bytes: 2000000 }'),
    foreign('audio_url: here.mp3'),
    foreign('audio_url: /rec/there.mp3'),
    foreign('audio_url: https://m.example.com/a.mp3', 'audio_size: 20.5 MB'),
    foreign('audio_url: https://m.example.com/a.mp3', 'audio_size: huge'),
    foreign('audio_url: https://m.example.com/a'),
    foreign('audio_url: /site/a.mp3', 'audio_size: 2000000'),
  ])('%j', async (text) => {
    const files = { 'soil.md': text, 'here.mp3': mp3, 'none.mp3': 'x' };
    await keepsFeed(files, { show: [media, 'prefix: [https://op3.dev/e, https://p.example.com/]'] });
    await keepsFeed(files, { show: [text.includes('date:') ? 'unsized: refuse' : 'unsized: zero'] });
  });

  test.each([
    ['size and type', own('audio: https://m.example.com/play')],
    ['size', own('audio: https://m.example.com/a.mp3')],
    ['type', own('audio: { url: "https://m.example.com/play", bytes: 2000000 }')],
    ['nothing that is not said', own(audio)],
  ])('gets %s from its server', (_, text) =>
    keepsFeed(
      { 'soil.md': text },
      {
        arranged: (folder) => ({
          ...folder,
          recording: async () => ({
            bytes: 12345,
            type: 'audio/ogg',
            audio: { codec: 'vorbis', type: 'audio/ogg', duration: 61.5 },
          }),
        }),
      },
    ),
  );
});

describe('the time of an episode', () => {
  test.each([
    ['2025-06-02', '2024-06-01'],
    ['2025-06-01', '2024-06-01'],
    ['2024-06-01', '2024-06-01'],
    ['2024-03-31T02:30', '2024-06-01'],
    ['2024-10-27T02:30', '2026-06-01'],
    ['2024-10-27T02:30:00+01:00', '2026-06-01'],
  ])('%s on %s', (published, now) =>
    keepsFeed(
      { 'soil.md': own(audio).replace('2024-03-01', published) },
      { now, show: ['zone: Europe/Berlin'] },
    ),
  );

  test('is in the future for one that is published', () =>
    keepsFeed(
      {
        'soil.md': own(audio).replace('2024-03-01', '2027-01-01'),
        'old.xml':
          '<rss version="2.0"><channel><title>T</title><item><title>Soil</title><guid>soil</guid><enclosure url="https://m.example.com/b.mp3" length="1" type="audio/mpeg"/></item></channel></rss>',
      },
      { show: ['published: old.xml'] },
    ));

  test.each(['31.04', '31.60', '3.5'])('lasts %s', (duration) =>
    keepsFeed({ 'soil.md': own(audio, `duration: "${duration}"`) }),
  );

  test('has passed on the site', () =>
    keepsFeed({ 'soil.md': foreign('audio_url: https://m.example.com/a.mp3', 'expiryDate: 2025-01-01') }));
});

describe('the times of the chapters in the description', () => {
  const chapters = (...starts: readonly string[]) => [
    'chapters:',
    ...starts.map((start, index) => `  - { start: "${start}", title: Part ${index} }`),
  ];
  test.each([
    chapters('0:00', '5:00', '10:00'),
    chapters('0:00', '5:00'),
    chapters('0:03', '5:00', '10:00'),
    chapters('0:00', '5:00', '5:00.5', '10:00'),
    [...chapters('0:00', '5:00'), `  - { start: "10:00", title: "${'long '.repeat(800)}" }`],
  ])('%#', async (...list) => {
    const show = ['timestamps: true', 'inlineChapters: false'];
    await keepsFeed({ 'soil.md': own(audio, 'description: About soil.', ...list) }, { show });
    await keepsFeed({ 'soil.md': own(audio, ...list).replace('Notes.\n', '') }, { show });
  });
});

describe('the transcripts of an episode', () => {
  const vtt =
    'WEBVTT\n\n00:00.000 --> 00:02.000\n<v Ann>Welcome.\n\n00:02.000 --> 00:04.000\n<v Bob>Hello.\n';
  const files = {
    'a.vtt': vtt,
    'a.srt': '1\n00:00:00,000 --> 00:00:02,000\nWillkommen.\n',
    'a.txt': 'Ann: Welcome.\n\nBob: Hello.\n',
    'a.md': '---\ntitle: x\n---\n# Heading\n\n**Ann:** Welcome.\n',
    'a.doc': 'x',
    said: vtt,
    'empty.vtt': 'WEBVTT\n',
    'broken.vtt': 'WEBVTT\n\n00:05.000 --> 00:02.000\nBack.\n\nWithout a time.\n',
    'latin.txt': Buffer.from('Ann: Gr\xfc\xdfe.\n', 'latin1'),
  };
  test.each([
    'transcripts: a.vtt',
    'transcripts: [a.vtt, { file: a.srt, language: de }]',
    'transcripts: [a.txt, a.srt]',
    'transcripts: { file: a.vtt, captions: false }',
    'transcripts: a.txt',
    'transcripts: a.md',
    'transcripts: a.doc',
    'transcripts: { file: said, type: text/vtt }',
    'transcripts: { type: text/vtt }',
    'transcripts: https://m.example.com/a.vtt',
    'transcripts: https://m.example.com/a',
    'transcripts: { url: "https://m.example.com/a", type: application/x-subrip }',
    'transcripts: { file: https://m.example.com/a.html, language: en }',
    'transcripts: empty.vtt',
    'transcripts: broken.vtt',
    'transcripts: latin.txt',
    'transcripts: none.vtt',
    'transcripts:\n  - file: |\n      Ann: Welcome.\n\n      Bob: Hello.\n',
  ])('%j', async (line) => {
    const more = { ...files, 'soil.md': own(audio, 'duration: 60', 'guests: [Ann Root, Bob]', line) };
    await keepsFeed(more, { show: ['ignore: [a.md, a.txt, latin.txt]'] });
    await keepsFeed(more, { show: ['ignore: [a.md, a.txt, latin.txt]', 'transcriptFormats: [srt, text]'] });
  });

  test.each([
    ['soil.md', 'soil.vtt', vtt],
    [
      'soil.md',
      'soil.transcript.json',
      '{"version":"1.0.0","segments":[{"startTime":0,"endTime":2,"body":"Hi"}]}',
    ],
    ['soil.md', 'soil-transcript.txt', 'Ann: Welcome.\n'],
    ['soil.md', 'soil.json', '{"version":"1.0.0","segments":[{"startTime":0,"endTime":2,"body":"Hi"}]}'],
    ['soil/index.md', 'soil/transcript.md', '## Said\n\n**Ann**: Welcome.\n'],
    ['soil/index.md', 'soil/transcript.srt', '1\n00:00:00,000 --> 00:00:02,000\nHi.\n'],
    ['soil/index.md', 'soil/index.srt', '1\n00:00:00,000 --> 00:00:02,000\nHi.\n'],
  ])('%s beside %s', (path, beside, text) => keepsFeed({ [path]: own(audio), [beside]: text }));
});

describe('the people of an episode', () => {
  const show = [
    'people:',
    '  ann: { name: Ann Root, aliases: [Annie], role: host, link: https://ann.example.com/ }',
    '  bob: { name: Bob Stem, aliases: [Bobby], role: gardener }',
    '  eve: { name: Eve Leaf, aliases: [Annie] }',
    'hosts: ann',
  ];
  test.each([
    'guests: bob',
    'guests: [Annie, bobby, "BOB  STEM"]',
    'guests: { name: Cleo, role: reporter }',
    'guests: [{ name: Cleo, role: juggler }, { role: juggler }]',
    'guests: Cleo (editor), Dan (juggler)',
    'guests: "[Cleo](https://cleo.example.com/) & Dan"',
    'guests: "[[ann]], [[nobody]]"',
    'hosts: [eve]',
    'people: { name: Cleo }',
    'hosts: []',
  ])('%s', async (line) => {
    await keepsFeed({ 'soil.md': own(audio, line) }, { show });
    await keepsFeed({ 'soil.md': foreign('audio_url: https://m.example.com/a.mp3', line) }, { show });
  });
});

describe('the notes of an episode', () => {
  test.each([
    ['a shortcode with a name', '{{< player id="1" >}}'],
    ['a long template', `{{ ${'long '.repeat(20)} }}`],
    ['a shortcode of sixty characters', `{{< ${'a'.repeat(53)} >}}`],
    ['a frame', '<iframe src="https://player.example.com/1"></iframe>'],
    ['a script without an address', '<script>alert(1)</script>'],
    [
      'a link that is nothing without its shortcode',
      '[{{< name >}}](https://a.example.com/) and [b]({{< ref "x" >}})',
    ],
    ['links from the site and from the page', '[a](/b) ![c](d.png) [e](#f)'],
    ['more', 'First.\n\n<!--more-->\n\nSecond.'],
    ['paragraphs', 'First *one*.\n\nSecond.'],
  ])('have %s', async (_, text) => {
    const page = own(audio).replace('Notes.', text);
    await keepsFeed({ 'soil.md': page });
    await keepsFeed(
      { 'soil.mdx': page },
      { show: ['shortcodes: strip', 'embeds: link', 'pages: https://p.example.com/{slug}/'] },
    );
    await keepsFeed(
      { 'soil.html': page },
      { show: ['shortcodes: { otherwise: strip }', 'descriptions: [paragraph]', 'profiles: [spotify]'] },
    );
  });
});

describe('what may be said of anything', () => {
  const files = { 'a.mp3': mp3, 'a.jpg': jpeg, 'b.bin': 'x', 'soil.md': own(audio) };
  test.each([
    'trailers: [{ file: a.mp3, title: T, published: 2026-06-01 }, { file: https://m.example.com/t.mp3, title: U, published: 2026-06-02 }]',
    'trailers: [{ file: b.bin, title: T, published: 2024-01-01 }, { file: b.bin, type: audio/mpeg, title: T, published: 2024-01-01T25:00 }]',
    'live: [{ title: L, status: live, start: 2026-06-01T01:00:00Z, guid: l, audio: https://m.example.com/l.mp3 }]',
    'live: [{ title: L, status: live, start: 2026-06-01T01:00:01Z, guid: l, audio: https://m.example.com/l.mp3 }, { title: M, status: pending, start: 2027-06-01, guid: m, description: "<b>About</b>", audio: https://m.example.com/m.mp3, guests: Ann }]',
    'live: [{ title: L, status: live, start: 2026-05-01, guid: l, audio: a.mp3 }, { title: L, status: live, start: 2026-05-01, guid: l, audio: https://m.example.com/l }]',
    'images: [{ file: a.jpg, purpose: [artwork, social] }, { file: https://m.example.com/b.webp, width: 3 }, { file: b.bin }]',
    'artworkSizes: [{ file: a.jpg }, { file: https://m.example.com/b.webp, width: 300 }]',
    'artwork: a.jpg',
    'artwork: b.bin',
    'block: [apple, google]\nallow: [all]',
    'private: true\nblock: [google]',
    'block: All',
    'complete: true',
    'spotify: { countries: [DE, fr], limit: 3 }',
    'jsonFeed: true\nalternateFeeds: [{ url: https://a.example.com/f }]',
    'podroll: [{ guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810 }]\npublisher: { guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810 }',
    'locations: [{ name: Kew, geo: " 51.47, -0.29 ", country: gb }, { name: K, geo: "geo:1,2", rel: creator }, { name: L, geo: Home }]',
    'value: [{ recipients: [{ name: A, address: a@example.com, split: 100 }] }, { method: amp, recipients: [{ address: 02ab, split: 1 }, { address: b@example.com, split: 1, type: node }] }]',
    'inlineChapters: false',
    'license: cc-by-4.0\nchat: { server: irc.example.com, protocol: irc }\ntxt: [{ text: t, purpose: verify }]\nfunding: [{ url: https://f.example.com/, text: Give }]',
    'seasons: { 2: Roots }',
  ])('%s', async (line) => {
    await keepsFeed(files, { show: [media, line] });
  });

  test.each([
    'alternates: [{ file: a.mp3, bitrate: 64000 }, { sources: [https://m.example.com/b.opus] }, { sources: [https://m.example.com/b] }, { title: none }]',
    'alternates: [{ file: a.mp3, signature: abc }, { file: https://m.example.com/b.ogg, integrity: sha256-abc }]',
    'social: [{ uri: https://s.example.com/1, protocol: activitypub }, { uri: "at://a/b", protocol: atproto }, { uri: https://s.example.com/2, protocol: activitypub }]',
    'social: [{ uri: https://s.example.com/1, protocol: activitypub, priority: 3 }, { uri: https://s.example.com/2, protocol: activitypub, priority: 1 }, { protocol: disabled }]',
    'season: 2\nepisode: 1.5',
    'season: 2\nseasonName: Leaves\nepisode: 7\nlabel: Seven',
    'label: Seven',
    'soundbites: [{ start: 1, duration: 30, title: Bite }]',
    'type: trailer\nexplicit: true\nappleTitle: A\nblock: true\nduration: 61.6',
    'links: [{ url: https://l.example.com/, text: L }]\nauthor: Ann',
    'description: "a < b & c"',
    'chapters: https://m.example.com/c.json',
  ])('of an episode: %s', async (line) => {
    await keepsFeed({ ...files, 'soil.md': own(audio, line) }, { show: [media, 'seasons: { 2: Roots }'] });
  });
});

describe('a private show', () => {
  const secret = own('audio: { url: "https://m.example.com/{token}/a.mp3", bytes: 2000000 }');
  test.each([
    [
      'feed',
      {
        'soil.md': own(audio),
        'show.yaml': showYaml('private: true').replace('/feed.xml', '/{token}/feed.xml'),
      },
    ],
    [
      'feed of a public show',
      { 'soil.md': own(audio), 'show.yaml': showYaml().replace('/feed.xml', '/{token}/feed.xml') },
    ],
    [
      'recordings',
      {
        'soil.md': own('audio: a.mp3'),
        'a.mp3': mp3,
        'show.yaml': showYaml('private: true', 'media: https://m.example.com/{token}/'),
      },
    ],
    ['one recording', { 'soil.md': secret, 'show.yaml': showYaml('private: true') }],
    ['one recording of a public show', { 'soil.md': secret }],
    [
      'a list',
      {
        'soil.md': own(audio, 'links: [{ url: "https://l.example.com/?t={token}" }]'),
        'show.yaml': showYaml('private: true'),
      },
    ],
    [
      'a guid',
      {
        'soil.md': own(audio).replace('guid: soil', 'guid: https://g.example.com/{token}/1-{token}'),
        'show.yaml': showYaml('private: true'),
      },
    ],
    [
      'a guid and a link',
      {
        'soil.md': own(audio, 'link: https://l.example.com/{token}').replace(
          'guid: soil',
          'guid: https://g.example.com/{token}/1-{token}',
        ),
        'show.yaml': showYaml('private: true'),
      },
    ],
    [
      'words',
      { 'soil.md': own(audio, 'description: Your {token}.'), 'show.yaml': showYaml('private: true') },
    ],
  ])('with the token in %s', async (_, files) => {
    await keepsFeed(files);
    await keepsFeed(files, { token: 's3cr3t' });
  });
});

describe('one feed of several', () => {
  const feeds = (inner: string) => [`feeds: { one: { feed: https://f.example.com/one.xml, ${inner} } }`];
  const files = {
    'a.md': own(audio, 'tags: [Talk]', 'season: 1').replace('guid: soil', 'guid: a'),
    'b.md': own(audio, 'type: bonus', 'season: 2').replace('guid: soil', 'guid: b'),
    'c.md': own(audio, 'alternates: [{ sources: [https://m.example.com/c.opus], bytes: 5 }]').replace(
      'guid: soil',
      'guid: c',
    ),
  };
  test.each([
    'title: One',
    'tags: talk',
    'seasons: [2, 3]',
    'types: full',
    'types: [bonus, trailer]',
    'format: opus',
    'format: mp3',
    'tags: none',
    'tags: none, seasons: [9], types: full',
    'description: Another, guid: 917393e3-1b1e-5cef-ace4-edaa54e1f810, newest: 1',
  ])('%s', (inner) => keepsFeed(files, { show: feeds(inner), feed: 'one' }));

  test('of a show without episodes', () => keepsFeed({}, { show: feeds('title: One'), feed: 'one' }));
});

test('folders that cannot be opened, and links that lead out, are said', () =>
  keepsFeed(
    { 'soil.md': own(audio) },
    {
      arranged: (folder) => ({
        ...folder,
        closed: ['show/secret cannot be opened: permission denied'],
        strayed: ['show/away leads out of the folder'],
      }),
    },
  ));

test.each([
  ['a show.yml', { 'show.yml': 'title: Soil\n' }],
  [
    'a show that is broken, and an episode that is, too',
    { 'show.yaml': 'title: "Soil\n', 'a.md': '---\ntitle: "A\n---\n', 'b.md': own() },
  ],
])('%s is said', (_, files) =>
  keepsFeed(files, {
    arranged: (folder) => ('show.yml' in files ? { ...folder, files: ['show.yml'] } : folder),
  }),
);
