import { chapters } from './chapters.js';

/** The rules of Podlove Simple Chapters. */
export const psc = { ...chapters } as const;
