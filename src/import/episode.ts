import { readDuration, readSpelledDuration } from '../text/duration.js';
import { isHttp, parseUrl } from '../text/url.js';
import type { Element } from '../xml/document.js';
import { anywhereOf, castOf, peopleIn, some } from './anywhere.js';
import { chaptersOf } from './chapters.js';
import { isoOf } from './date.js';
import { describedBy } from './kept.js';
import type { Plain, PlainTable } from './plain.js';
import {
  attribute,
  attributeOf,
  childText,
  complete,
  content,
  flag,
  number,
  numberIn,
  tableOf,
  tablesOf,
  truth,
} from './said.js';
import { type Body, bodyOf, descriptionOf } from './texts.js';

/** What the items of a feed take from their channel. */
export interface Around {
  /** The website, which relative links are resolved against. */
  readonly site: string | undefined;
  readonly author: string | undefined;
  readonly hosts: readonly PlainTable[];
}

/** An item in the words of an author. */
export interface EpisodeSaid {
  /** The keys of the front matter, in the order in which people read them. */
  readonly values: PlainTable;
  readonly body: Body | undefined;
}

const alternate = {
  sources: some((element) =>
    tablesOf(element, 'podcast:source', { uri: attribute('uri'), type: attribute('contentType') }),
  ),
  type: attribute('type'),
  bytes: number('length'),
  bitrate: number('bitrate'),
  height: number('height'),
  language: attribute('lang'),
  title: attribute('title'),
  rel: attribute('rel'),
  codecs: attribute('codecs'),
  default: flag('default'),
};

/** What an item says by the keys of an episode. */
export function episodeOf(item: Element, around: Around): EpisodeSaid {
  const { author, hosts, site } = around;
  const common = playableOf(item, around);
  const ownAuthor = childText(item, 'itunes:author');
  const appleTitle = childText(item, 'itunes:title');
  const encoded = childText(item, 'content:encoded');
  const body = encoded === undefined ? undefined : bodyOf(encoded, pageOf(item, site), site);
  const { title, description, ...rest } = common;
  const enclosure = item.child('enclosure');
  const published = isoOf(childText(item, 'pubDate') ?? childText(item, 'dc:date'));
  return {
    values: {
      title: title ?? appleTitle,
      appleTitle: appleTitle === title || title === undefined ? undefined : appleTitle,
      published,
      // What has no recording is not an episode for any player.
      draft: attributeOf(enclosure, 'url') === undefined ? true : undefined,
      guid: childText(item, 'guid') ?? attributeOf(enclosure, 'url'),
      type: childText(item, 'itunes:episodeType')?.toLowerCase(),
      author: ownAuthor === author ? undefined : ownAuthor,
      block: truth(childText(item, 'itunes:block') ?? '') || undefined,
      ...rest,
      description: body !== undefined && description === body.description ? undefined : description,
      ...castOf(peopleIn(item), hosts),
      chapters: chaptersOf(item),
      transcripts: tablesOf(item, 'podcast:transcript', {
        url: attribute('url'),
        type: attribute('type'),
        language: attribute('language'),
        captions: (element) => (attributeOf(element, 'rel') === 'captions' ? true : undefined),
      }),
      soundbites: tablesOf(item, 'podcast:soundbite', {
        start: number('startTime'),
        duration: number('duration'),
        title: content,
      }),
      ...anywhereOf(item),
    },
    body,
  };
}

/** What a live item says by the keys of a live stream. */
export function liveOf(item: Element, around: Around): PlainTable {
  const { title, audio, description, ...common } = playableOf(item, around);
  return {
    status: attributeOf(item, 'status')?.toLowerCase(),
    start: isoOf(attributeOf(item, 'start')),
    end: isoOf(attributeOf(item, 'end')),
    title,
    audio,
    guid: childText(item, 'guid'),
    ...common,
    description: description === title ? undefined : description,
    ...castOf(peopleIn(item), around.hosts),
    ...anywhereOf(item),
  };
}

/** The page of an item, when it says a complete address. */
function pageOf(item: Element, site: string | undefined): string | undefined {
  const link = childText(item, 'link');
  // What holds more than an address does is not a part of one.
  return link === undefined || /[\s"<>]/.test(link) ? undefined : parseUrl(link, site)?.href;
}

/** What an item and a live item have in common. */
function playableOf(item: Element, { site }: Around) {
  const link = childText(item, 'link');
  const season = item.child('podcast:season');
  const episode = item.child('podcast:episode');
  const duration = childText(item, 'itunes:duration');
  const described = describedBy(item);
  const artwork = attributeOf(item.child('itunes:image'), 'href');
  const explicit = childText(item, 'itunes:explicit');
  const label = attributeOf(episode, 'display');
  return {
    title: childText(item, 'title'),
    link: link === undefined || isHttp(link) ? link : pageOf(item, site),
    season: numberIn(childText(item, 'podcast:season') ?? childText(item, 'itunes:season')),
    seasonName: attributeOf(season, 'name'),
    episode: numberIn(childText(item, 'podcast:episode') ?? childText(item, 'itunes:episode')),
    label,
    audio: audioOf(item.child('enclosure'), site),
    duration: duration === undefined ? undefined : lengthOf(duration),
    explicit: explicit === undefined ? undefined : (truth(explicit) ?? explicit),
    artwork: artwork === undefined ? undefined : complete(artwork, site),
    description: described === undefined ? undefined : descriptionOf(described),
    links: tablesOf(item, 'podcast:contentLink', { url: attribute('href'), text: content }),
    alternates: item.all('podcast:alternateEnclosure').map(alternateOf),
  } satisfies PlainTable;
}

/** A duration as its readers take it, in the form in which people write one. */
function lengthOf(text: string): string {
  const seconds = readDuration(text)?.seconds ?? readSpelledDuration(text);
  if (seconds === undefined) return text;
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number): string => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** A recording: its address, complete, its size and its type as they are declared. */
function audioOf(enclosure: Element | undefined, site: string | undefined): PlainTable | undefined {
  if (!enclosure) return undefined;
  const url = attributeOf(enclosure, 'url');
  const bytes = attributeOf(enclosure, 'length');
  return {
    url: url === undefined ? undefined : complete(url, site),
    bytes: bytes !== undefined && /^\d{1,15}$/.test(bytes) ? Number(bytes) : undefined,
    type: attributeOf(enclosure, 'type'),
  };
}

function alternateOf(element: Element): PlainTable {
  const integrity = element.child('podcast:integrity');
  const isSigned = attributeOf(integrity, 'type') === 'pgp-signature';
  const value: Plain | undefined = attributeOf(integrity, 'value');
  return {
    ...tableOf(element, alternate),
    integrity: isSigned ? undefined : value,
    signature: isSigned ? value : undefined,
  };
}
