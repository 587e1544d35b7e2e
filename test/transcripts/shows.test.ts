import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build } from '../../src/build.js';
import { convertCommand } from '../../src/commands/convert.js';
import { readSources } from '../../src/show/sources.js';
import { position } from '../../src/text/source.js';
import { terminalIn } from '../commands/terminal.js';
import { called, diagnosticsIn } from '../run.js';
import { folderOf, now, showYaml, write } from '../show/folder.js';

const subRip =
  '1\n00:00:01,000 --> 00:00:30,000\nAlice: Rust\n\n2\n00:00:30,000 --> 00:00:59,000\nAlice: Linux\n';
const webvtt =
  'WEBVTT\n\n00:00:01.000 --> 00:00:30.000\n<v Alice>Rust\n\n00:00:30.000 --> 00:00:59.000\n<v Alice>Linux\n';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** A show with one episode of a minute. */
function folderWith(episode: string, files: Files, show = '') {
  return folderOf({
    'show.yaml': showYaml(`media: https://media.example.com/\n${show}`),
    'rust.md': `---\ntitle: Rust for Linux\npublished: 2025-12-11\nduration: 1:00\naudio: { url: "https://media.example.com/rust.mp3", bytes: 41280000 }\n${episode}\n---\nRust.\n`,
    ...files,
  });
}

/** What `build` publishes of transcripts and says of them. */
async function built(episode: string, files: Files, show = '') {
  const options = { profiles: undefined, now, threshold: 'error', accepts: [], name: 'feed.xml' } as const;
  const { diagnostics, feed } = await build(folderWith(episode, files, show), options);
  const published = [...(feed?.text.matchAll(/<podcast:transcript ([^>]*)\/>/g) ?? [])].map(
    ([, tag = '']) => {
      const value = (name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
      const [type, language, rel] = ['type', 'language', 'rel'].map(value);
      const file = feed?.assets.find(({ path }) => value('url').endsWith(path));
      const text = file && new TextDecoder().decode(file.bytes);
      return { type, ...(language && { language }), ...(rel && { rel }), ...(text && { text }) };
    },
  );
  const found = diagnostics
    .filter(({ rule }) => /media\/transcript|source\//.test(rule))
    .map(({ rule, source, span, message }) => {
      const { line, column } = position(source, span.start);
      return `${source.name.replace('show/', '')}:${line}:${column} ${rule}: ${message}`;
    });
  const paths = feed?.assets.map(({ path }) => path) ?? [];
  return { published, paths, found, types: published.map(({ type }) => type), isBuilt: feed !== undefined };
}

describe('a show publishes', () => {
  test('WebVTT and the file as it is', async () => {
    const { published, found } = await built('transcripts: [a.srt]', { 'a.srt': subRip });
    expect(published).toEqual([
      { type: 'text/vtt', rel: 'captions', text: webvtt },
      { type: 'application/x-subrip', rel: 'captions', text: subRip },
    ]);
    expect(found).toEqual([]);
  });

  test('no second WebVTT, for each language', async () => {
    const { types, published } = await built(
      'transcripts: [{ file: a.vtt }, { file: a.srt }, { file: b.srt, language: de }]',
      { 'a.vtt': webvtt, 'a.srt': subRip, 'b.srt': subRip },
    );
    expect(types).toEqual(['text/vtt', 'application/x-subrip', 'text/vtt', 'application/x-subrip']);
    expect(published.map(({ language }) => language)).toEqual([undefined, undefined, 'de', 'de']);
  });

  test('what it says under "transcriptFormats", from whatever there is', async () => {
    const all = 'transcriptFormats: [vtt, srt, json, html, text]';
    const { types } = await built(
      'transcripts: [a.sbv]',
      { 'a.sbv': '0:00:01.000,0:00:59.000\nRust\n' },
      all,
    );
    expect(types).toEqual([
      'text/vtt',
      'application/x-subrip',
      'application/json',
      'text/html',
      'text/plain',
    ]);
    expect(
      (await built('transcripts: [a.srt]', { 'a.srt': subRip }, 'transcriptFormats: json')).types,
    ).toEqual(['application/json']);
  });

  test('a text without times as a text, and makes up none', async () => {
    const files = { 'a.txt': 'Alice: Rust\n\nGreg: Linux\n' };
    expect(await built('transcripts: [a.txt]', files)).toMatchObject({
      published: [{ type: 'text/plain', text: files['a.txt'] }],
      found: [],
    });
    const { types, found } = await built('transcripts: [a.txt]', files, 'transcriptFormats: [vtt, html]');
    expect(types).toEqual(['text/html']);
    expect(found).toEqual([
      'rust.md:6:15 source/transcript-untimed: Not every part of "a.txt" has a time (show/a.txt:1:1), so it is not published as a WebVTT file.',
    ]);
  });

  test('a file without an extension under one that servers know', async () => {
    const files = { said: 'Alice: Rust\n', cues: webvtt };
    const episode = `transcripts: [{ file: said, type: text/plain }, { file: cues, type: "text/vtt", language: de }]`;
    const { published, paths } = await built(episode, files);
    expect(published.map(({ text }) => text)).toEqual([files.said, files.cues]);
    expect(paths).toEqual([
      expect.stringMatching(/^transcripts\/rust\.[\da-f]{8}\.txt$/),
      expect.stringMatching(/^transcripts\/rust\.[\da-f]{8}\.vtt$/),
    ]);
  });

  test('ends the last cue with the recording', async () => {
    const files = { 'a.html': '<cite>Alice:</cite>\n<time>0:01</time>\n<p>Rust</p>' };
    const { published } = await built('transcripts: [a.html]', files);
    expect(published[0]?.text).toBe('WEBVTT\n\n00:00:01.000 --> 00:01:00.000\n<v Alice>Rust\n');
  });
});

describe('a transcript is found', () => {
  test.each([
    ['rust.vtt', webvtt, ['text/vtt']],
    ['rust.srt', subRip, ['text/vtt', 'application/x-subrip']],
    ['rust-transcript.md', '---\ntitle: x\n---\n# Transcript\n\n**Alice** (00:01):\n\nRust\n', ['text/vtt']],
    ['rust-transcript.md', '# Transcript\n\n**Alice:** Rust\n', ['text/plain']],
    ['rust.transcript.txt', 'Alice: Rust\n', ['text/plain']],
  ])('in a file beside the episode: %s', async (name, text, types) => {
    const { types: published, isBuilt } = await built('', { [name]: text });
    expect({ published, isBuilt }).toEqual({ published: types, isBuilt: true });
  });

  test('in the front matter', async () => {
    const { published } = await built(
      'transcripts:\n  - file: |\n      [00:00:01] Alice: Rust\n\n      [00:00:30] Alice: Linux',
      {},
    );
    expect(published).toEqual([
      { type: 'text/vtt', rel: 'captions', text: webvtt.replace('00:00:59.000', '00:01:00.000') },
    ]);
  });

  test('in the front matter, and it is judged at its lines there', async () => {
    const text = '      [00:00:01] Alice: Rust\n\n      [01:30:00] Alice: Linux';
    const { found } = await built(`transcripts:\n  - file: |\n${text}`, {});
    expect(found).toEqual([
      expect.stringMatching(/^rust\.md:10:\d+ media\/transcript-range: The cue starts at 01:30:00, after/),
    ]);
  });

  test('and its place is shown', async () => {
    const { dialects } = await readSources(folderWith('', { 'rust.vtt': webvtt }));
    expect(dialects[0]?.places.get('transcripts')).toEqual(new Map([['a file beside it', 1]]));
  });
});

test('an error page that was saved as a transcript is refused, and the feed of before stays', async () => {
  const root = write({
    'episodes/rust/show.yaml': showYaml('media: https://media.example.com/'),
    'episodes/rust/a.md':
      '---\ntitle: Rust for Linux\npublished: 2025-12-11\nduration: 1:00\naudio: { url: "https://media.example.com/rust.mp3", bytes: 41280000 }\ntranscripts: [a.vtt]\n---\nRust.\n',
    'episodes/rust/a.vtt': webvtt,
  });
  expect((await called(root, ['build', 'rust'])).code).toBe(0);
  const feed = readFileSync(join(root, 'feeds/rust/feed.xml'), 'utf8');
  writeFileSync(join(root, 'episodes/rust/a.vtt'), '<!doctype html>\n<title>502 Bad Gateway</title>\n');
  const { code, out, err } = await called(root, ['build', 'rust', '--format', 'concise']);
  expect(code).toBe(1);
  expect(out).toContain(
    'episodes/rust/a.vtt:1:1: error source/file-invalid The file is an HTML transcript, not a WebVTT file.',
  );
  expect(err).toContain('rust: not published');
  expect(readFileSync(join(root, 'feeds/rust/feed.xml'), 'utf8')).toBe(feed);
});

describe('what is no transcript keeps the episode back', () => {
  const error = '<!DOCTYPE html>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n';
  test.each<readonly [string, string | Uint8Array, string]>([
    ['a.vtt', error, 'The file is an HTML transcript, not a WebVTT file.'],
    ['a.html', error, 'The file is the error page of a server, not a transcript.'],
    ['a.vtt', '', 'The file is empty.'],
    ['a.vtt', 'WEBVTT\n', 'The file has no text (WebVTT file).'],
    ['a.json', '{"a":1}', 'The file has no list of segments.'],
    ['a.html', new Uint8Array([0, 255, 3, 254, 7, 200, 0, 0]), 'The file is not text in UTF-8.'],
  ])('%s: %j', async (name, text, message) => {
    const { found, isBuilt } = await built(`transcripts: [${name}]`, { [name]: text });
    expect(isBuilt).toBe(false);
    expect(found).toEqual([expect.stringContaining(`source/file-invalid: ${message}`)]);
    expect(found[0]).toMatch(/^a\.\w+:1:1 /);
  });
});

test('build judges a transcript where its author wrote it', async () => {
  const text = webvtt.replace('00:00:59.000', '00:00:29.000').replace('<v Alice>Linux', 'It is a Vec<T>');
  const { found } = await built('transcripts: [a.vtt]', { 'a.vtt': text });
  expect(found).toEqual([
    expect.stringMatching(/^a\.vtt:6:18 media\/transcript-range: The cue ends at 00:00:29, not after/),
    expect.stringMatching(/^a\.vtt:7:12 media\/transcript-irregular: Players take <T> for a tag/),
  ]);
});

test('check judges the transcripts beside a feed, at their lines', async () => {
  const folder = write({
    'feed/feed.xml': `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
<title>Rust</title><atom:link rel="self" href="https://feeds.example.com/rust/feed.xml" type="application/rss+xml"/>
<item><title>Rust</title><podcast:transcript url="https://feeds.example.com/rust/a.vtt" type="text/vtt"/></item>
<item><title>Rust</title><podcast:transcript url="https://feeds.example.com/rust/b.srt" type="application/x-subrip"/></item>
</channel></rss>`,
    'feed/a.vtt': 'WEBVTT\n\n00:00:01,000 --> 00:00:02.000\nRust\n',
    'feed/b.srt': '<!DOCTYPE html><h1>Not found</h1>',
  });
  const { out } = await called(folder, ['check', 'feed/feed.xml', '--format', 'json']);
  const found = diagnosticsIn(out)
    .filter(({ rule }) => String(rule).startsWith('media/transcript'))
    .map(({ file, rule, line }) => `${file}:${line} ${rule}`);
  expect(found).toEqual([
    'feed/a.vtt:3 media/transcript-vtt-invalid',
    'feed/b.srt:1 media/transcript-srt-invalid',
  ]);
});

describe('airworthy convert', () => {
  async function convert(files: Files, args: readonly string[], options = {}) {
    const folder = write(files);
    const terminal = terminalIn(folder);
    const code = await convertCommand.run(args, options, terminal);
    return { code, out: terminal.out(), err: terminal.err(), folder };
  }

  test('writes another format and names what is lost', async () => {
    const { code, err, folder } = await convert({ 'a.vtt': webvtt }, ['a.vtt', 'b.srt']);
    expect(code).toBe(0);
    expect(err).toBe(
      'airworthy: a SubRip file cannot say everything; lost: the voice, which became a prefix, of 2 cues\n',
    );
    expect(readFileSync(join(folder, 'b.srt'), 'utf8')).toBe(subRip);
    expect((await convert({ 'a.srt': subRip }, ['a.srt', '-'], { to: 'vtt' })).out).toBe(webvtt);
  });

  test('tells chapters from a transcript by what is in a file', async () => {
    const chapters = '{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "Rust"}]}';
    expect((await convert({ 'a.json': chapters }, ['a.json', '-'], { to: 'vtt' })).out).toContain('Rust');
    const list = (await convert({ 'a.json': chapters }, ['a.json', '-'], { to: 'vtt' })).out;
    expect((await convert({ 'a.vtt': list }, ['a.vtt', '-'], { to: 'json' })).out).toContain('"chapters"');
    expect((await convert({ 'a.vtt': webvtt }, ['a.vtt', '-'], { to: 'json' })).out).toContain('"segments"');
    const segments = (await convert({ 'a.vtt': webvtt }, ['a.vtt', '-'], { to: 'json' })).out;
    expect((await convert({ 'a.json': segments }, ['a.json', '-'], { to: 'vtt' })).out).toBe(webvtt);
  });

  test('writes nothing of a file that it cannot read completely, or without times', async () => {
    const broken = await convert({ 'a.srt': subRip.replace('00:00:59,000', '1') }, ['a.srt', 'a.vtt']);
    expect(broken.code).toBe(1);
    expect(broken.err).toMatch(/^a\.srt:6:1: The line is not a timing/);
    const untimed = await convert({ 'a.txt': 'Alice: Rust' }, ['a.txt', 'a.vtt']);
    expect(untimed).toMatchObject({
      code: 1,
      err: 'airworthy: One cue has no time, and a WebVTT file needs one for each: airworthy does not make up times.\n',
    });
  });

  test('says what it cannot use', async () => {
    await expect(convert({ 'a.srt': subRip }, ['a.srt', '-'], { to: 'sbv' })).rejects.toThrow(
      '"sbv" is not a format that is written; known are json',
    );
    await expect(convert({ 'a.srt': subRip }, ['a.srt', 'a.sbv'])).resolves.toMatchObject({
      code: 1,
      err: 'airworthy: airworthy reads an SBV file, but does not write one.\n',
    });
  });
});
