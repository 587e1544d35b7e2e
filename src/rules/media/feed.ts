import { byteLength } from '../../text/bytes.js';
import { rules, tag } from '../rule.js';

/** Where the W3C validator stops reading, in bytes. */
const mostBytes = 5_000_000;

/** How the feed itself is delivered. */
export const feed = rules({
  'media/feed-large': {
    summary: 'The feed should be at most 5 MB.',
    why: 'Every player downloads all of it again and again, and some give up before the end.',
    help: 'Shorten the notes of old episodes and keep the items.',
    source: ['audacity', 'podcast-recommendations#Feed paging', 'feedvalidator'],
    severity: { podcast20: 'info' },
    on: 'rss',
    check(root, report, { document: { source } }) {
      // A UTF-16 unit is at most three bytes of UTF-8.
      if (source.text.length * 3 <= mostBytes) return;
      const bytes = byteLength(source.text);
      if (bytes > mostBytes) report(tag(root), `The feed has ${(bytes / 1_000_000).toFixed(1)} MB.`);
    },
    bad: [`<description>${'Rust in production. '.repeat(250_000)}</description>`],
    good: ['<description>Rust in production.</description>'],
  },
});
