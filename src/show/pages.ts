import type { Episode, Show } from './model.js';
import { toRfc5322 } from './time.js';

/** A document of a feed that is spread over several (RFC 5005, 4: archived feeds). */
export interface Page {
  /** Beside the feed. */
  readonly path: string;
  readonly show: Show;
  readonly episodes: readonly Episode[];
  /** What `<lastBuildDate>` says: the date of its newest episode, so that it is the same in every build. */
  readonly built: string;
}

/**
 * Spreads the episodes of a feed over the feed itself and pages of `newest` each. Pages are filled from the oldest
 * episode on, so that one that is there never changes; the feed has at least the newest ones. The episodes come
 * newest first.
 */
export function pagesOf(
  show: Show,
  episodes: readonly Episode[],
): { readonly show: Show; readonly episodes: readonly Episode[]; readonly pages: readonly Page[] } {
  const { newest } = show;
  const count = newest === undefined ? 0 : Math.max(0, Math.floor(episodes.length / newest) - 1);
  if (newest === undefined || count === 0) return { show, episodes, pages: [] };
  const urlOf = (page: number): string => new URL(nameOf(page), show.feed).href;
  const oldestFirst = episodes.toReversed();
  const pages = Array.from({ length: count }, (_, index): Page => {
    const own = oldestFirst.slice(index * newest, (index + 1) * newest).toReversed();
    const { published } = own[0] ?? {};
    return {
      path: nameOf(index + 1),
      episodes: own,
      built: published ? toRfc5322(published) : '',
      show: {
        ...show,
        feed: urlOf(index + 1),
        published,
        jsonFeed: undefined,
        alternateFeeds: [],
        trailers: [],
        live: [],
        xml: [
          ...show.xml,
          '<fh:archive xmlns:fh="http://purl.org/syndication/history/1.0"/>',
          link('current', show.feed),
          ...(index > 0 ? [link('prev-archive', urlOf(index))] : []),
        ],
      },
    };
  });
  return {
    show: { ...show, xml: [...show.xml, link('prev-archive', urlOf(count))] },
    episodes: episodes.slice(0, episodes.length - count * newest),
    pages,
  };
}

function nameOf(page: number): string {
  return `archive-${page}.xml`;
}

function link(rel: string, href: string): string {
  const address = href.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<atom:link xmlns:atom="http://www.w3.org/2005/Atom" href="${address}" rel="${rel}" type="application/rss+xml"/>`;
}
