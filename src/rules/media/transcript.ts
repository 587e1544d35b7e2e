import type { TranscriptFault, TranscriptFaultKind } from '../../transcripts/cue.js';
import type { Transcript } from '../../transcripts/formats.js';
import { type TranscriptFormatName, transcriptKinds } from '../../transcripts/types.js';
import type { Element } from '../../xml/document.js';
import type { Check, Context, Report } from '../rule.js';
import { type AtHand, fileOf } from './at-hand.js';

/** Judges the transcript at hand. */
export function judge(
  look: (found: AtHand<'transcript'>, report: Report, element: Element, context: Context) => void,
): Check {
  return (element, report, context) => {
    const found = fileOf('transcript', element, context);
    if (found) look(found, report, element, context);
  };
}

/** Reports what the reader of the file found, of some kinds: each fault that has a message of its own, and how many more. */
export function faultsOf(
  kinds: readonly TranscriptFaultKind[],
  isMeant: (file: Transcript, fault: TranscriptFault) => boolean,
): Check {
  return judge(({ file, at }, report) => {
    const faults = file.faults.filter((fault) => kinds.includes(fault.kind) && isMeant(file, fault));
    for (const { span, message, help } of faults.slice(0, mostFaults)) {
      report(at(span), message, help ? { help } : {});
    }
    const next = faults[mostFaults];
    if (!next) return;
    const more = faults.length - mostFaults;
    report(at(next.span), `The file has ${more} more ${more === 1 ? 'fault' : 'faults'} from here on.`);
  });
}

/** How many faults of a file are named one by one: an exporter makes the same mistake in every cue. */
export const mostFaults = 5;

/** Whether a file is in one of some formats. */
export const isFormat =
  (...formats: readonly TranscriptFormatName[]) =>
  ({ format }: Transcript): boolean =>
    format !== undefined && formats.includes(format);

export const example = (name: string, type = 'text/vtt', people = ''): string =>
  `<item><title>Rust</title><itunes:duration>43:00</itunes:duration>${people}<podcast:transcript url="https://media.example.com/${name}" type="${type}"/></item>`;

export const srt = transcriptKinds.srt.type;
