import { twoLetterLanguages } from '../../text/language-subtags.js';
import { publishedFormats } from '../../transcripts/types.js';
import { categories } from '../../vocabulary/categories.js';
import { everyMedium } from '../../vocabulary/mediums.js';
import { foreignXml, saidOfEpisode, saidOfShow } from './foreign.js';
import { field, type Kind, oneOf, required, scalar, text, type Values } from './kind.js';
import * as parts from './parts.js';
import { policyFields } from './policies.js';
import { profileName } from './profiles.js';
import {
  date,
  duration,
  email,
  episodeNumber,
  flag,
  folderUrl,
  outputFolder,
  positive,
  season,
  url,
} from './scalars.js';
import { list, map, record, some } from './tables.js';
import { readTime, timeMeantBy } from './time-of-day.js';
import { zone } from './zone.js';

/** A category of Apple's; another one is a fault of the feed, for other directories may know it. */
const category: Kind<string> = {
  ...text,
  schema: {
    enum: Object.entries(categories).flatMap(([name, inner]) => [
      name,
      ...inner.map((each) => `${name} > ${each}`),
    ]),
  },
  read(value, path, report) {
    const [only, ...more] = value.kind === 'table' ? value.entries : [];
    if (value.kind !== 'table' || !only || more.length > 0) return text.read(value, path, report);
    const inner = only.value.kind === 'list' ? only.value.items[0] : only.value;
    const name = inner?.kind === 'scalar' ? `${only.key} > ${inner.text.trim()}` : only.key;
    report('source/value-invalid', value.span, `${path} is a table, not the name of a category.`, {
      help: `Write "${name}".`,
    });
    return undefined;
  },
};

/** The most feeds of a show beside the one of all episodes: each is built as a whole. */
export const mostFeeds = 100;

/** Feeds by their names, which are those of folders as well. */
const feeds: Kind<ReadonlyMap<string, parts.FeedValues>> = {
  ...map(parts.feed),
  read(value, path, report) {
    const beyond = value.kind === 'table' ? value.entries[mostFeeds] : undefined;
    if (value.kind === 'table' && beyond) {
      const count = value.entries.length;
      report(
        'source/value-invalid',
        beyond.keySpan,
        `feeds names ${count} feeds; a show has at most ${mostFeeds}.`,
        {
          help: 'Keep the feeds that somebody subscribes to.',
        },
      );
      return undefined;
    }
    const read = map(parts.feed).read(value, path, report);
    for (const { key, keySpan } of value.kind === 'table' ? value.entries : []) {
      if (/^(?!chapters$|transcripts$)[a-z\d][a-z\d_-]{0,60}$/i.test(key)) continue;
      report('source/value-invalid', keySpan, `feeds names "${key}", which cannot be the name of a folder.`, {
        help: 'Use letters, digits, - and _, and neither "chapters" nor "transcripts".',
      });
    }
    return read;
  },
};

const medium: Kind<string> = { ...text, schema: { enum: everyMedium } };

const language: Kind<string> = {
  ...text,
  schema: {
    anyOf: [
      { enum: twoLetterLanguages.trim().split(/\s+/) },
      { type: 'string', pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})+$|^[A-Za-z]{3}$' },
    ],
  },
};

export const accept = record('accept', {
  rule: required(text, 'The id of the rule.'),
  at: field(
    text,
    'Where it is accepted: a path such as /rss/channel/item[3], or the name of an episode file; by default everywhere.',
  ),
  because: field(text, 'Why it is accepted.'),
});

/** What can be said of a show, of an episode and of a live stream alike. */
const anywhereFields = {
  funding: field(list(parts.funding), 'Where listeners can support it.'),
  locations: field(list(parts.location), 'The places it is about, or where it was made.'),
  license: field(parts.license, 'The licence of the recording.'),
  value: field(list(parts.value), 'Who is paid while people listen.'),
  images: field(list(parts.picture), 'More pictures, in other shapes or for other uses.'),
  artworkSizes: field(list(parts.picture), 'The artwork in several sizes, each with its width.'),
  social: field(list(parts.social), 'Where listeners comment.'),
  chat: field(parts.chat, 'The chat room.'),
  txt: field(list(parts.txt), 'Free records, such as proof of ownership.'),
  xml: field(foreignXml(saidOfEpisode), 'Elements that no key says, as XML.'),
} as const;

/** Who is heard; in an episode and in a live stream. */
const peopleFields = {
  hosts: field(list(parts.person), 'The hosts, if they are not those of the show.'),
  guests: field(list(parts.person), 'The guests.'),
  people: field(list(parts.person), 'Everybody else who took part, each with a role.'),
} as const;

/** What can be said of an episode and of a live stream. */
const playableFields = {
  link: field(url, 'The web page of the episode.'),
  description: field(text, 'What it is about, in a few plain sentences; by default taken from the notes.'),
  season: field(season, 'The number of the season.'),
  seasonName: field(text, 'The name of the season; by default the one under "seasons" in show.yaml.'),
  episode: field(episodeNumber, 'The number of the episode within the season.'),
  label: field(text, 'What apps show instead of the number, at most 32 characters.'),
  duration: field(duration, 'Its length; read from the audio file if that is in the folder.'),
  explicit: field(flag, 'Whether it is unsuitable for children; by default that of the show.'),
  artwork: field(text, 'A square picture of its own: a file or a URL.'),
  links: field(list(parts.link), 'Where else to listen or watch.'),
  alternates: field(list(parts.alternate), 'The same recording in other formats or from other places.'),
  ...peopleFields,
  ...anywhereFields,
} as const;

const live = record('live stream', {
  status: required(oneOf('pending', 'live', 'ended'), 'Whether it is upcoming, on the air, or over.'),
  start: required(date, 'When it starts.'),
  end: field(date, 'When it ends.'),
  title: required(text, 'Its name.'),
  audio: required(parts.audio, 'The URL of the stream, with its type.'),
  guid: field(text, 'What identifies it; by default made from its start.'),
  ...playableFields,
});

/** Every key of `show.yaml`. */
export const showFields = {
  title: required(text, 'The name of the show.'),
  link: required(url, 'The website of the show.'),
  feed: required(url, 'Where subscribers find the feed.'),
  language: required(language, 'The spoken language, as a BCP 47 tag such as en or pt-BR.'),
  description: required(text, 'What the show is about, at most 4000 bytes.'),
  author: required(text, 'Who makes the show, as directories display it.'),
  owner: field(
    record('owner', {
      name: field(text, 'The name.'),
      email: required(email, 'The address that directories send codes to; it is public.'),
    }),
    'Who directories may contact as the owner of the show.',
  ),
  copyright: field(text, 'The copyright holder.'),
  categories: required(
    list(category),
    'One or more Apple Podcasts categories, such as Technology or News > Tech News.',
  ),
  explicit: required(flag, 'Whether any of it is unsuitable for children.'),
  type: field(
    oneOf('episodic', 'serial'),
    'Whether episodes can be heard in any order (episodic) or only in sequence (serial).',
  ),
  artwork: required(text, 'The square cover: a file in the folder or a URL.'),
  guid: field(text, 'The podcast:guid; by default made from the feed URL. Never change it.'),
  locked: field(flag, 'Whether other hosting companies are asked not to import the feed.'),
  medium: field(medium, 'What is published: podcast, music, video, film, audiobook, newsletter or blog.'),
  media: field(folderUrl, 'The URL of the folder with the audio and artwork files.'),
  prefix: field(list(url), 'Services that count downloads: prefixes for audio URLs, in order.'),
  zone: field(zone, 'The time zone of dates that do not give one; by default UTC.'),
  time: field(
    scalar('time such as 16:00', { type: 'string' }, readTime, timeMeantBy),
    'The time of day at which episodes with only a date come out; by default 00:00.',
  ),
  hosts: field(list(parts.person), 'The hosts of every episode: names, or keys of "people".'),
  people: field(map(parts.person), 'Everybody who is heard on the show, by a short key.'),
  peopleFrom: field(
    list(text),
    'Where several shows keep their people: a folder with a file for each, or a data file, from the folder of the show. By default ../people.',
  ),
  seasons: field(
    map(text, (_, index) => String(index + 1)),
    'The names of the seasons, by their numbers.',
  ),
  ...anywhereFields,
  xml: field(foreignXml(saidOfShow), 'Elements that no key says, as XML.'),
  trailers: field(list(parts.trailer), 'Trailers of the show or of its seasons.'),
  live: field(list(live), 'Live streams: upcoming, on the air, or over.'),
  updates: field(parts.updates, 'How often episodes come out.'),
  complete: field(flag, 'Whether the show has ended and no episode will follow.'),
  podroll: field(list(parts.remoteItem), 'Shows that you recommend.'),
  publisher: field(parts.remoteItem, 'The feed of the publisher.'),
  remoteItems: field(list(parts.remoteItem), 'Shows or episodes in other feeds that this one lists.'),
  private: field(flag, 'Whether directories should not list the show at all.'),
  block: field(list(text), 'The services that must not list it: apple, spotify, …; or all.'),
  allow: field(list(text), 'The services that may list it regardless.'),
  podping: field(flag, 'Whether updates are announced on Podping.'),
  hub: field(url, 'The WebSub hub that announces updates.'),
  alternateFeeds: field(list(parts.alternateFeed), 'The same show in other feeds.'),
  newFeed: field(url, 'Where the feed has moved to.'),
  newest: field(
    positive,
    'How many of the newest episodes the feed lists at least; older ones are on pages of as many (RFC 5005), which many apps do not open. By default it lists all.',
  ),
  feeds: field(
    feeds,
    'More feeds of some of the episodes, such as those of a season or with a tag, by names of your choice.',
  ),
  output: field(
    outputFolder,
    'The folder to publish the feed in, from where airworthy runs, such as static/podcast; by default feeds/ and the name of the show.',
  ),
  appleTitle: field(text, 'The title for Apple, if it differs.'),
  appleVerify: field(text, 'The code that claims the show at Apple.'),
  spotify: field(parts.spotify, 'Settings that only Spotify reads.'),
  timestamps: field(
    flag,
    'Whether to add the times of the chapters to notes and description, where Apple and Spotify read them.',
  ),
  inlineChapters: field(flag, 'Whether the feed also contains the chapters (Podlove Simple Chapters).'),
  transcriptFormats: field(
    some(oneOf(...publishedFormats)),
    'The formats to publish transcripts in: vtt, srt, json, html, text. By default WebVTT, and the file as it is.',
  ),
  jsonFeed: field(flag, 'Whether to publish the show as a JSON Feed as well.'),
  ...policyFields,
  profiles: field(some(profileName), 'The profiles that the feed must satisfy.'),
  accept: field(list(accept), 'Findings that you accept, each with a reason.'),
} as const;

/** Every key of an episode's front matter. */
export const episodeFields = {
  title: required(text, 'The title of the episode, without the name of the show and the number.'),
  published: required(date, 'When it comes out; a date without a time takes the time and zone of the show.'),
  audio: required(parts.audio, 'The recording: a file, or a URL and its size.'),
  guid: field(text, 'What identifies it forever; by default made from the file name. Never change it.'),
  draft: field(flag, 'Whether to keep it out of the feed.'),
  type: field(oneOf('full', 'trailer', 'bonus'), 'What kind of episode it is; by default full.'),
  chapters: field(
    parts.chapters,
    'A file (JSON chapters, Podlove Simple Chapters, mp4chaps, FFmpeg metadata, WebVTT or a cue sheet), or a list of chapters. By default a file beside it, such as 603.chapters.json or 603.chapters.txt; else the chapters in the recording; else a list of times in the notes that starts at 0 and has at least three.',
  ),
  transcripts: field(
    list(parts.transcript),
    'The transcripts, one file per language (WebVTT, SubRip, JSON, HTML, text, TTML, SBV or LRC). By default a file beside it, such as 603.vtt, 603.transcript.json or 603-transcript.md.',
  ),
  tags: field(list(text), 'Words by which "feeds" of the show choose episodes.'),
  soundbites: field(list(parts.soundbite), 'Passages that are worth sharing.'),
  author: field(text, 'Who made it, if not the author of the show.'),
  appleTitle: field(text, 'The title for Apple, if it differs.'),
  block: field(flag, 'Whether Apple should not list it.'),
  ...playableFields,
} as const;

export type ShowValues = Values<typeof showFields>;
export type EpisodeValues = Values<typeof episodeFields>;
export type AnywhereValues = Values<typeof anywhereFields>;
export type LiveValues = NonNullable<ShowValues['live']>[number];
