import { chapters } from './chapters.js';
import { elements } from './elements.js';

/** The rules of Podlove Simple Chapters. */
export const psc = { ...elements, ...chapters } as const;
