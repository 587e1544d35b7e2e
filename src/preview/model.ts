import type { Chapter } from '../chapters/chapter.js';
import type { FileFacts } from '../media.js';
import type { Severity } from '../severity.js';
import type { Cue } from '../transcripts/cue.js';
import type { PublishedFormat } from '../transcripts/types.js';
import type { Kept } from './kept.js';
import type { ChapterSource, DescriptionElement, Reader } from './readers.js';

/** What is known of the files that a feed names, by the URL that it gives them. */
export type Files = ReadonlyMap<string, FileFacts>;

/** A show and the list of its episodes as apps show them: plain data, as JSON has it. */
export interface Preview {
  readonly show: ShowPreview;
  /** In the order of the feed; the first 1,000 of them. */
  readonly episodes: readonly EpisodeRow[];
  /** How many there are. */
  readonly count: number;
}

/** What apps read of a show. */
export interface ShowPreview {
  readonly title: string;
  readonly author: string | undefined;
  readonly language: string | undefined;
  readonly explicit: boolean;
  readonly categories: readonly string[];
  readonly link: string | undefined;
  readonly funding: readonly Named[];
  readonly people: readonly Person[];
  readonly readings: readonly ShowReading[];
  /** What apps would show and the feed does not say, in sentences. */
  readonly missing: readonly string[];
}

/** A show as one app reads it. */
export interface ShowReading {
  readonly reader: ReaderName;
  readonly title: string;
  readonly artwork: Picture | undefined;
  readonly notes: Notes | undefined;
}

/** An episode in a list. */
export interface EpisodeRow {
  /** Its place in the feed, from 0. */
  readonly index: number;
  readonly title: string;
  /** As the feed has it, where an app that reads titles as HTML would show another. */
  readonly htmlTitle?: string;
  /** The instant, in milliseconds since 1970. */
  readonly published: number | undefined;
  /** In seconds. */
  readonly duration: number | undefined;
  readonly season: string | undefined;
  readonly episode: string | undefined;
  /** `trailer` or `bonus`, where it is not a full episode. */
  readonly type: string | undefined;
  readonly explicit: boolean;
  readonly artwork: Picture | undefined;
  readonly hasAudio: boolean;
}

/** An episode on a page of its own and in a player. */
export interface EpisodePreview extends EpisodeRow {
  readonly link: string | undefined;
  readonly audio:
    | { readonly url: string; readonly type: string; readonly bytes: number | undefined }
    | undefined;
  readonly people: readonly Person[];
  readonly readings: readonly EpisodeReading[];
  readonly missing: readonly string[];
}

/** An episode as one app reads it. */
export interface EpisodeReading {
  readonly reader: ReaderName;
  readonly title: string;
  readonly artwork: Picture | undefined;
  readonly notes: Notes | undefined;
  readonly chapters: ChapterView | undefined;
  readonly transcript: TranscriptView | undefined;
}

/** Who reads, and how that is known: `as Podverse reads it (source code, September 2024)`. */
export interface ReaderName
  extends Pick<Reader, 'name' | 'title' | 'known' | 'version' | 'titleStart' | 'htmlTitles'> {}

/** Notes as an app keeps them, and the element that they come from. */
export interface Notes extends Kept {
  readonly from: DescriptionElement;
}

/** A picture, with what is known of its file. */
export interface Picture {
  readonly url: string;
  readonly of: 'episode' | 'show';
  /** In pixels. */
  readonly width?: number;
  readonly height?: number;
  readonly format?: string;
}

export interface Named {
  readonly name: string;
  readonly url: string | undefined;
}

export interface Person extends Named {
  readonly role: string;
}

/** The chapters of an episode as one app reads them. */
export interface ChapterView {
  readonly from: ChapterSource;
  /** The file that they are in, where they are in one. */
  readonly url?: string;
  /** In the order of their starts; undefined when they are in a file that is not at hand. */
  readonly list: readonly Chapter[] | undefined;
  /** The most characters of a title that are shown. */
  readonly title?: number | undefined;
}

/** The transcript of an episode that one app shows. */
export interface TranscriptView {
  readonly url: string;
  readonly format: PublishedFormat;
  readonly language: string | undefined;
  /** The first 300 of them; undefined when the file is not at hand. */
  readonly cues: readonly Cue[] | undefined;
  /** How many there are. */
  readonly count: number;
}

/** A finding at the line where it can be fixed, as plain data. */
export interface PlacedFinding {
  readonly file: string;
  /** From 1, columns in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly severity: Severity;
  readonly rule: string;
  readonly message: string;
  readonly why: string;
  readonly help: string;
  /** Who asks for it, as people call them. */
  readonly askers: readonly string[];
  /** The line, cut where it is long, and what of it is meant, in UTF-16 offsets into it. */
  readonly excerpt: { readonly text: string; readonly start: number; readonly end: number };
}

/** What a page shows while its show or feed is being worked on. */
export interface LivePreview {
  /** As the user named it. */
  readonly name: string;
  /** Grows with every change. */
  readonly revision: number;
  /** Undefined as long as nothing can be shown of it. */
  readonly preview: Preview | undefined;
  readonly findings: readonly PlacedFinding[];
  readonly verdicts: readonly { readonly title: string; readonly passes: boolean; readonly words: string }[];
  /** The addresses of the pictures that are at hand. */
  readonly local: readonly string[];
  /** Episodes that are not in the feed, in sentences. */
  readonly left: readonly string[];
  /** Whether the whole is still being built after a change of one episode. */
  readonly isPartial: boolean;
}
