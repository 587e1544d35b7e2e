import type { EpisodePreview, Preview } from '../../src/preview/model.js';
import type { EpisodeState } from '../../src/report/episodes.js';
import type { Verdict } from '../../src/report/verdict.js';
import type { Severity } from '../../src/severity.js';

/** The formats that the report is saved in, with the type and the ending of each. */
export const reportFormats = {
  html: { title: 'HTML', type: 'text/html', ending: 'html' },
  json: { title: 'JSON', type: 'application/json', ending: 'json' },
  sarif: { title: 'SARIF', type: 'application/json', ending: 'sarif' },
} as const;

export type ReportFormat = keyof typeof reportFormats;

/** How much of a file is read: a byte more than is judged, so that the judge can say that it is too much. */
export const mostBytes = 64 * 1024 * 1024 + 1;

/** What the page asks of the worker. Everything after `judge` is about the feed that was judged last. */
export type Request =
  /**
   * The first of the files that is a feed, with the chapter lists and transcripts among them that it names; without a
   * feed, those that the feed which was judged last names, or the first by itself.
   */
  | {
      readonly kind: 'judge';
      readonly files: readonly GivenFile[];
      readonly profiles: readonly string[];
      /** The instant to judge by, in milliseconds since 1970. */
      readonly now: number;
    }
  /** Judges the same anew by other profiles. */
  | { readonly kind: 'again'; readonly profiles: readonly string[] }
  /** The text around a UTF-16 offset. */
  | { readonly kind: 'text'; readonly at: number }
  /** Applies the fix of one finding, by its number, or all that are safe. */
  | { readonly kind: 'fix'; readonly which: number | 'safe' }
  /** Takes every fix back. */
  | { readonly kind: 'undo' }
  | { readonly kind: 'changes' }
  /** How apps show the feed, which is asked for when what was found is on the page. */
  | { readonly kind: 'preview' }
  | { readonly kind: 'episode'; readonly index: number }
  | { readonly kind: 'report'; readonly format: ReportFormat };

/** A file that the reader of the page gave. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What goes to the worker and what comes back: the turn grows with every judgement that is asked for. */
export interface Letter<Content> {
  readonly turn: number;
  readonly content: Content;
}

export type Response = Judged | Text | Changes | Previewed | Episode | Reported | Failed;

/** One place where something was found. */
export interface Finding {
  readonly message: string;
  readonly help: string;
  /** How the fix is called, where there is one, whether it is safe, and the number by which it is asked for. */
  readonly fix: { readonly title: string; readonly safe: boolean; readonly number: number } | undefined;
  /** The file that it is in, where that is not the feed. */
  readonly file: string | undefined;
  readonly line: number;
  readonly column: number;
  /** A UTF-16 offset. */
  readonly at: number;
  /** For how many places this one speaks. */
  readonly count: number;
}

/** What one rule found. */
export interface Group {
  readonly rule: string;
  readonly severity: Severity;
  readonly why: string;
  /** The names and titles of those who ask for it. */
  readonly askers: readonly { readonly name: string; readonly title: string }[];
  readonly count: number;
  /** The first places. */
  readonly findings: readonly Finding[];
}

export interface Judged {
  readonly kind: 'judged';
  readonly name: string;
  /** Whether it is a feed, or a chapter list or transcript by itself. */
  readonly of: 'feed' | 'chapters' | 'transcript';
  readonly counts: Readonly<Record<Severity, number>>;
  readonly verdicts: readonly Verdict[];
  readonly groups: readonly Group[];
  readonly episodes: readonly EpisodeState[];
  readonly episodeCount: number;
  /** Whether it is a feed that apps can show. */
  readonly isShown: boolean;
  /** The chapter lists and transcripts at hand that the feed names. */
  readonly files: readonly string[];
  /** The files that were given with it and are not looked at. */
  readonly unused: readonly string[];
  /** How many findings have a fix that is safe. */
  readonly fixable: number;
  /** How many fixes have been applied. */
  readonly fixed: number;
  /** How long reading and judging took, in milliseconds. */
  readonly took: number;
}

/** A row of the feed as text; a long line has several. */
export interface Row {
  /** Undefined where the row goes on with the line before. */
  readonly line: number | undefined;
  readonly pieces: readonly { readonly text: string; readonly severity?: Severity }[];
  /** Whether this is the row that was asked for. */
  readonly isAsked: boolean;
}

export interface Text {
  readonly kind: 'text';
  readonly rows: readonly Row[];
  /** Where the text before and behind these rows is asked for. */
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** The feed after its fixes. */
export interface Changes {
  readonly kind: 'changes';
  readonly bytes: Uint8Array;
  /** A unified diff; undefined for a feed for which it would take too long. */
  readonly diff: string | undefined;
}

export interface Previewed {
  readonly kind: 'previewed';
  readonly preview: Preview | undefined;
}

export interface Episode {
  readonly kind: 'episode';
  readonly index: number;
  readonly episode: EpisodePreview | undefined;
}

export interface Reported {
  readonly kind: 'reported';
  readonly format: ReportFormat;
  readonly text: string;
}

export interface Failed {
  readonly kind: 'failed';
  readonly message: string;
}
