import { cachedByObject } from '../text/cache.js';
import type { Document } from '../xml/document.js';
import { Facts } from './facts.js';
import { type Matching, match } from './match.js';

/** Two states of one feed, and which of their items are the same episode. */
export interface Comparison extends Matching {
  readonly before: Document;
  readonly after: Document;
  /** Episodes that players do not find any more, in the order of the old feed. */
  readonly vanished: readonly Facts[];
  /** The oldest episodes, which a feed of the newest ones no longer holds. */
  readonly rolledOff: readonly Facts[];
  /** How many items each of the feeds has. */
  readonly counts: { readonly before: number; readonly after: number };
  /** The live items of both feeds, matched in the same way. */
  readonly live: Matching;
}

/** Compares two feeds; undefined when one of them is not wholly there, for then nobody knows what is gone. */
export function comparisonOf(before: Document, after: Document): Comparison | undefined {
  return comparedWith(after)(before);
}

/** Every rule of a check asks for the same comparison, and it is made once. */
const comparedWith = cachedByObject((after: Document) =>
  cachedByObject((before: Document): Comparison | undefined => compare(before, after)),
);

function compare(before: Document, after: Document): Comparison | undefined {
  if (!before.channel || !after.channel || unreadable(before) || unreadable(after)) return undefined;
  const matching = match(before.channel.items.map(facts), after.channel.items.map(facts));
  const live = match(before.channel.liveItems.map(facts), after.channel.liveItems.map(facts));
  const stays = new Set(after.channel.items.map((item, index) => new Facts(item, index).identity));
  const missing = matching.gone.filter(({ identity }) => identity === undefined || !stays.has(identity));
  const tail = new Set(tailOf(missing, matching));
  return {
    ...matching,
    before,
    after,
    live,
    vanished: missing.filter((each) => !tail.has(each)),
    rolledOff: missing.filter((each) => tail.has(each)),
    counts: { before: before.channel.items.length, after: after.channel.items.length },
  };
}

function facts(item: Facts['item'], index: number): Facts {
  return new Facts(item, index);
}

/** Why a document cannot be compared: the end of a sentence that begins with its name. */
export function unreadable(document: Document): string | undefined {
  const { root, channel, findings } = document;
  if (!root || !channel) return 'is not an RSS feed';
  if (findings.some(({ rule }) => rule === 'xml/limit-exceeded')) return 'is too large to be read to its end';
  // An element that ends where its content does has no end tag.
  const isCutOff = [root, channel.element].some(
    ({ openEnd, contentEnd, end }) => contentEnd === end && end > openEnd && end >= root.end,
  );
  return isCutOff ? 'is cut off: its end is missing' : undefined;
}

/**
 * The oldest of the episodes that are missing, when a feed holds only the newest: those older than every episode
 * that is still there, pinned trailers left out. Without dates the order of the feed counts. When nothing of the
 * old feed is left, about as many newer episodes must have come.
 */
function tailOf(missing: readonly Facts[], { pairs, added }: Matching): readonly Facts[] {
  const kept = pairs.map(({ before }) => before).filter((each) => !isTrailer(each));
  if (kept.length === 0) {
    if (2 * added.length < missing.length) return [];
    const oldest = oldestOf(added);
    return oldest === undefined
      ? []
      : missing.filter(({ instant }) => instant !== undefined && instant <= oldest);
  }
  const last = kept.reduce((most, { index }) => Math.max(most, index), -1);
  const dated = [...kept, ...missing].every(({ instant }) => instant !== undefined);
  if (!dated) return missing.filter(({ index }) => index > last);
  const oldest = oldestOf(kept) ?? 0;
  return missing.filter(({ instant = 0, index }) => instant < oldest || (instant === oldest && index > last));
}

function oldestOf(all: readonly Facts[]): number | undefined {
  let oldest: number | undefined;
  for (const { instant } of all) {
    if (instant !== undefined && (oldest === undefined || instant < oldest)) oldest = instant;
  }
  return oldest;
}

function isTrailer({ item }: Facts): boolean {
  return item.element.child('itunes:episodeType')?.text.trim().toLowerCase() === 'trailer';
}
