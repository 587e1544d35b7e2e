import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pid } from 'node:process';
import { expect, test } from 'vitest';
import { lockFolder } from '../../src/io/lock.js';
import { write } from '../show/folder.js';

/** When this process was started, where the system says it: the twentieth word behind its name (proc(5)). */
function startedAt(): string {
  const path = '/proc/self/stat';
  return existsSync(path)
    ? (readFileSync(path, 'latin1')
        .replace(/^.*\) /s, '')
        .split(' ')[19] ?? '')
    : '0';
}

test('a lock says who holds it, and is gone when it is released', () => {
  const folder = write({});
  const release = lockFolder(folder, 'feeds');
  const [lock = ''] = readdirSync(folder);
  expect(lock).toMatch(new RegExp(`^\\.airworthy-[\\w.]+-${pid}-${startedAt()}-[0-9a-f]{16}\\.lock$`));
  release();
  expect(readdirSync(folder)).toEqual([]);
});

test('a lock of a process that is gone counts for nothing, and neither does what only looks like one', () => {
  const folder = write({});
  const release = lockFolder(folder, 'feeds');
  const [own = ''] = readdirSync(folder);
  release();
  // A process of this number has begun since then.
  const other = own.replace(/-\d+-([0-9a-f]+\.lock)$/, '-1-$1');
  const foreign = '.airworthy-notes.lock';
  for (const name of [other, foreign]) writeFileSync(join(folder, name), '');
  lockFolder(folder, 'feeds')();
  expect(readdirSync(folder)).toEqual(startedAt() === '0' ? [other, foreign] : [foreign]);
});
