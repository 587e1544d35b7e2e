import type { Recipient, RemoteItem } from '../show/fields/parts.js';
import type { Anywhere, Episode, Live, Person, Show } from '../show/show.js';
import { readDate } from '../text/date.js';
import { readIsoDate } from '../text/iso-8601.js';

/** What must be found; undefined where nothing must be. */
export type Expected = string | number | boolean | undefined;

/**
 * Where a stranger would look for a value, and what must be there. Written from the specifications and not
 * from the mapping, so that a slip of the writer is not repeated here.
 */
export interface Expectation<T> {
  readonly field: string;
  /** An element of channel or item. */
  readonly element: string;
  /** The names of the elements in it that lead to the one that is meant; every such one counts. */
  readonly inside: readonly string[];
  readonly looks: readonly Look[];
  /** One row for each element that must be there, with what each look must find in it, if anything. */
  readonly rows: (of: T) => readonly (readonly Expected[])[];
}

/** What is looked at in the elements that are meant: their text, or an attribute. */
export interface Look {
  readonly attribute: string | undefined;
  /** Brings what was found into the form that is expected. */
  readonly read: Read | undefined;
}

type Read = (found: string) => string;

const instant: Read = (written) => String(readDate(written).instant);
const isoInstant: Read = (written) => String(readIsoDate(written)?.instant);
const number: Read = (written) => String(Number(written));
const coordinates: Read = (written) => written.replace(/^geo:/, '');

/** What is looked for in an element: its text under `''`, its attributes under their names. */
type Looks<V> = Readonly<Record<string, ((value: V) => Expected) | readonly [(value: V) => Expected, Read]>>;

/** Expects one element for each value of a list, with everything that the value says. */
function every<T, V>(
  field: string,
  path: string,
  values: (of: T) => readonly V[] | undefined,
  looks: Looks<V>,
): Expectation<T> {
  const [element = '', ...inside] = path.split('/');
  const looked = Object.entries(looks).map(([attribute, look]) => {
    const [pick, read] = typeof look === 'function' ? [look] : look;
    return { attribute: attribute || undefined, pick, read };
  });
  return {
    field,
    element,
    inside,
    looks: looked,
    rows: (of) => values(of)?.map((value) => looked.map(({ pick }) => pick(value))) ?? none,
  };
}

const none: readonly never[] = [];

/** Expects one element for a value, when there is one. */
function one<T, V>(
  field: string,
  path: string,
  value: (of: T) => V | undefined,
  looks: Looks<V>,
): Expectation<T> {
  const values = (of: T): readonly V[] | undefined => {
    const only = value(of);
    return only === undefined ? undefined : [only];
  };
  return every(field, path, values, looks);
}

/** Expects the text of an element, or after an `@` one of its attributes, when the model says it. */
function text<T>(field: string, at: string, value: (of: T) => Expected, read?: Read): Expectation<T> {
  const [path = '', attribute = ''] = at.split('@');
  return one(field, path, value, { [attribute]: read ? [itself, read] : itself });
}

/** Expects one such text for each value that there is. */
function texts<T>(field: string, at: string, values: (of: T) => readonly Expected[]): Expectation<T> {
  const [path = '', attribute = ''] = at.split('@');
  const said = (of: T) => values(of).filter((value) => value !== undefined);
  return every(field, path, said, { [attribute]: itself });
}

function itself(value: Expected): Expected {
  return value;
}

const remoteItem: Looks<RemoteItem> = {
  feedGuid: ({ guid }) => guid,
  feedUrl: ({ feed }) => feed,
  itemGuid: ({ item }) => item,
  medium: ({ medium }) => medium,
  title: ({ title }) => title,
};

const isNode = ({ address }: Recipient): boolean => /^[0-9a-f]{66}$/i.test(address) || !/@/.test(address);

const recipient: Looks<Recipient> = {
  name: ({ name }) => name,
  type: (of) => of.type ?? (isNode(of) ? 'node' : 'lnaddress'),
  address: ({ address }) => address,
  split: ({ split }) => split,
  customKey: ({ customKey }) => customKey,
  customValue: ({ customValue }) => customValue,
  fee: ({ fee }) => fee,
};

const person: Looks<Person> = {
  '': ({ name }) => name,
  role: ({ role }) => role,
  group: ({ group }) => group,
  href: ({ link }) => link,
  img: ({ artwork }) => artwork,
};

const splitsOf = (of: Anywhere) => of.value?.flatMap(({ splits = [] }) => splits);

const ofAnywhere: readonly Expectation<Anywhere>[] = [
  every('funding', 'podcast:funding', (of: Anywhere) => of.funding, {
    '': ({ text }) => text,
    url: ({ url }) => url,
  }),
  every('locations', 'podcast:location', (of: Anywhere) => of.locations, {
    '': ({ name }) => name,
    rel: ({ rel }) => rel ?? 'subject',
    geo: [({ geo }) => geo?.replace(/^geo:|\s/g, ''), coordinates],
    osm: ({ osm }) => osm,
    country: ({ country }) => country?.toUpperCase(),
  }),
  one('license', 'podcast:license', (of: Anywhere) => of.license, {
    '': ({ name }) => name,
    url: ({ url }) => url,
  }),
  every('value', 'podcast:value', (of: Anywhere) => of.value, {
    type: ({ type }) => type ?? 'lightning',
    method: ({ method, recipients }) => method ?? (recipients.some(isNode) ? 'keysend' : 'lnaddress'),
    suggested: [({ suggested }) => suggested, number],
  }),
  every(
    'value',
    'podcast:value/podcast:valueRecipient',
    (of: Anywhere) => of.value?.flatMap(({ recipients }) => recipients),
    recipient,
  ),
  every('value', 'podcast:value/podcast:valueTimeSplit', splitsOf, {
    startTime: [({ start }) => start, number],
    duration: [({ duration }) => duration, number],
    remoteStartTime: [({ remoteStart }) => remoteStart, number],
    remotePercentage: [({ percentage }) => percentage, number],
  }),
  every(
    'value',
    'podcast:value/podcast:valueTimeSplit/podcast:valueRecipient',
    (of: Anywhere) => splitsOf(of)?.flatMap(({ recipients = [] }) => recipients),
    recipient,
  ),
  every(
    'value',
    'podcast:value/podcast:valueTimeSplit/podcast:remoteItem',
    (of: Anywhere) => splitsOf(of)?.flatMap(({ remote }) => remote ?? []),
    remoteItem,
  ),
  every('images', 'podcast:image', (of: Anywhere) => of.images, {
    href: ({ url }) => url,
    alt: ({ alt }) => alt,
    'aspect-ratio': ({ ratio }) => ratio,
    width: ({ width }) => width,
    height: ({ height }) => height,
    type: ({ type }) => type,
    purpose: ({ purpose }) => purpose?.join(' '),
  }),
  one('artworkSizes', 'podcast:images', (of: Anywhere) => of.artworkSizes, {
    srcset: (sizes) =>
      sizes.map(({ url, width }) => (width === undefined ? url : `${url} ${width}w`)).join(', '),
  }),
  every('social', 'podcast:socialInteract', (of: Anywhere) => of.social, {
    protocol: ({ protocol }) => protocol,
    uri: ({ uri }) => uri,
    accountId: ({ account }) => account,
    accountUrl: ({ profile }) => profile,
    priority: ({ priority }) => priority,
  }),
  one('chat', 'podcast:chat', (of: Anywhere) => of.chat, {
    server: ({ server }) => server,
    protocol: ({ protocol }) => protocol,
    accountId: ({ account }) => account,
    space: ({ space }) => space,
  }),
  every('txt', 'podcast:txt', (of: Anywhere) => of.txt, {
    '': ({ text }) => text,
    purpose: ({ purpose }) => purpose,
  }),
];

/** What an episode and a live stream have in common. */
const ofPlayable: readonly Expectation<Episode | Live>[] = [
  text('title', 'title', ({ title }) => title),
  text('link', 'link', ({ link }) => link),
  text('guid', 'guid', ({ guid }) => guid),
  one('audio', 'enclosure', ({ audio }: Episode | Live) => audio, {
    url: ({ url }) => url,
    length: ({ bytes }) => bytes,
    type: ({ type }) => type,
  }),
  text('artwork', 'itunes:image@href', ({ artwork }) => artwork),
  text('duration', 'itunes:duration', ({ duration }) => duration && Math.round(duration)),
  text('season', 'podcast:season', ({ season }) => season),
  text('episode', 'podcast:episode', ({ episode }) => episode, number),
  text('label', 'podcast:episode@display', ({ episode, label }) =>
    episode === undefined ? undefined : label,
  ),
  every('people', 'podcast:person', ({ people }: Episode | Live) => people, person),
  every('links', 'podcast:contentLink', ({ links }: Episode | Live) => links, {
    '': ({ text }) => text,
    href: ({ url }) => url,
  }),
  every('alternates', 'podcast:alternateEnclosure', ({ alternates }: Episode | Live) => alternates, {
    type: ({ type }) => type,
    length: ({ bytes }) => bytes,
    bitrate: ({ bitrate }) => bitrate,
    height: ({ height }) => height,
    lang: ({ language }) => language,
    title: ({ title }) => title,
    rel: ({ rel }) => rel,
    codecs: ({ codecs }) => codecs,
    default: (alternate) => alternate.default,
  }),
  every(
    'alternates',
    'podcast:alternateEnclosure/podcast:source',
    ({ alternates }: Episode | Live) => alternates?.flatMap(({ sources }) => sources),
    { uri: ({ uri }) => uri, contentType: ({ type }) => type },
  ),
  every(
    'alternates',
    'podcast:alternateEnclosure/podcast:integrity',
    ({ alternates }: Episode | Live) =>
      alternates?.filter(({ integrity, signature }) => integrity !== undefined || signature !== undefined),
    {
      type: ({ integrity }) => (integrity === undefined ? 'pgp-signature' : 'sri'),
      value: ({ integrity, signature }) => integrity ?? signature,
    },
  ),
  ...ofAnywhere,
];

/** What must be in a channel. */
export const ofShow: readonly Expectation<Show>[] = [
  text('title', 'title', ({ title }) => title),
  text('link', 'link', ({ link }) => link),
  texts('feed', 'atom:link@href', ({ feed, hub, jsonFeed, alternateFeeds = [] }) => [
    ...[feed, hub, jsonFeed ? new URL('feed.json', feed).href : undefined],
    ...alternateFeeds.map(({ url }) => url),
  ]),
  text('description', 'description', ({ description }) => description),
  text('language', 'language', ({ language }) => language),
  text('copyright', 'copyright', ({ copyright }) => copyright),
  text('author', 'itunes:author', ({ author }) => author),
  text('owner', 'itunes:owner/itunes:email', ({ owner }) => owner?.email),
  text('explicit', 'itunes:explicit', ({ explicit }) => explicit),
  text('type', 'itunes:type', ({ type }) => type),
  text('artwork', 'itunes:image@href', ({ artwork }) => artwork),
  every('categories', 'itunes:category', ({ categories }: Show) => categories, {
    text: (path) => path.split('>')[0]?.trim(),
  }),
  text('appleTitle', 'itunes:title', ({ appleTitle }) => appleTitle),
  text('newFeed', 'itunes:new-feed-url', ({ newFeed }) => newFeed),
  text('complete', 'itunes:complete', ({ complete }) => (complete ? 'Yes' : undefined)),
  text('appleVerify', 'itunes:applepodcastsverify', ({ appleVerify }) => appleVerify),
  text('spotify', 'spotify:countryOfOrigin', ({ spotify }) => spotify?.countries?.join(' ').toLowerCase()),
  text('spotify', 'spotify:limit@recentCount', ({ spotify }) => spotify?.limit),
  text('guid', 'podcast:guid', ({ guid }) => guid),
  text('locked', 'podcast:locked', ({ locked }) => (locked ? 'yes' : 'no')),
  text('owner', 'podcast:locked@owner', ({ owner }) => owner?.email),
  text('medium', 'podcast:medium', ({ medium }) => medium),
  texts('block', 'podcast:block', ({ private: hidden, block = [], allow = [] }) => [
    ...[hidden ? 'yes' : undefined, ...block.map(() => 'yes'), ...allow.map(() => 'no')],
  ]),
  texts('block', 'podcast:block@id', ({ block = [], allow = [] }) =>
    [...block, ...allow].filter((id) => id.toLowerCase() !== 'all'),
  ),
  every('hosts', 'podcast:person', ({ hosts }: Show) => hosts, person),
  one(
    'updates',
    'podcast:updateFrequency',
    ({ updates, complete }: Show) => (updates || complete ? { ...updates, complete } : undefined),
    {
      '': ({ text }) => text ?? '',
      rrule: ({ rrule }) => rrule,
      dtstart: ({ start }) => start,
      complete: ({ complete }) => complete || undefined,
    },
  ),
  text('podping', 'podcast:podping@usesPodping', ({ podping }) => podping),
  every('trailers', 'podcast:trailer', ({ trailers }: Show) => trailers, {
    '': ({ title }) => title,
    url: ({ url }) => url,
    pubdate: [({ published }) => published.millis, instant],
    length: ({ bytes }) => bytes,
    type: ({ type }) => type,
    season: ({ season }) => season,
  }),
  every('remoteItems', 'podcast:remoteItem', (show: Show) => show.remoteItems, remoteItem),
  every('podroll', 'podcast:podroll/podcast:remoteItem', ({ podroll }: Show) => podroll, remoteItem),
  one('publisher', 'podcast:publisher/podcast:remoteItem', ({ publisher }: Show) => publisher, {
    ...remoteItem,
    medium: ({ medium }) => medium ?? 'publisher',
  }),
  every('live', 'podcast:liveItem', ({ live }: Show) => live, {
    status: ({ status }) => status,
    start: [({ start }) => start.millis, isoInstant],
    end: [({ end }) => end?.millis, isoInstant],
  }),
  ...ofAnywhere,
];

/** What must be in a live item. */
export const ofLive: readonly Expectation<Live>[] = [
  ...ofPlayable,
  text('description', 'description', ({ description, title }) => description ?? title),
];

const published: Expectation<Episode> = text(
  'published',
  'pubDate',
  (episode) => episode.published.millis,
  instant,
);

/** What the newest episode says of the channel. */
export const ofNewest: readonly Expectation<Episode>[] = [published];

/** What must be in an item. */
export const ofEpisode: readonly Expectation<Episode>[] = [
  ...ofPlayable,
  published,
  text('description', 'description', ({ description }) => description),
  text('notes', 'content:encoded', ({ notes }) => notes || undefined),
  text('type', 'itunes:episodeType', ({ type }) => type),
  text('appleTitle', 'itunes:title', ({ appleTitle }) => appleTitle),
  text('author', 'itunes:author', ({ author }) => author),
  text('block', 'itunes:block', ({ block }) => (block ? 'Yes' : undefined)),
  one('chapters', 'podcast:chapters', ({ chapters }: Episode) => chapters, {
    type: () => 'application/json+chapters',
  }),
  every('transcripts', 'podcast:transcript', ({ transcripts }: Episode) => transcripts, {
    type: ({ type }) => type,
    language: ({ language }) => language,
    rel: ({ captions }) => (captions ? 'captions' : undefined),
  }),
  every('soundbites', 'podcast:soundbite', ({ soundbites }: Episode) => soundbites, {
    '': ({ title }) => title ?? '',
    startTime: [({ start }) => start, number],
    duration: [({ duration }) => duration, number],
  }),
];
