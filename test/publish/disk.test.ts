import { execFile, execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { airworthy, called, contentOf, edit, type Run, root } from '../run.js';
import { write } from '../show/folder.js';
import { showIn } from './shows.js';

const cli = join(root, 'dist/cli.js');
const now = ['--now', '2026-11-20'];

/** Runs a line of shell, in which $A is airworthy. */
function shell(folder: string, line: string): Promise<Run> {
  const env = { PATH: process.env.PATH, A: `${process.execPath} ${cli}` };
  return new Promise((resolve) => {
    execFile('bash', ['-c', line], { cwd: folder, env, maxBuffer: 1 << 26 }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 99 : 0, out, err });
    });
  });
}

const show = () => write(showIn('episodes/pod', 'pod'));

/** That an outcome is a sentence and no stack trace. */
function expectSentence({ code, err }: Run, message: string | RegExp): void {
  expect(err).toMatch(message);
  expect(err).not.toMatch(/\n\s+at |node:/);
  expect(code).toBe(2);
}

describe('what is no file where one should be', () => {
  const wrong: readonly (readonly [string, (folder: string) => void, RegExp])[] = [
    [
      'feed.xml is a folder',
      (f) => mkdirSync(join(f, 'feeds/pod/feed.xml'), { recursive: true }),
      /feeds\/pod\/feed\.xml is a folder/,
    ],
    [
      'feed.xml is a link',
      (f) => {
        mkdirSync(join(f, 'feeds/pod'), { recursive: true });
        symlinkSync('../../episodes/pod/one.md', join(f, 'feeds/pod/feed.xml'));
      },
      /feeds\/pod\/feed\.xml is a link/,
    ],
    [
      'feeds is a file',
      (f) => writeFileSync(join(f, 'feeds'), ''),
      /feeds\/pod could not be written: a file is in/,
    ],
    [
      'show.yaml is a folder',
      (f) => {
        rmSync(join(f, 'episodes/pod/show.yaml'));
        mkdirSync(join(f, 'episodes/pod/show.yaml'));
      },
      /episodes\/pod\/show\.yaml is not a file/,
    ],
    [
      'show.yaml is a link out of the folder',
      (f) => {
        writeFileSync(join(f, 'other.yaml'), 'title: Other\n');
        rmSync(join(f, 'episodes/pod/show.yaml'));
        symlinkSync('../../other.yaml', join(f, 'episodes/pod/show.yaml'));
      },
      /episodes\/pod\/show\.yaml is not a file of the folder/,
    ],
    [
      'show.yaml is a pipe',
      (f) => {
        rmSync(join(f, 'episodes/pod/show.yaml'));
        execFileSync('mkfifo', [join(f, 'episodes/pod/show.yaml')]);
      },
      /episodes\/pod\/show\.yaml is not a file/,
    ],
  ];

  test.each(wrong)('%s: a sentence, and the other show is built', async (_what, spoil, message) => {
    const folder = write({
      ...showIn('episodes/pod', 'pod'),
      ...showIn('episodes/zoo', 'zoo', 'output: zoo'),
    });
    spoil(folder);
    expectSentence(await called(folder, ['build', ...now]), message);
    expect([...contentOf(join(folder, 'zoo')).keys()]).toEqual(['feed.xml', 'published.json']);
  });

  test('an episode whose name is not UTF-8, and a link in circles, are findings, and the other show is built', async () => {
    const folder = write({
      ...showIn('episodes/pod', 'pod'),
      ...showIn('episodes/zoo', 'zoo', 'output: zoo'),
    });
    const name = Buffer.concat([
      Buffer.from(`${folder}/episodes/pod/caf`),
      Buffer.of(0xe9),
      Buffer.from('.md'),
    ]);
    closeSync(openSync(name, 'w'));
    symlinkSync('two.md', join(folder, 'episodes/pod/two.md'));
    const { out, code } = await called(folder, ['build', ...now]);
    expect(out).toMatch(/source\/file-unreadable[\s\S]*has a name that is not UTF-8/);
    expect(out).toMatch(/two\.md is a link that leads in circles/);
    expect(code).toBe(1);
    expect([...contentOf(join(folder, 'zoo')).keys()]).toEqual(['feed.xml', 'published.json']);
  });

  test('feeds that never end, and those that would fill the memory', async () => {
    const folder = show();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    writeFileSync(join(folder, 'huge.xml'), '');
    truncateSync(join(folder, 'huge.xml'), 1e12);
    mkdirSync(join(folder, 'beside/airworthy.yaml'), { recursive: true });
    writeFileSync(join(folder, 'beside/feed.xml'), '<rss/>');
    expectSentence(await called(folder, ['check', 'beside/feed.xml']), 'beside/airworthy.yaml is a folder');
    for (const name of ['pipe', '/dev/zero']) {
      expectSentence(await airworthy(folder, ['check', name]), `${name} is a pipe or a device`);
    }
    expectSentence(
      await called(folder, ['build', 'episodes/pod/show.yaml']),
      'is a file, not the folder of a show',
    );
    const huge = await shell(folder, '$A check huge.xml --max-bytes 1000');
    expect([huge.code, huge.out]).toEqual([1, expect.stringContaining('longer than 1000 bytes')]);
    const endless = await shell(folder, 'yes | $A check - --max-bytes 100000');
    expect([endless.code, endless.out]).toEqual([1, expect.stringContaining('longer than 100000 bytes')]);
  });

  test('the folder that the command runs in has gone', async () => {
    expectSentence(await shell(show(), 'mkdir gone && cd gone && rmdir ../gone && $A build'), 'airworthy: ');
  });

  test('a token that is too long for a folder', async () => {
    expectSentence(
      await called(show(), ['build', '--token', 'x'.repeat(300)]),
      /--token is 300 characters long/,
    );
  });
});

test('a file that may not be as long as the feed is: the old state stays, byte for byte', async () => {
  const folder = show();
  expect(await called(folder, ['build', ...now])).toMatchObject({ code: 0 });
  const before = contentOf(folder);
  edit(join(folder, 'episodes/pod/show.yaml'), 'title: Rust', 'title: More Rust');
  expectSentence(
    await shell(folder, `ulimit -f 1; $A build ${now.join(' ')}`),
    'feeds/pod/feed.xml could not be written: it is longer than a file may be here',
  );
  expect(contentOf(join(folder, 'feeds'))).toEqual(
    new Map(
      [...before].flatMap(([path, text]) => (path.startsWith('feeds/') ? [[path.slice(6), text]] : [])),
    ),
  );
});

describe('readers that are gone', () => {
  const both = () => write({ ...showIn('episodes/a', 'a'), ...showIn('episodes/b', 'b') });
  const published = (folder: string) =>
    [...contentOf(join(folder, 'feeds')).keys()].filter((path) => path.endsWith('feed.xml'));

  test.each([
    ['nobody reads progress', 'set -o pipefail; $A build 2>&1 >/dev/null | true', 0],
    ['nobody reads findings', 'set -o pipefail; $A build 2>/dev/null | true', 0],
    ['the disk of the findings is full', '$A build 2>err >/dev/full; code=$?; cat err >&2; exit $code', 2],
    ['there is no disk for progress', '$A build 2>/dev/full >/dev/null', 0],
  ])('%s, and every show is published', async (_what, line, code) => {
    const folder = both();
    const run = await shell(folder, line);
    expect(run.code).toBe(code);
    if (code === 2) expectSentence(run, /standard output could not be written: the disk is full\n/);
    expect(published(folder)).toEqual(['a/feed.xml', 'b/feed.xml']);
  });
});

describe('where a file cannot become as long as it has to be', () => {
  const item = '<item><title>Tea</title><pubDate>Thu, 11 Dec 2025 16:00:00 UT</pubDate></item>';
  const files = {
    ...showIn('episodes/pod', 'pod'),
    'feed.xml': readFileSync(join(root, 'feeds/rust-in-production/feed.xml')),
    'bad.xml': `<rss version="2.0"><channel>${item.repeat(9)}</channel></rss>`,
    'old.json': '{}',
    'old.srt': 'old',
    't.vtt': `WEBVTT\n\n${'00:00:01.000 --> 00:00:02.000\nTea.\n\n'.repeat(9)}`,
  };

  test.each([
    'build',
    'build --out new/feeds',
    'import feed.xml --out new',
    'import feed.xml --out new --format json=new/report.json',
    'fix bad.xml',
    'check bad.xml --format json=old.json',
    'check bad.xml --format json=new/report.json',
    'check bad.xml --update-baseline --baseline old.json',
    'convert t.vtt old.srt',
    'convert t.vtt new/t.srt',
    'init new',
    'add pod "Rust in cars"',
  ])('%s says so, and leaves everything as it was', async (line) => {
    const folder = write(files);
    const before = [contentOf(folder), readdirSync(folder)];
    // What the system limits is a file, and no pipe.
    const run = await shell(folder, `ulimit -f 0; $A ${line}`);
    expectSentence(run, /longer than a file may be here/);
    expect([contentOf(folder), readdirSync(folder)]).toEqual(before);
  });

  test('init of recordings whose show.yaml cannot be written leaves none of the episodes', async () => {
    const recording = readFileSync(join(root, 'test/fixtures/media/mono-64k.mp3'));
    const folder = write({ 'site/Tea.mp3': recording, 'site/Rust in cars.mp3': recording });
    const before = [contentOf(folder), readdirSync(join(folder, 'site'))];
    // What is written for a recording is shorter than 512 bytes, which is the unit of POSIX, and show.yaml is longer.
    const run = await shell(folder, 'set -o posix; ulimit -f 1; $A init site');
    expectSentence(run, 'site/show.yaml cannot be written: it is longer than a file may be here');
    expect([contentOf(folder), readdirSync(join(folder, 'site'))]).toEqual(before);
    expect(await called(folder, ['init', 'site'])).toMatchObject({ code: 0 });
  });
});
