import { optional, required, type Vocabulary } from './row.js';

const readers = ['Spotify'] as const;

/** Spotify's namespace, from its delivery specification and its documents on Open Access. */
export const spotify = {
  'spotify:countryOfOrigin': {
    parents: ['channel'],
    count: 'one',
    text: required('text', { absence: 'spotify/country-invalid', rule: 'spotify/country-invalid' }),
    readers,
  },
  'spotify:limit': {
    parents: ['channel'],
    count: 'one',
    attributes: { recentCount: required('whole number') },
    readers,
  },
  'spotify:access': {
    parents: ['channel', 'item'],
    count: 'one',
    readers,
    unwritten: 'Spotify gives it to its partners',
  },
  'spotify:partner': {
    parents: ['spotify:access'],
    count: 'one',
    attributes: { id: required('text') },
    readers,
  },
  'spotify:sandbox': {
    parents: ['spotify:access'],
    count: 'one',
    attributes: { enabled: optional('boolean') },
    readers,
  },
  'spotify:entitlement': {
    parents: ['spotify:access'],
    count: 'many',
    attributes: { name: required('text') },
    readers,
  },
} as const satisfies Vocabulary;
