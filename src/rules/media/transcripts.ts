import { article, transcriptFormatOfType } from '../../transcripts/types.js';
import { quoted } from '../judgement.js';
import { rules } from '../rule.js';
import { example, faultsOf, isFormat, judge, srt } from './transcript.js';

/** The files of transcripts at hand. */
export const transcripts = rules({
  'media/transcript-unreadable': {
    summary: 'The file of a transcript must be a transcript.',
    why: 'Listeners open the transcript and find nothing, or the error page of a server.',
    help: 'Export the transcript again, and look at it before you publish it.',
    source: ['podcast-transcripts', 'apple-transcripts'],
    severity: { podcast20: 'error', apple: 'warning' },
    refusal: 'antennapod-transcripts',
    on: 'podcast:transcript',
    needs: 'files',
    check: faultsOf(
      ['unreadable', 'empty'],
      (file, { kind }) => kind === 'empty' || !isFormat('vtt', 'srt', 'json')(file),
    ),
    bad: [example('empty.vtt'), example('error-page.html', 'text/html'), example('binary.txt', 'text/plain')],
    good: [example('good.vtt'), example('good.html', 'text/html'), example('good.txt', 'text/plain')],
  },

  'media/transcript-vtt-invalid': {
    summary: 'A WebVTT transcript must begin with WEBVTT and have times that players read.',
    why: 'AntennaPod shows no transcript when one timing is broken; Pocket Casts and browsers refuse a file without WEBVTT.',
    help: 'Export the transcript again as WebVTT.',
    source: ['webvtt', 'podcast-transcripts', 'apple-transcripts'],
    severity: { podcast20: 'error', apple: 'warning' },
    refusal: ['antennapod-vtt', 'media3-webvtt'],
    on: 'podcast:transcript',
    needs: 'files',
    check: faultsOf(['unreadable', 'lost', 'timing'], isFormat('vtt')),
    bad: [example('page.vtt'), example('subrip.vtt'), example('commas.vtt'), example('broken-timing.vtt')],
    good: [example('good.vtt')],
  },

  'media/transcript-srt-invalid': {
    summary: 'A SubRip transcript must have times such as 00:03:07,000, with a comma.',
    why: 'AntennaPod skips every cue whose times it cannot read, and shows no transcript when none is left.',
    help: 'Export the transcript again as SubRip.',
    source: 'podcast-transcripts#SRT',
    severity: { podcast20: 'error', apple: 'warning' },
    refusal: 'antennapod-srt',
    on: 'podcast:transcript',
    needs: 'files',
    check: faultsOf(['unreadable', 'lost', 'timing'], isFormat('srt')),
    bad: [example('page.srt', srt), example('dots.srt', srt), example('arrow.srt', srt)],
    good: [example('good.srt', srt), example('unnumbered.srt', srt)],
  },

  'media/transcript-json-invalid': {
    summary: 'A JSON transcript must have a list of segments, each with its times in seconds and a body.',
    why: 'AntennaPod shows no transcript without segments, and leaves out those without both times.',
    help: 'Export the transcript again as JSON with "segments".',
    source: 'podcast-transcripts#JSON',
    severity: { podcast20: 'error' },
    refusal: 'antennapod-json',
    on: 'podcast:transcript',
    needs: 'files',
    check: faultsOf(['unreadable', 'lost', 'timing'], isFormat('json')),
    bad: [example('other.json', 'application/json'), example('no-end.json', 'application/json')],
    good: [example('good.json', 'application/json')],
  },

  'media/transcript-format': {
    summary: 'The file of a transcript must be in the format that its type names.',
    why: 'Apps choose a reader by the type; it finds nothing in a file of another format.',
    help: 'Give the transcript the type of its file, or convert the file.',
    source: 'podcast-transcripts',
    severity: { podcast20: 'error', apple: 'warning' },
    refusal: ['antennapod-transcripts', 'antennapod-json'],
    on: 'podcast:transcript',
    needs: 'files',
    check: judge(({ file, at }, report, element) => {
      const type = element.attribute('type')?.value ?? '';
      const meant = transcriptFormatOfType(type);
      const { format, cues } = file;
      if (meant === undefined || format === undefined || meant === format || cues.length === 0) return;
      const is = article(format);
      const message = `The file is ${is}, although its type is ${quoted(type)}.`;
      report(at({ start: 0, end: 1 }), message);
    }),
    bad: [
      example('whisper.json', 'application/json'),
      example('subrip.txt', 'text/plain'),
      example('good.srt', 'text/vtt'),
    ],
    good: [example('good.srt', 'application/srt'), example('good.json', 'application/json')],
  },

  'media/transcript-irregular': {
    summary: 'A transcript should be written so that every player shows all of it.',
    why: 'Some players show other words than others, or leave some out.',
    help: 'Correct the line.',
    source: ['podcast-transcripts', 'webvtt'],
    severity: { podcast20: 'warning' },
    on: 'podcast:transcript',
    needs: 'files',
    check: faultsOf(['syntax', 'stray'], () => true),
    bad: [
      example('generic.vtt'),
      example('empty-line.srt', srt),
      example('no-version.json', 'application/json'),
    ],
    good: [example('good.vtt'), example('good.srt', srt)],
  },

  'media/transcript-encoding': {
    summary: 'A transcript must be UTF-8.',
    why: 'Listeners read a black diamond or a box in place of every letter that was lost.',
    help: 'Save the transcript as UTF-8.',
    source: ['webvtt', 'podcast-transcripts'],
    severity: { podcast20: 'warning' },
    on: 'podcast:transcript',
    needs: 'files',
    check: judge(({ file, at }, report) => {
      const { text } = file.source;
      const start = file.cues.length === 0 ? -1 : text.indexOf('\uFFFD');
      if (start < 0) return;
      report(at({ start, end: start + 1 }), 'The transcript contains bytes that are not UTF-8.');
    }),
    bad: [example('latin-1.vtt')],
    good: [example('good.vtt')],
  },

  'media/transcript-byte-order-mark': {
    summary: 'A JSON transcript should begin without a byte order mark.',
    why: 'JSON forbids it, and readers that hold to that take the file for broken.',
    help: 'Save the file as UTF-8 without a byte order mark.',
    source: 'rfc8259#8.1',
    severity: { podcast20: 'info' },
    on: 'podcast:transcript',
    needs: 'files',
    check: judge(({ file, at }, report) => {
      if (!file.hasMark || file.format !== 'json') return;
      report(at({ start: 0, end: 1 }), 'The transcript begins with a byte order mark.');
    }),
    bad: [example('mark.json', 'application/json')],
    good: [example('mark.vtt'), example('good.json', 'application/json')],
  },
});
