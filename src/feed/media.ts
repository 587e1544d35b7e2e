import type * as model from '../show/model.js';
import { toRfc5322 } from '../show/time.js';
import type { Tree } from '../xml/tree.js';
import { element, parent, tree } from './element.js';

/** `<enclosure>` (RSS 2.0). */
export const enclosure = element<model.Audio>()('enclosure', { url: 'url', length: 'bytes', type: 'type' });

const source = element<model.AlternateSource>()('podcast:source', { uri: 'uri', contentType: 'type' });

const integrity = element<model.Integrity>()('podcast:integrity', { type: 'type', value: 'value' });

/** `<podcast:alternateEnclosure>` with its sources and its integrity (Podcasting 2.0). */
export const alternateEnclosure = parent<model.Alternate>()(
  'podcast:alternateEnclosure',
  {
    type: 'type',
    length: 'bytes',
    bitrate: 'bitrate',
    height: 'height',
    lang: 'language',
    title: 'title',
    rel: 'rel',
    codecs: 'codecs',
    default: 'default',
  },
  (alternate) => [
    ...alternate.sources.map(source),
    ...(alternate.integrity === undefined ? [] : [integrity(alternate.integrity)]),
  ],
);

/** `<podcast:trailer>` (Podcasting 2.0, docs/tags/trailer.md). */
export function trailer({
  title,
  url,
  published,
  bytes,
  type,
  season,
  from,
}: model.Trailer): Tree<'podcast:trailer'> {
  const said = { pubdate: toRfc5322(published), url, length: bytes, type, season };
  return tree('podcast:trailer', said, title, from, trailerKeys);
}

const trailerKeys = { pubdate: 'published', url: 'url', length: 'bytes', type: 'type', season: 'season' };

/** `<podcast:person>` (Podcasting 2.0, docs/tags/person.md). */
export const person = element<model.Person>()(
  'podcast:person',
  { role: 'role', group: 'group', img: 'artwork', href: 'link' },
  'name',
);

/** `<podcast:transcript>` (Podcasting 2.0, docs/tags/transcript.md). */
export const transcript = element<model.Transcript>()('podcast:transcript', {
  url: 'url',
  type: 'type',
  language: 'language',
  rel: 'rel',
});

/** `<podcast:soundbite>` (Podcasting 2.0, docs/tags/soundbite.md). */
export const soundbite = element<model.Soundbite>()(
  'podcast:soundbite',
  { startTime: 'start', duration: 'duration' },
  'title',
);

/** `<podcast:contentLink>`: where else an episode or a live stream can be heard or seen. */
export const contentLink = element<model.Link>()('podcast:contentLink', { href: 'url' }, 'text');

/** `<podcast:chapters>`: where the JSON chapters of an episode are (Podcasting 2.0, docs/tags/chapters.md). */
export function chapters({ url, from }: model.Chapters): Tree<'podcast:chapters'> {
  return tree('podcast:chapters', { url, type: 'application/json+chapters' }, [], from);
}

/** `<psc:chapters>`: the same chapters in the feed itself (Podlove Simple Chapters 1.2). */
export function inlineChapters(rows: model.Episode['inlineChapters']): Tree<'psc:chapters'> {
  const children = rows.map(({ start, title, href, image }) =>
    tree('psc:chapter', { start, title, href, image }, []),
  );
  return tree('psc:chapters', { version: '1.2' }, children, 'chapters');
}
