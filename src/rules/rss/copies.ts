import { cachedByObject } from '../../text/cache.js';
import type { Document, Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { name, rules } from '../rule.js';
import { placeIn, textOf } from './presence.js';
import { urlOf } from './recording.js';

/** The items that repeat an earlier one, with its title and its recording, and that one. */
const copiesIn = cachedByObject((document: Document): ReadonlyMap<Element, Element> => {
  const found = new Map<Element, Element>();
  const seen = new Map<string, Element>();
  for (const item of document.channel?.element.all('item') ?? []) {
    const title = textOf(item, 'title');
    const enclosure = item.child('enclosure');
    const url = enclosure && urlOf(enclosure);
    if (!title || !url) continue;
    const key = `${url} ${title}`;
    const first = seen.get(key);
    if (first) found.set(item, first);
    else seen.set(key, item);
  }
  return found;
});

/** Whether an item repeats an earlier one: what it has in common with that one says nothing more. */
export function isCopy(document: Document, item: Element): boolean {
  return copiesIn(document).has(item);
}

/** The items of a channel that repeat no other one. */
export function originals(document: Document, channel: Element): readonly Element[] {
  const copies = copiesIn(document);
  const items = channel.all('item');
  return copies.size === 0 ? items : items.filter((item) => !copies.has(item));
}

export const copied = rules({
  'rss/item-duplicate': {
    summary: 'No item should appear twice.',
    why: 'Players show the episode twice, or mix up which of the two was heard.',
    help: 'Remove one of the two items, and keep the guid that was published first.',
    source: ['apple-requirements#unique enclosure', 'feedvalidator#DuplicateValue'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    on: 'channel',
    check(_channel, report, { document }) {
      for (const [item, first] of copiesIn(document)) {
        report(name(item), () => {
          const title = quoted(textOf(item, 'title') ?? '');
          return `The item ${title} repeats ${placeIn(first.path)}, with the same title and the same file.`;
        });
      }
    },
    bad: [
      '<item><title>Rust for Linux</title><guid>ff80</guid><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item><«item»><title>Rust for Linux</title><guid>ff80</guid><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><title>Rust for Linux</title><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item><item><title>Rust for Linux</title><enclosure url="https://media.example.com/rust-for-linux-2.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },
});
