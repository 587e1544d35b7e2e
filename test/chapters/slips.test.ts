import { describe, test } from 'vitest';
import {
  type ChapterFormatName,
  chapterFormats,
  readChapters,
  writeChapters,
} from '../../src/chapters/formats.js';
import { keepsSlips } from '../slips.js';

const chapters = [
  { start: 0, title: 'Hi' },
  { start: 62.5, end: 90, title: 'R & <b>', url: 'https://a.example/', img: 'https://a.example/b.png' },
];

/** Nobody writes one here. */
const sheet =
  'TITLE "Garden"\nFILE "a.mp3" MP3\n  TRACK 01 AUDIO\n    TITLE "Hi"\n    INDEX 01 00:00:00\n  TRACK 02 AUDIO\n    TITLE "R & <b>"\n    INDEX 01 01:02:37\n';

describe('a list of chapters with a slip', () => {
  test.each(Object.keys(chapterFormats) as ChapterFormatName[])('%s', (format) => {
    const text = format === 'cue' ? sheet : writeChapters(chapters, format).text;
    keepsSlips(text, (slip) => {
      const file = readChapters(slip, { format });
      return {
        read: file.chapters.map(({ at: _at, ...chapter }) => JSON.stringify(chapter)).join(' '),
        faults: file.faults.map(({ kind, span, message }) => `${kind} ${span.start}-${span.end} ${message}`),
      };
    });
  });
});
