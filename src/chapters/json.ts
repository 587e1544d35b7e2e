/** A chapter of an episode; times in seconds from the start of the audio. */
export interface JsonChapter {
  readonly startTime: number;
  readonly endTime?: number;
  readonly title?: string;
  readonly url?: string;
  readonly img?: string;
  readonly toc?: boolean;
}

/** Prints a JSON chapters file (Podcasting 2.0, JSON Chapters 1.2), members in the order of its page. */
export function printChapters(chapters: readonly JsonChapter[]): string {
  const rows = chapters.map(({ startTime, endTime, title, url, img, toc }) =>
    JSON.stringify({ startTime, title, img, url, toc, endTime }),
  );
  return `{\n  "version": "1.2.0",\n  "chapters": [\n    ${rows.join(',\n    ')}\n  ]\n}\n`;
}

/** What makes a text no JSON chapters file, in a clause, or undefined when it is one. */
export function faultOfChapters(text: string): string | undefined {
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return 'is not JSON';
  }
  if (typeof file !== 'object' || file === null || !('chapters' in file) || !Array.isArray(file.chapters)) {
    return 'has no list of chapters';
  }
  if (!('version' in file) || typeof file.version !== 'string') return 'has no version';
  const bad = file.chapters.findIndex(
    (each: unknown) => typeof (each as JsonChapter | null)?.startTime !== 'number',
  );
  return bad < 0 ? undefined : `has no numeric startTime in chapter ${bad + 1}`;
}
