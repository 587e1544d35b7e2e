import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build } from '../../src/build.js';
import { convertCommand } from '../../src/commands/convert.js';
import { readSources } from '../../src/show/sources.js';
import { position } from '../../src/text/source.js';
import { terminalIn } from '../commands/terminal.js';
import { called, diagnosticsIn } from '../run.js';
import { folderOf, now, showYaml, write } from '../show/folder.js';
import { loadSaying, saying } from '../show/say.js';
import { id3With, lengthOfTag } from './recordings.js';

const list = '00:00 Welcome\n00:20 Why a kernel\n00:40 Drivers\n';
const recording = Buffer.concat([
  id3With([
    { start: 0, end: 20_000, title: 'Welcome' },
    { start: 20_000, end: 40_000, title: 'Why a kernel' },
    { start: 40_000, end: 60_000, title: 'Drivers' },
  ]),
  readFileSync(join(import.meta.dirname, '../fixtures/media/mono-64k.mp3')).subarray(lengthOfTag),
]);

/** The starts and titles that are published, and where they are from. */
async function published(sayings: Parameters<typeof saying>[0]) {
  const { chapters } = (await saying(sayings)).episode;
  if (!chapters || !('json' in chapters)) return chapters;
  const rows: { startTime: number; title: string }[] = JSON.parse(chapters.json).chapters;
  return { from: chapters.from, rows: rows.map(({ startTime, title }) => `${startTime} ${title}`) };
}

const rows = ['0 Welcome', '20 Why a kernel', '40 Drivers'];

describe('chapters are found', () => {
  test('in the front matter', async () => {
    const episode = 'chapters: ["00:00 Welcome", "00:20 Why a kernel", "00:40 Drivers"]';
    expect(
      await published({ episode: episode.replace(/"(\d\d:\d\d) ([^"]*)"/g, '{ start: "$1", title: $2 }') }),
    ).toEqual({ from: 'front matter', rows });
  });

  test('in a file of any format that it names', async () => {
    expect(await published({ episode: 'chapters: times.txt', files: { 'times.txt': list } })).toEqual({
      from: 'front matter',
      rows,
    });
  });

  test('in a file beside it', async () => {
    expect(await published({ files: { 'rust-for-linux.chapters.txt': list } })).toEqual({
      from: 'file',
      rows,
    });
  });

  test('in the recording', async () => {
    const sayings = { episode: '', files: { 'a.mp3': recording } };
    const folder = folderOf({
      'show.yaml': showYaml('media: https://media.example.com/'),
      'a.md': '---\ntitle: A\npublished: 2025-12-11\naudio: a.mp3\n---\nNotes.\n',
      ...sayings.files,
    });
    const { dialects } = await readSources(folder);
    expect(dialects[0]?.places.get('chapters')).toEqual(new Map([['the recording', 1]]));
  });

  test('in the notes', async () => {
    expect(await published({ notes: `Rust.\n\n${list}` })).toEqual({ from: 'notes', rows });
    expect(await published({ notes: 'At 00:20 we talk about drivers.' })).toBeUndefined();
  });
});

/** What is found in a show: rule, place and message. */
async function findings(sayings: Parameters<typeof saying>[0]) {
  const loaded = await loadSaying(sayings);
  return loaded.findings.map(({ rule, source, span, message }) => {
    const { line, column } = position(source, span.start);
    return `${source.name}:${line}:${column} ${rule}: ${message}`;
  });
}

describe('lists that differ', () => {
  const chapters =
    'chapters: [{ start: 0, title: Welcome }, { start: 25, title: Why }, { start: 40, title: End }]';

  test('are reported with both places', async () => {
    expect(await findings({ episode: chapters, notes: list })).toEqual([
      'show/rust-for-linux.md:5:11 source/chapters-disagree: The chapters of the front matter are used; those of the notes differ: one of them starts at 00:00:20 ("Why a kernel") at show/rust-for-linux.md:8:1.',
    ]);
  });

  test('are the same when they are rounded, or one leaves chapters out', async () => {
    const longer = chapters
      .replace('start: 25', 'start: 21.4')
      .replace(' }]', ' }, { start: 55, title: Bye }]');
    expect(await findings({ episode: longer, notes: list })).toEqual([]);
  });
});

describe('what is wrong with a chapter file', () => {
  test('keeps the episode back, at the line of the file', async () => {
    const files = { 'c.txt': '00:00:00 Welcome\nWhy a kernel\n' };
    expect(await findings({ episode: 'chapters: c.txt', files })).toEqual([
      'show/c.txt:2:1 source/file-invalid: The line is not a chapter: it does not begin with a time such as 00:43:07.500.',
    ]);
    const latin1 = {
      'c.psc': Buffer.from('<chapters>\n<chapter start="0:00" title="Für wen?"/></chapters>', 'latin1'),
    };
    expect(await findings({ episode: 'chapters: c.psc', files: latin1 })).toEqual([
      'show/c.psc:2:31 source/encoding: The chapter file contains bytes that are not UTF-8.',
    ]);
    const page = { 'c.json': '<!DOCTYPE html>' };
    expect(await findings({ episode: 'chapters: c.json', files: page })).toEqual([
      'show/c.json:1:1 source/file-invalid: The file is not valid JSON here: invalid symbol.',
    ]);
  });
});

/** What `build` says of a show with one episode. */
async function built(episode: string, files: Readonly<Record<string, string>> = {}) {
  const folder = folderOf({
    'show.yaml': showYaml('media: https://media.example.com/'),
    'rust.md': `---\ntitle: Rust for Linux\npublished: 2025-12-11\nduration: 1:00\naudio: { url: "https://media.example.com/rust.mp3", bytes: 41280000 }\n${episode}\n---\nRust.\n`,
    ...files,
  });
  const options = { profiles: undefined, now, threshold: 'error', accepts: [], name: 'feed.xml' } as const;
  const { diagnostics, feed } = await build(folder, options);
  const about = diagnostics.filter(({ rule }) => rule.includes('chapters'));
  return {
    feed: feed?.text ?? '',
    found: about.map(({ rule, source, span }) => {
      const { line, column } = position(source, span.start);
      return `${source.name.replace('show/', '')}:${line}:${column} ${rule}`;
    }),
  };
}

describe('build judges chapters where their author wrote them', () => {
  test('in a file of JSON chapters', async () => {
    const json = `{ "version": "1.1.0", "chapters": [
  { "startTime": 0, "title": "Welcome", "img": null, "url": null },
  { "startTime": 20, "title": "Why a kernel" },
  { "startTime": 20, "title": "Drivers" },
  { "startTime": 10, "title": "" },
  { "startTime": 70, "title": "Goodbye", "endTime": 60 }
] }`;
    const { found, feed } = await built('chapters: c.json', { 'c.json': json });
    expect(found.filter((each) => each.startsWith('c.json'))).toEqual([
      'c.json:2:61 media/chapters-null',
      'c.json:4:18 media/chapters-unsorted',
      'c.json:5:18 media/chapters-unsorted',
      'c.json:5:31 media/chapters-title-missing',
      'c.json:6:53 media/chapters-range',
    ]);
    expect(feed).toContain('<podcast:chapters url=');
  });

  test('in the front matter of a site generator: nulls say nothing, the order is reported', async () => {
    const { found } = await built(`chapters:
  - { start: 5, title: Welcome }
  - { start: 90, title: Goodbye }
  - { start: 30, title: Why a kernel, link: null }
  - { start: 30, title: Drivers }`);
    expect(found).toEqual([
      'rust.md:7:3 spotify/chapters-first',
      'rust.md:7:3 spotify/chapters-short',
      'rust.md:8:14 media/chapters-range',
      'rust.md:9:14 source/chapters-misplaced',
      'rust.md:10:14 media/chapters-unsorted',
    ]);
  });

  test('and finds nothing in a good list', async () => {
    const good = 'chapters: [{ start: 0, title: A }, { start: 30, title: B }, { start: 60, title: C }]';
    const { found, feed } = await built(good);
    expect(found).toEqual([]);
    expect(feed).toContain('<psc:chapter start="00:00:30.000" title="B"');
  });
});

describe('timestamps: true', () => {
  const chapters =
    'chapters: [{ start: 0, title: "R & D" }, { start: 20, title: Why }, { start: 40, title: End }]';

  test('adds the times to notes and description, a line each', async () => {
    const { episode } = await saying({ show: 'timestamps: true', episode: chapters, notes: 'Rust.' });
    const lines = '<p>00:00:00 R &amp; D</p>\n<p>00:00:20 Why</p>\n<p>00:00:40 End</p>';
    expect(episode.notes).toBe(`<p>Rust.</p>\n${lines}`);
    expect(episode.description).toBe(`<p>Rust.</p>\n${lines}`);
  });

  test('shortens a long description for them, to 4000 bytes', async () => {
    const { episode } = await saying({
      show: 'timestamps: true',
      episode: chapters,
      notes: 'Rust. '.repeat(2000),
    });
    expect(Buffer.byteLength(episode.description)).toBeLessThanOrEqual(4000);
    expect(episode.description).toMatch(/…<\/p>\n<p>00:00:00 R &amp; D<\/p>\n.*\n<p>00:00:40 End<\/p>$/);
  });

  test('adds no second list, and none that nobody would read', async () => {
    const { episode } = await saying({ show: 'timestamps: true', notes: list });
    expect(episode.notes.match(/00:20/g)).toHaveLength(1);
    expect(
      await findings({ show: 'timestamps: true', episode: chapters.replace('start: 0', 'start: 3') }),
    ).toEqual([
      'show/rust-for-linux.md:5:11 source/timestamps-unread: The times of the chapters are not added to the description: the first chapter starts at 00:00:03, not at 0.',
    ]);
  });
});

describe('airworthy convert', () => {
  async function convert(
    files: Readonly<Record<string, string | Uint8Array>>,
    args: readonly string[],
    options = {},
  ) {
    const folder = write(files);
    const terminal = terminalIn(folder);
    const code = await convertCommand.run(args, options, terminal);
    return { code, out: terminal.out(), err: terminal.err(), folder };
  }

  test('writes another format and names what is lost', async () => {
    const json = JSON.stringify({
      version: '1.2.0',
      chapters: [{ startTime: 0, title: 'Welcome', img: 'https://media.example.com/a.jpg' }],
    });
    const { code, err, folder } = await convert({ 'a.json': json }, ['a.json', 'a.vtt']);
    expect(code).toBe(0);
    expect(err).toBe('airworthy: WebVTT chapters cannot say everything; lost: the picture of 1 chapter\n');
    expect(readFileSync(join(folder, 'a.vtt'), 'utf8')).toContain('00:00:00.000 --> ');
  });

  test('reads a recording, and prints', async () => {
    const { out } = await convert({ 'a.mp3': recording }, ['a.mp3', '-'], { to: 'times' });
    expect(out).toBe('00:00:00 Welcome\n00:00:20 Why a kernel\n00:00:40 Drivers\n');
  });

  test('writes nothing of a file that it cannot read completely', async () => {
    const { code, err, out } = await convert({ 'a.txt': '00:00:00 A\nB\n' }, ['a.txt', '-'], { to: 'json' });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^a\.txt:2:1: The line is not a chapter/);
  });

  test('says what it cannot use', async () => {
    await expect(convert({ 'a.txt': list }, ['a.txt', 'a.txt'], { to: 'json' })).rejects.toThrow(
      'is the file that is read',
    );
    await expect(convert({ 'a.txt': list }, ['a.txt', 'b.doc'])).rejects.toThrow('add --to');
    await expect(convert({ 'a.txt': list }, ['a.txt', 'b.cue'])).rejects.toThrow(
      'can be read, but not written',
    );
    await expect(convert({ 'a.txt': list }, ['a.txt', '-'], { to: 'jsn' })).rejects.toThrow(
      'did you mean json',
    );
  });
});

test('check judges the chapter files beside a feed, at their lines', async () => {
  const folder = write({
    'feed/feed.xml': `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel>
<title>Rust</title><atom:link rel="self" href="https://feeds.example.com/rust/feed.xml" type="application/rss+xml"/>
<item><title>Rust</title><podcast:chapters url="https://feeds.example.com/rust/chapters/a.json" type="application/json+chapters"/></item>
<item><title>Rust</title><podcast:chapters url="https://feeds.example.com/rust/chapters/b.json" type="application/json+chapters"/></item>
</channel></rss>`,
    'feed/chapters/a.json': '{"version": "1.2.0", "chapters": [\n{"startTime": "0", "title": "A"}]}',
    'feed/chapters/b.json': '<html>',
  });
  const { out } = await called(folder, ['check', 'feed/feed.xml', '--format', 'json']);
  const found = diagnosticsIn(out)
    .filter(({ rule }) => String(rule).startsWith('media/chapters'))
    .map(({ file, rule, line }) => `${file}:${line} ${rule}`);
  expect(found).toEqual([
    'feed/chapters/a.json:2 media/chapters-start-invalid',
    'feed/chapters/b.json:1 media/chapters-json-invalid',
  ]);
});
