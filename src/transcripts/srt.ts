import { type Line, linesOf, trimmed, within } from '../text/lines.js';
import { clockWith, readTime } from './clock.js';
import { type Cue, collect, type Findings, knownEnd, type Reading, tidy, withEnds, wrapped } from './cue.js';
import type { TranscriptFormat } from './format.js';
import { withPrefixes } from './speakers.js';

const clock = String.raw`\d{1,4}:\d{1,3}(?::\d{1,3})?(?:[.,]\d{1,9})?`;
const timing = new RegExp(String.raw`^\s*(${clock})\s*(-{1,3}>|--|[→—–])\s*(${clock})(?=\s|$)`);

/** A line that is meant for a timing wherever it stands: it has an arrow, and figures as times have them. */
const meant = /^\s*\d{1,4}[:.,][\d:.,]{0,30}[^\n]{0,12}?-{1,3}>|-->\s*\d{1,4}:\d/;

/** Two times, whatever is between them: meant for a timing where a cue may begin. */
const pair = /^\s*(?:\d{1,4}[:;.,]){2}[\d.,]{1,12}[^\d\n]{1,12}(?:\d{1,4}[:;.,]){2}[\d.,]{1,12}\s*$/;

/** A line that is a number: of the cue below it, or what somebody says. */
const isNumber = (line: Line | undefined): boolean => /^\s*\d{1,9}\s*$/.test(line?.text ?? '');

/** A time stamp as players demand it. */
const strict = /^\d{2,}:[0-5]\d:[0-5]\d,\d{3}$/;

/** The marks that SubRip files take from HTML and from SubStation Alpha. */
const marks = /<\/?(?:b|i|u|s|font|c|v|span|br)(?:[\s.][^<>]{0,200})?\/?>|\{\\[^{}]{0,100}\}/gi;

/** A cue that is being read. */
interface Open {
  readonly head: Line;
  readonly times: Pick<Cue, 'start' | 'end'>;
  readonly at: { readonly start: Line; readonly end: Line } | undefined;
  readonly lines: Line[];
}

function read(text: string): Reading {
  const found = collect();
  let open: Open | undefined;
  let blank: Line | undefined;
  const close = (): boolean => {
    const [first, last] = [open?.lines[0], open?.lines.at(-1)];
    if (!open || !first || !last) return true;
    const raw = open.lines.map((line) => line.text).join('\n');
    const { head, times, at } = open;
    return found.add({
      ...times,
      text: tidy(raw.includes('<') || raw.includes('{') ? raw.replace(marks, '') : raw),
      at: {
        whole: trimmed(head),
        ...(at && { start: at.start, end: at.end }),
        text: { start: first.start, end: last.end },
      },
    });
  };
  let previous: Line | undefined;
  /** The number that stands where one of a cue does: at the start of the file, or behind an empty line. */
  let numbered: Line | undefined;
  let number = 0;
  for (const line of linesOf(text)) {
    const match = timing.exec(line.text);
    const isNext = numbered !== undefined && Number(numbered.text) === number + 1;
    const mayBegin = numbered !== undefined || blank !== undefined || previous === undefined;
    const isBroken = isNext ? !isNumber(line) && line.text.trim() !== '' : mayBegin && pair.test(line.text);
    if (match || isBroken || meant.test(line.text)) {
      // The line before is the number of the cue, not the end of what was said.
      if (isNumber(previous)) number = Number(previous?.text);
      if (open && isNumber(previous) && open.lines.at(-1) === previous) open.lines.pop();
      if (!close()) return { cues: withPrefixes(found.cues), faults: found.faults };
      open = begin(line, match, found);
      blank = undefined;
    } else if (line.text.trim() === '') {
      blank = line;
    } else if (open) {
      if (blank && open.lines.length > 0 && !isNumber(line)) {
        found.report(
          'syntax',
          trimmed(line),
          'The text follows an empty line, which ends a cue for most players.',
          'Remove the empty line, or add a timing.',
        );
      }
      open.lines.push(line);
      blank = undefined;
    } else if (!isNumber(line)) {
      found.report(
        'stray',
        trimmed(line),
        'The text has no timing such as 00:00:00,000 --> 00:03:07,000 above it.',
      );
    }
    numbered = isNumber(line) && (!previous || previous.text.trim() === '') ? line : undefined;
    previous = line;
  }
  close();
  return { cues: withPrefixes(found.cues), faults: found.faults };
}

function begin(line: Line, match: RegExpExecArray | null, found: Findings): Open {
  const [, from = '', arrow = '', to = ''] = match ?? [];
  const [start, end] = [readTime(from), readTime(to)];
  if (start === undefined || end === undefined) {
    const message =
      'The line is not a timing such as 00:00:00,000 --> 00:03:07,000, so players skip the cue.';
    found.report('lost', trimmed(line), message);
    return { head: line, times: {}, at: undefined, lines: [] };
  }
  const startAt = line.text.indexOf(from);
  const endAt = line.text.indexOf(to, startAt + from.length + arrow.length);
  const at = {
    start: { text: from, ...within(line, startAt, startAt + from.length) },
    end: { text: to, ...within(line, endAt, endAt + to.length) },
  };
  const wrong = [at.start, at.end].find((each) => !strict.test(each.text));
  if (arrow !== '-->') {
    const arrowAt = line.text.indexOf(arrow, startAt + from.length);
    const span = within(line, arrowAt, arrowAt + arrow.length);
    found.report('timing', span, `The arrow of the timing is "${arrow}", not "-->".`, 'Write "-->".');
  } else if (wrong) {
    const message = `The time is "${wrong.text}", not one such as "00:03:07,000".`;
    const help = 'Write hours, minutes, seconds and three figures of milliseconds, with a comma before them.';
    found.report('timing', { start: wrong.start, end: wrong.end }, message, help);
  }
  const known = knownEnd(start, end);
  return { head: line, times: { start, ...(known !== undefined && { end: known }) }, at, lines: [] };
}

/** The longest line that the namespace advises. */
const longestLine = 32;

/** SubRip: numbered cues, times with a comma. It has no voices; names go before the text. */
export const srt: TranscriptFormat = {
  timed: true,
  loses: ['voice', 'arrow'],
  matches: (text) => {
    const lines = text.slice(0, 4096).split(/\r\n|[\r\n]/);
    return lines.slice(0, 40).some((line) => timing.test(line));
  },
  read,
  write(cues, length) {
    const blocks = withEnds(cues, length).map(({ start, end, speaker, text }, index) => {
      const said = speaker === undefined ? text : `${speaker}: ${text}`;
      const lines = wrapped(said.replaceAll('-->', '->'), longestLine);
      return `${index + 1}\n${clockWith(start, ',')} --> ${clockWith(end, ',')}\n${lines}\n`;
    });
    return blocks.join('\n');
  },
};
