import { rules } from '../rule.js';

/** The rules of YouTube's ingestion of feeds. */
export const youtube = rules({
  'youtube/advertisements': {
    summary: 'The recordings hold no advertisements beside those that the hosts read and YouTube is told of.',
    why: 'YouTube takes down episodes with inserted advertisements, for its terms forbid them.',
    help: 'Give YouTube a feed without inserted advertisements, and declare paid promotion there.',
    source: ['rain-news', 'youtube#advertisements'],
    severity: { youtube: 'info' },
    on: 'channel',
    // Nothing in a feed tells it; somebody has to fetch the recordings and listen.
    needs: 'network',
    bad: [],
    good: [],
  },
});
