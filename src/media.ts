import type { Chapter, ChapterFile } from './chapters/chapter.js';
import type { Transcript } from './transcripts/formats.js';

/** What is known of a picture without judging it. */
export interface ImageFacts {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** `jpeg`, `png`, `gif`, `webp`, … by its bytes, whatever its name. */
  readonly format: string;
  /** `rgb`, `cmyk`, `gray`, … */
  readonly colorSpace: string;
  readonly alpha: boolean;
  /** Dots per inch, where the file says so. */
  readonly density?: number;
}

/** What is known of a recording without judging it. */
export interface AudioFacts {
  /** `mp3`, `aac`, `opus`, … */
  readonly codec: string;
  /** The MIME type by its bytes, whatever its name. */
  readonly type: string;
  /** In seconds. */
  readonly duration?: number;
  /** In bits per second. */
  readonly bitrate?: number;
  /** In hertz. */
  readonly sampleRate?: number;
  readonly channels?: number;
  /** The chapters in it; absent when there are none. */
  readonly chapters?: readonly Chapter[];
}

/** What is known of a file at hand. */
export interface FileFacts {
  /** Its size in bytes. */
  readonly bytes: number;
  readonly image?: ImageFacts;
  readonly audio?: AudioFacts;
  /** What of a recording it has too much of to be read as one: "more than 10,000 FLAC blocks". */
  readonly excess?: string;
  /** What was read of it as the chapter list that it is said to be. */
  readonly chapters?: ChapterFile;
  /** What was read of it as the transcript that it is said to be. */
  readonly transcript?: Transcript;
}

/** What the tags of a recording say of its episode; what is not there is absent. */
export interface AudioTags {
  readonly title?: string;
  /** The show, for a podcast. */
  readonly album?: string;
  readonly artist?: string;
  readonly albumArtist?: string;
  /** A day, or a moment, as ISO 8601 spells it. */
  readonly date?: string;
  readonly notes?: string;
  readonly season?: number;
  readonly episode?: number;
  readonly picture?: {
    readonly bytes: Uint8Array;
    /** MIME type. */
    readonly type: string;
  };
}
