import { type Chapter, listed } from '../../chapters/chapter.js';
import { fewest, stampLines } from '../../chapters/stamps.js';
import { describeTimes, withTimes } from '../../notes/times.js';
import { wholeClockOf } from '../../text/clock.js';
import type { Span } from '../../text/source.js';
import type { SourceFile } from '../file.js';
import type { Chapters } from '../show.js';

/** The texts of an episode that a list of times goes into. */
interface Texts {
  /** Sanitised HTML. */
  readonly notes: string;
  readonly description: string;
}

/**
 * Adds the times of the chapters to the notes and the description of an episode, where Apple and Spotify make
 * chapters of them. A list that neither of the two would read is not added, which is reported.
 */
export function withTimestamps(
  texts: Texts,
  chapters: Chapters | undefined,
  isPlain: boolean,
  span: Span,
  { report }: SourceFile,
): Texts {
  if (!chapters || !('json' in chapters)) return texts;
  const unread = unreadBecause(chapters.written.chapters);
  const lines = stampLines(chapters.written.chapters);
  const description = unread ? undefined : describeTimes(texts.description, lines, isPlain);
  if (description === undefined) {
    report(
      'source/timestamps-unread',
      span,
      `The times of the chapters are not added to the description: ${unread ?? 'they take more than 4000 bytes'}.`,
    );
    return texts;
  }
  return { notes: texts.notes === '' ? '' : withTimes(texts.notes, lines), description };
}

/** Why neither Apple nor Spotify would make chapters of the times, in a clause. */
function unreadBecause(chapters: readonly Chapter[]): string | undefined {
  const rows = listed(chapters);
  const [first] = rows;
  if (!first || rows.length < fewest) return `there are ${rows.length} chapters, and ${fewest} are needed`;
  if (Math.floor(first.start) !== 0)
    return `the first chapter starts at ${wholeClockOf(first.start)}, not at 0`;
  const equal = rows.find(({ start }, index) => {
    const before = rows[index - 1];
    return before !== undefined && Math.floor(before.start) >= Math.floor(start);
  });
  return equal && `two chapters start at ${wholeClockOf(equal.start)}`;
}
