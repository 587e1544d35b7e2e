import { readFile, stat } from 'node:fs/promises';
import type { IAudioMetadata } from 'music-metadata';
import { type Chapter, type ChapterFile, inOrder, limits, withoutImpliedEnds } from '../chapters/chapter.js';
import { readJsonChapters } from '../chapters/json.js';
import { grouped } from '../text/number.js';
import { reading } from './recording.js';

/**
 * The chapter list in a file that a feed says is one of JSON chapters, under the name that the user would give the
 * file. One that is larger than any chapter list is not read. Rejects when there is no such file.
 */
export async function chapterFile(path: string, name: string): Promise<ChapterFile> {
  const { size } = await stat(path);
  return chaptersInText(isTooLong(size) ? '' : await readFile(path, 'utf8'), size, name);
}

/** Nothing in UTF-8 takes more than three bytes for a UTF-16 unit. */
function isTooLong(bytes: number): boolean {
  return bytes > limits.text * 3;
}

/** The chapter list in a text that is said to be one of JSON chapters, of a file of so many bytes. */
export function chaptersInText(text: string, bytes: number, name: string): ChapterFile {
  if (!isTooLong(bytes)) return readJsonChapters(text, name);
  const message = `The file has ${grouped(bytes)} bytes; a chapter file may have at most ${grouped(limits.text)}.`;
  const fault = { kind: 'unreadable', span: { start: 0, end: 0 }, message } as const;
  return { source: { name, text: '' }, chapters: [], faults: [fault] };
}

/** The chapters of a recording by what music-metadata read of it: ID3 CHAP frames, or Vorbis comments. */
export async function chaptersOf({ format, native }: IAudioMetadata): Promise<readonly Chapter[]> {
  const framed = (format.chapters ?? []).slice(0, limits.chapters).flatMap((each): readonly Chapter[] => {
    const { start, end, title, url, timeScale = 1 } = each;
    if (!(start >= 0) || !(timeScale > 0)) return [];
    const seconds = (ticks: number): number => Math.round((ticks / timeScale) * 1000) / 1000;
    return [
      {
        start: seconds(start),
        ...(end !== undefined && end > start && { end: seconds(end) }),
        ...(title && { title: title.trim() }),
        ...(url?.url && { url: url.url }),
      },
    ];
  });
  if (framed.length > 0) return withoutImpliedEnds(inOrder(framed));
  const comments = (native.vorbis ?? []).filter(({ id }) => /^CHAPTER\d{1,6}(?:NAME|URL)?$/i.test(id));
  if (comments.length === 0) return [];
  const { ogm } = await import('../chapters/ogm.js');
  const lines = comments.map(({ id, value }) => `${id}=${String(value).replace(/[\r\n]+/g, ' ')}`);
  const { chapters } = ogm.read(lines.join('\n').slice(0, limits.text));
  return inOrder(chapters.map(({ at: _at, ...chapter }) => chapter));
}

/** The chapters of an MP4 file, which music-metadata reads only where `moov` comes first. */
export async function mp4Chapters(path: string, size: number): Promise<readonly Chapter[]> {
  const { readMp4Chapters } = await import('../chapters/mp4.js');
  return reading(path, (read) => readMp4Chapters(read, size));
}
