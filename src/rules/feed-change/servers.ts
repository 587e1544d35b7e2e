import { linkOf } from '../../served/addresses.js';
import { isAnswer, isOk, isPage, type Served, whyUnasked } from '../../served/served.js';
import { shownUrl } from '../../served/shown-url.js';
import { sameUrl } from '../../text/url.js';
import { answering, artworkServed, feedServed, servedIs } from '../answering.js';
import { type Check, name, rules } from '../rule.js';

const oldUrl = 'https://old.example.com/rust.xml';
const newUrl = 'https://new.example.com/rust.xml';

/** An example of a feed that moves, and of what its old address answers. */
const moved = (given: Parameters<typeof answering>[1]) => ({
  before: `<atom:link href="${oldUrl}" rel="self"/>`,
  markup: `<atom:link href="${newUrl}" rel="self"/>`,
  served: [answering(oldUrl, given)],
});

/** Judges what the old address of a feed that moved answers: the end of a sentence about it. */
function oldFeed(judge: (served: Served) => string | undefined): Check {
  return (channel, report, { document, previous, network }) => {
    if (document.channel?.element !== channel) return;
    const old = previous?.channel && linkOf(previous.channel.element, 'self');
    const now = network?.feed?.url ?? linkOf(channel, 'self');
    const served = old === undefined ? undefined : network?.served?.get(old);
    if (old === undefined || now === undefined || !served || sameUrl(old, now)) return;
    const but = judge(served);
    if (but !== undefined)
      report(
        name(channel),
        `The feed has moved to ${shownUrl(now)}, and its old address, ${shownUrl(old)}, ${but}.`,
      );
  };
}

/** What only the servers that hold the old and the new feed can tell. */
export const servers = rules({
  'feed-change/artwork-bytes-replaced': {
    summary: 'Replaced artwork gets a new address.',
    why: 'Directories keep the picture that they fetched from this address, and still show the old one.',
    help: 'Give the new picture another file name.',
    source: ['apple-guide#show: itunes:image', 'spotify-delivery'],
    severity: { apple: 'warning', spotify: 'warning' },
    on: 'channel/itunes:image',
    needs: 'network',
    check: servedIs('href', ({ digest, before, url }) =>
      before !== undefined && digest !== undefined && before.digest !== digest
        ? `The artwork at ${shownUrl(url)} is another picture than when it was last asked for.`
        : undefined,
    ),
    bad: [artworkServed({ digest: 'b', before: { digest: 'a' } })],
    good: [artworkServed({ digest: 'a', before: { digest: 'a' } }), artworkServed({ digest: 'a' })],
  },

  'feed-change/old-feed-gone': {
    summary: 'The old address of a feed that moved redirects to the new one.',
    why: 'Apps that still use the old address get no more episodes, and directories remove the show.',
    help: 'Redirect the old address with status 301, and keep it for as long as possible.',
    source: ['apple-move#maintain old feed', 'spotify-move'],
    refusal: ['apple-move#maintain old feed', 'spotify-move'],
    severity: { apple: 'error', spotify: 'error', amazon: 'warning' },
    on: 'channel',
    needs: 'network',
    check: oldFeed((served) => {
      const { get } = served;
      const status = isAnswer(get) && get.status >= 400 && get.status < 500 ? get.status : undefined;
      // A wall against programs, and a password, let others through.
      if (status === undefined || whyUnasked(served) !== undefined || [401, 408].includes(status))
        return undefined;
      return `does not redirect to it but answers with status ${status}`;
    }),
    bad: [moved({ get: 404 }), moved({ get: 410 })],
    good: [
      moved({ redirects: [{ url: oldUrl, status: 301 }], final: newUrl }),
      moved({ get: 429 }),
      moved({ get: 503 }),
    ],
  },

  'feed-change/redirect-not-permanent': {
    summary: 'The old address of a feed that moved redirects permanently.',
    why: 'Directories keep the old address, and lose the show when it is switched off.',
    help: 'Redirect with status 301 instead of 302, 307 or a reloading page.',
    source: ['apple-move', 'feedvalidator#TempRedirect'],
    severity: { apple: 'warning', spotify: 'warning' },
    on: 'channel',
    needs: 'network',
    check: oldFeed((served) => {
      const temporary = served.redirects.find(
        ({ status }) => status === 302 || status === 303 || status === 307,
      );
      if (temporary) return `redirects for now (status ${temporary.status})`;
      const reloads = isPage(served) && /http-equiv\s*=\s*["']?refresh/i.test(served.start ?? '');
      return reloads ? 'is a web page that reloads, which no directory follows' : undefined;
    }),
    bad: [
      moved({ redirects: [{ url: oldUrl, status: 302 }], final: newUrl }),
      moved({
        start: '<!DOCTYPE html><meta http-equiv="refresh" content="0; url=https://new.example.com/rust.xml">',
      }),
    ],
    good: [moved({ redirects: [{ url: oldUrl, status: 308 }], final: newUrl })],
  },

  'feed-change/validators-stale': {
    summary: 'The ETag and Last-Modified headers change when the feed changes, and only then.',
    why: 'Players that rely on them are told that nothing has changed, and new episodes do not appear.',
    help: 'Configure the server to derive the ETag from the content of the feed.',
    source: ['http#8.8', 'podinfra#etag'],
    severity: { podcast20: 'warning' },
    on: 'address',
    needs: 'address',
    served({ get, digest, before }, report) {
      if (!isOk(get) || digest === undefined || before === undefined) return;
      const { etag, 'last-modified': lastModified } = get.headers;
      const isSame = before.digest === digest;
      if (!isSame && etag !== undefined && etag === before.etag)
        report({ of: 'get', header: 'etag' }, `The feed has changed, and its ETag is still ${etag}.`);
      else if (
        !isSame &&
        etag === undefined &&
        lastModified !== undefined &&
        lastModified === before.lastModified
      )
        report(
          { of: 'get', header: 'last-modified' },
          `The feed has changed, and its Last-Modified is still "${lastModified}".`,
        );
      else if (isSame && etag !== undefined && before.etag !== undefined && etag !== before.etag)
        report(
          { of: 'get', header: 'etag' },
          `The feed has not changed, and its ETag was ${before.etag} and is ${etag}.`,
        );
    },
    bad: [
      feedServed({ digest: 'b', headers: { etag: '"1"' }, before: { digest: 'a', etag: '"1"' } }),
      feedServed({ digest: 'a', headers: { etag: '"2"' }, before: { digest: 'a', etag: '"1"' } }),
      feedServed({
        digest: 'b',
        headers: { 'last-modified': 'Thu, 11 Dec 2025 16:00:00 GMT' },
        before: { digest: 'a', lastModified: 'Thu, 11 Dec 2025 16:00:00 GMT' },
      }),
    ],
    good: [
      feedServed({ digest: 'b', headers: { etag: '"2"' }, before: { digest: 'a', etag: '"1"' } }),
      feedServed({ digest: 'a', headers: { etag: '"1"' }, before: { digest: 'a', etag: '"1"' } }),
      feedServed({ digest: 'a', headers: { etag: '"1"' }, before: { digest: 'a' } }),
      feedServed({
        digest: 'b',
        headers: { etag: '"2"', 'last-modified': 'Thu, 11 Dec 2025 16:00:00 GMT' },
        before: { digest: 'a', etag: '"1"', lastModified: 'Thu, 11 Dec 2025 16:00:00 GMT' },
      }),
      feedServed({
        digest: 'b',
        headers: { 'last-modified': 'Thu, 18 Dec 2025 16:00:00 GMT' },
        before: { digest: 'a', lastModified: 'Thu, 11 Dec 2025 16:00:00 GMT' },
      }),
    ],
  },
});
