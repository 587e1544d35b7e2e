import { unreadable } from '../../compare/comparison.js';
import { readDuration } from '../../text/duration.js';
import { essence } from '../../text/tracking.js';
import { type Document, type Item, read } from '../../xml/document.js';
import { readOrReason, type SourceFile } from '../file.js';
import type { Folder } from '../folder.js';
import type { Episode } from '../show.js';
import { entry, type Table } from '../syntax/value.js';
import type { RecordingsInFeed } from './audio.js';
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

/** The sizes and durations that the published feed says of its recordings, by the essence of their URLs. */
export function recordingsIn(feed: Document | undefined): RecordingsInFeed {
  const found = new Map<
    string,
    { readonly bytes: number | undefined; readonly duration: number | undefined }
  >();
  for (const { enclosures, element } of feed?.channel?.items ?? []) {
    const url = essence(enclosures[0]?.attribute('url')?.value ?? '');
    const length = enclosures[0]?.attribute('length')?.value.trim() ?? '';
    const bytes = /^[1-9]\d{4,14}$/.test(length) ? Number(length) : undefined;
    const duration = readDuration(element.child('itunes:duration')?.text ?? '')?.seconds;
    if (url && !found.has(url)) found.set(url, { bytes, duration: duration || undefined });
  }
  return found;
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
