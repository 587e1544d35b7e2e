import { optional, required, type Vocabulary } from './row.js';

const readers = ['Spotify', 'AntennaPod', 'Pocket Casts', 'gPodder', 'Kasts'] as const;

/** Podlove Simple Chapters 1.2. */
export const psc = {
  'psc:chapters': {
    parents: ['item'],
    count: 'one',
    attributes: {
      version: required('text', { absence: 'psc/namespace-or-version', rule: 'psc/namespace-or-version' }),
    },
    readers,
    follows: { item: 'podcast:chapters' },
  },
  'psc:chapter': {
    parents: ['psc:chapters'],
    count: 'many',
    attributes: {
      start: required('duration', { absence: 'psc/chapter-invalid', rule: 'psc/chapter-invalid' }),
      title: required('text', { absence: 'psc/chapter-invalid', rule: 'psc/chapter-invalid' }),
      href: optional('address'),
      image: optional('address'),
    },
    readers,
  },
} as const satisfies Vocabulary;
