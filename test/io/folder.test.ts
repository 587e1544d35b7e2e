import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
