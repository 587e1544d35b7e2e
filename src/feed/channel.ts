import { Podcast } from 'podcast';
import type { AlternateFeed, Block, Show, Updates } from '../show/model.js';
import { toRfc5322 } from '../show/time.js';
import { type WrittenIn, writtenIn } from '../vocabulary/written.js';
import { openXml } from '../xml/build.js';
import type { Tree } from '../xml/tree.js';
import { anywhere, inOrder, type Placed } from './anywhere.js';
import { tree } from './element.js';
import { person, trailer } from './media.js';
import { remoteItem } from './value.js';

/** What is in the head of a channel; live streams and episodes are written one by one. */
type ChannelElement = Exclude<WrittenIn<'channel'>, 'podcast:liveItem' | 'item'>;

const order = writtenIn('channel').filter(
  (name): name is ChannelElement => name !== 'podcast:liveItem' && name !== 'item',
);

/** Maps a show onto the head of its channel. `built` is what `lastBuildDate` says. */
export function channel(show: Show, built: string): readonly Tree<ChannelElement>[] {
  const { feed, hub, title, link, artwork, published, complete, spotify, updates, publisher, podroll } = show;
  const { appleTitle, newFeed, appleVerify, podping } = show;
  return inOrder(order, {
    ...mapWithPodcast(show),
    'atom:link': [
      tree('atom:link', { href: feed, rel: 'self', type: 'application/rss+xml' }, [], 'feed'),
      ...(hub === undefined ? [] : [tree('atom:link', { href: hub, rel: 'hub' }, [], 'hub')]),
      ...show.alternateFeeds.map(alternateFeed),
    ],
    generator: tree('generator', {}, 'airworthy'),
    pubDate: published && tree('pubDate', {}, toRfc5322(published)),
    lastBuildDate: tree('lastBuildDate', {}, built),
    image: tree('image', {}, [
      tree('url', {}, artwork, 'artwork'),
      tree('title', {}, title, 'title'),
      tree('link', {}, link, 'link'),
    ]),
    'itunes:title': appleTitle === undefined ? undefined : tree('itunes:title', {}, appleTitle, 'appleTitle'),
    'itunes:new-feed-url':
      newFeed === undefined ? undefined : tree('itunes:new-feed-url', {}, newFeed, 'newFeed'),
    'itunes:block': show.appleBlock && tree('itunes:block', {}, 'Yes', show.appleBlock.from),
    'itunes:complete': complete ? tree('itunes:complete', {}, 'Yes', 'complete') : undefined,
    'itunes:applepodcastsverify':
      appleVerify === undefined
        ? undefined
        : tree('itunes:applepodcastsverify', {}, appleVerify, 'appleVerify'),
    'spotify:countryOfOrigin':
      spotify?.countries === undefined
        ? undefined
        : tree('spotify:countryOfOrigin', {}, spotify.countries, 'spotify.countries'),
    'spotify:limit':
      spotify?.limit === undefined
        ? undefined
        : tree('spotify:limit', { recentCount: spotify.limit }, [], 'spotify.limit'),
    'podcast:guid': tree('podcast:guid', {}, show.guid, 'guid'),
    'podcast:locked': tree(
      'podcast:locked',
      { owner: show.owner?.email },
      show.locked ? 'yes' : 'no',
      'locked',
    ),
    'podcast:medium': tree('podcast:medium', {}, show.medium, 'medium'),
    'podcast:block': show.blocks.map(block),
    'podcast:person': show.hosts.map(person),
    'podcast:updateFrequency': updates && updateFrequency(updates),
    'podcast:podping':
      podping === undefined ? undefined : tree('podcast:podping', { usesPodping: podping }, [], 'podping'),
    'podcast:trailer': show.trailers.map(trailer),
    'podcast:publisher': publisher && tree('podcast:publisher', {}, [remoteItem(publisher)], 'publisher'),
    'podcast:podroll':
      podroll.length > 0 ? tree('podcast:podroll', {}, podroll.map(remoteItem), 'podroll') : undefined,
    'podcast:remoteItem': show.remoteItems.map(remoteItem),
    ...anywhere(show),
  });
}

type Mapped =
  | 'title'
  | 'link'
  | 'description'
  | 'language'
  | 'copyright'
  | 'itunes:author'
  | 'itunes:owner'
  | 'itunes:type'
  | 'itunes:category'
  | 'itunes:explicit'
  | 'itunes:image';

/**
 * Lets `podcast` map the head; its clock, its own name, and elements that RSS 2.0 or Apple do not know are left out.
 * xmlbuilder2 takes what looks like a reference for one, so every `&` is escaped once more on the way between them.
 */
function mapWithPodcast(show: Show): Placed<Mapped> {
  const { owner, copyright } = show;
  const xml = new Podcast({
    title: escaped(show.title),
    description: escaped(show.description.html),
    siteUrl: escaped(show.link),
    language: escaped(show.language),
    itunesAuthor: escaped(show.author),
    itunesExplicit: show.explicit,
    itunesType: show.type,
    itunesImage: escaped(show.artwork),
    itunesCategory: show.categories.map(({ name, subcategories }) => ({
      text: escaped(name),
      subcats: subcategories.map((each) => ({ text: escaped(each) })),
    })),
    ...(copyright !== undefined && { copyright: escaped(copyright) }),
    ...(owner && { itunesOwner: { name: escaped(owner.name), email: escaped(owner.email) } }),
  }).buildXml();
  const children = childrenOf(openXml(xml)).flatMap(childrenOf);
  const from = <Name extends Mapped>(name: Name, field: string): readonly Tree<Name>[] =>
    children.flatMap((child) => (child.name === name ? [{ ...unescaped(child), name, from: field }] : []));
  return {
    title: from('title', 'title'),
    link: from('link', 'link'),
    description: from('description', 'description'),
    language: from('language', 'language'),
    copyright: from('copyright', 'copyright'),
    'itunes:author': from('itunes:author', 'author'),
    // It writes an empty one for a show that has no owner.
    'itunes:owner': owner && from('itunes:owner', 'owner'),
    'itunes:type': from('itunes:type', 'type'),
    'itunes:category': from('itunes:category', '').map((each, index) => {
      return { ...each, from: `categories[${index}]` };
    }),
    'itunes:explicit': from('itunes:explicit', 'explicit'),
    'itunes:image': from('itunes:image', 'artwork'),
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;');
}

function unescaped({ attributes, content, ...rest }: Tree): Tree {
  const plain = (text: string): string => text.replaceAll('&amp;', '&');
  return {
    ...rest,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => [key, plain(String(value))]),
    ),
    content: typeof content === 'string' ? plain(content) : content.map(unescaped),
  };
}

function childrenOf({ content }: Tree): readonly Tree[] {
  return typeof content === 'string' ? [] : content;
}

/** The same show in another feed (RFC 4287, atom:link). */
function alternateFeed({ url, type, title, from }: AlternateFeed): Tree<'atom:link'> {
  return tree('atom:link', { href: url, rel: 'alternate', type, title }, [], from, alternateKeys);
}

const alternateKeys = { href: 'url', type: 'type', title: 'title' };

/** `<podcast:block>` (Podcasting 2.0, docs/tags/block.md). */
function block({ service, blocked, from }: Block): Tree<'podcast:block'> {
  return tree('podcast:block', { id: service }, blocked ? 'yes' : 'no', from);
}

/** `<podcast:updateFrequency>` (Podcasting 2.0, docs/tags/update-frequency.md). */
function updateFrequency({ complete, start, rrule, text, from }: Updates): Tree<'podcast:updateFrequency'> {
  const said = { complete: complete || undefined, dtstart: start, rrule };
  return tree('podcast:updateFrequency', said, text ?? '', from, updateKeys);
}

const updateKeys = { dtstart: 'start', rrule: 'rrule' };
