import { describe, test } from 'vitest';
import { readTranscript, writeTranscript } from '../../src/transcripts/formats.js';
import type { TranscriptFormatName } from '../../src/transcripts/types.js';
import { keepsSlips } from '../slips.js';

const cues = [
  { start: 0.5, end: 2, speaker: 'Ann', text: 'Hi & <b>' },
  { start: 3, end: 4.25, speaker: 'Bo', text: 'you\ntoo' },
];

/** What nobody writes here, and what is read besides what is written. */
const others: readonly (readonly [what: string, TranscriptFormatName, string])[] = [
  ['sbv', 'sbv', '0:00:00.500,0:00:02.000\nHi\n\n0:00:03.000,0:00:04.250\nyou\ntoo\n'],
  ['lrc', 'lrc', '[ti:Soil]\n[00:00.50]Hi\n[00:03.00][00:09.00]you\n'],
  [
    'ttml',
    'ttml',
    '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="0.5s" end="00:00:02">Hi</p><p begin="3s" dur="1s">you<br/>too</p></div></body></tt>',
  ],
  [
    'json without a name',
    'json',
    '{"version":"1.0.0","segments":[{"speaker":null,"startTime":0.5,"endTime":2,"body":"Hi"}]}',
  ],
  [
    'what Podlove Publisher exports',
    'podlove',
    '[{"start":"00:00:00.500","end_ms":2000,"voice":"Ann","text":"Hi"},{"start_ms":3000,"text":"you"}]',
  ],
  ['what Whisper writes', 'whisper', '{"segments":[{"start":0.5,"end":"2.5","text":" Hi"}]}'],
  ['text of people', 'text', 'Ann: Hi\nthere\n\nBo 00:03\nyou too\n\nAnn: Bye\n'],
  ['html without times', 'html', '<p>Hi</p><p>you <b>too</b></p>'],
];

const written = (['vtt', 'srt', 'json', 'html', 'text'] as const).flatMap(
  (format): (typeof others)[number][] => [
    [`${format} as it is written`, format, writeTranscript(cues, format, 9).text],
  ],
);

describe('a transcript with a slip', () => {
  test.each([...written, ...others])('%s', (_, format, text) => {
    keepsSlips(text, (slip) => {
      const file = readTranscript(slip, { format });
      return {
        read: file.cues
          .map(
            ({ start = '?', end = '?', speaker, text }) =>
              `${start}-${end} ${JSON.stringify([speaker, text])}`,
          )
          .join(' '),
        faults: file.faults.map(({ kind, span, message }) => `${kind} ${span.start}-${span.end} ${message}`),
      };
    });
  });
});
