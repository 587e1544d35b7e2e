import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { publish } from '../../src/publish/publish.js';
import { write } from '../show/folder.js';
import { unlisted } from './kills.js';

const { lstatSync, openSync, readSync, readdirSync } = fs;
const original = { lstatSync, openSync, readSync, readdirSync };

afterEach(() => {
  Object.assign(fs, original);
  syncBuiltinESMExports();
});

/** Does something before the disk is asked for the so-manieth time; returns whether that came before any lock. */
function before(count: number, act: () => void, work: () => void): boolean {
  let left = count;
  let isDone = false;
  const counting =
    <Args extends readonly unknown[], Result>(ask: (...args: Args) => Result) =>
    (...args: Args): Result => {
      if (String(args[0]).endsWith('.lock')) left = Number.POSITIVE_INFINITY;
      if (left-- === 0) {
        left = Number.POSITIVE_INFINITY;
        isDone = true;
        act();
      }
      return ask(...args);
    };
  Object.assign(
    fs,
    Object.fromEntries(Object.entries(original).map(([name, ask]) => [name, counting(ask as () => unknown)])),
  );
  syncBuiltinESMExports();
  try {
    work();
  } finally {
    Object.assign(fs, original);
    syncBuiltinESMExports();
  }
  return isDone;
}

function version(number: number, chapters: string) {
  const path = `chapters/${chapters}.json`;
  const feed = `<rss><generator>airworthy</generator><title>${number}</title><link url="https://feeds.example.com/pod/${path}"/></rss>`;
  const json = { path: 'feed.json', bytes: Buffer.from(`{"title":"${number}"}`) };
  return [feed, [{ path, bytes: Buffer.from(`{"of":"${chapters}"}`) }, json]] as const;
}

test('whatever another run publishes between two looks at the folder, nobody is refused and all is consistent', () => {
  let moments = 0;
  for (let isBefore = true; isBefore; moments++) {
    const folder = write({});
    publish(folder, ...version(1, 'aaaaaaaa'));
    publish(folder, ...version(2, 'bbbbbbbb'));
    // Every file of the other run is new, one comes again and one goes.
    const other = () => publish(folder, ...version(3, 'aaaaaaaa'));
    isBefore = before(moments, other, () => publish(folder, ...version(4, 'cccccccc')));
    expect(fs.readFileSync(join(folder, 'feed.xml'), 'utf8')).toContain('<title>4<');
    expect(unlisted(folder)).toEqual([]);
  }
  expect(moments).toBeGreaterThan(10);
});
