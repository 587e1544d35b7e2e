import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { root } from './run.js';

/** The rows of the table for inputs whose names hold a text, each as its name and what is wrong with it. */
async function measured(
  text: string,
  times = 1,
): Promise<readonly (readonly [name: string, wrong: string])[]> {
  const args = [join(root, 'test/bench/hostile.mjs'), text, String(times)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 24 });
  const rows = stdout.split('\n').filter((line) => /^\| \w+: /.test(line));
  return rows.map((line) => {
    const cells = line.split(' | ');
    return [cells[0] ?? '', cells.at(-1)?.replace(/ ?\|$/, '') ?? ''] as const;
  });
}

test('nothing that comes in takes more than its share, hangs or ends without a sentence', async () => {
  const rows = await measured('');
  expect(rows.length).toBeGreaterThan(500);
  expect(rows.filter(([, wrong]) => wrong !== '')).toEqual([]);
});

test.each(['feed: items with everything wrong', 'feed: tags opened and closed in the notes'])(
  '%s: 64 MB take no more for each than one does',
  async (name) => {
    expect(await measured(name, 160)).toEqual([[expect.stringContaining(name), '']]);
  },
);
