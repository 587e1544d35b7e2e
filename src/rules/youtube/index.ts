import { hostIn, isAnswer } from '../../served/served.js';
import { isRestitched, lengthOf, recordingServed, servedIs } from '../answering.js';
import { rules } from '../rule.js';

/** The rules of YouTube's ingestion of feeds. */
export const youtube = rules({
  'youtube/advertisements': {
    summary: 'Recordings for YouTube should contain only host-read ads that are declared there.',
    why: 'YouTube takes down episodes with inserted ads, which its terms forbid.',
    help: 'Give YouTube a feed without inserted ads, and declare paid promotion there.',
    source: ['rain-news', 'youtube#advertisements'],
    severity: { youtube: 'info' },
    on: 'item/enclosure',
    once: true,
    // Nothing in a feed tells it, but what is put together anew for each listener has another length each time.
    needs: 'network',
    check: servedIs('url', (served) => {
      const announced = isAnswer(served.head) ? served.head.headers['content-length'] : undefined;
      const sent = lengthOf(served);
      if (announced === undefined || sent === undefined || !isRestitched(served)) return undefined;
      return `The server ${hostIn(served.final)} announces ${announced} bytes and then sends ${sent}: it inserts something into recordings as it sends them.`;
    }),
    bad: [
      recordingServed({
        get: 206,
        headers: { 'content-range': 'bytes 0-99/41200000' },
        head: { status: 200, headers: { 'content-length': '41000000' } },
      }),
    ],
    good: [
      recordingServed({
        get: 206,
        headers: { 'content-range': 'bytes 0-99/41000000' },
        head: { status: 200, headers: { 'content-length': '41000000' } },
      }),
    ],
  },
});
