import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { write } from '../../src/feed/write.js';
import { finish } from '../../src/show/finish.js';
import { load } from '../../src/show/load.js';
import { pagesOf } from '../../src/show/pages.js';
import { readText } from '../../src/xml/document.js';
import { folderOf, showYaml } from './folder.js';

const now = Date.UTC(2026, 5, 1);
const live =
  'live: [{ title: L, status: pending, start: 2027-01-01, guid: l, audio: https://m.example.com/l.mp3 }]';
const trailer = 'trailers: [{ file: https://m.example.com/t.mp3, title: T, published: 2024-01-01 }]';

/** The feed of a show of so many episodes, of which it has the newest, and its pages: each as it is read. */
async function spread(count: number, newest: number) {
  const files = Array.from({ length: count }, (_, index): readonly [string, string] => {
    const day = new Date(Date.UTC(2024, 0, index + 1)).toISOString().slice(0, 10);
    const audio = `audio: { url: https://m.example.com/${index}.mp3, bytes: 2000000 }`;
    return [`e${index}.md`, `---\ntitle: ${index}\npublished: ${day}\n${audio}\n---\n`];
  });
  const address = 'https://feeds.example.com/a&b/feed.xml?c=1&d=2';
  const yaml = showYaml(`newest: ${newest}`, live, trailer, 'jsonFeed: true').replace(
    /^feed:.*$/m,
    `feed: ${address}`,
  );
  const { show, episodes } = finish(
    await load(folderOf({ 'show.yaml': yaml, ...Object.fromEntries(files) }), now),
    { now },
  );
  if (!show) throw new Error('There is no show.');
  const { pages, ...feed } = pagesOf(show, episodes);
  const said = [{ path: 'feed.xml', built: 'now', ...feed }, ...pages].map((page) => {
    const { channel } = readText(write(page.show, page.episodes, page.built).text, { name: page.path });
    const links = channel?.element.all('atom:link') ?? [];
    const linked = (rel: string) =>
      links.find((each) => each.attribute('rel')?.value === rel)?.attribute('href')?.value;
    return {
      ...{ path: page.path, titles: channel?.items.map(({ title }) => title?.text) },
      ...{ self: linked('self'), current: linked('current'), before: linked('prev-archive') },
      alternate: linked('alternate'),
      ...{ isArchive: channel?.element.child('fh:archive') !== undefined },
      live: channel?.liveItems.length,
      trailers: channel?.element.all('podcast:trailer').length,
      dates: ['pubDate', 'lastBuildDate'].map((name) => channel?.element.child(name)?.text),
    };
  });
  return { address, said };
}

describe('a feed of the newest episodes', () => {
  test('leads to its pages, the oldest of which has none before it', async () => {
    const { address, said } = await spread(7, 2);
    const at = (page: number) => `https://feeds.example.com/a&b/archive-${page}.xml`;
    const page = { isArchive: true, current: address, alternate: undefined, live: 0, trailers: 0 };
    expect(said).toEqual([
      {
        ...{ path: 'feed.xml', titles: ['6', '5', '4'], self: address, current: undefined, before: at(2) },
        ...{ isArchive: false, live: 1, trailers: 1, alternate: 'https://feeds.example.com/a&b/feed.json' },
        dates: ['Sun, 07 Jan 2024 00:00:00 +0000', 'now'],
      },
      {
        ...{ path: 'archive-1.xml', titles: ['1', '0'], self: at(1), before: undefined, ...page },
        dates: ['Tue, 02 Jan 2024 00:00:00 +0000', 'Tue, 02 Jan 2024 00:00:00 +0000'],
      },
      {
        ...{ path: 'archive-2.xml', titles: ['3', '2'], self: at(2), before: at(1), ...page },
        dates: ['Thu, 04 Jan 2024 00:00:00 +0000', 'Thu, 04 Jan 2024 00:00:00 +0000'],
      },
    ]);
  });

  test('has at least those, and every other one is in one page, which stays when more come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 4 }),
        async (count, newest) => {
          const [{ said }, later] = [await spread(count, newest), await spread(count + 1, newest)];
          const [feed, ...pages] = said;
          expect(feed?.titles?.length).toBeGreaterThanOrEqual(Math.min(count, newest));
          expect(feed?.titles?.length).toBeLessThan(2 * newest);
          const titles = [feed, ...pages.toReversed()].flatMap((each) => each?.titles ?? []);
          expect(titles).toEqual(Array.from({ length: count }, (_, index) => String(count - 1 - index)));
          expect(later.said.slice(1, said.length)).toEqual(pages);
        },
      ),
      { numRuns: 8 },
    );
  });
});
