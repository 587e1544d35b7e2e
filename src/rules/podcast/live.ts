import { isoDay, readIsoDate } from '../../text/iso-8601.js';
import type { Attribute, Element } from '../../xml/document.js';
import { attributeIs, attributeValue, type Judge, oneOf, quoted } from '../judgement.js';
import { mention, textOf } from '../rss/presence.js';
import { name, rules } from '../rule.js';
import { isoOf } from '../values.js';

const isoDateTime: Judge = (value) => {
  const date = readIsoDate(value);
  if (!date?.hasTime) return { but: 'not a date and time such as "2025-12-11T16:00:00Z"', ...isoOf(value) };
  return date.hasZone
    ? undefined
    : { but: 'which has no time zone', help: 'Add the zone, such as "Z" for UTC.' };
};

/** The instant that an attribute of a liveItem gives, in milliseconds since 1970. */
function instantOf(attribute: Attribute | undefined): number | undefined {
  const date = attribute && readIsoDate(attribute.value.trim());
  return date?.hasTime ? date.instant : undefined;
}

/** How long after its end a stream may still be called live: a day, in milliseconds. */
const grace = 24 * 60 * 60 * 1000;

/** The instant by which a stream that is not called ended must have come to its end or its beginning. */
function due(live: Element): number | undefined {
  const end = instantOf(live.attribute('end'));
  if (end !== undefined) return end;
  return attributeValue(live, 'status') === 'pending' ? instantOf(live.attribute('start')) : undefined;
}

const statuses = ['pending', 'live', 'ended'];

/** Streams that are announced, on air or over. */
export const live = rules({
  'podcast/live-status-invalid': {
    summary: 'The status of a live item must be "pending", "live" or "ended".',
    why: 'The parser of the Podcast Index drops it otherwise, so no app announces the stream.',
    help: 'Write "pending" before, "live" during and "ended" after the stream.',
    source: ['podcast-namespace#tags/live-item.md', 'partytime'],
    severity: { podcast20: 'error' },
    refusal: 'partytime#phase-4',
    on: 'podcast:liveItem',
    check: attributeIs('status', (value, live, context) =>
      statuses.includes(value.toLowerCase()) ? undefined : oneOf(statuses)(value, live, context),
    ),
    bad: [
      '<podcast:liveItem status="«lve»" start="2026-11-20T16:00:00Z"><title>Rust live</title></podcast:liveItem>',
      '<podcast:liveItem status="«on air»" start="2026-11-20T16:00:00Z"><title>Rust live</title></podcast:liveItem>',
    ],
    good: [
      '<podcast:liveItem status="live" start="2026-11-20T16:00:00Z"><title>Rust live</title></podcast:liveItem>',
    ],
  },

  'podcast/live-status-case': {
    summary: 'The status of a live item should be in lower case.',
    why: 'Apps that compare letter by letter do not announce the stream.',
    help: 'Write "pending", "live" or "ended".',
    source: 'podcast-namespace#tags/live-item.md',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    whose: 'host',
    on: 'podcast:liveItem',
    check: attributeIs('status', (value, live, context) =>
      statuses.includes(value.toLowerCase()) ? oneOf(statuses)(value, live, context) : undefined,
    ),
    bad: [
      '<podcast:liveItem status="«Live»" start="2026-11-20T16:00:00Z"><title>Rust live</title></podcast:liveItem>',
    ],
    good: [
      '<podcast:liveItem status="live" start="2026-11-20T16:00:00Z"><title>Rust live</title></podcast:liveItem>',
      '<podcast:liveItem status="on air" start="2026-11-20T16:00:00Z"><title>Rust live</title></podcast:liveItem>',
    ],
    fixes: {
      '<podcast:liveItem status="Live" start="2026-11-20T16:00:00Z"><title>Rust live</title></podcast:liveItem>':
        '<podcast:liveItem status="live" start="2026-11-20T16:00:00Z"><title>Rust live</title></podcast:liveItem>',
    },
  },

  'podcast/live-time-invalid': {
    summary: 'The start and end of a live item must be dates and times of ISO 8601, with the start first.',
    why: 'Apps announce the stream for another time or not at all, and listeners miss it.',
    help: 'Write them like "2025-12-11T16:00:00Z".',
    source: 'podcast-namespace#tags/live-item.md',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    yieldsTo: ['rss/date-implausible'],
    on: 'podcast:liveItem',
    check(live, report, context) {
      attributeIs('start', isoDateTime)(live, report, context);
      attributeIs('end', isoDateTime)(live, report, context);
      const end = live.attribute('end');
      const [begins, ends] = [instantOf(live.attribute('start')), instantOf(end)];
      const isSure = readIsoDate(end?.value.trim() ?? '')?.hasZone;
      if (end && isSure && begins !== undefined && ends !== undefined && ends < begins) {
        report(end, `The end of <podcast:liveItem> is ${quoted(end.value)}, before its start.`, {
          help: 'Correct the start or the end, whichever is wrong.',
        });
      }
    },
    bad: [
      '<podcast:liveItem status="ended" start="«2025-12-11T16:00:00»"><title>Rust live</title></podcast:liveItem>',
      '<podcast:liveItem status="ended" start="«Thu, 11 Dec 2025 16:00:00 GMT»"><title>Rust live</title></podcast:liveItem>',
      '<podcast:liveItem status="ended" start="2025-12-11T16:00:00Z" end="«2025-12-11T15:00:00Z»"><title>Rust live</title></podcast:liveItem>',
    ],
    good: [
      '<podcast:liveItem status="ended" start="2025-12-11T16:00:00.000+0100" end="2025-12-11T15:30:00Z"><title>Rust live</title></podcast:liveItem>',
    ],
    fixes: {
      '<podcast:liveItem status="ended" start="Thu, 11 Dec 2025 16:00:00 GMT"><title>Rust live</title></podcast:liveItem>':
        '<podcast:liveItem status="ended" start="2025-12-11T16:00:00Z"><title>Rust live</title></podcast:liveItem>',
    },
  },

  'podcast/live-content-link-missing': {
    summary: 'A live item needs at least one <podcast:contentLink>.',
    why: 'Listeners whose app cannot play the stream have no way to hear it.',
    help: 'Add a <podcast:contentLink> to a page that plays the stream.',
    source: 'podcast-namespace#tags/live-item.md',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    absent: 'podcast:contentLink',
    on: 'podcast:liveItem',
    check(live, report) {
      if (live.child('podcast:contentLink')) return;
      report(name(live), '<podcast:liveItem> has no <podcast:contentLink>.');
    },
    bad: [
      '<«podcast:liveItem» status="pending" start="2026-12-11T16:00:00Z"><title>Rust live</title></podcast:liveItem>',
    ],
    good: [
      `<podcast:liveItem status="pending" start="2026-12-11T16:00:00Z"><title>Rust live</title>
       <podcast:contentLink href="https://rust-in-production.example.com/live/">Listen live</podcast:contentLink></podcast:liveItem>`,
    ],
  },

  'podcast/live-core-missing': {
    summary: 'A live item needs a status, a start, a title, a guid and an enclosure.',
    why: 'The parser of the Podcast Index drops it otherwise, so no app announces the stream.',
    help: 'Add what is missing.',
    source: ['partytime#phase-4', 'podcast-namespace#tags/live-item.md'],
    weighed: 'The parser of Podcast Index drops a live item without them, so that it reaches nobody.',
    severity: { podcast20: 'error' },
    refusal: 'partytime#phase-4',
    absent: ['title', 'guid', 'enclosure'],
    on: 'podcast:liveItem',
    check(live, report) {
      const attributes = ['status', 'start'].filter((each) => !attributeValue(live, each));
      const children = ['title', 'guid', 'enclosure'].filter((each) =>
        each === 'enclosure' ? !live.child(each) : !textOf(live, each),
      );
      const missing = [...attributes, ...children.map((each) => `<${each}>`)];
      if (missing.length === 0) return;
      report(name(live), `<podcast:liveItem> has no ${missing.join(', no ')}.`);
    },
    bad: [
      '<«podcast:liveItem» status="pending" start="2026-12-11T16:00:00Z"><title>Rust live</title></podcast:liveItem>',
      `<«podcast:liveItem» status="pending"><title>Rust live</title><guid isPermaLink="false">rust-live</guid>
       <enclosure url="https://live.example.com/rust.mp3" length="0" type="audio/mpeg"/></podcast:liveItem>`,
      `<«podcast:liveItem» status="pending" start="2026-12-11T16:00:00Z"><title>Rust live</title><guid/>
       <enclosure url="https://live.example.com/rust.mp3" length="0" type="audio/mpeg"/></podcast:liveItem>`,
    ],
    good: [
      `<podcast:liveItem status="pending" start="2026-12-11T16:00:00Z"><title>Rust live</title>
       <guid isPermaLink="false">5bb2f5e5-5a0e-4f0e-9a53-2d6a37a7a0d5</guid>
       <enclosure url="https://live.example.com/rust.mp3" length="0" type="audio/mpeg"/></podcast:liveItem>`,
    ],
  },

  'podcast/live-ended-stale': {
    summary: 'A live item whose time is over should be "ended".',
    why: 'Apps continue to announce a stream that is over.',
    help: 'Write status="ended".',
    source: 'podcast-namespace#tags/live-item.md',
    weighed: 'Apps show such a stream as one that is on air.',
    severity: { podcast20: 'warning' },
    on: 'podcast:liveItem',
    check(live, report, { now }) {
      const status = live.attribute('status');
      const value = status?.value.trim();
      const time = due(live);
      if (!status || (value !== 'live' && value !== 'pending') || time === undefined || time + grace >= now)
        return;
      const when = attributeValue(live, 'end') ? 'ended' : 'began';
      const date = isoDay(time);
      report(status, `The status of <podcast:liveItem> is "${value}", although it ${when} on ${date}.`, {
        fix: { title: 'Write "ended"', safe: false, edits: [{ span: status.valueSpan, text: 'ended' }] },
        ...(value === 'pending' && { atMost: 'info' as const }),
      });
    },
    bad: [
      '<podcast:liveItem status="«live»" start="2025-12-11T16:00:00Z" end="2025-12-11T17:00:00Z"><title>Rust live</title></podcast:liveItem>',
      '<podcast:liveItem status="«pending»" start="2025-12-11T16:00:00Z"><title>Rust live</title></podcast:liveItem>',
    ],
    good: [
      '<podcast:liveItem status="live" start="2025-12-11T16:00:00Z"><title>Rust around the clock</title></podcast:liveItem>',
      '<podcast:liveItem status="pending" start="2026-12-11T16:00:00Z"><title>Rust live</title></podcast:liveItem>',
    ],
    fixes: {
      '<podcast:liveItem status="live" start="2025-12-11T16:00:00Z" end="2025-12-11T17:00:00Z"><title>Rust live</title></podcast:liveItem>':
        {
          unsafe:
            '<podcast:liveItem status="ended" start="2025-12-11T16:00:00Z" end="2025-12-11T17:00:00Z"><title>Rust live</title></podcast:liveItem>',
        },
      '<podcast:liveItem status="pending" start="2025-12-11T16:00:00Z"><title>Rust live</title></podcast:liveItem>':
        {
          unsafe:
            '<podcast:liveItem status="ended" start="2025-12-11T16:00:00Z"><title>Rust live</title></podcast:liveItem>',
        },
    },
  },

  'podcast/live-before-start': {
    summary: 'A live item should not be "live" long before it begins.',
    why: 'Apps tell listeners to tune in to a stream that is not there.',
    help: 'Write status="pending" until it begins, or correct the start.',
    source: 'podcast-namespace#tags/live-item.md',
    severity: { podcast20: 'warning' },
    on: 'podcast:liveItem',
    check(live, report, { now }) {
      const status = live.attribute('status');
      const start = instantOf(live.attribute('start'));
      if (status?.value.trim() !== 'live' || start === undefined || start - grace <= now) return;
      report(status, `The status of <podcast:liveItem> is "live", although it begins on ${isoDay(start)}.`);
    },
    bad: [
      '<podcast:liveItem status="«live»" start="2027-12-11T16:00:00Z"><title>Rust live</title></podcast:liveItem>',
    ],
    good: [
      '<podcast:liveItem status="pending" start="2027-12-11T16:00:00Z"><title>Rust live</title></podcast:liveItem>',
    ],
  },

  'podcast/live-with-files': {
    summary: 'A live item has no transcript and no chapters.',
    why: 'AntennaPod writes them to the episode that it reads, fails where there is none, and loses the whole feed.',
    help: 'Remove it, and add it to the episode that is made of the stream.',
    source: ['podcast-namespace#tags/live-item.md', 'antennapod-podcast#handleElementStart'],
    severity: { podcast20: 'error' },
    refusal: 'antennapod-podcast#handleElementStart',
    whose: 'host',
    once: true,
    on: ['podcast:liveItem/podcast:transcript', 'podcast:liveItem/podcast:chapters'],
    check(file, report) {
      if (attributeValue(file, 'url')) report(name(file), `<${file.name}> is in a <podcast:liveItem>.`);
    },
    bad: [
      '<podcast:liveItem status="pending" start="2026-12-11T16:00:00Z"><title>Rust live</title><«podcast:chapters» url="https://media.example.com/rust.json" type="application/json+chapters"/></podcast:liveItem>',
      '<podcast:liveItem status="pending" start="2026-12-11T16:00:00Z"><title>Rust live</title><«podcast:transcript» url="https://media.example.com/rust.vtt" type="text/vtt"/></podcast:liveItem>',
    ],
    good: [
      '<podcast:liveItem status="pending" start="2026-12-11T16:00:00Z"><title>Rust live</title><podcast:chapters url="" type="application/json+chapters"/></podcast:liveItem>',
    ],
  },

  'podcast/live-guid-shared': {
    summary: 'Every live item needs a guid of its own.',
    why: 'Apps treat the second stream as one they have already announced.',
    help: 'Give each stream its own guid.',
    source: 'podcast-namespace#tags/live-item.md',
    severity: { podcast20: 'warning' },
    on: 'channel',
    check(channel, report) {
      const seen = new Map<string, Element>();
      for (const live of channel.all('podcast:liveItem')) {
        const guid = live.child('guid');
        const value = guid?.text.trim();
        if (!guid || !value) continue;
        const first = seen.get(value);
        if (first) report(guid, `The guid ${quoted(value)} is also that of ${mention(first)}.`);
        else seen.set(value, live);
      }
    },
    bad: [
      `<podcast:liveItem status="ended" start="2025-12-11T16:00:00Z"><title>Rust live</title><guid>rust-live</guid></podcast:liveItem>
       <podcast:liveItem status="pending" start="2026-12-11T16:00:00Z"><title>Rust live again</title><guid>«rust-live»</guid></podcast:liveItem>`,
    ],
    good: [
      `<podcast:liveItem status="ended" start="2025-12-11T16:00:00Z"><title>Rust live</title><guid>rust-live-1</guid></podcast:liveItem>
       <podcast:liveItem status="pending" start="2026-12-11T16:00:00Z"><title>Rust live again</title><guid>rust-live-2</guid></podcast:liveItem>`,
    ],
  },

  'podcast/live-ended-in-future': {
    summary: 'A live item is not "ended" before it begins.',
    why: 'Apps do not announce the stream.',
    help: 'Write status="pending", or correct the start.',
    source: 'podcast-namespace#tags/live-item.md',
    severity: { podcast20: 'warning' },
    on: 'podcast:liveItem',
    check(live, report, { now }) {
      const status = live.attribute('status');
      const start = live.attribute('start');
      const begins = instantOf(start);
      if (status?.value.trim().toLowerCase() !== 'ended' || !start || begins === undefined) return;
      if (begins <= now + grace) return;
      report(status, `The status of <podcast:liveItem> is "ended", but it starts at ${quoted(start.value)}.`);
    },
    bad: [
      '<podcast:liveItem status="«ended»" start="2036-12-11T16:00:00Z"><title>Rust live</title></podcast:liveItem>',
    ],
    good: [
      '<podcast:liveItem status="ended" start="2025-12-11T16:00:00Z"><title>Rust live</title></podcast:liveItem>',
      '<podcast:liveItem status="ended" start="2026-11-20T00:30:00Z"><title>Rust live</title></podcast:liveItem>',
      '<podcast:liveItem status="pending" start="2036-12-11T16:00:00Z"><title>Rust live</title></podcast:liveItem>',
    ],
  },
});
