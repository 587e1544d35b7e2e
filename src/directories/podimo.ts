import { profile } from './profile.js';

/** Podimo, by its own list of requirements, which has no date. */
export const podimo = profile({
  name: 'podimo',
  title: 'Podimo',
  short: 'Podimo',
  kind: 'directory',
  documents: {
    'podimo-requirements': {
      name: 'Podimo: RSS feed requirements',
      url: 'https://docslib.org/doc/11473350/rss-feed-requirements-for-podimo',
      evidence: 'read',
      read: '2026-11-26',
    },
  },
  rules: {
    'rss/root-not-rss': { severity: 'error', source: 'podimo-requirements#RSS 2.0' },
    'rss/no-items': { severity: 'error', source: 'podimo-requirements#<item>' },
    'rss/channel-title-missing': { severity: 'error', source: 'podimo-requirements#<title>' },
    'rss/channel-language-missing': { severity: 'warning', source: 'podimo-requirements#<language>' },
    'rss/channel-language-invalid': { severity: 'warning', source: 'podimo-requirements#<language>' },
    'itunes/author-missing': { severity: 'info', source: 'podimo-requirements#<itunes:author>' },
    'itunes/category-missing': { severity: 'info', source: 'podimo-requirements#<itunes:category>' },
    'itunes/image-missing': { severity: 'info', source: 'podimo-requirements#<itunes:image>' },
    'rss/channel-description-missing': { severity: 'info', source: 'podimo-requirements#<description>' },
    'rss/description-too-long': {
      severity: 'warning',
      source: 'podimo-requirements#<description>',
      of: ['channel/description'],
    },
    'rss/description-tag-unsupported': { severity: 'info', source: 'podimo-requirements#<description>' },
    'rss/item-title-missing': { severity: 'warning', source: 'podimo-requirements#episode: <title>' },
    'rss/item-description-missing': {
      severity: 'warning',
      source: 'podimo-requirements#episode: <description>',
    },
    'rss/enclosure-missing': { severity: 'error', source: 'podimo-requirements#episode: <enclosure>' },
    'rss/guid-missing': { severity: 'warning', source: 'podimo-requirements#episode: <guid>' },
    'rss/guid-duplicate': { severity: 'error', source: 'podimo-requirements#episode: <guid>' },
    'itunes/duration-missing': {
      severity: 'warning',
      source: 'podimo-requirements#episode: <itunes:duration>',
    },
    'itunes/duration-invalid': {
      severity: 'warning',
      source: 'podimo-requirements#episode: <itunes:duration>',
    },
  },
  limits: { description: { characters: 1000 }, tags: [] },
});
