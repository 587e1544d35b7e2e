import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publish } from '../../src/publish/publish.js';
import { write } from '../show/folder.js';
import { bundlePublisher, killing, unlisted } from './kills.js';

test('500 publications that are killed leave no broken link, no torn feed and nothing behind', async () => {
  const feed = join(write({}), 'feeds/pod');
  const publisher = await bundlePublisher(write({}));
  const start = () => spawn(process.execPath, [publisher, feed], { stdio: ['ignore', 'pipe', 'inherit'] });
  const { killed, broken, reads } = await killing(feed, 500, start, 100);
  expect(broken).toEqual([]);
  expect(killed).toBe(500);
  expect(reads).toBeGreaterThan(1000);
  publish(feed, '<rss><title>last</title></rss>', []);
  expect(unlisted(feed)).toEqual([]);
});
