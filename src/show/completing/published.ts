import { inOrder, limits, type ReadChapter } from '../../chapters/chapter.js';
import { unreadable } from '../../compare/comparison.js';
import { readDuration, readSeconds } from '../../text/duration.js';
import { mediaOfExtension } from '../../text/mime.js';
import { essence } from '../../text/tracking.js';
import { extensionOfFile, isHttp } from '../../text/url.js';
import { type Document, type Element, type Item, read } from '../../xml/document.js';
import type { EpisodeValues } from '../fields/fields.js';
import { readOrReason, type SourceFile } from '../file.js';
import type { Folder } from '../folder.js';
import type { Audio, Chapters, Episode } from '../show.js';
import { entry, type Table } from '../syntax/value.js';
import type { InFeed, RecordingsInFeed } from './audio.js';
import { findFile } from './locate.js';

/** An episode before its guid is settled, which the published feed may know. */
export type Unidentified = Omit<Episode, 'guid'> & { readonly guid: string | undefined };

/** An episode as the feed that subscribers have holds it. */
export interface PublishedItem {
  /** As it is written in the feed; for an item without one, the URL of its recording. */
  readonly guid: string;
  readonly number: number | undefined;
}

/**
 * The feed that the show names as the one that subscribers have. What is not a feed is reported, for no guid can
 * be kept then.
 */
export function openPublished(folder: Folder, file: SourceFile, show: Table): Document | undefined {
  const named = entry(show, 'published')?.value;
  if (named?.kind !== 'scalar') return undefined;
  const name = named.text.trim();
  const isBeyond = /^\.\.\//.test(name) && folder.readBeyond !== undefined;
  const path = isBeyond ? name : findFile({ folder, file }, name, named.span);
  if (path === undefined) return undefined;
  const { readBeyond = folder.read } = folder;
  const bytes = readOrReason(isBeyond ? { ...folder, read: readBeyond } : folder, path);
  if (typeof bytes === 'string') {
    file.report('source/published-invalid', named.span, `${bytes}.`);
    return undefined;
  }
  const document = read(bytes, { name: `${folder.name}/${path}` });
  const because = unreadable(document);
  if (because) file.report('source/published-invalid', named.span, `"${name}" ${because}.`);
  return document;
}

/**
 * Finds what subscribers know of episodes in the feed that they have: by the guid, the recording, the page,
 * and, where no guid is written, by the title. What stands on several items names none of them, and no item is
 * two episodes.
 */
export function readPublished(
  feed: Document | undefined,
  episodes: readonly Unidentified[],
): ReadonlyMap<Unidentified, PublishedItem> {
  const marks: readonly Mark[] = [
    { ofItem: ({ guid }) => guid?.text.trim(), ofEpisode: ({ guid }) => guid },
    {
      ofItem: ({ enclosures }) => essence(enclosures[0]?.attribute('url')?.value ?? ''),
      ofEpisode: ({ audio }) => essence(audio.url),
    },
    { ofItem: ({ link }) => link?.text.trim(), ofEpisode: ({ link }) => link },
    {
      ofItem: ({ title }) => title?.text.trim(),
      ofEpisode: ({ guid, title }) => (guid === undefined ? title : undefined),
    },
  ];
  const found = new Map<Unidentified, PublishedItem>();
  const taken = new Set<Item>();
  for (const { ofItem, ofEpisode } of marks) {
    const items = onlyOnes(feed?.channel?.items ?? [], ofItem);
    const rest = onlyOnes(
      episodes.filter((each) => !found.has(each)),
      ofEpisode,
    );
    for (const [mark, episode] of rest) {
      const item = items.get(mark);
      // Apple, A Podcaster's Guide to RSS: without a guid, the URL of the enclosure identifies an episode.
      const guid = item?.guid?.text.trim() || item?.enclosures[0]?.attribute('url')?.value.trim();
      if (!item || !guid || taken.has(item)) continue;
      const number = Number(item.element.child('itunes:episode')?.text.trim() || Number.NaN);
      found.set(episode, { guid, number: Number.isSafeInteger(number) ? number : undefined });
      taken.add(item);
    }
  }
  return found;
}

/** Reports a feed that has none of the episodes of the show: it is that of another. */
export function reportOther(
  feed: Document | undefined,
  episodes: readonly Unidentified[],
  show: Table,
  file: SourceFile,
): boolean {
  const named = entry(show, 'published')?.value;
  const items = feed?.channel?.items ?? [];
  if (named?.kind !== 'scalar' || items.length === 0 || episodes.length === 0) return false;
  if (readPublished(feed, episodes).size > 0) return false;
  const title = feed?.channel?.element.child('title')?.text.trim();
  const whose = title ? `the feed of "${title}", and has` : 'a feed with';
  const message = `"${named.text.trim()}" is ${whose} none of the episodes of this show.`;
  file.report('source/published-invalid', named.span, message, {
    help: 'Name the feed that subscribers of this show have; if nobody has subscribed yet, remove "published".',
  });
  return true;
}

/** What the published feed says of its episodes and their files may not, by the essence of the URLs of their recordings. */
export function recordingsIn(feed: Document | undefined): RecordingsInFeed {
  const found = new Map<string, InFeed>();
  const ofShow = pictureOf(feed?.channel?.element);
  for (const { enclosures, element } of feed?.channel?.items ?? []) {
    const enclosure = enclosures[0];
    const url = essence(enclosure?.attribute('url')?.value ?? '');
    if (!feed || !url || found.has(url)) continue;
    const length = enclosure?.attribute('length')?.value.trim() ?? '';
    const type = enclosure?.attribute('type')?.value.trim().toLowerCase();
    const artwork = pictureOf(element);
    found.set(url, {
      source: feed.source,
      bytes: /^[1-9]\d{4,14}$/.test(length) ? Number(length) : undefined,
      duration: readDuration(element.child('itunes:duration')?.text ?? '')?.seconds || undefined,
      type: type && /^(audio|video)\/[\w.+-]+$/.test(type) ? type : undefined,
      artwork: artwork === ofShow ? undefined : artwork,
      chapters: chaptersOf(element),
    });
  }
  return found;
}

function pictureOf(element: Element | undefined): string | undefined {
  const url = element?.child('itunes:image')?.attribute('href')?.value.trim();
  return url && isHttp(url) ? url : undefined;
}

/** The chapters that stand in an item (Podlove Simple Chapters 1.2), or the URL of JSON chapters. */
function chaptersOf(item: Element): InFeed['chapters'] {
  const listed = (item.child('psc:chapters')?.all('psc:chapter') ?? []).slice(0, limits.chapters);
  const chapters = listed.flatMap((each): readonly ReadChapter[] => {
    const said = (name: string): string | undefined => each.attribute(name)?.value.trim() || undefined;
    const [start, title, url, img] = ['start', 'title', 'href', 'image'].map(said);
    const seconds = start === undefined ? undefined : readSeconds(start);
    if (seconds === undefined) return [];
    const more = { ...(title && { title }), ...(url && { url }), ...(img && { img }) };
    return [{ start: seconds, ...more, at: { whole: each.openSpan } }];
  });
  if (chapters.length > 0) return inOrder(chapters);
  const file = item.child('podcast:chapters');
  const url = file?.attribute('url')?.value.trim();
  return url && isHttp(url) && /json/i.test(file?.attribute('type')?.value ?? '') ? url : undefined;
}

/** Which fields of an episode come from the published feed: what is said nowhere else, and the feed says. */
export function takenFrom(
  item: InFeed | undefined,
  said: Partial<Pick<EpisodeValues, 'audio' | 'duration' | 'artwork' | 'chapters'>>,
  { audio, chapters, artwork, isAtHand }: Taken,
): readonly string[] {
  if (!item) return [];
  const isFeeds = (own: unknown, now: unknown, inFeed: unknown): boolean =>
    own === undefined && inFeed !== undefined && now === inFeed;
  return [
    ...(!isAtHand && isFeeds(said.audio?.bytes, audio.bytes, item.bytes) ? ['audio.bytes'] : []),
    ...(!isAtHand && isFeeds(said.audio?.type, audio.type, item.type) && needsType(audio.url)
      ? ['audio.type']
      : []),
    ...(!isAtHand && isFeeds(said.duration, audio.duration, item.duration) ? ['duration'] : []),
    ...(isFeeds(said.artwork, artwork, item.artwork) ? ['artwork'] : []),
    ...(said.chapters === undefined && chapters && isOfFeed(chapters) ? ['chapters'] : []),
  ];
}

/** Chapters elsewhere that no file names are those of the feed. */
function isOfFeed(chapters: Chapters): boolean {
  return 'url' in chapters || chapters.from === 'feed';
}

/** What an episode has once it is complete. */
interface Taken {
  readonly audio: Audio;
  readonly chapters: Chapters | undefined;
  readonly artwork: string | undefined;
  /** Whether the recording is in the folder, which knows better. */
  readonly isAtHand: boolean;
}

function needsType(url: string): boolean {
  return mediaOfExtension(extensionOfFile(url)) === undefined;
}

/** Tells whether the feed that subscribers have holds an episode, by its guid or by its recording. */
export function publishedIn(
  feed: Document | undefined,
): (guid: string | undefined, recording: string) => boolean {
  const items = feed?.channel?.items ?? [];
  const guids = new Set(items.flatMap(({ guid }) => guid?.text.trim() || []));
  const recordings = new Set(
    items.flatMap(({ enclosures }) => essence(enclosures[0]?.attribute('url')?.value ?? '') || []),
  );
  return (guid, recording) => (guid !== undefined && guids.has(guid)) || recordings.has(essence(recording));
}

/** By what an item and an episode are known to be the same. */
interface Mark {
  readonly ofItem: (item: Item) => string | undefined;
  readonly ofEpisode: (episode: Unidentified) => string | undefined;
}

/** Those that carry a mark which no other one carries, by their mark. */
function onlyOnes<T>(all: readonly T[], markOf: (one: T) => string | undefined): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  const several = new Set<string>();
  for (const one of all) {
    const mark = markOf(one);
    if (!mark || several.has(mark)) continue;
    if (found.delete(mark)) several.add(mark);
    else found.set(mark, one);
  }
  return found;
}
