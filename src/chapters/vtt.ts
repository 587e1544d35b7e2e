import { clockOf, readClock } from '../text/clock.js';
import { decodeReferences } from '../text/html.js';
import { type Line, linesOf, trimmed, within } from '../text/lines.js';
import {
  type ChapterFault,
  endOf,
  limits,
  listed,
  type ReadChapter,
  type Reading,
  tooMany,
  withoutImpliedEnds,
} from './chapter.js';
import type { ChapterFormat } from './format.js';

const timing =
  /^\s*((?:\d{1,4}:)?\d{1,2}:\d\d[.,]\d{1,3})\s*-->\s*((?:\d{1,4}:)?\d{1,2}:\d\d[.,]\d{1,3})(?:\s|$)/;

/** Blocks of lines between blank lines. */
function* blocksOf(text: string): Generator<readonly Line[]> {
  let block: Line[] = [];
  for (const line of linesOf(text)) {
    if (line.text.trim() !== '') block.push(line);
    else if (block.length > 0) {
      yield block;
      block = [];
    }
  }
  if (block.length > 0) yield block;
}

function read(text: string): Reading {
  const chapters: ReadChapter[] = [];
  const faults: ChapterFault[] = [];
  for (const block of blocksOf(text)) {
    const [first, second] = block as readonly [Line, Line?];
    if (/^WEBVTT(?:\s|$)/.test(first.text) && chapters.length + faults.length === 0) continue;
    if (/^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(first.text)) continue;
    const head = first.text.includes('-->') ? 0 : second?.text.includes('-->') ? 1 : -1;
    const line = block[Math.max(0, head)] as Line;
    if (chapters.length === limits.chapters) {
      faults.push(tooMany(trimmed(line)));
      break;
    }
    const chapter = head < 0 ? undefined : chapterOf(line, block.slice(head + 1));
    if (chapter) chapters.push(chapter);
    else {
      faults.push({
        kind: 'syntax',
        span: trimmed(line),
        message: 'The lines are not a chapter: they have no timing such as 00:00:00.000 --> 00:03:07.000.',
        help: 'Put the timing on a line of its own, and the title on the next.',
      });
    }
  }
  return { chapters: withoutImpliedEnds(chapters), faults };
}

function chapterOf(line: Line, titles: readonly Line[]): ReadChapter | undefined {
  const [, from = '', to = ''] = timing.exec(line.text) ?? [];
  const [start, end] = [readClock(from), readClock(to)];
  if (start === undefined || end === undefined) return undefined;
  const written = titles.map(({ text }) => text).join(' ');
  const title = decodeReferences(written.replace(/<[^<>]*>/g, '')).trim();
  const startAt = line.text.indexOf(from);
  const endAt = line.text.indexOf(to, startAt + from.length);
  const [firstTitle, lastTitle] = [titles[0], titles.at(-1)];
  return {
    start,
    end,
    ...(title !== '' && { title }),
    at: {
      whole: trimmed(line),
      start: within(line, startAt, startAt + from.length),
      end: within(line, endAt, endAt + to.length),
      ...(firstTitle && lastTitle && { title: { start: firstTitle.start, end: lastTitle.end } }),
    },
  };
}

/** Chapters as a WebVTT file (WebVTT, 6: text tracks of the kind "chapters"). */
export const vtt: ChapterFormat = {
  title: 'WebVTT chapters',
  keeps: ['title', 'end'],
  matches: (text) => /^\uFEFF?WEBVTT(?:\s|$)/.test(text),
  read(text) {
    if (this.matches(text)) return read(text);
    const fault: ChapterFault = {
      kind: 'unreadable',
      span: { start: 0, end: 1 },
      message: 'The file does not begin with WEBVTT.',
      help: 'Put WEBVTT on the first line and leave the next one empty.',
    };
    return { chapters: [], faults: [fault] };
  },
  write(chapters) {
    const rows = listed(chapters);
    const cues = rows.map(({ start, title }, index) => {
      const text = title.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      return `\n${clockOf(start)} --> ${clockOf(endOf(rows, index))}\n${text}\n`;
    });
    return `WEBVTT\n${cues.join('')}`;
  },
};
