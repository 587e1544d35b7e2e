import { optional, type Vocabulary } from './row.js';

/** The content module of RSS 1.0, of which podcasts use one element. */
export const content = {
  'content:encoded': {
    parents: ['item', 'channel'],
    count: 'one',
    text: optional('text'),
    readers: ['Spotify', 'AntennaPod', 'Podverse', 'Kasts'],
    follows: { item: 'description' },
    unwritten: { channel: 'the description is HTML' },
  },
} as const satisfies Vocabulary;
