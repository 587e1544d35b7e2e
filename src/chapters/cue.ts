import { type Line, linesOf, trimmed, within } from '../text/lines.js';
import { type ChapterFault, limits, type ReadChapter, type Reading, tooMany } from './chapter.js';
import type { ChapterFormat } from './format.js';

/** What may stand in a cue sheet and says nothing of chapters. */
const other =
  /^\s*(?:REM|FILE|CATALOG|CDTEXTFILE|FLAGS|ISRC|PERFORMER|SONGWRITER|PREGAP|POSTGAP|COMPOSER|GENRE|DATE)\b/i;

/** A cue sheet counts 75 frames in a second. */
const frames = 75;

function read(text: string): Reading {
  const chapters: ReadChapter[] = [];
  const faults: ChapterFault[] = [];
  let track: { readonly line: Line; title?: string; titleLine?: Line; done: boolean } | undefined;
  for (const line of linesOf(text)) {
    if (line.text.trim() === '' || other.test(line.text)) continue;
    const [, command = '', rest = ''] = /^\s*(TRACK|TITLE|INDEX)\s+(\S.*)$/i.exec(line.text) ?? [];
    if (/^track$/i.test(command)) track = { line, done: false };
    else if (/^title$/i.test(command)) {
      if (track) Object.assign(track, { title: unquoted(rest), titleLine: line });
    } else if (/^index$/i.test(command) && track && /^0?1\s/.test(rest)) {
      const start = secondsOf(rest.replace(/^0?1\s+/, '').trim());
      if (chapters.length === limits.chapters) {
        faults.push(tooMany(trimmed(line)));
        break;
      }
      track.done = true;
      const { title, titleLine } = track;
      const whole = trimmed(line);
      if (start === undefined) {
        faults.push({
          kind: 'syntax',
          span: whole,
          message: 'The INDEX of the track is not a time of minutes, seconds and frames such as 43:07:00.',
          help: 'Write minutes, seconds and frames (75 in a second).',
        });
        continue;
      }
      chapters.push({
        start,
        ...(title && { title }),
        at: { whole, start: whole, ...(titleLine && { title: trimmed(titleLine) }) },
      });
    } else if (!/^index$/i.test(command)) {
      faults.push({
        kind: 'syntax',
        span: trimmed(line),
        message: 'The line is not a command of cue sheets, such as TRACK, TITLE or INDEX.',
        help: 'Correct the line, or remove it.',
      });
    }
  }
  if (track && !track.done) {
    const { line } = track;
    const message = 'The track has no INDEX 01, so nobody knows where it starts.';
    faults.push({ kind: 'syntax', span: within(line, 0, line.text.length), message });
  }
  return { chapters, faults: faults.sort((a, b) => a.span.start - b.span.start) };
}

function unquoted(text: string): string {
  return text.trim().replace(/^"([^"]*)"?$/, '$1');
}

function secondsOf(time: string): number | undefined {
  const [, minutes, seconds, frame] = /^(\d{1,5}):([0-5]?\d):(\d{1,2})$/.exec(time) ?? [];
  if (minutes === undefined || Number(frame) >= frames) return undefined;
  const exact = Number(minutes) * 60 + Number(seconds) + Number(frame) / frames;
  return Math.round(exact * 1000) / 1000;
}

/** Cue sheets, as audio editors and disc burners export them; read only. */
export const cue: ChapterFormat = {
  title: 'cue sheet',
  keeps: ['title'],
  matches: (text) => /^\s{0,4}(?:TRACK\s+\d|FILE\s+\S)/im.test(text.slice(0, 4096)),
  read,
};
