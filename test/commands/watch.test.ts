import { spawn } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buildCommand } from '../../src/commands/build.js';
import { checkCommand } from '../../src/commands/check.js';
import type { Command, Options } from '../../src/commands/command.js';
import { edit, root, workshop } from '../run.js';
import { write } from '../show/folder.js';
import { garden } from './garden.js';
import { terminalIn } from './terminal.js';

/** Runs a command that goes on, until the test ends. */
async function watching(command: Command, folder: string, args: readonly string[], options: Options = {}) {
  const ending = new AbortController();
  const terminal = terminalIn(folder);
  const lasting = () => ({ ended: ending.signal, now: () => terminal.now });
  const given = { failOn: 'error', watch: '', ...options };
  const running = command.run(args, given, { ...terminal, lasting });
  onTestFinished(async () => {
    ending.abort();
    expect(await running).toBe(0);
  });
  await expect.poll(terminal.err, { timeout: 20_000 }).toMatch(/watching .*; Ctrl-C ends/);
  return terminal;
}

const page = 'episodes/rust-in-production/s05e06-rust-for-linux/index.md';

test('build --watch builds again what has changed, and says what', async () => {
  const folder = workshop();
  const { err } = await watching(buildCommand, folder, ['rust-in-production']);
  expect(err()).toMatch(/\(unchanged\)/);
  // As many editors write: aside, and then renamed over the file.
  const changed = readFileSync(join(folder, page), 'utf8').replace('Rust for Linux', 'Rust for Penguins');
  writeFileSync(join(folder, `${page}.tmp`), changed);
  renameSync(join(folder, `${page}.tmp`), join(folder, page));
  await expect.poll(err, { timeout: 10_000 }).toContain(`\nchanged: ${page}\n`);
  await expect.poll(err, { timeout: 10_000 }).toMatch(/\(\d+ written/);
  expect(readFileSync(join(folder, 'feeds/rust-in-production/feed.xml'), 'utf8')).toContain(
    'Rust for Penguins',
  );
  // What was published is none of the changes that are built again.
  expect(err()).not.toMatch(/changed: .*feeds|changed: .*tmp/);
});

test('build --watch is not woken by what it publishes in the folder of the show', async () => {
  const folder = write(
    Object.fromEntries(
      Object.entries(garden).map(([path, text]) => [path.replace('episodes/garden/', ''), text]),
    ),
  );
  const { err } = await watching(buildCommand, folder, ['.']);
  for (const count of [2, 3]) {
    edit(join(folder, 'soil.md'), 'about', 'all about');
    await expect.poll(() => err().split('(1 written').length - 1, { timeout: 10_000 }).toBe(count);
  }
  expect(err().match(/^changed: .*/gm)).toEqual(['changed: ./soil.md', 'changed: ./soil.md']);
});

test('check --watch judges a feed again, also after it was gone', async () => {
  const folder = workshop();
  const feed = 'feeds/rust-in-production/feed.xml';
  const { out, err } = await watching(checkCommand, folder, [feed], { format: 'summary' });
  renameSync(join(folder, feed), join(folder, 'kept.xml'));
  await expect.poll(err, { timeout: 10_000 }).toMatch(/does not exist/);
  edit(join(folder, 'kept.xml'), '<language>en</language>', '<language>english</language>');
  renameSync(join(folder, 'kept.xml'), join(folder, feed));
  await expect.poll(out, { timeout: 10_000 }).toMatch(/1 warning/);
});

test('check --watch needs files', async () => {
  const asked = checkCommand.run(['-'], { failOn: 'error', watch: '' }, terminalIn(workshop()));
  await expect(asked).rejects.toThrow('--watch needs files; "-" is not one');
});

test('Ctrl-C ends a build that goes on with exit code 0', async () => {
  const folder = workshop();
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), 'build', '--watch'], { cwd: folder });
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  await expect.poll(() => err, { timeout: 30_000 }).toMatch(/watching/);
  edit(join(folder, page), 'Rust for Linux', 'Rust for Penguins');
  await expect.poll(() => err, { timeout: 30_000 }).toMatch(/changed/);
  child.kill('SIGINT');
  expect(await ended).toBe(0);
  const feed = readFileSync(join(folder, 'feeds/rust-in-production/feed.xml'), 'utf8');
  expect(feed.trimEnd().endsWith('</rss>')).toBe(true);
  expect(existsSync(join(folder, 'feeds/rust-in-production/feed.xml.tmp'))).toBe(false);
});
