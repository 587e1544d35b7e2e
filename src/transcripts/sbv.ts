import { linesOf, trimmed, within } from '../text/lines.js';
import { readTime } from './clock.js';
import { collect, knownEnd, type ReadCue, type Reading, tidy } from './cue.js';
import type { TranscriptFormat } from './format.js';
import { withPrefixes } from './speakers.js';

const timing = /^\s*(\d{1,3}:\d{2}:\d{2}\.\d{3}),(\d{1,3}:\d{2}:\d{2}\.\d{3})\s*$/;

/** A line that is meant for a timing, whatever is wrong with it. */
const meant = /^\s*\d{1,4}:\d{1,3}[:.,]?[\d:.,;>\s-]{1,40}$/;

function read(text: string): Reading {
  const found = collect();
  let open:
    | { readonly cue: Omit<ReadCue, 'text'>; readonly lines: string[]; text: { start: number; end: number } }
    | undefined;
  const close = (): boolean => {
    if (!open) return true;
    const { cue, lines, text } = open;
    return found.add({ ...cue, text: tidy(lines.join('\n')), at: { ...cue.at, text } });
  };
  let isBehindBlank = true;
  for (const line of linesOf(text)) {
    const [, from = '', to = ''] = timing.exec(line.text) ?? [];
    const [start, end] = [readTime(from), readTime(to)];
    if (start !== undefined && end !== undefined) {
      if (!close()) return found;
      const at = line.text.indexOf(from);
      const toAt = at + from.length + 1;
      const known = knownEnd(start, end);
      const places = {
        whole: trimmed(line),
        start: within(line, at, at + from.length),
        end: within(line, toAt, toAt + to.length),
      };
      open = {
        cue: { start, ...(known !== undefined && { end: known }), at: places },
        lines: [],
        text: { start: line.end, end: line.end },
      };
    } else if (line.text.trim() !== '') {
      if (isBehindBlank && meant.test(line.text)) {
        if (!close()) return found;
        open = undefined;
        const message = 'The line is not a timing such as 0:00:00.000,0:03:07.000.';
        found.report('lost', trimmed(line), message, 'Correct the times.');
      } else if (open) {
        if (open.lines.length === 0) open.text.start = line.start;
        open.lines.push(line.text.replaceAll('[br]', '\n'));
        open.text.end = line.end;
      } else
        found.report(
          'lost',
          trimmed(line),
          'The text has no timing such as 0:00:00.000,0:03:07.000 above it.',
        );
    }
    isBehindBlank = line.text.trim() === '';
  }
  close();
  return { cues: withPrefixes(found.cues), faults: found.faults };
}

/** SBV: the captions that YouTube exports. */
export const sbv: TranscriptFormat = {
  loses: [],
  matches: (text) => /^\uFEFF?\s{0,100}\d{1,3}:\d\d:\d\d\.\d{3},\d{1,3}:\d\d:\d\d\.\d{3}\s/.test(text),
  read,
};
