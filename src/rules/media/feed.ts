import { byteLength } from '../../text/bytes.js';
import { rules, tag } from '../rule.js';

/** Where the W3C validator stops reading, in bytes. */
const mostBytes = 5_000_000;

/** How the feed itself is delivered. */
export const feed = rules({
  'media/feed-large': {
    summary: 'The feed should be at most 5 MB.',
    why: 'Every player downloads all of it again and again, and some give up before the end.',
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
    summary: 'The address of the feed must return the feed.',
    why: 'Directories remove a show whose feed is gone for some days.',
    help: 'Make the server answer with status 200, over a valid certificate.',
    source: ['apple-requirements#publicly addressable', 'feedvalidator#HttpError', 'amazon#public feed'],
    severity: { rss: 'error', apple: 'error', spotify: 'error', amazon: 'error' },
    refusal: 'apple-requirements',
    on: 'channel',
    needs: 'network',
    bad: [],
    good: [],
  },

  'media/feed-auth-required': {
    summary: 'The feed must be sent without a password, cookie or token.',
    why: 'Apple cannot fetch it and rejects the show.',
    help: 'Publish the feed at an address that everybody can open.',
    source: 'apple-requirements#not password-protected',
    severity: { apple: 'error' },
    refusal: 'apple-requirements',
    on: 'channel',
    needs: 'network',
    bad: [],
    good: [],
  },

  'media/feed-head-rejected': {
    summary: 'The server of the feed must answer HEAD requests.',
    why: 'Apple asks for changes this way and concludes that the feed is gone.',
    help: 'Make the server answer HEAD as it answers GET, without the body.',
    source: ['apple-requirements#HEAD', 'audicle-head', 'blubrry'],
    severity: { apple: 'error' },
    refusal: 'apple-requirements',
    on: 'channel',
    needs: 'network',
    bad: [],
    good: [],
  },

  'media/feed-content-type': {
    summary: 'The feed should be sent with a media type for XML.',
    why: 'Browsers and some readers treat it as a download or a web page.',
    help: 'Send Content-Type: application/rss+xml; charset=utf-8.',
    source: ['feedvalidator#UnexpectedContentType', 'feedvalidator#NonSpecificMediaType'],
    severity: { rss: 'warning' },
    on: 'channel',
    needs: 'network',
    bad: [],
    good: [],
  },

  'media/feed-redirect-temporary': {
    summary: 'A feed that moved for good must redirect permanently.',
    why: 'Directories keep asking the old address and lose the show when it is switched off.',
    help: 'Redirect with status 301.',
    source: ['feedvalidator#TempRedirect', 'spotify-move', 'apple-move'],
    severity: { rss: 'info', spotify: 'warning' },
    on: 'channel',
    needs: 'network',
    bad: [],
    good: [],
  },

  'media/feed-no-validators': {
    summary: 'The feed should be sent with an ETag or Last-Modified, and with 304 when nothing changed.',
    why: 'Every player downloads the whole feed each time, and you pay for it.',
    help: 'Make the server send an ETag derived from the content.',
    source: ['podinfra#etag', 'spotify-delivery#ETag', 'http#8.8'],
    severity: { spotify: 'info', podcast20: 'info' },
    on: 'channel',
    needs: 'network',
    bad: [],
    good: [],
  },

  'media/feed-uncompressed': {
    summary: 'The feed should be sent compressed to clients that ask for it.',
    why: 'An uncompressed feed is about five times as large and as slow.',
    help: 'Switch on gzip or brotli for the media type of the feed.',
    source: ['feedvalidator#Uncompressed', 'podinfra'],
    severity: { rss: 'info' },
    on: 'channel',
    needs: 'network',
    bad: [],
    good: [],
  },

  'media/feed-cors-missing': {
    summary: 'Web pages of other sites should be allowed to read the feed, its transcripts and its chapters.',
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
    summary: 'The headers that the server sends must be valid HTTP.',
    why: 'Strict clients close the connection.',
    help: 'Correct the header names in the configuration of the server.',
    source: ['feedvalidator#HttpProtocolError', 'http#5.1'],
    severity: { rss: 'warning' },
    letter: { rss: 'error' },
    on: 'channel',
    needs: 'network',
    bad: [],
    good: [],
  },
});
