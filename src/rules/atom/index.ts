import { elements } from './elements.js';
import { links } from './links.js';

/** The rules of the Atom elements that feeds borrow. */
export const atom = { ...elements, ...links } as const;
