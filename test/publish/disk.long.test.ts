import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { airworthy, contentOf, edit } from '../run.js';
import { write } from '../show/folder.js';
import { showIn } from './shows.js';

const isRoot = process.getuid?.() === 0 && process.platform === 'linux';

test('a disk that is full or read-only keeps the old state, byte for byte', async (context) => {
  if (!isRoot) context.skip('needs Linux and root, to mount a small disk');
  const folder = write(showIn('episodes/pod', 'pod', 'output: disk/pod'));
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
  onTestFinished(() => void execFileSync('umount', [disk]));
  const build = () => airworthy(folder, ['build', '--now', '2026-11-20']);
  expect(await build()).toMatchObject({ code: 0 });
  const before = contentOf(join(disk, 'pod'));
  expect(before.size).toBe(2);

  // Fill the disk but for ever fewer pages, so that it is full at another step each time.
  edit(join(folder, 'episodes/pod/show.yaml'), 'title: Rust', 'title: More Rust');
  let refused = 0;
  for (let pages = 0; pages < 4; pages++) {
    const free = Number(execFileSync('df', ['--output=avail', '-k', disk]).toString().split('\n')[1]);
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(Math.max(0, (free - pages * 4) * 1024)));
    const { code, err } = await build();
    if (code === 0) break;
    refused++;
    expect(err).toMatch(/could not be written: the disk is full/);
    expect(err).not.toMatch(/\n\s+at /);
    expect(code).toBe(2);
    expect(contentOf(join(disk, 'pod'))).toEqual(before);
    execFileSync('rm', [join(disk, 'ballast')]);
  }
  expect(refused).toBeGreaterThan(0);

  edit(join(folder, 'episodes/pod/show.yaml'), 'title: More Rust', 'title: Most Rust');
  execFileSync('rm', ['-f', join(disk, 'ballast')]);
  const feed = readFileSync(join(disk, 'pod/feed.xml'), 'utf8');
  execFileSync('mount', ['-o', 'remount,ro', disk]);
  const { code, err } = await build();
  expect([code, err]).toEqual([
    2,
    expect.stringContaining('disk/pod could not be written: the disk is read-only'),
  ]);
  expect(readFileSync(join(disk, 'pod/feed.xml'), 'utf8')).toBe(feed);
});
