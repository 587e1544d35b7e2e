import { profile } from './profile.js';

/** iHeartRadio, as a host describes what it asks of a submission. */
export const iheart = profile({
  name: 'iheart',
  title: 'iHeartRadio',
  short: 'iHeart',
  kind: 'directory',
  documents: {
    'iheart-castos': {
      name: 'Castos: iHeartRadio podcast submission requirements',
      url: 'https://castos.com/iheartradio-podcast-submission',
      evidence: 'quoted',
      read: '2026-11-26',
    },
  },
  rules: {
    'rss/no-items': { severity: 'warning', source: 'iheart-castos#at least one episode' },
    'rss/channel-title-missing': { severity: 'warning', source: 'iheart-castos#title' },
    'itunes/image-missing': { severity: 'warning', source: 'iheart-castos#cover art' },
    'media/artwork-not-square': { severity: 'warning', source: 'iheart-castos#cover art' },
    'media/artwork-format': { severity: 'warning', source: 'iheart-castos#cover art' },
    'media/artwork-too-small': { severity: 'warning', source: 'iheart-castos#cover art' },
  },
  limits: { artwork: { smallest: 1400, formats: ['jpeg', 'png'] } },
});
