import { characters } from './characters.js';
import { drafts } from './drafts.js';
import { layers } from './layers.js';
import { letters } from './letters.js';
import { mixedScripts } from './mixed-scripts.js';
import { splitAddress } from './split-address.js';
import { swallowed } from './swallowed.js';
import { template } from './template.js';

/** The rules of text whatever the vocabulary: what programs broke in it or left in it. */
export const text = {
  ...letters,
  ...characters,
  ...template,
  ...drafts,
  ...layers,
  ...swallowed,
  ...splitAddress,
  ...mixedScripts,
} as const;
