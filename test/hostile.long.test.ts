import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './run.js';

/** What the bench of the same name measured, in processes of their own: CPU and memory, never the clock. */
interface Outcome {
  readonly count: number;
  readonly wrong: readonly string[];
}

test.each([
  ['feeds', 'feed', 20, 330],
  ['folders', 'folder', 4, 150],
  ['commands', 'command', 10, 300],
])(
  'hostile %s end with a sentence within the memory and the CPU that their size allows',
  (_name, kind, times, least) => {
    const bench = join(root, 'test/bench/hostile.mjs');
    const printed = execFileSync(process.execPath, [bench, '--short', kind, `${times}`], {
      encoding: 'utf8',
    });
    const { count, wrong } = JSON.parse(printed) as Outcome;
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(least);
  },
);
