import {
  type Chapter,
  type ChapterFault,
  type ChapterFile,
  type Detail,
  inOrder,
  onOneLine,
  tooLong,
} from './chapter.js';
import { cue } from './cue.js';
import { ffmetadata } from './ffmetadata.js';
import type { ChapterFormat } from './format.js';
import { json } from './json.js';
import { mp4chaps } from './mp4chaps.js';
import { ogm } from './ogm.js';
import { psc } from './psc.js';
import { stamps } from './stamps.js';
import { vtt } from './vtt.js';

/**
 * Every format of chapter lists by its name. Where the text has to tell, the first that matches is meant: lists of
 * times come last, because people write them into anything.
 */
export const chapterFormats = {
  json,
  psc,
  vtt,
  ffmetadata,
  ogm,
  cue,
  mp4chaps,
  times: stamps,
} as const satisfies Record<string, ChapterFormat>;

export type ChapterFormatName = keyof typeof chapterFormats;

/** What files of a format are called; the longest ending that fits is meant. */
const endings: readonly (readonly [string, ChapterFormatName])[] = [
  ['.psc.xml', 'psc'],
  ['.psc', 'psc'],
  ['.xml', 'psc'],
  ['.json', 'json'],
  ['.vtt', 'vtt'],
  ['.ffmeta', 'ffmetadata'],
  ['.ffmetadata', 'ffmetadata'],
  ['.cue', 'cue'],
  ['.ogm.txt', 'ogm'],
  ['.mp4chaps.txt', 'mp4chaps'],
  ['.times.txt', 'times'],
  ['.chapters.txt', 'mp4chaps'],
];

/** The format that a file name tells; undefined when only the text can, as behind `.txt`. */
export function chapterFormatOf(name: string): ChapterFormatName | undefined {
  const lower = name.toLowerCase();
  return endings.find(([ending]) => lower.endsWith(ending))?.[1];
}

/** The format that a text is in, by how it begins; undefined when it is none of them. */
export function detectChapterFormat(text: string): ChapterFormatName | undefined {
  const names = Object.keys(chapterFormats) as ChapterFormatName[];
  return names.find((name) => chapterFormats[name].matches(text));
}

export interface ReadChaptersOptions {
  /** The name of the file, which goes into diagnostics and tells the format. */
  readonly name?: string;
  /** Without it, the name tells the format, else the text. */
  readonly format?: ChapterFormatName;
}

/** A chapter list that was read, and its format; undefined when nothing tells it. */
export interface ChapterList extends ChapterFile {
  readonly format: ChapterFormatName | undefined;
}

/**
 * Reads a chapter list. Never throws: what is wrong is among the faults, and reading goes on where it can. Starts
 * and ends are in seconds, spans are UTF-16 offsets into `source.text`, which has no byte order mark.
 */
export function readChapters(text: string, { name = '', format }: ReadChaptersOptions = {}): ChapterList {
  const source = { name, text: text.startsWith('\uFEFF') ? text.slice(1) : text };
  const failed = (fault: ChapterFault, as?: ChapterFormatName): ChapterList => {
    return { source, format: as, chapters: [], faults: [fault] };
  };
  const long = tooLong(source.text);
  if (long) return failed(long, format ?? chapterFormatOf(name));
  const told = format ?? chapterFormatOf(name);
  const meant = told === undefined || told === 'mp4chaps' ? (detectChapterFormat(source.text) ?? told) : told;
  if (meant === undefined) {
    return failed({
      kind: 'unreadable',
      span: { start: 0, end: 1 },
      message: 'The file is not a chapter list in any known format.',
      help: 'Write lines such as "00:43:07.500 Drivers", or JSON chapters.',
    });
  }
  const reading = chapterFormats[meant].read(source.text);
  if (reading.chapters.length > 0 || reading.faults.length > 0 || isEmptyList(meant)) {
    return { source, format: meant, ...reading };
  }
  const fault: ChapterFault = {
    kind: 'unreadable',
    span: { start: 0, end: 1 },
    message: `The file has no chapters (${chapterFormats[meant].title}).`,
    help: 'Check that this is the right file.',
  };
  return failed(fault, meant);
}

/** Whether a format can say that there are no chapters; in the others, an empty file is a mistake. */
function isEmptyList(format: ChapterFormatName): boolean {
  return format === 'json' || format === 'psc';
}

/** What a format is called in a sentence, with its article where it has one. */
export function named(format: ChapterFormatName): string {
  const { title } = chapterFormats[format];
  if (/ (?:chapters|metadata)$/i.test(title)) return title;
  return `${title.startsWith('mp4') ? 'an' : 'a'} ${title}`;
}

/** A written chapter list, and what could not be said in it. */
export interface WrittenChapters {
  readonly text: string;
  /** Such as `the pictures of 3 chapters`; empty when nothing was lost. */
  readonly lost: readonly string[];
}

/**
 * Writes chapters in a format, in the order of their starts, to the millisecond. What the format cannot say is
 * named in `lost`. Throws a RangeError for a format that is only read.
 */
export function writeChapters(chapters: readonly Chapter[], format: ChapterFormatName): WrittenChapters {
  const { write, ...rest }: ChapterFormat = chapterFormats[format];
  if (!write) throw new RangeError(`airworthy does not write ${named(format)}.`);
  return { text: write(inOrder(chapters)), lost: lossesOf(chapters, rest) };
}

/** What details are called when they are lost. */
const names: Readonly<Record<Exclude<Detail, 'title' | 'toc'>, string>> = {
  end: 'the end',
  url: 'the link',
  img: 'the picture',
  location: 'the location',
};

/** What of some chapters is lost in a format, in words. */
function lossesOf(
  chapters: readonly Chapter[],
  { keeps, wholeSeconds }: Pick<ChapterFormat, 'keeps' | 'wholeSeconds'>,
): readonly string[] {
  const lost: string[] = [];
  const say = (what: string, of: (chapter: Chapter) => boolean): void => {
    const count = chapters.filter(of).length;
    if (count > 0) lost.push(`${what} of ${count} ${count === 1 ? 'chapter' : 'chapters'}`);
  };
  const isListed = ({ toc, title = '' }: Chapter): boolean => toc !== false && onOneLine(title) !== '';
  const all = keeps.includes('toc');
  const left = (name: string, of: (chapter: Chapter) => boolean): void => {
    const count = all ? 0 : chapters.filter(of).length;
    if (count > 0) lost.push(`${count} ${name}${count === 1 ? '' : 's'}`);
  };
  left('hidden chapter', ({ toc }) => toc === false);
  left('untitled chapter', ({ toc, title = '' }) => toc !== false && onOneLine(title) === '');
  for (const [detail, name] of Object.entries(names) as [keyof typeof names, string][]) {
    if (keeps.includes(detail)) continue;
    say(name, (chapter) => chapter[detail] !== undefined && isListed(chapter));
  }
  if (wholeSeconds) say('the fraction of a second', (each) => each.start % 1 !== 0 && isListed(each));
  return lost;
}
