import { describe, expect, test } from 'vitest';
import { build } from '../../src/build.js';
import { openFolder } from '../../src/io/folder.js';
import { readSources } from '../../src/show/sources.js';
import { position } from '../../src/text/source.js';
import { folderOf, loadFiles, placesOf, showYaml, write } from './folder.js';
import { added, edited, type Files, garden, inEpisode, inShow, roots, soil, told } from './told.js';

const whole =
  '---\ntitle: Rust for Linux\ndate: 2025-12-11\naudioUrl: https://media.example.com/1.mp3\n---\n';

describe('what show.yaml says in vain is found, in build and in sources alike', () => {
  test.each([
    ['keys: { sesaon: volume }', 9, 'source/key-unknown', 'Write "season"'],
    ['keys: { audio.byte: size }', 9, 'source/key-unknown', 'Write "audio.bytes"'],
    ['keys: { guests.name: guest }', 9, 'source/key-unknown', ''],
    ['keys: { season: "" }', 17, 'source/value-invalid', ''],
    ['slugs: s{season}e{episode}-*', 8, 'source/value-invalid', 'Add "numbering: slug"'],
    ['slugs: s{seasno}e{episode}', 8, 'source/value-invalid', ''],
    ['slugs: "{episode}-{episode}"', 8, 'source/value-invalid', ''],
    ['slugs: rust-*', 8, 'source/value-invalid', ''],
    ['pages: https://example.com/{slgu}/', 8, 'source/value-invalid', 'Write "{slug}"'],
    ['pages: https://example.com/', 8, 'source/value-invalid', ''],
    ['pages: /{slug}/', 8, 'source/value-invalid', ''],
    ['recordings: https://media.example.com/live.mp3', 13, 'source/value-invalid', ''],
    ['shortcodes: { strip: ad, replace: { ad: Buy! } }', 37, 'source/value-invalid', 'Keep one'],
    ['profiles: []', 11, 'source/value-invalid', 'List at least one'],
    ['published: old.xml', 12, 'source/file-missing', ''],
    ['episodes: { whole.md: { season: 5 } }', 13, 'source/key-unknown', 'Write "whole"'],
  ])('%s', async (line, column, rule, help) => {
    const files = { 'show.yaml': showYaml(line), 'whole.md': whole };
    const expected = expect.stringMatching(new RegExp(`^show\\.yaml:10:${column} ${rule}$`));
    const { findings } = await loadFiles(files);
    const own = findings.filter(({ source }) => source.name === 'show/show.yaml');
    expect(placesOf(own)).toContainEqual(expected);
    expect(own[0]?.help ?? '').toContain(help);
    const sources = await readSources(openFolder(write(files), 'show'));
    expect(placesOf(sources.findings)).toContainEqual(expected);
  });

  test.each([
    'keys: { season: volume, audio.bytes: octets }',
    'numbering: slug\nslugs: s{season}e{episode}-*',
    'pages: https://example.com/{slug}/',
    'pages: https://example.com/{year}/{name}/{title}',
  ])('%j is fine', async (lines) => {
    const { findings } = await loadFiles({ 'show.yaml': showYaml(lines), 'whole.md': whole });
    expect(findings.filter(({ source }) => source.name === 'show/show.yaml')).toEqual([]);
  });
});

test('lines may end as old Macs end them', async () => {
  const { episodes, findings } = await loadFiles({
    'show.yaml': showYaml().replaceAll('\n', '\r'),
    'whole.md': `${whole}\n<script></script>\n`.replaceAll('\n', '\r'),
  });
  expect(episodes).toHaveLength(1);
  expect(placesOf(findings)).toEqual([
    'whole.md:4:11 source/audio-unsized',
    'whole.md:7:1 source/embed-removed',
  ]);
});

test('a name means the same episode, however the disk composes its letters', async () => {
  const guidOf = async (name: string) => {
    const { episodes } = await loadFiles({ 'show.yaml': showYaml(), [name]: whole });
    return episodes[0]?.guid;
  };
  expect(await guidOf('Mu\u0308nchen.md')).toBe(await guidOf('M\u00fcnchen.md'));
});

describe('a usual mistake gets one message at its place, with what to do', () => {
  test('without one there is nothing to say', async () => {
    expect(await told({ 'roots.md': roots })).toEqual([]);
  });

  test.each<readonly [string, () => Files, string, string]>([
    // Keys.
    [
      'a misspelt key',
      inShow('language:', 'languge:'),
      'show.yaml:4:1 Unknown key "languge"',
      'Write "language"',
    ],
    ['a key in capitals', inShow('title:', 'Title:'), 'show.yaml:1:1 Unknown key "Title"', 'Write "title"'],
    [
      'a key by another name',
      inShow('categories:', 'category:'),
      'show.yaml:10:1 Unknown key "category"',
      'Write "categories"',
    ],
    [
      'a key under the wrong parent',
      inShow('com\ncategories: [Science]\nexplicit: false', 'com\n  explicit: false\ncategories: [Science]'),
      'show.yaml:10:3 Unknown key "explicit" in the owner',
      'Move it out of "owner"',
    ],
    [
      'a key outside of its parent',
      inShow('  email:', 'email:'),
      'show.yaml:9:1 Unknown key "email" in the show',
      'Move it into "owner"',
    ],
    ['a key twice', added('title: Roots'), 'soil.md:7:1 The key "title" appears twice.', 'Remove one'],
    [
      'a key without its value',
      inShow('title: Garden Talk', 'title:'),
      'show.yaml:1:1 The show has no "title".',
      'The name of the show',
    ],
    [
      'a key that is missing',
      inShow('feed: https://garden.example.com/feed.xml\n', ''),
      'show.yaml:1:1 The show has no "feed".',
      'Where subscribers find the feed',
    ],
    [
      'an owner without an address',
      inShow('  email: ann@example.com\n', ''),
      'show.yaml:8:3 The owner has no "email".',
      'The address that directories send codes to',
    ],
    [
      'a misspelt key of an episode',
      inEpisode('title:', 'titel:'),
      'soil.md:2:1 Unknown key "titel"',
      'Write "title"',
    ],

    // YAML, TOML and their fences.
    [
      'a tab',
      inShow('  name: Ann', '\tname: Ann'),
      'show.yaml:8:1 The line is indented with a tab',
      'Indent with spaces',
    ],
    [
      'a colon in a title',
      inEpisode('title: Soil', 'title: Soil: a talk'),
      'soil.md:2:8 The value contains a colon',
      'Put the value in quotes',
    ],
    [
      'no space after a colon',
      inShow('title: Garden', 'title:Garden'),
      'show.yaml:1:1 "title:Garden Talk" is not a key with a value',
      'Write a colon and a space',
    ],
    [
      'a no-break space',
      inShow('language: en', 'language:\u00a0en'),
      'show.yaml:4:10 The space after the colon is U+00A0',
      'Write a plain space',
    ],
    [
      'a no-break space before a key',
      inShow('  email', '\u00a0\u00a0email'),
      'show.yaml:9:1 The line is indented with U+00A0',
      'plain spaces',
    ],
    [
      'an equals sign in YAML',
      inEpisode('title: Soil', 'title = Soil'),
      'soil.md:2:1 "title = Soil" is not a key with a value',
      'Write "title: Soil"',
    ],
    [
      'a colon in TOML',
      () => ({ 'soil.md': '+++\ntitle: "Soil"\npublished: 2024-03-01\n+++\n' }),
      'soil.md:2:6 A key in TOML ends in "="',
      'Write " ="',
    ],
    [
      'TOML without quotes',
      () => ({ 'soil.md': '+++\ntitle = Soil\n+++\n' }),
      'soil.md:2:9 The TOML is malformed: "Soil" is not text in quotes',
      'Put text in quotes',
    ],
    [
      'no comma in JSON',
      () => ({ 'soil.md': '{\n "title": "Soil"\n "published": "2024-03-01"\n}\n' }),
      'soil.md:3:2 The JSON is malformed: comma expected',
      'Add a comma',
    ],
    [
      'curly quotes',
      inEpisode('title: Soil', 'title: “Soil: a talk”'),
      'soil.md:2:8 The value contains a colon',
      'straight quotes',
    ],
    [
      'curly quotes around a word',
      inShow('explicit: false', 'explicit: ‘false’'),
      'show.yaml:11:11 explicit is "‘false’"',
      'Write "false"',
    ],
    [
      'words after a quote',
      inEpisode('title: Soil', 'title: "Soil" and roots'),
      'soil.md:2:8 "and roots" comes after the end',
      `Put the whole value in single quotes: '"Soil" and roots'`,
    ],
    [
      'a bracket first',
      inEpisode('title: Soil', 'title: [Bonus] Soil'),
      'soil.md:2:8 "Soil" comes after the end',
      'Put the whole value in quotes',
    ],
    [
      'an apostrophe',
      inEpisode('title: Soil', "title: 'Soil's roots'"),
      'soil.md:2:8 "s roots\'" comes after the end',
      'write an apostrophe twice',
    ],
    [
      'a quote that stays open',
      inEpisode('title: Soil', 'title: "Soil'),
      'soil.md:2:8 The " here is never closed',
      'Close it with "',
    ],
    [
      'an asterisk first',
      inShow('Conversations', '*Conversations*'),
      'show.yaml:5:14 The value starts with "*"',
      'Put the value in quotes',
    ],
    [
      'an at sign first',
      inShow('author: Ann', 'author: @ann'),
      'show.yaml:6:9 The value starts with "@"',
      'Put the value in quotes',
    ],
    [
      'a number that YAML cuts off',
      inEpisode('title: Soil', 'title: Soil #12'),
      'soil.md:2:8 The value ends before "#12"',
      'Put the whole value in quotes',
    ],
    [
      'a column too far',
      inShow('  email', '   email'),
      'show.yaml:9:4 The key "email" is indented deeper',
      'the same column',
    ],
    [
      'a list for a text',
      inEpisode('title: Soil', 'title: [Soil, Roots]'),
      'soil.md:2:8 title is a list, not text',
      'Write one text',
    ],
    [
      'front matter that stays open',
      inEpisode('36:06\n---', '36:06'),
      'soil.md:1:1 The front matter opened with "---" is never closed',
      'Put "---" on a line',
    ],
    [
      'front matter closed by a dash',
      inEpisode('36:06\n---', '36:06\n—'),
      'soil.md:7:1 "—" does not close the front matter',
      'Write "---"',
    ],
    [
      'front matter that is not opened',
      inEpisode('---\ntitle', 'title'),
      'soil.md:1:1 The front matter is not opened',
      'Write "---" on a line of its own above',
    ],
    [
      'a dash too many',
      inEpisode('---\ntitle', '----\ntitle'),
      'soil.md:1:1 "----" does not open front matter',
      'Write "---" on this line',
    ],
    [
      'UTF-16',
      () => ({ 'soil.md': new Uint8Array(Buffer.from(`\ufeff${soil}`, 'utf16le')) }),
      'soil.md:1:1 The file is UTF-16',
      'Save the file as UTF-8',
    ],
    [
      'Latin 1',
      () => ({
        'show.yaml': new Uint8Array(Buffer.from(garden.replace('author: Ann', 'author: Änn'), 'latin1')),
      }),
      'show.yaml:6:9 The file contains bytes that are not UTF-8',
      'Save the file as UTF-8',
    ],

    // Values.
    [
      'a flag that is none',
      inShow('explicit: false', 'explicit: maybe'),
      'show.yaml:11:11 explicit is "maybe", not true or false',
      'Write true or false',
    ],
    [
      'a date that is none',
      inEpisode('2024-03-01', 'next Friday'),
      'soil.md:3:12 published is "next Friday"',
      'Write a date such as',
    ],
    [
      'a day that no month has',
      inEpisode('2024-03-01', '2024-02-31'),
      'soil.md:3:12 published is "2024-02-31"',
      'February 2024 has 29 days',
    ],
    [
      'a date that may be two',
      inEpisode('2024-03-01', '01/03/2024'),
      'soil.md:3:12 published is "01/03/2024"',
      'Write "2024-03-01" for 1 March, or "2024-01-03" for 3 January',
    ],
    [
      'a date in another spelling',
      inEpisode('2024-03-01', '1. März 2024'),
      'soil.md:3:12 published is "1. März 2024"',
      'Write "2024-03-01"',
    ],
    [
      'a category of nobody',
      inShow('[Science]', '[Gardening]'),
      'show.yaml:10:14 The category "Gardening" is not one',
      "one of Apple's 19 categories",
    ],
    [
      'a misspelt category',
      inShow('[Science]', '[Sceince]'),
      'show.yaml:10:14 The category "Sceince" is not one',
      'Did you mean "Science"?',
    ],
    [
      'a subcategory alone',
      inShow('[Science]', '[Natural Sciences]'),
      'show.yaml:10:14 The category "Natural Sciences" is a subcategory',
      'Write "Science > Natural Sciences"',
    ],
    [
      'a category as a table',
      inShow('[Science]', '[{ Science: [Nature] }]'),
      'show.yaml:10:14 categories[0] is a table',
      'Write "Science > Nature"',
    ],
    [
      'a language in words',
      inShow('language: en', 'language: English'),
      'show.yaml:4:11 "language" is "English"',
      'Write "en"',
    ],
    [
      'a URL without scheme',
      inShow('link: https://', 'link: '),
      'show.yaml:2:7 link is "garden.example.com/"',
      'Write "https://garden.example.com/"',
    ],
    [
      'an address that is none',
      inShow('ann@example.com', 'ann(at)example.com'),
      'show.yaml:9:10 owner.email is "ann(at)example.com"',
      'Write "ann@example.com"',
    ],
    [
      'an owner in one line',
      inShow('owner:\n  name: Ann Gardener\n  email: ann@example.com', 'owner: ann@example.com'),
      'show.yaml:7:8 The owner is "ann@example.com", not a table',
      '{ name: …, email: ann@example.com }',
    ],
    [
      'a zone without its continent',
      inShow('guids:', 'zone: Berlin\nguids:'),
      'show.yaml:13:7 zone is "Berlin"',
      'Write "Europe/Berlin"',
    ],
    [
      'a type of another program',
      inShow('guids:', 'type: series\nguids:'),
      'show.yaml:13:7 type is "series"',
      'Write "serial"',
    ],
    ['a number in words', added('episode: one'), 'soil.md:7:10 episode is "one"', 'Write "1"'],
    ['a number with a sign', added('episode: "#1"'), 'soil.md:7:10 episode is "#1"', 'Write "1"'],
    [
      'a length in words',
      inEpisode('36:06', '36 minutes'),
      'soil.md:6:11 duration is "36 minutes"',
      'Write "36:00"',
    ],
    [
      'a size that is rounded',
      inEpisode('21660000', '21.6 MB'),
      'soil.md:5:58 audio.bytes is "21.6 MB"',
      'the exact number of bytes',
    ],
    [
      'a size that is missing',
      inEpisode(', bytes: 21660000', ''),
      'soil.md:5:15 "https://media.example.com/soil.mp3" is not in the folder',
      'Add "bytes"',
    ],
    [
      'tags in a title',
      inEpisode('title: Soil', 'title: <b>Soil</b>'),
      'soil.md:2:8 "title" contains the tag "<b>"',
      'Remove the tags',
    ],
    [
      'a reference in a title',
      inEpisode('title: Soil', 'title: Soil &amp; Roots'),
      'soil.md:2:8 "title" reads "&amp;" in place of "&"',
      'Write "&"',
    ],
    [
      'a wrong year',
      () => ({ ...inEpisode('2024-03-01', '2042-03-01')(), 'roots.md': roots }),
      'soil.md:3:12 The episode comes out on 2042-03-01',
      'Correct the year',
    ],

    // Files and other episodes.
    [
      'artwork that is not there',
      inShow('https://media.example.com/cover.jpg', 'cover.jpg'),
      'show.yaml:12:10 "cover.jpg" does not exist',
      'Put the file at show/cover.jpg',
    ],
    [
      'a name in another case',
      () => ({
        ...inEpisode('{ url: https://media.example.com/soil.mp3, bytes: 21660000 }', 'soil.mp3')(),
        'Soil.mp3': '',
      }),
      'soil.md:5:8 "soil.mp3" does not exist',
      'Spell the name as the folder has it: show/Soil.mp3',
    ],
    [
      'a recording that nobody plays',
      inEpisode('soil.mp3', 'soil.flac'),
      'soil.md:5:8 The type of "audio" is "audio/flac"',
      'Offer an MP3',
    ],
    [
      'a page for a recording',
      inEpisode('https://media.example.com/soil.mp3', 'https://www.dropbox.com/s/a/soil.mp3?dl=0'),
      'soil.md:5:15 The url of "audio"',
      'dl=1',
    ],
    [
      'a transcript of no format',
      () => ({ ...added('transcripts: soil.docx')(), 'soil.docx': 'PK' }),
      'soil.md:7:14 "soil.docx" is not in a format of transcripts',
      'WebVTT',
    ],
    [
      'a transcript that is not there',
      added('transcripts: soil.vtt'),
      'soil.md:7:14 "soil.vtt" does not exist',
      'Put the file at show/soil.vtt',
    ],
    [
      'chapters that are not there',
      added('chapters: soil.json'),
      'soil.md:7:11 "soil.json" does not exist',
      'Put the file at show/soil.json',
    ],
    [
      'a guid twice',
      () => ({ ...added('guid: a')(), 'roots.md': edited(roots, 'duration', 'guid: a\nduration') }),
      'roots.md:6:7 The guid "a" is already used by show/soil.md',
      'a guid of its own',
    ],
    [
      'a number twice',
      () => ({ ...added('episode: 3')(), 'roots.md': edited(roots, 'duration', 'episode: 3\nduration') }),
      'roots.md:6:10 The number 3 already belongs to the episode "Soil"',
      'Write "4" if that is meant, or mark one of them as "trailer" or "bonus".',
    ],
  ])('%s', async (_, files, message, help) => {
    const [first, ...more] = await told(files());
    expect(more).toEqual([]);
    expect(first).toContain(message);
    expect(first?.slice(first.indexOf('→'))).toContain(help);
  });

  test.each<readonly [string, Files]>([
    ['a byte order mark', { 'show.yaml': `\ufeff${garden}`, 'soil.md': `\ufeff${soil}` }],
    [
      'lines that end in CR LF',
      { 'show.yaml': garden.replaceAll('\n', '\r\n'), 'soil.md': soil.replaceAll('\n', '\r\n') },
    ],
    [
      'a time without a zone, which is that of the show',
      { 'soil.md': edited(soil, '2024-03-01', '2024-03-01 10:00') },
    ],
    ['an ampersand', { 'soil.md': edited(soil, 'title: Soil', 'title: Soil & Roots') }],
    ['a comment', { 'soil.md': edited(soil, 'title: Soil', 'title: Soil # for now') }],
  ])('%s is none', async (_, files) => {
    expect(await told(files)).toEqual([]);
  });

  test('all that is missing is said in one go', async () => {
    const said = await told({
      'show.yaml': 'titel: Garden\nlink: garden.example.com\n',
      'soil.md': edited(
        soil,
        'audio: { url: https://media.example.com/soil.mp3, bytes: 21660000 }',
        'audio: soil.mp3',
      ),
    });
    const keys = ['feed', 'language', 'description', 'author', 'categories', 'explicit', 'artwork'];
    expect(said.map((each) => each.replace(/ → .*$/s, ''))).toEqual([
      'show.yaml:1:1 Unknown key "titel" in the show.',
      ...keys.map((key) => `show.yaml:1:1 The show has no "${key}".`),
      'show.yaml:1:1 The show has no "owner".',
      'show.yaml:2:7 link is "garden.example.com", not a URL with https or http.',
      'soil.md:5:8 "soil.mp3" does not exist.',
    ]);
  });
});

describe('a text where keys belong is shown with its keys', () => {
  test.each([
    ['owner: Ann Root <ann@example.com>', '{ name: Ann Root, email: ann@example.com }'],
    ['owner: ann@example.com', '{ name: …, email: ann@example.com }'],
    ['funding: https://example.com/give', '{ url: https://example.com/give'],
    ['accept: rss/no-items', '{ rule: rss/no-items, at: … }'],
    ['feeds: { kernel: https://example.com/k.xml }', '{ feed: https://example.com/k.xml, title: … }'],
  ])('%s', async (line, expected) => {
    const { findings } = await loadFiles({
      'show.yaml': `${showYaml().replace(/^owner: .*\n/m, '')}${line}\n`,
      'whole.md': whole,
    });
    const own = findings.filter(({ rule }) => rule === 'source/value-invalid');
    expect(own.map(({ help }) => help)).toEqual([expect.stringContaining(expected)]);
  });
});

describe('what a feed of a show chooses', () => {
  test.each([
    ['tags: linux', 'tags: linux'],
    ['seasons: 3', 'seasons: 3'],
    ['format: flac', 'format: flac'],
  ])('%s: no episode, which is said where it is written', async (line, wanted) => {
    const folder = folderOf({
      'show.yaml': showYaml(`feeds: { kernel: { feed: https://example.com/kernel.xml, ${line} } }`),
      'whole.md': whole,
    });
    const { diagnostics } = await build(folder, {
      ...{ now: Date.parse('2026-01-01T00:00:00Z'), threshold: 'error', accepts: [], name: 'feed.xml' },
      ...{ profiles: undefined, feed: 'kernel' },
    });
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ rule, message }) => [rule, message])).toEqual([
      ['source/feed-empty', `No episode is chosen by the feed "kernel" (${wanted}).`],
    ]);
    const [{ source, span } = { source: undefined, span: undefined }] = errors;
    expect(source && span && position(source, span.start)).toMatchObject({
      line: 10,
      column: expect.any(Number),
    });
  });

  test('it has no address', async () => {
    const { findings } = await loadFiles({
      'show.yaml': showYaml('feeds: { kernel: { tags: linux } }'),
      'whole.md': whole,
    });
    const own = findings.filter(({ rule }) => rule === 'source/key-missing');
    expect(own.map(({ message }) => message)).toEqual(['The feed "kernel" has no "feed".']);
  });

  test('there are more feeds than a show can have', async () => {
    const feeds = Array.from(
      { length: 3000 },
      (_, n) => `f${n}: { feed: https://example.com/${n}.xml, tags: a }`,
    );
    const { findings } = await loadFiles({
      'show.yaml': showYaml(`feeds: { ${feeds.join(', ')} }`),
      'whole.md': whole,
    });
    const own = findings.filter(({ rule }) => rule === 'source/value-invalid');
    expect(own.map(({ message }) => message)).toEqual(['feeds names 3000 feeds; a show has at most 100.']);
  });
});
