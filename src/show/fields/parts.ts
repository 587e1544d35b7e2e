import { field, type Kind, oneOf, required, scalar, text, type ValueOf } from './kind.js';
import {
  byteCount,
  date,
  decimal,
  duration,
  flag,
  isoDate,
  outputFolder,
  positive,
  uri,
  url,
  whole,
} from './scalars.js';
import { either, list, record } from './tables.js';

/** The tables that stand within the fields of a show or an episode, in their authors' words. */

export const person = record(
  'person',
  {
    name: required(text, 'The full name, as listeners know it.'),
    role: field(text, 'What the person does in the episode, such as host, guest or editor.'),
    group: field(text, 'The part of the production the role belongs to, such as cast or writing.'),
    link: field(url, 'A page about the person.'),
    artwork: field(url, 'A picture of the person.'),
    aliases: field(list(text), 'Other names that episodes and transcripts use, such as a first name.'),
  },
  'name',
);

export const audio = record(
  'audio',
  {
    file: field(text, 'The audio file, relative to the file that names it.'),
    url: field(url, 'The URL of the audio, if the file is not in the folder.'),
    bytes: field(byteCount, 'Its size in bytes.'),
    type: field(text, 'Its MIME type, if the file extension does not give it.'),
  },
  'file',
);

export const alternate = record(
  'alternate',
  {
    file: field(text, 'The file, relative to the file that names it, or its URL.'),
    sources: field(
      list(
        record(
          'source',
          {
            uri: required(uri, 'The URI, with any scheme: https:, ipfs:, magnet:.'),
            type: field(text, 'The MIME type of what is there, if it is not the recording itself.'),
          },
          'uri',
        ),
      ),
      'Where else the same bytes are, the best place first.',
    ),
    type: field(text, 'Its MIME type, if the file extension does not give it.'),
    bytes: field(byteCount, 'Its size in bytes; read from the file if that is in the folder.'),
    bitrate: field(decimal, 'Its average bit rate, in bits per second.'),
    height: field(whole, 'The height of its picture, in pixels.'),
    language: field(text, 'The language that is spoken in it, as a BCP 47 tag.'),
    title: field(text, 'What apps call it in a menu, at most 32 characters.'),
    rel: field(text, 'The group that it belongs to, at most 32 characters; by default "default".'),
    codecs: field(text, 'Its codecs (RFC 6381), such as mp4a.40.2.'),
    default: field(flag, 'Whether it is the same as the audio of the episode.'),
    integrity: field(
      text,
      'Its Subresource Integrity, such as sha256-…; made from the file if that is in the folder.',
    ),
    signature: field(text, 'Its PGP signature in Base64, instead of the integrity.'),
  },
  'file',
);

export const chapter = record('chapter', {
  start: required(duration, 'When it starts.'),
  end: field(duration, 'When it ends, if not where the next one starts.'),
  title: field(text, 'Its title.'),
  link: field(url, 'A page about the topic.'),
  artwork: field(url, 'A picture to show during the chapter.'),
  hidden: field(flag, 'Whether players leave it out of the table of contents.'),
});

/** Chapters as a file or a list; lines of times are neither. */
export const chapters: Kind<string | readonly ValueOf<typeof chapter>[]> = {
  ...either(text, list(chapter)),
  read(value, path, report) {
    const lines = value.kind === 'scalar' ? value.text.trim() : '';
    const [, start, title] =
      /^\(?(\d{1,3}(?::\d\d){1,2})\)?[ \t]+(?:[-–—][ \t]+)?(\S[^\n]*)/.exec(lines) ?? [];
    if (start === undefined) return either(text, list(chapter)).read(value, path, report);
    report('source/value-invalid', value.span, `${path} is a text, neither a file nor a list.`, {
      help: `Write [{ start: "${start}", title: ${title} }, …], or put the lines in a file beside the episode, such as 603.chapters.txt.`,
    });
    return undefined;
  },
};

export const transcript = record(
  'transcript',
  {
    file: field(text, 'The transcript, relative to the file that names it.'),
    url: field(url, 'The URL of the transcript, if the file is not in the folder.'),
    type: field(text, 'Its MIME type, if the file extension does not give it.'),
    language: field(text, 'Its language, if it is not that of the show.'),
    captions: field(flag, 'Whether it has times, whatever its type.'),
  },
  'file',
);

export const soundbite = record('soundbite', {
  start: required(duration, 'When it starts.'),
  duration: required(duration, 'Its length, preferably 15 to 120 seconds.'),
  title: field(text, 'Its title, at most 128 characters.'),
});

export const link = record('link', {
  url: required(uri, 'The URL.'),
  text: required(text, 'The text of the link.'),
});

export const funding = record('funding', {
  url: required(url, 'Where listeners can support the show.'),
  text: required(text, 'The text of the link, at most 128 characters.'),
});

export const picture = record(
  'image',
  {
    file: required(text, 'The picture: a file or a URL.'),
    alt: field(text, 'What it shows, for people who cannot see it.'),
    ratio: field(text, 'Its aspect ratio, such as 16/9; by default 1/1.'),
    width: field(whole, 'Its width in pixels; read from the file if that is in the folder.'),
    height: field(whole, 'Its height in pixels; read from the file if that is in the folder.'),
    type: field(text, 'Its MIME type, if the file extension does not give it.'),
    purpose: field(list(text), 'What it is for, such as artwork, social, banner or canvas.'),
  },
  'file',
);

export const location = record(
  'location',
  {
    name: required(text, 'The name of the place, as people say it.'),
    rel: field(oneOf('subject', 'creator'), 'Whether it is the subject, or where the recording was made.'),
    geo: field(text, 'Latitude and longitude, such as 52.0907,5.1214, or a geo: URI (RFC 5870).'),
    osm: field(text, 'Its OpenStreetMap object: N, W or R and a number.'),
    country: field(text, 'Its country as two letters (ISO 3166-1).'),
  },
  'name',
);

export const license = record(
  'license',
  {
    name: required(text, 'An identifier such as cc-by-4.0, or a name of your own.'),
    url: field(url, 'The URL of its text; required for a name of your own.'),
  },
  'name',
);

export const remoteItem = record(
  'remote item',
  {
    guid: required(text, 'The podcast:guid of its show.'),
    feed: field(url, 'The feed of its show.'),
    item: field(text, 'The guid of the episode, to name a single one.'),
    medium: field(text, 'What is published there; by default podcast.'),
    title: field(text, 'Its title.'),
  },
  'guid',
);

const recipient = record('recipient', {
  name: field(text, 'Who is paid.'),
  address: required(text, 'The node (66 hexadecimal digits) or the Lightning address (name@host).'),
  split: required(whole, 'The share: a number that counts relative to the sum of all.'),
  type: field(text, 'The type of the address: node or lnaddress; by default recognized from the address.'),
  customKey: field(text, 'The key of a custom record that is sent with each payment.'),
  customValue: field(text, 'Its value.'),
  fee: field(flag, 'Whether the share is deducted before the others are calculated.'),
});

export const value = record('value', {
  type: field(text, 'The payment network; by default lightning.'),
  method: field(
    text,
    'How payments are sent: keysend, amp or lnaddress; by default chosen by the addresses.',
  ),
  suggested: field(decimal, 'The suggested payment per minute, in bitcoin.'),
  recipients: required(list(recipient), 'Who is paid, and which share.'),
  splits: field(
    list(
      record('split', {
        start: required(duration, 'When it starts.'),
        duration: required(duration, 'How long it lasts.'),
        recipients: field(list(recipient), 'Who is paid meanwhile.'),
        remote: field(remoteItem, 'The show or episode whose recipients are paid meanwhile.'),
        remoteStart: field(duration, 'Where in the remote episode it starts.'),
        percentage: field(decimal, 'The percentage of the payment that goes there; by default 100.'),
      }),
    ),
    'Parts of the episode that pay others.',
  ),
});

export const social = record('social', {
  protocol: required(
    oneOf('disabled', 'activitypub', 'twitter', 'lightning', 'atproto', 'hive', 'matrix', 'nostr'),
    'The protocol of the comments, or disabled.',
  ),
  uri: field(uri, 'The post that comments reply to.'),
  account: field(text, 'The account that wrote it.'),
  profile: field(url, 'The page of the account.'),
  priority: field(whole, 'Its order among several, the lowest first.'),
});

export const chat = record('chat', {
  server: required(text, 'The host name of the server.'),
  protocol: required(oneOf('irc', 'xmpp', 'nostr', 'matrix'), 'The protocol.'),
  account: field(text, 'The account of the host.'),
  space: field(text, 'The room.'),
});

export const txt = record(
  'txt',
  {
    text: required(text, 'Its text, at most 4000 characters.'),
    purpose: field(text, 'What it is for, such as verify.'),
  },
  'text',
);

export const trailer = record('trailer', {
  title: required(text, 'Its title, at most 128 characters.'),
  file: required(text, 'The recording: a file, or a URL.'),
  published: required(date, 'When it came out; a date without a time takes the time and zone of the show.'),
  bytes: field(byteCount, 'Its size in bytes; read from the file if that is in the folder.'),
  type: field(text, 'Its MIME type, if the file extension does not give it.'),
  season: field(whole, 'The season that it announces.'),
});

const rrule = scalar('recurrence rule such as FREQ=WEEKLY;BYDAY=TH', { type: 'string' }, (rule) =>
  /^(RRULE:)?([A-Z-]+=[^;=\s]+)(;[A-Z-]+=[^;=\s]+)*$/i.test(rule) ? rule.replace(/^RRULE:/i, '') : undefined,
);

export const updates = record(
  'updates',
  {
    text: field(text, 'How often episodes come out, in words, such as "every other Thursday".'),
    rrule: field(rrule, 'The same as a recurrence rule (RFC 5545), such as FREQ=WEEKLY;INTERVAL=2;BYDAY=TH.'),
    start: field(isoDate, 'The date that the rule starts from.'),
  },
  'text',
);

export const alternateFeed = record('alternate feed', {
  url: required(url, 'Its URL.'),
  type: field(text, 'Its MIME type; by default application/rss+xml.'),
  title: field(text, 'What it offers.'),
});

/** A feed of some of the episodes, beside the one of them all. */
export const feed = record('feed', {
  feed: required(url, 'Where subscribers find it.'),
  title: field(text, 'Its name, if it differs from that of the show.'),
  description: field(text, 'What it is about, if that differs.'),
  guid: field(text, 'Its podcast:guid; by default made from its URL. Never change it.'),
  tags: field(list(text), 'Only the episodes that have one of these "tags".'),
  seasons: field(list(whole), 'Only the episodes of these seasons.'),
  types: field(list(oneOf('full', 'trailer', 'bonus')), 'Only the episodes of these types.'),
  format: field(
    oneOf('mp3', 'm4a', 'opus', 'ogg', 'flac', 'mp4'),
    'The format of its recordings, where episodes have it under "alternates"; those without it are not in this feed. Directories that do not list such files are not asked what they make of it.',
  ),
  newest: field(
    positive,
    'How many of the newest episodes it lists at least; older ones are on pages of as many (RFC 5005).',
  ),
  output: field(
    outputFolder,
    'The folder to publish it in, from where airworthy runs; by default a folder of its name in that of the feed of the show.',
  ),
});

export const spotify = record('spotify', {
  countries: field(list(text), 'The countries it is made for (ISO 3166-1), the most important first.'),
  limit: field(whole, 'How many of the newest episodes to show.'),
});

export type AudioValues = ValueOf<typeof audio>;
export type PersonValues = ValueOf<typeof person>;
export type AlternateValues = ValueOf<typeof alternate>;
export type PictureValues = ValueOf<typeof picture>;
export type TranscriptValues = ValueOf<typeof transcript>;
export type TrailerValues = ValueOf<typeof trailer>;
export type Chat = ValueOf<typeof chat>;
export type FeedValues = ValueOf<typeof feed>;
export type Funding = ValueOf<typeof funding>;
export type License = ValueOf<typeof license>;
export type Link = ValueOf<typeof link>;
export type Location = ValueOf<typeof location>;
export type RemoteItem = ValueOf<typeof remoteItem>;
export type Recipient = ValueOf<typeof recipient>;
export type Social = ValueOf<typeof social>;
export type Soundbite = ValueOf<typeof soundbite>;
export type Txt = ValueOf<typeof txt>;
export type Updates = ValueOf<typeof updates>;
export type ValueBlock = ValueOf<typeof value>;
