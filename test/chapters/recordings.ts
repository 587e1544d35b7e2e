import { Buffer } from 'node:buffer';

function numbers(size: 2 | 4, ...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(size * values.length);
  for (const [index, value] of values.entries()) bytes.writeUIntBE(value, index * size, size);
  return bytes;
}

const uint32 = (...values: readonly number[]): Buffer => numbers(4, ...values);

/** A box of an MP4 file (ISO/IEC 14496-12). */
export function box(type: string, ...content: readonly Uint8Array[]): Buffer {
  const length = content.reduce((sum, each) => sum + each.length, 8);
  return Buffer.concat([uint32(length), Buffer.from(type, 'latin1'), ...content]);
}

/** An MP4 file with a chapter track of these samples, `moov` before or behind the samples. */
export function mp4With(
  samples: readonly { readonly seconds: number; readonly title: string | Uint8Array }[],
  moovFirst: boolean,
): Buffer {
  const texts = samples.map(({ title }) => {
    const text = typeof title === 'string' ? Buffer.from(title) : title;
    return Buffer.concat([numbers(2, text.length), text]);
  });
  // Samples of one length that follow each other share a row.
  const lengths: [number, number][] = [];
  for (const { seconds } of samples) {
    const last = lengths.at(-1);
    if (last?.[1] === seconds * 1000) last[0]++;
    else lengths.push([1, seconds * 1000]);
  }
  const moovWith = (offset: number): Buffer => {
    const track = (id: number, handler: string, ...more: readonly Buffer[]): Buffer =>
      box(
        'trak',
        box('tkhd', uint32(0, 0, 0, id)),
        box(
          'mdia',
          box('mdhd', uint32(0, 0, 0, 1000)),
          box('hdlr', uint32(0, 0), Buffer.from(handler, 'latin1')),
          ...(handler === 'text' ? [table(offset)] : []),
        ),
        ...more,
      );
    return box('moov', track(1, 'soun', box('tref', box('chap', uint32(2)))), track(2, 'text'));
  };
  const table = (offset: number): Buffer =>
    box(
      'minf',
      box(
        'stbl',
        box('stts', uint32(0, lengths.length, ...lengths.flat())),
        box('stsc', uint32(0, 1, 1, samples.length, 1)),
        box('stsz', uint32(0, 0, samples.length, ...texts.map(({ length }) => length))),
        box('stco', uint32(0, 1, offset)),
      ),
    );
  const ftyp = box('ftyp', Buffer.from('M4A \0\0\0\0', 'latin1'));
  const mdat = box('mdat', ...texts);
  return moovFirst
    ? Buffer.concat([ftyp, moovWith(ftyp.length + moovWith(0).length + 8), mdat])
    : Buffer.concat([ftyp, mdat, moovWith(ftyp.length + 8)]);
}

/** The `moov` of an MP4 file with the chapters of Nero. */
export function neroWith(chapters: readonly (readonly [number, string])[]): Buffer {
  const rows = chapters.flatMap(([seconds, title]) => {
    const head = Buffer.alloc(9);
    const text = typeof title === 'string' ? Buffer.from(title) : title;
    head.writeBigUInt64BE(BigInt(Math.round(seconds * 1e7)));
    head.writeUInt8(text.length, 8);
    return [head, text];
  });
  return box(
    'moov',
    box('udta', box('chpl', uint32(0x01000000, 0), Buffer.from([chapters.length]), ...rows)),
  );
}

/** How many bytes of the MP3 fixture are its own ID3 tag. */
export const lengthOfTag = 45;

/** An ID3v2.3 tag with CHAP frames, in milliseconds (ID3v2 Chapter Frame Addendum). */
export function id3With(
  chapters: readonly { readonly start: number; readonly end: number; readonly title: string }[],
): Buffer {
  const frame = (id: string, content: Buffer): Buffer =>
    Buffer.concat([Buffer.from(id, 'latin1'), uint32(content.length), Buffer.alloc(2), content]);
  const frames = chapters.map(({ start, end, title }, index) => {
    const name = frame('TIT2', Buffer.from(`\0${title}`, 'latin1'));
    return frame(
      'CHAP',
      Buffer.concat([Buffer.from(`c${index}\0`), uint32(start, end, 0xffffffff, 0xffffffff), name]),
    );
  });
  const body = Buffer.concat(frames);
  const size = [21, 14, 7, 0].map((bits) => (body.length >> bits) & 0x7f);
  return Buffer.concat([Buffer.from('ID3\x03\0\0', 'latin1'), Buffer.from(size), body]);
}

/** A FLAC file with these comments behind its first block. */
export function flacWith(flac: Uint8Array, comments: readonly string[]): Buffer {
  const little = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    return bytes;
  };
  const texts = comments.map((comment) => Buffer.from(comment));
  const block = Buffer.concat([
    ...[little(0), little(texts.length)],
    ...texts.flatMap((text) => [little(text.length), text]),
  ]);
  const head = uint32(block.length);
  head[0] = 4;
  // The first block, STREAMINFO, has 34 bytes behind its header.
  const first = Buffer.from(flac.slice(0, 42));
  first[4] = (first[4] ?? 0) & 0x7f;
  return Buffer.concat([first, head, block, flac.slice(42)]);
}
