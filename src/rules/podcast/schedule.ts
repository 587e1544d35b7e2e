import { readDate } from '../../text/date.js';
import { readIsoDate } from '../../text/iso-8601.js';
import type { Element } from '../../xml/document.js';
import { attributeIs, attributeValue, quoted } from '../judgement.js';
import { isFarAhead } from '../rss/date.js';
import { name, rules } from '../rule.js';
import { endOf } from './contradictions.js';
import { readRecurrence } from './recurrence.js';

/** What in the channel says that episodes are still to come, as a piece of a sentence. */
function toCome(channel: Element, now: number): string | undefined {
  for (const item of channel.children) {
    const title = () => `"${item.child('title')?.text.trim() ?? ''}"`;
    if (item.name === 'podcast:liveItem' && attributeValue(item, 'status') === 'pending') {
      return `the live item ${title()} is pending`;
    }
    const date = item.name === 'item' ? item.child('pubDate')?.text : undefined;
    const instant = (date === undefined ? undefined : readDate(date).instant) ?? now;
    if (instant > now && !isFarAhead(instant, now)) return `the item ${title()} is dated in the future`;
  }
  return undefined;
}

/** Whether a recurrence rule announces more episodes. */
function goesOn(schedule: Element, now: number): boolean {
  const read = readRecurrence(attributeValue(schedule, 'rrule')?.replace(/^RRULE:/i, '') ?? '');
  if (typeof read === 'string') return false;
  return (endOf(schedule) ?? (read.parts.has('COUNT') ? now : Number.POSITIVE_INFINITY)) > now;
}

/** When episodes come out, and how that is announced. */
export const schedule = rules({
  'podcast/update-frequency-rrule-invalid': {
    summary: 'The rrule of <podcast:updateFrequency> must be a recurrence rule of iCalendar.',
    why: 'Apps cannot tell when the next episode is due, and show no date or a wrong one.',
    help: 'Write a rule such as "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH".',
    source: ['podcast-namespace#tags/update-frequency.md', 'rfc5545#3.3.10'],
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    on: 'podcast:updateFrequency',
    check: attributeIs('rrule', (value) => {
      const bare = value.replace(/^RRULE:/i, '');
      const read = readRecurrence(bare);
      if (typeof read === 'string') return { but: read };
      return bare === value
        ? undefined
        : { but: 'with the name of the rule before it', write: bare, safe: true };
    }),
    bad: [
      '<podcast:updateFrequency rrule="«WEEKLY»">Every week</podcast:updateFrequency>',
      '<podcast:updateFrequency rrule="«INTERVAL=2;BYDAY=TH»">Every other Thursday</podcast:updateFrequency>',
      '<podcast:updateFrequency rrule="«FREQ=WEEKLY;COUNT=8;UNTIL=20261231»" dtstart="2026-01-08">Until we are done</podcast:updateFrequency>',
      '<podcast:updateFrequency rrule="«FREQ=WEEKLY;BYDAY=Thursday»">Every Thursday</podcast:updateFrequency>',
    ],
    good: [
      '<podcast:updateFrequency rrule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TH">Every other Thursday</podcast:updateFrequency>',
      '<podcast:updateFrequency rrule="FREQ=YEARLY;BYDAY=+4TH;BYMONTH=11">Thanksgiving</podcast:updateFrequency>',
      '<podcast:updateFrequency rrule="FREQ=WEEKLY;UNTIL=2023-12-31T00:00:00.000Z;BYDAY=MO">Mondays</podcast:updateFrequency>',
    ],
  },

  'podcast/update-frequency-dtstart-invalid': {
    summary: 'The dtstart of <podcast:updateFrequency> must be a date of ISO 8601.',
    why: 'Apps that count from that day cannot tell when the next episode is due.',
    help: 'Write it like "2026-01-08" or "2026-01-08T16:00:00Z".',
    source: 'podcast-namespace#tags/update-frequency.md',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    on: 'podcast:updateFrequency',
    check: attributeIs('dtstart', (value) =>
      readIsoDate(value) ? undefined : { but: 'not a date such as "2026-01-08"' },
    ),
    bad: [
      '<podcast:updateFrequency rrule="FREQ=WEEKLY" dtstart="«8 January 2026»">Every week</podcast:updateFrequency>',
    ],
    good: [
      '<podcast:updateFrequency rrule="FREQ=WEEKLY" dtstart="2026-01-08">Every week</podcast:updateFrequency>',
    ],
  },

  'podcast/update-frequency-dtstart-missing': {
    summary: 'A rule with COUNT needs a dtstart, and UNTIL must be a date or a time as dtstart is.',
    why: 'Apps cannot tell when the last episode comes, and wait for more or stop too early.',
    help: 'Add dtstart with the day of the first episode.',
    source: 'podcast-namespace#tags/update-frequency.md',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    on: 'podcast:updateFrequency',
    check(schedule, report) {
      const rule = schedule.attribute('rrule');
      const read = readRecurrence(rule?.value.trim().replace(/^RRULE:/i, '') ?? '');
      if (!rule || typeof read === 'string') return;
      const dtstart = attributeValue(schedule, 'dtstart');
      if (read.parts.has('COUNT') && dtstart === undefined) {
        return report(
          rule,
          `The rrule of <podcast:updateFrequency> is "${rule.value}", but there is no dtstart.`,
        );
      }
      const [start, until] = [readIsoDate(dtstart ?? ''), readIsoDate(read.parts.get('UNTIL') ?? '')];
      if (!start || !until || start.hasTime === until.hasTime) return;
      const [here, there] = until.hasTime ? ['a time', 'a date'] : ['a date', 'a time'];
      report(
        rule,
        `UNTIL in the rrule "${rule.value}" is ${here}, but the dtstart "${dtstart}" is ${there}.`,
        {
          help: `Write both as dates or both with a time.`,
        },
      );
    },
    bad: [
      '<podcast:updateFrequency rrule="«FREQ=WEEKLY;COUNT=8»">Eight weeks</podcast:updateFrequency>',
      '<podcast:updateFrequency rrule="«FREQ=WEEKLY;UNTIL=20261231»" dtstart="2026-01-08T16:00:00Z">All year</podcast:updateFrequency>',
    ],
    good: [
      '<podcast:updateFrequency rrule="FREQ=WEEKLY;COUNT=8" dtstart="2026-01-08">Eight weeks</podcast:updateFrequency>',
      '<podcast:updateFrequency rrule="FREQ=WEEKLY;UNTIL=20261231T160000Z" dtstart="2026-01-08T16:00:00.000Z">All year</podcast:updateFrequency>',
    ],
  },

  'podcast/update-frequency-complete-contradiction': {
    summary: 'A show that is complete must say so everywhere, and announce no more episodes.',
    why: 'Some apps stop looking for new episodes and others continue, so listeners miss what comes.',
    help: 'Write what is true in complete and in <itunes:complete>.',
    source: 'podcast-namespace#tags/update-frequency.md',
    severity: { podcast20: 'warning' },
    on: 'rss/channel',
    check(channel, report, { now }) {
      const schedule = channel.child('podcast:updateFrequency');
      const complete = schedule?.attribute('complete');
      const value = complete?.value.trim();
      const isOver = channel.child('itunes:complete');
      if (!complete && isOver?.text.trim().toLowerCase() === 'yes') {
        const rule = schedule?.attribute('rrule');
        const come =
          toCome(channel, now) ??
          (rule && goesOn(schedule as Element, now) && `its rrule is ${quoted(rule.value)}`);
        if (come) report(isOver, `<itunes:complete> says that the show is over, but ${come}.`);
        return;
      }
      if (!complete || (value !== 'true' && value !== 'false')) return;
      const itunes = channel.child('itunes:complete')?.text.trim();
      const contradiction =
        itunes && (itunes.toLowerCase() === 'yes') !== (value === 'true')
          ? `<itunes:complete> is "${itunes}"`
          : value === 'true' && toCome(channel, now);
      if (contradiction)
        report(complete, `<podcast:updateFrequency> says complete="${value}", but ${contradiction}.`);
    },
    bad: [
      '<itunes:complete>«Yes»</itunes:complete><podcast:updateFrequency rrule="FREQ=WEEKLY">Every week</podcast:updateFrequency>',
      '<itunes:complete>Yes</itunes:complete><podcast:updateFrequency complete="«false»" rrule="FREQ=WEEKLY">Every week</podcast:updateFrequency>',
      `<podcast:updateFrequency complete="«true»">That was it</podcast:updateFrequency>
       <podcast:liveItem status="pending" start="2026-12-11T16:00:00Z"><title>One more thing</title></podcast:liveItem>`,
    ],
    good: [
      '<itunes:complete>Yes</itunes:complete><podcast:updateFrequency rrule="FREQ=WEEKLY;UNTIL=20251231">Every week</podcast:updateFrequency>',
      '<itunes:complete>Yes</itunes:complete><podcast:updateFrequency complete="true">That was it</podcast:updateFrequency>',
    ],
  },

  'podcast/podping-invalid': {
    summary: 'A <podcast:podping> needs usesPodping, which says whether updates are announced.',
    why: 'Aggregators continue to poll the feed, so new episodes appear late.',
    help: 'Add usesPodping="true", or remove the element.',
    source: 'podcast-namespace#tags/podping.md',
    severity: { podcast20: 'warning' },
    on: 'podcast:podping',
    check(podping, report) {
      const uses = podping.attribute('usesPodping');
      if (!uses) report(name(podping), '<podcast:podping> has no usesPodping.');
      else if (uses.value.trim() === '') report(uses, 'The usesPodping of <podcast:podping> is empty.');
    },
    bad: ['<«podcast:podping»/>', '<podcast:podping usesPodping="«»"/>'],
    good: ['<podcast:podping usesPodping="true"/>'],
  },
});
