import type { Facts } from '../../compare/facts.js';
import { sameInstant, titlesAlike } from '../../compare/facts.js';
import { quoted } from '../judgement.js';
import { rules } from '../rule.js';
import { called, comparing, placeIn } from './comparing.js';

const stream = (status: string, start: string, guid: string, title = 'Rust live') =>
  `<podcast:liveItem status="${status}" start="${start}"><title>${title}</title>` +
  `<guid isPermaLink="false">${guid}</guid></podcast:liveItem>`;

function said({ item }: Facts, name: string): string | undefined {
  return item.element.attribute(name)?.value.trim().toLowerCase();
}

/** Whether one stream cannot have become the other: it had ended, or nothing of it has stayed. */
function isAnother(before: Facts, after: Facts): boolean {
  const [old, now] = [said(before, 'start'), said(after, 'start')];
  if (old === now) return false;
  if (said(before, 'status') === 'ended' && said(after, 'status') !== 'ended') return true;
  return before.title !== undefined && !titlesAlike(before, after) && sameInstant(before, after) !== true;
}

export const live = rules({
  'feed-change/live-guid-reused': {
    summary: 'Every live stream has its own guid and keeps it until it ends.',
    why: 'Apps tell streams apart by the guid: a new stream under an old guid is not announced, and one whose guid changes is cut off.',
    help: 'Give every new stream a new guid, and leave that of a running one as it is.',
    source: 'podcast-namespace#live-item',
    severity: { podcast20: 'warning' },
    on: 'channel',
    needs: 'previous',
    check: comparing(({ live: { pairs, reused } }, report) => {
      for (const { before, after, known } of [
        ...pairs,
        ...reused.map((each) => ({ ...each, known: true })),
      ]) {
        if (known && isAnother(before, after)) {
          report(
            placeIn(after, 'guid'),
            `The guid ${quoted(after.guid ?? '')} was that of the live stream ${called(before)} and is now that of another one.`,
          );
        } else if (!known && said(before, 'status') === 'live' && said(after, 'status') !== 'pending') {
          report(
            placeIn(after, 'guid'),
            `The guid of the live stream ${called(after)} was ${quoted(before.guid ?? '')} and is now ${quoted(after.guid ?? '')}, while it is running.`,
            { help: `Put back the old guid ${quoted(before.guid ?? '')}.` },
          );
        }
      }
    }),
    bad: [
      {
        before: stream('ended', '2025-12-11T16:00:00Z', '1'),
        after: stream('pending', '2025-12-18T16:00:00Z', '«1»'),
      },
    ],
    good: [
      {
        before: stream('pending', '2025-12-11T16:00:00Z', '1'),
        after: stream('pending', '2025-12-11T17:00:00Z', '1'),
      },
      {
        before: stream('pending', '2025-12-11T16:00:00Z', '1'),
        after: stream('live', '2025-12-11T16:00:00Z', '1'),
      },
    ],
  },
});
