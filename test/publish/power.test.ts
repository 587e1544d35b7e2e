import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { publish } from '../../src/publish/publish.js';

/** What was asked of the disk, in its order. */
interface Asked {
  readonly what: 'makes' | 'renames' | 'removes' | 'flushes';
  /** From the folder that is published in. */
  readonly path: string;
}

const { openSync, fsyncSync, renameSync, unlinkSync, mkdirSync } = fs;
const original = { openSync, fsyncSync, renameSync, unlinkSync, mkdirSync };
let asked: Asked[] = [];
let root = '';

// The disk does what it is asked; what it would keep when the power goes is seen from the order.
beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'airworthy-power-'));
  asked = [];
  const open = new Map<number, string>();
  const note = (what: Asked['what'], path: string): void => {
    asked.push({ what, path: relative(root, path) });
  };
  Object.assign(fs, {
    openSync(path: string, flags: number) {
      const descriptor = original.openSync(path, flags);
      open.set(descriptor, path);
      return descriptor;
    },
    fsyncSync(descriptor: number) {
      original.fsyncSync(descriptor);
      note('flushes', open.get(descriptor) ?? '');
    },
    renameSync(from: string, to: string) {
      original.renameSync(from, to);
      expect(asked.at(-1)).toEqual({ what: 'flushes', path: relative(root, from) });
      note('renames', to);
    },
    unlinkSync(path: string) {
      original.unlinkSync(path);
      if (!path.endsWith('.lock')) note('removes', path);
    },
    mkdirSync(path: string, options: { recursive: true }) {
      const made = original.mkdirSync(path, options);
      if (made !== undefined) note('makes', made);
      return made;
    },
  });
  syncBuiltinESMExports();
});

afterEach(() => {
  Object.assign(fs, original);
  syncBuiltinESMExports();
  fs.rmSync(root, { recursive: true });
});

/** When the folder of a change is flushed after it; infinite when it never is. */
function keptAt(change: Asked): number {
  const after = asked.indexOf(change);
  const at = asked.findIndex(
    ({ what, path }, index) =>
      index > after &&
      what === 'flushes' &&
      path === (dirname(change.path) === '.' ? '' : dirname(change.path)),
  );
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

test('whenever the power goes, the disk holds a feed whose files it holds, and after the end the new one', () => {
  const folder = join(root, 'feeds/show');
  const files = (version: string) => [
    { path: `chapters/1.${version}.json`, bytes: Buffer.from(version) },
    { path: 'feed.json', bytes: Buffer.from(`{"version":"${version}"}`) },
  ];
  for (const version of ['aaaaaaaa', 'bbbbbbbb', 'cccccccc']) {
    asked = [];
    publish(folder, `<rss>${version}</rss>`, files(version));
    const changes = asked.filter(({ what }) => what !== 'flushes');
    expect(changes.map(({ path }) => basename(path))).toContain('feed.xml');
    for (const change of changes) expect(keptAt(change), change.path).toBeLessThan(asked.length);
    const feed = asked.findIndex(({ what, path }) => what === 'renames' && path.endsWith('/feed.xml'));
    const follows = asked.findIndex(({ what, path }) => what === 'renames' && path.endsWith('/feed.json'));
    const feedKept = keptAt(asked[feed] as Asked);
    // What is new stands on the disk before the feed that names it; a JSON Feed and what goes come after.
    for (const change of changes) {
      if (change.what === 'renames' && change.path.includes('/chapters/'))
        expect(keptAt(change)).toBeLessThan(feed);
      if (change.what === 'removes' && change.path.includes('/chapters/'))
        expect(asked.indexOf(change)).toBeGreaterThan(feedKept);
    }
    if (version !== 'aaaaaaaa') expect(follows).toBeGreaterThan(feedKept);
  }
});
