import type { EpisodeState } from '../../src/report/episodes.js';
import type { Verdict } from '../../src/report/verdict.js';
import type { Severity } from '../../src/severity.js';

/** What the page asks of the worker. Everything after `judge` is about the feed that was judged last. */
export type Request =
  | {
      readonly kind: 'judge';
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly profiles: readonly string[];
      /** The instant to judge by, in milliseconds since 1970. */
      readonly now: number;
    }
  /** The text around a UTF-16 offset. */
  | { readonly kind: 'text'; readonly at: number }
  | { readonly kind: 'fix' }
  | { readonly kind: 'report'; readonly format: 'json' | 'html' };

export type Response = Judged | Text | Fixed | Reported | Failed;

/** One place where something was found. */
export interface Finding {
  readonly message: string;
  readonly help: string;
  /** How the fix is called, where there is one, and whether it is safe. */
  readonly fix: { readonly title: string; readonly safe: boolean } | undefined;
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
  /** The titles of those who ask for it. */
  readonly askers: readonly string[];
  readonly count: number;
  /** The first places. */
  readonly findings: readonly Finding[];
}

export interface Judged {
  readonly kind: 'judged';
  readonly name: string;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly verdicts: readonly Verdict[];
  readonly groups: readonly Group[];
  readonly episodes: readonly EpisodeState[];
  readonly episodeCount: number;
  /** How many findings have a fix that is safe. */
  readonly fixable: number;
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

export interface Fixed {
  readonly kind: 'fixed';
  readonly bytes: Uint8Array;
  readonly fixed: number;
  /** A unified diff; undefined for a feed for which it would take too long. */
  readonly diff: string | undefined;
}

export interface Reported {
  readonly kind: 'reported';
  readonly format: 'json' | 'html';
  readonly text: string;
}

export interface Failed {
  readonly kind: 'failed';
  readonly message: string;
}
