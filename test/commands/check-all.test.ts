import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkCommand } from '../../src/commands/check.js';
import { airworthy, root } from '../run.js';
import { terminalIn } from './terminal.js';

/** Ends the worker that opens deadly.xml; the main thread waits for it in the file before. */
const injection = `
const fs = require('node:fs');
const { isMainThread } = require('node:worker_threads');
const { openSync } = fs;
fs.openSync = (path, ...others) => {
  if (isMainThread && /first\\.xml$/.test(path)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2000);
  if (/deadly\\.xml$/.test(path)) {
    if (!isMainThread) process.exit(7);
    throw new Error('nobody else took it');
  }
  return openSync(path, ...others);
};
require('node:os').availableParallelism = () => 2;
require('node:module').syncBuiltinESMExports();
`;

test('a file that ends the worker that checks it hides nothing of what was found in the others', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-deadly-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const feed = readFileSync(join(root, 'feeds/rust-in-production/feed.xml'), 'utf8');
  const names = ['first.xml', 'deadly.xml', 'third.xml'];
  for (const name of names) writeFileSync(join(folder, name), feed.replace('<title>', '<title>  '));
  // So much pays a worker.
  truncateSync(join(folder, 'deadly.xml'), 8_000_000);
  writeFileSync(join(folder, 'inject.cjs'), injection);
  const env = { NODE_OPTIONS: `--require ${join(folder, 'inject.cjs')}` };
  const { code, out, err } = await airworthy(folder, ['check', ...names, '--format', 'concise'], { env });
  expect(err).toBe(
    'airworthy: deadly.xml could not be checked, which is a fault of this program: its thread exited with 7\n',
  );
  expect(code).toBe(2);
  for (const name of ['first.xml', 'third.xml']) expect(out).toMatch(new RegExp(`^${name}:\\d+:\\d+: `, 'm'));
});

test('how many files are done is shown in place, and removed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-many-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const names = Array.from({ length: 5 }, (_, index) => `${index}.xml`);
  for (const name of names) writeFileSync(join(folder, name), '<rss><channel/></rss>');
  const shown: string[] = [];
  const terminal = { ...terminalIn(folder), progress: (text: string) => void shown.push(text) };
  await checkCommand.run(names, { format: 'concise', failOn: 'error' }, terminal);
  expect(shown.at(-1)).toBe('');
  for (const text of shown.slice(0, -1)) expect(text).toMatch(/^[1-5] of 5 files$/);
});
