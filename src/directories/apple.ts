import { profile } from './profile.js';

/** Apple Podcasts. */
export const apple = profile({
  name: 'apple',
  title: 'Apple Podcasts',
  short: 'Apple',
  kind: 'directory',
  documents: {
    'apple-guide': {
      name: "Apple: A Podcaster's Guide to RSS",
      url: 'https://help.apple.com/itc/podcasts_connect/#/itcb54353390',
      evidence: 'read',
      read: '2026-11-20',
    },
    'apple-requirements': {
      name: 'Apple: Podcast RSS feed requirements',
      url: 'https://podcasters.apple.com/support/823-podcast-requirements',
      evidence: 'read',
      read: '2026-11-20',
    },
    'apple-artwork': {
      name: 'Apple: Artwork requirements',
      url: 'https://podcasters.apple.com/support/896-artwork-requirements',
      evidence: 'read',
      read: '2026-11-20',
    },
    'apple-explicit': {
      name: 'Apple: Explicit content',
      url: 'https://podcasters.apple.com/support/5440-explicit-content',
      evidence: 'read',
      read: '2026-11-27',
    },
    'apple-audio': {
      name: 'Apple: Audio requirements',
      url: 'https://podcasters.apple.com/support/893-audio-requirements',
      evidence: 'read',
      read: '2026-11-20',
    },
    'apple-categories': {
      name: 'Apple Podcasts categories',
      url: 'https://podcasters.apple.com/support/1691-apple-podcasts-categories',
      evidence: 'quoted',
      read: '2026-11-20',
    },
    'apple-chapters': {
      name: 'Apple: Chapters on Apple Podcasts',
      url: 'https://podcasters.apple.com/support/5482-using-chapters-on-apple-podcasts',
      evidence: 'quoted',
      read: '2026-11-20',
    },
    'apple-connect': {
      name: 'Apple Podcasts Connect error texts',
      url: 'https://github.com/SoftwareEngineeringDaily/sedaily-front-end/issues/657',
      evidence: 'wild',
      read: '2026-11-20',
    },
    'apple-move': {
      name: 'Apple: Change the RSS feed URL',
      url: 'https://podcasters.apple.com/support/837-change-the-rss-feed-url',
      evidence: 'quoted',
      read: '2026-11-20',
    },
    'apple-subscriptions': {
      name: 'Apple: Subscription best practices',
      url: 'https://podcasters.apple.com/support/1236-subscription-best-practices',
      evidence: 'quoted',
      read: '2026-11-20',
    },
    'apple-transcripts': {
      name: 'Apple: Transcripts on Apple Podcasts',
      url: 'https://podcasters.apple.com/support/5316-transcripts-on-apple-podcasts',
      evidence: 'read',
      read: '2026-11-20',
    },
    'apple-validate': {
      name: 'Apple: Validate your podcast RSS feed',
      url: 'https://podcasters.apple.com/support/829-validate-your-podcast',
      evidence: 'read',
      read: '2026-11-20',
    },
  },
  atSubmission: [
    'rss/channel-description-missing',
    'rss/channel-language-missing',
    'itunes/category-missing',
    'itunes/explicit-missing',
    'itunes/image-missing',
    'itunes/image-href-missing',
  ],
  limits: {
    description: { bytes: 4000 },
    tags: ['p', 'ol', 'ul', 'li', 'a'],
    value: 255,
    files: ['mp3', 'm4a', 'mp4', 'm4v', 'mov', 'pdf'],
    artwork: { smallest: 1400, largest: 3000, formats: ['jpeg', 'png'], density: 72 },
    chapterTitle: 45,
  },
});
