import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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
const file = (name: string): Buffer => readFileSync(join(media, name));
const long = 'Rust in production, told by those who run it. '.repeat(600);

/** The feed of the tests, at an address. */
function feedAt(base: string, more: Partial<Record<'channel' | 'item', string>> = {}): string {
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

type Site = Readonly<Record<string, Partial<Manner>>>;

interface Case {
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
async function foundIn(
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

const redirect = (to: string, status = 302): Partial<Manner> => ({
  body: '',
  status,
  headers: { location: to },
});
const hops = (count: number, last: string, status = 301): Record<string, Partial<Manner>> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, hop) => [
      `/hop${hop}`,
      redirect(hop === count - 1 ? last : `/hop${hop + 1}`, status),
    ]),
  );
const page = '<!DOCTYPE html><html><head><title>Not here</title></head></html>';
const remote = (url: string) =>
  `<podcast:publisher><podcast:remoteItem medium="publisher" feedGuid="003af0a0-6a45-55cf-b765-68e3d349551a" feedUrl="${url}"/></podcast:publisher>`;
const feedOf = (title: string, more = '') =>
  `<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>${title}</title>${more}</channel></rss>`;

const feed = (manner: Partial<Manner>): Site => ({ '/feed.xml': manner });
const audio = (manner: Partial<Manner>): Site => ({ '/rust.mp3': manner });
const cover = (manner: Partial<Manner>): Site => ({ '/cover.jpg': manner });
const vtt = (manner: Partial<Manner>): Site => ({ '/rust.vtt': manner });
const json = (manner: Partial<Manner>): Site => ({ '/rust.json': manner });

const cases: readonly Case[] = [
  { name: 'a server that does everything right', found: [] },

  {
    name: 'a feed that is not there',
    site: feed({ status: 404, body: page, type: 'text/html' }),
    found: ['media/feed-unreachable'],
  },
  { name: 'a feed that is gone', site: feed({ status: 410 }), found: ['media/feed-unreachable'] },
  { name: 'a server that fails', site: feed({ status: 500 }), found: ['media/feed-unreachable'] },
  {
    name: 'a feed that redirects to itself',
    site: feed(redirect('{base}/feed.xml?again', 301)),
    found: ['media/feed-unreachable'],
  },
  { name: 'a certificate for another name', certificate: 'other-name', found: ['media/feed-unreachable'] },
  { name: 'a certificate that has expired', certificate: 'expired', found: ['media/feed-unreachable'] },
  { name: 'a certificate that signed itself', certificate: 'self-signed', found: ['media/feed-unreachable'] },
  {
    name: 'a feed behind a password',
    site: feed({ status: 401, headers: { 'www-authenticate': 'Basic' } }),
    found: ['media/feed-auth-required'],
  },
  {
    name: 'a server that turns programs away',
    site: feed({ status: 403, headers: { 'cf-mitigated': 'challenge' } }),
    found: [],
  },
  { name: 'HEAD that is not allowed', site: feed({ ofHead: 405 }), found: ['media/feed-head-rejected'] },
  { name: 'HEAD that fails', site: feed({ ofHead: 501 }), found: ['media/feed-head-rejected'] },
  { name: 'HEAD that is forbidden', site: feed({ ofHead: 403 }), found: ['media/feed-head-rejected'] },
  {
    name: 'a feed sent as a page',
    site: feed({ type: 'text/html; charset=utf-8' }),
    found: ['media/feed-content-type'],
  },
  {
    name: 'a feed sent as plain text',
    site: feed({ type: 'text/plain; charset=utf-8' }),
    found: ['media/feed-content-type'],
  },
  {
    name: 'a feed sent as a download',
    site: feed({
      type: 'application/octet-stream',
      headers: { 'content-encoding': 'identity', 'access-control-allow-origin': '*' },
    }),
    found: ['media/feed-content-type'],
  },
  {
    name: 'a feed sent as JSON',
    site: feed({ type: 'application/json' }),
    found: ['media/feed-content-type'],
  },
  {
    name: 'text/xml without a charset',
    site: feed({ type: 'text/xml' }),
    found: ['media/feed-charset-missing'],
  },
  { name: 'text/xml with its charset', site: feed({ type: 'text/xml; charset=UTF-8' }), found: [] },
  { name: 'application/xml, which needs no charset', site: feed({ type: 'application/xml' }), found: [] },
  {
    name: 'a wrong charset',
    site: feed({ type: 'application/rss+xml; charset=iso-8859-1' }),
    found: ['xml/encoding-mismatch'],
  },
  {
    name: 'a wrong charset in quotes',
    site: feed({ type: 'text/xml; charset="windows-1252"' }),
    found: ['xml/encoding-mismatch'],
  },
  {
    name: 'a temporary redirect of the feed',
    site: { '/old.xml': redirect('{base}/feed.xml', 302) },
    at: '/old.xml',
    found: ['media/feed-redirect-temporary'],
  },
  {
    name: 'a temporary redirect that keeps the method',
    site: { '/old.xml': redirect('/feed.xml', 307) },
    at: '/old.xml',
    found: ['media/feed-redirect-temporary'],
  },
  {
    name: 'a permanent redirect of the feed',
    site: { '/old.xml': redirect('/feed.xml', 301) },
    at: '/old.xml',
    found: [],
  },
  {
    name: 'a permanent redirect that keeps the method',
    site: { '/old.xml': redirect('/feed.xml', 308) },
    at: '/old.xml',
    found: [],
  },
  {
    name: 'six redirects of the feed',
    site: hops(6, '/feed.xml'),
    at: '/hop0',
    found: ['media/feed-redirects-many'],
  },
  { name: 'five redirects of the feed', site: hops(5, '/feed.xml'), at: '/hop0', found: [] },
  {
    name: 'an unknown parameter that is an error',
    site: feed({ ofQuery: 404 }),
    found: ['media/feed-query-refused'],
  },
  {
    name: 'an unknown parameter that is forbidden',
    site: feed({ ofQuery: 403 }),
    found: ['media/feed-query-refused'],
  },
  {
    name: 'no ETag and no Last-Modified',
    site: feed({ without: ['validators'] }),
    found: ['media/feed-no-validators'],
  },
  {
    name: 'an ETag that is never known again',
    site: feed({ without: ['304', 'gzip'] }),
    found: ['media/feed-no-validators', 'media/feed-uncompressed'].sort(),
  },
  {
    name: 'a weak ETag under gzip that is never known again',
    site: feed({ without: ['weak 304'] }),
    found: ['media/feed-no-validators'],
  },
  { name: 'a feed without gzip', site: feed({ without: ['gzip'] }), found: ['media/feed-uncompressed'] },
  { name: 'a feed without CORS', site: feed({ without: ['cors'] }), found: ['media/feed-cors-missing'] },
  { name: 'a transcript without CORS', site: vtt({ without: ['cors'] }), found: ['media/feed-cors-missing'] },
  { name: 'chapters without CORS', site: json({ without: ['cors'] }), found: ['media/feed-cors-missing'] },

  {
    name: 'a recording that is not there',
    site: audio({ status: 404 }),
    found: ['media/enclosure-unreachable'],
  },
  { name: 'a recording that fails', site: audio({ status: 500 }), found: ['media/enclosure-unreachable'] },
  {
    name: 'a recording that redirects to a missing one',
    site: audio(redirect('/gone.mp3')),
    found: ['media/enclosure-unreachable'],
  },
  {
    name: 'a page in place of the recording',
    site: audio({ body: page, type: 'text/html' }),
    found: ['media/enclosure-unreachable'],
  },
  {
    name: 'HEAD of a recording that is not allowed',
    site: audio({ ofHead: 405 }),
    found: ['media/enclosure-head-rejected'],
  },
  {
    name: 'HEAD of a recording that is not found',
    site: audio({ ofHead: 404 }),
    found: ['media/enclosure-head-rejected'],
  },
  {
    name: 'a recording without byte ranges',
    site: audio({ without: ['ranges'] }),
    found: ['media/enclosure-no-byte-range'],
  },
  {
    name: 'six redirects of a recording',
    site: {
      ...hops(6, '/real.mp3'),
      '/rust.mp3': redirect('/hop0'),
      '/real.mp3': { body: file('mono-64k.mp3'), type: 'audio/mpeg' },
    },
    found: ['media/enclosure-redirect-chain'],
  },
  {
    name: 'one redirect of a recording',
    site: {
      '/rust.mp3': redirect('/real.mp3'),
      '/real.mp3': { body: file('mono-64k.mp3'), type: 'audio/mpeg' },
    },
    found: [],
  },
  {
    name: 'a recording sent as text',
    site: audio({ type: 'text/plain', without: ['gzip'] }),
    found: ['media/recording-as-text'],
  },
  {
    name: 'a recording sent as JSON',
    site: audio({ type: 'application/json', without: ['gzip'] }),
    found: ['media/recording-as-text'],
  },
  {
    name: 'a recording sent as a picture',
    site: audio({ type: 'image/jpeg' }),
    found: ['media/recording-as-text'],
  },
  { name: 'a recording sent as a download', site: audio({ type: 'application/octet-stream' }), found: [] },
  {
    name: 'a recording that is compressed',
    site: audio({ gzipsAll: true }),
    found: ['media/recording-compressed'],
  },
  {
    name: 'a recording of another length each time',
    site: { '/rust.mp3': { raw: restitched } },
    found: [],
  },

  { name: 'artwork that is not there', site: cover({ status: 404 }), found: ['media/artwork-unreachable'] },
  {
    name: 'HEAD of the artwork that is not allowed',
    site: cover({ ofHead: 405 }),
    found: ['media/artwork-unreachable'],
  },
  {
    name: 'artwork without Last-Modified',
    site: cover({ without: ['validators'] }),
    found: ['media/artwork-no-last-modified'],
  },
  {
    name: 'artwork converted to WebP',
    site: cover({ body: file('alpha.webp'), type: 'image/webp' }),
    found: ['media/artwork-content-type'],
  },
  {
    name: 'a page in place of the artwork',
    site: cover({ body: page, type: 'text/html' }),
    found: ['media/artwork-content-type'],
  },
  {
    name: 'artwork sent as another type',
    site: cover({ type: 'image/png' }),
    found: ['media/artwork-type-of-bytes'],
  },
  {
    name: 'artwork sent as a download',
    site: cover({ type: 'application/octet-stream' }),
    found: ['media/artwork-type-of-bytes'],
  },

  {
    name: 'a transcript that is not there',
    site: vtt({ status: 404 }),
    found: ['media/transcript-unreachable'],
  },
  {
    name: 'a transcript sent as a download',
    site: vtt({ type: 'application/octet-stream', headers: { 'access-control-allow-origin': '*' } }),
    found: ['media/transcript-content-type'],
  },
  {
    name: 'a transcript without a type',
    site: vtt({ type: undefined, headers: { 'access-control-allow-origin': '*' } }),
    found: ['media/transcript-content-type'],
  },
  {
    name: 'a page in place of the transcript',
    site: vtt({ body: page, type: 'text/html' }),
    found: ['media/transcript-vtt-invalid'],
  },
  {
    name: 'a transcript whose second cue is in the past',
    site: vtt({ body: 'WEBVTT\n\n00:00.800 --> 00:00.900\nB\n\n00:00.100 --> 00:00.200\nA\n' }),
    found: ['media/transcript-unsorted'],
  },
  {
    name: 'a transcript in Latin-1',
    site: vtt({ body: Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\nCaf\xe9\n', 'latin1') }),
    found: ['media/transcript-encoding'],
  },
  { name: 'a transcript with its charset', site: vtt({ type: 'text/vtt; charset=utf-8' }), found: [] },
  { name: 'chapters that are not there', site: json({ status: 404 }), found: ['media/chapters-unreachable'] },
  {
    name: 'chapters sent as plain JSON',
    site: json({ type: 'application/json' }),
    found: ['media/chapters-content-type'],
  },
  {
    name: 'a page in place of the chapters',
    site: json({ body: page, type: 'text/html' }),
    found: ['media/chapters-json-invalid'],
  },
  { name: 'chapters that are cut off', site: json({ raw: cutOff }), found: ['media/content-length-wrong'] },

  {
    name: 'a link to another feed as one to itself',
    more: { channel: '' },
    at: '/copy.xml',
    site: { '/copy.xml': { body: feedOf('Copy'), type: 'application/rss+xml' } },
    found: [],
  },
  {
    name: 'a move to a feed that is not there',
    more: { channel: '<itunes:new-feed-url>{base}/new.xml</itunes:new-feed-url>' },
    found: ['itunes/new-feed-url-stale'],
  },
  {
    name: 'a move to the feed of another show',
    more: { channel: '<itunes:new-feed-url>{base}/new.xml</itunes:new-feed-url>' },
    site: { '/new.xml': { body: feedOf('Go Time'), type: 'application/rss+xml' } },
    found: ['itunes/new-feed-url-stale'],
  },
  {
    name: 'a publisher that does not know the show',
    more: { channel: remote('{base}/publisher.xml') },
    site: { '/publisher.xml': { body: feedOf('Rust Media'), type: 'application/rss+xml' } },
    found: ['podcast/publisher-not-reciprocal'],
  },
  {
    name: 'a publisher that lists the show',
    more: { channel: remote('{base}/publisher.xml') },
    site: {
      '/publisher.xml': {
        body: feedOf('Rust Media', '<podcast:remoteItem feedUrl="{base}/feed.xml"/>'),
        type: 'application/rss+xml',
      },
    },
    found: [],
  },
  {
    name: 'a publisher with the guid of the show',
    more: { channel: remote('{base}/publisher.xml') },
    site: {
      '/publisher.xml': {
        body: feedOf(
          'Rust Media',
          '<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid><podcast:remoteItem feedUrl="{base}/feed.xml"/>',
        ),
        type: 'application/rss+xml',
      },
    },
    found: ['podcast/guid-copied'],
  },
  {
    name: 'a hub that does not exist',
    more: { channel: '<atom:link href="{base}/hub" rel="hub"/>' },
    found: ['websub/hub-not-pinged'],
  },
  {
    name: 'a hub that refuses GET',
    more: { channel: '<atom:link href="{base}/hub" rel="hub"/>' },
    site: { '/hub': { status: 405, body: '' } },
    found: [],
  },
  {
    name: 'an old address that is gone',
    previous: (base) => feedAt(base).replace('/feed.xml"', '/old.xml"'),
    found: ['feed-change/old-feed-gone'],
  },
  {
    name: 'an old address that redirects for now',
    previous: (base) => feedAt(base).replace('/feed.xml"', '/old.xml"'),
    site: { '/old.xml': redirect('/feed.xml', 302) },
    found: ['feed-change/redirect-not-permanent'],
  },
  {
    name: 'an old address with a page that reloads',
    previous: (base) => feedAt(base).replace('/feed.xml"', '/old.xml"'),
    site: {
      '/old.xml': {
        body: '<html><head><meta http-equiv="refresh" content="0; url=/feed.xml"></head></html>',
        type: 'text/html',
      },
    },
    found: ['feed-change/redirect-not-permanent'],
  },
  {
    name: 'an old address that redirects for good',
    previous: (base) => feedAt(base).replace('/feed.xml"', '/old.xml"'),
    site: { '/old.xml': redirect('/feed.xml', 301) },
    found: [],
  },
];

/** Sends a recording with other ads to each request. */
function restitched(
  request: { readonly method?: string | undefined },
  response: Parameters<NonNullable<Manner['raw']>>[1],
): void {
  const bytes = file('mono-64k.mp3');
  const type = { 'content-type': 'audio/mpeg', 'accept-ranges': 'bytes' };
  if (request.method === 'HEAD') response.writeHead(200, { ...type, 'content-length': bytes.length + 5000 });
  else
    response.writeHead(206, {
      ...type,
      'content-range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
      'content-length': bytes.length,
    });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

/** Sends less than it says. */
function cutOff(
  request: { readonly method?: string | undefined },
  response: Parameters<NonNullable<Manner['raw']>>[1],
): void {
  response.writeHead(200, {
    'content-type': 'application/json+chapters',
    'content-length': 500,
    'access-control-allow-origin': '*',
  });
  response.end(request.method === 'HEAD' ? undefined : '{"version": "1.2.0"}');
}

test('there are sixty ways to misbehave, and some that are right', () => {
  expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  expect(cases.filter(({ found }) => found.length > 0).length).toBeGreaterThanOrEqual(60);
});

describe('one rule finds each of the ways in which a server misbehaves', () => {
  test.each(cases)('$name', async (each) => {
    expect((await foundIn(each)).sort()).toEqual(each.found);
  });
});
