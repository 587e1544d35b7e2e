import type { Chapter, Detail, Reading } from './chapter.js';

/** A format of chapter lists: its reader and, where somebody reads what it writes, its writer. */
export interface ChapterFormat {
  /** As people call it. */
  readonly title: string;
  /** What it can say of a chapter besides its start; the rest is lost in it. */
  readonly keeps: readonly Detail[];
  /** It has starts in whole seconds only. */
  readonly wholeSeconds?: true;
  /** Whether a text is of this format, by how it begins. */
  readonly matches: (text: string) => boolean;
  /** Never throws; takes time linear in the text, which is at most {@link import('./chapter.js').limits} long. */
  readonly read: (text: string) => Reading;
  readonly write?: (chapters: readonly Chapter[]) => string;
}
