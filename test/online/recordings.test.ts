import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openCache } from '../../src/io/online/cache.js';
import { gather } from '../../src/io/online/gather.js';
import { box } from '../chapters/recordings.js';
import { root } from '../run.js';
import { write } from '../show/folder.js';
import { answer, clientFor, start } from './server.js';

const media = join(root, 'test/fixtures/media');
const mp3 = readFileSync(join(media, 'mono-64k.mp3'));
const m4a = readFileSync(join(media, 'aac.m4a'));

/** The boxes of an MP4 file that stand side by side, by their types. */
function boxesOf(file: Buffer): ReadonlyMap<string, Buffer> {
  const boxes = new Map<string, Buffer>();
  for (let at = 0; at < file.length; ) {
    const length = file.readUInt32BE(at);
    boxes.set(file.toString('latin1', at + 4, at + 8), file.subarray(at, at + length));
    at += length;
  }
  return boxes;
}

/** A tag of ID3 with nothing in it, so many bytes long. */
function emptyTag(length: number): Buffer {
  const size = [21, 14, 7, 0].map((shift) => ((length - 10) >> shift) & 0x7f);
  return Buffer.concat([
    Buffer.from('ID3\u0003\0\0', 'latin1'),
    Buffer.from(size),
    Buffer.alloc(length - 10),
  ]);
}

/** An MP4 file with so much before its index, and a recording behind it. */
function mp4Behind(length: number): Buffer {
  const boxes = boxesOf(m4a);
  const [ftyp, moov] = [boxes.get('ftyp'), boxes.get('moov')];
  if (!ftyp || !moov) throw new Error('aac.m4a has lost its boxes');
  return Buffer.concat([ftyp, box('free', Buffer.alloc(length)), moov, box('mdat', Buffer.alloc(400_000))]);
}

test.each([
  ['a short one', mp3, 'mp3', ['0-262143']],
  [
    'one with a picture before it',
    Buffer.concat([emptyTag(300_000), mp3, Buffer.alloc(200_000)]),
    'mp3',
    ['0-262143', '0-365525'],
  ],
  ['one whose index comes late', mp4Behind(262_000), 'aac', ['0-262143', /^0-26[2-9]\d{3}$/]],
  ['one whose index comes too late', mp4Behind(600_000), undefined, ['0-262143']],
  ['what is none', Buffer.from('Not found'), undefined, ['0-262143']],
])('of a recording, no more is asked for than its head: %s', async (_, body, codec, expected) => {
  const ranges: unknown[] = [];
  const { port } = await start((request, response) => {
    if (request.headers.range) ranges.push(String(request.headers.range).replace('bytes=', ''));
    answer(request, response, { body, type: 'audio/mpeg' });
  });
  const url = `http://media.example.com:${port}/rust`;
  const served = (await gather([{ url, role: 'recording' }], clientFor())).get(url);
  expect(served?.file?.bytes).toBe(body.length);
  expect(served?.file?.audio?.codec).toBe(codec);
  expect(ranges).toEqual(
    expected.map((each) => (typeof each === 'string' ? each : expect.stringMatching(each))),
  );
});

test('what a server has said of a recording is not asked again while it may be kept', async () => {
  const { port, asked } = await start((request, response) => {
    answer(request, response, { body: mp3, type: 'audio/mpeg', headers: { 'cache-control': 'max-age=600' } });
  });
  const url = `http://media.example.com:${port}/rust.mp3`;
  const cache = join(write({}), 'cache');
  const ask = async () =>
    (await gather([{ url, role: 'recording' }], clientFor({ cache: openCache(cache, 'cache') }))).get(url);
  const first = await ask();
  const before = asked.length;
  expect((await ask())?.file).toEqual(first?.file);
  expect(asked.length).toBeLessThan(2 * before);
});
