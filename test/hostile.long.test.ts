import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { root } from './run.js';

test('every feed and folder made to exhaust us ends in bounded time and memory, with a sentence', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(root, 'test/bench/hostile.mjs')]);
  const rows = stdout.split('\n').filter((line) => /^\| (?:feed|folder): /.test(line));
  expect(rows.length).toBeGreaterThan(400);
  expect(rows.filter((row) => !row.endsWith('|  |'))).toEqual([]);
}, 900_000);
