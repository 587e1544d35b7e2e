import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CannotOpen } from '../../src/io/input.js';
import { digest, openOutputFolder } from '../../src/io/output-folder.js';
import { contentOf } from '../run.js';
import { write } from '../show/folder.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A folder to publish in, with files in it, and beside it one that nothing may touch. */
function opened(files: Readonly<Record<string, string>> = {}) {
  const root = write({
    'beside/precious.txt': 'precious',
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`feeds/${path}`, text])),
  });
  const path = join(root, 'feeds');
  return { root, path, folder: openOutputFolder(path, 'my/feeds') };
}

describe('what is written', () => {
  test('is the file afterwards, in folders that are made for it, and nothing else is left', () => {
    const { path, folder } = opened();
    folder.write('feed.xml', [bytes('<rss>'), bytes(''), bytes('</rss>')]);
    folder.write('chapters/deep/one.json', [bytes('{}')]);
    folder.write('empty', []);
    folder.flush();
    expect(contentOf(path)).toEqual(
      new Map([
        ['chapters/deep/one.json', '{}'],
        ['empty', ''],
        ['feed.xml', '<rss></rss>'],
      ]),
    );
  });

  test.each([0o600, 0o640, 0o755])('may be read by those who could read the file before: %o', (mode) => {
    const { path, folder } = opened({ 'feed.xml': 'old' });
    chmodSync(join(path, 'feed.xml'), mode);
    folder.write('feed.xml', [bytes('new')]);
    expect(readFileSync(join(path, 'feed.xml'), 'utf8')).toBe('new');
    expect(statSync(join(path, 'feed.xml')).mode & 0o777).toBe(mode);
  });

  test('is the old file when not all of it could be had', () => {
    const { path, folder } = opened({ 'feed.xml': 'old' });
    function* pieces(): Generator<Uint8Array> {
      yield bytes('new');
      throw new Error('no more');
    }
    expect(() => folder.write('feed.xml', pieces())).toThrow('no more');
    expect(contentOf(path)).toEqual(new Map([['feed.xml', 'old']]));
  });

  test.each([
    ['a folder', 'my/feeds/chapters could not be written: a folder is in its place'],
    ['a file in place of its folder', 'my/feeds/feed.xml is not a folder, but a file'],
    ['a name that is too long', /^my\/feeds\/x+ has too long a name$/],
  ])('is refused with the reason: %s', (what, message) => {
    const { path, folder } = opened({ 'feed.xml': 'old', 'chapters/one.json': '{}' });
    const before = contentOf(path);
    const names: Readonly<Record<string, string>> = {
      'a folder': 'chapters',
      'a file in place of its folder': 'feed.xml/one.json',
    };
    const change = () => folder.write(names[what] ?? 'x'.repeat(300), [bytes('new')]);
    expect(change).toThrow(message);
    expect(change).toThrow(CannotOpen);
    expect(contentOf(path)).toEqual(before);
  });
});

describe('what is read', () => {
  test('is the whole file, or so many bytes of its beginning', () => {
    const { folder } = opened({ 'feed.xml': '<rss/>', empty: '' });
    const read = (most?: number) => Buffer.from(folder.read('feed.xml', most) ?? []).toString();
    expect([read(), read(6), read(7), read(3), read(0)]).toEqual(['<rss/>', '<rss/>', '<rss/>', '<rs', '']);
    expect(folder.read('empty')).toHaveLength(0);
  });

  test.each(['gone', 'gone/feed.xml', 'feed/gone/feed.xml'])('is nothing where nothing is: %s', (name) => {
    const { folder } = opened({ 'feed/one': '' });
    expect(folder.read(name)).toBeUndefined();
    expect(folder.digestOf(name)).toBeUndefined();
    expect(() => folder.remove(name)).not.toThrow();
  });

  test.each([0, 1, 65_535, 65_536, 65_537, 200_000])('has the digest of its %i bytes', (length) => {
    const { folder } = opened();
    const content = Buffer.from(Array.from({ length }, (_, index) => index % 251));
    folder.write('file', [content]);
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect(folder.digestOf('file')).toEqual({ bytes: length, sha256 });
    expect(digest([content.subarray(0, length >> 1), content.subarray(length >> 1)])).toEqual({
      bytes: length,
      sha256,
    });
  });

  test('is a file and nothing else', () => {
    const { path, folder } = opened({ 'chapters/one.json': '{}' });
    symlinkSync('../beside/precious.txt', join(path, 'link'));
    execFileSync('mkfifo', [join(path, 'pipe')]);
    const kinds = { chapters: 'a folder', link: 'a link', pipe: 'a pipe or a device' };
    for (const [name, kind] of Object.entries(kinds)) {
      const reason = `my/feeds/${name} is ${kind}, where airworthy keeps a file; move it away`;
      expect(() => folder.read(name)).toThrow(new CannotOpen(reason));
      expect(() => folder.digestOf(name)).toThrow(new CannotOpen(reason));
    }
  });
});

test('no link on the way is followed, to read, to write or to remove', () => {
  const { root, path, folder } = opened({ 'feed.xml': '' });
  symlinkSync('../beside', join(path, 'link'));
  mkdirSync(join(path, 'deep'));
  symlinkSync('../../beside', join(path, 'deep/link'));
  for (const way of ['link', 'deep/link']) {
    const reason = new CannotOpen(`my/feeds/${way} is not a folder, but a link`);
    for (const use of [
      () => folder.read(`${way}/precious.txt`),
      () => folder.digestOf(`${way}/precious.txt`),
      () => folder.write(`${way}/precious.txt`, [bytes('new')]),
      () => folder.write(`${way}/new/one.txt`, [bytes('new')]),
      () => folder.remove(`${way}/precious.txt`),
    ]) {
      expect(use).toThrow(reason);
    }
  }
  expect(contentOf(join(root, 'beside'))).toEqual(new Map([['precious.txt', 'precious']]));
});

test('what is removed is gone, and only that', () => {
  const { path, folder } = opened({ 'chapters/one.json': '1', 'chapters/two.json': '2' });
  folder.remove('chapters/one.json');
  folder.flush();
  expect(contentOf(path)).toEqual(new Map([['chapters/two.json', '2']]));
});

describe('a folder that is locked', () => {
  test('is made, and goes again with those above it that were made, when nothing was put into it', () => {
    const { root } = opened();
    const at = join(root, 'new/feeds/pod');
    const release = openOutputFolder(at, 'new/feeds/pod').lock();
    expect(readdirSync(at)).toHaveLength(1);
    release();
    expect(existsSync(join(root, 'new'))).toBe(false);
    expect(existsSync(root)).toBe(true);
  });

  test('stays when it was there before, or when something is in it or beside it', () => {
    const { root, path, folder } = opened();
    mkdirSync(path);
    folder.lock()();
    expect(readdirSync(path)).toEqual([]);
    const other = openOutputFolder(join(root, 'new/pod'), 'new/pod');
    const release = other.lock();
    writeFileSync(join(root, 'new/beside'), '');
    release();
    expect(readdirSync(join(root, 'new'))).toEqual(['beside']);
    const again = other.lock();
    other.write('feed.xml', [bytes('<rss/>')]);
    again();
    expect(contentOf(join(root, 'new'))).toEqual(
      new Map([
        ['beside', ''],
        ['pod/feed.xml', '<rss/>'],
      ]),
    );
  });
});

test('what a killed run left aside is known by its whole name, in the folders that are asked for', () => {
  const left = (digit: string) => `.airworthy-${digit.repeat(16)}.tmp`;
  const { path, folder } = opened({
    [left('b')]: '',
    [left('a')]: '',
    [`chapters/${left('c')}`]: '',
    [`other/${left('d')}`]: '',
    [`notes${left('e')}`]: '',
    [`${left('f')}.txt`]: '',
    'feed.xml': '',
  });
  mkdirSync(join(path, left('0')));
  symlinkSync('../beside', join(path, 'link'));
  expect(folder.leftovers(['chapters', 'gone'])).toEqual([left('a'), left('b'), `chapters/${left('c')}`]);
  expect(() => folder.leftovers(['link'])).toThrow('my/feeds/link is not a folder, but a link');
  for (const none of ['gone', 'feed.xml']) {
    expect(openOutputFolder(join(path, none), none).leftovers([])).toEqual([]);
  }
});

test('no file stays open, whatever becomes of it', () => {
  const { folder } = opened({ 'feed.xml': '<rss/>', 'chapters/one.json': '{}' });
  // Only some systems list them.
  const list = '/proc/self/fd';
  const openFiles = () => (existsSync(list) ? readdirSync(list).length : 0);
  const before = openFiles();
  for (let round = 0; round < 20; round++) {
    folder.lock()();
    folder.read('feed.xml');
    folder.digestOf('feed.xml');
    folder.write('new.xml', [bytes('<rss/>')]);
    expect(() => folder.write('chapters', [])).toThrow(CannotOpen);
    folder.remove('new.xml');
    folder.flush();
  }
  expect(openFiles()).toBeLessThan(before + 20);
});
