import { toMillis } from '../text/clock.js';
import { grouped } from '../text/number.js';
import type { Source, Span } from '../text/source.js';

/** A place that a chapter is about (JSON Chapters 1.2, location object). */
export interface ChapterLocation {
  readonly name: string;
  /** A geo: URI (RFC 5870). */
  readonly geo: string;
  /** An OpenStreetMap object such as `R113314`. */
  readonly osm?: string;
}

/** A chapter of an episode, whatever format it was written in. */
export interface Chapter {
  /** In seconds from the start of the recording. */
  readonly start: number;
  /** In seconds, where the format says more than that the next chapter starts. */
  readonly end?: number;
  readonly title?: string;
  /** A page about the chapter. */
  readonly url?: string;
  /** A picture to show meanwhile. */
  readonly img?: string;
  /** `false` keeps the chapter out of the table of contents. */
  readonly toc?: boolean;
  readonly location?: ChapterLocation;
}

/** What a chapter says besides its start. */
export type Detail = Exclude<keyof Chapter, 'start'>;

/** A chapter as it was read: with the place of each of its values in the source. */
export interface ReadChapter extends Chapter {
  readonly at: Places;
}

/** Spans in the source, in UTF-16 offsets. `whole` is the line or element of the chapter. */
export type Places = { readonly whole: Span } & { readonly [Value in keyof Chapter]?: Span };

/**
 * What is wrong with a chapter file: `unreadable` is fatal, `syntax` loses the line or element it is about, `order`
 * and so on are for those who judge the chapters, not for readers.
 */
export type ChapterFaultKind = 'unreadable' | 'syntax' | 'version' | 'start' | 'toc' | 'location' | 'null';

export interface ChapterFault {
  readonly kind: ChapterFaultKind;
  readonly span: Span;
  /** Subject first, the value quoted, one sentence. */
  readonly message: string;
  readonly help?: string;
}

/** What a reader found, in the order of the text. */
export interface Reading {
  readonly chapters: readonly ReadChapter[];
  readonly faults: readonly ChapterFault[];
}

/** A chapter list at hand: what was read, and the text that its spans lie in. */
export interface ChapterFile extends Reading {
  readonly source: Source;
}

/** What readers stop at, so that no file takes more than bounded time and memory. */
export const limits = {
  /** In UTF-16 units. */
  text: 4 * 1024 * 1024,
  chapters: 10_000,
  /** How deep JSON may nest. */
  depth: 32,
  /** How many tags XML may have: four for each chapter. */
  tags: 40_000,
} as const;

/** The fault of a text that is longer than any chapter list; undefined for all others. */
export function tooLong(text: string): ChapterFault | undefined {
  if (text.length <= limits.text) return undefined;
  return {
    kind: 'unreadable',
    span: { start: 0, end: 1 },
    message: `The file has ${grouped(text.length)} characters; a chapter file may have at most ${grouped(limits.text)}.`,
    help: 'Check that this is the right file.',
  };
}

/** The fault of a list that is longer than any recording needs, at the first chapter that is not read. */
export function tooMany(span: Span): ChapterFault {
  return {
    kind: 'unreadable',
    span,
    message: `The file has more than ${grouped(limits.chapters)} chapters; the rest was not read.`,
    help: 'Check that this is the right file.',
  };
}

/** Chapters in the order of their starts; those that start together keep theirs. */
export function inOrder<C extends Chapter>(chapters: readonly C[]): readonly C[] {
  return [...chapters].sort((a, b) => a.start - b.start);
}

/** The shortest chapter that formats which need an end can say: in them, it stands for an end that is not known. */
const shortest = 0.001;

/**
 * The end of a chapter for formats that cannot do without one: its own, else the start of the next one. Where
 * neither is known, {@link shortest}, which is read as no end at all.
 */
export function endOf(chapters: readonly Chapter[], index: number): number {
  const { start, end } = chapters[index] as Chapter;
  const next = chapters[index + 1]?.start;
  return Math.max(end ?? next ?? start, start + shortest);
}

/** Leaves out ends that say nothing: where the next chapter starts, or where none was known. */
export function withoutImpliedEnds<C extends Chapter>(chapters: readonly C[]): readonly C[] {
  return chapters.map((chapter, index) => {
    const { end, ...rest } = chapter;
    if (end === undefined) return chapter;
    const next = chapters[index + 1]?.start ?? chapter.start;
    const isImplied = toMillis(end) === toMillis(Math.max(next, chapter.start + shortest));
    return isImplied ? (rest as C) : chapter;
  });
}

/** A title on one line, with nothing in it that a line or an XML attribute cannot carry. */
export function onOneLine(title: string): string {
  return title
    .toWellFormed()
    .replace(/[\s\p{Cc}\uFFFE\uFFFF]+/gu, ' ')
    .trim();
}

/** The chapters that a plain list can show: those with a title that are not hidden, in the order of their starts. */
export function listed(chapters: readonly Chapter[]): readonly (Chapter & { readonly title: string })[] {
  return inOrder(chapters).flatMap((chapter) => {
    const title = onOneLine(chapter.title ?? '');
    return title === '' || chapter.toc === false ? [] : [{ ...chapter, title }];
  });
}
