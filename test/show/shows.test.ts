import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../src/build.js';
import { openFolder } from '../../src/io/folder.js';
import { fixtures, now } from './folder.js';

test.each(readdirSync(fixtures).sort())('%s builds into a feed, every episode in it', async (show) => {
  const built = await build(openFolder(join(fixtures, show), show), {
    profiles: undefined,
    now,
    threshold: 'error',
    accepts: [],
    name: 'feed.xml',
  });
  const errors = built.diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ message }) => message)).toEqual([]);
  expect(built.feed?.text.match(/<item>/g)).toHaveLength(built.episodes);
  expect(built.episodes).toBeGreaterThan(0);
  expect([...built.held, ...built.incomplete]).toEqual([]);
});
