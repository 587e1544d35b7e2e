import * as amounts from './amounts.js';
import { datedText, moment } from './dates.js';
import type { Dialect, Spelling, SpeltKey } from './dialect.js';
import { inLanguages } from './languages.js';
import { author, people } from './people.js';
import * as spelt from './spellings.js';

/** How each field is spelt in other people's files, wherever it stands. */
export const spellings: Readonly<Record<string, Spelling>> = {
  published: moment,
  expires: moment,
  link: spelt.page,
  season: spelt.number,
  episode: spelt.number,
  type: spelt.episodeType,
  explicit: spelt.explicit,
  duration: amounts.length,
  artwork: spelt.picture,
  'audio.url': spelt.recording,
  'audio.bytes': amounts.bytes,
  'audio.type': spelt.mediaType,
  hosts: people,
  guests: people,
  people,
  chapters: spelt.chapters,
  transcripts: spelt.transcripts,
  value: spelt.value,
  tags: spelt.tags,
  author,
};

/** Keys in one line, the best one first. */
export function keys(line: string): readonly string[] {
  return line.trim().split(/\s+/);
}

type Fields = NonNullable<Dialect['fields']>;
type Places = readonly (string | SpeltKey)[];

/** Keys in one line that are spelt otherwise than their field is elsewhere. */
function spelling(as: Spelling, line: string): Places {
  return keys(line).map((at) => ({ at, as }));
}

/** The same places in a table. */
export function below(table: string, places: Places): Places {
  return places.map((place) =>
    typeof place === 'string' ? `${table}.${place}` : { ...place, at: `${table}.${place.at}` },
  );
}

/** Places that some put at the top, and some into a table about the episode, or about its recording. */
function anywhere(places: Places): Places {
  return [...ofEpisode(places), ...below('podcast', places)];
}

/** Places that a table named `podcast` would give of the show; Hugo keeps keys that are not its own in `params`. */
function ofEpisode(places: Places): Places {
  return [...places, ...below('episode', places), ...below('params', places)];
}

/** Keys that many generators and themes share. */
export const common = {
  title: [
    ...ofEpisode(keys('title name episodeTitle postTitle')),
    ...keys(inLanguages.title),
    'first_heading',
  ],
  published: [
    ...anywhere(
      keys(`
      date pubDate publishDate publishedAt publishedDate publication publicationDate releaseDate airDate
      datePublished postDate dateTime published publishAt scheduledFor scheduledAt embargo
      `),
    ),
    ...keys(inLanguages.published),
    ...spelling(datedText, inLanguages.date),
    'file_date',
  ],
  draft: [
    ...spelling(
      spelt.setAside,
      'isDraft unlisted hidden hide isHidden _hidden private isPrivate wip archived isArchived disabled deleted headless eleventyExcludeFromCollections',
    ),
    ...spelling(spelt.setAside, 'premium isPremium membersOnly subscribersOnly paywalled'),
    ...spelling(spelt.locked, 'password'),
    ...spelling(spelt.unfinished, 'status visibility publishStatus postStatus contentStatus state'),
    ...spelling(spelt.unlisted, 'build.list _build.list build.render _build.render _discoverable routable'),
    ...spelling(spelt.unlisted, 'permalink render'),
    ...[
      'draft',
      'upcoming',
      ...keys(inLanguages.draft),
      ...spelling(
        spelt.unpublished,
        'published publish isPublished public isPublic listed enabled active visible',
      ),
    ],
  ],
  expires: keys('expiryDate expires unpublishDate unpublishAt'),
  guid: ofEpisode(keys('guid uuid episodeGuid podcastGuid')),
  link: [...ofEpisode(keys('link permalink canonical canonicalUrl externalUrl url')), 'player'],
  description: [
    ...ofEpisode(
      keys('description summary excerpt abstract shortDescription desc itunesSummary podloveSummary'),
    ),
    ...keys(inLanguages.description),
  ],
  season: [
    ...anywhere(keys('season seasonNumber itunes.season itunesSeason itunesSeasonNumber')),
    ...keys(inLanguages.season),
  ],
  episode: [
    ...anywhere(
      keys(
        'seasonEpisode episodeInSeason episodeOfSeason numberInSeason episode episodeNumber number episodeNo ep podcastEpisode itunes.episode itunesEpisode itunesEpisodeNumber issue nr',
      ),
    ),
    'episode #',
    ...keys(inLanguages.episode),
  ],
  type: anywhere(keys('episodeType epType itunes.episodeType itunesEpisodeType type')),
  explicit: anywhere(keys('explicit podcastExplicit podloveExplicit itunes.explicit itunesExplicit')),
  block: anywhere(spelling(spelt.answer, 'block itunes.block itunesBlock')),
  audio: anywhere(spelling(spelt.formats, 'audio')),
  'audio.url': [
    ...anywhere(
      keys(`
      audioUrl audioFile audioSrc audioPath audioLink audio.url audio.src audio.file audio.fileName
      audio.mp3 audio.m4a audio.ogg audio.opus audio.mp3.fileName audio.m4a.fileName audio.ogg.fileName
      audio.opus.fileName audioFormats.mp3 audioFormats.m4a audioFormats.ogg audioFormats.opus enclosure.url
      enclosureUrl mediaUrl mp3 mp3Url mp3Link mp3.url mp3.assetLink m4a m4aUrl aacUrl podcastFile podcastFileUrl
      media.url media.src media.file media.mp3 media.m4a recording.url recording.file audio.remote audio.local
      podcastLink podcastUrl fileUrl file src audio enclosure media recording
      attachments.url enclosures.url
      `),
    ),
    ...['podcast.url', 'podcast'],
    ...spelling(
      spelt.namedRecording,
      'fileName audio.name source.url downloadUrl downloadLink episodeUrl url link player_audio download',
    ),
    ...spelling(spelt.namedRecording, inLanguages.recording),
  ],
  'audio.bytes': anywhere([
    ...keys(`
    audioSize audioFileSize audioBytes audioLength audio.size audio.bytes audio.length enclosure.length
    enclosure.size enclosureLength enclosureLengthBytes audio.mp3.fileSize audio.m4a.fileSize
    audio.ogg.fileSize audio.opus.fileSize fileSize fileSize.mp3 fileSize.m4a fileSize.ogg fileSize.opus mediaSize mp3Size
    podcastBytes podcastLength episodeBytes episodeBytes.mp3 episodeSize byteLength bytes
    sizeInBytes sizeBytes fileSizeInBytes fileSizeBytes fileSizeRaw audioSizeInBytes audioSizeBytes audio.sizeInBytes
    audio.sizeBytes audio.fileSize media.bytes media.size media.length recording.bytes recording.size
    audio.meta.enclosureLength enclosure.sizeInBytes attachments.sizeInBytes enclosures.length enclosures.size
    `),
    ...spelling(amounts.sizeBehind, 'enclosure'),
    ...spelling(amounts.plainSize, 'size length mp3.length m4aLength aacLength source.length'),
    ...spelling(amounts.plainSize, inLanguages.bytes),
  ]),
  'audio.type': anywhere(
    keys(
      'audioType audioMime audio.type enclosure.type media.type recording.type source.type mimeType mime enclosureType fileType attachments.mimeType enclosures.type',
    ),
  ),
  duration: anywhere([
    ...keys(`
    duration podcastDuration episodeDuration audioDuration audio.duration mp3.duration source.duration
    durationSeconds itunes.duration itunesDuration itunesDurationSeconds podloveDuration runtime
    fileDuration enclosure.duration durationInSeconds durationSecs durationSec lengthInSeconds lengthSeconds
    media.duration recording.duration audio.meta.duration audio.durationInSeconds audio.durationSeconds audioDurationSeconds attachments.durationInSeconds
    `),
    ...spelling(
      amounts.milliseconds,
      'durationMs durationMillis durationMilliseconds durationInMs lengthMs audio.durationMs',
    ),
    ...spelling(amounts.minutes, 'durationMinutes durationMin lengthMinutes minutes'),
    ...spelling(amounts.clock, 'length episodeLength audioLength showLength'),
    ...keys(inLanguages.duration),
  ]),
  artwork: [
    ...anywhere(
      keys(`
      artwork artworkUrl artwork.url episodeImage cover coverImage coverArt podcastArt podloveCoverArt cover.url
      cover.src cover.image image imageUrl image.url image.src image.path image.file itunes.image itunesImage img
      `),
    ),
    ...keys(inLanguages.artwork),
  ],
  hosts: [
    ...anywhere(keys('hosts host presenters podcasters hostNames hostName')),
    ...keys(inLanguages.hosts),
  ],
  guests: [
    ...anywhere(keys('guests guest guestNames guestName featuredGuests featuring')),
    ...keys(inLanguages.guests),
  ],
  people: anywhere(keys('contributors people')),
  chapters: [...anywhere(keys('chapters chapter podcastChapters timestamps')), ...keys(inLanguages.chapters)],
  transcripts: [...anywhere(keys('transcripts transcript transcriptUrl')), ...keys(inLanguages.transcripts)],
  value: ['value'],
  tags: ['tags', 'taxonomies.tags', ...keys(inLanguages.tags)],
  author: keys('author podcastAuthor itunes.author itunesAuthor'),
} as const satisfies Fields;

/** The places of a dialect, and after them those that many share. */
export function beforeCommon(own: Readonly<Record<string, Places>>): Fields {
  const fields: Record<string, Places> = { ...common };
  for (const [field, places] of Object.entries(own)) fields[field] = [...places, ...(fields[field] ?? [])];
  return fields;
}

/** Keys that hold the notes where no text follows the front matter. */
export const notesKeys = keys(
  'showNotes episodeNotes notes episode.showNotes episode.notes body content contentHtml html',
);

/** A heading before everything else, which is the title of a page whose keys have none. */
export const firstHeading = /(?<![\s\S])\s{0,100}# {1,10}(?<first_heading>[^\s#][^\n]{0,300})/d;

/** Places that hold in every text: a hosted player names the page of its episode, a plain one the recording. */
export const commonText: readonly RegExp[] = [
  /\bsrc=["']?(?<player>https:\/\/letscast\.fm\/podcasts\/[^"'\s/]+\/episodes\/[^"'\s/]+)\/player\.js/dm,
  /<(?:audio|source)\b[^>]{0,400}?\bsrc=["']?(?<player_audio>[^"'\s>]+)/dm,
];

/** Links whose words say that they lead to the recording; asked when nothing else names it. */
export const linkText: readonly RegExp[] = [
  /\[[^\]\n]{0,80}(?:download|mp3|m4a|audio|listen)[^\]\n]{0,80}\]\((?<download>https?:\/\/[^)\s[]{1,2000}\.(?:mp3|m4a|ogg|opus))\)/di,
  /\b(?:download|mp3|audio)\b[^<\n]{0,80}<(?<download>https?:\/\/[^>\s]+\.(?:mp3|m4a|ogg|opus))>/di,
];
