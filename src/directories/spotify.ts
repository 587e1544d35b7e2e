import { profile } from './profile.js';

/** Spotify. */
export const spotify = profile({
  name: 'spotify',
  title: 'Spotify',
  short: 'Spotify',
  kind: 'directory',
  documents: {
    'spotify-delivery': {
      name: 'Spotify Podcast Delivery Specification v1.10 (public v1.6/1.9 copies)',
      url: 'https://support.spotify.com/us/creators/article/podcast-specification-doc/',
      evidence: 'quoted',
      read: '2026-11-20',
    },
    'spotify-metadata': {
      name: 'Spotify content-ops: Show Metadata Requirements',
      url: 'https://content-ops.atspotify.com/hc/en-us/articles/360050808931--PODCAST-Show-Metadata-Requirements',
      evidence: 'read',
      read: '2026-11-20',
    },
    'spotify-chapters': {
      name: 'Spotify: Creating and managing chapters',
      url: 'https://support.spotify.com/us/creators/article/creating-and-managing-chapters/',
      evidence: 'quoted',
      read: '2026-11-26',
    },
    'spotify-email': {
      name: 'Spotify: email address in your RSS feed',
      url: 'https://support.spotify.com/us/creators/article/adding-your-email-address-to-your-rss-feed',
      evidence: 'read',
      read: '2026-11-20',
    },
    'spotify-move': {
      name: 'Spotify: Updating an RSS feed link',
      url: 'https://support.spotify.com/us/creators/article/updating-an-rss-feed-link-or-hosting-provider/',
      evidence: 'quoted',
      read: '2026-11-20',
    },
    'spotify-notes': {
      name: 'Spotify: Formatting your show notes',
      url: 'https://support.spotify.com/us/creators/article/formatting-your-show-notes/',
      evidence: 'quoted',
      read: '2026-11-20',
    },
  },
  atSubmission: ['rss/channel-description-missing', 'itunes/image-missing', 'itunes/image-href-missing'],
  limits: {
    tags: ['p', 'br', 'a', 'h1', 'h2', 'ul', 'ol', 'li'],
    files: ['mp3', 'm4a', 'mp4', 'm4v', 'mov'],
    artwork: { formats: ['jpeg', 'png'] },
    chapterTitle: 39,
    chapterSeconds: 30,
    titleStart: 20,
  },
});
