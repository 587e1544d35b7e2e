import type { Cue, Reading } from './cue.js';

/** A format of transcripts: its reader and, where its form is clear and somebody reads it, its writer. */
export interface TranscriptFormat {
  /** It is nothing without the times of its cues. */
  readonly timed?: true;
  /** What it cannot say of a cue. */
  readonly loses: readonly Loss[];
  /** Whether a text is of this format, by how it begins. */
  readonly matches: (text: string) => boolean;
  /** Never throws; takes time linear in the text, which is at most {@link import('./cue.js').limits} long. */
  readonly read: (text: string) => Reading;
  /** Prints cues in the order of their starts; `length` is that of the recording, in seconds. */
  readonly write?: (cues: readonly Cue[], length: number | undefined) => string;
}

/** A kind of loss: the end; the fraction of a second; the mark that a name is one, which is left to its readers. */
export type Loss = 'end' | 'fraction' | 'voice' | 'arrow';
