import {
  type Chapter,
  type ChapterFile,
  inOrder,
  type Places,
  type ReadChapter,
} from '../../chapters/chapter.js';
import { readChapters } from '../../chapters/formats.js';
import { printJson } from '../../chapters/json.js';
import { chaptersInNotes } from '../../chapters/stamps.js';
import { cachedByObject } from '../../text/cache.js';
import { wholeClockOf } from '../../text/clock.js';
import { position, type Source, type Span } from '../../text/source.js';
import { fileName, isHttp } from '../../text/url.js';
import { sourceOf } from '../faults.js';
import type { EpisodeValues } from '../fields/fields.js';
import { decoded, readOrReason, type SourceFile } from '../file.js';
import type { Folder } from '../folder.js';
import { type Audio, type ChapterPlace, type Chapters, chapterPlaces } from '../show.js';
import type { Notes } from '../survey/recognise.js';
import type { InFeed } from './audio.js';
import { checkChapters } from './characters.js';
import { findFile } from './locate.js';
import { type Placing, placed } from './places.js';

/** A list of chapters in one of the places. */
interface Candidate {
  readonly place: ChapterPlace;
  /** In a message: `the recording "603.mp3"`. */
  readonly name: string;
  /** Where it stands, for a message about it. */
  readonly span: Span;
  readonly list: ChapterFile;
  /** A file of JSON chapters, which is published as it is. */
  readonly json?: string;
}

/** What the chapters of an episode are looked for in. */
export interface ChapterSources {
  readonly values: Pick<EpisodeValues, 'chapters' | 'duration'>;
  readonly audio: Audio | undefined;
  /** The notes without what only a website can show. */
  readonly markdown: string;
  readonly notes: Notes;
  readonly folder: Folder;
  readonly file: SourceFile;
  readonly placing: Placing;
  readonly at: (path: string) => Span;
  /** What the published feed says of the episode. */
  readonly inFeed: InFeed | undefined;
}

/** The same with the file that the front matter names, as it is found. */
interface Sources extends ChapterSources {
  readonly named: string | undefined;
}

/** How the chapters of a place are found. */
const finders: Readonly<
  Record<ChapterPlace, (sources: Sources) => Candidate | undefined | Promise<Candidate | undefined>>
> = { 'front matter': written, file: beside, recording: inRecording, notes: inNotes };

/**
 * The chapters of an episode, from the first of the {@link chapterPlaces} that has any. Lists that agree are one;
 * those that differ from the one that counts are reported.
 */
export async function loadChapters(sources: ChapterSources): Promise<Chapters | undefined> {
  const { at } = sources;
  const named = nameOf(sources);
  if (named !== undefined && isHttp(named)) return { url: named };
  const found: Candidate[] = [];
  for (const place of chapterPlaces) {
    const candidate = await finders[place]({ ...sources, named });
    if (candidate) found.push(candidate);
  }
  const [first, ...others] = found;
  if (!first) return fromFeed(sources.inFeed);
  const span = first.place === 'front matter' ? at('chapters') : first.span;
  for (const other of others) reportDifference(first, other, span, sources.file);
  const { list, json = printJson(list.chapters) } = first;
  return { json, written: list, from: first.place };
}

/** The chapters that subscribers have, of an episode that has none anywhere else. */
function fromFeed(inFeed: InFeed | undefined): Chapters | undefined {
  const { chapters, source } = inFeed ?? {};
  if (typeof chapters === 'string') return { url: chapters };
  if (!chapters || !source) return undefined;
  return { json: printJson(chapters), written: { source, chapters, faults: [] }, from: 'feed' };
}

/** The file of chapters that the front matter names, as it is found. Apps fetch JSON and nothing else. */
function nameOf({ values: { chapters }, placing, file, at }: ChapterSources): string | undefined {
  if (typeof chapters !== 'string' || chapters === '') return undefined;
  const found = placed(chapters, 'chapters', placing, at('chapters'));
  if (found === undefined || found === chapters || !isHttp(found)) return found;
  if (/\.json$/i.test(new URL(found).pathname)) return found;
  const message = `"${chapters}" is not in the folder and not JSON, which is all that apps fetch, and is left out.`;
  file.report('source/file-elsewhere', at('chapters'), message);
  return undefined;
}

/** The chapters that the front matter lists, or those of the file that it names. */
function written({ values: { chapters }, folder, file, named, at }: Sources): Candidate | undefined {
  if (chapters === undefined || chapters.length === 0) return undefined;
  const span = at('chapters');
  if (typeof chapters !== 'string') {
    const source = sourceOf(span, file.source);
    const list = { source, chapters: listOf(chapters, file, at), faults: [] };
    return { place: 'front matter', name: 'the front matter', span, list };
  }
  const path = named === undefined ? undefined : findFile({ folder, file }, named, span);
  return path === undefined ? undefined : fromFile(path, 'front matter', span, folder, file);
}

function listOf(
  chapters: Exclude<EpisodeValues['chapters'], string | undefined>,
  { report }: SourceFile,
  at: (path: string) => Span,
): readonly ReadChapter[] {
  const list = chapters.map(({ start, end, title, link, artwork, hidden }, index): ReadChapter => {
    const whole = at(`chapters[${index}]`);
    if (start < (chapters[index - 1]?.start ?? 0)) {
      report(
        'source/chapters-misplaced',
        at(`chapters[${index}].start`),
        `Chapter ${index + 1} starts before the one above it.`,
        { help: 'It is published in the order of the starts; move it to its place.' },
      );
    }
    const placed = (key: keyof Places, field: string, value: unknown): Partial<Places> =>
      value === undefined ? {} : { [key]: at(`chapters[${index}].${field}`) };
    return {
      start,
      ...(end !== undefined && { end }),
      ...(title !== undefined && { title }),
      ...(link !== undefined && { url: link }),
      ...(artwork !== undefined && { img: artwork }),
      ...(hidden && { toc: false }),
      at: {
        whole,
        ...placed('start', 'start', start),
        ...placed('end', 'end', end),
        ...placed('title', 'title', title),
        ...placed('url', 'link', link),
        ...placed('img', 'artwork', artwork),
      },
    };
  });
  return inOrder(list);
}

/** What a file of chapters is called that nobody has to name: behind the name of the episode's file, or alone. */
const besideNames = [
  ...['chapters.json', 'chapters.txt', 'chapters.psc.xml', 'chapters.xml', 'chapters.vtt', 'psc.xml', 'psc'],
];

const filesOf = cachedByObject((folder: Folder): ReadonlySet<string> => new Set(folder.files));

/** The chapters of a file beside that of the episode: `603.chapters.json` beside `603.md`. */
function beside({ values, folder, file }: ChapterSources): Candidate | undefined {
  if (values.chapters !== undefined && values.chapters.length > 0) return undefined;
  const files = filesOf(folder);
  const [, inside, stem] = /^(.*\/)?([^/]*?)(?:\.[^/.]*)?$/s.exec(file.path) ?? [];
  const start = /^_?index$/i.test(stem ?? '') ? inside : `${inside ?? ''}${stem}.`;
  const name = start === undefined ? undefined : besideNames.find((each) => files.has(start + each));
  return name === undefined
    ? undefined
    : fromFile(`${start}${name}`, 'file', { start: 0, end: 0 }, folder, file);
}

/** The chapters of a file of the folder. What is wrong with it is reported in it. */
function fromFile(
  path: string,
  place: ChapterPlace,
  span: Span,
  folder: Folder,
  file: SourceFile,
): Candidate | undefined {
  file.named.add(path);
  const bytes = readOrReason(folder, path);
  if (typeof bytes === 'string') {
    file.report('source/file-unreadable', span, `${bytes}.`);
    return undefined;
  }
  const { text, isUtf8 } = decoded(bytes);
  const { format, ...list } = readChapters(text, { name: `${folder.name}/${path}` });
  const isJson = format === 'json';
  if (!isUtf8) {
    const at = Math.max(0, list.source.text.indexOf('\uFFFD'));
    const place = { start: at, end: at + 1, source: list.source };
    file.report('source/encoding', place, 'The chapter file contains bytes that are not UTF-8.');
  }
  for (const { kind, span, message, help } of list.faults) {
    // What players can live with in a file that is published as it is, the rules of the feed judge.
    if (isJson && kind !== 'unreadable' && kind !== 'start') continue;
    file.report('source/file-invalid', { ...span, source: list.source }, message, help ? { help } : {});
  }
  const name = `"${path}"`;
  if (!isJson) return list.chapters.length > 0 ? { place, name, span, list } : undefined;
  if (!list.faults.some(({ kind }) => kind === 'unreadable'))
    checkChapters(list.source.text, path, span, file);
  return { place, name, span, list, json: list.source.text };
}

/** The chapters in the recording, when that is at hand. */
async function inRecording({ audio, folder, file }: ChapterSources): Promise<Candidate | undefined> {
  const path = audio && file.media.get(audio.url);
  const chapters = path === undefined ? [] : ((await folder.probe(path)).audio?.chapters ?? []);
  if (path === undefined || chapters.length === 0) return undefined;
  const whole = { start: 0, end: 0 };
  const list: ChapterFile = {
    source: file.source,
    chapters: chapters.map((chapter) => ({ ...chapter, at: { whole } })),
    faults: [],
  };
  return { place: 'recording', name: `the recording "${fileName(path)}"`, span: whole, list };
}

/** The list of times in the notes. */
function inNotes({ markdown, notes, file }: ChapterSources): Candidate | undefined {
  const chapters = chaptersInNotes(markdown);
  if (chapters.length === 0) return undefined;
  const { span, text } = notes;
  // What was taken out of the notes has moved the rest.
  const isVerbatim = span.end - span.start === text.length && markdown === text;
  const placed = (whole: Span): Span =>
    isVerbatim ? { ...span, start: span.start + whole.start, end: span.start + whole.end } : span;
  const source = sourceOf(span, file.source);
  const list = {
    source,
    chapters: chapters.map((each) => ({ ...each, at: { whole: placed(each.at.whole) } })),
  };
  const first = list.chapters[0]?.at.whole ?? span;
  return { place: 'notes', name: 'the notes', span: first, list: { ...list, faults: [] } };
}

/** How far apart two lists may put the same chapter, in seconds: times in notes are rounded. */
const leeway = 2;

/** The first chapter of a list that another has not. A list may leave chapters out. */
function firstOther(list: readonly Chapter[], other: readonly Chapter[]): ReadChapter | Chapter | undefined {
  const starts = inOrder(list).map(({ start }) => start);
  let at = 0;
  return inOrder(other).find(({ start }) => {
    while (at < starts.length && (starts[at] as number) < start - leeway) at++;
    return at === starts.length || (starts[at] as number) > start + leeway;
  });
}

function reportDifference(first: Candidate, other: Candidate, span: Span, { report }: SourceFile): void {
  const found = firstOther(first.list.chapters, other.list.chapters);
  if (!found) return;
  const title = found.title === undefined ? '' : ` ("${found.title.slice(0, 60)}")`;
  const where =
    'at' in found && other.place !== 'recording' ? ` at ${placeOf(other.list.source, found.at.whole)}` : '';
  report(
    'source/chapters-disagree',
    span,
    `The chapters of ${first.name} are used; those of ${other.name} differ: one of them starts at ${wholeClockOf(found.start)}${title}${where}.`,
  );
}

function placeOf(source: Source, { start }: Span): string {
  const { line, column } = position(source, start);
  return `${source.name}:${line}:${column}`;
}
