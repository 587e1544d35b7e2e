import { address } from './address.js';
import { artwork } from './artwork.js';
import { audio } from './audio.js';
import { chapters } from './chapters.js';
import { cues } from './cues.js';
import { feed } from './feed.js';
import { recordings } from './recordings.js';
import { servers } from './servers.js';
import { transcripts } from './transcripts.js';

/** The rules of files and servers: artwork, recordings, and how all of it is delivered. */
export const media = {
  ...feed,
  ...address,
  ...recordings,
  ...servers,
  ...artwork,
  ...audio,
  ...chapters,
  ...transcripts,
  ...cues,
} as const;
