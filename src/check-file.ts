import { readJsonChapters } from './chapters/json.js';
import { type CheckOptions, check } from './check.js';
import type { Diagnostic } from './diagnostic.js';
import type { FileFacts } from './media.js';
import { extensionOfFile, fileName } from './text/url.js';
import { readTranscript } from './transcripts/formats.js';
import { transcriptType } from './transcripts/types.js';
import { type Document, readText } from './xml/document.js';

/** A chapter list or a transcript by itself, as it was read and judged. */
export interface CheckedFile {
  readonly kind: 'chapters' | 'transcript';
  readonly facts: FileFacts;
  /** In the order of the text; they point into the file. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What a file is besides a feed: a list of JSON chapters or a transcript, by how it begins and what it is called.
 * Undefined for everything else, feeds among them.
 */
export function kindOfFile(name: string, text: string): CheckedFile['kind'] | undefined {
  const head = text.slice(0, 4096).trimStart();
  if (/^[{[]/.test(head) || /\.json$/i.test(name)) {
    if (/^\[/.test(head) || /"(?:segments|transcripts?)"\s*:/.test(text)) return 'transcript';
    if (/"chapters"\s*:/.test(text)) return 'chapters';
    return (['chapters', 'transcript'] as const).find((kind) => name.toLowerCase().includes(kind));
  }
  if (/^WEBVTT\b/.test(head) || /^\d+\s*\r?\n\d\d:\d\d:\d\d,\d{3} -->/.test(head)) return 'transcript';
  return /\.(?:vtt|srt)$/i.test(name) ? 'transcript' : undefined;
}

/** What is known of a chapter list or a transcript from its bytes. */
export function factsOfFile(name: string, bytes: Uint8Array, kind: CheckedFile['kind']): FileFacts {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const { length } = bytes;
  if (kind === 'transcript') return { bytes: length, transcript: readTranscript(text, { name }) };
  return { bytes: length, chapters: readJsonChapters(text, name) };
}

/**
 * Judges a chapter list or a transcript without the feed that names it, by the rules for such files. Never throws; what
 * only a feed tells, such as how long the episode takes, is not judged.
 */
export function checkFile(
  name: string,
  bytes: Uint8Array,
  kind: CheckedFile['kind'],
  options: Pick<CheckOptions, 'profiles' | 'now' | 'strict' | 'everywhere'>,
): CheckedFile {
  const facts = factsOfFile(name, bytes, kind);
  const { source } = (kind === 'chapters' ? facts.chapters : facts.transcript) ?? {};
  const url = 'https://media.example.com/file';
  const type = transcriptType(extensionOfFile(name)) ?? 'application/octet-stream';
  const element =
    kind === 'chapters'
      ? `<podcast:chapters url="${url}" type="application/json+chapters"/>`
      : `<podcast:transcript url="${url}" type="${type}"/>`;
  const feed = `<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><item>${element}</item></channel></rss>`;
  const document = readText(feed, { name });
  const { diagnostics } = check(document, { ...options, files: new Map([[url, facts]]) });
  return { kind, facts, diagnostics: diagnostics.filter((each) => each.source === source) };
}

/**
 * What is known of files that somebody gives by their names, by the addresses under which a feed names them: the last
 * part of an address tells. Files that the feed does not name are left out.
 */
export function filesNamed(
  document: Document,
  given: ReadonlyMap<string, Uint8Array>,
): ReadonlyMap<string, FileFacts> {
  const files = new Map<string, FileFacts>();
  if (given.size === 0) return files;
  for (const { element } of document.channel?.items ?? []) {
    for (const [tag, kind] of [
      ['podcast:chapters', 'chapters'],
      ['podcast:transcript', 'transcript'],
    ] as const) {
      for (const each of element.all(tag)) {
        const url = each.attribute('url')?.value.trim();
        const bytes = url && given.get(fileName(url));
        if (bytes && !files.has(url)) files.set(url, factsOfFile(fileName(url), bytes, kind));
      }
    }
  }
  return files;
}
