import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Chapter, inOrder, limits, withoutImpliedEnds } from '../../src/chapters/chapter.js';
import type { ChapterFormat } from '../../src/chapters/format.js';
import {
  type ChapterFormatName,
  chapterFormats,
  readChapters,
  writeChapters,
} from '../../src/chapters/formats.js';
import { position } from '../../src/text/source.js';

const millis = fc.integer({ min: 0, max: 359_999_999 }).map((number) => number / 1000);

/** Titles as people write them, also with signs that formats escape. */
const title = fc
  .array(
    fc.constantFrom(
      'Rust',
      'R&D',
      '<b>',
      'a=b',
      '\\',
      '#1',
      '"so"',
      "'s",
      'ä',
      '日本',
      '-->',
      ']]>',
      '&amp;',
      ';',
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((words) => words.join(' '));

const address = fc.webUrl({ withQueryParameters: true, validSchemes: ['https'] });

const chapter: fc.Arbitrary<Chapter> = fc.record(
  {
    start: millis,
    end: millis,
    title,
    url: address,
    img: address,
    toc: fc.boolean(),
    location: fc.record({ name: title, geo: fc.constant('geo:52.0907,5.1214') }),
  },
  { requiredKeys: ['start'] },
);

const chapters = fc.array(chapter, { maxLength: 12 }).map((list) => list.map((each) => withEnd(each)));

/** An end is behind the start, or it is a fault that writers need not keep. */
function withEnd({ end, ...rest }: Chapter): Chapter {
  return end !== undefined && end > rest.start + 0.001 ? { ...rest, end } : rest;
}

const writable = (Object.keys(chapterFormats) as ChapterFormatName[]).filter(
  (name) => 'write' in chapterFormats[name],
);

/** What is left of chapters in a format, by what it says that it keeps. */
function leftIn(format: ChapterFormatName, list: readonly Chapter[]): readonly Chapter[] {
  const { keeps, wholeSeconds }: ChapterFormat = chapterFormats[format];
  const all = keeps.some((detail) => detail === 'toc');
  const kept = inOrder(list).filter(({ title, toc }) => all || (title !== undefined && toc !== false));
  return kept.map((each) => {
    const entries = Object.entries(each).filter(
      ([key]) => key === 'start' || keeps.some((detail) => detail === key),
    );
    const start = wholeSeconds ? Math.floor(each.start) : each.start;
    return { ...(Object.fromEntries(entries) as unknown as Chapter), start };
  });
}

function bare(list: ReturnType<typeof readChapters>): readonly Chapter[] {
  return list.chapters.map(({ at: _at, ...rest }) => rest);
}

/** A chapter that is as short as can be, and ends before the next one starts. */
const shortThenGap = [
  { start: 0.013, end: 0.014, title: 'Rust' },
  { start: 0.015, title: 'Linux' },
];

describe.each(writable)('%s', (format) => {
  test('read again, a list is the same up to what the format says that it loses', () => {
    fc.assert(
      fc.property(chapters, (list) => {
        // A list of times is read by people; what begins with a sign of a list is not a title in it.
        fc.pre(
          format !== 'times' ||
            list.every(({ title = '' }) => /^[\p{L}]/u.test(title) && !/[\\<]/.test(title)),
        );
        const { text } = writeChapters(list, format);
        const expected = leftIn(format, list);
        const implied = format === 'vtt' || format === 'ffmetadata';
        expect(bare(readChapters(text, { format }))).toEqual(
          implied ? withoutImpliedEnds(expected) : expected,
        );
      }),
    );
  });

  test('written twice, a list is the same text', () => {
    fc.assert(
      fc.property(chapters, (list) => {
        const once = writeChapters(list, format).text;
        const read = readChapters(once, { format });
        expect(writeChapters(read.chapters, format).text).toBe(once);
        if (format !== 'times') expect(writeChapters(read.chapters, format).lost).toEqual([]);
      }),
      { examples: [[shortThenGap]] },
    );
  });
});

const every = Object.keys(chapterFormats) as ChapterFormatName[];

test('no text makes a reader throw, and every place is one of the text', () => {
  fc.assert(
    fc.property(
      chapters,
      fc.constantFrom(...writable),
      fc.constantFrom(...every),
      fc.nat(),
      fc.nat(20),
      fc.string({ unit: 'binary', maxLength: 8 }),
      (list, from, as, seed, length, inserted) => {
        const { text } = writeChapters(list, from);
        const at = seed % (text.length + 1);
        const mutated = text.slice(0, at) + inserted + text.slice(at + length);
        const read = readChapters(mutated, { format: as });
        const spans = [
          ...read.faults.map(({ span }) => span),
          ...read.chapters.flatMap(({ at }) => Object.values(at)),
        ];
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(start).toBeLessThanOrEqual(read.source.text.length);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('the first fault of a list with a broken line is at that line', () => {
  fc.assert(
    fc.property(
      fc.array(chapter, { minLength: 2, maxLength: 9 }),
      fc.constantFrom<ChapterFormatName>('json', 'mp4chaps', 'ogm', 'ffmetadata', 'psc'),
      fc.nat(),
      (list, format, seed) => {
        const titled = list.map((each, index) => ({ ...each, title: `Part ${index}`, toc: true }));
        const lines = writeChapters(titled, format).text.split('\n');
        // Behind the lines that begin the file, before those that end it.
        const [first, last] = format === 'json' ? [3, lines.length - 4] : [2, lines.length - 2];
        const line = first + (seed % Math.max(1, last - first));
        lines.splice(line, 0, format === 'psc' ? '<psc:chapter title="x"/>' : 'broken here');
        const read = readChapters(lines.join('\n'), { format });
        const [fault] = read.faults;
        expect(fault && position(read.source, fault.span.start).line).toBe(line + 1);
      },
    ),
  );
});

describe('what nobody made by hand ends', () => {
  const million = 400_000;
  test.each<readonly [string, ChapterFormatName, () => string]>([
    ['a million chapters', 'mp4chaps', () => '00:00:00 A\n'.repeat(300_000)],
    ['deep JSON', 'json', () => `{"version": "1.2.0", "chapters": ${'['.repeat(million)}`],
    ['deep objects', 'json', () => '{"a":'.repeat(million / 2)],
    ['one line of 20 MB', 'mp4chaps', () => 'a'.repeat(50 * million)],
    ['a line of colons', 'times', () => `0:00${':00'.repeat(million)}`],
    ['a line of spaces', 'mp4chaps', () => `00:00:00${' '.repeat(3 * million)}`],
    ['a line of brackets', 'times', () => `0:00 ${'[a]('.repeat(million / 2)}`],
    ['many times', 'times', () => '0:00 [\n'.repeat(million / 2)],
    ['backslashes', 'ffmetadata', () => `;FFMETADATA1\n${'\\'.repeat(3 * million)}`],
    ['open lines', 'ffmetadata', () => `;FFMETADATA1\n${'a\\\n'.repeat(million)}`],
    ['arrows', 'vtt', () => `WEBVTT\n\n${'-->'.repeat(million)}`],
    ['tags', 'vtt', () => `WEBVTT\n\n00:00.000 --> 00:01.000\n${'<'.repeat(3 * million)}`],
    [
      'nested elements',
      'psc',
      () => `<psc:chapters xmlns:psc="http://podlove.org/simple-chapters">${'<a>'.repeat(million / 4)}`,
    ],
    ['equal signs', 'ogm', () => `CHAPTER01=${' '.repeat(3 * million)}x`],
  ])('%s', (_name, format, make) => {
    const text = make();
    const read = readChapters(text, { format });
    expect(read.chapters.length).toBeLessThanOrEqual(limits.chapters);
  });

  test('and says so where it stops', () => {
    const many = readChapters('00:00:00 A\n'.repeat(300_000), { format: 'mp4chaps' });
    expect(many.chapters).toHaveLength(limits.chapters);
    expect(many.faults[0]?.message).toBe('The file has more than 10,000 chapters; the rest was not read.');
    const long = readChapters('a'.repeat(5_000_000));
    expect(long.faults[0]?.message).toBe(
      'The file has 5,000,000 characters; a chapter file may have at most 4,194,304.',
    );
    const deep = readChapters(`{"a": ${'['.repeat(100)}`);
    expect(deep.faults[0]?.message).toContain('nests deeper than 32 levels');
    const list = readChapters(`{"chapters": [${'{"startTime":0},'.repeat(10_001)}`);
    expect(list.faults[0]).toMatchObject({
      message: 'The list has more than 10,000 entries.',
      span: { start: 14 + 16 * 10_000, end: 15 + 16 * 10_000 },
    });
    const wide = readChapters(`{"chapters": [${`[${'0,'.repeat(100)}0],`.repeat(2000)}`);
    expect(wide.faults[0]?.message).toBe('The JSON has more than 160,000 values.');
    const tags = readChapters(`<psc:chapters>${'<psc:chapter start="0"/>'.repeat(50_000)}`);
    expect(tags.faults.map(({ message }) => message)).toEqual([
      'The file has more than 40,000 tags, which no chapter list has.',
    ]);
  });
});
