/** The MIME type of a transcript by the extension of its file (Podcasting 2.0, transcript formats). */
const types: ReadonlyMap<string, string> = new Map([
  ['vtt', 'text/vtt'],
  ['srt', 'application/x-subrip'],
  ['json', 'application/json'],
  ['html', 'text/html'],
  ['htm', 'text/html'],
  ['txt', 'text/plain'],
]);

/** The MIME type of a transcript with this extension (in any case, without the dot). */
export function transcriptType(extension: string): string | undefined {
  return types.get(extension.toLowerCase());
}
