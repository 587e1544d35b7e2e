import { profiles } from '../../diagnostic.js';
import { foreignXml } from './foreign.js';
import {
  date,
  decimal,
  duration,
  either,
  email,
  field,
  flag,
  list,
  map,
  oneOf,
  record,
  required,
  scalar,
  some,
  text,
  url,
  type Values,
  whole,
} from './kind.js';
import * as parts from './parts.js';
import { policyFields } from './policies.js';
import { readTime } from './time-of-day.js';

const zone = scalar('time zone such as Europe/Berlin', { type: 'string' }, (name) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone && name;
  } catch {
    return undefined;
  }
});

export const accept = record('accept', {
  rule: required(text, 'The id of the rule.'),
  at: field(text, 'Only there: a path such as /rss/channel/item[3], or an episode.'),
  because: field(text, 'Why it is right here.'),
});

/** What can be said of a show, of an episode and of a live stream alike. */
const anywhereFields = {
  funding: field(list(parts.funding), 'Where listeners can support it.'),
  locations: field(list(parts.location), 'The places it is about, or where it was made.'),
  license: field(parts.license, 'The licence of the recording.'),
  value: field(list(parts.value), 'Whom listeners pay while they listen.'),
  images: field(list(parts.picture), 'Pictures in further shapes and for further uses.'),
  artworkSizes: field(list(parts.picture), 'The artwork in several sizes, each with its width.'),
  social: field(list(parts.social), 'Where comments are written.'),
  chat: field(parts.chat, 'The chat room.'),
  txt: field(list(parts.txt), 'Free records, such as proof of ownership.'),
  xml: field(foreignXml, 'Elements of a namespace that airworthy does not know, as XML.'),
} as const;

/** Who is heard; in an episode and in a live stream. */
const peopleFields = {
  hosts: field(list(parts.person), 'Who hosts it, instead of the hosts of the show.'),
  guests: field(list(parts.person), 'Who is the guest.'),
  people: field(list(parts.person), 'Who else took part, each with a role.'),
} as const;

/** What can be said of an episode and of a live stream. */
const playableFields = {
  link: field(url, 'The page of the episode.'),
  description: field(text, 'What it is about, in a few plain sentences; by default the notes.'),
  season: field(whole, 'The number of the season.'),
  seasonName: field(text, 'The name of the season; by default as the show has it.'),
  episode: field(decimal, 'The number of the episode within the season.'),
  label: field(text, 'What is shown in place of the number, at most 32 characters.'),
  duration: field(duration, 'How long it is; read from the audio file when that is at hand.'),
  explicit: field(flag, 'Whether it is unfit for children; by default as the show.'),
  artwork: field(text, 'A square picture of its own: a file, or a URL.'),
  links: field(list(parts.link), 'Where else the same can be heard or seen.'),
  alternates: field(list(parts.alternate), 'The same in other formats, or from other places.'),
  ...peopleFields,
  ...anywhereFields,
} as const;

const live = record('live stream', {
  status: required(oneOf('pending', 'live', 'ended'), 'Whether it is to come, on the air, or over.'),
  start: required(date, 'When it starts.'),
  end: field(date, 'When it ends.'),
  title: required(text, 'Its name.'),
  audio: required(parts.audio, 'The URL of the stream, with its type.'),
  guid: field(text, 'What identifies it; by default it follows from its start.'),
  ...playableFields,
});

/** Every key of `show.yaml`. */
export const showFields = {
  title: required(text, 'The name of the show.'),
  link: required(url, 'The website of the show.'),
  feed: required(url, 'Where subscribers find the feed.'),
  language: required(text, 'The language that is spoken, as a BCP 47 tag such as en or pt-BR.'),
  description: required(text, 'What the show is about, at most 4000 bytes.'),
  author: required(text, 'Who makes the show, as directories print it.'),
  owner: field(
    record('owner', {
      name: field(text, 'The name.'),
      email: required(email, 'The address to which directories send codes; it is public.'),
    }),
    'Who owns the show towards directories.',
  ),
  copyright: field(text, 'Who holds the rights.'),
  categories: required(
    list(text),
    'One or more of the categories of Apple, such as Technology or News > Tech News.',
  ),
  explicit: required(flag, 'Whether any of it is unfit for children.'),
  type: field(oneOf('episodic', 'serial'), 'Whether episodes stand alone or are heard in order.'),
  artwork: required(text, 'The square cover: a file in the folder, or a URL.'),
  guid: field(text, 'The podcast:guid; by default it follows from the feed URL. Never change it.'),
  locked: field(flag, 'Whether other hosts must not import the feed.'),
  medium: field(text, 'What is published: podcast, music, video, film, audiobook, newsletter, blog.'),
  media: field(url, 'The URL of the folder that holds the audio and artwork files.'),
  prefix: field(
    list(url),
    'Services that count downloads, put before the URL of the audio; the first first.',
  ),
  zone: field(zone, 'The time zone of dates without one; by default UTC.'),
  time: field(
    scalar('time such as 16:00', { type: 'string' }, readTime),
    'When an episode comes out that gives only a day; by default 00:00.',
  ),
  hosts: field(list(parts.person), 'Who speaks in every episode: names, or keys of people.'),
  people: field(map(parts.person), 'Everybody who is heard, by a short key.'),
  seasons: field(map(text), 'The names of the seasons, by their numbers.'),
  ...anywhereFields,
  trailers: field(list(parts.trailer), 'Trailers of the show or of its seasons.'),
  live: field(list(live), 'Live streams: to come, on the air, or over.'),
  updates: field(parts.updates, 'How often episodes come out.'),
  complete: field(flag, 'Whether no episode will ever follow.'),
  podroll: field(list(parts.remoteItem), 'Shows that you recommend.'),
  publisher: field(parts.remoteItem, 'The feed of the publisher.'),
  remoteItems: field(list(parts.remoteItem), 'Shows or episodes elsewhere that the feed lists.'),
  private: field(flag, 'Whether directories leave the show out altogether.'),
  block: field(list(text), 'The services that must not show it: apple, spotify, …; or all.'),
  allow: field(list(text), 'The services that may show it all the same.'),
  podping: field(flag, 'Whether updates are announced over podping.'),
  hub: field(url, 'The WebSub hub that passes updates on.'),
  alternateFeeds: field(list(parts.alternateFeed), 'The same show in other feeds.'),
  newFeed: field(url, 'Where the feed has moved to.'),
  appleTitle: field(text, 'The title for Apple, when it is another.'),
  appleVerify: field(text, 'The code with which the show is claimed at Apple.'),
  spotify: field(parts.spotify, 'What only Spotify reads.'),
  inlineChapters: field(flag, 'Whether chapters stand in the feed, too (Podlove Simple Chapters).'),
  jsonFeed: field(flag, 'Whether the show is published as a JSON Feed, too.'),
  ...policyFields,
  profiles: field(some(oneOf(...profiles)), 'The profiles that the feed must satisfy.'),
  accept: field(list(accept), 'Findings that are right as they are, each with its reason.'),
} as const;

/** Every key of an episode's front matter. */
export const episodeFields = {
  title: required(text, 'The name of the episode, without show and number.'),
  published: required(date, 'When it comes out; a day alone takes the hour and zone of the show.'),
  audio: required(parts.audio, 'The recording: a file, or its URL and size.'),
  guid: field(
    text,
    'What identifies it for ever; by default it follows from the file name. Never change it.',
  ),
  draft: field(flag, 'Whether it stays out of the feed.'),
  type: field(oneOf('full', 'trailer', 'bonus'), 'What kind of episode it is; by default full.'),
  chapters: field(
    either(text, list(parts.chapter)),
    'A file of JSON chapters, or a list of starts and titles.',
  ),
  transcripts: field(list(parts.transcript), 'What is said, one file per format and language.'),
  soundbites: field(list(parts.soundbite), 'Stretches that are good to share.'),
  author: field(text, 'Who made it, when not the author of the show.'),
  appleTitle: field(text, 'The title for Apple, when it is another.'),
  block: field(flag, 'Whether Apple leaves it out.'),
  ...playableFields,
} as const;

export type ShowValues = Values<typeof showFields>;
export type EpisodeValues = Values<typeof episodeFields>;
export type AnywhereValues = Values<typeof anywhereFields>;
export type PlayableValues = Values<typeof playableFields>;
export type LiveValues = NonNullable<ShowValues['live']>[number];
