import { profile } from './profile.js';

/** The Podcast Index, whose aggregator is open source. */
export const podcastindex = profile({
  name: 'podcastindex',
  title: 'Podcast Index',
  short: 'Podcast Index',
  kind: 'directory',
  documents: {
    'podcast-index-aggregator': {
      name: 'Podcast Index source: aggregator',
      url: 'https://github.com/Podcastindex-org/aggregator/blob/master/partytime/partytime.js',
      evidence: 'impl',
      read: '2026-11-26',
    },
    partytime: {
      name: 'partytime, parser of the Podcast Index family',
      url: 'https://github.com/RyanHirsch/partytime',
      evidence: 'impl',
      read: '2026-11-20',
    },
  },
  rules: {
    'rss/enclosure-missing': { severity: 'error', source: 'podcast-index-aggregator#enclosure' },
    'rss/guid-missing': { severity: 'error', source: 'podcast-index-aggregator#guid' },
    'rss/item-title-and-description-missing': { severity: 'error', source: 'partytime#title or description' },
  },
  limits: {},
});
