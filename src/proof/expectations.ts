import type { SimpleChapter } from '../chapters/psc.js';
import type { EpisodeValues, LiveValues, ShowValues } from '../show/fields/fields.js';
import type { AudioValues, TranscriptValues, ValueBlock } from '../show/fields/parts.js';
import type { Policies } from '../show/fields/policies.js';
import type * as model from '../show/model.js';
import type { Instant } from '../show/show.js';
import { readDate } from '../text/date.js';
import { readIsoDate } from '../text/iso-8601.js';
import { readAgain } from '../xml/second.js';
import { attribute, content, elements, type Fields, type Spent, text, unsaid, verbatim } from './said.js';

/*
 * Where a stranger looks for every value of the finished model, written from the specifications and not from the
 * writer's mapping, so that a slip of the writer is not repeated here. The tables are total: a field of the model,
 * or a key of the author's, that has neither a place nor a reason here does not compile.
 */

const from = unsaid('it is the place in the files of the author');
const written = unsaid('it is a file of the author');

/** A date and time of RFC 5322, 3.3, in the one form that every player reads. */
const dateTime = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}$/;

const instant = {
  say: ({ millis }: Instant) => String(millis),
  read: (found: string) => (dateTime.test(found) ? String(readDate(found).instant) : found),
};
const isoInstant = {
  say: ({ millis }: Instant) => String(millis),
  read: (found: string) => String(readIsoDate(found)?.instant),
};
const number = { read: (found: string) => String(Number(found)) };
const yes = { say: (value: boolean) => (value ? 'Yes' : undefined) };
const yesOrNo = { say: (value: boolean) => (value ? 'yes' : 'no') };

const whenTrue = { say: (value: boolean) => (value ? 'true' : undefined) };
const inUrl = unsaid('its URL says it');

const person: Fields<model.Person> = {
  from,
  name: content(),
  role: attribute('@role'),
  group: attribute('@group'),
  link: attribute('@href'),
  artwork: attribute('@img'),
};

const remoteItem: Fields<model.RemoteItem> = {
  from,
  guid: attribute('@feedGuid'),
  feed: attribute('@feedUrl'),
  item: attribute('@itemGuid'),
  medium: attribute('@medium'),
  title: attribute('@title'),
};

const recipient: Fields<model.Recipient> = {
  from,
  name: attribute('@name'),
  type: attribute('@type'),
  address: attribute('@address'),
  split: attribute('@split'),
  customKey: attribute('@customKey'),
  customValue: attribute('@customValue'),
  fee: attribute('@fee'),
};

const split: Fields<model.Split> = {
  from,
  start: attribute('@startTime', number),
  duration: attribute('@duration', number),
  remoteStart: attribute('@remoteStartTime', number),
  percentage: attribute('@remotePercentage', number),
  recipients: elements('podcast:valueRecipient', recipient),
  remote: elements('podcast:remoteItem', remoteItem),
};

const value: Fields<model.Value> & Spent<ValueBlock, model.Value> = {
  from,
  type: attribute('@type'),
  method: attribute('@method'),
  suggested: attribute('@suggested', number),
  recipients: elements('podcast:valueRecipient', recipient),
  splits: elements('podcast:valueTimeSplit', split),
};

const anywhere: Fields<model.Anywhere> = {
  funding: elements('podcast:funding', { from, text: content(), url: attribute('@url') }),
  locations: elements('podcast:location', {
    from,
    name: content(),
    rel: attribute('@rel'),
    geo: attribute('@geo'),
    osm: attribute('@osm'),
    country: attribute('@country'),
  }),
  license: elements('podcast:license', { from, name: content(), url: attribute('@url') }),
  value: elements('podcast:value', value),
  images: elements('podcast:image', {
    from,
    url: attribute('@href'),
    alt: attribute('@alt'),
    ratio: attribute('@aspect-ratio'),
    width: attribute('@width'),
    height: attribute('@height'),
    type: attribute('@type'),
    purpose: attribute('@purpose'),
  }),
  artworkSizes: elements('podcast:images', { from, srcset: attribute('@srcset') }),
  social: elements('podcast:socialInteract', {
    from,
    protocol: attribute('@protocol'),
    uri: attribute('@uri'),
    account: attribute('@accountId'),
    profile: attribute('@accountUrl'),
    priority: attribute('@priority'),
  }),
  chat: elements('podcast:chat', {
    from,
    server: attribute('@server'),
    protocol: attribute('@protocol'),
    account: attribute('@accountId'),
    space: attribute('@space'),
  }),
  txt: elements('podcast:txt', { from, text: content(), purpose: attribute('@purpose') }),
  xml: verbatim(readAgain),
};

const audio: Fields<model.Audio> & Spent<AudioValues, model.Audio> = {
  from,
  url: attribute('@url'),
  bytes: attribute('@length'),
  type: attribute('@type'),
  file: inUrl,
};

const transcript: Fields<model.Transcript> & Spent<TranscriptValues, model.Transcript> = {
  from,
  url: attribute('@url'),
  type: attribute('@type'),
  language: attribute('@language'),
  rel: attribute('@rel'),
  file: inUrl,
  captions: unsaid('rel says it'),
};

/** What is said of an episode or a live stream by elements that both may hold. */
const playable: Fields<Omit<model.Playable, 'description'>> = {
  ...anywhere,
  title: text('title'),
  link: text('link'),
  guid: [text('guid'), attribute('guid@isPermaLink', { say: () => 'false' })],
  audio: elements('enclosure', audio),
  duration: text('itunes:duration'),
  explicit: text('itunes:explicit'),
  artwork: attribute('itunes:image@href'),
  season: [text('itunes:season'), text('podcast:season')],
  seasonName: attribute('podcast:season@name'),
  episode: text('podcast:episode', number),
  appleEpisode: text('itunes:episode'),
  label: attribute('podcast:episode@display'),
  people: elements('podcast:person', person),
  links: elements('podcast:contentLink', { from, text: content(), url: attribute('@href') }),
  alternates: elements('podcast:alternateEnclosure', {
    from,
    type: attribute('@type'),
    bytes: attribute('@length'),
    bitrate: attribute('@bitrate'),
    height: attribute('@height'),
    language: attribute('@lang'),
    title: attribute('@title'),
    rel: attribute('@rel'),
    codecs: attribute('@codecs'),
    default: attribute('@default'),
    sources: elements('podcast:source', { from, uri: attribute('@uri'), type: attribute('@contentType') }),
    integrity: elements('podcast:integrity', { from, type: attribute('@type'), value: attribute('@value') }),
  }),
};

const chapter: Fields<SimpleChapter> = {
  start: attribute('@start'),
  title: attribute('@title'),
  href: attribute('@href'),
  image: attribute('@image'),
};

const cast = unsaid('people are all who are heard');

const live: Fields<model.Live> & Spent<LiveValues, model.Live> = {
  ...playable,
  hosts: cast,
  guests: cast,
  from,
  description: text('description', { say: ({ html }) => html }),
  status: attribute('@status'),
  start: [attribute('@start', isoInstant), text('pubDate', instant)],
  end: attribute('@end', isoInstant),
};

/** What must be in an item. */
export const ofEpisode: Fields<model.Episode> & Spent<EpisodeValues, model.Episode> = {
  ...playable,
  hosts: cast,
  guests: cast,
  draft: unsaid('drafts are in no feed'),
  tags: unsaid('they choose the feeds that the episode is in'),
  written,
  description: text('description', { say: ({ html }) => html }),
  slug: unsaid('it is the name of a file of the author'),
  published: text('pubDate', instant),
  type: text('itunes:episodeType'),
  author: text('itunes:author'),
  appleTitle: text('itunes:title'),
  block: text('itunes:block', yes),
  notes: text('content:encoded', { say: (notes) => notes || undefined }),
  chapters: elements(
    'podcast:chapters',
    { from, url: attribute('@url') },
    { constants: { type: 'application/json+chapters' } },
  ),
  inlineChapters: [
    elements('psc:chapters/psc:chapter', chapter),
    attribute('psc:chapters@version', { say: ({ length }) => (length > 0 ? '1.2' : undefined) }),
  ],
  transcripts: elements('podcast:transcript', transcript),
  soundbites: elements('podcast:soundbite', {
    from,
    title: content(),
    start: attribute('@startTime', number),
    duration: attribute('@duration', number),
  }),
  files: unsaid('they are beside the feed, under the URLs of chapters and transcripts'),
};

const self = ['rel', 'self'] as const;

/** What must be in a channel, besides its items. */
export const ofShow: Fields<model.Show> & Spent<Omit<ShowValues, keyof Policies>, model.Show> = {
  ...anywhere,
  written,
  name: unsaid('it is the name of a folder of the author'),
  title: [text('title'), text('image/title')],
  link: [text('link'), text('image/link')],
  feed: [
    attribute('atom:link@href', { where: self }),
    attribute('atom:link@type', { where: self, say: () => 'application/rss+xml' }),
  ],
  hub: attribute('atom:link@href', { where: ['rel', 'hub'] }),
  language: text('language'),
  description: text('description', { say: ({ html }) => html }),
  author: text('itunes:author'),
  owner: [
    elements('itunes:owner', { from, name: text('itunes:name'), email: text('itunes:email') }),
    attribute('podcast:locked@owner', { say: ({ email }) => email }),
  ],
  copyright: text('copyright'),
  categories: elements('itunes:category', {
    from,
    name: attribute('@text'),
    subcategories: elements('itunes:category', attribute('@text')),
  }),
  explicit: text('itunes:explicit'),
  type: text('itunes:type'),
  artwork: [attribute('itunes:image@href'), text('image/url')],
  guid: text('podcast:guid'),
  locked: text('podcast:locked', yesOrNo),
  medium: text('podcast:medium'),
  published: text('pubDate', instant),
  hosts: elements('podcast:person', person),
  trailers: elements('podcast:trailer', {
    from,
    title: content(),
    url: attribute('@url'),
    published: attribute('@pubdate', instant),
    bytes: attribute('@length'),
    type: attribute('@type'),
    season: attribute('@season'),
  }),
  live: elements('podcast:liveItem', live),
  updates: elements('podcast:updateFrequency', {
    from,
    text: content(),
    rrule: attribute('@rrule'),
    start: attribute('@dtstart'),
    complete: attribute('@complete', whenTrue),
  }),
  complete: text('itunes:complete', yes),
  podping: attribute('podcast:podping@usesPodping'),
  podroll: elements('podcast:podroll/podcast:remoteItem', remoteItem),
  publisher: elements('podcast:publisher/podcast:remoteItem', remoteItem),
  remoteItems: elements('podcast:remoteItem', remoteItem),
  private: unsaid('blocks and appleBlock say it'),
  blocks: elements('podcast:block', { from, service: attribute('@id'), blocked: content(yesOrNo) }),
  appleBlock: text('itunes:block', { say: () => 'Yes' }),
  alternateFeeds: elements(
    'atom:link',
    { from, url: attribute('@href'), type: attribute('@type'), title: attribute('@title') },
    { where: ['rel', 'alternate'] },
  ),
  jsonFeed: unsaid('it is one of the alternate feeds'),
  newFeed: text('itunes:new-feed-url'),
  appleTitle: text('itunes:title'),
  appleVerify: text('itunes:applepodcastsverify'),
  spotify: [
    text('spotify:countryOfOrigin', { say: ({ countries }) => countries }),
    attribute('spotify:limit@recentCount', { say: ({ limit }) => limit?.toString() }),
  ],
  inlineChapters: unsaid('the chapters of the episodes say it'),
  people: unsaid('hosts, and the people of episodes, are looked up in it'),
  peopleFrom: unsaid('hosts, and the people of episodes, are looked up there'),
  feeds: unsaid('each of them is a feed of its own'),
  seasons: unsaid('episodes say the names of their seasons'),
  media: unsaid('URLs of recordings and artwork begin with it'),
  prefix: unsaid('URLs of recordings begin with it'),
  zone: unsaid('dates say how far they are from UTC'),
  time: unsaid('dates say their time'),
  block: unsaid('blocks and appleBlock say it'),
  allow: unsaid('blocks say it'),
  timestamps: unsaid('notes and descriptions say them'),
  transcriptFormats: unsaid('the transcripts of the episodes say it'),
  output: unsaid('it is where the feed is published'),
  profiles: unsaid('it is how the feed is to be judged'),
  accept: unsaid('it is how the feed is to be judged'),
  newest: unsaid('it was decided before the feed was written which episodes are in it'),
};
