import { type Chapter, limits, withoutImpliedEnds } from './chapter.js';

/** Reads some bytes of a file; fewer at its end. */
export type ReadBytes = (offset: number, length: number) => Promise<DataView>;

/** A box of ISO/IEC 14496-12: its type and where its content is, in bytes. */
interface Box {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** No recording has more boxes in one place or in all, more tracks, or longer titles. */
const most = { boxes: 4096, reads: 20_000, tracks: 64, title: 1024, table: 1024 * 1024 } as const;

const text = new TextDecoder();

/**
 * The chapters of an MP4 file: those of its chapter track (QuickTime: tref of type chap), else those of Nero (chpl).
 * It walks over the headers of boxes and reads only small tables, wherever `moov` is; what is broken or hostile
 * has no chapters. Empty when there are none.
 */
export async function readMp4Chapters(from: ReadBytes, size: number): Promise<readonly Chapter[]> {
  let reads = 0;
  const read: ReadBytes = (offset, length) => {
    if (++reads > most.reads) throw new RangeError('too many boxes');
    return from(offset, length);
  };
  try {
    const moov = await find(read, { type: '', start: 0, end: size }, 'moov');
    if (!moov) return [];
    const ofTrack = await chaptersOfTrack(read, moov, size);
    return ofTrack.length > 0 ? ofTrack : await neroChapters(read, moov);
  } catch {
    // A box that ends before its table does, or more of them than any recording has.
    return [];
  }
}

/** The boxes directly in another. */
async function* boxesIn(read: ReadBytes, parent: Box): AsyncGenerator<Box> {
  let at = parent.start;
  for (let count = 0; count < most.boxes && at + 8 <= parent.end; count++) {
    const head = await read(at, 16);
    if (head.byteLength < 8) return;
    const type = String.fromCharCode(...[4, 5, 6, 7].map((index) => head.getUint8(index)));
    const short = head.getUint32(0);
    const isLong = short === 1 && head.byteLength === 16;
    const length = isLong ? Number(head.getBigUint64(8)) : short === 0 ? parent.end - at : short;
    const header = isLong ? 16 : 8;
    if (length < header) return;
    yield { type, start: at + header, end: Math.min(at + length, parent.end) };
    at += length;
  }
}

/** The box at a path of types below another. */
async function find(
  read: ReadBytes,
  parent: Box,
  ...[type, ...rest]: readonly string[]
): Promise<Box | undefined> {
  if (type === undefined) return parent;
  for await (const box of boxesIn(read, parent)) {
    const found = box.type === type ? await find(read, box, ...rest) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The content of a small box. Throws a RangeError when it is larger than any table of chapters. */
async function contentOf(read: ReadBytes, box: Box | undefined): Promise<DataView | undefined> {
  if (!box) return undefined;
  if (box.end - box.start > most.table) throw new RangeError(`${box.type} is too long`);
  return read(box.start, box.end - box.start);
}

/** `moov/udta/chpl`: starts in units of 100 nanoseconds, titles with their length before them. */
async function neroChapters(read: ReadBytes, moov: Box): Promise<readonly Chapter[]> {
  const view = await contentOf(read, await find(read, moov, 'udta', 'chpl'));
  if (!view) return [];
  const count = view.getUint8(view.getUint8(0) === 0 ? 4 : 8);
  let at = view.getUint8(0) === 0 ? 5 : 9;
  const chapters: Chapter[] = [];
  for (let index = 0; index < count; index++) {
    const start = Number(view.getBigUint64(at)) / 1e7;
    const length = view.getUint8(at + 8);
    chapters.push(chapter(start, text.decode(bytesOf(view, at + 9, length))));
    at += 9 + length;
  }
  return chapters;
}

function chapter(start: number, title: string): Chapter {
  const rounded = Math.round(start * 1000) / 1000;
  const written = title.replaceAll('\0', '').trim();
  return { start: rounded, ...(written !== '' && { title: written }) };
}

function bytesOf(view: DataView, start: number, length: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + start, length);
}

/** The chapters of the track that another one names as its chapters. */
async function chaptersOfTrack(read: ReadBytes, moov: Box, size: number): Promise<readonly Chapter[]> {
  const tracks: Box[] = [];
  for await (const box of boxesIn(read, moov)) {
    if (box.type === 'trak' && tracks.push(box) === most.tracks) break;
  }
  const wanted = new Set<number>();
  for (const track of tracks) {
    const chap = await contentOf(read, await find(read, track, 'tref', 'chap'));
    for (let at = 0; chap && at + 4 <= chap.byteLength; at += 4) wanted.add(chap.getUint32(at));
  }
  for (const track of wanted.size === 0 ? [] : tracks) {
    const tkhd = await contentOf(read, await find(read, track, 'tkhd'));
    if (!tkhd || !wanted.has(tkhd.getUint32(tkhd.getUint8(0) === 1 ? 20 : 12))) continue;
    const hdlr = await contentOf(read, await find(read, track, 'mdia', 'hdlr'));
    // A chapter track may show pictures; the one with titles is of text.
    if (!hdlr || !/^(?:text|sbtl)$/.test(text.decode(bytesOf(hdlr, 8, 4)))) continue;
    return samplesOf(read, track, size);
  }
  return [];
}

/** The samples of a text track as chapters: each is a title with its length before it. */
async function samplesOf(read: ReadBytes, track: Box, size: number): Promise<readonly Chapter[]> {
  const mdia = await find(read, track, 'mdia');
  const table = mdia && (await find(read, mdia, 'minf', 'stbl'));
  const mdhd = mdia && (await contentOf(read, await find(read, mdia, 'mdhd')));
  if (!table || !mdhd) return [];
  const scale = mdhd.getUint32(mdhd.getUint8(0) === 1 ? 20 : 12);
  const tables: Record<string, DataView> = {};
  for await (const box of boxesIn(read, table)) {
    if (/^(?:stts|stsc|stsz|stco|co64)$/.test(box.type))
      tables[box.type] = (await contentOf(read, box)) as DataView;
  }
  const offsets = offsetsOf(tables);
  const lengths = [...durations(tables.stts)];
  const chapters: Chapter[] = [];
  let ticks = 0;
  for (const [index, offset] of offsets.entries()) {
    const start = ticks / scale;
    ticks += lengths[index] ?? 0;
    if (!Number.isFinite(start) || offset + 2 > size) break;
    const sample = await read(offset, 2 + most.title);
    const length = Math.min(sample.getUint16(0), sample.byteLength - 2);
    const title = decoded(bytesOf(sample, 2, length));
    const end = Math.round((ticks / scale) * 1000) / 1000;
    chapters.push({ ...chapter(start, title), end });
  }
  // The end of the last one is that of the recording.
  return withoutImpliedEnds(chapters).map((each, index) => {
    if (index < chapters.length - 1) return each;
    const { end: _end, ...rest } = each;
    return rest;
  });
}

/** Text samples are in UTF-8, or in UTF-16 behind a byte order mark. */
function decoded(bytes: Uint8Array): string {
  const isWide = bytes[0] === 0xfe && bytes[1] === 0xff;
  return isWide ? new TextDecoder('utf-16be').decode(bytes) : text.decode(bytes);
}

/** How long each sample lasts, in ticks. */
function* durations(stts: DataView | undefined): Generator<number> {
  let left: number = limits.chapters;
  for (let at = 8; stts && at + 8 <= stts.byteLength; at += 8) {
    const count = Math.min(stts.getUint32(at), left);
    left -= count;
    for (let index = 0; index < count; index++) yield stts.getUint32(at + 4);
  }
}

/** Where each sample is, in bytes from the start of the file. */
function offsetsOf({ stsc, stsz, stco, co64 }: Record<string, DataView>): readonly number[] {
  const chunks = stco ?? co64;
  if (!stsc || !stsz || !chunks) return [];
  const same = stsz.getUint32(4);
  const count = Math.min(stsz.getUint32(8), limits.chapters);
  const offsets: number[] = [];
  let row = 0;
  for (let index = 0; index < chunks.getUint32(4) && offsets.length < count; index++) {
    while (row + 1 < stsc.getUint32(4) && stsc.getUint32(8 + 12 * (row + 1)) <= index + 1) row++;
    const inChunk = stsc.getUint32(8 + 12 * row + 4);
    let at = stco ? stco.getUint32(8 + 4 * index) : Number(chunks.getBigUint64(8 + 8 * index));
    for (let each = 0; each < inChunk && offsets.length < count; each++) {
      offsets.push(at);
      at += same || stsz.getUint32(12 + 4 * (offsets.length - 1));
    }
  }
  return offsets;
}
