import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check } from '../../src/check.js';
import { profiles } from '../../src/diagnostic.js';
import { askFeed, gather } from '../../src/io/online/gather.js';
import { rulebook } from '../../src/rules/index.js';
import type { Rule } from '../../src/rules/rule.js';
import { addressesOf } from '../../src/served/addresses.js';
import { isOk, withServed } from '../../src/served/served.js';
import { read, readText } from '../../src/xml/document.js';
import { answer, type Certificate, clientFor, type Manner, start } from './server.js';

const media = join(import.meta.dirname, '../fixtures/media');
export const file = (name: string): Buffer => readFileSync(join(media, name));
const long = 'Rust in production, told by those who run it. '.repeat(600);

/** The feed of the tests, at an address. */
export function feedAt(base: string, more: Partial<Record<'channel' | 'item', string>> = {}): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Café Rust</title><link>https://rust.example.com/</link><description>${long}</description>
<atom:link href="${base}/feed.xml" rel="self" type="application/rss+xml"/>
<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid>
<itunes:image href="${base}/cover.jpg"/>${more.channel ?? ''}
<item><title>Rust for Linux</title><guid isPermaLink="false">rust-1</guid><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate>
<enclosure url="${base}/rust.mp3" length="${file('mono-64k.mp3').length}" type="audio/mpeg"/>
<podcast:transcript url="${base}/rust.vtt" type="text/vtt"/>
<podcast:chapters url="${base}/rust.json" type="application/json+chapters"/>${more.item ?? ''}</item></channel></rss>`;
}

/** Everything as it should be. */
function rightSite(base: string, more: Parameters<typeof feedAt>[1]): Record<string, Manner> {
  return {
    '/feed.xml': { body: feedAt(base, more), type: 'application/rss+xml; charset=utf-8' },
    '/cover.jpg': { body: file('rgb-72dpi.jpg'), type: 'image/jpeg' },
    '/rust.mp3': { body: file('mono-64k.mp3'), type: 'audio/mpeg' },
    '/rust.vtt': { body: 'WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n', type: 'text/vtt' },
    '/rust.json': {
      body: JSON.stringify({ version: '1.2.0', chapters: [{ startTime: 0, title: 'Welcome' }] }),
      type: 'application/json+chapters',
    },
  };
}

/** The rules that need the network, and those for what is in a file that was fetched whole. */
const networkRules = new Set(
  (Object.entries(rulebook) as [string, Rule][]).flatMap(([id, { needs }]) =>
    needs === 'network' || needs === 'address' || /^media\/(?:transcript|chapters)-/.test(id) ? [id] : [],
  ),
);

export type Site = Readonly<Record<string, Partial<Manner>>>;

export interface Case {
  readonly name: string;
  /** Paths that answer otherwise. */
  readonly site?: Site;
  readonly more?: Parameters<typeof feedAt>[1];
  /** Where the feed is asked for. */
  readonly at?: string;
  readonly certificate?: Certificate;
  readonly previous?: (base: string) => string;
  /** The rules that need the network and find something. */
  readonly found: readonly string[];
}

/** Serves a site, checks its feed by its address, and returns what the rules that need the network found. */
export async function foundIn(
  { site = {}, more, at = '/feed.xml', certificate = 'server', previous }: Case,
  base = '',
) {
  const manners = new Map<string, Manner>();
  const { port } = await start(
    (request, response) => answer(request, response, manners.get((request.url ?? '').replace(/\?.*/, ''))),
    { certificate },
  );
  const here = base || `https://media.example.com:${port}`;
  const fill = (text: string): string => text.replaceAll('{base}', here);
  const filled = more && Object.fromEntries(Object.entries(more).map(([key, text]) => [key, fill(text)]));
  const right = rightSite(here, filled);
  for (const path of new Set([...Object.keys(right), ...Object.keys(site)])) {
    const usual = right[path] ?? { body: '' };
    const { headers, ...given } = site[path] ?? {};
    const body = typeof given.body === 'string' ? fill(given.body) : (given.body ?? usual.body);
    const own =
      headers &&
      Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value && fill(value)]));
    manners.set(path, { ...usual, ...given, body, ...(own && { headers: own }) });
  }
  const client = clientFor();
  const { served, bytes } = await askFeed(`${here}${at}`, client, 1e6);
  const document = read(bytes, { name: 'feed.xml' });
  const old = previous && readText(previous(here), { name: 'old.xml' });
  const addresses = addressesOf(document, { episodes: 5, isFetched: true, previous: old });
  const network = { feed: served, served: await gather(addresses, client) };
  const now = Date.UTC(2026, 10, 20);
  const files = withServed(undefined, network);
  const { diagnostics } = check(document, {
    profiles,
    now,
    network,
    ...(files && { files }),
    ...(old && { previous: old }),
  });
  const found = diagnostics.map(({ rule }) => rule).filter((rule) => networkRules.has(rule));
  // What is not a feed has no other rules that mean anything.
  return isOk(served.get)
    ? found
    : found.filter(
        (rule) =>
          (rulebook as Record<string, Rule>)[rule]?.needs === 'address' ||
          (rulebook as Record<string, Rule>)[rule]?.served,
      );
}

export const redirect = (to: string, status = 302): Partial<Manner> => ({
  body: '',
  status,
  headers: { location: to },
});
export const hops = (count: number, last: string, status = 301): Record<string, Partial<Manner>> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, hop) => [
      `/hop${hop}`,
      redirect(hop === count - 1 ? last : `/hop${hop + 1}`, status),
    ]),
  );
export const page = '<!DOCTYPE html><html><head><title>Not here</title></head></html>';
export const remote = (url: string) =>
  `<podcast:publisher><podcast:remoteItem medium="publisher" feedGuid="003af0a0-6a45-55cf-b765-68e3d349551a" feedUrl="${url}"/></podcast:publisher>`;
export const feedOf = (title: string, more = '') =>
  `<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>${title}</title>${more}</channel></rss>`;

export const feed = (manner: Partial<Manner>): Site => ({ '/feed.xml': manner });
export const audio = (manner: Partial<Manner>): Site => ({ '/rust.mp3': manner });
export const cover = (manner: Partial<Manner>): Site => ({ '/cover.jpg': manner });
export const vtt = (manner: Partial<Manner>): Site => ({ '/rust.vtt': manner });
export const json = (manner: Partial<Manner>): Site => ({ '/rust.json': manner });
