import { links } from './links.js';

/** The rules of the Atom elements that feeds borrow. */
export const atom = { ...links } as const;
