import { type Case, feed, feedAt, feedOf, hops, json, page, redirect, remote, vtt } from './site.js';

/** Ways in which the address of a feed, or one that it leads to, may answer. */
export const feedCases: readonly Case[] = [
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
