import { chapters } from './chapters.js';
import { country } from './country.js';
import { title } from './title.js';

/** The rules of Spotify that no other vocabulary has. */
export const spotify = { ...country, ...title, ...chapters } as const;
