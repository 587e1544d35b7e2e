import { fewest } from '../../chapters/stamps.js';
import type { Profile } from '../../directories/profile.js';
import { wholeClockOf } from '../../text/clock.js';
import { lengthInCodePoints } from '../../text/code-point.js';
import { readDuration } from '../../text/duration.js';
import type { Element } from '../../xml/document.js';
import { above, below } from '../limits.js';
import { type Check, type Context, name, type Place, rules } from '../rule.js';
import { isRead, type ListedChapter, type ListedChapters, listedIn } from './times.js';

/** Players round the length of a recording, in seconds. */
const leeway = 1;

/** How long the episode takes as the feed says, in seconds. */
function lengthOf(item: Element): number | undefined {
  return readDuration(item.child('itunes:duration')?.text ?? '')?.seconds || undefined;
}

/** What is wrong with a chapter, and whom it concerns. */
interface Said {
  readonly message: string;
  readonly concerns?: readonly Profile[];
  /** Why it matters and what to do, where that is particular. */
  readonly why?: string;
  readonly help?: string;
  /** Where it is, if not at the chapter. */
  readonly place?: Place;
}

/** Judges each chapter of each list together with the next one, and says the first fault of each list. */
function first(
  judge: (
    chapter: ListedChapter,
    next: ListedChapter | undefined,
    list: ListedChapters,
    item: Element,
    context: Context,
  ) => string | Said | undefined,
): Check {
  return (item, report, context) => {
    for (const list of listedIn(item)) {
      const { chapters } = list;
      for (const [index, chapter] of chapters.entries()) {
        const said = judge(chapter, chapters[index + 1], list, item, context);
        if (said === undefined) continue;
        const {
          message,
          place = chapter.place,
          ...advice
        }: Said = typeof said === 'string' ? { message: said } : said;
        report(place, message, advice);
        break;
      }
    }
  };
}

const times = (...lines: readonly string[]) =>
  `<item><title>Rust</title><itunes:duration>43:00</itunes:duration><description><![CDATA[<p>How Rust came into the kernel.</p><p>${lines.join('<br>')}</p>]]></description></item>`;

const inFeed = (...chapters: readonly (readonly [string, string])[]) =>
  `<item><itunes:duration>43:00</itunes:duration><psc:chapters version="1.2">${chapters
    .map(([start, title]) => `<psc:chapter start="${start}" title="${title}"/>`)
    .join('')}</psc:chapters></item>`;

const good = [
  times('00:00 Welcome', '03:07 Why a kernel', '12:30 Drivers'),
  times('(00:00:00) Welcome', '(00:03:07) Why a kernel', '(00:12:30) Drivers'),
  inFeed(['00:00:00', 'Welcome'], ['00:03:07', 'Why a kernel'], ['00:12:30', 'Drivers']),
  // A programme and a few moments worth hearing are not lists of chapters.
  times('09:00 Doors open', '10:00 Why a kernel', '09:30 Coffee'),
  times('We talk about drivers from 12:30 on.'),
];

const json =
  '<podcast:chapters url="https://media.example.com/rust.chapters.json" type="application/json+chapters"/>';

/** Chapters as Spotify reads them: Podlove Simple Chapters, and times in the description, which Apple reads, too. */
export const chapters = rules({
  'spotify/chapters-unread': {
    summary: 'An episode with a chapter file also has its chapters in the feed.',
    why: 'Spotify, gPodder and Kasts do not read chapter files, so their listeners see no chapters.',
    help: 'Add the same chapters as <psc:chapters>, or as a list of times in the description.',
    source: ['spotify-chapters', 'psc'],
    severity: { spotify: 'info' },
    on: 'item',
    once: true,
    check(item, report) {
      const file = item.child('podcast:chapters');
      if (!file || item.child('psc:chapters') || listedIn(item).some(isRead)) return;
      report(name(file), 'The chapters of the episode are only in a file, which Spotify does not read.');
    },
    bad: [`<item><title>Rust</title>${json}</item>`],
    good: [
      `<item><title>Rust</title>${json}<psc:chapters version="1.2"><psc:chapter start="00:00:00" title="Welcome"/></psc:chapters></item>`,
      `<item><title>Rust</title>${json}<description>00:00 Welcome\n03:07 Why a kernel\n12:30 Drivers</description></item>`,
      '<item><title>Rust</title></item>',
    ],
  },

  'spotify/chapters-order': {
    summary: 'The times in a description go up.',
    why: 'Spotify and Apple Podcasts make no chapters of the list.',
    help: 'Sort the lines by their times.',
    source: ['spotify-chapters', 'apple-chapters'],
    severity: { spotify: 'warning', apple: 'warning' },
    on: 'item',
    check: first((chapter, next, { is, chapters: { length } }) => {
      if (is !== 'times' || length < fewest || !next || next.start > chapter.start) return undefined;
      const [time, after] = [wholeClockOf(chapter.start), wholeClockOf(next.start)];
      if (next.start === chapter.start)
        return {
          message: `"${chapter.title}" and "${next.title}" both start at ${time}.`,
          why: 'One of them cannot be reached, and directories may make no chapters of the list.',
          help: 'Correct one of the two times, or write both into one line.',
        };
      const message = `"${next.title}" starts at ${after}, before the one above it (${time}).`;
      return { message, place: next.place };
    }),
    bad: [
      times('00:00 Welcome', '12:30 Drivers', '«03:07 Why a kernel»'),
      times('00:00 Welcome', '«03:07 Why a kernel»', '03:07 Drivers'),
    ],
    good,
  },

  'spotify/chapters-few': {
    summary: 'A list of chapters in a description has at least three.',
    why: 'Spotify and Apple Podcasts make no chapters of a shorter list.',
    help: 'Add a chapter, or leave the list as it is.',
    source: ['spotify-chapters', 'apple-chapters'],
    severity: { spotify: 'info', apple: 'info' },
    on: 'item',
    check(item, report) {
      for (const { is, chapters } of listedIn(item)) {
        const [chapter] = chapters;
        // The number is asked of lists in texts only.
        if (is !== 'times' || !chapter || chapters.length >= fewest) continue;
        report(chapter.place, `The list has ${chapters.length} chapters, fewer than ${fewest}.`);
      }
    },
    bad: [times('«00:00 Welcome»', '03:07 Why a kernel')],
    good: [...good, inFeed(['00:00:00', 'Welcome'])],
  },

  'spotify/chapters-first': {
    summary: 'The first chapter starts at 0.',
    why: 'What comes before it belongs to no chapter, and players show no title until then.',
    help: 'Add a chapter at 00:00:00, such as an introduction.',
    source: 'spotify-chapters',
    severity: { spotify: 'info' },
    on: 'item',
    check(item, report) {
      for (const { is, chapters } of listedIn(item)) {
        const [chapter] = chapters;
        if (is !== 'psc' || !chapter || chapters.some(({ start }) => start === 0)) continue;
        report(chapter.place, `The first chapter starts at ${wholeClockOf(chapter.start)}, not at 0.`);
      }
    },
    bad: [inFeed(['00:00:10', 'Welcome'], ['00:03:07', 'Why a kernel'], ['00:12:30', 'Drivers'])],
    good,
  },

  'spotify/chapters-after-end': {
    summary: 'A chapter starts before the episode ends.',
    why: 'Players jump to the end of the episode.',
    help: 'Correct the start of the chapter.',
    source: ['spotify-chapters', 'psc#start'],
    severity: { spotify: 'warning', rss: 'warning' },
    on: 'item',
    check: first((chapter, _next, { is, chapters }, item, { files, profiles }) => {
      const url = item.child('podcast:chapters')?.attribute('url')?.value.trim() ?? '';
      // Where the same list is in a file at hand, it is said there.
      if (is === 'psc' && profiles.includes('podcast20') && files?.get(url)?.chapters) return undefined;
      const length = lengthOf(item);
      if (length === undefined || chapter.start < length + leeway) return undefined;
      const message = `"${chapter.title}" starts at ${wholeClockOf(chapter.start)}, after the episode has ended (${wholeClockOf(length)}).`;
      const late = chapters.filter(({ start }) => start >= length + leeway).length;
      if (late === 1) return message;
      const help = `Compare all chapters with the recording: ${late} start after its end, as if they were those of a longer one.`;
      return { message, help };
    }),
    bad: [
      times('00:00 Welcome', '03:07 Why a kernel', '«52:30 Drivers»'),
      times('00:00 Welcome', '03:07 Why a kernel', '«52:30 Drivers»', '58:10 The end'),
      inFeed(['00:00:00', 'Welcome'], ['00:03:07', 'Why a kernel'], ['00:52:30', 'Drivers']),
    ],
    good,
  },

  'spotify/chapters-title-long': {
    summary: 'The title of a chapter has fewer than 40 characters.',
    why: 'Spotify advises it, since listeners skim over longer titles.',
    help: 'Shorten the title.',
    source: 'spotify-chapters',
    severity: { spotify: 'info' },
    on: 'item',
    once: true,
    check: first(({ title }, _next, _list, _item, { asking }) => {
      const characters = lengthInCodePoints(title);
      const found = above(characters, asking, (limits) => limits.chapterTitle);
      if (!found) return undefined;
      const message = `The title of the chapter "${title}" has ${characters} characters, ${characters - found.limit} more than advised.`;
      return { message, concerns: found.concerns };
    }),
    bad: [
      times('«00:00 Welcome to another episode about the kernel»', '03:07 Why a kernel', '12:30 Drivers'),
    ],
    good,
  },

  'spotify/chapters-short': {
    summary: 'A chapter lasts at least 30 seconds.',
    why: 'Spotify advises against shorter chapters, which are hard to pick in its list.',
    help: 'Join the chapter with the one before it, or correct its start.',
    source: 'spotify-chapters',
    severity: { spotify: 'info' },
    on: 'item',
    once: true,
    check: first((chapter, next, _list, _item, { asking }) => {
      const seconds = next ? next.start - chapter.start : 0;
      const found = seconds > 0 && below(seconds, asking, (limits) => limits.chapterSeconds);
      if (!found) return undefined;
      const { concerns } = found;
      return { message: `"${chapter.title}" lasts ${Number(seconds.toFixed(3))} seconds.`, concerns };
    }),
    bad: [times('«00:00 Welcome»', '00:10 Why a kernel', '12:30 Drivers')],
    good,
  },
});
