import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publish } from '../../src/publish/publish.js';
import { write } from '../show/folder.js';
import { lockIn, raceBuilds } from './races.js';

const here = hostname()
  .replace(/[^\w.]/g, '_')
  .slice(0, 60);

test('two builds at once do not mix: the feed and its files are of one of them', async () => {
  for (const { runs, published, unlisted } of await raceBuilds(2)) {
    for (const { code, err } of runs)
      expect([code, err]).toEqual([0, expect.stringContaining('1 show published')]);
    expect(published[0]).toMatch(/^[AB]\d$/);
    expect(published[1]).toBe(published[0]);
    expect(unlisted).toEqual([]);
  }
});

test('the second is told who holds the lock, after a while', () => {
  const feed = write({});
  const lock = lockIn(feed, here, process.pid);
  expect(() => publish(feed, '<rss/>', [], { name: 'feeds/pod' })).toThrow(
    `feeds/pod is being published by another airworthy (process ${process.pid} on ${here}); try again`,
  );
  expect(readdirSync(feed)).toEqual([lock.slice(feed.length + 1)]);
  expect(readdirSync(feed)).toHaveLength(1);
});

test('the lock of a process that is gone counts for nothing, nor that of one that took over its number', () => {
  const feed = write({});
  mkdirSync(join(feed, 'chapters'));
  const dead = lockIn(feed, here, 2 ** 22 + 1);
  publish(feed, '<rss/>', []);
  expect(existsSync(dead)).toBe(false);
  if (process.platform === 'linux') {
    const reused = lockIn(feed, here, process.pid, 1);
    publish(feed, '<rss>1</rss>', []);
    expect(existsSync(reused)).toBe(false);
  }
  const elsewhere = lockIn(feed, 'other.example', 1);
  utimesSync(elsewhere, new Date(0), new Date(0));
  publish(feed, '<rss>2</rss>', []);
  expect(existsSync(elsewhere)).toBe(false);
  expect(readFileSync(join(feed, 'feed.xml'), 'utf8')).toBe('<rss>2</rss>');
});
