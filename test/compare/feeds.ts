import { type Document, readText } from '../../src/xml/document.js';

/** What one episode says, each a whole element or nothing. */
export interface EpisodeMarkup {
  readonly title: string;
  readonly guid: string;
  readonly pubDate: string;
  readonly description: string;
  readonly enclosure: string;
  /** Everything else. */
  readonly more: string;
}

const day = 86_400_000;
const titles = [
  'Oxidizing curl',
  'Rust for Linux',
  'Satellites',
  'Firefox inside',
  'Shipping a kernel',
  'Hello',
];

/** The episodes of a show, the newest first. */
export const episodes: readonly EpisodeMarkup[] = titles.map((title, index) => {
  const slug = title.toLowerCase().replaceAll(' ', '-');
  const date = new Date(Date.UTC(2026, 4, 21, 16) - index * 7 * day).toUTCString().replace('GMT', '+0000');
  const number = titles.length - index;
  return {
    title: `<title>${title}</title>`,
    guid: `<guid isPermaLink="false">guid-of-${slug}</guid>`,
    pubDate: `<pubDate>${date}</pubDate>`,
    description: `<description>What ${title} is about.</description>`,
    enclosure: `<enclosure url="https://media.example.com/${slug}.mp3" length="${41_000_000 + number}" type="audio/mpeg"/>`,
    more: [
      `<link>https://example.com/${slug}/</link>`,
      `<itunes:episode>${number}</itunes:episode>`,
      '<itunes:explicit>false</itunes:explicit>',
      `<podcast:transcript url="https://example.com/${slug}.vtt" type="text/vtt"/>`,
      `<podcast:chapters url="https://example.com/${slug}.json" type="application/json+chapters"/>`,
    ].join(''),
  };
});

/** What the show says besides its episodes. */
const head = [
  '<title>Rust in Production</title>',
  '<link>https://example.com/</link>',
  '<description>Companies that run Rust tell how it went.</description>',
  '<language>en</language>',
  '<lastBuildDate>Thu, 21 May 2026 16:00:00 +0000</lastBuildDate>',
  '<atom:link href="https://feeds.example.com/rust.xml" rel="self" type="application/rss+xml"/>',
  '<itunes:author>Matthias Endler</itunes:author>',
  '<itunes:owner><itunes:name>Matthias Endler</itunes:name><itunes:email>show@example.com</itunes:email></itunes:owner>',
  '<itunes:image href="https://media.example.com/cover.jpg"/>',
  '<itunes:category text="Technology"/>',
  '<itunes:explicit>false</itunes:explicit>',
  '<itunes:type>episodic</itunes:type>',
  '<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>',
  '<podcast:locked owner="show@example.com">yes</podcast:locked>',
  '<podcast:medium>podcast</podcast:medium>',
  '<podcast:funding url="https://example.com/support">Support us</podcast:funding>',
].join('\n');

/** The state of a feed: its head and its episodes in the order of the feed. */
export interface State {
  readonly head: string;
  readonly episodes: readonly EpisodeMarkup[];
}

export const base: State = { head, episodes };

/** The text of a feed. */
export function feedOf({ head, episodes }: State): string {
  const items = episodes.map(
    ({ title, guid, pubDate, description, enclosure, more }) =>
      `<item>\n${[title, guid, pubDate, description, enclosure, more].filter(Boolean).join('\n')}\n</item>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    `<channel>\n${head}\n${items.join('\n')}\n</channel>\n</rss>\n`,
  ].join('\n');
}

/** A state as it is read. */
export function documentOf(state: State, name: string): Document {
  return readText(feedOf(state), { name });
}

/** The same feed in another order: as an oldest-first feed, turned around so that no episode keeps its neighbours. */
export function reordered({ head, episodes }: State): State {
  const turned = [...episodes].reverse();
  return {
    head,
    episodes: turned
      .filter((_, index) => index % 2 === 1)
      .concat(turned.filter((_, index) => index % 2 === 0)),
  };
}

/** The same feed with another guid for every episode. */
export function renamed({ head, episodes }: State): State {
  return {
    head,
    episodes: episodes.map((each) => ({
      ...each,
      guid: each.guid.replace(
        />([^<]+)</,
        (_, guid: string) => `>https://new.example.com/${guid}?p=${guid.length}<`,
      ),
    })),
  };
}
