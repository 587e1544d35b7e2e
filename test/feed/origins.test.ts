import { expect, test } from 'vitest';
import { write } from '../../src/feed/write.js';
import type { Episode, Show } from '../../src/show/model.js';
import { type Document, readText } from '../../src/xml/document.js';
import type { Element } from '../../src/xml/element.js';
import { keeps } from '../kept.js';
import { built, grandTour } from './grand-tour.js';

/** The show that uses everything, as a feed and as it is read again. */
async function toured() {
  const { show, episodes } = await grandTour();
  const feed = write(show, episodes, built);
  return { show, episodes, feed, document: readText(feed.text, { name: 'feed.xml' }) };
}

/** What a feed says of itself or of its newest episode, and no field of the show. */
const ownWords = ['generator', 'pubDate', 'lastBuildDate', 'image'].map((name) => `/rss/channel/${name}`);

/** Whether a value, or what it is in, has a place in the files of the author. */
function isWritten({ originOf }: Show['written'], field: string | undefined): boolean {
  if (!field) return false;
  return (
    originOf(field) !== undefined ||
    isWritten({ originOf } as Show['written'], field.replace(/[.[][^.[]*$|^[^.[]*$/, ''))
  );
}

test('every element leads back to the value that it says', async () => {
  const { show, feed, document } = await toured();
  const lost: string[] = [];
  const visit = (element: Element): void => {
    const { of, field } = feed.origins.at(element.nameSpan.start, feed.text) ?? {};
    const isKnown = [of?.written, show.written].some((written) => written && isWritten(written, field));
    if (!isKnown) lost.push(element.path);
    element.children.forEach(visit);
  };
  for (const child of document.root?.child('channel')?.children ?? []) visit(child);
  const items = ['/rss/channel/item[1]', '/rss/channel/item[2]'];
  expect(lost).toEqual([...ownWords, ...items]);
});

test('every element of an item leads to its episode', async () => {
  const { episodes, feed, document } = await toured();
  const items = document.channel?.items ?? [];
  items.forEach(({ element }, index) => {
    for (const child of element.children) {
      for (const at of [child.span.start, child.textSpan.start]) {
        expect(feed.origins.at(at, feed.text)?.of, child.path).toBe(episodes[index]);
      }
    }
  });
});

/** The offset of an element's name, or of an attribute's value. */
function offsetOf({ root }: Document, path: string): number {
  const [, element = '', name] = /^(.*?)(?:\/@(.*))?$/.exec(path) ?? [];
  let found: number | undefined;
  const visit = (each: Element): void => {
    if (each.path === element) found = name ? each.attribute(name)?.valueSpan.start : each.nameSpan.start;
    each.children.forEach(visit);
  };
  if (root) visit(root);
  if (found === undefined) throw new Error(`${path} is not in the feed`);
  return found;
}

test.each([
  ['/rss/channel/podcast:liveItem[1]/podcast:alternateEnclosure/podcast:source', 'live[0].alternates[0]'],
  ['/rss/channel/podcast:value/podcast:valueRecipient[2]', 'value[0].recipients[1]'],
  ['/rss/channel/podcast:podroll/podcast:remoteItem', 'podroll[0]'],
  [
    '/rss/channel/item[2]/podcast:value/podcast:valueTimeSplit[1]/podcast:remoteItem/@medium',
    'value[0].splits[0].remote.medium',
  ],
  ['/rss/channel/item[2]/podcast:location', 'locations[0]'],
  ['/rss/channel/item[1]/enclosure/@length', 'audio.bytes'],
  ['/rss/channel/item[1]/enclosure/@type', 'audio.type'],
  ['/rss/channel/item[1]/enclosure', 'audio'],
  ['/rss/channel/itunes:owner/itunes:email', 'owner'],
])('%s says %s', async (path, field) => {
  const { feed, document } = await toured();
  expect(feed.origins.at(offsetOf(document, path), feed.text)?.field).toBe(field);
});

test('of every element and attribute it is kept which value it says', async () => {
  const { episodes, feed, document } = await toured();
  const { text, origins } = feed;
  const lines: string[] = [];
  const say = (path: string, at: number): void => {
    const { of, field } = origins.at(at, text) ?? {};
    const index = episodes.indexOf(of as Episode);
    const owner = index < 0 ? '' : `episode ${index + 1} `;
    lines.push(`  ${path}: ${owner}${field ?? 'nothing'}`);
  };
  const visit = (element: Element): void => {
    say(element.path, element.nameSpan.start);
    for (const { path, valueSpan } of element.attributes) say(path, valueSpan.start);
    element.children.forEach(visit);
  };
  if (document.root) visit(document.root);
  keeps(lines.join('\n'));
});
