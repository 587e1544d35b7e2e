import { profile } from './profile.js';

/**
 * YouTube, when it takes a show in by its feed. It also forbids inserted advertisements, which nothing in a feed or a
 * file shows.
 */
export const youtube = profile({
  name: 'youtube',
  title: 'YouTube',
  short: 'YouTube',
  kind: 'directory',
  documents: {
    youtube: {
      name: 'YouTube: Deliver podcasts using an RSS feed',
      url: 'https://support.google.com/youtube/answer/13525207',
      evidence: 'quoted',
      read: '2026-11-20',
    },
    'youtube-length': {
      name: 'YouTube: podcast description length',
      url: 'https://support.google.com/youtube/answer/12948449',
      evidence: 'quoted',
      read: '2026-11-20',
    },
    'youtube-publish': {
      name: 'YouTube: Publish or disconnect episodes from an RSS feed',
      url: 'https://support.google.com/youtube/answer/13973017',
      evidence: 'quoted',
      read: '2026-11-20',
    },
  },
  limits: { description: { characters: 5000 }, tags: [] },
});
