import { chapters } from './chapters.js';
import { country } from './country.js';
import { elements } from './elements.js';
import { title } from './title.js';

/** The rules of Spotify that no other vocabulary has. */
export const spotify = { ...elements, ...country, ...title, ...chapters } as const;
