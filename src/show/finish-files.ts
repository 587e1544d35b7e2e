import { createHash } from 'node:crypto';
import type { Episode, PublishedFile } from './model.js';
import type * as loaded from './show.js';

/** The files of an episode as the feed names them. */
export function filesOf(
  show: loaded.Show,
  { slug, chapters, transcripts }: loaded.Episode,
): Pick<Episode, 'chapters' | 'transcripts' | 'files'> {
  const files: PublishedFile[] = [];
  const publish = (folder: string, bytes: Uint8Array, extension: string): string => {
    const name = `${slug}.${hashOf(bytes)}.${extension}`;
    files.push({ path: `${folder}/${name}`, bytes });
    return new URL(`${folder}/${encodeURIComponent(name)}`, show.feed).href;
  };
  return {
    chapters: chapters && {
      url:
        'url' in chapters
          ? chapters.url
          : publish('chapters', new TextEncoder().encode(chapters.json), 'json'),
      from: 'chapters',
    },
    transcripts: transcripts.map((transcript) => ({
      url:
        'url' in transcript ? transcript.url : publish('transcripts', transcript.bytes, transcript.extension),
      type: transcript.type,
      language: transcript.language,
      rel: transcript.captions ? 'captions' : undefined,
      from: transcript.from,
    })),
    files,
  };
}

/** The first eight hexadecimal digits of the SHA-256. */
function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 8);
}
