import { resolve } from 'node:path';
import type { Chapter, ChapterFault, ChapterFaultKind } from '../chapters/chapter.js';
import {
  type ChapterFormatName,
  chapterFormatOf,
  chapterFormats,
  detectChapterFormat,
  named,
  readChapters,
  writeChapters,
} from '../chapters/formats.js';
import { openInput } from '../io/input.js';
import { writeOutput } from '../io/output.js';
import { position, type Source } from '../text/source.js';
import { isHttp } from '../text/url.js';
import type { Cue, TranscriptFault, TranscriptFaultKind } from '../transcripts/cue.js';
import {
  detectTranscriptFormat,
  readTranscript,
  unwritable,
  writeTranscript,
} from '../transcripts/formats.js';
import {
  article,
  publishedFormats,
  type TranscriptFormatName,
  transcriptFormatOf,
  transcriptKinds,
} from '../transcripts/types.js';
import { chooseOne } from './choose.js';
import { type Command, type Options, type Terminal, UsageError } from './command.js';
import { fetching, openBytes, shownName } from './open.js';

/** The largest file that is read as text, in bytes: nothing in UTF-8 takes more than three for a character. */
const mostBytes = 3 * 16 * 1024 * 1024;

const chapterNames = Object.keys(chapterFormats) as ChapterFormatName[];
const transcriptNames = Object.keys(transcriptKinds) as TranscriptFormatName[];
const names = [...new Set([...chapterNames, ...transcriptNames])];
const written = [
  ...new Set([...chapterNames.filter((name) => 'write' in chapterFormats[name]), ...publishedFormats]),
];

type FormatName = (typeof names)[number];

/** Recordings, whose chapters are read from the file itself. */
const recordings = /\.(?:mp3|m4a|m4b|mp4|m4v|mov|ogg|oga|opus|flac)$/i;

/** Faults for which chapters would be missing in what is written. */
const losing: ReadonlySet<ChapterFaultKind> = new Set(['unreadable', 'syntax', 'start']);

/** Faults for which words would be. */
const losingWords: ReadonlySet<TranscriptFaultKind> = new Set(['unreadable', 'empty', 'lost', 'stray']);

export const convertCommand: Command = {
  options: [
    {
      flags: '--from <format>',
      doc: `the format of <from>: ${names.join(', ')}; by default as its name and text say`,
    },
    { flags: '--to <format>', doc: `the format of <to>: ${written.join(', ')}; by default as its name says` },
    ...fetching,
  ],
  async run([from = '', to = ''], options, terminal) {
    const ends = { from: endOf('from', from, options, names), to: endOf('to', to, options, names) };
    if (from !== '-' && resolve(terminal.folder, from) === resolve(terminal.folder, to)) {
      throw new UsageError(`${to} is the file that is read; name another one to write`);
    }
    if (ends.to.chapters === undefined && ends.to.transcript === undefined) {
      throw new UsageError(`the name of ${to} does not say its format; add --to`);
    }
    const isRecording = options.from === undefined && recordings.test(pathIn(from));
    const text = isRecording ? '' : await textOf(from, options, terminal);
    const name = await shownName(from);
    const result =
      isRecording || areChapters(ends, text)
        ? await convertChapters(from, { name, text, isRecording }, ends, options, terminal)
        : convertTranscript(name, text, ends, terminal);
    if (!result) return 1;
    if (to === '-') terminal.print(result.text);
    else writeOutput(resolve(terminal.folder, to), result.text, to);
    if (result.lost.length > 0) {
      terminal.tell(`airworthy: ${result.format} cannot say everything; lost: ${result.lost.join(', ')}\n`);
    }
    return 0;
  },
};

/** The part of an address, or of a path, that ends in the name of a file. */
function pathIn(name: string): string {
  return isHttp(name) ? name.replace(/[?#].*$/s, '') : name;
}

/** What a file may be by its option or its name: some formats are of chapters and of transcripts. */
interface End {
  readonly chapters: ChapterFormatName | undefined;
  readonly transcript: TranscriptFormatName | undefined;
}

function endOf(option: 'from' | 'to', name: string, options: Options, known: readonly FormatName[]): End {
  const given = options[option];
  if (given === undefined) {
    // Behind ".chapters" there is no transcript, whatever the rest of the name.
    const path = pathIn(name);
    const chapters = chapterFormatOf(path);
    const isChapters = /\.(?:chapters|times|mp4chaps|ogm)\.[a-z.]{2,8}$/i.test(path);
    return { chapters, transcript: isChapters ? undefined : transcriptFormatOf(path) };
  }
  const format = chooseOne(
    option === 'to' ? 'format that is written' : 'format',
    String(given),
    option === 'to' ? written : known,
  );
  return {
    chapters: chapterNames.find((each) => each === format),
    transcript: transcriptNames.find((each) => each === format),
  };
}

interface Ends {
  readonly from: End;
  readonly to: End;
}

/** Whether chapters are meant: by what only they are written in, else by what is in the file. */
function areChapters({ from, to }: Ends, text: string): boolean {
  const canWrite =
    to.transcript !== undefined && (publishedFormats as readonly string[]).includes(to.transcript);
  if (to.chapters === undefined || !canWrite) return to.chapters !== undefined;
  const isTold = from.transcript !== undefined && from.transcript !== 'text';
  if (from.chapters === undefined && isTold) return false;
  if (from.transcript === undefined && from.chapters !== undefined) return true;
  const head = text.slice(0, 65_536);
  const isJson = detectChapterFormat(head) === 'json';
  if (isJson) return /"chapters"\s*:/.test(head) && !/"segments"\s*:/.test(head);
  if (detectTranscriptFormat(head) !== 'vtt')
    return detectChapterFormat(head) !== undefined && areTitles(head);
  return areLong(readTranscript(head, { format: 'vtt' }).cues);
}

/** Whether lines with times are titles: most lines have one, and few are what somebody says. */
function areTitles(text: string): boolean {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  const stamped = lines.filter((line) => /^\s*[[(]?\d{1,3}:\d\d/.test(line)).length;
  const said = lines.filter((line) => line.length > 120 || /[^\d\s]: \S/.test(line)).length;
  return stamped * 2 >= lines.length && said * 2 < lines.length;
}

/** Whether cues last as chapters do: longer than anybody speaks in one, at half of them, and without a voice. */
function areLong(cues: readonly Cue[]): boolean {
  const long = cues.filter(({ start = 0, end }) => end === undefined || end - start >= 30).length;
  return cues.length > 0 && long * 2 >= cues.length && cues.every(({ speaker }) => speaker === undefined);
}

/** A text that was converted, the name of its format, and what it cannot say. */
interface Converted {
  readonly text: string;
  readonly format: string;
  readonly lost: readonly string[];
}

async function convertChapters(
  from: string,
  {
    name,
    text,
    isRecording,
  }: { readonly name: string; readonly text: string; readonly isRecording: boolean },
  { from: { chapters: format }, to: { chapters: target } }: Ends,
  options: Options,
  terminal: Terminal,
): Promise<Converted | undefined> {
  if (target === undefined)
    throw new UsageError('chapters cannot be written as a transcript; choose another format');
  if (!('write' in chapterFormats[target])) {
    throw new UsageError(`${named(target)} can be read, but not written; choose another format`);
  }
  const told = format === undefined || chapterFormatOf(from) === format ? {} : { format };
  const chapters = isRecording
    ? await chaptersOfRecording(from, options, terminal)
    : chaptersOfText(text, { name, ...told }, terminal);
  return chapters && { ...writeChapters(chapters, target), format: named(target) };
}

function convertTranscript(
  from: string,
  text: string,
  { from: { transcript: format }, to: { transcript: target } }: Ends,
  terminal: Terminal,
): Converted | undefined {
  if (target === undefined)
    throw new UsageError('a transcript cannot be written as chapters; choose another format');
  const { source, cues, faults } = readTranscript(text, { name: from, ...(format && { format }) });
  for (const fault of faults) terminal.tell(lineOf(fault, source));
  if (faults.some(({ kind }) => losingWords.has(kind))) return undefined;
  const reason = unwritable(cues, target);
  if (reason !== undefined) {
    terminal.tell(`airworthy: ${reason}\n`);
    return undefined;
  }
  return { ...writeTranscript(cues, target), format: article(target) };
}

async function textOf(name: string, options: Options, terminal: Terminal): Promise<string> {
  const bytes = await openBytes(name, mostBytes, options, terminal);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** The chapters of a text; undefined after saying what cannot be read of it. */
function chaptersOfText(
  text: string,
  options: Parameters<typeof readChapters>[1],
  terminal: Terminal,
): readonly Chapter[] | undefined {
  const { source, chapters, faults } = readChapters(text, options);
  for (const fault of faults) terminal.tell(lineOf(fault, source));
  return faults.some(({ kind }) => losing.has(kind)) ? undefined : chapters;
}

function lineOf({ span, message, help = '' }: ChapterFault | TranscriptFault, source: Source): string {
  const { line, column } = position(source, span.start);
  return `${source.name}:${line}:${column}: ${message}${help && ` ${help}`}\n`;
}

async function chaptersOfRecording(
  name: string,
  options: Options,
  terminal: Terminal,
): Promise<readonly Chapter[] | undefined> {
  const chapters = isHttp(name)
    ? await chaptersOfAddress(name, options, terminal)
    : await chaptersOfFile(resolve(terminal.folder, name), name);
  if (!chapters) terminal.tell(`airworthy: ${await shownName(name)} has no chapters\n`);
  return chapters;
}

async function chaptersOfFile(path: string, name: string): Promise<readonly Chapter[] | undefined> {
  openInput(path, name, 0);
  const { probe } = await import('../io/probe.js');
  return (await probe(path)).audio?.chapters;
}

/** The chapters that the first bytes of a recording on the web hold. */
async function chaptersOfAddress(
  name: string,
  options: Options,
  terminal: Terminal,
): Promise<readonly Chapter[] | undefined> {
  const { askingFrom } = await import('./online.js');
  const asking = askingFrom({ ...options, online: '' }, terminal);
  try {
    return (await asking.recording?.(name))?.audio?.chapters;
  } finally {
    await asking.close();
  }
}
