import { clockOf, readClock } from '../text/clock.js';
import { linesOf, trimmed, within } from '../text/lines.js';
import { type ChapterFault, limits, listed, type ReadChapter, type Reading, tooMany } from './chapter.js';
import type { ChapterFormat } from './format.js';

/** `00:43:07.500 Drivers`: the time, then the title behind spaces. */
const row = /^\s*(\d[\d:.,]{0,20})(?:\s+(\S.*))?$/;

/** Whether the first line that says something is a time with a title. */
function matches(text: string): boolean {
  for (const line of linesOf(text.slice(0, 4096))) {
    if (line.text.trim() === '') continue;
    return readClock(row.exec(line.text)?.[1] ?? '') !== undefined && line.text.includes(':');
  }
  return false;
}

function read(text: string): Reading {
  const chapters: ReadChapter[] = [];
  const faults: ChapterFault[] = [];
  for (const line of linesOf(text)) {
    if (line.text.trim() === '') continue;
    const [, time = '', title] = row.exec(line.text) ?? [];
    const start = readClock(time);
    const whole = trimmed(line);
    if (start === undefined) {
      faults.push({
        kind: 'syntax',
        span: whole,
        message: 'The line is not a chapter: it does not begin with a time such as 00:43:07.500.',
        help: 'Begin the line with the start of the chapter, then its title.',
      });
      continue;
    }
    if (chapters.length === limits.chapters) {
      faults.push(tooMany(whole));
      break;
    }
    const from = line.text.indexOf(time);
    const at = { whole, start: within(line, from, from + time.length) };
    if (title === undefined) chapters.push({ start, at });
    else {
      const written = title.trimEnd();
      const titleAt = line.text.indexOf(title, from + time.length);
      chapters.push({
        start,
        title: written,
        at: { ...at, title: within(line, titleAt, titleAt + written.length) },
      });
    }
  }
  return { chapters, faults };
}

/** The lists that mp4chaps reads and writes, and Auphonic, Podlove and Audacity with it. */
export const mp4chaps: ChapterFormat = {
  title: 'mp4chaps list',
  keeps: ['title'],
  matches,
  read,
  write: (chapters) =>
    listed(chapters)
      .map(({ start, title }) => `${clockOf(start)} ${title}\n`)
      .join(''),
};
