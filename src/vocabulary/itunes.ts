import { optional, required, type Vocabulary } from './row.js';

const both = ['channel', 'item'] as const;
const players = ['AntennaPod', 'Podverse', 'Podcast Index', 'gPodder', 'Kasts', 'VLC'] as const;

/**
 * Apple's namespace, with the elements of older guides. Apple reads what is not retired; the other readers are from
 * the sources of the players. Most of the values have rules of their own.
 */
export const itunes = {
  'itunes:title': { parents: both, count: 'one', text: optional('text'), readers: ['Apple'] },
  'itunes:author': {
    parents: both,
    count: 'one',
    text: optional('text', { limit: 255 }),
    readers: ['Apple', 'Spotify'],
  },
  'itunes:owner': { parents: ['channel'], count: 'one', readers: ['Spotify', 'YouTube', 'Amazon'] },
  'itunes:name': { parents: ['itunes:owner'], count: 'one', text: optional('text', { limit: 255 }) },
  'itunes:email': {
    parents: ['itunes:owner'],
    count: 'one',
    text: optional('e-mail address'),
    readers: ['Spotify', 'YouTube', 'Amazon'],
  },
  'itunes:type': {
    parents: ['channel'],
    count: 'one',
    text: optional({ oneOf: ['episodic', 'serial'] }),
    readers: ['Apple'],
  },
  'itunes:category': {
    parents: ['channel', 'itunes:category'],
    count: 'many',
    levels: 2,
    attributes: {
      text: required('text', { absence: 'itunes/category-unknown', rule: 'itunes/category-unknown' }),
    },
    readers: ['Apple', 'Spotify', 'Podcast Index'],
  },
  'itunes:episodeType': {
    parents: ['item'],
    count: 'one',
    text: optional({ oneOf: ['full', 'trailer', 'bonus'] }),
    readers: ['Apple'],
  },
  'itunes:duration': {
    parents: ['item'],
    count: 'one',
    text: optional('duration'),
    readers: ['Apple', ...players],
  },
  'itunes:season': { parents: ['item'], count: 'one', text: optional('whole number'), readers: ['Apple'] },
  'itunes:episode': { parents: ['item'], count: 'one', text: optional('whole number'), readers: ['Apple'] },
  'itunes:explicit': {
    parents: both,
    count: 'one',
    text: optional({ oneOf: ['true', 'false'] }),
    readers: ['Apple', 'Spotify'],
  },
  'itunes:image': {
    parents: both,
    count: 'one',
    attributes: {
      href: required('address', { absence: 'itunes/image-href-missing', rule: 'itunes/image-extension' }),
    },
    readers: ['Apple', 'Spotify', 'AntennaPod', 'Podcast Index', 'gPodder', 'Kasts'],
  },
  'itunes:new-feed-url': { parents: ['channel'], count: 'one', text: optional('URL'), readers: ['Apple'] },
  'itunes:block': { parents: both, count: 'one', text: optional({ oneOf: ['Yes'] }), readers: ['Apple'] },
  'itunes:complete': {
    parents: ['channel'],
    count: 'one',
    text: optional({ oneOf: ['Yes'] }),
    readers: ['Apple'],
  },
  'itunes:applepodcastsverify': {
    parents: ['channel'],
    count: 'one',
    text: optional('text'),
    readers: ['Apple'],
  },
  'itunes:isClosedCaptioned': {
    parents: ['item'],
    count: 'one',
    text: optional('text'),
    standing: 'retired',
  },
  'itunes:keywords': {
    parents: both,
    count: 'one',
    text: optional('text', { limit: 255 }),
    standing: 'retired',
  },
  'itunes:order': {
    parents: ['item'],
    count: 'one',
    text: optional('integer'),
    standing: 'retired',
    readers: ['Spotify'],
  },
  'itunes:pubDate': { parents: both, count: 'one', text: optional('RFC 2822 date'), standing: 'own' },
  'itunes:subtitle': {
    parents: both,
    count: 'one',
    text: optional('text', { limit: 255 }),
    standing: 'retired',
  },
  'itunes:summary': {
    parents: both,
    count: 'one',
    text: optional('text', { limit: 4000 }),
    standing: 'retired',
    readers: ['AntennaPod', 'Podcast Index'],
  },
} as const satisfies Vocabulary;
