import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { build } from '../../src/build.js';
import { openFolder } from '../../src/io/folder.js';
import { keeps } from '../kept.js';
import { called } from '../run.js';
import { fixtures, now } from './folder.js';

describe.each(readdirSync(fixtures).sort())('%s', (show) => {
  test('builds into a feed, every episode in it', async () => {
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
    const lines = built.feed?.text.split('\n') ?? [];
    keeps(lines.map((line) => `  ${line}`).join('\n'));
  });

  test('is recognised, and each of its fields has a place', async () => {
    const { out, err } = await called(fixtures, ['sources', show, '--profile', 'rss']);
    keeps((out + err).replace(/^(?=.)/gm, '  '));
  });
});
