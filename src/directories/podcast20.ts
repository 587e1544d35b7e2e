import { profile } from './profile.js';

/** The podcast namespace, which gives every element and attribute its own limit. */
export const podcast20 = profile({
  name: 'podcast20',
  title: 'Podcasting 2.0',
  short: 'Podcasting 2.0',
  kind: 'specification',
  documents: {
    'podcast-namespace': {
      name: 'Podcasting 2.0 namespace',
      url: 'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md',
      evidence: 'read',
      read: '2026-11-20',
    },
    'json-chapters': {
      name: 'JSON Chapters 1.2',
      url: 'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md',
      evidence: 'read',
      read: '2026-11-20',
    },
    'podcast-location': {
      name: 'Podcasting 2.0 location guide',
      url: 'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/location/location.md',
      evidence: 'read',
      read: '2026-11-20',
    },
    'podcast-namespaces-list': {
      name: 'podcast-namespace existing-namespaces.txt',
      url: 'https://github.com/Podcastindex-org/podcast-namespace/blob/main/existing-namespaces.txt',
      evidence: 'read',
      read: '2026-11-20',
    },
    'podcast-publishers': {
      name: 'Podcasting 2.0 publisher medium',
      url: 'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/publishers/publishers.md',
      evidence: 'read',
      read: '2026-11-20',
    },
    'podcast-recommendations': {
      name: 'Podcasting 2.0: other recommendations',
      url: 'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/other-recommendations.md',
      evidence: 'read',
      read: '2026-11-20',
    },
    'podcast-transcripts': {
      name: 'Podcasting 2.0 transcript formats',
      url: 'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md',
      evidence: 'read',
      read: '2026-11-20',
    },
    'podcast-value': {
      name: 'Podcasting 2.0 value spec',
      url: 'https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/value/value.md',
      evidence: 'read',
      read: '2026-11-20',
    },
  },
  limits: {},
});
