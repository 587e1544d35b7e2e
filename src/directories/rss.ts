import { profile } from './profile.js';

/** RSS 2.0 itself, and what its validator and every reader of feeds expect. */
export const rss = profile({
  name: 'rss',
  title: 'RSS 2.0',
  short: 'RSS 2.0',
  kind: 'specification',
  documents: {
    rss: {
      name: 'RSS 2.0 Specification',
      url: 'https://www.rssboard.org/rss-specification',
      evidence: 'standard',
      read: '2026-11-20',
    },
    'rss-profile': {
      name: 'RSS Advisory Board Best Practices Profile',
      url: 'https://www.rssboard.org/rss-profile',
      evidence: 'quoted',
      read: '2026-11-20',
    },
  },
  limits: {},
});
