import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { publish } from '../../src/io/publish.js';
import { contentOf } from '../run.js';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'airworthy-publish-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });
const first = [file('chapters/603.0a1b2c3d.json', 'first')];
const second = [file('chapters/603.4e5f6a7b.json', 'second')];

test('writes what is new, and removes what only the old feed named', () => {
  const feed = folder();
  expect(publish(feed, '<rss/>', first)).toEqual({
    written: ['chapters/603.0a1b2c3d.json', 'feed.xml'],
    removed: [],
  });
  expect(publish(feed, '<rss></rss>', second)).toEqual({
    written: ['chapters/603.4e5f6a7b.json', 'feed.xml'],
    removed: ['chapters/603.0a1b2c3d.json'],
  });
  expect([...contentOf(feed)]).toEqual([
    ['chapters/603.4e5f6a7b.json', 'second'],
    ['feed.xml', '<rss></rss>'],
  ]);
});

test('does not touch what is unchanged', () => {
  const feed = folder();
  publish(feed, '<rss/>', first);
  const before = statSync(join(feed, 'feed.xml'), { bigint: true }).mtimeNs;
  expect(publish(feed, '<rss/>', first)).toEqual({ written: [], removed: [] });
  expect(statSync(join(feed, 'feed.xml'), { bigint: true }).mtimeNs).toBe(before);
});

test('leaves files alone that it never published', () => {
  const feed = folder();
  mkdirSync(join(feed, 'chapters'));
  writeFileSync(join(feed, 'chapters/by-hand.json'), '{}');
  publish(feed, '<rss/>', first);
  expect(readFileSync(join(feed, 'chapters/by-hand.json'), 'utf8')).toBe('{}');
});

test('keeps the old feed, byte for byte, when a file cannot be written', () => {
  const feed = folder();
  publish(feed, '<rss/>', first);
  mkdirSync(join(feed, 'chapters/603.4e5f6a7b.json'));
  expect(() => publish(feed, '<rss></rss>', second)).toThrow();
  expect(readFileSync(join(feed, 'feed.xml'), 'utf8')).toBe('<rss/>');
  expect(readFileSync(join(feed, 'chapters/603.0a1b2c3d.json'), 'utf8')).toBe('first');
});

test('overwrites what an interrupted run left aside', () => {
  const feed = folder();
  writeFileSync(join(feed, 'feed.xml.tmp'), 'half a feed');
  publish(feed, '<rss/>', []);
  expect([...contentOf(feed)]).toEqual([['feed.xml', '<rss/>']]);
});

test('a large feed is written and compared in slices that never cut a character', () => {
  const feed = folder();
  // Pairs of UTF-16 units, shifted so that a slice would end between the two.
  const text = `<rss>${'🦀'.repeat(1 << 20)}</rss>`;
  expect(publish(feed, text, []).written).toEqual(['feed.xml']);
  expect(readFileSync(join(feed, 'feed.xml'), 'utf8') === text).toBe(true);
  expect(publish(feed, text, []).written).toEqual([]);
  expect(publish(feed, `${text} `, []).written).toEqual(['feed.xml']);
  expect(publish(feed, text, []).written).toEqual(['feed.xml']);
});
