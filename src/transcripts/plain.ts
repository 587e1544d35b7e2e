import { wholeClockOf } from '../text/clock.js';
import { type Line, linesOf, trimmed } from '../text/lines.js';
import { readTime } from './clock.js';
import { collect, isTimed, onOneLine, type Places, type Reading, tidy } from './cue.js';
import type { TranscriptFormat } from './format.js';
import { isNameAlone, prefixOf, speakersAmong } from './speakers.js';

const clock = String.raw`\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?`;

/** A line that begins with a time: `[00:03:07] …`, `00:03:07 - …`, `(03:07) …`. */
const timeFirst = new RegExp(String.raw`^\s*[[(]?(${clock})[\])]?(?:\s*(?:[-–—|:]\s+|$)|\s+)`);

/** A line that is a name with a time behind it: `Alice 03:07`, `Alice (00:03:07):`. */
const timeLast = new RegExp(
  String.raw`^\s*(\S[^\n]{0,60}?)\s*(?:[-–—,|:]\s*)?[[(]?(${clock})[\])]?\s*(?::\s*)?$`,
);

/** What is said from one label to the next. */
interface Open {
  readonly head: Line;
  readonly start?: number;
  readonly speaker?: string;
  readonly texts: { readonly text: string; readonly line: Line }[];
}

/** What a line says besides its text. */
interface Label {
  readonly start?: number;
  readonly speaker?: string;
  readonly rest: string;
}

function labelOf(text: string, speakers: ReadonlySet<string>): Label | undefined {
  const head = text.length > 400 ? text.slice(0, 400) : text;
  const first = timeFirst.exec(head);
  const start = first ? readTime(first[1] ?? '') : undefined;
  const behind = start === undefined ? text : text.slice(first?.[0].length);
  const prefix = prefixOf(behind);
  if (prefix && speakers.has(prefix.speaker)) {
    const rest = behind.slice(prefix.length);
    return { ...(start !== undefined && { start }), speaker: prefix.speaker, rest };
  }
  if (start !== undefined) {
    const alone = onOneLine(behind).replace(/:$/, '');
    return isNameAlone(alone) && speakers.has(alone)
      ? { start, speaker: alone, rest: '' }
      : { start, rest: behind };
  }
  const last = head.length === text.length ? timeLast.exec(text) : null;
  const [name, at] = [onOneLine(last?.[1] ?? ''), readTime(last?.[2] ?? '')];
  return at !== undefined && isNameAlone(name) ? { start: at, speaker: name, rest: '' } : undefined;
}

/** The names that stand before texts, in the order of the file; the first is undefined when a text comes before all. */
function* namesIn(text: string): Generator<string | undefined> {
  let isFirst = true;
  for (const { text: line } of linesOf(text)) {
    if (line.trim() === '') continue;
    const time = timeFirst.exec(line.length > 400 ? line.slice(0, 400) : line);
    const behind = time ? line.slice(time[0].length) : line;
    const name = prefixOf(behind)?.speaker;
    const alone = time && name === undefined ? onOneLine(behind.slice(0, 80)) : '';
    if (name !== undefined) yield name;
    else if (isNameAlone(alone)) yield alone;
    else if (isFirst) yield undefined;
    isFirst = false;
  }
}

function read(text: string): Reading {
  const found = collect();
  const speakers = speakersAmong(namesIn(text));
  let open: Open | undefined;
  let isNewParagraph = true;
  const close = (): boolean => {
    const [first, last] = [open?.texts[0], open?.texts.at(-1)];
    if (!open || !first || !last) return true;
    const { head, start, speaker, texts } = open;
    const whole = trimmed(head);
    const isOneLine = first.line === head && last.line === head;
    const at: Places = {
      whole,
      text: isOneLine ? whole : { start: trimmed(first.line).start, end: trimmed(last.line).end },
      ...(start !== undefined && { start: whole }),
      ...(speaker !== undefined && { speaker: whole }),
    };
    return found.add({
      ...(start !== undefined && { start }),
      ...(speaker !== undefined && { speaker }),
      text: tidy(texts.map((each) => each.text).join('\n')),
      at,
    });
  };
  for (const line of linesOf(text)) {
    if (line.text.trim() === '') {
      isNewParagraph = true;
      continue;
    }
    const label = labelOf(line.text, speakers);
    if (label) {
      // A name alone above a line that is only a time is that of the speaker.
      const above = open?.texts.at(-1);
      const isTimeOnly = label.speaker === undefined && label.rest.trim() === '';
      const name = isTimeOnly && above ? onOneLine(above.text).replace(/:$/, '') : '';
      const isName = name !== '' && isNameAlone(name);
      if (isName) open?.texts.pop();
      if (!close()) return found;
      const { start, speaker = isName ? name : undefined, rest } = label;
      open = {
        head: line,
        ...(start !== undefined && { start }),
        ...(speaker !== undefined && { speaker }),
        texts: rest.trim() === '' ? [] : [{ text: rest, line }],
      };
    } else if (open && !(isNewParagraph && open.start === undefined && open.speaker === undefined)) {
      open.texts.push({ text: line.text, line });
    } else {
      if (!close()) return found;
      open = { head: line, texts: [{ text: line.text, line }] };
    }
    isNewParagraph = false;
  }
  close();
  return found;
}

/** Plain text: a paragraph for each cue, with the time and the speaker before it where they are known. */
export const plain: TranscriptFormat = {
  loses: ['end', 'fraction', 'voice'],
  matches: (text) => text.trim() !== '',
  read,
  write(cues) {
    const hasTimes = isTimed(cues);
    return cues
      .map(({ start, speaker, text }) => {
        const time = start === undefined || !hasTimes ? '' : `[${wholeClockOf(start)}] `;
        return `${time}${speaker === undefined ? '' : `${speaker}: `}${text}\n`;
      })
      .join('\n');
  },
};
