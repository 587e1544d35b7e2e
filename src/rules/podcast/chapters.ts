import { listed } from '../../chapters/chapter.js';
import { readClock, wholeClockOf } from '../../text/clock.js';
import { readDuration } from '../../text/duration.js';
import { bareType } from '../../text/mime.js';
import { attributeIs, attributeValue } from '../judgement.js';
import { name, rules } from '../rule.js';
import { decimal } from '../values.js';

const type = 'application/json+chapters';

/** Players round the length of a recording. */
const tolerance = 1;

/** The inner parts of an episode: chapters and soundbites. */
export const chapters = rules({
  'podcast/chapters-type-wrong': {
    summary: 'The type of <podcast:chapters> must be "application/json+chapters".',
    why: 'Some apps know only this type and show no chapters with another.',
    help: 'Write "application/json+chapters", and let the server send it as well.',
    source: ['podcast-namespace#tags/chapters.md', 'json-chapters'],
    severity: { podcast20: 'warning' },
    whose: 'host',
    once: 'message',
    on: 'podcast:chapters',
    check: attributeIs('type', (value) => {
      const bare = bareType(value);
      if (bare === type) return undefined;
      return { but: `not "${type}"`, ...(bare === 'application/json' && { write: type, safe: true }) };
    }),
    bad: [
      '<item><podcast:chapters url="https://media.example.com/rust.chapters.json" type="«application/json»"/></item>',
    ],
    good: [
      `<item><podcast:chapters url="https://media.example.com/rust.chapters.json" type="${type}"/></item>`,
    ],
    fixes: {
      '<item><podcast:chapters url="https://media.example.com/rust.chapters.json" type="application/json"/></item>':
        '<item><podcast:chapters url="https://media.example.com/rust.chapters.json" type="application/json+chapters"/></item>',
    },
  },

  'podcast/soundbite-end': {
    summary: 'A soundbite has a duration, and no end.',
    why: 'Apps ignore the soundbite, or do not know where it stops.',
    help: 'Write duration with the seconds from the start to the end.',
    source: 'podcast-namespace#tags/soundbite.md',
    severity: { podcast20: 'warning' },
    on: 'podcast:soundbite',
    where: (soundbite) => soundbite.attribute('duration') === undefined,
    check(soundbite, report) {
      const end = soundbite.attributes.find(({ name }) => /^(?:end|endtime|stop)$/i.test(name));
      if (!end || soundbite.attribute('duration')) return;
      const from = decimal(attributeValue(soundbite, 'startTime'));
      const until = decimal(end.value.trim());
      const message = `<podcast:soundbite> has "${end.name}", not duration.`;
      const place = { span: end.nameSpan, path: end.path };
      if (from === undefined || until === undefined || until <= from) return report(place, message);
      const text = `duration="${Number((until - from).toFixed(3))}"`;
      const span = { start: end.nameSpan.start, end: end.valueSpan.end + 1 };
      report(place, message, {
        help: `Write ${text}.`,
        fix: { title: `Write ${text}`, safe: false, edits: [{ span, text }] },
      });
    },
    bad: [
      '<item><podcast:soundbite startTime="187.5" «endTime»="247.5">Why a kernel</podcast:soundbite></item>',
    ],
    good: [
      '<item><podcast:soundbite startTime="187.5" duration="60">Why a kernel</podcast:soundbite></item>',
    ],
    fixes: {
      '<item><podcast:soundbite startTime="187.5" endTime="247.5">Why a kernel</podcast:soundbite></item>': {
        unsafe:
          '<item><podcast:soundbite startTime="187.5" duration="60">Why a kernel</podcast:soundbite></item>',
      },
    },
  },

  'podcast/chapters-and-psc-disagree': {
    summary: 'The chapters in the feed and in the file that it points to must be the same.',
    why: 'Listeners see different chapters in each app, and some jump to the wrong place.',
    help: 'Make both from one list.',
    source: ['json-chapters', 'psc'],
    severity: { podcast20: 'warning' },
    on: 'podcast:chapters',
    needs: 'files',
    check(element, report, { files }) {
      const list = files?.get(element.attribute('url')?.value.trim() ?? '')?.chapters;
      const inFeed = element.parent?.child('psc:chapters')?.all('psc:chapter') ?? [];
      if (!list || inFeed.length === 0) return;
      // What is hidden or has no title cannot be in the feed.
      const starts = listed(list.chapters).map(({ start }) => start);
      const others = inFeed.flatMap((each) => readClock(each.attribute('start')?.value.trim() ?? '') ?? []);
      if (starts.length !== others.length) {
        const found = others.length === 1 ? 'one chapter' : `${others.length} chapters`;
        const message = `The feed has ${found}, the chapter file ${starts.length}.`;
        report(name(element), message);
        return;
      }
      const sorted = others.sort((a, b) => a - b);
      const at = starts.findIndex((start, index) => Math.abs(start - (sorted[index] ?? 0)) > tolerance);
      if (at < 0) return;
      const [own, other] = [sorted[at] ?? 0, starts[at] ?? 0].map(wholeClockOf);
      report(
        name(element),
        `Chapter ${at + 1} starts at ${own} in the feed, and at ${other} in the chapter file.`,
      );
    },
    bad: [
      `<item><«podcast:chapters» url="https://media.example.com/good.chapters.json" type="${type}"/>
       <psc:chapters version="1.2"><psc:chapter start="00:00:00" title="Welcome"/></psc:chapters></item>`,
      `<item><«podcast:chapters» url="https://media.example.com/good.chapters.json" type="${type}"/>
       <psc:chapters version="1.2"><psc:chapter start="00:00:00" title="Welcome"/><psc:chapter
       start="00:04:07" title="Why a kernel"/><psc:chapter start="00:12:30" title="Drivers"/></psc:chapters></item>`,
      `<item><«podcast:chapters» url="https://media.example.com/good.chapters.json" type="${type}"/>
       <psc:chapters version="1.2"><psc:chapter start="00:00:30" title="Welcome"/><psc:chapter
       start="00:03:07" title="Why a kernel"/><psc:chapter start="00:12:30" title="Drivers"/></psc:chapters></item>`,
    ],
    good: [
      `<item><podcast:chapters url="https://media.example.com/good.chapters.json" type="${type}"/>
       <psc:chapters version="1.2"><psc:chapter start="00:00:00" title="Welcome"/><psc:chapter
       start="00:03:07" title="Why a kernel"/><psc:chapter start="00:12:30" title="Drivers"/></psc:chapters></item>`,
    ],
  },

  'podcast/soundbite-length': {
    summary: 'A soundbite should last from 15 to 120 seconds.',
    why: 'Apps that play it as a preview cut off a longer one, and a shorter one says little.',
    help: 'Choose an excerpt of 15 to 120 seconds.',
    source: 'podcast-namespace#tags/soundbite.md',
    severity: { podcast20: 'info' },
    on: 'podcast:soundbite',
    check: attributeIs('duration', (value) => {
      const seconds = decimal(value);
      if (seconds === undefined || (seconds >= 15 && seconds <= 120)) return undefined;
      return { but: `${seconds < 15 ? 'shorter than 15' : 'longer than 120'} seconds` };
    }),
    bad: [
      '<item><podcast:soundbite startTime="73.5" duration="«300»">Why a kernel</podcast:soundbite></item>',
      '<item><podcast:soundbite startTime="73.5" duration="«4.5»">Why a kernel</podcast:soundbite></item>',
    ],
    good: ['<item><podcast:soundbite startTime="73.5" duration="60">Why a kernel</podcast:soundbite></item>'],
  },

  'podcast/soundbite-out-of-range': {
    summary: 'A soundbite must end before the episode does.',
    why: 'Apps that play it fall silent, or play nothing at all.',
    help: 'Write a startTime and a duration that are within the episode, both in seconds.',
    source: 'podcast-namespace#tags/soundbite.md',
    severity: { podcast20: 'warning' },
    on: 'item',
    check(item, report) {
      const length = readDuration(item.child('itunes:duration')?.text ?? '')?.seconds;
      if (!length) return;
      for (const soundbite of item.children) {
        if (soundbite.name !== 'podcast:soundbite') continue;
        const start = soundbite.attribute('startTime');
        const begin = decimal(start?.value.trim());
        const lasts = decimal(attributeValue(soundbite, 'duration')) ?? 0;
        if (!start || begin === undefined || begin + lasts <= length + tolerance) continue;
        const end = Number((begin + lasts).toFixed(3));
        report(start, `The soundbite ends at second ${end}, after the episode, which has ${length} seconds.`);
      }
    },
    bad: [
      '<item><itunes:duration>43:00</itunes:duration><podcast:soundbite startTime="«2560»" duration="60"/></item>',
      '<item><itunes:duration>2580</itunes:duration><podcast:soundbite startTime="«73500»" duration="60"/></item>',
    ],
    good: [
      '<item><itunes:duration>43:00</itunes:duration><podcast:soundbite startTime="2520" duration="60"/></item>',
    ],
  },
});
