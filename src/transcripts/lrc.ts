import { linesOf, trimmed } from '../text/lines.js';
import { readTime } from './clock.js';
import { collect, inOrder, type Reading, tidy } from './cue.js';
import type { TranscriptFormat } from './format.js';
import { withPrefixes } from './speakers.js';

const stamp = /\[(\d{1,3}:\d{2}(?::\d{2})?(?:[.:]\d{1,3})?)\]/y;
const word = /<\d{1,3}:\d{2}(?:[.:]\d{1,3})?>\s?/g;

function read(text: string): Reading {
  const found = collect();
  let offset = 0;
  for (const line of linesOf(text)) {
    const tag = /^\s*\[([a-z#]{1,12}):([^\]]{0,400})\]\s*$/i.exec(line.text.length > 500 ? '' : line.text);
    if (tag) {
      // A positive offset shows everything earlier.
      if (tag[1]?.toLowerCase() === 'offset') offset = (Number(tag[2]) || 0) / 1000;
      continue;
    }
    if (line.text.trim() === '') continue;
    const starts: number[] = [];
    stamp.lastIndex = line.text.search(/\S/);
    let end = stamp.lastIndex;
    for (let each = stamp.exec(line.text); each; each = stamp.exec(line.text)) {
      const seconds = readTime((each[1] ?? '').replace(/^(\d+:\d\d):(\d\d)$/, '$1.$2'));
      if (seconds !== undefined) starts.push(Math.max(0, seconds - offset));
      end = stamp.lastIndex;
    }
    const whole = trimmed(line);
    if (starts.length === 0) {
      found.report('lost', whole, 'The line does not begin with a time such as [03:07.50].');
      continue;
    }
    const said = tidy(line.text.slice(end).replace(word, ''));
    const at = { whole, start: whole, text: { start: line.start + end, end: line.end } };
    if (!starts.every((start) => found.add({ start, text: said, at }))) break;
  }
  return { cues: withPrefixes(inOrder(found.cues)), faults: found.faults };
}

/** LRC: lyrics with a time before each line. */
export const lrc: TranscriptFormat = {
  loses: [],
  matches: (text) =>
    /^\uFEFF?(?:\s{0,100}\[[a-z#]{1,12}:[^\]\n]{0,200}\][ \t]*\r?\n){0,20}\s{0,100}\[\d{1,3}:\d\d\.\d{1,3}\]/i.test(
      text.slice(0, 8192),
    ),
  read,
};
