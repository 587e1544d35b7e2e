import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { airworthy, root } from '../run.js';

test('many files checked on all cores are reported as on one, in the order in which they were given', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-many-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const feed = readFileSync(join(root, 'feeds/rust-in-production/feed.xml'), 'utf8');
  const item = /<item>.*?<\/item>/s.exec(feed)?.[0] ?? '';
  const names = Array.from({ length: 40 }, (_, index) => `${(index * 7) % 40}.xml`);
  for (const [index, name] of names.entries()) {
    const items = item.replace('<title>', '<title>  ').repeat(Math.ceil((250_000 + index) / item.length));
    writeFileSync(join(folder, name), feed.replace('</channel>', `${items}</channel>`));
  }
  const args = ['check', ...names, 'missing.xml', '--format', 'json', '--now', '2026-11-20T12:00:00Z'];
  const { out, err, code } = await airworthy(folder, args);
  expect({ code, err }).toEqual({ code: 2, err: 'airworthy: missing.xml does not exist\n' });
  const alone = (() => {
    try {
      return execFileSync('taskset', ['-c', '0', process.execPath, join(root, 'dist/cli.js'), ...args], {
        ...{ cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] },
      });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  })();
  expect(out).toBe(alone);
});

test('on a terminal, a check of many files says how many are done, and leaves nothing of it behind', () => {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-many-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const feed = readFileSync(join(root, 'feeds/rust-in-production/feed.xml'), 'utf8');
  for (let index = 0; index < 1500; index++) writeFileSync(join(folder, `${index}.xml`), feed);
  const command = `stty cols 60; ${process.execPath} ${join(root, 'dist/cli.js')} check *.xml --format summary`;
  // A terminal is what script(1) gives a program.
  const shown = execFileSync('script', ['--quiet', '--command', command, '/dev/null'], {
    ...{ cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] },
  });
  const told = [...shown.matchAll(/\r\u001b\[K([^\r]*)/g)].map(([, text]) => text ?? '');
  expect(told[0]).toMatch(/^\d[\d,]* of 1,500 files$/);
  expect(told.at(-1)).toMatch(/^pass {2}0\.xml|^$/);
  expect(shown).toContain('pass  1499.xml');
});
