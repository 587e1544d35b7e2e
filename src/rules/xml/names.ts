import { nearest } from '../../text/nearest.js';
import type { Document, Element } from '../../xml/document.js';
import { vocabulary } from '../podcast/vocabulary.js';

/** The elements of RSS 2.0, and of the vocabularies that podcast directories read beside it. */
const names = `
  rss channel item title link description language copyright managingEditor webMaster pubDate lastBuildDate
  category generator docs cloud ttl image rating textInput skipHours skipDays url width height name hour day
  author comments enclosure guid source
  itunes:author itunes:block itunes:category itunes:complete itunes:duration itunes:email itunes:episode
  itunes:episodeType itunes:explicit itunes:image itunes:isClosedCaptioned itunes:keywords itunes:name
  itunes:new-feed-url itunes:order itunes:owner itunes:season itunes:subtitle itunes:summary itunes:title
  itunes:type itunes:applepodcastsverify
  atom:link atom:author atom:name atom:uri atom:email atom:updated atom:published atom:contributor
  content:encoded
  psc:chapters psc:chapter
  googleplay:author googleplay:block googleplay:category googleplay:description googleplay:email
  googleplay:explicit googleplay:image googleplay:owner googleplay:new-feed-url
  spotify:countryOfOrigin spotify:limit
  fh:complete fh:archive
`;

const known: ReadonlySet<string> = new Set([...names.trim().split(/\s+/), ...Object.keys(vocabulary)]);

const byLowerCase = new Map([...known].map((name) => [name.toLowerCase(), name]));

/**
 * The name of the known element that a canonical name differs from in nothing but its case; undefined when it
 * is known as it is, or not at all.
 */
export function nameInOtherCase(name: string): string | undefined {
  return known.has(name) ? undefined : byLowerCase.get(name.toLowerCase());
}

/** The name of a vocabulary that a misspelt one most likely means. The prefix, which they share, does not count. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const start = name.indexOf(':') + 1;
  const candidates = known.map((each) => each.slice(start));
  const meant = nearest(name.slice(start), candidates);
  return meant === undefined ? undefined : `${name.slice(0, start)}${meant}`;
}

/**
 * Whether an element is no place to judge what stands in it by: its vocabulary is unknown, its name is in the
 * wrong case, or the whole document is not RSS. The last two are reported where they are.
 */
export function isNoPlace({ name }: Element, { root }: Document): boolean {
  return name.startsWith('{') || nameInOtherCase(name) !== undefined || root?.name !== 'rss';
}
