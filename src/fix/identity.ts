import { readDate } from '../text/date.js';
import type { Span } from '../text/source.js';
import type { Document, Item } from '../xml/document.js';

/** What players know the episodes of a document by is in these items, in their order. */
function itemsOf({ channel }: Document): readonly Item[] {
  return channel ? [...channel.items, ...channel.liveItems] : [];
}

/** The addresses of an item's recordings, letter by letter. */
function addressesOf({ enclosures }: Item): string {
  return JSON.stringify(enclosures.map((each) => each.attribute('url')?.value));
}

/** Whether an item is the same to every player; a recording that nobody could see may have come into sight. */
function isSame(before: Item, after: Item): boolean {
  if (before.guid?.text !== after.guid?.text) return false;
  return before.enclosures.length === 0 || addressesOf(before) === addressesOf(after);
}

/**
 * Whether every episode of a document is in another one as players know it, in the same order. A document that was
 * broken may show more episodes once it is fixed, never other ones.
 */
export function keepsIdentity(before: Document, after: Document): boolean {
  const now = itemsOf(after);
  let next = 0;
  for (const item of itemsOf(before)) {
    while (next < now.length && !isSame(item, now[next] as Item)) next++;
    if (next++ >= now.length) return false;
  }
  return true;
}

/**
 * The places of a document that say what episodes are known by, in the order of the text: of all of them, or of those
 * that another document has otherwise.
 */
export function identityPlaces(document: Document, other?: Document): readonly Span[] {
  const others = other && itemsOf(other);
  const items = itemsOf(document).filter((item, index) => {
    const same = others?.[index];
    return !same || !isSame(item, same);
  });
  const places = items.flatMap(({ guid, enclosures }) => [
    ...(guid ? [guid.contentSpan] : []),
    ...enclosures.flatMap((each) => each.attribute('url')?.valueSpan ?? []),
  ]);
  return places.sort((a, b) => a.start - b.start);
}

/** Whether no date of an episode that was right has become another moment. */
export function keepsDates(before: Document, after: Document): boolean {
  const [then, now] = [itemsOf(before), itemsOf(after)];
  if (then.length !== now.length) return true;
  return then.every(({ pubDate }, index) => {
    const reading = pubDate && readDate(pubDate.text);
    if (reading?.instant === undefined || reading.faults.length > 0) return true;
    const later = now[index]?.pubDate;
    return later !== undefined && readDate(later.text).instant === reading.instant;
  });
}
