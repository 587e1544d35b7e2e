import { decodeReferences } from '../text/html.js';
import { type Line, linesOf, trimmed, within } from '../text/lines.js';
import type { Span } from '../text/source.js';
import { clockWith, readTime } from './clock.js';
import {
  type Cue,
  collect,
  type Findings,
  knownEnd,
  onOneLine,
  type Places,
  type Reading,
  tidy,
  withEnds,
  wrapped,
} from './cue.js';
import type { TranscriptFormat } from './format.js';
import { withPrefixes } from './speakers.js';

/** A time stamp as players demand it (WebVTT, 4.1: at least two figures of hours, three of milliseconds). */
const strict = /^(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}$/;

/** Everything that is meant for a time in WebVTT. */
const clock = String.raw`\d{1,4}(?::\d{1,3}){1,2}(?:[.,]\d{1,9})?`;
const timing = new RegExp(
  String.raw`^[ \t]*(${clock})[ \t]*(-->|-{1,3}>|[→—–])[ \t]*(${clock})(?=[ \t]|$)(.*)$`,
);

/** What may stand behind a timing: settings such as `align:start` (WebVTT, 4.4). */
const settings = /^(?:[ \t]+(?:vertical|line|position|size|align|region):[^\s]{1,80})*[ \t]*$/;

/** Blocks of lines between blank lines. A line with an arrow begins a block where the one before has had its own. */
function* blocksOf(text: string): Generator<readonly Line[]> {
  let block: Line[] = [];
  for (const line of linesOf(text)) {
    const isLate =
      block.length > 1 && line.text.includes('-->') && !/^(?:NOTE|STYLE|REGION)/.test(block[0]?.text ?? '');
    if (line.text !== '' && !isLate) block.push(line);
    else {
      if (block.length > 0) yield block;
      block = line.text === '' ? [] : [line];
    }
  }
  if (block.length > 0) yield block;
}

function read(text: string): Reading {
  const found = collect();
  let hasVoices = false;
  let isFirst = true;
  for (const block of blocksOf(text)) {
    const [first, second] = block as readonly [Line, Line?];
    if (isFirst) {
      isFirst = false;
      // The header ends with a blank line; players skip what else is in it.
      if (first.text.startsWith('WEBVTT')) continue;
    }
    if (/^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(first.text)) continue;
    const head = first.text.includes('-->') ? 0 : second?.text.includes('-->') ? 1 : headOf(block);
    const line = block[head];
    const payload = block.slice(head + 1);
    const timed = line && timesOf(line, found);
    if (!timed) {
      const message = line
        ? 'The line is not a timing such as 00:00:00.000 --> 00:03:07.000, so players skip the cue.'
        : 'The lines are not a cue: they have no timing such as 00:00:00.000 --> 00:03:07.000.';
      found.report(line ? 'lost' : 'stray', trimmed(line ?? first), message);
      continue;
    }
    const voices = voicesOf(payload, text, found);
    hasVoices ||= voices.some(({ speaker }) => speaker !== undefined);
    const isAdded = voices.every(({ text, speaker, at }) =>
      found.add({
        ...timed.times,
        ...(speaker !== undefined && { speaker }),
        text,
        at: { ...timed.at, text: at },
      }),
    );
    if (!isAdded) break;
  }
  return { cues: hasVoices ? found.cues : withPrefixes(found.cues), faults: found.faults };
}

/** The line of a block that is meant for a timing although its arrow is broken. */
function headOf(block: readonly Line[]): number {
  return block.slice(0, 2).findIndex(({ text }) => timing.test(text));
}

/** The times of a timing; undefined when there are none. What players would not take is reported. */
function timesOf(
  line: Line,
  found: Findings,
): { readonly times: Pick<Cue, 'start' | 'end'>; readonly at: Places } | undefined {
  const [, from = '', arrow = '', to = '', rest = ''] = timing.exec(line.text) ?? [];
  const [start, end] = [readTime(from), readTime(to)];
  if (start === undefined || end === undefined) return undefined;
  const startAt = line.text.indexOf(from);
  const endAt = line.text.indexOf(to, startAt + from.length + arrow.length);
  const span = (at: number, of: string): Span => within(line, at, at + of.length);
  const wrong = [
    { is: !strict.test(from), value: from, at: startAt },
    { is: !strict.test(to), value: to, at: endAt },
  ].find(({ is }) => is);
  if (arrow !== '-->') {
    const at = line.text.indexOf(arrow);
    found.report(
      'timing',
      span(at, arrow),
      `The arrow of the timing is "${arrow}", not "-->".`,
      'Write "-->".',
    );
  } else if (wrong) {
    const message = `The time is "${wrong.value}", not one such as "00:03:07.000".`;
    const help = 'Write hours, minutes, seconds and three figures of milliseconds, with a dot before them.';
    found.report('timing', span(wrong.at, wrong.value), message, help);
  } else if (!settings.test(rest)) {
    const at = endAt + to.length;
    const message = `What follows the timing, "${rest.trim().slice(0, 60)}", is not a setting.`;
    found.report(
      'syntax',
      trimmed({ ...within(line, at, line.text.length), text: rest }),
      message,
      'Put the text on the next line.',
    );
  }
  const known = knownEnd(start, end);
  return {
    times: { start, ...(known !== undefined && { end: known }) },
    at: { whole: trimmed(line), start: span(startAt, from), end: span(endAt, to) },
  };
}

/** What one voice says in a cue. */
interface Voice {
  readonly speaker: string | undefined;
  readonly text: string;
  readonly at: Span;
}

/** The tags of WebVTT (4.2.2), besides time stamps. */
const known = /^\/?(?:c|i|b|u|v|ruby|rt|lang)?(?:[.\s].*)?$/s;

/** So many pieces of a text are joined at once. */
const mostPieces = 4096;

/** The texts of a cue by who says them, without tags, and with references decoded. */
function voicesOf(payload: readonly Line[], source: string, found: Findings): readonly Voice[] {
  const [first, last] = [payload[0], payload.at(-1)];
  if (!first || !last) return [];
  const raw = source.slice(first.start, last.end);
  if (!raw.includes('<'))
    return [
      { speaker: undefined, text: tidy(decodeReferences(raw)), at: { start: first.start, end: last.end } },
    ];
  const voices: Voice[] = [];
  let speaker: string | undefined;
  // A text that grows by every piece would be a tree of them.
  let text = '';
  const pieces: string[] = [];
  let from = 0;
  const end = (at: number): void => {
    const said = tidy(decodeReferences(text + pieces.join('')));
    pieces.length = 0;
    if (said !== '')
      voices.push({ speaker, text: said, at: { start: first.start + from, end: first.start + at } });
    text = '';
  };
  let at = 0;
  for (let open = raw.indexOf('<'); open >= 0; open = raw.indexOf('<', at)) {
    pieces.push(raw.slice(at, open));
    if (pieces.length === mostPieces) {
      text += pieces.join('');
      pieces.length = 0;
    }
    const close = raw.indexOf('>', open);
    const tag = raw.slice(open + 1, close < 0 ? raw.length : close);
    at = close < 0 ? raw.length : close + 1;
    const span = { start: first.start + open, end: first.start + at };
    if (/^v(?:[.\s]|$)/.test(tag)) {
      end(open);
      from = at;
      speaker = onOneLine(decodeReferences(tag.replace(/^v(?:\.\S{0,200})?/, ''))) || undefined;
      if (speaker === undefined)
        found.report(
          'syntax',
          span,
          'The voice has no name.',
          'Write the name behind "v", such as <v Alice>.',
        );
    } else if (/^\/v\s*$/.test(tag)) {
      end(open);
      from = at;
      speaker = undefined;
    } else if (close < 0) {
      found.report(
        'syntax',
        span,
        'The tag is not closed with ">", so players show nothing of what follows.',
        'Write "&lt;" for a "<" that is text.',
      );
    } else if (!known.test(tag) && !/^\d[\d:.]*$/.test(tag)) {
      const shown = `<${tag.slice(0, 40)}>`;
      found.report(
        'syntax',
        span,
        `Players take ${shown} for a tag and do not show it.`,
        'Write "&lt;" for a "<" that is text.',
      );
    }
  }
  pieces.push(raw.slice(at));
  end(raw.length);
  return voices;
}

/** Characters that a text or a name cannot say as themselves. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The longest line that the namespace advises. */
const longestLine = 65;

/** WebVTT (W3C, text tracks of captions and subtitles). */
export const vtt: TranscriptFormat = {
  timed: true,
  loses: [],
  matches: (text) => /^\uFEFF?WEBVTT(?:[ \t\r\n]|$)/.test(text),
  read(text) {
    if (this.matches(text)) return read(text);
    const message = 'The file does not begin with WEBVTT.';
    const help = 'Put WEBVTT on the first line and leave the next one empty.';
    return { cues: [], faults: [{ kind: 'unreadable', span: { start: 0, end: 1 }, message, help }] };
  },
  write(cues, length) {
    const blocks = withEnds(cues, length).map(({ start, end, speaker, text }) => {
      const voice = speaker === undefined ? '' : `<v ${escaped(speaker)}>`;
      const lines = escaped(wrapped(text, longestLine));
      return `\n${clockWith(start, '.')} --> ${clockWith(end, '.')}\n${voice}${lines}\n`;
    });
    return `WEBVTT\n${blocks.join('')}`;
  },
};
