import { mediaOfExtension } from '../text/mime.js';
import { extensionOf, isHttp } from '../text/url.js';
import { podcastGuid } from '../text/uuid.js';
import type { FeedValues } from './fields/parts.js';
import type { Loaded } from './load.js';
import type { Episode, Show, Written } from './show.js';

/**
 * A show as one of its feeds has it: with the address, the title and the episodes that `feeds` in `show.yaml` says.
 * Guids and numbers of episodes are those that they have in the feed of the show. Where the feed has a format, an
 * episode without a recording in it is held back. Undefined for a name that the show does not have.
 */
export function selectFeed(loaded: Loaded, name: string): Loaded | undefined {
  const { show, episodes, partial, held } = loaded;
  const feed = show?.feeds?.get(name);
  if (!show || !feed) return undefined;
  const isIn = (episode: Pick<Episode, 'tags' | 'season' | 'type'>): boolean => isSelected(episode, feed);
  // What the author says of the move and the ownership of a feed is said of the one of the show.
  const {
    newFeed: _newFeed,
    appleVerify: _appleVerify,
    appleTitle: _appleTitle,
    newest: _newest,
    ...rest
  } = show;
  const { published: _published, ...others } = loaded;
  const recorded = (episode: Episode): Episode | undefined =>
    feed.format === undefined ? episode : inFormat(episode, feed.format);
  const chosen = episodes.filter(isIn);
  const lacking = chosen.filter((episode) => !recorded(episode));
  const isEmpty = lacking.length === chosen.length && !partial.some(isIn) && loaded.incomplete.length === 0;
  return {
    ...others,
    findings: isEmpty ? [...loaded.findings, emptyFeed(show, name, feed)] : loaded.findings,
    show: {
      ...rest,
      feed: feed.feed,
      title: feed.title ?? show.title,
      description: feed.description ?? show.description,
      guid: feed.guid ?? podcastGuid(feed.feed),
      ...(feed.newest !== undefined && { newest: feed.newest }),
      written: writtenIn(show, name),
    },
    episodes: chosen.flatMap((episode) => recorded(episode) ?? []),
    partial: partial.filter(isIn).flatMap((episode) => recorded(episode) ?? []),
    held: [...held, ...lacking.map(({ slug }) => ({ slug, because: 'format' as const }))],
  };
}

/** The fault of a feed that chooses no episode, at what it chooses by. */
function emptyFeed({ written }: Show, name: string, feed: FeedValues): Loaded['findings'][number] {
  const asked = (['tags', 'seasons', 'types', 'format'] as const).filter((key) => feed[key] !== undefined);
  const wanted = asked.map((key) => `${key}: ${[feed[key]].flat().join(', ')}`).join('; ');
  const span = [...asked.map((key) => `feeds.${name}.${key}`), `feeds.${name}`].flatMap(
    (path) => written.originOf(path) ?? [],
  )[0] ?? { start: 0, end: 0 };
  return {
    rule: 'source/feed-empty',
    source: span.source ?? written.source,
    span,
    message: `No episode is chosen by the feed "${name}"${wanted ? ` (${wanted})` : ''}.`,
  };
}

/** An episode with its recording in a format, and the one that it has elsewhere among the others; undefined without. */
function inFormat(episode: Episode, format: string): Episode | undefined {
  const { audio, alternates = [], written } = episode;
  const isInFormat = (type: string, url: string): boolean =>
    extensionOf(url) === format || type.replace(/;.*$/s, '').trim() === mediaOfExtension(format)?.type;
  if (isInFormat(audio.type, audio.url)) return episode;
  for (const [index, alternate] of alternates.entries()) {
    const url = alternate.sources.find(({ uri }) => isHttp(uri))?.uri;
    if (url === undefined || !isInFormat(alternate.type, url)) continue;
    const { url: own, bytes, type } = audio;
    const place = `alternates[${index}]`;
    return {
      ...episode,
      audio: { ...audio, url, bytes: alternate.bytes ?? 0, type: alternate.type },
      alternates: alternates.with(index, { type, bytes, sources: [{ uri: own }] }),
      written: {
        ...written,
        originOf: (path) =>
          /^audio(\.|$)/.test(path)
            ? written.originOf(place)
            : written.originOf(path === place ? 'audio' : path),
      },
    };
  }
  return undefined;
}

function isSelected(
  { tags = [], season, type = 'full' }: Pick<Episode, 'tags' | 'season' | 'type'>,
  feed: FeedValues,
): boolean {
  const known = new Set(tags.map((tag) => tag.toLowerCase()));
  const hasTag = feed.tags?.some((tag) => known.has(tag.toLowerCase())) ?? true;
  const isOfSeason = feed.seasons?.some((each) => each === season) ?? true;
  return hasTag && isOfSeason && (feed.types?.includes(type) ?? true);
}

/** Where the values of a feed stand: its own in its table, all others in the show. */
function writtenIn({ written }: Show, name: string): Written {
  return {
    ...written,
    originOf: (path) => written.originOf(`feeds.${name}.${path}`) ?? written.originOf(path),
  };
}
