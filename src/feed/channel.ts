import { Podcast } from 'podcast';
import type { Updates } from '../show/fields/parts.js';
import type { Instant, Show } from '../show/show.js';
import { toRfc5322 } from '../show/time.js';
import { openXml } from '../xml/build.js';
import { type Tree, tree } from '../xml/tree.js';
import { anywhere, each } from './anywhere.js';
import { trailer } from './media.js';
import { person } from './people.js';
import { remotes } from './remote.js';

/**
 * What `podcast` maps for us, and the value of the show that each says. The rest of its head is left out: its
 * clock, its own name, and elements that RSS 2.0 or Apple do not know or no longer want.
 */
const mapped: Readonly<Record<string, string>> = {
  title: 'title',
  link: 'link',
  description: 'description',
  language: 'language',
  copyright: 'copyright',
  'itunes:author': 'author',
  'itunes:owner': 'owner',
  'itunes:type': 'type',
  'itunes:category': 'categories',
  'itunes:explicit': 'explicit',
  'itunes:image': 'artwork',
};

/** The head of a channel in the order in which people look for things. */
const order = [
  ...['title', 'link', 'atom:link', 'description', 'language', 'copyright', 'generator'],
  ...['pubDate', 'lastBuildDate', 'image'],
  ...['itunes:title', 'itunes:author', 'itunes:owner', 'itunes:type', 'itunes:category', 'itunes:explicit'],
  ...['itunes:image', 'itunes:new-feed-url', 'itunes:block', 'itunes:complete', 'itunes:applepodcastsverify'],
  ...['spotify:countryOfOrigin', 'spotify:limit'],
  ...[
    'podcast:guid',
    'podcast:locked',
    'podcast:medium',
    'podcast:block',
    'podcast:funding',
    'podcast:person',
  ],
  ...['podcast:location', 'podcast:license', 'podcast:updateFrequency', 'podcast:podping', 'podcast:value'],
  ...['podcast:image', 'podcast:images', 'podcast:trailer', 'podcast:socialInteract', 'podcast:chat'],
  ...['podcast:txt', 'podcast:publisher', 'podcast:podroll', 'podcast:remoteItem'],
];

/** Maps a show onto the head of its channel; the newest episode dates it, never the clock. */
export function channel(show: Show, newest: Instant | undefined): readonly Tree[] {
  const head = [
    ...mapWithPodcast(show),
    ...atomLinks(show),
    tree('generator', {}, 'airworthy'),
    ...(newest ? [tree('pubDate', {}, toRfc5322(newest)), tree('lastBuildDate', {}, toRfc5322(newest))] : []),
    tree('image', {}, [
      tree('url', {}, show.artwork, 'artwork'),
      tree('title', {}, show.title, 'title'),
      tree('link', {}, show.link, 'link'),
    ]),
    ...directories(show),
    tree('podcast:guid', {}, show.guid, 'guid'),
    tree('podcast:locked', { owner: show.owner?.email }, show.locked ? 'yes' : 'no', 'locked'),
    tree('podcast:medium', {}, show.medium, 'medium'),
    ...blocks(show),
    ...show.hosts.map(person),
    ...(show.updates || show.complete ? [updateFrequency(show.updates ?? {}, show.complete)] : []),
    ...(show.podping === undefined
      ? []
      : [tree('podcast:podping', { usesPodping: show.podping }, [], 'podping')]),
    ...remotes(show),
  ];
  anywhere(head, show);
  each(head, 'trailers', show.trailers, trailer);
  return head.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}

/**
 * Lets `podcast` map the head. Its XML library leaves what looks like a reference as it is, so it is given a
 * stand-in for each text, and the texts are put in their places afterwards.
 */
function mapWithPodcast(show: Show): readonly Tree[] {
  const { owner, copyright } = show;
  const texts: string[] = [];
  const standIn = (text: string): string => `text-${texts.push(text) - 1}`;
  const textFor = (written: string): string => texts[Number(/^text-(\d+)$/.exec(written)?.[1])] ?? written;
  const head = new Podcast({
    title: standIn(show.title),
    description: standIn(show.description),
    siteUrl: standIn(show.link),
    feedUrl: standIn(show.feed),
    author: standIn(show.author),
    language: standIn(show.language),
    itunesAuthor: standIn(show.author),
    itunesExplicit: show.explicit,
    itunesType: show.type,
    itunesImage: standIn(show.artwork),
    itunesCategory: show.categories.map((path) => {
      const [text = '', ...subcats] = path.split('>').map((each) => standIn(each.trim()));
      return { text, subcats: subcats.map((each) => ({ text: each })) };
    }),
    ...(copyright !== undefined && { copyright: standIn(copyright) }),
    ...(owner && { itunesOwner: { name: standIn(owner.name ?? show.author), email: standIn(owner.email) } }),
  });
  const filled = ({ attributes, content, ...rest }: Tree): Tree => ({
    ...rest,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => [key, textFor(String(value))]),
    ),
    content: typeof content === 'string' ? textFor(content) : content.map(filled),
  });
  const rss = openXml(head.buildXml());
  const children = (rss.content as readonly Tree[])[0]?.content as readonly Tree[];
  let categories = 0;
  return children.flatMap((child) => {
    const field = mapped[child.name];
    if (!field || (field === 'owner' && !owner)) return [];
    return [{ ...filled(child), from: field === 'categories' ? `${field}[${categories++}]` : field }];
  });
}

/** The addresses of the feed, of its hub, and of the same show in other feeds (RFC 4287, RFC 5005, WebSub). */
function atomLinks({ feed, hub, jsonFeed, title, alternateFeeds = [] }: Show): readonly Tree[] {
  const json = { url: new URL('feed.json', feed).href, type: 'application/feed+json', title };
  return [
    tree('atom:link', { href: feed, rel: 'self', type: 'application/rss+xml' }, [], 'feed'),
    ...(hub === undefined ? [] : [tree('atom:link', { href: hub, rel: 'hub' }, [], 'hub')]),
    ...(jsonFeed ? [alternateFeed(json, 'jsonFeed')] : []),
    ...alternateFeeds.map((other, index) => alternateFeed(other, `alternateFeeds[${index}]`)),
  ];
}

type OtherFeed = NonNullable<Show['alternateFeeds']>[number];

function alternateFeed({ url, type = 'application/rss+xml', title }: OtherFeed, from: string): Tree {
  return tree('atom:link', { href: url, rel: 'alternate', type, title }, [], from);
}

/** What single directories read: Apple and Spotify. */
function directories(show: Show): readonly Tree[] {
  const { appleTitle, newFeed, complete, appleVerify, spotify } = show;
  return [
    ...(appleTitle === undefined ? [] : [tree('itunes:title', {}, appleTitle, 'appleTitle')]),
    ...(newFeed === undefined ? [] : [tree('itunes:new-feed-url', {}, newFeed, 'newFeed')]),
    ...(blocksApple(show) ? [tree('itunes:block', {}, 'Yes', show.private ? 'private' : 'block')] : []),
    ...(complete ? [tree('itunes:complete', {}, 'Yes', 'complete')] : []),
    ...(appleVerify === undefined
      ? []
      : [tree('itunes:applepodcastsverify', {}, appleVerify, 'appleVerify')]),
    ...(spotify?.countries
      ? [tree('spotify:countryOfOrigin', {}, spotify.countries.join(' ').toLowerCase(), 'spotify.countries')]
      : []),
    ...(spotify?.limit === undefined
      ? []
      : [tree('spotify:limit', { recentCount: spotify.limit }, [], 'spotify.limit')]),
  ];
}

/** Apple reads only its own tag, so it is kept out by that as well. */
function blocksApple({ private: hidden, block = [] }: Show): boolean {
  return hidden === true || block.some((service) => /^(all|apple)$/i.test(service));
}

/** `<podcast:block>`: everybody first, then single services (Podcasting 2.0, docs/tags/block.md). */
function blocks({ private: hidden, block = [], allow = [] }: Show): readonly Tree[] {
  const rows = (services: readonly string[], answer: 'yes' | 'no', field: string): readonly Tree[] =>
    services.map((service, index) =>
      tree(
        'podcast:block',
        { id: /^all$/i.test(service) ? undefined : service },
        answer,
        `${field}[${index}]`,
      ),
    );
  return [
    ...(hidden ? [tree('podcast:block', {}, 'yes', 'private')] : []),
    ...rows(block, 'yes', 'block'),
    ...rows(allow, 'no', 'allow'),
  ];
}

/** `<podcast:updateFrequency>` (Podcasting 2.0, docs/tags/update-frequency.md). */
function updateFrequency({ text, rrule, start }: Updates, complete: boolean | undefined): Tree {
  return tree(
    'podcast:updateFrequency',
    { complete: complete || undefined, dtstart: start, rrule },
    text ?? '',
    'updates',
  );
}
