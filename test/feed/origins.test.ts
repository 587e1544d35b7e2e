import { expect, test } from 'vitest';
import { originsOf, write } from '../../src/feed/write.js';
import type { Written } from '../../src/show/show.js';
import { readText } from '../../src/xml/document.js';
import type { Element } from '../../src/xml/element.js';
import { grandTour } from './grand-tour.js';

/** What a feed says of itself or of its newest episode, and no field of the show. */
const ownWords = ['generator', 'pubDate', 'lastBuildDate', 'image'].map((name) => `/rss/channel/${name}`);

/** Whether a value, or what it stands in, has a place. */
function stands({ originOf }: Pick<Written, 'originOf'>, field: string | undefined): boolean {
  if (!field) return false;
  return originOf(field) !== undefined || stands({ originOf }, field.replace(/[.[][^.[]*$|^[^.[]*$/, ''));
}

test('every element leads back to the value that it says', async () => {
  const { show, episodes } = await grandTour();
  const { root } = readText(write(show, episodes).text, { name: 'feed.xml' });
  const originOf = originsOf(show, episodes);
  const lost: string[] = [];
  const visit = (element: Element): void => {
    const { of, field } = originOf(element.path);
    const isKnown = [of.written, show.written].some((written) => stands(written, field));
    if (!isKnown) lost.push(element.path);
    element.children.forEach(visit);
  };
  for (const child of root?.child('channel')?.children ?? []) visit(child);
  const items = ['/rss/channel/item[1]', '/rss/channel/item[2]'];
  expect(lost).toEqual([...ownWords, ...items]);
});

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
  const { show, episodes } = await grandTour();
  expect(originsOf(show, episodes)(path).field).toBe(field);
});
