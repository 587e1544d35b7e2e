import { podcastGuid } from '../text/uuid.js';
import type { FeedValues } from './fields/parts.js';
import type { Loaded } from './load.js';
import type { Episode, Show, Written } from './show.js';

/**
 * A show as one of its feeds has it: with the address, the title and the episodes that `feeds` in `show.yaml` says.
 * Guids and numbers of episodes are those that they have in the feed of the show. Undefined for a name that the show
 * does not have.
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
  return {
    ...others,
    show: {
      ...rest,
      feed: feed.feed,
      title: feed.title ?? show.title,
      description: feed.description ?? show.description,
      guid: feed.guid ?? podcastGuid(feed.feed),
      ...(feed.newest !== undefined && { newest: feed.newest }),
      written: writtenIn(show, name),
    },
    episodes: episodes.filter(isIn),
    partial: partial.filter(isIn),
    held,
  };
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
