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
    date pubDate publishDate publishedAt publishedDate published_at pub_date publicationDate releaseDate
    release_date airDate air_date datePublished published
  `),
  draft: [
    ...keys('isDraft is_draft unlisted hidden private eleventyExcludeFromCollections').map((at) => ({
      ...{ at, as: spelt.setAside },
    })),
    { at: 'status', as: spelt.unfinished },
    ...['draft', 'upcoming', { at: 'published', as: spelt.unpublished }],
  ],
  guid: keys('guid uuid episodeGuid episode_guid podcast_guid'),
  link: keys('link permalink canonical canonicalUrl externalUrl url player'),
  description: keys('description summary excerpt abstract shortDescription'),
  season: keys('season seasonNumber season_number itunes.season'),
  episode: keys(
    'episode episodeNumber episode_number number episodeNo ep podcast_episode itunes.episode issue',
  ),
  type: keys('episodeType episode_type itunes.episodeType type'),
  explicit: keys('explicit podcast_explicit itunes.explicit'),
  'audio.url': [
    ...keys(`
    audioUrl audio_url audioFile audio_file audioSrc audio.url audio.src audio.file enclosure.url enclosureUrl
    enclosure_url podcast.file podcast.url mediaUrl media_url mp3 mp3Url mp3_url podcast_file podcast_link podcastUrl podcast file src
    audio enclosure
    `),
    ...['url', 'link', 'player_audio'].map((at) => ({ at, as: spelt.namedRecording })),
  ],
  'audio.bytes': [
    ...keys(`
    podcast.size podcast.bytes audioSize audio_size audioBytes audioLength audio_length audio.size audio.bytes audio.length
    enclosure.length enclosure.size enclosureLength enclosure_length fileSize file_size mediaSize
    podcast_bytes podcast_length byteLength bytes
    `),
    { at: 'enclosure', as: spelt.sizeBehind },
    ...['size', 'length', 'filesize'].map((at) => ({ at, as: spelt.plainSize })),
  ],
  'audio.type': keys('audioType audio_type audio.type enclosure.type mimeType mime_type enclosureType'),
  duration: keys(
    'duration podcast.duration podcast_duration audioDuration durationSeconds itunes.duration runtime',
  ),
  artwork: keys('artwork episode_image episodeImage cover coverImage image itunes.image'),
  hosts: keys('hosts host'),
  guests: keys('guests guest'),
  people: keys('contributors people'),
  chapters: keys('chapters podcast_chapters timestamps'),
  transcripts: keys('transcripts transcript transcriptUrl transcript_url'),
  value: ['value'],
} as const satisfies Dialect['fields'];

/** Places that hold in every text: a hosted player names the page of its episode, a plain one the recording. */
export const commonText: readonly RegExp[] = [
  /\bsrc=["']?(?<player>https:\/\/letscast\.fm\/podcasts\/[^"'\s/]+\/episodes\/[^"'\s/]+)\/player\.js/dm,
  /<(?:audio|source)\b[^>]{0,400}?\bsrc=["']?(?<player_audio>[^"'\s>]+)/dm,
];
