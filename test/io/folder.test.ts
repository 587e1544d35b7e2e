import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { foldersIn, isThere, openFolder, readIfThere } from '../../src/io/folder.js';
import { CannotOpen } from '../../src/io/input.js';
import { write } from '../show/folder.js';

test('a file that cannot be read is named in plain words', async () => {
  const root = mkdtempSync(join(tmpdir(), 'airworthy-folder-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, 'live'));
  for (const name of ['gone.md', 'live/gone.mp3']) writeFileSync(join(root, name), 'Live');
  const folder = openFolder(root, 'episodes/live');
  for (const name of ['gone.md', 'live/gone.mp3']) rmSync(join(root, name));
  expect(() => folder.read('gone.md')).toThrow(new CannotOpen('episodes/live/gone.md does not exist'));
  await expect(folder.probe('live/gone.mp3')).rejects.toThrow(
    new CannotOpen('episodes/live/live/gone.mp3 does not exist'),
  );
});

test('links that are no files of the folder are left out, each with a reason', () => {
  const root = mkdtempSync(join(tmpdir(), 'airworthy-folder-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, 'show/notes'), { recursive: true });
  for (const name of ['beside.md', 'show/one.md']) writeFileSync(join(root, name), 'Rust');
  const links = { 'one.md': 'same.md', 'gone.md': 'lost.md', '../beside.md': 'out.md', notes: 'more' };
  for (const [to, at] of Object.entries(links)) symlinkSync(to, join(root, 'show', at));
  const { files, strayed } = openFolder(join(root, 'show'), 'show');
  expect(files).toEqual(['one.md', 'same.md']);
  expect([...(strayed ?? [])].sort()).toEqual([
    'show/lost.md is a link to nothing',
    'show/more is a link to a folder, which is not followed',
    'show/out.md is a link out of the folder',
  ]);
});

test('a folder or a file beside the show may be shared with it, and nothing out of the site', () => {
  const root = write({
    'outside.md': 'Out',
    'site/show/show.yaml': 'title: Rust',
    'site/show/deep/one.md': 'One',
    'site/people/ada.md': 'Ada',
    'site/people/more/bob.md': 'Bob',
    'site/people.yaml': 'ada: {}',
  });
  symlinkSync('../outside.md', join(root, 'site/out.md'));
  symlinkSync('people', join(root, 'site/crew'));
  const folder = openFolder(join(root, 'site/show'), 'site/show/');
  const shared = (path: string) => folder.shared?.(path);
  expect(folder.files).toEqual(['deep/one.md', 'show.yaml']);
  const people = shared('../people');
  expect(people?.name).toBe('site/people');
  expect(people?.files).toEqual(['ada.md', 'more/bob.md']);
  expect(shared('../crew')?.files).toEqual(['ada.md', 'more/bob.md']);
  const file = shared('../people.yaml');
  expect([file?.name, file?.files]).toEqual(['site', ['people.yaml']]);
  expect(Buffer.from(file?.read('people.yaml') ?? []).toString()).toBe('ada: {}');
  for (const path of ['../../outside.md', '../out.md', '../gone.md', '../..']) {
    expect({ path, shared: shared(path) }).toEqual({ path, shared: undefined });
  }
});

test('what is hidden, of a package, or a link in circles is no file of the folder', () => {
  const root = write({ 'one.md': '', '.git/two.md': '', '.three.md': '', 'node_modules/x/four.md': '' });
  symlinkSync('round.md', join(root, 'round.md'));
  const { files, closed, strayed, read } = openFolder(root, 'show');
  expect(files).toEqual(['one.md']);
  expect(closed).toEqual(['show/round.md is a link that leads in circles']);
  expect(strayed).toEqual([]);
  expect(() => read('.three.md')).toThrow('.three.md is not a file of show');
});

test('the folders in a folder are listed in order, without hidden ones', () => {
  const root = write({ 'b/x': '', 'a/x': '', '.c/x': '', file: '' });
  symlinkSync('a', join(root, 'link'));
  expect(foldersIn(root, 'shows')).toEqual(['a', 'b']);
  for (const path of ['gone', 'file', 'file/deep']) expect(foldersIn(join(root, path), path)).toEqual([]);
});

test('what is there is told from what is not, and from what cannot be looked at', () => {
  const root = write({ file: 'Rust' });
  expect([isThere(join(root, 'file'), 'file'), isThere(root, 'folder')]).toEqual([true, true]);
  expect([isThere(join(root, 'gone'), 'gone'), isThere(join(root, 'file/deep'), 'deep')]).toEqual([
    false,
    false,
  ]);
  expect(Buffer.from(readIfThere(join(root, 'file'), 'file') ?? []).toString()).toBe('Rust');
  expect(readIfThere(join(root, 'gone'), 'gone')).toBeUndefined();
  const long = join(root, 'x'.repeat(300));
  expect(() => isThere(long, 'shows/x')).toThrow(new CannotOpen('shows/x has too long a name'));
});
