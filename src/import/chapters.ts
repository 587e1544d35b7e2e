import { readChapters } from '../chapters/formats.js';
import type { Element } from '../xml/document.js';
import type { Plain, PlainTable } from './plain.js';
import { attribute, attributeOf, type Saying, tableOf } from './said.js';

const chapter: Readonly<Record<string, Saying>> = {
  start: attribute('start'),
  title: attribute('title'),
  link: attribute('href'),
  artwork: attribute('image'),
};

/** Where the chapters of an item are, or the list that stands in it (Podlove Simple Chapters 1.2). */
export function chaptersOf(item: Element): Plain | undefined {
  const inFeed = item.child('psc:chapters')?.all('psc:chapter') ?? [];
  if (inFeed.length > 0) return inFeed.map((each): PlainTable => tableOf(each, chapter));
  return attributeOf(item.child('podcast:chapters'), 'url');
}

/** Whether a file is a list of chapters that a build reads: JSON chapters, without a fault. */
export function isChapterFile(bytes: Uint8Array, name: string): boolean {
  const { chapters, faults } = readChapters(new TextDecoder().decode(bytes), { name, format: 'json' });
  return chapters.length > 0 && faults.length === 0;
}
