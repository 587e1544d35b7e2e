import { rules } from '../rule.js';

/** The rules of YouTube's ingestion of feeds. */
export const youtube = rules({
  'youtube/advertisements': {
    summary: 'Recordings for YouTube should contain only host-read ads that are declared there.',
    why: 'YouTube takes down episodes with inserted ads, which its terms forbid.',
    help: 'Give YouTube a feed without inserted ads, and declare paid promotion there.',
    source: ['rain-news', 'youtube#advertisements'],
    severity: { youtube: 'info' },
    on: 'channel',
    // Nothing in a feed tells it; somebody has to fetch the recordings and listen.
    needs: 'network',
    bad: [],
    good: [],
  },
});
