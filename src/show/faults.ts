import type { Finding } from '../diagnostic.js';
import type { Source, Span } from '../text/source.js';
import type { FaultId } from './faults/list.js';

/** A span, and the file that it lies in when that is another than the one that is being read. */
export interface SourceSpan extends Span {
  readonly source?: Source;
}

/** The file that a span lies in. */
export function sourceOf(span: SourceSpan, otherwise: Source): Source {
  return span.source ?? otherwise;
}

/** The key or value to write in place of the one at a span, whatever the syntax that it is written in. */
export interface Instead {
  /** What is there, without quotes. */
  readonly of: string;
  readonly write: string;
  /** It is certain that this was meant. */
  readonly safe: boolean;
}

/** What is wrong with one file, before it is known in which one: most spans lie in the file that is being read. */
export type FileFinding = Finding<FaultId> & {
  readonly span: SourceSpan;
  readonly instead?: Instead | undefined;
  /** The key that is missing there. */
  readonly lacks?: string;
  /** The keys that an unknown one was meant to say. */
  readonly meant?: readonly string[] | undefined;
};

/** What is wrong, in the file where it can be fixed. */
export interface SourceFinding extends Finding<FaultId> {
  readonly source: Source;
  readonly instead?: Instead | undefined;
  readonly meant?: readonly string[] | undefined;
  /** The file that it is a fault of, when the span is in another: what `show.yaml` says of an episode. */
  readonly of?: string;
}

/** Collects what is wrong with one file. */
export type ReportFault = (
  rule: FaultId,
  span: SourceSpan,
  message: string,
  advice?: Pick<FileFinding, 'help' | 'fix' | 'instead' | 'lacks' | 'meant'>,
) => void;

/** A collector and what it has collected. */
export function collect(): { readonly findings: FileFinding[]; readonly report: ReportFault } {
  const findings: FileFinding[] = [];
  return {
    findings,
    report: (rule, span, message, advice) => findings.push({ rule, span, message, ...advice }),
  };
}
