import { plainText } from '../notes/notes.js';
import type { Episode, Person, PublishedFile, Show } from '../show/model.js';
import { toRfc3339 } from '../show/time.js';

/**
 * Writes a show as JSON Feed 1.1 (jsonfeed.org/version/1.1): the same episodes under the same ids, members in
 * the order of the specification.
 */
export function jsonFeed(show: Show, episodes: readonly Episode[]): PublishedFile {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: show.title,
    home_page_url: show.link,
    feed_url: show.jsonFeed,
    description: plainOf(show.description),
    icon: show.artwork,
    authors: [{ name: show.author }],
    language: show.language,
    expired: show.complete || undefined,
    hubs: show.hub === undefined ? undefined : [{ type: 'WebSub', url: show.hub }],
    items: episodes.map(item),
  };
  return { path: 'feed.json', bytes: new TextEncoder().encode(`${JSON.stringify(feed, null, 2)}\n`) };
}

function item(episode: Episode): Record<string, unknown> {
  const { guid, link, title, notes, description, artwork, published, people, audio, duration } = episode;
  const summary = plainOf(description);
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
        duration_in_seconds: duration,
      },
    ],
  };
}

function plainOf({ html, plain }: Episode['description']): string {
  return plain ?? plainText(html);
}

function author({ name, link, artwork }: Person): Record<string, unknown> {
  return { name, url: link, avatar: artwork };
}
