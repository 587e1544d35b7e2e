import { encodedUrl, isHttp, parseUrl } from '../text/url.js';
import { podcastGuid } from '../text/uuid.js';
import type { Element } from '../xml/document.js';
import { anywhereOf, ofRole, peopleIn, remoteItem } from './anywhere.js';
import { isoOf } from './date.js';
import { describedBy } from './kept.js';
import type { Plain, PlainTable } from './plain.js';
import {
  attribute,
  attributeOf,
  childText,
  complete,
  content,
  firstTable,
  number,
  numberIn,
  tablesOf,
  textOf,
  truth,
} from './said.js';
import { descriptionOf } from './texts.js';

/** The links of a channel of one relation (RFC 4287, atom:link), in their order. */
function linksOf(channel: Element, rel: string): readonly Element[] {
  return channel
    .all('atom:link')
    .filter((link) => (attributeOf(link, 'rel') ?? 'alternate').toLowerCase() === rel);
}

/** The address that a feed says it has, from the root of its website at the least; undefined when it says none. */
export function feedUrlOf(channel: Element): string | undefined {
  const [self] = linksOf(channel, 'self');
  const url = attributeOf(self, 'href') ?? childText(channel, 'itunes:new-feed-url');
  if (url === undefined || isHttp(url)) return url;
  const link = childText(channel, 'link');
  const isOnSite = url.startsWith('/') && link !== undefined && isHttp(link);
  return isOnSite ? parseUrl(url, link)?.href : undefined;
}

/** The website of a channel: its link, completed by the address of the feed where it is only a part of one. */
export function siteOf(channel: Element, feed: string | undefined): string | undefined {
  const [page] = linksOf(channel, 'alternate').filter((link) => !isFeed(link));
  const link = childText(channel, 'link') ?? attributeOf(page, 'href');
  if (link === undefined || isHttp(link)) return link;
  if (link.startsWith('/')) return feed === undefined ? undefined : parseUrl(link, feed)?.href;
  return /^[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(link) ? `http://${link}` : link;
}

export function authorOf(channel: Element): string | undefined {
  return (
    childText(channel, 'itunes:author') ??
    childText(channel, 'googleplay:author') ??
    ownerOf(channel)?.name ??
    childText(channel, 'dc:creator')
  );
}

function ownerOf(channel: Element): { name: string | undefined; email: string | undefined } | undefined {
  const owner = channel.child('itunes:owner');
  const email = owner && childText(owner, 'itunes:email');
  // Some add a name to the address: info@example.com (Matthias Endler).
  const address = email && (/[^\s@<>()]{1,64}@[^\s@<>()]{1,255}/.exec(email)?.[0] ?? email);
  return owner && { name: childText(owner, 'itunes:name'), email: address || undefined };
}

/** A value for a key that a show needs and its feed does not say. */
export interface Assumed {
  readonly value: Plain;
  /** What it follows from, in a sentence. */
  readonly because: string;
}

/** What apps take for said where a feed does not say it, by the keys of `show.yaml`. */
export function assumedOf({ title }: PlainTable, channel: Element): Readonly<Record<string, Assumed>> {
  const editor = /\(([^()]+)\)\s*$/.exec(childText(channel, 'managingEditor') ?? '')?.[1]?.trim();
  const name = typeof title === 'string' ? title : undefined;
  const author = editor ?? name;
  return {
    ...(author !== undefined && {
      author: {
        value: author,
        because: `The feed does not say it; this is ${editor ? 'its editor' : 'the title'}.`,
      },
    }),
    ...(name !== undefined && {
      description: { value: name, because: 'The feed does not say it; this is the title.' },
    }),
    explicit: { value: false, because: 'The feed does not say it; apps take that for false.' },
    categories: { value: [], because: 'The feed has none; Apple asks for one, such as Technology.' },
  };
}

/** What a channel says by the keys of `show.yaml`; `feed` is where it is found, `live` its live streams. */
export function showOf(channel: Element, feed: string | undefined, live: readonly PlainTable[]): PlainTable {
  const text = (name: string): string | undefined => childText(channel, name);
  const said = (name: string): boolean | undefined => truth(text(name) ?? '') || undefined;
  const explicit = text('itunes:explicit');
  const described = describedBy(channel);
  const [hub] = linksOf(channel, 'hub');
  const podping = attributeOf(channel.child('podcast:podping'), 'usesPodping');
  const locked = text('podcast:locked');
  const appleTitle = text('itunes:title');
  const owner = ownerOf(channel);
  const countries = text('spotify:countryOfOrigin')?.split(/\s+/);
  const image = channel.child('image');
  const artwork =
    attributeOf(channel.child('itunes:image'), 'href') ??
    (image && childText(image, 'url')) ??
    attributeOf(channel.child('googleplay:image'), 'href');
  const limit = numberIn(attributeOf(channel.child('spotify:limit'), 'recentCount'));
  return {
    title: text('title') ?? appleTitle,
    appleTitle: appleTitle === text('title') || text('title') === undefined ? undefined : appleTitle,
    link: siteOf(channel, feed),
    feed,
    language: text('language') ?? text('dc:language'),
    description: described === undefined ? undefined : descriptionOf(described),
    author: authorOf(channel),
    owner: owner?.email === undefined ? undefined : { ...owner },
    copyright: text('copyright'),
    categories: categoriesOf(channel),
    explicit: explicit === undefined ? undefined : (truth(explicit) ?? explicit),
    type: text('itunes:type')?.toLowerCase(),
    artwork: artwork === undefined ? undefined : complete(artwork, siteOf(channel, feed)),
    guid: text('podcast:guid') ?? guidOf(feed),
    locked: locked === undefined ? undefined : (truth(locked) ?? locked),
    medium: text('podcast:medium'),
    complete: said('itunes:complete'),
    ...blocksOf(channel),
    podping: podping === undefined ? undefined : (truth(podping) ?? podping),
    hub: attributeOf(hub, 'href'),
    alternateFeeds: linksOf(channel, 'alternate')
      .filter(isFeed)
      .map((link) => ({
        url: attributeOf(link, 'href'),
        type: attributeOf(link, 'type'),
        title: attributeOf(link, 'title'),
      })),
    newFeed: text('itunes:new-feed-url'),
    appleVerify: text('itunes:applepodcastsverify'),
    spotify: countries || limit !== undefined ? { countries, limit } : undefined,
    updates: firstTable(channel, 'podcast:updateFrequency', {
      text: content,
      rrule: attribute('rrule'),
      start: attribute('dtstart'),
    }),
    hosts: ofRole(peopleIn(channel), 'host'),
    ...anywhereOf(channel),
    trailers: tablesOf(channel, 'podcast:trailer', {
      title: content,
      file: attribute('url'),
      published: (trailer) => isoOf(attributeOf(trailer, 'pubdate')),
      bytes: number('length'),
      type: attribute('type'),
      season: number('season'),
    }),
    podroll: channel.child('podcast:podroll')
      ? tablesOf(channel.child('podcast:podroll') as Element, 'podcast:remoteItem', remoteItem)
      : undefined,
    publisher: channel.child('podcast:publisher')
      ? tablesOf(channel.child('podcast:publisher') as Element, 'podcast:remoteItem', remoteItem)[0]
      : undefined,
    remoteItems: tablesOf(channel, 'podcast:remoteItem', remoteItem),
    live,
  };
}

function guidOf(feed: string | undefined): string | undefined {
  const url = feed === undefined ? undefined : encodedUrl(feed);
  return url === undefined ? undefined : podcastGuid(url);
}

function isFeed(link: Element): boolean {
  return /\b(?:rss|atom|json|xml)\b/i.test(attributeOf(link, 'type') ?? '');
}

/** Each category with those in it: `News > Tech News`. */
function categoriesOf(channel: Element): readonly string[] {
  return channel.all('itunes:category').flatMap((category) => {
    const name = attributeOf(category, 'text') ?? textOf(category);
    const inside = category.all('itunes:category').flatMap((each) => attributeOf(each, 'text') ?? []);
    return name === undefined ? [] : [[name, ...inside].join(' > ')];
  });
}

/** The services that a feed keeps out, and those that it lets in regardless. */
function blocksOf(channel: Element): PlainTable {
  const blocks = channel.all('podcast:block').map((each) => ({
    service: attributeOf(each, 'id') ?? 'all',
    isBlocked: truth(each.text.trim()) === true,
  }));
  const isAppleBlocked = truth(childText(channel, 'itunes:block') ?? '') === true;
  const blocked = blocks.filter(({ isBlocked }) => isBlocked).map(({ service }) => service);
  const saysApple = blocked.some((service) => /^(?:all|apple)$/i.test(service));
  return {
    block: isAppleBlocked && !saysApple ? ['apple', ...blocked] : blocked,
    allow: blocks.filter(({ isBlocked }) => !isBlocked).map(({ service }) => service),
  };
}
