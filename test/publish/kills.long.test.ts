import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { publish } from '../../src/publish/publish.js';
import { write } from '../show/folder.js';
import { bundlePublisher, killing, unlisted } from './kills.js';

test('500 publications that are killed leave no broken link, no torn feed and nothing behind', async () => {
  // A kill leaves what the system holds, on whatever disk; where nothing waits for one, it comes at more steps.
  const memory = '/dev/shm';
  const folder = mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'airworthy-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const feed = join(folder, 'feeds/pod');
  const publisher = await bundlePublisher(write({}));
  const start = () => spawn(process.execPath, [publisher, feed], { stdio: ['ignore', 'pipe', 'inherit'] });
  const { killed, broken, reads } = await killing(feed, 500, start, 40);
  expect(broken).toEqual([]);
  expect(killed).toBe(500);
  expect(reads).toBeGreaterThan(1000);
  publish(feed, '<rss><title>last</title></rss>', []);
  expect(unlisted(feed)).toEqual([]);
});
