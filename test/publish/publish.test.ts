import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Publication, publish, publishAlone, readCurrent } from '../../src/publish/publish.js';
import { contentOf } from '../run.js';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'airworthy-publish-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

const file = (path: string, text: string): Publication => ({ path, bytes: new TextEncoder().encode(text) });
const first = [file('chapters/603.0a1b2c3d.json', 'first')];
const second = [file('chapters/603.4e5f6a7b.json', 'second')];

/** The files of a folder but for the record of them. */
function publishedIn(path: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...contentOf(path)].filter(([name]) => name !== 'published.json'));
}

function recordOf(path: string) {
  return JSON.parse(readFileSync(join(path, 'published.json'), 'utf8'));
}

test('what only the feed before names stays, and goes with the publication after next', () => {
  const feed = folder();
  expect(publish(feed, '<rss>1</rss>', first)).toMatchObject({
    written: ['chapters/603.0a1b2c3d.json', 'feed.xml'],
    removed: [],
  });
  expect(publish(feed, '<rss>2</rss>', second)).toMatchObject({
    written: ['chapters/603.4e5f6a7b.json', 'feed.xml'],
    removed: [],
  });
  expect(Object.keys(recordOf(feed).kept)).toEqual(['chapters/603.0a1b2c3d.json']);
  expect(publish(feed, '<rss>2</rss>', second)).toEqual({ written: [], removed: [], left: [] });
  expect(publish(feed, '<rss>3</rss>', second)).toMatchObject({
    written: ['feed.xml'],
    removed: ['chapters/603.0a1b2c3d.json'],
  });
  expect(publishedIn(feed)).toEqual({
    'chapters/603.4e5f6a7b.json': 'second',
    'feed.xml': '<rss>3</rss>',
  });
});

test('the record tells every file by its length and digest, and accepted changes for good', () => {
  const feed = folder();
  const change = { rule: 'feed-change/guid-changed', because: 'Nobody had subscribed.' };
  publish(feed, '<rss/>', first, { guid: 'a-b', accepted: [change] });
  expect(recordOf(feed)).toEqual({
    version: 1,
    guid: 'a-b',
    files: {
      'chapters/603.0a1b2c3d.json': {
        bytes: 5,
        sha256: 'a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e',
      },
      'feed.xml': {
        bytes: 6,
        sha256: 'b8a3805e669decf7180d8c7f4af5d4706d615d0678c424bd1c6b853def3bf3d2',
      },
    },
    kept: {},
    accepted: [change],
  });
  publish(feed, '<rss></rss>', first, { guid: 'a-b', accepted: [change] });
  expect(recordOf(feed).accepted).toEqual([change]);
});

test('does not touch what is unchanged, nor the folder', () => {
  const feed = folder();
  publish(feed, '<rss/>', first);
  const times = () =>
    ['.', 'feed.xml', 'published.json'].map((name) => statSync(join(feed, name), { bigint: true }).mtimeNs);
  const before = times();
  expect(publish(feed, '<rss/>', first)).toEqual({ written: [], removed: [], left: [] });
  expect(times()).toEqual(before);
});

test('a dry run says the same and writes nothing', () => {
  const feed = join(folder(), 'feeds/rip');
  const change = publish(feed, '<rss/>', first, { dryRun: true });
  expect(existsSync(feed)).toBe(false);
  expect(publish(feed, '<rss/>', first)).toEqual(change);
});

test('keeps the old feed and nothing of the new one when a file cannot be written', () => {
  const feed = folder();
  publish(feed, '<rss/>', first);
  const before = contentOf(feed);
  mkdirSync(join(feed, 'chapters/b.json'));
  const files = [...second, file('chapters/b.json', 'b')];
  expect(() => publish(feed, '<rss></rss>', files, { name: 'feeds/rip' })).toThrow(
    'feeds/rip/chapters/b.json is a folder, where airworthy keeps a file; move it away',
  );
  const long = [...second, file(`chapters/${'x'.repeat(300)}.json`, 'b')];
  expect(() => publish(feed, '<rss></rss>', long)).toThrow('too long');
  expect(contentOf(feed)).toEqual(before);
});

test('no link is followed out of the folder', () => {
  const outside = folder();
  writeFileSync(join(outside, 'victim'), 'precious');
  for (const link of ['feed.xml', 'published.json', '.publishing.json', 'chapters/603.0a1b2c3d.json']) {
    const feed = folder();
    mkdirSync(join(feed, 'chapters'));
    symlinkSync(join(outside, 'victim'), join(feed, link));
    expect(() => publish(feed, '<rss/>', first)).toThrow('is a link, where airworthy keeps a file');
  }
  const feed = folder();
  symlinkSync(outside, join(feed, 'chapters'));
  expect(() => publish(feed, '<rss/>', first)).toThrow('/chapters is not a folder, but a link');
  expect([...contentOf(outside)]).toEqual([['victim', 'precious']]);
  expect(existsSync(join(feed, 'feed.xml'))).toBe(false);
});

test('a record or a note that leads out of the folder removes nothing there', () => {
  const root = folder();
  const feed = join(root, 'feeds');
  publish(feed, '<rss/>', []);
  writeFileSync(join(root, 'victim'), 'precious');
  const digest = { bytes: 8, sha256: '0'.repeat(64) };
  for (const path of ['../victim', '/victim', 'a/../../victim', '..\\victim', 'a//b', '.']) {
    for (const name of ['published.json', '.publishing.json']) {
      const record = { ...recordOf(feed), kept: { [path]: digest } };
      const other = join(feed, name);
      const before = existsSync(other) ? readFileSync(other) : undefined;
      writeFileSync(other, JSON.stringify(record));
      expect(() => publish(feed, '<rss></rss>', [])).toThrow('is not a record of what was published');
      if (before) writeFileSync(other, before);
      else rmSync(other);
    }
    expect(() => publish(feed, '<rss/>', [file(path, 'x')])).toThrow();
  }
  expect([...contentOf(root).keys()].sort()).toEqual(['feeds/feed.xml', 'feeds/published.json', 'victim']);
});

test('names that only some systems allow are published as they are', () => {
  const feed = folder();
  const files = [file('chapters/603: a, "b"?.0a1b2c3d.json', 'x'), file('chapters/..b.0a1b2c3d.json', 'y')];
  for (const text of ['<rss>1</rss>', '<rss>2</rss>']) publish(feed, text, files);
  expect(Object.keys(publishedIn(feed)).sort()).toEqual(
    [...files.map(({ path }) => path), 'feed.xml'].sort(),
  );
});

test('a record that cannot be read is said, and kept', () => {
  const feed = folder();
  publish(feed, '<rss/>', []);
  const record = join(feed, 'published.json');
  writeFileSync(record, '<<<<<<< HEAD\n{}\n');
  expect(() => publish(feed, '<rss></rss>', [])).toThrow('published.json is not valid JSON; restore it');
  writeFileSync(record, '{"version": 2}');
  expect(() => publish(feed, '<rss></rss>', [])).toThrow('written by another version of airworthy');
  expect(readFileSync(join(feed, 'feed.xml'), 'utf8')).toBe('<rss/>');
});

test('what somebody else made or changed is not overwritten, unless that is asked for', () => {
  const feed = folder();
  writeFileSync(join(feed, 'feed.xml'), '<rss>by hand</rss>');
  expect(() => publish(feed, '<rss/>', first)).toThrow('feed.xml was not made by airworthy');
  expect(publishedIn(feed)).toEqual({ 'feed.xml': '<rss>by hand</rss>' });
  publish(feed, '<rss/>', first, { overwrite: true });
  for (const name of ['feed.xml', 'chapters/603.0a1b2c3d.json']) {
    writeFileSync(join(feed, name), 'changed');
    expect(() => publish(feed, '<rss></rss>', first)).toThrow(
      `${name} has changed since airworthy published it`,
    );
    publish(feed, '<rss></rss>', first, { overwrite: true });
    expect(readFileSync(join(feed, name), 'utf8')).not.toBe('changed');
  }
  writeFileSync(join(feed, 'feed.json'), '{"hand": "made"}');
  expect(() => publish(feed, '<rss></rss>', [...first, file('feed.json', '{}')])).toThrow(
    'feed.json was not made by airworthy',
  );
});

test('a file that was changed by hand is not removed, and that is told', () => {
  const feed = folder();
  publish(feed, '<rss>1</rss>', first);
  publish(feed, '<rss>2</rss>', second);
  writeFileSync(join(feed, 'chapters/603.0a1b2c3d.json'), 'changed');
  expect(publish(feed, '<rss>3</rss>', second)).toMatchObject({
    removed: [],
    left: ['chapters/603.0a1b2c3d.json'],
  });
});

test('a feed that has gone is not made anew without a word: subscribers know its guids', () => {
  const feed = folder();
  publish(feed, '<rss/>', []);
  rmSync(join(feed, 'feed.xml'));
  expect(() => publish(feed, '<rss/>', [])).toThrow('feed.xml is gone, and with it the guids');
  publish(feed, '<rss/>', [], { overwrite: true });
  expect(publishedIn(feed)).toEqual({ 'feed.xml': '<rss/>' });
});

test('a folder belongs to the show that was published there', () => {
  const feed = folder();
  publish(feed, '<rss/>', [], { guid: 'one' });
  expect(() => publish(feed, '<rss></rss>', [], { guid: 'two', overwrite: true })).toThrow(
    'belongs to another show, whose podcast:guid is one',
  );
  expect(readFileSync(join(feed, 'feed.xml'), 'utf8')).toBe('<rss/>');
});

test('a feed of airworthy without a record is taken over', () => {
  const feed = folder();
  const old = '<rss><channel><generator>airworthy</generator></channel></rss>';
  writeFileSync(join(feed, 'feed.xml'), old);
  expect(publish(feed, '<rss/>', []).written).toEqual(['feed.xml']);
});

test('what a killed run left is cleaned, and nothing that only looks like it', () => {
  const feed = folder();
  publish(feed, '<rss/>', first);
  const ours = ['.airworthy-0123456789abcdef.tmp', 'chapters/.airworthy-fedcba9876543210.tmp'];
  const others = ['feed.xml.tmp', '.airworthy-mine.tmp', 'chapters/mynotes.deadbeef.txt'];
  for (const name of [...ours, ...others]) writeFileSync(join(feed, name), 'half');
  publish(feed, '<rss/>', first);
  for (const name of ours) expect(existsSync(join(feed, name))).toBe(false);
  for (const name of others) expect(existsSync(join(feed, name))).toBe(true);
});

test('the note of a killed run takes back files that no feed names, and finishes what was published', () => {
  const feed = folder();
  publish(feed, '<rss>1</rss>', first);
  publish(feed, '<rss>2</rss>', second);
  const before = contentOf(feed);
  const third = [file('chapters/603.99999999.json', 'third'), file('feed.json', '{}')];
  const twin = folder();
  publish(twin, '<rss>2</rss>', []);
  publish(twin, '<rss>3</rss>', third);
  const record = recordOf(twin);
  const note = { ...record, kept: recordOf(feed).files, adding: Object.keys(record.files).slice(0, 2) };
  delete note.kept['feed.xml'];

  // Killed before the feed: the same feed is built again.
  writeFileSync(join(feed, '.publishing.json'), JSON.stringify(note));
  writeFileSync(join(feed, 'chapters/603.99999999.json'), 'third');
  expect(publish(feed, '<rss>2</rss>', second)).toEqual({ written: [], removed: [], left: [] });
  expect(contentOf(feed)).toEqual(before);

  // Killed after the feed, before all else: the record is finished, and what it does not keep goes.
  writeFileSync(join(feed, '.publishing.json'), JSON.stringify(note));
  writeFileSync(join(feed, 'chapters/603.99999999.json'), 'third');
  writeFileSync(join(feed, 'feed.xml'), '<rss>3</rss>');
  expect(publish(feed, '<rss>3</rss>', third).written).toEqual(['feed.json']);
  expect(publishedIn(feed)).toEqual({
    'chapters/603.4e5f6a7b.json': 'second',
    'chapters/603.99999999.json': 'third',
    'feed.json': '{}',
    'feed.xml': '<rss>3</rss>',
  });

  // Killed there again, and another feed is built: what the killed run published is nobody else's.
  publish(twin, '<rss>4</rss>', third);
  writeFileSync(join(feed, '.publishing.json'), JSON.stringify({ ...recordOf(twin), adding: [] }));
  writeFileSync(join(feed, 'feed.xml'), '<rss>4</rss>');
  expect(publish(feed, '<rss>5</rss>', third).written).toEqual(['feed.xml']);
});

test('a feed that was made from another one than is there is not published', () => {
  const feed = folder();
  publish(feed, '<rss/>', [], { seen: null });
  expect(() => publish(feed, '<rss></rss>', [], { seen: null })).toThrow('in the meantime');
  expect(readFileSync(join(feed, 'feed.xml'), 'utf8')).toBe('<rss/>');
});

test('a feed that was already there when it was published is the one that is recorded', () => {
  const feed = folder();
  publish(feed, '<rss>1</rss>', first);
  // Such as by a merge that took the feed of one branch and the record of the other.
  writeFileSync(join(feed, 'feed.xml'), '<rss>2</rss>');
  expect(publish(feed, '<rss>2</rss>', first)).toEqual({ written: [], removed: [], left: [] });
  expect(recordOf(feed).files['feed.xml'].bytes).toBe('<rss>2</rss>'.length);
  expect(publish(feed, '<rss>3</rss>', first).written).toEqual(['feed.xml']);
});

test('a folder with the feed of a show takes no list of shows, and the other way round', () => {
  const [feed, list] = [folder(), folder()];
  publish(feed, '<rss/>', []);
  publishAlone(list, [file('shows.opml', '<opml/>')]);
  expect(() => publishAlone(feed, [file('shows.opml', '<opml/>')], { name: 'out' })).toThrow(
    'out holds the feed of a show; choose another folder with --out',
  );
  expect(() => publish(list, '<rss/>', [], { name: 'out' })).toThrow(
    'out holds the list of shows; choose another folder with --out',
  );
  // A list that was withdrawn leaves the folder to anybody.
  expect(publishAlone(list, [])).toMatchObject({ removed: ['shows.opml'] });
  expect(publish(list, '<rss/>', []).written).toEqual(['feed.xml']);
});

test('what is in a folder is told by its record, and by the note of a killed run where there is none', () => {
  const feed = folder();
  expect(readCurrent(feed, 'out')).toEqual({ feed: undefined, guid: undefined, files: ['published.json'] });
  publish(feed, '<rss/>', first, { guid: 'a-b' });
  publish(feed, '<rss></rss>', second, { guid: 'a-b' });
  expect(readCurrent(feed, 'out')).toEqual({
    feed: readFileSync(join(feed, 'feed.xml')),
    guid: 'a-b',
    files: [...['chapters/603.4e5f6a7b.json', 'feed.xml', 'chapters/603.0a1b2c3d.json', 'published.json']],
  });
  writeFileSync(join(feed, '.publishing.json'), JSON.stringify({ ...recordOf(feed), adding: [] }));
  rmSync(join(feed, 'published.json'));
  expect(readCurrent(feed, 'out')).toMatchObject({
    guid: 'a-b',
    files: ['chapters/603.4e5f6a7b.json', 'feed.xml', 'published.json'],
  });
});

test('half of a character at the end does not keep a feed from its end', () => {
  const feed = folder();
  publish(feed, '<rss/>\ud83d', []);
  expect(readFileSync(join(feed, 'feed.xml'), 'utf8')).toBe('<rss/>\ufffd');
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
