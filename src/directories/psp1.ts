import { profile } from './profile.js';

/** The Podcast RSS Standard of the Podcast Standards Project, by which hosts are certified. */
export const psp1 = profile({
  name: 'psp1',
  title: 'PSP-1',
  short: 'PSP-1',
  kind: 'specification',
  verdict: ['certifiable', 'not certified'],
  documents: {
    psp1: {
      name: 'PSP-1: The Podcast RSS Standard',
      url: 'https://github.com/Podcast-Standards-Project/PSP-1-Podcast-RSS-Specification',
      evidence: 'read',
      read: '2026-11-20',
    },
  },
  rules: {
    'podcast/attribute-missing': {
      severity: 'error',
      source: 'psp1#podcast:transcript, podcast:funding',
      of: ['podcast:transcript', 'podcast:funding'],
    },
    'podcast/text-too-long': { severity: 'error', source: 'psp1#podcast:txt', of: ['podcast:txt'] },
    'podcast/attribute-too-long': { severity: 'error', source: 'psp1#podcast:txt', of: ['podcast:txt'] },
  },
  limits: {
    description: { bytes: 4000 },
    tags: ['p', 'ol', 'ul', 'li', 'a', 'b', 'i', 'strong', 'em'],
    value: 255,
    files: ['mp3', 'm4a', 'mp4', 'm4v', 'mov'],
    artwork: { smallest: 1400, largest: 3000, formats: ['jpeg', 'png'], density: 72 },
  },
});
