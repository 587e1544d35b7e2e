import { directories, profiles } from '../../src/directories/index.js';
import type { Profile } from '../../src/directories/profile.js';
import { unmarked } from '../../src/rules/marks.js';
import type { Example } from '../../src/rules/rule.js';
import { readText } from '../../src/xml/document.js';

const namespaces = [
  'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
  'xmlns:podcast="https://podcastindex.org/namespace/1.0"',
  'xmlns:atom="http://www.w3.org/2005/Atom"',
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:psc="http://podlove.org/simple-chapters"',
  'xmlns:spotify="http://www.spotify.com/ns/rss"',
  'xmlns:googleplay="http://www.google.com/schemas/play-podcasts/1.0"',
  'xmlns:media="http://search.yahoo.com/mrss/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:fh="http://purl.org/syndication/history/1.0"',
].join(' ');

/** The children of a channel that no profile objects to. */
const channel: readonly string[] = [
  '<title>Rust in Production</title>',
  '<link>https://rust-in-production.example.com/</link>',
  '<description>Companies that run Rust tell how it went.</description>',
  '<language>en</language>',
  '<generator>airworthy</generator>',
  '<atom:link href="https://feeds.example.com/rust.xml" rel="self" type="application/rss+xml"/>',
  '<image><url>https://media.example.com/cover.jpg</url><title>Rust in Production</title><link>https://rust-in-production.example.com/</link></image>',
  '<itunes:author>Matthias Endler</itunes:author>',
  '<itunes:owner><itunes:name>Matthias Endler</itunes:name><itunes:email>show@example.com</itunes:email></itunes:owner>',
  '<itunes:image href="https://media.example.com/cover.jpg"/>',
  '<itunes:category text="Technology"/>',
  '<itunes:explicit>false</itunes:explicit>',
  '<itunes:type>episodic</itunes:type>',
  '<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>',
  '<podcast:locked>yes</podcast:locked>',
];

const item = `<item>
  <title>Rust for Linux</title>
  <link>https://rust-in-production.example.com/rust-for-linux/</link>
  <description>How Rust came into the kernel.</description>
  <guid isPermaLink="false">7c1cbf6e-6f2b-4d0a-9d8b-0b5f6a3e2b11</guid>
  <pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate>
  <enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/>
  <itunes:duration>2580</itunes:duration>
  <itunes:explicit>false</itunes:explicit>
  <itunes:image href="https://media.example.com/rust-for-linux.jpg"/>
  <podcast:transcript url="https://media.example.com/rust-for-linux.vtt" type="text/vtt"/>
</item>`;

/**
 * The feed in which an example of a rule is executed. A whole document (`<?xml`, `<rss`, or anything that
 * starts with no element of a channel) and a whole `<channel>` stand as they are; other markup replaces the
 * children of the same names in a channel that no profile objects to. An `<item>` stands as it is. Marks are left out.
 */
export function place(example: string): string {
  return placed(example).feed;
}

/** The feed in which an example is executed, and the offset at which the example begins in it. */
export function placed(example: string): { readonly feed: string; readonly at: number } {
  const markup = unmarked(example);
  if (/^\s*<(\?xml|!DOCTYPE|rss|html|feed)/i.test(markup) || !markup.trimStart().startsWith('<'))
    return { feed: markup, at: 0 };
  const open = `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" ${namespaces}>\n`;
  if (/^\s*<channel[\s>]/.test(markup)) return { feed: `${open}${markup}\n</rss>\n`, at: open.length };
  const given = new Set(
    readText(`<x ${namespaces}>${markup}</x>`, { name: 'example' }).root?.children.map((each) => each.name),
  );
  const rest = channel.filter((each) => !given.has(/^<([\w:]+)/.exec(each)?.[1] ?? ''));
  const items = given.has('item') ? [] : [item];
  const before = `${open}<channel>\n${rest.map((each) => `${each}\n`).join('')}`;
  return { feed: `${before}${[markup, ...items].join('\n')}\n</channel>\n</rss>\n`, at: before.length };
}

/** The examples that are markup alone, without those of rules that compare, and without marks. */
export function markupOf(examples: readonly Example[]): readonly string[] {
  return examples.filter((example) => typeof example === 'string').map(unmarked);
}

/** The bytes of a feed. A byte that is no UTF-8 stands in an example as U+DC00 and its value. */
export function bytesOf(feed: string): Uint8Array {
  const parts = feed.split(/([\udc80-\udcff])(?<![\ud800-\udbff].)/);
  return Buffer.concat(
    parts.map((part, index) =>
      index % 2 === 1 ? Buffer.from([part.charCodeAt(0) & 0xff]) : Buffer.from(part),
    ),
  );
}

/** The profiles for which a rule was made; others that ask for it may have other limits. */
export function madeFor(id: string): readonly string[] {
  return profiles.filter((name) => {
    const { rules }: Profile = directories[name];
    return rules?.[id] === undefined;
  });
}
