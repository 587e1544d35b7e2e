import { rules } from '../rule.js';

/** What only the servers that hold the old and the new feed can tell. */
export const servers = rules({
  'feed-change/artwork-bytes-replaced': {
    summary: 'Replaced artwork gets a new address.',
    why: 'Directories keep the picture that they fetched from this address, and still show the old one.',
    help: 'Give the new picture another file name.',
    source: ['apple-guide#show: itunes:image', 'spotify-delivery'],
    severity: { apple: 'warning', spotify: 'warning' },
    on: 'itunes:image',
    needs: 'network',
    bad: [],
    good: [],
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
    bad: [],
    good: [],
  },

  'feed-change/redirect-not-permanent': {
    summary: 'The old address of a feed that moved redirects permanently.',
    why: 'Directories keep the old address, and lose the show when it is switched off.',
    help: 'Redirect with status 301 instead of 302, 307 or a reloading page.',
    source: ['apple-move', 'feedvalidator#TempRedirect'],
    severity: { apple: 'warning', spotify: 'warning' },
    on: 'channel',
    needs: 'network',
    bad: [],
    good: [],
  },

  'feed-change/validators-stale': {
    summary: 'The ETag and Last-Modified headers change when the feed changes, and only then.',
    why: 'Players that rely on them are told that nothing has changed, and new episodes do not appear.',
    help: 'Configure the server to derive the ETag from the content of the feed.',
    source: ['http#8.8', 'podinfra#etag'],
    severity: { podcast20: 'warning' },
    on: 'channel',
    needs: 'network',
    bad: [],
    good: [],
  },
});
