import { createHash } from 'node:crypto';
import type { Episode, Show } from '../show/show.js';

/** A file that is published beside the feed. Its name tells its content, so that it never changes. */
export interface Asset {
  /** From the folder of the feed: `chapters/603.1f2e3d4c.json`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A file as the feed names it, and the file itself when it is published beside the feed. */
export interface Linked {
  readonly url: string;
  readonly asset?: Asset;
}

/** The files of an episode as the feed names them; transcripts in the author's order. */
export interface Files {
  readonly chapters: Linked | undefined;
  readonly transcripts: readonly Linked[];
}

/** Names the files of an episode. Their content is hashed here, so ask once. */
export function filesOf(show: Show, { slug, chapters, transcripts }: Episode): Files {
  return {
    chapters:
      chapters && 'json' in chapters
        ? publish(show, 'chapters', slug, new TextEncoder().encode(chapters.json), 'json')
        : chapters,
    transcripts: transcripts.map((transcript) =>
      'url' in transcript
        ? { url: transcript.url }
        : publish(show, 'transcripts', slug, transcript.bytes, transcript.extension),
    ),
  };
}

/** Names a file by the first eight hexadecimal digits of its SHA-256, so that no old feed meets new content. */
function publish(show: Show, folder: string, slug: string, bytes: Uint8Array, extension: string): Linked {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
  const name = `${slug}.${hash}.${extension}`;
  const url = new URL(`${folder}/${encodeURIComponent(name)}`, show.feed);
  return { url: url.href, asset: { path: `${folder}/${name}`, bytes } };
}
