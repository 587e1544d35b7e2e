import { hostIn, isAnswer, isOk, whyGone, whyPartial } from '../../served/served.js';
import { shownUrl } from '../../served/shown-url.js';
import { bareType } from '../../text/mime.js';
import {
  anyHeaderOf,
  feedServed,
  feedUrl,
  recordingServed,
  servedIs,
  serverConfig,
  transcriptServed,
  whyHeadRejected,
} from '../answering.js';
import { quoted } from '../judgement.js';
import { rules } from '../rule.js';

/** Below this many bytes a feed is not worth compressing. */
const worthCompressing = 20_000;

const malformed = (url: string) =>
  ({ kind: 'protocol', but: 'sends a header that is not valid HTTP', url }) as const;

/** Redirects that say that the old address stays the right one (RFC 9110, section 15.4). */
const temporary: ReadonlySet<number> = new Set([302, 303, 307]);

/** How many redirects every player follows. */
const mostRedirects = 5;

const xmlType = /^(?:application|text)\/(?:[\w.-]+\+)?xml$/;

/** How the feed itself is served. */
export const address = rules({
  'media/feed-unreachable': {
    summary: 'The address of the feed must return the feed.',
    why: 'Directories remove a show whose feed is gone for some days.',
    help: 'Make the server answer with status 200, over a valid certificate.',
    source: ['apple-requirements#publicly addressable', 'feedvalidator#HttpError', 'amazon#public feed'],
    severity: { rss: 'error', apple: 'error', spotify: 'error', amazon: 'error' },
    refusal: 'apple-requirements',
    on: 'address',
    needs: 'address',
    served(served, report) {
      const why = whyGone(served) ?? whyPartial(served);
      if (why === undefined || isLocked(served.get)) return;
      report({ of: 'get' }, `The address of the feed, ${shownUrl(served.url)}, ${why}.`);
    },
    bad: [
      feedServed({ get: 404 }),
      feedServed({ get: 500 }),
      feedServed({ get: { kind: 'redirects', but: 'redirects without end', url: feedUrl } }),
      feedServed({ get: { kind: 'certificate', but: 'has a certificate that has expired', url: feedUrl } }),
      feedServed({ get: { kind: 'cut', but: 'ends after 349 of 100000 bytes', url: feedUrl } }),
    ],
    good: [feedServed({}), feedServed({ get: 401 }), feedServed({ get: 429 })],
  },

  'media/feed-auth-required': {
    summary: 'The feed must be sent without a password, cookie or token.',
    why: 'Apple cannot fetch it and rejects the show.',
    help: 'Publish the feed at an address that everybody can open.',
    source: 'apple-requirements#not password-protected',
    severity: { apple: 'error' },
    refusal: 'apple-requirements',
    on: 'address',
    needs: 'address',
    served({ get, final }, report) {
      if (isLocked(get))
        report({ of: 'get' }, `The server ${hostIn(final)} asks for a password (status ${get.status}).`);
    },
    bad: [feedServed({ get: 401 })],
    good: [feedServed({}), feedServed({ get: 404 })],
  },

  'media/feed-head-rejected': {
    summary: 'The server of the feed must answer HEAD requests.',
    why: 'Apple asks for changes this way and concludes that the feed is gone.',
    help: `Make the server answer HEAD as it answers GET, without the body; ${serverConfig}.`,
    source: ['apple-requirements#HEAD', 'audicle-head', 'blubrry'],
    severity: { apple: 'error' },
    refusal: 'apple-requirements',
    on: 'address',
    needs: 'address',
    served(served, report) {
      const why = whyHeadRejected(served);
      if (why !== undefined)
        report({ of: 'head' }, `The server ${hostIn(served.final)} ${why}, although it sends the feed.`);
    },
    bad: [
      feedServed({ head: { status: 405, headers: {} } }),
      feedServed({ head: { status: 500, headers: {} } }),
    ],
    good: [feedServed({}), feedServed({ get: 404 })],
  },

  'media/feed-content-type': {
    summary: 'The feed should be sent with a media type for XML.',
    why: 'Browsers and some readers treat it as a download or a web page.',
    help: `Send Content-Type: application/rss+xml; charset=utf-8; ${serverConfig}.`,
    source: ['feedvalidator#UnexpectedContentType', 'feedvalidator#NonSpecificMediaType'],
    severity: { rss: 'warning' },
    on: 'address',
    needs: 'address',
    served({ get }, report) {
      if (!isOk(get)) return;
      const header = get.headers['content-type'];
      if (header === undefined) report({ of: 'get' }, 'The feed is sent without a Content-Type.');
      else if (!xmlType.test(bareType(header)))
        report({ of: 'get', header: 'content-type' }, `The feed is sent as ${quoted(bareType(header))}.`);
    },
    bad: [feedServed({ headers: { 'content-type': 'text/html; charset=utf-8' } }), feedServed({})],
    good: [
      feedServed({ headers: { 'content-type': 'application/rss+xml; charset=utf-8' } }),
      feedServed({ headers: { 'content-type': 'text/xml' } }),
      feedServed({ get: 404, headers: { 'content-type': 'text/html' } }),
    ],
  },

  'media/feed-charset-missing': {
    summary: 'A feed that is sent as text/xml is sent with its charset.',
    why: 'Without one, text means ASCII, and feedparser and the programs that use it call the feed malformed.',
    help: `Send Content-Type: application/rss+xml; charset=utf-8; ${serverConfig}.`,
    source: ['feedparser#bozo: character encoding', 'feedvalidator#NonSpecificMediaType'],
    severity: { rss: 'warning' },
    on: 'address',
    needs: 'address',
    served({ get }, report, { document }) {
      const header = isOk(get) ? (get.headers['content-type'] ?? '') : '';
      if (bareType(header) !== 'text/xml' || /;\s*charset\s*=/i.test(header)) return;
      // All encodings of feeds agree on ASCII.
      if (!/[^\0-\x7f]/.test(document.source.text)) return;
      report({ of: 'get', header: 'content-type' }, 'The feed is sent as "text/xml" without a charset.');
    },
    bad: [feedServed({ headers: { 'content-type': 'text/xml' } }, '<title>Café</title>')],
    good: [
      feedServed({ headers: { 'content-type': 'text/xml; charset=utf-8' } }, '<title>Café</title>'),
      feedServed({ headers: { 'content-type': 'application/rss+xml' } }, '<title>Café</title>'),
      feedServed({ headers: { 'content-type': 'text/xml' } }, '<title>Rust in Production</title>'),
    ],
  },

  'media/feed-redirect-temporary': {
    summary: 'A feed that moved for good must redirect permanently.',
    why: 'Directories keep asking the old address and lose the show when it is switched off.',
    help: 'Redirect with status 301.',
    source: ['feedvalidator#TempRedirect', 'spotify-move', 'apple-move'],
    severity: { rss: 'info', spotify: 'warning' },
    on: 'address',
    needs: 'address',
    served({ redirects, final }, report) {
      const found = redirects.find(({ status }) => temporary.has(status));
      if (found)
        report(
          { of: 'get' },
          `${shownUrl(found.url)} redirects to ${shownUrl(final)} for now (status ${found.status}).`,
        );
    },
    bad: [
      feedServed({ redirects: [{ url: feedUrl, status: 302 }], final: 'https://new.example.com/rust.xml' }),
    ],
    good: [
      feedServed({ redirects: [{ url: feedUrl, status: 301 }], final: 'https://new.example.com/rust.xml' }),
      feedServed({}),
    ],
  },

  'media/feed-redirects-many': {
    summary: 'The feed is reached over at most five redirects.',
    why: 'Podverse and other players give up after the fifth, and no new episode appears there.',
    help: 'Let the address that people subscribe to redirect to the last one at once.',
    source: 'podverse-parser',
    severity: { podcast20: 'warning' },
    on: 'address',
    needs: 'address',
    served({ redirects, final }, report) {
      if (redirects.length > mostRedirects)
        report(
          { of: 'get' },
          `The feed is reached after ${redirects.length} redirects, at ${shownUrl(final)}.`,
        );
    },
    bad: [
      feedServed({
        redirects: Array.from({ length: 6 }, (_, hop) => ({
          url: `https://feeds.example.com/${hop}`,
          status: 301,
        })),
      }),
    ],
    good: [
      feedServed({
        redirects: Array.from({ length: 5 }, (_, hop) => ({
          url: `https://feeds.example.com/${hop}`,
          status: 301,
        })),
      }),
    ],
  },

  'media/feed-query-refused': {
    summary: 'The address of the feed answers with any query parameter added.',
    why: 'Podverse adds ?cacheBust= to see new episodes at once, and gets an error instead of the feed.',
    help: 'Make the server ignore parameters that it does not know.',
    source: 'podverse-parser',
    severity: { podcast20: 'warning' },
    on: 'address',
    needs: 'address',
    served({ get, queried }, report) {
      if (!isOk(get) || !isAnswer(queried) || queried.status < 400 || queried.status === 429) return;
      report(
        { of: 'queried' },
        `With a parameter added, the address of the feed answers with status ${queried.status}.`,
      );
    },
    bad: [feedServed({ queried: { status: 400, headers: {} } })],
    good: [
      feedServed({ queried: { status: 200, headers: {} } }),
      feedServed({ get: 404, queried: { status: 404, headers: {} } }),
    ],
  },

  'media/feed-no-validators': {
    summary: 'The feed should be sent with an ETag or Last-Modified, and with 304 when nothing changed.',
    why: 'Every player downloads the whole feed each time, and you pay for it.',
    help: `Make the server send an ETag derived from the content; ${serverConfig}.`,
    source: ['podinfra#etag', 'spotify-delivery#ETag', 'http#8.8'],
    severity: { spotify: 'info', podcast20: 'info' },
    on: 'address',
    needs: 'address',
    served({ get, again, digest, before }, report) {
      if (!isOk(get)) return;
      const { etag } = get.headers;
      if (etag === undefined && get.headers['last-modified'] === undefined) {
        report({ of: 'get' }, 'The feed is sent with neither ETag nor Last-Modified.');
        return;
      }
      // A feed that changed between the two requests is sent again, and rightly.
      const isSame = isAnswer(again) && again.headers.etag === etag && (!before || before.digest === digest);
      if (!isOk(again) || !isSame) return;
      const weak = etag?.startsWith('W/') && get.headers['content-encoding'] !== undefined;
      const how = weak
        ? `the weak ETag ${etag} of the compressed feed`
        : etag === undefined
          ? 'its Last-Modified'
          : `its ETag ${etag}`;
      report(
        { of: 'again' },
        `Asked with ${how}, the server sends the whole feed again instead of status 304.`,
      );
    },
    bad: [
      feedServed({}),
      feedServed({ headers: { etag: '"7"' }, again: { status: 200, headers: { etag: '"7"' } } }),
      feedServed({
        headers: { etag: 'W/"7"', 'content-encoding': 'gzip' },
        again: { status: 200, headers: { etag: 'W/"7"' } },
      }),
    ],
    good: [
      feedServed({ headers: { etag: '"7"' }, again: { status: 304, headers: {} } }),
      feedServed({
        headers: { 'last-modified': 'Thu, 11 Dec 2025 16:00:00 GMT' },
        again: { status: 304, headers: {} },
      }),
      feedServed({ headers: { etag: '"7"' }, again: { status: 200, headers: { etag: '"8"' } } }),
    ],
  },

  'media/feed-uncompressed': {
    summary: 'The feed should be sent compressed to clients that ask for it.',
    why: 'An uncompressed feed is about five times as large and as slow.',
    help: `Switch on gzip or brotli for the media type of the feed; ${serverConfig}.`,
    source: ['feedvalidator#Uncompressed', 'podinfra'],
    severity: { rss: 'info' },
    on: 'address',
    needs: 'address',
    served({ get }, report, { document }) {
      const { length } = document.source.text;
      if (!isOk(get) || get.headers['content-encoding'] !== undefined || length < worthCompressing) return;
      report({ of: 'get' }, `The feed is sent in ${Math.round(length / 1000)} kB without compression.`);
    },
    bad: [
      feedServed(
        { headers: { 'content-type': 'text/xml' } },
        `<description>${'Rust '.repeat(5000)}</description>`,
      ),
    ],
    good: [
      feedServed(
        { headers: { 'content-encoding': 'gzip' } },
        `<description>${'Rust '.repeat(5000)}</description>`,
      ),
      feedServed({}),
    ],
  },

  'media/feed-cors-missing': {
    summary: 'Web pages of other sites should be allowed to read the feed, its transcripts and its chapters.',
    why: 'Players in the browser show neither episodes nor transcripts.',
    help: `Send Access-Control-Allow-Origin: * with them; ${serverConfig}.`,
    source: ['podcast-transcripts#CORS', 'psp1-cors'],
    severity: { podcast20: 'warning' },
    on: ['podcast:transcript', 'podcast:chapters'],
    needs: 'network',
    served(served, report) {
      if (isOk(served.get) && anyHeaderOf(served, 'access-control-allow-origin') === undefined)
        report({ of: 'get' }, 'The feed is sent without Access-Control-Allow-Origin.');
    },
    check: servedIs('url', (served, { name }) =>
      isOk(served.get) && anyHeaderOf(served, 'access-control-allow-origin') === undefined
        ? `The server ${hostIn(served.final)} sends what <${name}> names without Access-Control-Allow-Origin.`
        : undefined,
    ),
    bad: [feedServed({}), transcriptServed({})],
    good: [
      feedServed({ headers: { 'access-control-allow-origin': '*' } }),
      transcriptServed({ head: { status: 200, headers: { 'access-control-allow-origin': '*' } } }),
    ],
  },

  'media/header-malformed': {
    summary: 'The headers that the server sends must be valid HTTP.',
    why: 'Strict clients close the connection.',
    help: 'Correct the header names in the configuration of the server.',
    source: ['feedvalidator#HttpProtocolError', 'http#5.1'],
    severity: { rss: 'warning' },
    letter: { rss: 'error' },
    on: 'item/enclosure',
    needs: 'network',
    served({ get }, report) {
      if (get !== undefined && !isAnswer(get) && get.kind === 'protocol')
        report({ of: 'get' }, `The server of the feed ${get.but}.`);
    },
    check: servedIs('url', ({ get }) =>
      get !== undefined && !isAnswer(get) && get.kind === 'protocol'
        ? `The server ${hostIn(get.url)} ${get.but}.`
        : undefined,
    ),
    bad: [
      feedServed({ get: malformed(feedUrl) }),
      recordingServed({ get: malformed('https://media.example.com/rust.mp3') }),
    ],
    good: [feedServed({}), recordingServed({ get: 404 })],
  },
});

/** Whether an answer asks for a password. */
function isLocked(
  get: Parameters<typeof isAnswer>[0],
): get is Exclude<typeof get, undefined> & { readonly status: number } {
  return isAnswer(get) && (get.status === 401 || get.status === 407);
}
