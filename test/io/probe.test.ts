import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { audioFactsOfStart, probe } from '../../src/io/probe.js';
import { box, neroWith } from '../chapters/recordings.js';

const fixtures = join(import.meta.dirname, '../fixtures/media');
const folder = mkdtempSync(join(tmpdir(), 'airworthy-probe-'));
afterAll(() => rmSync(folder, { recursive: true }));

const size = { width: 120, height: 90 };

describe('a picture', () => {
  test.each([
    ['rgb-72dpi.jpg', { format: 'jpeg', colorSpace: 'rgb', alpha: false, density: 72 }],
    ['cmyk.jpg', { format: 'jpeg', colorSpace: 'cmyk', alpha: false }],
    ['gray.jpg', { format: 'jpeg', colorSpace: 'gray', alpha: false }],
    ['rgb-300dpi.png', { format: 'png', colorSpace: 'rgb', alpha: false, density: 300 }],
    ['alpha.png', { format: 'png', colorSpace: 'rgb', alpha: true, density: 25 }],
    ['indexed.png', { format: 'png', colorSpace: 'indexed', alpha: false, density: 25 }],
    ['indexed-transparent.png', { format: 'png', colorSpace: 'indexed', alpha: true, density: 25 }],
    ['gray.png', { format: 'png', colorSpace: 'gray', alpha: false, density: 25 }],
    ['alpha.webp', { format: 'webp', colorSpace: 'unknown', alpha: true }],
    ['plain.gif', { format: 'gif', colorSpace: 'unknown', alpha: false }],
    ['plain.tiff', { format: 'tiff', colorSpace: 'unknown', alpha: false, density: 25 }],
    ['plain.avif', { format: 'avif', colorSpace: 'unknown', alpha: false }],
  ])('%s is known by its bytes', async (file, facts) => {
    const path = join(fixtures, file);
    const { size: bytes } = statSync(path);
    expect(await probe(path)).toEqual({ bytes, image: { ...size, ...facts } });
  });

  test.each([
    ['svg', '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="90"></svg>'],
    ['svg', '<?xml version="1.0"?>\n<svg width="120" height="90" xmlns="http://www.w3.org/2000/svg"/>'],
    ['pnm', 'P3\n120 90\n255\n255 0 0'],
  ])('that is written in text is one: %s', async (format, content) => {
    const path = join(folder, `picture.${format}`);
    writeFileSync(path, content);
    const { bytes, image } = await probe(path);
    expect({ bytes, image }).toMatchObject({ bytes: content.length, image: { ...size, format } });
  });

  test.each([
    ['dots per inch', 1, 72, 72],
    ['dots per centimetre', 2, 72, 183],
    ['a ratio', 0, 72, undefined],
    ['nothing per inch', 1, 0, undefined],
  ])('says its density in %s', async (_what, unit, value, density) => {
    const path = join(folder, 'density.jpg');
    const jpeg = readFileSync(join(fixtures, 'gray.jpg'));
    const head = Buffer.of(0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0'), 1, 2, unit, 0, value, 0, value, 0, 0);
    writeFileSync(path, Buffer.concat([jpeg.subarray(0, 2), head, jpeg.subarray(2)]));
    const { image } = await probe(path);
    expect(image?.format).toBe('jpeg');
    expect(image?.density).toBe(density);
  });

  test.each(['rgb-300dpi.png', 'rgb-72dpi.jpg'])(
    'with the letters of a transparent colour behind its pixels has none: %s',
    async (file) => {
      const path = join(folder, file);
      writeFileSync(path, Buffer.concat([readFileSync(join(fixtures, file)), Buffer.from('tRNS IDAT')]));
      expect((await probe(path)).image).toMatchObject({ ...size, alpha: false });
    },
  );

  test('of the example show has the size and density that Apple asks for', async () => {
    const { image } = await probe(join(import.meta.dirname, '../../episodes/rust-in-production/cover.jpg'));
    expect(image).toEqual({
      width: 1400,
      height: 1400,
      format: 'jpeg',
      colorSpace: 'rgb',
      alpha: false,
      density: 72,
    });
  });
});

describe('a recording', () => {
  test.each([
    ['mono-64k.mp3', { codec: 'mp3', type: 'audio/mpeg', bitrate: 64_000, sampleRate: 44100, channels: 1 }],
    ['aac.m4a', { codec: 'aac', type: 'audio/x-m4a', bitrate: 48_936, sampleRate: 44100 }],
    ['aac.aac', { codec: 'aac', type: 'audio/aac', bitrate: 51_383, sampleRate: 44100, channels: 1 }],
    ['speech.opus', { codec: 'opus', type: 'audio/ogg', bitrate: 1288, sampleRate: 48000, channels: 1 }],
    ['vorbis.ogg', { codec: 'vorbis', type: 'audio/ogg', bitrate: 48_000, sampleRate: 44100, channels: 1 }],
    ['pcm-8khz.wav', { codec: 'pcm', type: 'audio/wav', bitrate: 128_000, sampleRate: 8000, channels: 1 }],
    ['flac.flac', { codec: 'flac', type: 'audio/flac', bitrate: 30_720, sampleRate: 8000, channels: 1 }],
    ['video.mp4', { codec: 'aac', type: 'video/mp4', bitrate: 32_415, sampleRate: 44100 }],
  ])('%s is known by its bytes', async (file, { bitrate, ...facts }) => {
    const path = join(fixtures, file);
    const { size: bytes } = statSync(path);
    const about = { duration: expect.closeTo(1, 1), bitrate: expect.closeTo(bitrate, 0) };
    expect(await probe(path)).toEqual({ bytes, audio: { ...facts, ...about } });
  });

  test('is not known by its name', async () => {
    const path = join(folder, 'aac.mp3');
    await copyFile(join(fixtures, 'aac.m4a'), path);
    expect((await probe(path)).audio).toMatchObject({ codec: 'aac', type: 'audio/x-m4a' });
  });
});

describe('the start of a recording', () => {
  const factsOfStart = async (file: string, length: number) => {
    const content = readFileSync(join(fixtures, file));
    return audioFactsOfStart(content.subarray(0, length), content.length);
  };

  test.each([
    'mono-64k.mp3',
    'aac.m4a',
    'speech.opus',
    'vorbis.ogg',
    'pcm-8khz.wav',
    'flac.flac',
    'video.mp4',
  ])('that is all of it says all of it: %s', async (file) => {
    const { audio } = await probe(join(fixtures, file));
    expect(await factsOfStart(file, Number.POSITIVE_INFINITY)).toEqual(audio);
  });

  // Only where a header counts what comes, the length is known.
  test.each([
    ['mono-64k.mp3', { duration: expect.closeTo(1, 1), bitrate: 64_000, channels: 1 }],
    ['aac.aac', { channels: 1 }],
    ['pcm-8khz.wav', { channels: 1 }],
    ['flac.flac', { duration: 1, channels: 1 }],
  ])('says no more than its header: %s', async (file, facts) => {
    const { codec, type, sampleRate } = (await probe(join(fixtures, file))).audio ?? {};
    expect(await factsOfStart(file, 3000)).toEqual({ codec, type, sampleRate, ...facts });
  });

  test('of an MP4 file says its length and its chapters, when the index comes first', async () => {
    const m4a = readFileSync(join(fixtures, 'aac.m4a'));
    const boxes: Buffer[] = [];
    for (let at = 0; at < m4a.length; at += boxes.at(-1)?.length ?? m4a.length) {
      boxes.push(m4a.subarray(at, at + m4a.readUInt32BE(at)));
    }
    const of = (type: string) => boxes.filter((each) => each.toString('latin1', 4, 8) === type);
    // Chapters of Nero stand at the end of the index.
    const index = [...of('moov'), neroWith([[0, 'Welcome']])].map((each) => each.subarray(8));
    const start = Buffer.concat([...of('ftyp'), box('moov', ...index)]);
    const known = { codec: 'aac', type: 'audio/x-m4a', sampleRate: 44100 };
    expect(await audioFactsOfStart(Buffer.concat([start, box('mdat', Buffer.alloc(50))]), 90_000)).toEqual({
      ...known,
      duration: expect.closeTo(1, 1),
      chapters: [{ start: 0, title: 'Welcome' }],
    });
  });

  test.each([
    ['a text', Buffer.from('Rust for Linux')],
    ['nothing', Buffer.alloc(0)],
    ['a picture', readFileSync(join(fixtures, 'alpha.png'))],
    ['an MP4 file without its index', readFileSync(join(fixtures, 'aac.m4a')).subarray(0, 3000)],
    ['FLAC blocks without end', flacOf(10_001)],
  ])('is none: %s', async (_what, content) => {
    expect(await audioFactsOfStart(content, 90_000)).toBeUndefined();
  });
});

/** A FLAC file of so many empty blocks. */
function flacOf(blocks: number): Buffer {
  return Buffer.concat([Buffer.from('fLaC'), ...Array.from({ length: blocks }, () => Buffer.of(1, 0, 0, 0))]);
}

describe('a hostile file', () => {
  const bytes = (...parts: (string | number[])[]) =>
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
    );
  const filler = 'A'.repeat(100);

  test.each([
    ['nothing', bytes()],
    ['text', bytes('Rust for Linux')],
    [
      'an ID3 tag of 256 MB',
      bytes('ID3', [3, 0, 0, 0x7f, 0x7f, 0x7f, 0x7f], 'TIT2', [15, 255, 255, 255, 0, 0], filler),
    ],
    [
      'an endless MP4 atom',
      bytes([0, 0, 0, 24], 'ftypM4A ', [0, 0, 0, 0], 'M4A isom', [127, 255, 255, 255], 'moov', filler),
    ],
    ['a JPEG that is cut off', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 16], 'JFIF')],
    ['a PNG without content', bytes([0x89], 'PNG\r\n', [0x1a, 0x0a], filler)],
    ['a WebP of wrong length', bytes('RIFF', [255, 255, 255, 255], 'WEBPVP8X', [255, 255, 255, 255])],
    [
      'a TIFF that points to itself',
      bytes(
        'II*',
        [0, 8, 0, 0, 0],
        Array.from({ length: 40 }, () => 8),
      ),
    ],
    ['an AVIF box of no length', bytes([0, 0, 0, 0], 'ftypavif', [0, 0, 0, 0], [0, 0, 0, 0], 'meta', filler)],
  ])(
    'of %s has its size and is soon done with',
    async (name, content) => {
      const path = join(folder, name.replaceAll(' ', '-'));
      writeFileSync(path, content);
      const facts = await probe(path);
      expect(facts.bytes).toBe(content.length);
      expect(facts.audio).toBeUndefined();
      expect(facts.image?.width ?? 0).not.toBeGreaterThan(0xffffffff);
    },
    5_000,
  );

  const atom = (type: string, ...content: Buffer[]): Buffer => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(8 + content.reduce((sum, { length }) => sum + length, 0));
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, ...content]);
  };
  const nested = (type: string, levels: number): Buffer => {
    let inside: Buffer = Buffer.alloc(0);
    for (let level = 0; level < levels; level++) inside = atom(type, inside);
    return inside;
  };
  const repeated = (piece: Buffer, times: number) =>
    Buffer.concat(Array.from({ length: times }, () => piece));
  const brand = atom('ftyp', bytes('M4A ', [0, 0, 0, 0]));
  const tag = bytes('ID3', [4, 0, 0, 0, 0, 0, 0]);
  const levels = 'MP4 atoms more than 32 levels deep';
  const atoms = 'more than 250,000 MP4 atoms';
  const blocks = 'more than 10,000 FLAC blocks';

  test.each([
    ['MP4 atoms in atoms', Buffer.concat([brand, nested('moov', 40)]), levels],
    [
      'MP4 atoms in the items of a list behind what is broken',
      Buffer.concat([brand, atom('trak', bytes(filler)), atom('ilst', nested('ilst', 40))]),
      levels,
    ],
    ['MP4 atoms in a row', Buffer.concat([brand, repeated(atom('free'), 250_001)]), atoms],
    [
      'MP4 tracks in a row',
      Buffer.concat([brand, atom('moov', repeated(atom('trak', atom('mdia')), 130_000))]),
      atoms,
    ],
    ['FLAC blocks in a row', bytes('fLaC', repeated(bytes([1, 0, 0, 0]), 10_001).toJSON().data), blocks],
    [
      'FLAC blocks behind a tag',
      Buffer.concat([tag, bytes('fLaC'), repeated(bytes([1, 0, 0, 0]), 10_001)]),
      blocks,
    ],
  ])('of %s has more than any recording', async (name, content, excess) => {
    const path = join(folder, name.replaceAll(' ', '-'));
    writeFileSync(path, content);
    expect(await probe(path)).toEqual({ bytes: content.length, excess });
  });

  test('of as many MP4 atoms and FLAC blocks as a recording may have is looked into', async () => {
    const path = join(folder, 'full');
    for (const [name, more] of [
      ['aac.m4a', repeated(atom('free'), 60_000)],
      ['video.mp4', atom('moov', nested('udta', 30))],
    ] as const) {
      writeFileSync(path, Buffer.concat([readFileSync(join(fixtures, name)), more]));
      expect((await probe(path)).audio?.codec).toBe('aac');
    }
    const flac = readFileSync(join(fixtures, 'flac.flac'));
    writeFileSync(
      path,
      Buffer.concat([flac.subarray(0, 42), repeated(bytes([1, 0, 0, 0]), 9000), flac.subarray(42)]),
    );
    expect((await probe(path)).audio?.codec).toBe('flac');
  });

  test('of random bytes throws nothing', async () => {
    // A fixed sequence, so that every run judges the same bytes.
    const path = join(folder, 'random.mp3');
    for (let seed = 1; seed <= 20; seed++) {
      let state = seed;
      const content = Uint8Array.from({ length: 3000 }, () => {
        state = (Math.imul(state, 1103515245) + 12345) >>> 0;
        return state >>> 16;
      });
      writeFileSync(path, content);
      expect((await probe(path)).bytes).toBe(3000);
    }
  });
});
