import { cachedByObject } from '../../text/cache.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { type Check, name } from '../rule.js';

/** Whether an element is an item: a podcast:liveItem takes every child of one. */
export function isItem({ name }: Element): boolean {
  return name === 'item' || name === 'podcast:liveItem';
}

/** Elements that only the items of episodes have. */
const ofRecordings = ['itunes:duration', 'itunes:episode', 'itunes:season', 'psc:chapters'];

/** Whether an item says that it is an episode, and not an article that a blog has in the same feed. */
export function isEpisode(item: Element): boolean {
  return item.children.some(({ name }) => ofRecordings.includes(name) || name.startsWith('podcast:'));
}

/** What a message calls an element within a sentence: `the channel`, `the item "Rust for Linux"`. */
export function mention(element: Element): string {
  if (element.name === 'channel') return 'the channel';
  if (!isItem(element)) return `<${element.name}>`;
  const kind = element.name === 'item' ? 'item' : 'live item';
  const title = titleOf(element);
  return title ? `the ${kind} ${quoted(title)}` : `the ${kind} without a title`;
}

/** Every child of an item may be reported with its title. */
const titleOf = cachedByObject(
  (item: Element) => (item.child('title') ?? item.child('itunes:title'))?.text.trim() ?? '',
);

/** An item by its number in the feed, for a sentence: `item 12`. */
export function placeIn(path: string): string {
  const [, name = 'item', number] = /([^/[]+)(?:\[(\d+)\])?$/.exec(path) ?? [];
  return number === undefined ? `another ${name}` : `${name} ${number}`;
}

/** What a message calls an element at the start of a sentence. */
export function subject(element: Element): string {
  return mention(element).replace(/^the/, 'The');
}

/** Whether an element is there and has content. */
export function says(element: Element | undefined): element is Element {
  return element !== undefined && (element.text.trim() !== '' || element.children.length > 0);
}

/** The text of a child without outer white space; undefined when it has none. */
export function textOf(parent: Element, child: string): string | undefined {
  return parent.child(child)?.text.trim() || undefined;
}

/** Demands a child with content, which is named as the object of a sentence for where the child is empty. */
export function requires(child: string, content: string): Check {
  return (parent, report) => {
    const found = parent.child(child);
    if (says(found)) return;
    if (found) report(found, `<${child}> is empty.`, { help: `Write ${content} into it.` });
    else report(name(parent), () => `${subject(parent)} has no <${child}>.`);
  };
}

/**
 * Asks something of every episode, but not of a podcast:liveItem: the directories do not read it, and what is
 * only being recorded has no size, no length and no publication date yet.
 */
export function ofEpisodes(check: Check): Check {
  return (element, report, context) => {
    const item = element.name === 'item' ? element : element.parent;
    if (item?.name === 'item') check(element, report, context);
  };
}
