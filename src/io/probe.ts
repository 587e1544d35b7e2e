import { open, stat } from 'node:fs/promises';
import type { IAudioMetadata } from 'music-metadata';
import type { Chapter } from '../chapters/chapter.js';
import type { ReadBytes } from '../chapters/mp4.js';
import type { AudioFacts, FileFacts, ImageFacts } from '../media.js';
import { excessOf } from './container.js';
import { excessOfFile, ofRecording } from './recording.js';

/** What a picture says of itself stands before its pixels; nobody writes more than this in front of them. */
const mostOfPicture = 4 * 1024 * 1024;

/**
 * What is known of a local file by its bytes, whatever its name. A file that is broken or hostile has its size
 * and no more: nothing is thrown for it, and time and memory stay bounded. Rejects when there is no such file.
 */
export async function probe(path: string): Promise<FileFacts> {
  const bytes = (await stat(path)).size;
  const head = await headOf(path);
  if (isText(head)) return { bytes };
  const image = await imageFacts(head);
  if (image) return { bytes, image };
  const audio = await audioFacts(path, bytes);
  if (audio) return { bytes, audio };
  const excess = await excessOfFile(path, bytes);
  return { bytes, ...(excess !== undefined && { excess }) };
}

/** What is known of a picture by its first bytes; undefined when they are not those of one. */
export async function imageFacts(head: Buffer): Promise<ImageFacts | undefined> {
  try {
    const { imageSize } = await import('image-size');
    const { width, height, type = '' } = imageSize(head);
    return { width, height, format: type === 'jpg' ? 'jpeg' : type, ...(await looksOf(head, type)) };
  } catch {
    return undefined;
  }
}

/**
 * Whether a file is text by its first bytes, such as a transcript: nothing that the readers of recordings and pictures
 * have to be loaded for. Some pictures are written in text.
 */
function isText(head: Buffer): boolean {
  const start = head.toString('latin1', 0, 1000);
  return !/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(start) && !/^P[1-7]\s|<svg[\s>]/i.test(start);
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(mostOfPicture), 0, mostOfPicture, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The colour spaces of JPEG by the number of their components. */
const components: Readonly<Record<number, string>> = { 1: 'gray', 3: 'rgb', 4: 'cmyk' };

/** What the header of a picture says beside its size; nothing that it does not say is guessed. */
async function looksOf(
  head: Buffer,
  type: string,
): Promise<Pick<ImageFacts, 'colorSpace' | 'alpha' | 'density'>> {
  try {
    const { default: ExifReader } = await import('exifreader');
    const { file, jfif, exif, png, riff } = ExifReader.load(head, { expanded: true });
    const kind = png?.['Color Type']?.description ?? '';
    const alpha = kind.endsWith('Alpha') || hasTransparency(head, type) || riff?.Alpha?.description === 'Yes';
    const colorSpace = png
      ? kind.startsWith('Gray')
        ? 'gray'
        : kind
            .toLowerCase()
            .replace(/ with alpha$/, '')
            .replace('palette', 'indexed')
      : components[Number(file?.['Color Components']?.value)];
    const density = jfif
      ? perInch(jfif.XResolution?.value, jfif['Resolution Unit']?.description)
      : png
        ? perInch(png['Pixels Per Unit X']?.value, png['Pixel Units']?.description)
        : perInch(exif?.XResolution?.description, exif?.ResolutionUnit?.description);
    return { colorSpace: colorSpace ?? 'unknown', alpha, ...(density !== undefined && { density }) };
  } catch {
    return { colorSpace: 'unknown', alpha: false };
  }
}

/** A PNG without an alpha channel may still name a transparent colour, in a chunk before its pixels (tRNS). */
function hasTransparency(head: Buffer, type: string): boolean {
  const chunk = head.indexOf('tRNS', 0, 'latin1');
  const pixels = head.indexOf('IDAT', 0, 'latin1');
  return type === 'png' && chunk > 0 && chunk < pixels;
}

/** Dots per inch of a density in any unit; undefined for none and for a mere ratio. */
function perInch(density: unknown, unit: string | undefined): number | undefined {
  const inches = { inches: 1, cm: 2.54, centimeters: 2.54, meters: 0.0254 }[unit?.toLowerCase() ?? ''];
  const value = Number(density);
  return inches === undefined || !(value > 0) ? undefined : Math.round(value * inches);
}

async function audioFacts(path: string, size: number): Promise<AudioFacts | undefined> {
  return ofRecording(path, size, { duration: true, skipCovers: true }, async (metadata) =>
    factsOf(metadata, await chaptersIn(metadata, path, size)),
  );
}

/**
 * What is known of a recording by its first bytes and its size. Length and bit rate only where a header says them:
 * what else would give them is the end of the file. Undefined when they are not those of a recording, or too few.
 */
export async function audioFactsOfStart(start: Buffer, size: number): Promise<AudioFacts | undefined> {
  const { parseBuffer } = await import('music-metadata');
  const isOfMp4 = start.toString('latin1', 4, 8) === 'ftyp';
  try {
    if (await excessOf(bytesOf(start), size)) return undefined;
    const readable = isOfMp4 && start.length < size ? headersOfMp4(start) : start;
    const metadata = await parseBuffer(readable, {}, { duration: false, skipCovers: true });
    const facts = factsOf(metadata, await chaptersOfStart(metadata, start, size));
    if (!facts || start.length >= size) return facts;
    const { duration, bitrate, ...others } = facts;
    const isCounted = facts.codec === 'mp3' && /Xing|Info/.test(start.toString('latin1'));
    if (isCounted) return facts;
    return isOfMp4 || facts.codec === 'flac'
      ? { ...others, ...(duration !== undefined && { duration }) }
      : others;
  } catch {
    return undefined;
  }
}

/** The boxes of an MP4 file that are there as a whole, without the sound. */
function headersOfMp4(start: Buffer): Buffer {
  const boxes: Buffer[] = [];
  for (let at = 0; at + 8 <= start.length; ) {
    const length = start.readUInt32BE(at);
    if (length < 8 || at + length > start.length) break;
    if (start.toString('latin1', at + 4, at + 8) !== 'mdat') boxes.push(start.subarray(at, at + length));
    at += length;
  }
  return Buffer.concat(boxes);
}

async function chaptersOfStart(
  metadata: IAudioMetadata,
  start: Buffer,
  size: number,
): Promise<readonly Chapter[]> {
  const { chaptersOf } = await import('./chapters.js');
  if (!isMp4.test(metadata.format.container ?? '')) return chaptersOf(metadata);
  const { readMp4Chapters } = await import('../chapters/mp4.js');
  return readMp4Chapters(bytesOf(start), size);
}

/** The first bytes of a recording, as it is read in parts. */
function bytesOf(start: Buffer): ReadBytes {
  return async (offset, length) => {
    const part = start.subarray(offset, offset + length);
    return new DataView(part.buffer, part.byteOffset, part.length);
  };
}

async function chaptersIn(metadata: IAudioMetadata, path: string, size: number): Promise<readonly Chapter[]> {
  const { chaptersOf, mp4Chapters } = await import('./chapters.js');
  const { container = '' } = metadata.format;
  return isMp4.test(container) ? mp4Chapters(path, size) : chaptersOf(metadata);
}

/** Names of codecs by what music-metadata calls them. */
const codecs: readonly (readonly [RegExp, string])[] = [
  [/layer 3/i, 'mp3'],
  [/aac/i, 'aac'],
  [/alac/i, 'alac'],
  [/opus/i, 'opus'],
  [/vorbis/i, 'vorbis'],
  [/flac/i, 'flac'],
  [/pcm/i, 'pcm'],
];

/** The media type by the container, the first that matches. */
const types: readonly (readonly [RegExp, string])[] = [
  [/^MPEG/, 'audio/mpeg'],
  [/^ADTS/, 'audio/aac'],
  [/^M4A|^M4B/, 'audio/x-m4a'],
  [/^qt/, 'video/quicktime'],
  [/^M4V/, 'video/x-m4v'],
  [/^Ogg/, 'audio/ogg'],
  [/^FLAC/, 'audio/flac'],
  [/^WAVE/, 'audio/wav'],
  [/^EBML\/webm/, 'audio/webm'],
  [/^EBML/, 'audio/x-matroska'],
  [/^AIFF/, 'audio/aiff'],
];

/** What music-metadata calls the containers of the MP4 family. */
const isMp4 = /^(isom|iso\d|mp4\d|M4|qt|avc1|dash|3g)/;

function factsOf({ format }: IAudioMetadata, chapters: readonly Chapter[]): AudioFacts | undefined {
  const { codec, container = '', duration, bitrate, sampleRate, numberOfChannels, hasVideo } = format;
  if (!codec) return undefined;
  const isOfMp4 = isMp4.test(container);
  const byContainer = types.find(([pattern]) => pattern.test(container))?.[1];
  const type =
    byContainer ?? (isOfMp4 ? (hasVideo ? 'video/mp4' : 'audio/x-m4a') : 'application/octet-stream');
  return {
    codec: codecs.find(([pattern]) => pattern.test(codec))?.[1] ?? codec.toLowerCase(),
    type: hasVideo && type === 'audio/webm' ? 'video/webm' : type,
    ...(duration !== undefined && { duration }),
    ...(bitrate !== undefined && { bitrate }),
    ...(sampleRate !== undefined && { sampleRate }),
    // MP4 states two channels whatever the recording has.
    ...(numberOfChannels !== undefined && !isOfMp4 && { channels: numberOfChannels }),
    ...(chapters.length > 0 && { chapters }),
  };
}
