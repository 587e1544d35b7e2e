import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../run.js';

/** What came of one document; times in milliseconds, sizes in bytes. */
interface Row {
  readonly name: string;
  readonly finds: readonly string[];
  readonly rules: readonly string[];
  readonly milliseconds: number;
  readonly memory: number;
  readonly bytes: number;
}

const rows: readonly Row[] = JSON.parse(
  execFileSync(process.execPath, [join(root, 'test/xml/hostile.mjs'), '--json'], { encoding: 'utf8' }),
);

describe.each(rows)('$name', (row) => {
  test('is read to its end, with what is wrong in the findings', () => {
    expect(row.rules).toEqual(expect.arrayContaining([...row.finds]));
    if (row.finds.length === 0) expect(row.rules).toEqual([]);
  });

  test('takes 64 MB of memory above the idle process, or six times its size', () => {
    expect(row.memory).toBeLessThanOrEqual(Math.max(64_000_000, 6 * row.bytes));
  });

  test('takes no more than a few seconds', () => {
    expect(row.milliseconds).toBeLessThan(20_000);
  });
});
