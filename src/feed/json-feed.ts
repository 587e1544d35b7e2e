import { plainText } from '../notes/notes.js';
import type { Episode, Person, Show } from '../show/show.js';
import { toRfc3339 } from '../show/time.js';
import type { Asset } from './asset.js';

/** The name of a JSON Feed beside the feed. */
export const jsonFeedFile = 'feed.json';

/**
 * Writes a show as JSON Feed 1.1 (jsonfeed.org/version/1.1): the same episodes under the same ids, members in
 * the order of the specification.
 */
export function jsonFeed(show: Show, episodes: readonly Episode[]): Asset {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: show.title,
    home_page_url: show.link,
    feed_url: new URL(jsonFeedFile, show.feed).href,
    description: show.description,
    icon: show.artwork,
    authors: [{ name: show.author }],
    language: show.language,
    expired: show.complete || undefined,
    hubs: show.hub === undefined ? undefined : [{ type: 'WebSub', url: show.hub }],
    items: episodes.map(item),
  };
  return { path: jsonFeedFile, bytes: new TextEncoder().encode(`${JSON.stringify(feed, null, 2)}\n`) };
}

function item(episode: Episode): Record<string, unknown> {
  const { guid, link, title, notes, description, artwork, published, people, audio, duration } = episode;
  const summary = plainText(description);
  return {
    id: guid,
    url: link,
    title,
    ...(notes ? { content_html: notes, summary } : { content_text: summary }),
    image: artwork,
    date_published: toRfc3339(published),
    authors: people.length > 0 ? people.map(author) : undefined,
    attachments: [
      {
        url: audio.url,
        mime_type: audio.type,
        size_in_bytes: audio.bytes,
        duration_in_seconds: duration && Math.round(duration),
      },
    ],
  };
}

function author({ name, link, artwork }: Person): Record<string, unknown> {
  return { name, url: link, avatar: artwork };
}
