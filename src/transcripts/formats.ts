import { grouped } from '../text/number.js';
import { type Cue, inOrder, isTimed, limits, type TranscriptFault, type TranscriptFile } from './cue.js';
import type { Loss, TranscriptFormat } from './format.js';
import { html } from './html.js';
import { json, podlove, whisper } from './json.js';
import { lrc } from './lrc.js';
import { plain } from './plain.js';
import { sbv } from './sbv.js';
import { srt } from './srt.js';
import { ttml } from './ttml.js';
import { article, type TranscriptFormatName, transcriptFormatOf, transcriptKinds } from './types.js';
import { vtt } from './vtt.js';

/**
 * Every format of transcripts by its name. Where the text has to tell, the first that matches is meant: anything is
 * plain text.
 */
export const transcriptFormats = {
  vtt,
  html,
  ttml,
  podlove,
  whisper,
  json,
  sbv,
  lrc,
  srt,
  text: plain,
} as const satisfies Record<TranscriptFormatName, TranscriptFormat>;

const names = Object.keys(transcriptFormats) as TranscriptFormatName[];

/** The format that a text is in, by how it begins; undefined when it is empty. */
export function detectTranscriptFormat(text: string): TranscriptFormatName | undefined {
  return names.find((name) => transcriptFormats[name].matches(text));
}

export interface ReadTranscriptOptions {
  /** The name of the file, which goes into diagnostics and tells the format. */
  readonly name?: string;
  /** Without it, the name tells the format, else the text. */
  readonly format?: TranscriptFormatName;
}

/** A transcript that was read, and its format; undefined when nothing tells it. */
export interface Transcript extends TranscriptFile {
  readonly format: TranscriptFormatName | undefined;
  /** The text began with a byte order mark. */
  readonly hasMark: boolean;
}

/**
 * Reads a transcript. Never throws: what is wrong is among the faults, and reading goes on where it can. Times are in
 * seconds, spans are UTF-16 offsets into `source.text`, which has no byte order mark.
 */
export function readTranscript(text: string, { name = '', format }: ReadTranscriptOptions = {}): Transcript {
  const hasMark = text.startsWith('\uFEFF');
  const source = { name, text: hasMark ? text.slice(1) : text };
  const told = format ?? transcriptFormatOf(name);
  const failed = (fault: TranscriptFault, as = told): Transcript => {
    return { source, hasMark, format: as, cues: [], faults: [fault] };
  };
  const empty = (message: string): TranscriptFault => ({ kind: 'empty', span: first, message, help: check });
  const fault = unreadable(source.text);
  if (fault) return failed(fault);
  const looks = detectTranscriptFormat(source.text);
  const meant = told === undefined ? looks : variantOf(told, looks);
  if (meant === undefined || looks === undefined) return failed(empty('The file is empty.'));
  const other = mistaken(meant, looks);
  if (other) return failed(other, meant);
  const { cues, faults } = transcriptFormats[meant].read(source.text);
  const found = { source, hasMark, format: meant, cues, faults };
  if (cues.length > 0 || faults.some(({ kind }) => kind === 'unreadable' || kind === 'lost')) return found;
  const message = `The file has no text (${transcriptKinds[meant].title}).`;
  return { ...found, faults: [empty(message), ...faults] };
}

const first = { start: 0, end: 1 };
const check = 'Check that this is the right file, or export it again.';

/** JSON and plain text have several forms; which one is meant, only the text tells. */
function variantOf(
  told: TranscriptFormatName,
  looks: TranscriptFormatName | undefined,
): TranscriptFormatName {
  if (looks === undefined) return told;
  if (told === 'json' && (looks === 'podlove' || looks === 'whisper')) return looks;
  return told === 'text' && looks !== 'json' && looks !== 'html' ? looks : told;
}

/** The fault of a file that is plainly something other than its name says. */
function mistaken(meant: TranscriptFormatName, looks: TranscriptFormatName): TranscriptFault | undefined {
  // What is not even close is read as what it is meant for, which finds what is missing.
  if (meant === looks || looks === 'text' || (meant === 'text' && looks !== 'html')) return undefined;
  return {
    kind: 'unreadable',
    span: first,
    message: `The file is ${article(looks)}, not ${article(meant)}.`,
    help:
      looks === 'html'
        ? 'Download the transcript again: a web page was saved in its place.'
        : 'Name the file after what it is, or export it again.',
  };
}

/** Why no reader can have a text: it is longer than any transcript, or it is not text. */
function unreadable(text: string): TranscriptFault | undefined {
  if (text.length > limits.text) {
    const message = `The file has ${grouped(text.length)} characters; a transcript may have at most ${grouped(limits.text)}.`;
    return { kind: 'unreadable', span: first, message, help: check };
  }
  const head = text.slice(0, 4096);
  const wrong = head.match(/[\0-\x08\x0E-\x1A\x1C-\x1F\uFFFD]/g)?.length ?? 0;
  if (wrong === 0 || wrong * 20 < head.length) return undefined;
  const at = head.search(/[\0-\x08\x0E-\x1A\x1C-\x1F\uFFFD]/);
  return {
    kind: 'unreadable',
    span: { start: at, end: at + 1 },
    message: 'The file is not text in UTF-8.',
    help: 'Save the transcript as UTF-8, or export it again.',
  };
}

/** A written transcript, and what could not be said in it. */
export interface WrittenTranscript {
  readonly text: string;
  /** Such as `the end of 12 cues`; empty when nothing was lost. */
  readonly lost: readonly string[];
}

/** Why cues cannot be written in a format, as a sentence; undefined when they can. */
export function unwritable(cues: readonly Cue[], format: TranscriptFormatName): string | undefined {
  const { write, timed }: TranscriptFormat = transcriptFormats[format];
  if (!write) return `airworthy reads ${article(format)}, but does not write one.`;
  if (!timed || isTimed(cues) || cues.length === 0) return undefined;
  const without = cues.filter(({ start }) => start === undefined).length;
  const [has, whom] =
    without === 1 ? ['has', 'One cue'] : ['have', without === cues.length ? 'The cues' : `${without} cues`];
  return `${whom} ${has} no time, and ${article(format)} needs one for each: airworthy does not make up times.`;
}

/**
 * Writes cues in a format, in the order of their starts, to the millisecond. An end that a format needs and nobody
 * said is the start of the next cue, at last the `length` of the recording in seconds. What the format cannot say is
 * named in `lost`. Throws a RangeError for what is {@link unwritable}.
 */
export function writeTranscript(
  cues: readonly Cue[],
  format: TranscriptFormatName,
  length?: number,
): WrittenTranscript {
  const reason = unwritable(cues, format);
  const { write, loses }: TranscriptFormat = transcriptFormats[format];
  if (reason !== undefined || !write) throw new RangeError(reason);
  const lost = loses.flatMap((loss) => {
    const count = cues.filter(lossOf[loss].of).length;
    return count === 0 ? [] : [`${lossOf[loss].what} of ${count} ${count === 1 ? 'cue' : 'cues'}`];
  });
  return { text: write(inOrder(cues), length), lost };
}

const lossOf: Readonly<Record<Loss, { readonly what: string; readonly of: (cue: Cue) => boolean }>> = {
  end: { what: 'the end', of: ({ end }) => end !== undefined },
  fraction: { what: 'the fraction of a second', of: ({ start = 0 }) => start % 1 !== 0 },
  voice: { what: 'the voice, which became a prefix,', of: ({ speaker }) => speaker !== undefined },
  arrow: { what: 'the arrow in the text', of: ({ text }) => text.includes('-->') },
};
