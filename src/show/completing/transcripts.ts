import { cachedByObject } from '../../text/cache.js';
import { position, type Source, type Span } from '../../text/source.js';
import { extensionOf, isHttp } from '../../text/url.js';
import { isTimed, type ReadCue, type TranscriptFaultKind } from '../../transcripts/cue.js';
import {
  type Transcript as Read,
  readTranscript,
  unwritable,
  writeTranscript,
} from '../../transcripts/formats.js';
import {
  article,
  type PublishedFormat,
  publishedFormats,
  transcriptFormatOf,
  transcriptFormatOfType,
  transcriptKinds,
  transcriptType,
} from '../../transcripts/types.js';
import { type SourceSpan, sourceOf } from '../faults.js';
import type { EpisodeValues } from '../fields/fields.js';
import { decoded, type SourceFile } from '../file.js';
import type { Folder } from '../folder.js';
import { type Transcript, type TranscriptPlace, transcriptPlaces } from '../show.js';
import type { Notes } from '../survey/recognise.js';
import { placesInside } from './inside.js';
import { findFile } from './locate.js';
import { type Placing, placed } from './places.js';

/** What the transcripts of an episode are looked for in. */
export interface TranscriptSources {
  readonly values: Pick<EpisodeValues, 'transcripts'>;
  readonly notes: Notes;
  readonly folder: Folder;
  readonly file: SourceFile;
  readonly placing: Placing;
  readonly at: (path: string) => SourceSpan;
  /** What the show publishes; by default WebVTT, and what there is. */
  readonly formats: readonly PublishedFormat[] | undefined;
  /** Of the recording, in seconds. */
  readonly length: number | undefined;
  /** The full name of a speaker who is called by another; undefined for one who is not. */
  readonly fullName: (speaker: string) => string | undefined;
}

/** What is said of a transcript besides its text. */
type About = Pick<Transcript, 'language' | 'captions' | 'from' | 'place'>;

/** A transcript elsewhere, or one that was read. */
type Candidate =
  | (About & { readonly url: string; readonly type: string })
  | (About & {
      /** In a message: `"603.srt"`. */
      readonly name: string;
      readonly span: Span;
      readonly read: Read;
      /** The file that is published as it is; undefined for a text that is not one. */
      readonly own?: { readonly bytes: Uint8Array; readonly type: string; readonly extension: string };
    });

type AtHand = Extract<Candidate, { readonly read: Read }>;

const finders: Readonly<Record<TranscriptPlace, (sources: TranscriptSources) => readonly Candidate[]>> = {
  'front matter': written,
  file: beside,
  page: onPage,
};

/**
 * The transcripts of an episode, from the first of the {@link transcriptPlaces} that has any, in the formats that
 * the show publishes. What is not there in a format is written from what is; times are never made up.
 */
export function loadTranscripts(sources: TranscriptSources): readonly Transcript[] {
  for (const place of transcriptPlaces) {
    const found = finders[place](sources);
    if (found.length === 0) continue;
    const languages = new Set(found.map(({ language }) => language));
    return [...languages].flatMap((language) =>
      published(
        found.filter((each) => each.language === language),
        sources,
      ),
    );
  }
  return [];
}

/** Faults for which words would be missing in what is written from a transcript. */
const losing: ReadonlySet<TranscriptFaultKind> = new Set(['unreadable', 'empty', 'lost', 'stray']);

/** A text that is read, after what is wrong with it was reported. */
function reading(
  text: string,
  name: string,
  isPublished: boolean,
  { report }: SourceFile,
  span?: Span,
): Read {
  const read = readTranscript(text, { name });
  for (const { kind, span: at, message, help } of read.faults) {
    // What only some players cannot live with in a file that is published as it is, the rules of the feed judge.
    const isBroken = kind === 'unreadable' || kind === 'empty';
    if (!losing.has(kind) || (isPublished && !isBroken)) continue;
    report('source/file-invalid', span ?? { ...at, source: read.source }, message, help ? { help } : {});
  }
  return read;
}

/** The transcripts that the front matter names, or writes out. */
function written(sources: TranscriptSources): readonly Candidate[] {
  const { values, folder, file, placing, at } = sources;
  return (values.transcripts ?? []).flatMap((transcript, index): readonly Candidate[] => {
    const from = `transcripts[${index}]`;
    const span = at(from);
    const { language, captions } = transcript;
    const about: About = {
      ...{ from, place: 'front matter' },
      ...(language !== undefined && { language }),
      ...(captions !== undefined && { captions }),
    };
    const said = transcript.file ?? transcript.url;
    if (said?.includes('\n')) return inText(said, span, about, file);
    const name = said === undefined ? undefined : placed(said, 'transcripts', placing, span);
    if (name === undefined && said !== undefined) return [];
    const type = transcript.type ?? (name && transcriptType(extensionOf(name)));
    if (name !== undefined && isHttp(name) && type !== undefined) return [{ ...about, url: name, type }];
    const path = name === undefined || isHttp(name) ? undefined : findFile({ folder, file }, name, span);
    if (path !== undefined && type === undefined && transcriptFormatOf(path) === undefined) {
      file.report('source/value-invalid', span, `"${name}" is not in a format of transcripts.`, {
        help: 'Export it as WebVTT (.vtt), SubRip (.srt) or text (.txt), and name that file.',
      });
      return [];
    }
    if (path !== undefined) return [fromFile(path, span, about, sources, type)];
    if (name !== undefined && !isHttp(name)) return [];
    const lacks = name === undefined ? 'file' : 'known type';
    file.report('source/value-invalid', span, `transcripts[${index}] has no ${lacks}.`, {
      help: 'Name a file that ends in .vtt, .srt, .json, .html or .txt, or add its MIME type as "type".',
    });
    return [];
  });
}

/** A transcript that is written into a file of the author's. */
function inText(text: string, span: SourceSpan, about: About, file: SourceFile): readonly Candidate[] {
  const read = inside(reading(text, '', false, file, span), sourceOf(span, file.source), span);
  return [{ ...about, name: 'the transcript', span, read }];
}

/** A transcript that was read of a text, with its places in the file that the text stands in. */
function inside(read: Read, source: Source, span: Span): Read {
  const at = placesInside(read.source.text, source, span);
  const cues = read.cues.map((cue) => ({ ...cue, at: mapped(cue.at, at) }));
  return { ...read, source, cues, faults: read.faults.map((fault) => ({ ...fault, span: at(fault.span) })) };
}

function mapped({ whole, ...parts }: ReadCue['at'], at: (span: Span) => Span): ReadCue['at'] {
  const entries = Object.entries(parts).map(([key, span]) => [key, at(span)] as const);
  return { whole: at(whole), ...Object.fromEntries(entries) };
}

/** What a transcript is called that nobody has to name: behind the name of the episode's file, or alone. */
const besideNames = ['vtt', 'srt', 'json', 'html', 'txt', 'md'].flatMap((extension) => [
  `.transcript.${extension}`,
  `-transcript.${extension}`,
  ...(extension === 'vtt' || extension === 'srt' ? [`.${extension}`] : []),
]);

const filesOf = cachedByObject((folder: Folder): ReadonlySet<string> => new Set(folder.files));

/** The transcripts of files beside that of the episode: `603.vtt` or `603-transcript.md` beside `603.md`. */
function beside(sources: TranscriptSources): readonly Candidate[] {
  const { folder, file } = sources;
  const files = filesOf(folder);
  const [, inside = '', stem = ''] = /^(.*\/)?([^/]*?)(?:\.[^/.]*)?$/s.exec(file.path) ?? [];
  const isIndex = /^_?index$/i.test(stem);
  const names = besideNames.map((each) =>
    isIndex
      ? `${inside}${each.replace(/^[.-](?=transcript)/, '').replace(/^\./, 'transcript.')}`
      : `${inside}${stem}${each}`,
  );
  return [...new Set(names)]
    .filter((name) => files.has(name))
    .map((path) => {
      file.named.add(path);
      const span = { start: 0, end: 0 };
      return fromFile(
        path,
        span,
        { from: 'transcripts', place: 'file' },
        sources,
        transcriptType(extensionOf(path)),
      );
    });
}

/** The transcript of a file of the folder. What is wrong with it is reported in it. */
function fromFile(
  path: string,
  span: Span,
  about: About,
  { folder, file }: TranscriptSources,
  type: string | undefined,
): AtHand {
  const bytes = folder.read(path);
  const { text, isUtf8 } = decoded(bytes);
  const extension = extensionOf(path);
  // A file without an extension is published with that of its type, by which servers know it.
  const own = type === undefined ? undefined : { bytes, type, extension: extension || extensionFor(type) };
  const markdown = /^(?:md|markdown)$/i.test(extension);
  const read = reading(
    markdown ? withoutMarks(text) : text,
    `${folder.name}/${path}`,
    own !== undefined,
    file,
  );
  if (!isUtf8 && read.cues.length > 0) {
    const at = Math.max(0, read.source.text.indexOf('\uFFFD'));
    const place = { start: at, end: at + 1, source: read.source };
    file.report('source/encoding', place, 'The transcript contains bytes that are not UTF-8.');
  }
  return { ...about, name: `"${path}"`, span, read, ...(own && { own }) };
}

function extensionFor(type: string): string {
  return transcriptKinds[transcriptFormatOfType(type) ?? 'text'].extension;
}

/** Markdown without its front matter, headings and emphasis; every place stays where it is. */
function withoutMarks(text: string): string {
  const blank = (found: string): string => found.replace(/[^\n]/g, ' ');
  return text
    .replace(/^\uFEFF?(---|\+\+\+)[ \t]*\n[\s\S]{0,20000}?\n\1[ \t]*(?=\n|$)/, blank)
    .replace(/^#{1,6}[ \t][^\n]*$/gm, blank)
    .replaceAll(/\*\*|__/g, blank);
}

/**
 * The transcript that stands on the page of an episode. Most hosts list who speaks from when apart from the text; a
 * copy of such a page has lost which words are whose.
 */
function onPage({ notes: { transcript }, file }: TranscriptSources): readonly Candidate[] {
  if (!transcript) return [];
  const text = `${transcript.text.replace(/\r\n?/g, '\n')}\n`;
  const source = sourceOf(transcript.span, file.source);
  const read = inside(reading(text, '', true, file, transcript.span), source, transcript.span);
  const own = { bytes: new TextEncoder().encode(text), type: 'text/plain', extension: 'txt' };
  const about = { from: 'transcripts', place: 'page' } as const;
  return [{ ...about, name: 'the page', span: transcript.span, read, own }];
}

/** The transcripts of one language, in the formats that the show publishes. */
function published(found: readonly Candidate[], sources: TranscriptSources): readonly Transcript[] {
  const { formats, length, file, fullName } = sources;
  const files = found
    .filter((each): each is AtHand => 'read' in each && each.read.cues.length > 0)
    .map((each) => ({ ...each, read: withFullNames(each.read, fullName) }));
  const best = files.find(({ read }) => isTimed(read.cues)) ?? files[0];
  const given = found.flatMap((each): readonly Transcript[] => {
    if ('url' in each) return [each];
    const { own, read, name: _name, span: _span, ...about } = each;
    if (!own || read.cues.length === 0) return [];
    const isWanted =
      formats === undefined || formats.some((name) => name === transcriptFormatOfType(own.type));
    return isWanted ? [{ ...timed(about, read), ...own, written: read }] : [];
  });
  if (!best) return given;
  const has = new Set(given.map(({ type }) => transcriptFormatOfType(type)));
  const derived: Transcript[] = [];
  for (const format of formats ?? (['vtt'] as const)) {
    if (has.has(format) || unwritable(best.read.cues, format) !== undefined) continue;
    derived.push(derive(best, format, length, given.length + derived.length > 0));
  }
  if (given.length + derived.length === 0) derived.push(derive(best, 'text', length, false));
  const missing = formats?.find(
    (format) => !has.has(format) && unwritable(best.read.cues, format) !== undefined,
  );
  if (missing !== undefined) {
    file.report(
      'source/transcript-untimed',
      best.span,
      `Not every part of ${best.name} has a time${whereUntimed(best)}, so it is not published as ${article(missing)}.`,
    );
  }
  return [...given, ...derived].sort((a, b) => rank(a.type) - rank(b.type));
}

/** A transcript with the speakers under the names that listeners know. A file that is published as it is keeps its own. */
function withFullNames(read: Read, fullName: TranscriptSources['fullName']): Read {
  const cues = read.cues.map((cue) => {
    const speaker = cue.speaker === undefined ? undefined : fullName(cue.speaker);
    return speaker === undefined ? cue : { ...cue, speaker };
  });
  return { ...read, cues };
}

/** Where the first words are that have no time. */
function whereUntimed({ read: { cues, source } }: AtHand): string {
  const first = cues.find(({ start }) => start === undefined);
  if (!first) return '';
  return ` (${placeOf(source, first.at.whole)})`;
}

function placeOf(source: Source, { start }: Span): string {
  const { line, column } = position(source, start);
  return `${source.name}:${line}:${column}`;
}

function rank(type: string): number {
  const format = transcriptFormatOfType(type);
  return format === undefined ? publishedFormats.length : publishedFormats.indexOf(format);
}

/** A transcript with times is one of captions, whatever its format (Podcasting 2.0, docs/tags/transcript.md). */
function timed(about: About, { cues }: Read): About {
  return about.captions === undefined && isTimed(cues) ? { ...about, captions: true } : about;
}

/** A transcript in a format that is not at hand. It is judged once, where its author can correct it. */
function derive(
  { name: _name, span: _span, own: _own, read, ...about }: AtHand,
  format: PublishedFormat,
  length: number | undefined,
  isJudged: boolean,
): Transcript {
  const { type, extension } = transcriptKinds[format];
  const { text } = writeTranscript(read.cues, format, length);
  return {
    ...timed(about, read),
    ...{ type, extension, bytes: new TextEncoder().encode(text) },
    ...(!isJudged && { written: { ...read, format, faults: [] } }),
  };
}
