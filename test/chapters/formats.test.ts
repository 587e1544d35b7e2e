import { describe, expect, test } from 'vitest';
import type { Chapter, ChapterFile } from '../../src/chapters/chapter.js';
import {
  type ChapterFormatName,
  chapterFormatOf,
  chapterFormats,
  detectChapterFormat,
  named,
  readChapters,
  writeChapters,
} from '../../src/chapters/formats.js';
import { faultsIn } from './faults.js';

/** Chapters without their places. */
function bare({ chapters }: ChapterFile): readonly Chapter[] {
  return chapters.map(({ at: _at, ...chapter }) => chapter);
}

const three: readonly Chapter[] = [
  { start: 0, title: 'Welcome' },
  { start: 187.5, title: 'Why a kernel' },
  { start: 3750, title: 'R & D <drivers>' },
];

/** The same three chapters as every format has them. */
const written: Readonly<Record<Exclude<ChapterFormatName, 'cue' | 'times'>, string>> = {
  json: `{"version": "1.2.0", "chapters": [
    {"startTime": 0, "title": "Welcome"},
    {"startTime": 187.5, "title": "Why a kernel"},
    {"startTime": 3750, "title": "R & D <drivers>"}]}`,
  psc: `<?xml version="1.0"?>
<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">
<psc:chapter start="0" title="Welcome"/>
<psc:chapter start="3:07.5" title='Why a kernel'/>
<psc:chapter start="01:02:30.000" title="R &amp; D &lt;drivers>"/>
</psc:chapters>`,
  vtt: `WEBVTT Chapters

NOTE The first one is short.

intro
00:00.000 --> 03:07.500
Welcome

03:07.500 --> 01:02:30.000 align:start
<b>Why a</b>
kernel

01:02:30.000 --> 01:02:30.001
R &amp; D &lt;drivers&gt;
`,
  ffmetadata: `;FFMETADATA1
title=Rust for Linux
[CHAPTER]
TIMEBASE=1/1000
START=0
END=187500
title=Welcome
[CHAPTER]
TIMEBASE=1/10
START=1875
END=37500
title=Why a \\
kernel
# a comment
[STREAM]
title=none
[CHAPTER]
TIMEBASE=1/1
START=3750
title=R & D <drivers>
`,
  ogm: `CHAPTER01=00:00:00.000
CHAPTER01NAME=Welcome
CHAPTER2=00:03:07,5
chapter2name=Why a kernel
CHAPTER03NAME=R & D <drivers>
CHAPTER03=01:02:30.000`,
  mp4chaps: '\r\n00:00:00.000 Welcome\r\n00:03:07.500\tWhy a kernel\r\n01:02:30.000 R & D <drivers>\r\n',
};

describe.each(Object.entries(written) as [ChapterFormatName, string][])('%s', (format, text) => {
  test('is known by how it begins, and read', () => {
    expect(detectChapterFormat(text)).toBe(format);
    const file = readChapters(text);
    expect(faultsIn(file)).toEqual([]);
    expect(bare(file)).toEqual(three);
  });

  test('says where each title is', () => {
    const file = readChapters(text, { format });
    const [first] = file.chapters;
    const { start = 0, end = 0 } = first?.at.title ?? {};
    expect(file.source.text.slice(start, end)).toMatch(/^"?Welcome"?$/);
  });

  test('is written and read again with nothing lost', () => {
    const { text: made, lost } = writeChapters(three, format);
    expect(lost).toEqual([]);
    expect(bare(readChapters(made))).toEqual(three);
  });
});

test('every format is called by a name that stands in a sentence', () => {
  expect((Object.keys(chapterFormats) as ChapterFormatName[]).map(named)).toMatchInlineSnapshot(`
    [
      "JSON chapters",
      "Podlove Simple Chapters",
      "WebVTT chapters",
      "FFmpeg metadata",
      "a CHAPTERxxx list",
      "a cue sheet",
      "an mp4chaps list",
      "a list of times",
    ]
  `);
});

test('a byte order mark, CRLF and an empty end change nothing', () => {
  for (const [format, text] of Object.entries(written) as [ChapterFormatName, string][]) {
    const marked = `\uFEFF${text.replace(/\r?\n/g, '\r\n')}\r\n`;
    expect(bare(readChapters(marked)), format).toEqual(three);
  }
});

test('a cue sheet has frames, 75 in a second', () => {
  const sheet = `REM GENRE Podcast
PERFORMER "The hosts"
TITLE "Rust for Linux"
FILE "rust.mp3" MP3
  TRACK 01 AUDIO
    TITLE "Welcome"
    INDEX 01 00:00:00
  TRACK 02 AUDIO
    TITLE "Why a kernel"
    INDEX 00 03:05:00
    INDEX 01 03:07:15
  TRACK 03 AUDIO
    INDEX 01 99:59:74
`;
  const file = readChapters(sheet);
  expect(file.format).toBe('cue');
  expect(faultsIn(file)).toEqual([]);
  expect(bare(file)).toEqual([
    { start: 0, title: 'Welcome' },
    { start: 187.2, title: 'Why a kernel' },
    { start: 5999.987 },
  ]);
  expect(() => writeChapters(three, 'cue')).toThrow(RangeError);
});

test('JSON chapters keep all that a chapter can say', () => {
  const full: readonly Chapter[] = [
    {
      ...{ start: 0, end: 12.25, title: 'Welcome', toc: false },
      ...{ url: 'https://rust-for-linux.example.com/', img: 'https://media.example.com/welcome.jpg' },
      location: { name: 'Utrecht', geo: 'geo:52.0907,5.1214', osm: 'R1433619' },
    },
    { start: 20 },
  ];
  const { text, lost } = writeChapters(full, 'json');
  expect(lost).toEqual([]);
  expect(bare(readChapters(text))).toEqual(full);
});

test('what a format cannot say is named', () => {
  const chapters: readonly Chapter[] = [
    { start: 0, title: 'Welcome', img: 'https://media.example.com/welcome.jpg' },
    { start: 10.5, end: 20, title: 'Why a kernel', url: 'https://rust-for-linux.example.com/' },
    { start: 30, title: 'Advertisement', toc: false, url: 'https://example.com/' },
    { start: 40 },
  ];
  const lost = (format: ChapterFormatName) => writeChapters(chapters, format).lost;
  expect(lost('json')).toEqual([]);
  const left = ['1 hidden chapter', '1 untitled chapter'];
  expect(lost('psc')).toEqual([...left, 'the end of 1 chapter']);
  expect(lost('vtt')).toEqual([...left, 'the link of 1 chapter', 'the picture of 1 chapter']);
  expect(lost('ogm')).toEqual([...left, 'the end of 1 chapter', 'the picture of 1 chapter']);
  expect(lost('times')).toEqual([
    ...left,
    ...['the end of 1 chapter', 'the link of 1 chapter', 'the picture of 1 chapter'],
    'the fraction of a second of 1 chapter',
  ]);
});

test('the list of times has the form that Apple and Spotify both read', () => {
  expect(writeChapters(three, 'times').text).toBe(
    '00:00:00 Welcome\n00:03:07 Why a kernel\n01:02:30 R & D <drivers>\n',
  );
});

test('a title with line breaks stays on one line', () => {
  const chapters = [{ start: 0, title: 'Why\r\na \0kernel\ud800' }];
  for (const format of ['psc', 'vtt', 'ffmetadata', 'ogm', 'mp4chaps', 'times'] as const) {
    expect(bare(readChapters(writeChapters(chapters, format).text, { format })), format).toEqual([
      { start: 0, title: 'Why a kernel\uFFFD' },
    ]);
  }
});

test.each([
  ['603.chapters.json', 'json'],
  ['603.psc.xml', 'psc'],
  ['603.PSC', 'psc'],
  ['603.vtt', 'vtt'],
  ['603.ffmeta', 'ffmetadata'],
  ['603.cue', 'cue'],
  ['603.txt', undefined],
])('%s is named as %s', (name, format) => {
  expect(chapterFormatOf(name)).toBe(format);
});
