import { elements } from './elements.js';

/** The rules of the Google Play vocabulary. */
export const googleplay = { ...elements } as const;
