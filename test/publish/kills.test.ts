import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { airworthy, root } from '../run.js';
import { write } from '../show/folder.js';
import { bundlePublisher, killing, unlisted } from './kills.js';
import { episode, showAt } from './shows.js';

test('a publication that is killed at any moment leaves a feed whose every link works', async () => {
  const feed = join(write({}), 'feeds/pod');
  const publisher = await bundlePublisher(write({}));
  const start = () => spawn(process.execPath, [publisher, feed], { stdio: ['ignore', 'pipe', 'inherit'] });
  const { killed, broken, versions } = await killing(feed, 12, start, 200);
  expect(broken).toEqual([]);
  expect(killed).toBe(12);
  expect(versions).toBeGreaterThan(2);
});

test('so does a build that is killed, and the next one cleans up after it', async () => {
  const version = (number: number) =>
    episode(
      'One',
      '2026-01-01',
      `description: Version ${number}`,
      `chapters: [{ start: 0, title: Start ${number} }, { start: 60, title: End }]`,
      'transcripts: [one.vtt]',
    );
  const folder = write({
    'episodes/pod/show.yaml': showAt('pod', 'jsonFeed: true').replace(/^title: .*/m, 'title: Version 1'),
    'episodes/pod/one.md': version(1),
    'episodes/pod/one.vtt': 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello.\n',
  });
  const feed = join(folder, 'feeds/pod');
  const show = join(folder, 'episodes/pod/show.yaml');
  const args = ['build', '--now', '2026-11-20'];
  expect(await airworthy(folder, args)).toMatchObject({ code: 0 });
  const started = performance.now();
  expect(await airworthy(folder, args)).toMatchObject({ code: 0 });
  const usual = performance.now() - started;

  let number = 1;
  const start = () => {
    number++;
    writeFileSync(show, readFileSync(show, 'utf8').replace(/^title: .*/m, `title: Version ${number}`));
    writeFileSync(join(folder, 'episodes/pod/one.md'), version(number));
    return spawn(process.execPath, [join(root, 'dist/cli.js'), ...args], { cwd: folder, stdio: 'ignore' });
  };
  const { broken, reads } = await killing(feed, 4, start, usual * 1.3);
  expect(broken).toEqual([]);
  expect(reads).toBeGreaterThan(10);
  const last = await airworthy(folder, args);
  expect(last).toMatchObject({ code: 0 });
  expect(readFileSync(join(feed, 'feed.xml'), 'utf8')).toContain(`<title>Version ${number}</title>`);
  expect(unlisted(feed)).toEqual([]);
});
