import fc from 'fast-check';
import { parseSync } from 'subtitle';
import { expect, test } from 'vitest';
import { type WebVTTNode, WebVTTParser } from 'webvtt-parser';
import { toMillis } from '../../src/text/clock.js';
import { withEnds, wrapped } from '../../src/transcripts/cue.js';
import { readTranscript, writeTranscript } from '../../src/transcripts/formats.js';
import { marked, plain } from './cues.js';

/** What it takes for a reference by default leaves the semicolon. */
const oracle = new WebVTTParser({ '&amp;': '&', '&lt;': '<', '&gt;': '>' });

function textOf({ type, value = '', children = [] }: WebVTTNode): string {
  return type === 'text' ? value : children.map(textOf).join('');
}

function voiceOf({ name, value, children = [] }: WebVTTNode): string | undefined {
  return name === 'v' ? value : children.map(voiceOf).find((each) => each !== undefined);
}

test('webvtt-parser reads every WebVTT file that is written, and finds the same cues', () => {
  fc.assert(
    fc.property(marked, (list) => {
      const { cues, errors } = oracle.parse(writeTranscript(list, 'vtt').text, 'subtitles');
      expect(errors).toEqual([]);
      const found = cues.map(({ startTime, endTime, tree }) => {
        return {
          start: toMillis(startTime),
          end: toMillis(endTime),
          speaker: voiceOf(tree),
          text: textOf(tree),
        };
      });
      const expected = withEnds(list, undefined).map(({ start, end, speaker, text }) => {
        // It does not decode what stands in the name of a voice.
        const name = speaker?.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
        return { start: toMillis(start), end: toMillis(end), speaker: name, text: wrapped(text, 65) };
      });
      expect(found).toEqual(expected);
    }),
  );
});

test('subtitle reads every SubRip file that is written, and finds the same cues', () => {
  fc.assert(
    fc.property(plain, (list) => {
      const nodes = parseSync(writeTranscript(list, 'srt').text);
      const found = nodes.map(({ data }) =>
        typeof data === 'string' ? data : [data.start, data.end, data.text],
      );
      const expected = withEnds(list, undefined).map(({ start, end, speaker, text }) => {
        const said = `${speaker}: ${text}`.replaceAll('-->', '->');
        return [toMillis(start), toMillis(end), wrapped(said, 32)];
      });
      expect(found).toEqual(expected);
    }),
  );
});

/** Cases in the order of the sections of the specification: what a section says, and a file that shows it. */
const sections: readonly (readonly [string, string, string])[] = [
  ['4.1', 'the signature may be all there is on its line', 'WEBVTT\n\n00:01.000 --> 00:02.000\nRust'],
  ['4.1', 'text may follow it after a space', 'WEBVTT Rust in Production\n\n00:01.000 --> 00:02.000\nRust'],
  ['4.1', 'text may follow it after a tab', 'WEBVTT\tRust\n\n00:01.000 --> 00:02.000\nRust'],
  ['4.1', 'there may be no cue at all', 'WEBVTT\n'],
  [
    '4.1',
    'cues may be divided by several empty lines',
    'WEBVTT\n\n\n\n00:01.000 --> 00:02.000\nRust\n\n\n\n00:02.000 --> 00:03.000\nC',
  ],
  [
    '4.1',
    'lines end with CR, LF or both',
    'WEBVTT\r\r00:01.000 --> 00:02.000\rRust\r\n\r\n00:02.000 --> 00:03.000\nC',
  ],
  ['4.1', 'a comment is no cue', 'WEBVTT\n\nNOTE Rust\n\nNOTE\nC\n\n00:01.000 --> 00:02.000\nRust'],
  [
    '4.1',
    'a style sheet is no cue',
    'WEBVTT\n\nSTYLE\n::cue(b) { color: peachpuff }\n\n00:01.000 --> 00:02.000\nRust',
  ],
  ['4.2.1', 'hours may have more than two figures', 'WEBVTT\n\n1000:00:01.000 --> 1000:00:02.000\nRust'],
  ['4.2.2', 'a text may have several lines', 'WEBVTT\n\n00:01.000 --> 00:02.000\nRust\nC\nC++'],
  [
    '4.2.2',
    'a class, emphasis, a language',
    'WEBVTT\n\n00:01.000 --> 00:02.000\n<c.first.loud>Rust</c> <i>is</i> <b>not</b> <u>C</u>',
  ],
  ['4.2.2', 'ruby', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<ruby>漢<rt>kan</rt></ruby>'],
  ['4.2.2', 'a voice without an end', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Alice>Rust'],
  ['4.2.2', 'a voice with a class', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud Alice Ryhl>Rust</v>'],
  ['4.2.2', 'a time within a text', 'WEBVTT\n\n00:01.000 --> 00:03.000\nRust <00:02.000>for Linux'],
  ['4.2.2', 'references', 'WEBVTT\n\n00:01.000 --> 00:02.000\n&lt;Rust&gt; &amp; C'],
  ['4.3', 'an identifier stands above the timing', 'WEBVTT\n\nfirst\n00:01.000 --> 00:02.000\nRust'],
  [
    '4.4',
    'settings stand behind it',
    'WEBVTT\n\n00:01.000 --> 00:02.000 line:50% position:20% size:30% align:start\nRust',
  ],
  ['6.1', 'the last line needs no end', 'WEBVTT\n\n00:01.000 --> 00:02.000\nRust'],
  [
    '6.1',
    'a timing ends the cue before it',
    'WEBVTT\n\n00:01.000 --> 00:02.000\nRust\n00:02.000 --> 00:03.000\nC',
  ],
];

test.each(sections)('WebVTT %s: %s', (_section, _says, text) => {
  const { cues } = oracle.parse(text, 'subtitles');
  const expected = cues.map(({ startTime, endTime, tree }) => {
    return { start: startTime, end: endTime, speaker: voiceOf(tree), text: textOf(tree) };
  });
  const found = readTranscript(text, { format: 'vtt' });
  expect(found.cues.map(({ start, end, speaker, text }) => ({ start, end, speaker, text }))).toEqual(
    expected,
  );
  expect(found.faults.filter(({ kind }) => kind !== 'empty')).toEqual([]);
});
