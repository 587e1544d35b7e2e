import { characters } from './characters.js';
import { layers } from './layers.js';
import { letters } from './letters.js';
import { template } from './template.js';

/** The rules of text whatever the vocabulary: what programs broke in it or left in it. */
export const text = { ...letters, ...characters, ...template, ...layers } as const;
