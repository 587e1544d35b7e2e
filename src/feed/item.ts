import type { Episode, Live, Playable } from '../show/model.js';
import { toRfc3339, toRfc5322 } from '../show/time.js';
import { type WrittenIn, writtenIn } from '../vocabulary/written.js';
import { html, tree as plainTree, type Tree, verbatim } from '../xml/tree.js';
import { anywhere, inOrder, type Placed, type Some } from './anywhere.js';
import { tree } from './element.js';
import {
  alternateEnclosure,
  chapters,
  contentLink,
  enclosure,
  inlineChapters,
  person,
  soundbite,
  transcript,
} from './media.js';

type ItemElement = WrittenIn<'item'>;

/** The elements of an item in their order; those of a live one, too. */
const order = writtenIn('item');

/** What only an episode says; a live stream does not. */
const notInLive = {
  'content:encoded': undefined,
  'itunes:title': undefined,
  'itunes:author': undefined,
  'itunes:episodeType': undefined,
  'itunes:block': undefined,
  'podcast:chapters': undefined,
  'psc:chapters': undefined,
  // Read in a live item, they are a crash of AntennaPod.
  'podcast:transcript': undefined,
  'podcast:soundbite': undefined,
};

type EpisodeElement = keyof typeof notInLive;

const guidAttributes = { isPermaLink: 'false' };

/** Maps an episode onto an item (RSS 2.0, iTunes, Podcasting 2.0). */
export function item(episode: Episode): Tree<'item'> {
  const { published, notes, appleTitle, author, type, block } = episode;
  const children: Tree[] = inOrder(order, {
    ...playable(episode, ''),
    pubDate: tree('pubDate', undefined, toRfc5322(published), 'published'),
    'content:encoded': notes ? html('content:encoded', notes, 'notes') : undefined,
    'itunes:title': said('itunes:title', appleTitle, 'appleTitle'),
    'itunes:author': said('itunes:author', author, 'author'),
    'itunes:episodeType': said('itunes:episodeType', type, 'type'),
    'itunes:block': block ? tree('itunes:block', undefined, 'Yes', 'block') : undefined,
    'podcast:chapters': episode.chapters && chapters(episode.chapters),
    'psc:chapters': episode.inlineChapters.length > 0 ? inlineChapters(episode.inlineChapters) : undefined,
    'podcast:transcript': episode.transcripts.map(transcript),
    'podcast:soundbite': episode.soundbites.map(soundbite),
  });
  for (const each of episode.xml) children.push(verbatim(each, 'xml'));
  return plainTree('item', undefined, children, '');
}

/**
 * Maps a live stream onto `<podcast:liveItem>`, with whatever an item may hold (Podcasting 2.0,
 * docs/tags/live-item.md).
 */
export function liveItem(live: Live): Tree<'podcast:liveItem'> {
  const { status, start, end, from } = live;
  const above = `${from}.`;
  const children: Tree[] = inOrder(order, {
    ...playable(live, above),
    ...notInLive,
    pubDate: tree('pubDate', undefined, toRfc5322(start), `${above}start`),
  });
  for (const each of live.xml) children.push(verbatim(each, `${above}xml`));
  const when = { status, start: toRfc3339(start), end: end && toRfc3339(end) };
  return plainTree('podcast:liveItem', when, children, from, liveKeys);
}

const liveKeys = { status: 'status', start: 'start', end: 'end' };

/** Maps what an episode and a live stream have in common; `above` is where its fields are. */
function playable(of: Playable, above: string): Placed<Exclude<ItemElement, EpisodeElement | 'pubDate'>> {
  const { title, link, description, guid, duration, season, seasonName, episode, appleEpisode, label } = of;
  return {
    title: tree('title', undefined, title, `${above}title`),
    link: said('link', link, `${above}link`),
    description: html('description', description.html, description.from),
    guid: tree('guid', guidAttributes, guid, `${above}guid`),
    enclosure: enclosure(of.audio),
    'itunes:duration': said('itunes:duration', duration, `${above}duration`),
    'itunes:season': said('itunes:season', season, `${above}season`),
    'itunes:episode': said('itunes:episode', appleEpisode, `${above}episode`),
    'itunes:explicit': tree('itunes:explicit', undefined, String(of.explicit), `${above}explicit`),
    'itunes:image':
      of.artwork === undefined
        ? undefined
        : tree('itunes:image', { href: of.artwork }, [], `${above}artwork`),
    'podcast:season':
      season === undefined
        ? undefined
        : tree('podcast:season', { name: seasonName }, season, `${above}season`),
    'podcast:episode':
      episode === undefined
        ? undefined
        : tree('podcast:episode', { display: label }, episode, `${above}episode`),
    'podcast:person': of.people.map(person),
    'podcast:alternateEnclosure': of.alternates.map(alternateEnclosure),
    'podcast:contentLink': of.links.map(contentLink),
    ...anywhere(of),
  };
}

/** An element with a text, when there is one. */
function said<Name extends ItemElement>(
  name: Name,
  value: string | number | undefined,
  from: string,
): Some<Name> {
  return value === undefined ? undefined : tree(name, undefined, value, from);
}
