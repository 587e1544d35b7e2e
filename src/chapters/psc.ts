import type { JsonChapter } from './json.js';

/** A chapter of Podlove Simple Chapters 1.2. */
export interface SimpleChapter {
  /** Normal Play Time, `HH:MM:SS.mmm`: bare seconds are read as 0 by some players. */
  readonly start: string;
  readonly title: string;
  readonly href: string | undefined;
  readonly image: string | undefined;
}

/** The chapters that a list in the feed can show: those with a title that are not hidden, in their order. */
export function simpleChapters(chapters: readonly JsonChapter[]): readonly SimpleChapter[] {
  return chapters.flatMap(({ startTime, title, url, img, toc }) =>
    title && toc !== false ? [{ start: playTime(startTime), title, href: url, image: img }] : [],
  );
}

/** Seconds as Normal Play Time (RFC 2326, 3.6), to the millisecond. */
function playTime(seconds: number): string {
  const millis = Math.round(seconds * 1000);
  const parts = [millis / 3_600_000, (millis / 60_000) % 60, (millis / 1000) % 60];
  const [hours, minutes, whole] = parts.map((part) => String(Math.floor(part)).padStart(2, '0'));
  return `${hours}:${minutes}:${whole}.${String(millis % 1000).padStart(3, '0')}`;
}
