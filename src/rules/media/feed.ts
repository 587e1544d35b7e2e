import { byteLength } from '../../text/bytes.js';
import { rules, tag } from '../rule.js';

/** Where the W3C validator stops reading, in bytes. */
const mostBytes = 5_000_000;

/** How the feed itself is delivered. */
export const feed = rules({
  'media/feed-large': {
    summary: 'The feed has at most 5 MB.',
    why: 'Every player fetches all of it again and again, and some give up before the end.',
    help: 'Shorten the notes of old episodes and keep the items.',
    source: ['audacity', 'podcast-recommendations#Feed paging', 'feedvalidator'],
    severity: { podcast20: 'info' },
    on: 'rss',
    check(root, report, { document: { source } }) {
      // A UTF-16 unit is at most three bytes of UTF-8.
      if (source.text.length * 3 <= mostBytes) return;
      const bytes = byteLength(source.text);
      if (bytes > mostBytes) report(tag(root), `The feed has ${(bytes / 1_000_000).toFixed(1)} MB.`);
    },
    bad: [`<description>${'Rust in production. '.repeat(250_000)}</description>`],
    good: ['<description>Rust in production.</description>'],
  },

  'media/feed-unreachable': {
    summary: 'The address of the feed answers with the feed.',
    why: 'Directories remove a show whose feed is gone for some days.',
    help: 'Let the server answer with status 200, over a valid certificate.',
    source: ['apple-requirements#publicly addressable', 'feedvalidator#HttpError', 'amazon#public feed'],
    severity: { rss: 'error', apple: 'error', spotify: 'error', amazon: 'error' },
    on: 'channel',
    needs: 'network',
    bad: [],
    good: [],
  },

  'media/feed-auth-required': {
    summary: 'The feed is sent without password, cookie or token.',
    why: 'Apple cannot fetch it and refuses the show.',
    help: 'Publish the feed at an address that everybody can open.',
    source: 'apple-requirements#not password-protected',
    severity: { apple: 'error' },
    on: 'channel',
    needs: 'network',
    bad: [],
    good: [],
  },

  'media/feed-head-rejected': {
    summary: 'The server of the feed answers HEAD requests.',
    why: 'Apple asks that way for changes and takes the feed for gone.',
    help: 'Let the server answer HEAD as it answers GET, without the body.',
    source: ['apple-requirements#HEAD', 'audicle-head', 'blubrry'],
    severity: { apple: 'error' },
    on: 'channel',
    needs: 'network',
    bad: [],
    good: [],
  },

  'media/feed-content-type': {
    summary: 'The feed is sent with a type of XML.',
    why: 'Browsers and some readers take it for a download or a page.',
    help: 'Send Content-Type: application/rss+xml; charset=utf-8.',
    source: ['feedvalidator#UnexpectedContentType', 'feedvalidator#NonSpecificMediaType'],
    severity: { rss: 'warning' },
    on: 'channel',
    needs: 'network',
    bad: [],
    good: [],
  },

  'media/feed-redirect-temporary': {
    summary: 'A feed that moved for good redirects permanently.',
    why: 'Directories go on asking the old address and lose the show when it is switched off.',
    help: 'Redirect with status 301.',
    source: ['feedvalidator#TempRedirect', 'spotify-move', 'apple-move'],
    severity: { rss: 'info', spotify: 'warning' },
    on: 'channel',
    needs: 'network',
    bad: [],
    good: [],
  },

  'media/feed-no-validators': {
    summary: 'The feed is sent with an ETag or a date of its last change, and with 304 when nothing changed.',
    why: 'Every player fetches the whole feed each time, and you pay for it.',
    help: 'Let the server send an ETag made of the content.',
    source: ['podinfra#etag', 'spotify-delivery#ETag', 'http#8.8'],
    severity: { spotify: 'info', podcast20: 'info' },
    on: 'channel',
    needs: 'network',
    bad: [],
    good: [],
  },

  'media/feed-uncompressed': {
    summary: 'The feed is sent compressed to those who ask for it.',
    why: 'An uncompressed feed takes five times as long and as much.',
    help: 'Switch on gzip or brotli for the type of the feed.',
    source: ['feedvalidator#Uncompressed', 'podinfra'],
    severity: { rss: 'info' },
    on: 'channel',
    needs: 'network',
    bad: [],
    good: [],
  },

  'media/feed-cors-missing': {
    summary: 'The feed, its transcripts and its chapters may be read by web pages of other sites.',
    why: 'Players in the browser show neither episodes nor transcripts.',
    help: 'Send Access-Control-Allow-Origin: * with them.',
    source: ['podcast-transcripts#CORS', 'psp1-cors'],
    severity: { podcast20: 'warning' },
    on: 'channel',
    needs: 'network',
    bad: [],
    good: [],
  },

  'media/header-malformed': {
    summary: 'The headers that the server sends have the form that HTTP gives them.',
    why: 'Strict clients break the connection off.',
    help: 'Correct the names of the headers in the configuration of the server.',
    source: ['feedvalidator#HttpProtocolError', 'http#5.1'],
    severity: { rss: 'error' },
    on: 'channel',
    needs: 'network',
    bad: [],
    good: [],
  },
});
