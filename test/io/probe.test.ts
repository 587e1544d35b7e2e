import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { probe } from '../../src/io/probe.js';

const fixtures = join(import.meta.dirname, '../fixtures/media');
const folder = mkdtempSync(join(tmpdir(), 'airworthy-probe-'));
afterAll(() => rmSync(folder, { recursive: true }));

const size = { width: 120, height: 90 };

describe('a picture', () => {
  test.each([
    ['rgb-72dpi.jpg', { ...size, format: 'jpeg', colorSpace: 'rgb', alpha: false, density: 72 }],
    ['cmyk.jpg', { ...size, format: 'jpeg', colorSpace: 'cmyk', alpha: false }],
    ['gray.jpg', { ...size, format: 'jpeg', colorSpace: 'gray', alpha: false }],
    ['rgb-300dpi.png', { ...size, format: 'png', colorSpace: 'rgb', alpha: false, density: 300 }],
    ['alpha.png', { ...size, format: 'png', colorSpace: 'rgb', alpha: true }],
    ['indexed.png', { ...size, format: 'png', colorSpace: 'indexed', alpha: false }],
    ['indexed-transparent.png', { ...size, format: 'png', colorSpace: 'indexed', alpha: true }],
    ['gray.png', { ...size, format: 'png', colorSpace: 'gray', alpha: false }],
    ['alpha.webp', { ...size, format: 'webp', alpha: true }],
    ['plain.gif', { ...size, format: 'gif' }],
    ['plain.tiff', { ...size, format: 'tiff' }],
    ['plain.avif', { ...size, format: 'avif' }],
  ])('%s is known by its bytes', async (file, facts) => {
    expect((await probe(join(fixtures, file))).image).toMatchObject(facts);
  });

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
    ['mono-64k.mp3', { codec: 'mp3', type: 'audio/mpeg', sampleRate: 44100, channels: 1 }],
    ['aac.m4a', { codec: 'aac', type: 'audio/x-m4a', sampleRate: 44100 }],
    ['aac.aac', { codec: 'aac', type: 'audio/aac', channels: 1 }],
    ['speech.opus', { codec: 'opus', type: 'audio/ogg', channels: 1 }],
    ['vorbis.ogg', { codec: 'vorbis', type: 'audio/ogg', channels: 1 }],
    ['pcm-8khz.wav', { codec: 'pcm', type: 'audio/wav', sampleRate: 8000, channels: 1 }],
    ['flac.flac', { codec: 'flac', type: 'audio/flac', sampleRate: 8000 }],
    ['video.mp4', { codec: 'aac', type: 'video/mp4' }],
  ])('%s is known by its bytes', async (file, facts) => {
    const { audio } = await probe(join(fixtures, file));
    expect(audio).toMatchObject(facts);
    expect(audio?.duration).toBeGreaterThan(0.95);
    expect(audio?.duration).toBeLessThan(1.1);
  });

  test('has the bit rate that it was made with', async () => {
    expect((await probe(join(fixtures, 'mono-64k.mp3'))).audio?.bitrate).toBe(64000);
  });

  test('is not known by its name', async () => {
    const path = join(folder, 'aac.mp3');
    await copyFile(join(fixtures, 'aac.m4a'), path);
    expect((await probe(path)).audio).toMatchObject({ codec: 'aac', type: 'audio/x-m4a' });
  });
});

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
