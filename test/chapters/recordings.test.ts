import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMp4Chapters } from '../../src/chapters/mp4.js';
import { probe } from '../../src/io/probe.js';
import { write } from '../show/folder.js';
import { box, flacWith, id3With, lengthOfTag, mp4With, neroWith } from './recordings.js';

const media = join(import.meta.dirname, '../fixtures/media');

/** The chapters that are found in a file of these bytes. */
async function chaptersIn(name: string, bytes: Uint8Array) {
  return (await probe(join(write({ [name]: bytes }), name))).audio?.chapters;
}

test('ID3: CHAP frames, in the order of their starts', async () => {
  const mp3 = readFileSync(join(media, 'mono-64k.mp3')).subarray(lengthOfTag);
  const tag = id3With([
    { start: 187_500, end: 750_000, title: 'Why a kernel' },
    { start: 0, end: 187_500, title: 'Welcome' },
    { start: 750_000, end: 800_000, title: 'Drivers' },
  ]);
  expect(await chaptersIn('rust.mp3', Buffer.concat([tag, mp3]))).toEqual([
    { start: 0, title: 'Welcome' },
    { start: 187.5, title: 'Why a kernel' },
    { start: 750, end: 800, title: 'Drivers' },
  ]);
});

test('FLAC: Vorbis comments', async () => {
  const flac = readFileSync(join(media, 'flac.flac'));
  const comments = [
    'CHAPTER000=00:00:00.000',
    'CHAPTER000NAME=Welcome',
    'CHAPTER001=00:03:07.500',
    'CHAPTER001NAME=Why',
  ];
  expect(await chaptersIn('rust.flac', flacWith(flac, comments))).toEqual([
    { start: 0, title: 'Welcome' },
    { start: 187.5, title: 'Why' },
  ]);
});

test.each(['mono-64k.mp3', 'aac.m4a', 'flac.flac', 'speech.opus', 'vorbis.ogg', 'video.mp4'])(
  '%s has none',
  async (file) => {
    expect((await probe(join(media, file))).audio).not.toHaveProperty('chapters');
  },
);

/** Reads the chapters of an MP4 file that is in memory, and says how many bytes were read. */
async function mp4(bytes: Uint8Array) {
  let reads = 0;
  const chapters = await readMp4Chapters(async (offset, length) => {
    reads++;
    const part = bytes.subarray(offset, offset + length);
    return new DataView(part.buffer, part.byteOffset, part.length);
  }, bytes.length);
  return { chapters, reads };
}

const samples = [
  { seconds: 187.5, title: 'Welcome' },
  { seconds: 562.5, title: 'Why a kernel 日本' },
  { seconds: 100, title: 'Drivers' },
];

const expected = [
  { start: 0, title: 'Welcome' },
  { start: 187.5, title: 'Why a kernel 日本' },
  { start: 750, title: 'Drivers' },
];

describe('MP4', () => {
  test.each([true, false])('a chapter track, moov first: %s', async (isFirst) => {
    expect((await mp4(mp4With(samples, isFirst))).chapters).toEqual(expected);
  });

  test('chapters that are all of one length', async () => {
    const alike = samples.map(({ title }) => ({ seconds: 100, title }));
    const starts = (await mp4(mp4With(alike, true))).chapters.map(({ start }) => start);
    expect(starts).toEqual([0, 100, 200]);
  });

  test('chpl of Nero, behind the recording', async () => {
    const moov = neroWith([
      [0, 'Welcome'],
      [187.5, 'Why'],
    ]);
    const { chapters } = await mp4(Buffer.concat([box('mdat', Buffer.alloc(2_000_000)), moov]));
    expect(chapters).toEqual([
      { start: 0, title: 'Welcome' },
      { start: 187.5, title: 'Why' },
    ]);
  });

  test('titles in UTF-16', async () => {
    const wide = samples.map((each) => ({
      ...each,
      title: Buffer.from(`\ufeff${each.title}`, 'utf16le').swap16(),
    }));
    expect((await mp4(mp4With(wide, true))).chapters).toEqual(expected);
  });

  test('chpl of Nero', async () => {
    expect(
      (
        await mp4(
          neroWith([
            [0, 'Welcome'],
            [187.5, 'Why a kernel 日本'],
            [750, 'Drivers'],
          ]),
        )
      ).chapters,
    ).toEqual(expected);
  });

  test('through the probe of a real file', async () => {
    const m4a = readFileSync(join(media, 'aac.m4a'));
    const at = m4a.indexOf('moov', 0, 'latin1') - 4;
    const size = m4a.readUInt32BE(at);
    const chpl = neroWith([
      [0, 'Welcome'],
      [0.5, 'Why'],
    ]).subarray(8);
    const longer = Buffer.concat([m4a.subarray(0, at + size), chpl, m4a.subarray(at + size)]);
    longer.writeUInt32BE(size + chpl.length, at);
    expect(await chaptersIn('rust.m4a', longer)).toEqual([
      { start: 0, title: 'Welcome' },
      { start: 0.5, title: 'Why' },
    ]);
  });

  test('nothing that is broken or hostile throws or reads without end', async () => {
    const whole = mp4With(samples, true);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.uint8Array({ maxLength: 8 }), async (at, bytes) => {
        const broken = Uint8Array.from(whole);
        broken.set(bytes.subarray(0, broken.length - at), at);
        expect((await mp4(broken)).reads).toBeLessThanOrEqual(20_000);
        expect((await mp4(broken.subarray(0, at))).reads).toBeLessThanOrEqual(20_000);
      }),
    );
    const empty = Buffer.concat(Array.from({ length: 50_000 }, () => box('free')));
    expect((await mp4(empty)).reads).toBeLessThan(5000);
    let nested = box('moov');
    for (let depth = 0; depth < 5000; depth++) nested = box('moov', nested);
    expect((await mp4(nested)).chapters).toEqual([]);
  });
});
