import { readFile, stat } from 'node:fs/promises';
import { grouped } from '../text/number.js';
import { limits } from '../transcripts/cue.js';
import { readTranscript, type Transcript } from '../transcripts/formats.js';

/** Nothing in UTF-8 takes more than three bytes for a UTF-16 unit. */
const mostBytes = limits.text * 3;

/**
 * The transcript in a file that a feed names, under the name that the user would give the file. One that is larger
 * than any transcript is not read. Rejects when there is no such file.
 */
export async function transcriptFile(path: string, name: string): Promise<Transcript> {
  const { size } = await stat(path);
  return transcriptInBytes(size > mostBytes ? new Uint8Array() : await readFile(path), size, name);
}

/** The transcript in what was read of a file of so many bytes. */
export function transcriptInBytes(read: Uint8Array, bytes: number, name: string): Transcript {
  if (bytes <= mostBytes) {
    return readTranscript(new TextDecoder('utf-8', { ignoreBOM: true }).decode(read), { name });
  }
  const message = `The file has ${grouped(bytes)} bytes; a transcript may have at most ${grouped(limits.text)}.`;
  const fault = { kind: 'unreadable', span: { start: 0, end: 0 }, message } as const;
  return { source: { name, text: '' }, hasMark: false, format: undefined, cues: [], faults: [fault] };
}
