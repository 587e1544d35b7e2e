import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRssFeed } from 'feedsmith';
import partytime from 'podcast-partytime';
import { beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../src/build.js';
import { profiles } from '../../src/diagnostic.js';
import { write } from '../../src/feed/write.js';
import { proveValues } from '../../src/proof/proof.js';
import { vocabulary } from '../../src/rules/podcast/vocabulary.js';
import type { Episode, Show } from '../../src/show/model.js';
import { readText } from '../../src/xml/document.js';
import { readAgain } from '../../src/xml/second.js';
import { built, grandTour, now, tourFolder } from './grand-tour.js';
import { lines, without } from './lines.js';

const fixtures = join(import.meta.dirname, '../fixtures');

let show: Show;
let episodes: readonly Episode[];
let feed: string;

beforeAll(async () => {
  ({ show, episodes } = await grandTour());
  feed = write(show, episodes, built).text;
});

/** The texts and attributes of the podcast namespace whose values are nowhere in what a reader made of the feed. */
function unread(read: unknown): readonly string[] {
  const found = JSON.stringify(read).toLowerCase();
  const lost = lines(feed).flatMap((line) => {
    const [, tag, value = ''] = /(podcast:[\w@-]+)=(.*)$/s.exec(line) ?? [];
    const said = Number.isFinite(Number(value)) ? String(Number(value)) : JSON.stringify(value).slice(1, -1);
    return tag && !found.includes(said.toLowerCase()) ? [tag] : [];
  });
  return [...new Set(lost)].sort();
}

/** Where the show and the feed of the rule book differ, and why. */
const differences: readonly (readonly [RegExp, string])[] = [
  [/channel\/lastBuildDate=/, 'it is when the feed was built'],
  [/item\(7c1c\)\/podcast:person@img=/, 'what the show knows of a person is said wherever they are'],
  [/channel\/(managingEditor|webMaster|docs|ttl|category)=/, 'no podcast app reads them'],
  [/content:encoded=/, 'notes of a show are Markdown'],
  [/@suggested=/, 'a number has no zeros at its end'],
  [/podcast:chapters@url=/, 'our own chapter files carry a hash of their content'],
  [
    /(item\(704a\)|liveItem\(e31f\)).*\/podcast:person/,
    'the hosts of the show are said in each of its items',
  ],
  [
    /liveItem\(e31f\)\/podcast:(season|episode)/,
    'numbers are said for Apple and for apps, whenever they are said',
  ],
  [/podcast:source@contentType=audio\/ogg/, 'the type of a source is said when it is another'],
  [/podcast:image@type=image\/jpeg/, 'the type of a picture follows from its name'],
];

describe('the show that uses everything', () => {
  test('builds to the grand-tour feed of the rule book, but for what the table says', () => {
    const ours = lines(feed);
    const text = readFileSync(join(fixtures, 'grand-tour.xml'), 'utf8');
    const theirs = lines(text);
    const differing = [...without(ours, theirs), ...without(theirs, ours)];
    expect(differing.filter((line) => !differences.some(([pattern]) => pattern.test(line)))).toEqual([]);
    const idle = differences.filter(([pattern]) => !differing.some((line) => pattern.test(line)));
    expect(idle).toEqual([]);
  });

  test('says every tag of the podcast namespace', () => {
    const missing = Object.keys(vocabulary).filter((tag) => !feed.includes(`<${tag}`));
    expect(missing).toEqual([]);
  });

  test('says every current tag of Apple', () => {
    const current = `image category explicit author owner name email title type new-feed-url block complete
      applepodcastsverify duration episode season episodeType`.split(/\s+/);
    expect(current.filter((tag) => !feed.includes(`<itunes:${tag}`))).toEqual([]);
  });

  test('passes every profile', async () => {
    const options = {
      profiles,
      now,
      threshold: 'error',
      accepts: [],
      name: 'feed.xml',
    } as const;
    const outcome = await build(tourFolder(), options);
    expect(outcome.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(outcome.feed?.text).toBe(feed);
  });

  test('is read back whole by both readers', () => {
    for (const root of [readText(feed, { name: 'feed.xml' }).root, readAgain(feed)]) {
      expect(proveValues(show, episodes, { built }, root)).toEqual([]);
    }
  });
});

describe('other readers find the values that were given', () => {
  test('partytime', () => {
    const read = partytime.parseFeed(feed) as unknown as Record<string, unknown>;
    const [live] = read.podcastLiveItems as Record<string, unknown>[];
    const [, item] = read.items as Record<string, unknown>[];
    expect(read).toMatchObject({
      locked: true,
      podcastOwner: 'show@example.com',
      guid: show.guid,
      medium: 'podcast',
      podcastFunding: [{ url: show.funding?.[0]?.url, message: show.funding?.[0]?.text }],
      podcastLocation: { name: 'Düsseldorf', osm: 'R62539', geo: 'geo:51.2254,6.7763' },
      trailers: [{ title: 'What is coming in season six', length: 1_200_000, season: 6 }],
      license: { identifier: 'cc-by-4.0' },
      value: {
        type: 'lightning',
        method: 'lnaddress',
        suggested: 5e-8,
        recipients: [{ split: 95 }, { split: 5 }],
      },
      podcastImages: [{ parsed: { width: 1500 } }, { parsed: { width: 600 } }],
      podcastBlockedPlatforms: { slack: true },
      podcastTxt: [{ purpose: 'verify', value: show.txt?.[0]?.text }],
      podroll: [{ title: 'LINUX Unplugged' }],
      chat: { server: 'chat.example.com', space: show.chat?.space },
      podcastPublisher: { feedGuid: show.publisher?.guid },
      itunesComplete: true,
      itunesNewFeedUrl: show.newFeed,
    });
    expect(live).toMatchObject({
      status: 'ended',
      start: new Date('2026-05-21T14:00:00Z'),
      contentLinks: [{ title: 'Watch it with pictures' }],
    });
    expect(item).toMatchObject({
      podcastSeason: { number: 6, name: 'Rust in the kernel' },
      podcastEpisode: { number: 1, display: 'Part one' },
      podcastSoundbites: [{ startTime: 187.5, duration: 60 }],
      podcastTranscripts: [{ type: 'text/vtt', rel: 'captions' }, { type: 'text/html' }],
      podcastPeople: [{ name: 'Matthias Endler' }, { name: 'Danilo Krummrich', role: 'Guest' }],
      alternativeEnclosures: [{ default: true, integrity: { type: 'sri' } }, { height: 1080 }],
      // AntennaPod keeps the last, so the best is last.
      podcastSocialInteraction: [{ priority: 2 }, { platform: 'activitypub', priority: 1 }],
      value: {
        valueTimeSplits: [{ remoteItem: { medium: 'music' }, remotePercentage: 95 }, { type: 'recipients' }],
      },
    });
    expect(unread(read)).toEqual([
      'podcast:alternateEnclosure@length', // 0 when live
      'podcast:block', // as true
      'podcast:contentLink', // of an item
      'podcast:contentLink@href',
      'podcast:funding', // of an item
      'podcast:funding@url',
      'podcast:image@alt',
      'podcast:image@aspect-ratio',
      'podcast:image@href',
      'podcast:image@purpose',
      'podcast:image@type',
      'podcast:image@width',
      'podcast:images@srcset', // cut into its parts
      'podcast:location@rel',
      'podcast:locked', // as true
      'podcast:socialInteract@uri', // of a channel
      'podcast:trailer@pubdate', // as a date
      'podcast:txt@purpose', // of an item
      'podcast:updateFrequency',
      'podcast:updateFrequency@dtstart',
      'podcast:updateFrequency@rrule',
    ]);
  });

  test('feedsmith', () => {
    const read = parseRssFeed(feed);
    const { podcast, itunes, items = [] } = read;
    expect(podcast).toMatchObject({
      guid: show.guid,
      medium: 'podcast',
      locked: { value: true, owner: 'show@example.com' },
      fundings: [{ url: show.funding?.[0]?.url }],
      persons: [{ display: 'Matthias Endler', group: 'cast' }, { role: 'producer' }],
      values: [{ method: 'lnaddress', suggested: 5e-8 }],
      blocks: [{ id: 'slack', value: true }],
      chat: { protocol: 'matrix' },
      podping: { usesPodping: true },
      podroll: { remoteItems: [{ title: 'LINUX Unplugged' }] },
      publisher: { remoteItem: { feedGuid: show.publisher?.guid } },
      updateFrequency: { complete: true, rrule: show.updates?.rrule },
      liveItems: [{ status: 'ended', contentLinks: [{ display: 'Watch it with pictures' }] }],
    });
    expect(itunes).toMatchObject({ type: 'serial', complete: true, newFeedUrl: show.newFeed });
    expect(items[1]?.podcast).toMatchObject({
      season: { number: 6, name: 'Rust in the kernel' },
      alternateEnclosures: [{ sources: [{}, { contentType: 'application/x-bittorrent' }] }, { height: 1080 }],
      values: [{ valueTimeSplits: [{ remoteStartTime: 12.5 }, { valueRecipients: [{ split: 1 }] }] }],
    });
    expect(unread(read)).toEqual([
      'podcast:block', // as true
      'podcast:contentLink', // of an item
      'podcast:contentLink@href',
      'podcast:funding', // of an item
      'podcast:funding@url',
      'podcast:images@srcset', // the older tag, where it reads podcast:image
      'podcast:locked', // as true
      'podcast:socialInteract@uri', // of a channel
    ]);
  });
});
