import type { Dialect, Spelling } from './dialect.js';
import * as spelt from './spellings.js';

/** How each field is spelt in other people's files, wherever it stands. */
export const spellings: Readonly<Record<string, Spelling>> = {
  published: spelt.moment,
  link: spelt.page,
  season: spelt.number,
  episode: spelt.number,
  type: spelt.episodeType,
  explicit: spelt.explicit,
  duration: spelt.length,
  artwork: spelt.address,
  'audio.url': spelt.recording,
  'audio.bytes': spelt.bytes,
  hosts: spelt.people,
  guests: spelt.people,
  people: spelt.people,
  chapters: spelt.chapters,
  transcripts: spelt.transcripts,
  value: spelt.value,
};

/** Keys in one line, the best one first. */
export function keys(line: string): readonly string[] {
  return line.trim().split(/\s+/);
}

/** Keys that many generators and themes share; a dialect puts its own before them. */
export const common = {
  title: keys('title name episodeTitle'),
  published: keys(`
    date pubDate publishDate publishedAt publishedDate publicationDate releaseDate airDate datePublished
    published
  `),
  draft: ['draft', 'upcoming', { at: 'published', as: spelt.unpublished }],
  guid: keys('guid uuid episodeGuid podcastGuid'),
  link: keys('link permalink canonical canonicalUrl externalUrl url player'),
  description: keys('description summary excerpt abstract shortDescription'),
  season: keys('season seasonNumber itunes.season'),
  episode: keys('episode episodeNumber number episodeNo ep podcastEpisode itunes.episode issue'),
  type: keys('episodeType itunes.episodeType type'),
  explicit: keys('explicit podcastExplicit itunes.explicit'),
  'audio.url': [
    ...keys(`
    audioUrl audioFile audioSrc audio.url audio.src audio.file podcast.file podcast.url enclosure.url enclosureUrl
    mediaUrl mp3 mp3Url podcastFile podcastLink podcastUrl podcast file src audio enclosure
    `),
    ...['url', 'link', 'player_audio'].map((at) => ({ at, as: spelt.namedRecording })),
  ],
  'audio.bytes': [
    ...keys(`
    audioSize audioBytes audioLength audio.size audio.bytes audio.length podcast.size podcast.bytes
    enclosure.length enclosure.size enclosureLength fileSize mediaSize podcastBytes podcastLength byteLength
    bytes
    `),
    { at: 'enclosure', as: spelt.sizeBehind },
    ...['size', 'length', 'filesize'].map((at) => ({ at, as: spelt.plainSize })),
  ],
  'audio.type': keys('audioType audio.type enclosure.type mimeType enclosureType'),
  duration: keys(
    'duration podcast.duration podcastDuration audioDuration durationSeconds itunes.duration runtime',
  ),
  artwork: keys('artwork episodeImage cover coverImage image itunes.image'),
  hosts: keys('hosts host'),
  guests: keys('guests guest'),
  people: keys('contributors people'),
  chapters: keys('chapters podcastChapters timestamps'),
  transcripts: keys('transcripts transcript transcriptUrl'),
  value: ['value'],
} as const satisfies Dialect['fields'];

/** Places that hold in every text: a hosted player names the page of its episode, a plain one the recording. */
export const commonText: readonly RegExp[] = [
  /\bsrc=["']?(?<player>https:\/\/letscast\.fm\/podcasts\/[^"'\s/]+\/episodes\/[^"'\s/]+)\/player\.js/dm,
  /<(?:audio|source)\b[^>]{0,400}?\bsrc=["']?(?<player_audio>[^"'\s>]+)/dm,
];
