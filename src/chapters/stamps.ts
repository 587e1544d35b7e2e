import { readClock, wholeClockOf } from '../text/clock.js';
import { type Line, linesOf } from '../text/lines.js';
import {
  type Chapter,
  limits,
  listed,
  onOneLine,
  type ReadChapter,
  type Reading,
  tooMany,
} from './chapter.js';
import type { ChapterFormat } from './format.js';

/** What may stand before the time: quotation marks of Markdown, the mark of a list, a heading or a table. */
const before = /^[\s>]{0,40}(?:[-*+•●▪‣·–—]\s{1,8}|\d{1,3}[.)]\s{1,8}|#{1,6}\s{1,8}|\|\s{0,8})?/;

/** The time: bare, in brackets, emphasised, or as the text of a link. */
const time =
  /^(?:\*\*|__|[*_`~])?([[(]?)(?:\*\*|__)?(\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)(?!:?\d)(?:\*\*|__|[*_`~])?/;

/** The end of a range: `00:00 - 03:07`. */
const until = /^\s{0,4}(?:-{1,3}>?|[–—→]|to)\s{0,4}[[(]?(\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?)(?!:?\d)/i;

/** The address behind a time that is a link. */
const address = /^\([^()\s]{0,2000}\)/;

/** What stands between the time and the title. */
const between =
  /^(?:[:.]?(?:\*\*|__|[*_`~]))?\s{0,8}(?:[-–—:|.•·»→]{1,3}(?=\s|$)|[–—:|→](?=\S)|>{1,2})?\s{0,8}/;

/** No title is longer; what is longer is a sentence of a transcript. */
const longestTitle = 200;

/** The longest line that may be one with a time; the address of a link is the longest part of it. */
const longestLine = 4000;

/** The chapter that a line says, in any of the ways in which people write times into notes. */
function chapterOf(line: Line): ReadChapter | undefined {
  if (line.text.length > longestLine || !/\d:\d\d/.test(line.text)) return undefined;
  let rest = line.text.slice(before.exec(line.text)?.[0].length ?? 0);
  const [written, open = '', clock = ''] = time.exec(rest) ?? [];
  const start = readClock(clock);
  if (written === undefined || start === undefined) return undefined;
  rest = rest.slice(written.length);
  const end = readClock(until.exec(rest)?.[1] ?? '');
  if (end !== undefined) rest = rest.replace(until, '');
  const closes = open === '[' ? ']' : ')';
  const isClosed = open !== '' && rest.startsWith(closes);
  if (isClosed) {
    rest = rest.slice(1);
    if (open === '[') rest = rest.replace(address, '');
  } else if (open !== '') {
    // The whole line is the text of a link.
    rest = rest.replace(open === '[' ? /\](?:\([^()\s]{0,2000}\))?\s*$/ : /\)\s*$/, '');
  }
  const gap = between.exec(rest)?.[0] ?? '';
  if (gap === '' && rest !== '' && !isClosed) return undefined;
  const { title, url } = titleOf(rest.slice(gap.length));
  return {
    start,
    ...(end !== undefined && end > start && { end }),
    ...(title !== '' && { title }),
    ...(url !== undefined && { url }),
    at: { whole: { start: line.start, end: line.end } },
  };
}

/** A title without the marks of Markdown; the address of its link, when it has just one. */
function titleOf(written: string): { readonly title: string; readonly url?: string } {
  const urls: string[] = [];
  const text = written.replace(
    /\[([^\][]{1,400})\]\(([^()\s]{0,2000})\)/g,
    (_, label: string, to: string) => {
      urls.push(to);
      return label;
    },
  );
  const title = text
    .replace(/(?<!\s)\s*\|\s*$/, '')
    .replace(/^(\*\*|__|[*_`])(.*)\1$/s, '$2')
    .replace(/(?:\*\*|__)$/, '')
    .replace(/\\([\\`*_{}[\]()#+\-.!|<>])/g, '$1')
    .replace(/(?<!\s)\s*<br\s*\/?>\s*$/i, '');
  const [url] = urls.length === 1 ? urls : [];
  return { title: onOneLine(title), ...(url !== undefined && /^https?:\/\//i.test(url) && { url }) };
}

/** The places of a text that no time is read from: fenced code. */
function isFence(line: Line): boolean {
  return /^\s{0,3}(?:```|~~~)/.test(line.text);
}

/**
 * The runs of lines that begin with a time, in their order: nothing stands between the lines of a run but empty
 * lines. Fenced code of Markdown is passed over.
 */
export function* stampRuns(lines: Iterable<Line>): Generator<readonly ReadChapter[]> {
  let run: ReadChapter[] = [];
  let isCode = false;
  for (const line of lines) {
    if (isFence(line)) isCode = !isCode;
    if (line.text.trim() === '') continue;
    const chapter = isCode ? undefined : chapterOf(line);
    if (chapter) run.push(chapter);
    if ((chapter && run.length <= limits.chapters) || run.length === 0) continue;
    yield run;
    run = [];
  }
  if (run.length > 0) yield run;
}

/** How many chapters a list of times has at least, for Apple and Spotify alike. */
export const fewest = 3;

/**
 * Whether times are meant to be chapters, as Apple and Spotify take them: at least three, the first at 0, each
 * later than the one before it, and all with titles that are not whole paragraphs.
 */
export function isChapterList(run: readonly ReadChapter[]): boolean {
  if (run.length < fewest || run[0]?.start !== 0) return false;
  return run.every(({ start, title = '' }, index) => {
    const previous = run[index - 1];
    return title !== '' && title.length <= longestTitle && (!previous || start > previous.start);
  });
}

/** The chapters that notes list, in Markdown or as plain text; none when there are several lists, or no list. */
export function chaptersInNotes(text: string): readonly ReadChapter[] {
  if (text.length > limits.text) return [];
  let found: readonly ReadChapter[] = [];
  for (const run of stampRuns(linesOf(text))) {
    if (!isChapterList(run)) continue;
    if (found.length > 0) return [];
    found = run;
  }
  return found;
}

function read(text: string): Reading {
  const chapters: ReadChapter[] = [];
  for (const run of stampRuns(linesOf(text))) {
    for (const chapter of run) {
      if (chapters.length < limits.chapters) chapters.push(chapter);
      else return { chapters, faults: [tooMany(chapter.at.whole)] };
    }
  }
  return { chapters, faults: [] };
}

/** The list of times in a description, which Apple and Spotify make chapters of. */
export const stamps: ChapterFormat = {
  title: 'list of times',
  keeps: ['title'],
  wholeSeconds: true,
  matches: (text) => [...stampRuns(linesOf(text.slice(0, 65_536)))].some(({ length }) => length >= 2),
  read,
  write: (chapters) =>
    stampLines(chapters)
      .map((line) => `${line}\n`)
      .join(''),
};

/** The lines of a list of times, in the form that Apple and Spotify both accept. */
export function stampLines(chapters: readonly Chapter[]): readonly string[] {
  return listed(chapters).map(({ start, title }) => `${wholeClockOf(start)} ${title}`);
}
