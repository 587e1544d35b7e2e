import type { Dialect } from './dialect.js';
import { common, commonText, keys } from './keys.js';
import { address } from './spellings.js';

/** Our own keys: nothing is translated, and a key that is no field is an error. */
export const native: Dialect = {
  name: 'native',
  title: 'airworthy',
  signs: [],
};

export const zola: Dialect = {
  name: 'zola',
  title: 'Zola',
  signs: keys('extra.season extra.episode extra.guest extra.series extra template taxonomies'),
  fields: {
    ...common,
    guid: ['extra.guid', ...common.guid],
    link: keys('extra.link extra.url player'),
    description: keys('description extra.description extra.summary'),
    season: ['extra.season', 'season'],
    episode: keys('extra.episode extra.number episode'),
    type: ['extra.type', 'extra.episode_type'],
    explicit: ['extra.explicit', 'explicit'],
    'audio.url': [
      ...keys('extra.audio.url extra.audio extra.audio_url extra.enclosure extra.mp3'),
      ...common['audio.url'],
    ],
    'audio.bytes': keys(
      'extra.audio.bytes extra.audio.size extra.bytes extra.size extra.length extra.audio_size',
    ),
    'audio.type': ['extra.audio.type', 'extra.audio_type'],
    duration: ['extra.duration', 'duration'],
    artwork: keys('extra.artwork extra.image extra.cover'),
    hosts: ['extra.hosts', 'extra.host'],
    guests: ['extra.guests', 'extra.guest'],
    chapters: ['extra.chapters', 'chapters'],
    transcripts: ['extra.transcripts', 'extra.transcript'],
  },
  text: commonText,
};

/** The key sets of Jupiter Broadcasting (JSON) and of the theme Castanet (TOML or YAML). */
export const hugo: Dialect = {
  name: 'hugo',
  title: 'Hugo',
  signs: keys(`
    podcast_file podcast_bytes podcast_duration podcast_alt_file podcast_chapters episode_guid
    episode_image episode_padded show_slug
  `),
  fields: {
    ...common,
    guid: keys('episode_guid guid podcast_guid'),
    // Hugo keeps a page back until its publishDate, whatever its date is.
    published: ['publishDate', 'date'],
    link: ['fireside_url', { at: 'jb_url', as: address }, 'link', 'externalLink', 'player'],
    description: keys('description Description summary'),
    'audio.url': ['podcast_file', 'podcast_alt_file', ...common['audio.url']],
    'audio.bytes': ['podcast_bytes', 'podcast_length', ...common['audio.bytes']],
    duration: ['podcast_duration', 'duration'],
    artwork: ['episode_image'],
    chapters: ['podcast_chapters', 'chapters'],
  },
  text: commonText,
};

export const octopod: Dialect = {
  name: 'octopod',
  title: 'Jekyll with Octopod',
  signs: keys(`
    audio.mp3 audio.m4a audio.ogg audio.opus filesize.mp3 filesize.m4a filesize datum contributors
    layout explicit
  `),
  fields: {
    ...common,
    published: keys('date datum file_date'),
    link: keys('link permalink player'),
    description: keys('summary description excerpt'),
    'audio.url': [...keys('audio.mp3 audio.m4a audio.ogg audio.opus'), ...common['audio.url']],
    'audio.bytes': [
      ...keys('filesize.mp3 filesize.m4a filesize.ogg filesize.opus'),
      ...common['audio.bytes'],
    ],
  },
  text: commonText,
};

export const eleventy: Dialect = {
  name: 'eleventy',
  title: '11ty Podcaster',
  signs: keys(`
    episode.filename episode.seasonNumber episode.episodeNumber episode.size episode.duration
    episode.excerpt
  `),
  fields: {
    ...common,
    title: ['episode.title', 'title'],
    published: ['episode.date', 'date'],
    guid: ['episode.guid', 'guid'],
    link: ['link', 'player'],
    description: keys('episode.excerpt excerpt episode.description description episode.summary'),
    season: keys('episode.seasonNumber episode.season seasonNumber'),
    episode: keys('episode.episodeNumber episode.number episodeNumber'),
    type: ['episode.episodeType', 'episode.type'],
    explicit: ['episode.explicit', 'explicit'],
    'audio.url': keys('episode.filename episode.url episode.audio'),
    'audio.bytes': keys('episode.size episode.bytes episode.length'),
    duration: ['episode.duration', 'duration'],
    artwork: ['episode.image', 'image'],
    hosts: ['episode.hosts', 'hosts'],
    guests: ['episode.guests', 'guests'],
    chapters: ['episode.chapters', 'chapters'],
    transcripts: keys('episode.transcript episode.transcripts transcript'),
  },
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
    itunes file_date
  `),
  fields: { ...common, published: ['publishDate', ...common.published, 'file_date'] },
  text: commonText,
};
