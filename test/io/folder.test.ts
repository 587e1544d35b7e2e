import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openFolder } from '../../src/io/folder.js';
import { CannotOpen } from '../../src/io/input.js';

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
