import type { Live, Show } from '../show/show.js';
import { toRfc3339, toRfc5322 } from '../show/time.js';
import { type Tree, tree } from '../xml/tree.js';
import { anywhere, contentLink, each } from './anywhere.js';
import { html, itunesNumbers, podcastNumbers } from './item.js';
import { alternateEnclosure, enclosure } from './media.js';
import { person } from './people.js';

/**
 * `<podcast:liveItem>`: a live stream, with whatever an item may hold (Podcasting 2.0, docs/tags/live-item.md).
 * What it says of itself stands below its own path in the fields, such as `live[0].title`.
 */
export function liveItem(show: Show, live: Live, from: string): Tree {
  const { status, start, end, title, link, description, guid, explicit, artwork, people } = live;
  const children: Tree[] = [
    tree('title', undefined, title, 'title'),
    ...(link === undefined ? [] : [tree('link', undefined, link, 'link')]),
    html('description', description ?? title, description === undefined ? 'title' : 'description'),
    tree('guid', { isPermaLink: 'false' }, guid, 'guid'),
    tree('pubDate', undefined, toRfc5322(start), 'start'),
    enclosure(live.audio),
    tree('itunes:explicit', undefined, String(explicit ?? show.explicit), 'explicit'),
    ...(artwork === undefined ? [] : [tree('itunes:image', { href: artwork }, [], 'artwork')]),
    ...people.map(person),
  ];
  itunesNumbers(children, live);
  podcastNumbers(children, live, show);
  each(children, 'alternates', live.alternates, alternateEnclosure);
  each(children, 'links', live.links, contentLink);
  anywhere(children, live);
  if (live.xml) children.push(...live.xml);
  return tree(
    'podcast:liveItem',
    { status, start: toRfc3339(start), end: end && toRfc3339(end) },
    children.map((child) => below(child, from)),
    from,
  );
}

/** Puts the paths of a tree below another one. */
function below(of: Tree, path: string): Tree {
  return {
    ...of,
    ...(of.from !== undefined && { from: `${path}.${of.from}` }),
    content: typeof of.content === 'string' ? of.content : of.content.map((child) => below(child, path)),
  };
}
