import { atom } from './atom.js';
import { content } from './content.js';
import { dc } from './dc.js';
import { googleplay } from './googleplay.js';
import { itunes } from './itunes.js';
import { media } from './media.js';
import { creativeCommons, dcterms, geo, georss, slash, sy, wfw } from './modules.js';
import { podcast } from './podcast.js';
import { psc } from './psc.js';
import { type ElementRow, isAdopted, type Vocabulary } from './row.js';
import { rss } from './rss.js';
import { spotify } from './spotify.js';

/** Feed paging and archiving (RFC 5005). */
const fh = {
  'fh:complete': { parents: ['channel'], count: 'one' },
  'fh:archive': { parents: ['channel'], count: 'one' },
} as const satisfies Vocabulary;

/** Every vocabulary whose elements are known, by its customary prefix; RSS 2.0 has none. */
export const vocabularies = {
  rss,
  itunes,
  podcast,
  atom,
  content,
  psc,
  spotify,
  googleplay,
  media,
  dc,
  dcterms,
  sy,
  slash,
  wfw,
  georss,
  geo,
  creativeCommons,
  fh,
} as const satisfies Readonly<Record<string, Vocabulary>>;

const rows = new Map<string, ElementRow>(
  Object.values(vocabularies).flatMap((vocabulary) => Object.entries<ElementRow>(vocabulary)),
);

/** The row of an element by its canonical name; undefined when no vocabulary has it. */
export function rowOf(name: string): ElementRow | undefined {
  return rows.get(name);
}

/** The names of the elements of a vocabulary of which something is true; adopted ones unless something else is asked. */
export function namesOf(
  vocabulary: Vocabulary,
  hold: (row: ElementRow) => boolean = isAdopted,
): readonly string[] {
  return Object.entries(vocabulary).flatMap(([name, row]) => (hold(row) ? [name] : []));
}

/** The name that an element has as a place for others: a podcast:liveItem takes every child of an item. */
function placeName(name: string): string {
  return name === 'podcast:liveItem' ? 'item' : name;
}

/** Whether an element is an episode. */
export function isItem({ name }: { readonly name: string }): boolean {
  return placeName(name) === 'item';
}

/** Whether an element may be in another, both by their canonical names. */
export function mayBeIn(row: ElementRow, parent: string): boolean {
  return row.parents.includes(placeName(parent));
}

const adoptedNames = [...rows].filter(([, row]) => isAdopted(row)).map(([name]) => name);

/** Nobody looks for what these describe, so that a slip in a name there is no more than an unknown element. */
const lenient = /^(?:media|dc|dcterms|sy|slash|wfw|georss|geo|creativeCommons):/;

const byLowerCase = new Map(
  adoptedNames.filter((name) => !lenient.test(name)).map((name) => [name.toLowerCase(), name]),
);

/**
 * The name of the known element that a canonical name differs from in nothing but its case; undefined when it is
 * known as it is, or not at all.
 */
export function nameInOtherCase(name: string): string | undefined {
  return rows.has(name) ? undefined : byLowerCase.get(name.toLowerCase());
}
