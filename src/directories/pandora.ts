import { profile } from './profile.js';

/** Pandora, as its guidelines for podcasters are quoted; nobody reports what it refuses. */
export const pandora = profile({
  name: 'pandora',
  title: 'Pandora',
  short: 'Pandora',
  kind: 'directory',
  documents: {
    'pandora-guidelines': {
      name: "Pandora's guidelines of July 2020, quoted by David Erickson",
      url: 'https://e-strategy.com/2020/07/06/how-to-submit-your-podcast-to-pandora/',
      evidence: 'quoted',
      read: '2026-11-26',
    },
    'pandora-podcastle': {
      name: 'Podcastle: podcast submission guidelines for Pandora',
      url: 'https://podcastle.ai/blog/how-to-submit-podcast-to-pandora/',
      evidence: 'quoted',
      read: '2026-11-26',
    },
  },
  rules: {
    'rss/root-not-rss': { severity: 'warning', source: 'pandora-guidelines#Technical Guidelines' },
    'rss/guid-missing': { severity: 'warning', source: 'pandora-guidelines#Technical Guidelines' },
    'rss/guid-duplicate': { severity: 'warning', source: 'pandora-guidelines#Technical Guidelines' },
    'rss/enclosure-type-unsupported': { severity: 'warning', source: 'pandora-guidelines#Audio Guidelines' },
    'media/artwork-too-small': { severity: 'warning', source: 'pandora-guidelines#Cover Art Guidelines' },
    'media/artwork-too-large': { severity: 'warning', source: 'pandora-guidelines#Cover Art Guidelines' },
    'media/artwork-format': { severity: 'warning', source: 'pandora-guidelines#Cover Art Guidelines' },
    'media/feed-unreachable': { severity: 'warning', source: 'pandora-guidelines#Technical Guidelines' },
    'media/feed-auth-required': { severity: 'warning', source: 'pandora-guidelines#Technical Guidelines' },
    'media/feed-head-rejected': { severity: 'warning', source: 'pandora-podcastle' },
    'media/artwork-unreachable': { severity: 'warning', source: 'pandora-guidelines#Technical Guidelines' },
    'media/enclosure-unreachable': { severity: 'warning', source: 'pandora-guidelines#Technical Guidelines' },
    'media/enclosure-head-rejected': { severity: 'warning', source: 'pandora-podcastle' },
    'media/enclosure-no-byte-range': { severity: 'warning', source: 'pandora-podcastle' },
  },
  limits: {
    files: ['mp3'],
    artwork: { smallest: 3000, largest: 3000, formats: ['jpeg', 'png'] },
  },
});
