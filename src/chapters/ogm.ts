import { clockOf, readClock } from '../text/clock.js';
import { type Line, linesOf, trimmed, within } from '../text/lines.js';
import { type ChapterFault, limits, listed, type ReadChapter, type Reading, tooMany } from './chapter.js';
import type { ChapterFormat } from './format.js';

/** `CHAPTER01=00:00:00.000`, `CHAPTER01NAME=Welcome`, `CHAPTER01URL=https://…`. */
const row = /^\s*CHAPTER(\d{1,6})(NAME|URL)?\s*=(.*)$/i;

/** What is known of a chapter while its lines come in. */
type Draft = { -readonly [Key in keyof ReadChapter]?: ReadChapter[Key] } & Pick<ReadChapter, 'at'>;

function read(text: string): Reading {
  const drafts = new Map<string, Draft>();
  const faults: ChapterFault[] = [];
  for (const line of linesOf(text)) {
    if (line.text.trim() === '') continue;
    const [, number = '', what = '', value = ''] = row.exec(line.text) ?? [];
    const whole = trimmed(line);
    if (number === '') {
      faults.push({
        kind: 'syntax',
        span: whole,
        message: 'The line is not of the form CHAPTER01=00:00:00.000 or CHAPTER01NAME=Welcome.',
        help: 'Correct the line, or remove it.',
      });
      continue;
    }
    const key = String(Number(number));
    const draft = drafts.get(key) ?? { at: { whole } };
    if (!drafts.has(key) && drafts.size === limits.chapters) {
      faults.push(tooMany(whole));
      break;
    }
    drafts.set(key, draft);
    const fault = take(draft, what.toUpperCase(), value, line);
    if (fault) faults.push(fault);
  }
  const chapters: ReadChapter[] = [];
  for (const draft of drafts.values()) {
    const { start } = draft;
    if (start !== undefined) chapters.push({ ...draft, start });
    else if (!draft.at.start) {
      faults.push({
        kind: 'syntax',
        span: draft.at.whole,
        message: 'The chapter has a name or an address, but no line with its start.',
        help: 'Add the line with its start, such as CHAPTER01=00:00:00.000.',
      });
    }
  }
  return { chapters, faults: faults.sort((a, b) => a.span.start - b.span.start) };
}

/** Puts the value of a line into its chapter, or says what is wrong with it. */
function take(draft: Draft, what: string, written: string, line: Line): ChapterFault | undefined {
  const value = written.trim();
  const from = line.text.length - written.trimStart().length;
  const span = within(line, from, from + value.length);
  if (what === 'NAME') {
    if (value !== '') draft.title = value;
    draft.at = { ...draft.at, title: span };
  } else if (what === 'URL') {
    if (value !== '') draft.url = value;
    draft.at = { ...draft.at, url: span };
  } else {
    const start = readClock(value);
    draft.at = { ...draft.at, whole: trimmed(line), start: span };
    if (start !== undefined) draft.start = start;
    else {
      return {
        kind: 'syntax',
        span: value === '' ? trimmed(line) : span,
        message: `The start of the chapter is "${value.slice(0, 80)}", not a time such as 00:43:07.500.`,
        help: 'Write hours, minutes and seconds.',
      };
    }
  }
  return undefined;
}

/** The chapter lists of OGM tools, which are also the Vorbis comments of Ogg, Opus and FLAC files. */
export const ogm: ChapterFormat = {
  title: 'CHAPTERxxx list',
  keeps: ['title', 'url'],
  matches: (text) => /^\uFEFF?\s{0,100}CHAPTER\d{1,6}(?:NAME|URL)?\s{0,10}=/i.test(text),
  read,
  write: (chapters) =>
    listed(chapters)
      .map(({ start, title, url }, index) => {
        const key = `CHAPTER${String(index + 1).padStart(3, '0')}`;
        const address = url === undefined ? '' : `${key}URL=${url}\n`;
        return `${key}=${clockOf(start)}\n${key}NAME=${title}\n${address}`;
      })
      .join(''),
};
