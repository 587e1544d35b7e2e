import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { position } from '../../src/text/source.js';
import { type Cue, limits } from '../../src/transcripts/cue.js';
import type { TranscriptFormat } from '../../src/transcripts/format.js';
import { readTranscript, transcriptFormats, writeTranscript } from '../../src/transcripts/formats.js';
import { publishedFormats, type TranscriptFormatName } from '../../src/transcripts/types.js';
import { marked, plain } from './cues.js';

const cuesFor = (format: TranscriptFormatName): fc.Arbitrary<readonly Cue[]> =>
  format === 'srt' || format === 'text' ? plain : marked;

/** What is left of cues in a format, by what it says that it loses. */
function leftIn(format: TranscriptFormatName, list: readonly Cue[], isOneLine: boolean): readonly Cue[] {
  const { loses }: TranscriptFormat = transcriptFormats[format];
  return list.map(({ start = 0, end, speaker, text }, index) => {
    const next = list[index + 1]?.start;
    const known = loses.includes('end') ? undefined : (end ?? next);
    const shown = loses.includes('arrow') ? text.replaceAll('-->', '->') : text;
    return {
      start: loses.includes('fraction') ? Math.floor(start) : start,
      ...(known !== undefined && { end: known }),
      ...(speaker !== undefined && { speaker }),
      text: isOneLine ? shown.replaceAll('\n', ' ') : shown,
    };
  });
}

/** Cues without their places. Where lines are filled anew, a line break is a space. */
function bare(format: TranscriptFormatName, text: string): readonly Cue[] {
  return readTranscript(text, { format }).cues.map(({ at: _at, ...rest }) => ({
    ...rest,
    text: rest.text.replaceAll('\n', ' '),
  }));
}

describe.each(publishedFormats)('%s', (format) => {
  test('read again, a transcript is the same up to what the format says that it loses', () => {
    fc.assert(
      fc.property(cuesFor(format), (list) => {
        const { text } = writeTranscript(list, format);
        expect(bare(format, text)).toEqual(leftIn(format, list, true));
        expect(readTranscript(text, { format }).faults).toEqual([]);
      }),
    );
  });

  test('written twice, a transcript is the same text, and nothing more is lost', () => {
    fc.assert(
      fc.property(cuesFor(format), (list) => {
        const once = writeTranscript(list, format).text;
        const { cues } = readTranscript(once, { format });
        const twice = writeTranscript(cues, format);
        expect(twice.text).toBe(once);
        expect(twice.lost.filter((loss) => !loss.includes('voice'))).toEqual([]);
      }),
    );
  });
});

const every = Object.keys(transcriptFormats) as TranscriptFormatName[];

test('no text makes a reader throw, and every place is one of the text', () => {
  fc.assert(
    fc.property(
      marked,
      fc.constantFrom(...publishedFormats),
      fc.constantFrom(...every, undefined),
      fc.nat(),
      fc.nat(20),
      fc.string({ unit: 'binary', maxLength: 8 }),
      (list, from, as, seed, length, inserted) => {
        const { text } = writeTranscript(list, from);
        const at = seed % (text.length + 1);
        const mutated = text.slice(0, at) + inserted + text.slice(at + length);
        const read = readTranscript(mutated, as === undefined ? {} : { format: as });
        const spans = [
          ...read.faults.map(({ span }) => span),
          ...read.cues.flatMap(({ at }) => Object.values(at)),
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

test('the first fault of a transcript with a broken timing is at its line', () => {
  fc.assert(
    fc.property(
      marked,
      fc.constantFrom('vtt' as const, 'srt' as const, 'json' as const),
      fc.nat(),
      (list, format, seed) => {
        const lines = writeTranscript(list, format).text.split('\n');
        const timings = lines.flatMap((line, index) => (/^\d\d:.*-->|"startTime"/.test(line) ? [index] : []));
        const line = timings[seed % timings.length] as number;
        lines[line] = (lines[line] as string).replace(
          /(\d\d:\d\d:\d\d)[.,]\d{3} -->|"startTime":/,
          // A minus alone would make -0 of 0, which is no fault.
          format === 'json' ? '"startTime":-1' : '$1 x -->',
        );
        const { source, faults } = readTranscript(lines.join('\n'), { format });
        const [fault] = faults;
        expect(fault && position(source, fault.span.start).line).toBe(line + 1);
      },
    ),
  );
});

describe('what nobody made by hand ends', () => {
  const million = 120_000;
  test.each<readonly [string, TranscriptFormatName, () => string]>([
    ['a line of 15 MB', 'vtt', () => `WEBVTT\n\n00:00.000 --> 00:01.000\n${'a'.repeat(125 * million)}`],
    ['one line of 20 MB', 'srt', () => 'a'.repeat(167 * million)],
    ['arrows', 'vtt', () => `WEBVTT\n\n${'-->'.repeat(million)}`],
    ['arrows in SubRip', 'srt', () => `1\n${'0:0 -->'.repeat(million)}`],
    ['tags', 'vtt', () => `WEBVTT\n\n00:00.000 --> 00:01.000\n${'<'.repeat(3 * million)}`],
    ['voices', 'vtt', () => `WEBVTT\n\n00:00.000 --> 00:01.000\n${'<v A>b'.repeat(million)}`],
    ['empty voices', 'vtt', () => `WEBVTT\n\n00:00.000 --> 00:01.000\n${'<v>'.repeat(million)}`],
    ['a name without end', 'vtt', () => `WEBVTT\n\n00:00.000 --> 00:01.000\n${'A '.repeat(million)}: x`],
    [
      'braces',
      'srt',
      () => `1\n00:00:00,000 --> 00:00:01,000\n${'{\\'.repeat(million)}${'<b '.repeat(million)}`,
    ],
    ['colons', 'text', () => 'A: '.repeat(3 * million)],
    ['names', 'text', () => 'A b '.repeat(2 * million)],
    ['times', 'text', () => '0:00\n'.repeat(2 * million)],
    ['spaces', 'text', () => `A${' '.repeat(3 * million)}0:00`],
    ['open tags', 'html', () => '<p '.repeat(2 * million)],
    ['paragraphs', 'html', () => '<p>a'.repeat(2 * million)],
    ['deep JSON', 'json', () => `{"segments": ${'['.repeat(million)}`],
    ['zeros', 'json', () => `{"segments": [${'0,'.repeat(3 * million)}0]}`],
    ['elements', 'ttml', () => `<tt><body>${'<p>a</p>'.repeat(million / 2)}</body></tt>`],
    ['nested elements', 'ttml', () => `<tt>${'<p>'.repeat(million / 2)}`],
    ['stamps', 'lrc', () => '[00:00.00]'.repeat(million)],
    ['cues', 'sbv', () => '0:00:00.000,0:00:01.000\na\n\n'.repeat(million / 2)],
  ])('%s', (_name, format, make) => {
    const text = make();
    const read = readTranscript(text, { format });
    expect(read.cues.length).toBeLessThanOrEqual(limits.cues);
    expect(read.faults.length).toBeLessThanOrEqual(limits.faults + 1);
  });

  test('and says so where it stops', () => {
    const many = readTranscript('[00:00.00]a\n'.repeat(200_001), { format: 'lrc' });
    expect(many.cues).toHaveLength(limits.cues);
    expect(many.faults[0]?.message).toBe('The file has more than 100,000 cues; the rest was not read.');
    const long = readTranscript('a'.repeat(20_000_000));
    expect(long.faults[0]?.message).toBe(
      'The file has 20,000,000 characters; a transcript may have at most 16,777,216.',
    );
  });
});
