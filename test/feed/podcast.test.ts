import { Podcast } from 'podcast';
import { expect, test } from 'vitest';
import { write } from '../../src/feed/write.js';
import type { Episode, Show } from '../../src/show/model.js';
import { built, grandTour } from './grand-tour.js';
import { lines, without } from './lines.js';

/** The same show, mapped by `podcast` alone. */
function mappedByPodcast(show: Show, episodes: readonly Episode[]): string {
  const feed = new Podcast({
    title: show.title,
    description: show.description.html,
    siteUrl: show.link,
    feedUrl: show.feed,
    author: show.author,
    language: show.language,
    copyright: show.copyright ?? '',
    pubDate: new Date(episodes[0]?.published.millis ?? 0),
    itunesAuthor: show.author,
    itunesType: show.type,
    itunesExplicit: show.explicit,
    itunesImage: show.artwork,
    itunesOwner: { name: show.owner?.name ?? show.author, email: show.owner?.email ?? '' },
    itunesCategory: [{ text: 'Education', subcats: [{ text: 'How To' }] }],
  });
  for (const each of episodes) {
    feed.addItem({
      title: each.title,
      description: each.description.html,
      url: each.link ?? '',
      guid: each.guid,
      date: new Date(each.published.millis),
      author: each.author ?? show.author,
      enclosure: { url: each.audio.url, size: each.audio.bytes, type: each.audio.type },
      itunesDuration: each.duration ?? 0,
      itunesSeason: each.season ?? 0,
      itunesEpisode: each.episode ?? 0,
      itunesTitle: each.appleTitle ?? each.title,
      itunesExplicit: each.explicit ?? show.explicit,
      itunesEpisodeType: each.type ?? 'full',
      itunesImage: each.artwork ?? '',
    });
  }
  return feed.buildXml({ indent: '  ' });
}

/** Where `podcast` says something else, and why we do not say the same. */
const differences: readonly (readonly [RegExp, string])[] = [
  [/channel\/lastBuildDate=/, 'it dates every build, and nothing has changed'],
  [/\/pubDate=/, 'it writes GMT for the zone, we the offset of the author'],
  [/channel\/generator=/, 'it names itself'],
  [/channel\/author=/, 'RSS 2.0 has no author in a channel'],
  [/itunes:summary=/, 'Apple no longer reads a copy of the description'],
  [/channel\/image\/|channel\/image=/, 'it never writes an image of RSS'],
  [/itunes:duration=/, 'it writes hours, minutes and seconds, and 100 hours as none'],
  [/dc:creator=/, 'no podcast app reads it'],
];

/** What only we say: `podcast` has no words for it. */
const ours =
  /\/(podcast|spotify|psc):|channel\/itunes:(title|new-feed-url|complete|applepodcastsverify)=|itunes:block=|content:encoded|rel=hub|hub\.example/;

test('podcast.buildXml() says the same of every shared field, but for what the table says', async () => {
  const { show, episodes } = await grandTour();
  const theirs = lines(mappedByPodcast(show, episodes));
  const own = lines(write(show, episodes, built).text).filter((line) => !ours.test(line));
  const differing = [...without(own, theirs), ...without(theirs, own)];
  expect(differing.filter((line) => !differences.some(([pattern]) => pattern.test(line)))).toEqual([]);
  expect(differences.filter(([pattern]) => !differing.some((line) => pattern.test(line)))).toEqual([]);
});
