import type { ChapterFile } from '../chapters/chapter.js';
import type { Source } from '../text/source.js';
import type { Transcript as ReadTranscript } from '../transcripts/formats.js';
import type { SourceSpan } from './faults.js';
import type { AnywhereValues, EpisodeValues, LiveValues, ShowValues } from './fields/fields.js';
import type { AlternateValues, PersonValues, PictureValues, TrailerValues } from './fields/parts.js';

/** A moment, and how far its author's clock is from UTC. */
export interface Instant {
  /** Milliseconds since 1970. */
  readonly millis: number;
  /** Minutes east of UTC. */
  readonly offset: number;
}

/** A file of the author's, and where each of its values stands. */
export interface Written {
  readonly source: Source;
  /** By the path of the value in the fields, such as `audio.url` or `guests[0]`; undefined where none is. */
  readonly originOf: (path: string) => SourceSpan | undefined;
}

export interface Person extends Omit<PersonValues, 'aliases'> {
  readonly role: string;
  /** The value of the author's that names them, by its path in the fields. */
  readonly from: string;
}

/** People by the key and by the full name that a show knows them under. */
export type PeopleByName = ReadonlyMap<string, PersonValues>;

/** A recording as subscribers will fetch it. */
export interface Audio {
  readonly url: string;
  /** In bytes. */
  readonly bytes: number;
  /** MIME type. */
  readonly type: string;
  /** In seconds, where the file is at hand. */
  readonly duration?: number;
}

/** A file elsewhere, or the content of one that is published beside the feed. */
export type Transcript = {
  /** MIME type. */
  readonly type: string;
  readonly language?: string;
  /** It carries times, whatever its type. */
  readonly captions?: boolean;
  /** The value of the author's that it comes from, by its path in the fields. */
  readonly from: string;
  readonly place: TranscriptPlace;
} & (
  | { readonly url: string }
  | {
      readonly bytes: Uint8Array;
      /** Of its file, without the dot. */
      readonly extension: string;
      /** What was read of it, in the file in which its author can correct it. */
      readonly written?: ReadTranscript;
    }
);

/** Where the transcripts of an episode are looked for: the first place that has any counts. */
export const transcriptPlaces = ['front matter', 'file', 'page'] as const;

export type TranscriptPlace = (typeof transcriptPlaces)[number];

/** Where the chapters of an episode are looked for: the first place that has any counts. */
export const chapterPlaces = ['front matter', 'file', 'recording', 'notes'] as const;

export type ChapterPlace = (typeof chapterPlaces)[number];

/**
 * A file of JSON chapters elsewhere, or the text of one that is published beside the feed, with the chapters as their
 * author wrote them.
 */
export type Chapters =
  | { readonly url: string }
  | { readonly json: string; readonly written: ChapterFile; readonly from: ChapterPlace | 'feed' };

/** The same recording in another format, or from other places. */
export interface Alternate extends Omit<AlternateValues, 'file' | 'sources'> {
  /** MIME type. */
  readonly type: string;
  /** The best place first. */
  readonly sources: readonly { readonly uri: string; readonly type?: string }[];
}

/** A picture as apps will fetch it. */
export interface Picture extends Omit<PictureValues, 'file'> {
  readonly url: string;
}

/** A trailer as apps will fetch it. */
export interface Trailer extends Omit<TrailerValues, 'file' | 'published' | 'type'> {
  readonly url: string;
  /** MIME type. */
  readonly type: string;
  readonly published: Instant;
}

/** What can be said of a show, an episode and a live stream alike, complete. */
export interface Anywhere extends Omit<AnywhereValues, 'images' | 'artworkSizes'> {
  readonly images?: readonly Picture[] | undefined;
  readonly artworkSizes?: readonly Picture[] | undefined;
}

type AnywhereKey = keyof AnywhereValues;
type PeopleKey = 'hosts' | 'guests' | 'people';

/** A live stream, complete. */
export interface Live
  extends Omit<
      LiveValues,
      AnywhereKey | PeopleKey | 'start' | 'end' | 'guid' | 'audio' | 'alternates' | 'artwork'
    >,
    Anywhere {
  readonly start: Instant;
  readonly end?: Instant | undefined;
  readonly guid: string;
  readonly audio: Audio;
  readonly people: readonly Person[];
  readonly alternates?: readonly Alternate[] | undefined;
  /** A URL. */
  readonly artwork?: string | undefined;
}

type Filled = 'zone' | 'time' | 'type' | 'locked' | 'medium' | 'guid';

/** A show, complete: every default is filled in, every file it names is there. */
export interface Show
  extends Omit<ShowValues, Filled | AnywhereKey | 'hosts' | 'people' | 'trailers' | 'live'>,
    Readonly<Required<Pick<ShowValues, Filled>>>,
    Anywhere {
  readonly written: Written;
  /** The name of its folder. */
  readonly name: string;
  /** A URL. */
  readonly artwork: string;
  readonly hosts: readonly Person[];
  readonly trailers?: readonly Trailer[] | undefined;
  readonly live?: readonly Live[] | undefined;
  /** Everybody the show knows, by key and by name. */
  readonly known: PeopleByName;
}

type Completed =
  | AnywhereKey
  | PeopleKey
  | 'published'
  | 'audio'
  | 'chapters'
  | 'transcripts'
  | 'alternates'
  | 'draft'
  | 'artwork'
  | 'duration';

/** An episode, complete. */
export interface Episode extends Omit<EpisodeValues, Completed>, Anywhere {
  readonly written: Written;
  /** The name of its file or folder. */
  readonly slug: string;
  readonly guid: string;
  readonly published: Instant;
  readonly audio: Audio;
  /** In seconds. */
  readonly duration: number | undefined;
  /** A URL. */
  readonly artwork: string | undefined;
  /** The author's own words, or the notes in the few tags that every directory keeps. */
  readonly description: string;
  /** Sanitised HTML; empty when the file says nothing more. */
  readonly notes: string;
  readonly people: readonly Person[];
  readonly chapters: Chapters | undefined;
  readonly transcripts: readonly Transcript[];
  readonly alternates?: readonly Alternate[] | undefined;
}
