import type { Dialect } from './dialect.js';
import { beforeCommon, below, common, commonText, keys } from './keys.js';
import { address, hostedRecording, namedRecording } from './spellings.js';

/** Our own keys: nothing is translated, and a key that is no field is an error. */
export const native: Dialect = {
  name: 'native',
  title: 'airworthy',
  signs: [],
};

/** What Zola itself has no key for stands in `extra`. */
export const zola: Dialect = {
  name: 'zola',
  title: 'Zola',
  signs: keys('extra.season extra.episode extra.guest extra.series extra template taxonomies'),
  fields: beforeCommon({
    ...Object.fromEntries(Object.entries(common).map(([field, places]) => [field, below('extra', places)])),
    title: keys('title extra.title'),
    published: keys('date extra.date'),
    draft: ['draft'],
    description: ['description', ...below('extra', common.description)],
    'audio.url': [...keys('extra.audio.url extra.audio'), ...below('extra', common['audio.url'])],
  }),
  text: commonText,
};

/** The key sets of Jupiter Broadcasting (JSON) and of the theme Castanet (TOML or YAML). */
export const hugo: Dialect = {
  name: 'hugo',
  title: 'Hugo',
  signs: keys(`
    podcast_file podcast_bytes podcast_alt_file podcast_chapters episode_guid episode_image episode_padded
    show_slug
  `),
  fields: beforeCommon({
    guid: ['episode_guid'],
    // Hugo keeps a page back until its publishDate, whatever its date is.
    published: ['publishDate', 'date'],
    link: ['fireside_url', { at: 'jb_url', as: address }, 'link', 'externalLink'],
    'audio.url': [{ at: 'media_override', as: namedRecording }, 'podcast_file', 'podcast_alt_file'],
    'audio.bytes': ['podcast_bytes'],
    duration: ['podcast_duration'],
    artwork: ['episode_image'],
    chapters: ['podcast_chapters'],
  }),
  text: commonText,
};

export const octopod: Dialect = {
  name: 'octopod',
  title: 'Jekyll with Octopod',
  signs: keys('audio.mp3 audio.m4a audio.ogg audio.opus filesize.mp3 filesize.m4a datum'),
  fields: beforeCommon({
    published: keys('date datum'),
    description: ['summary'],
    'audio.url': keys('audio.mp3 audio.m4a audio.ogg audio.opus'),
    'audio.bytes': keys('filesize.mp3 filesize.m4a filesize.ogg filesize.opus'),
  }),
  text: commonText,
};

export const eleventy: Dialect = {
  name: 'eleventy',
  title: '11ty Podcaster',
  signs: keys('episode.filename episode.seasonNumber episode.episodeNumber episode.size episode.excerpt'),
  fields: beforeCommon({
    title: ['episode.title'],
    published: ['episode.date'],
    guid: ['episode.guid'],
    description: keys('episode.excerpt excerpt episode.description'),
    'audio.url': [
      { at: 'episode.url', as: hostedRecording },
      ...keys('episode.filename episode.url episode.audio'),
    ],
    'audio.bytes': keys('episode.size episode.bytes episode.length'),
  }),
  text: commonText,
};

export const astro: Dialect = {
  name: 'astro',
  title: 'Astro',
  signs: keys(`
    pubDate publishDate publishedAt audioUrl audioFile episodeNumber seasonNumber episodeType heroImage
    durationSeconds audioSize
  `),
  fields: { ...common, published: ['pubDate', 'publishDate', ...common.published] },
  text: commonText,
};

/** Any other generator, by the keys that most of them share. */
export const generic: Dialect = {
  name: 'generic',
  title: 'another generator',
  signs: keys(`
    date enclosure mp3 audio_url audio_file podcast_link file layout permalink slug tags categories
    itunes
  `),
  fields: beforeCommon({ published: ['publishDate'] }),
  text: commonText,
};
