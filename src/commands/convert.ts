import { resolve } from 'node:path';
import type { Chapter, ChapterFault, ChapterFaultKind } from '../chapters/chapter.js';
import {
  type ChapterFormatName,
  chapterFormatOf,
  chapterFormats,
  readChapters,
  writeChapters,
} from '../chapters/formats.js';
import { openInput } from '../io/input.js';
import { writeOutput } from '../io/output.js';
import { position, type Source } from '../text/source.js';
import { isHttp } from '../text/url.js';
import { chooseOne } from './choose.js';
import { type Command, type Options, type Terminal, UsageError } from './command.js';
import { fetching, openBytes, shownName } from './open.js';

/** The largest file that is read as text, in bytes: nothing in UTF-8 takes more than three for a character. */
const mostBytes = 3 * 4 * 1024 * 1024;

const names = Object.keys(chapterFormats) as ChapterFormatName[];
const written = names.filter((name) => 'write' in chapterFormats[name]);

/** Recordings, whose chapters are read from the file itself. */
const recordings = /\.(?:mp3|m4a|m4b|mp4|m4v|mov|ogg|oga|opus|flac)$/i;

/** Faults for which chapters would be missing in what is written. */
const losing: ReadonlySet<ChapterFaultKind> = new Set(['unreadable', 'syntax', 'start']);

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
    const target = targetOf(to, options);
    const format =
      options.from === undefined ? {} : { format: chooseOne('from', String(options.from), names) };
    if (from !== '-' && resolve(terminal.folder, from) === resolve(terminal.folder, to)) {
      throw new UsageError(`${to} is the file that is read; name another one to write`);
    }
    const chapters = recordings.test(from.replace(/[?#].*$/s, ''))
      ? await chaptersOfRecording(from, options, terminal)
      : chaptersOfText(
          await textOf(from, options, terminal),
          { name: await shownName(from), ...format },
          terminal,
        );
    if (!chapters) return 1;
    const { text, lost } = writeChapters(chapters, target);
    if (to === '-') terminal.print(text);
    else writeOutput(resolve(terminal.folder, to), text, to);
    if (lost.length > 0) {
      terminal.tell(
        `airworthy: a ${chapterFormats[target].title} cannot say everything; lost: ${lost.join(', ')}\n`,
      );
    }
    return 0;
  },
};

function targetOf(to: string, options: Options): ChapterFormatName {
  const told = options.to === undefined ? chapterFormatOf(to) : chooseOne('to', String(options.to), written);
  if (told === undefined) throw new UsageError(`the name of ${to} does not say its format; add --to`);
  if (!written.includes(told))
    throw new UsageError(
      `a ${chapterFormats[told].title} can be read, but not written; choose another format`,
    );
  return told;
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

function lineOf({ span, message, help = '' }: ChapterFault, source: Source): string {
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
