import { toMillis } from '../text/clock.js';
import { type Line, linesOf, trimmed, within } from '../text/lines.js';
import {
  type ChapterFault,
  endOf,
  limits,
  listed,
  onOneLine,
  type Places,
  type ReadChapter,
  type Reading,
  tooMany,
  withoutImpliedEnds,
} from './chapter.js';
import type { ChapterFormat } from './format.js';

/** A section `[CHAPTER]` while its lines come in. */
interface Section {
  readonly at: Line;
  readonly values: Map<string, { readonly text: string; readonly line: Line; readonly from: number }>;
}

function read(text: string): Reading {
  const sections: Section[] = [];
  const faults: ChapterFault[] = [];
  let section: Section | undefined;
  for (const line of joined(text)) {
    const trimmedText = line.text.trim();
    if (trimmedText === '' || /^[;#]/.test(trimmedText)) continue;
    if (/^\[/.test(trimmedText)) {
      section = undefined;
      if (!/^\[CHAPTER\]$/i.test(trimmedText)) continue;
      if (sections.length === limits.chapters) {
        faults.push(tooMany(trimmed(line)));
        break;
      }
      section = { at: line, values: new Map() };
      sections.push(section);
      continue;
    }
    const equals = unescapedEquals(line.text);
    if (equals < 0) {
      faults.push({
        kind: 'syntax',
        span: trimmed(line),
        message: 'The line is not of the form key=value.',
        help: 'Correct the line, or remove it.',
      });
      continue;
    }
    const key = unescaped(line.text.slice(0, equals)).trim().toLowerCase();
    section?.values.set(key, { text: unescaped(line.text.slice(equals + 1)), line, from: equals + 1 });
  }
  const chapters: ReadChapter[] = [];
  for (const each of sections) {
    const chapter = chapterOf(each);
    if ('kind' in chapter) faults.push(chapter);
    else chapters.push(chapter);
  }
  return {
    chapters: withoutImpliedEnds(chapters),
    faults: faults.sort((a, b) => a.span.start - b.span.start),
  };
}

function chapterOf({ at: head, values }: Section): ReadChapter | ChapterFault {
  const spanOf = (key: string) => {
    const found = values.get(key);
    return found && within(found.line, found.from, found.line.text.length);
  };
  const base = /^\s*(\d{1,9})\s*\/\s*(\d{1,12})\s*$/.exec(values.get('timebase')?.text ?? '1/1000000000');
  const scale = Number(base?.[1] ?? 0) / Number(base?.[2] ?? 1);
  const [start, end] = ['start', 'end'].map((key) => {
    const ticks = values.get(key)?.text.trim() ?? '';
    return /^\d{1,18}$/.test(ticks) ? Math.round(Number(ticks) * scale * 1e6) / 1e6 : undefined;
  });
  if (start === undefined || !(scale > 0) || !Number.isFinite(scale)) {
    const isBase = start !== undefined;
    return {
      kind: 'syntax',
      span: spanOf(isBase ? 'timebase' : 'start') ?? trimmed(head),
      message: isBase
        ? 'The TIMEBASE of the chapter is not a fraction such as 1/1000.'
        : 'The chapter has no START that is a whole number.',
      help: 'Write TIMEBASE=1/1000 and START in milliseconds.',
    };
  }
  const title = onOneLine(values.get('title')?.text ?? '');
  const places: Places = {
    whole: trimmed(head),
    ...withSpan('start', spanOf('start')),
    ...withSpan('end', spanOf('end')),
    ...withSpan('title', spanOf('title')),
  };
  return {
    start,
    ...(end !== undefined && { end }),
    ...(title && { title }),
    at: places,
  };
}

function withSpan<Key extends 'start' | 'end' | 'title'>(key: Key, span: Places[Key]): Partial<Places> {
  return span ? { [key]: span } : {};
}

/** Lines, of which one that ends in a backslash goes on in the next. */
function* joined(text: string): Generator<Line> {
  let open: { readonly parts: string[]; readonly start: number } | undefined;
  for (const line of linesOf(text)) {
    const isOpen = /(?:^|[^\\])(?:\\\\)*\\$/.test(line.text.slice(-64));
    const part = isOpen ? `${line.text.slice(0, -1)}\n` : line.text;
    if (open) open.parts.push(part);
    else if (isOpen) open = { parts: [part], start: line.start };
    else yield line;
    if (open && !isOpen) {
      yield { text: open.parts.join(''), start: open.start, end: line.end };
      open = undefined;
    }
  }
  if (open) yield { text: open.parts.join(''), start: open.start, end: text.length };
}

function unescapedEquals(text: string): number {
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '=') return at;
  }
  return -1;
}

function unescaped(text: string): string {
  return text.replace(/\\([\s\S])/g, '$1');
}

/** The metadata files of FFmpeg (ffmpeg-formats, 5: Metadata). */
export const ffmetadata: ChapterFormat = {
  title: 'FFmpeg metadata',
  keeps: ['title', 'end'],
  matches: (text) => /^\uFEFF?;FFMETADATA/.test(text),
  read(text) {
    if (this.matches(text)) return read(text);
    const fault: ChapterFault = {
      kind: 'unreadable',
      span: { start: 0, end: 1 },
      message: 'The file does not begin with ;FFMETADATA1.',
      help: 'Put ;FFMETADATA1 on the first line.',
    };
    return { chapters: [], faults: [fault] };
  },
  write(chapters) {
    const rows = listed(chapters);
    const sections = rows.map(({ start, title }, index) => {
      const escaped = title.replace(/[=;#\\]/g, '\\$&');
      const end = toMillis(endOf(rows, index));
      return `\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=${toMillis(start)}\nEND=${end}\ntitle=${escaped}\n`;
    });
    return `;FFMETADATA1\n${sections.join('')}`;
  },
};
