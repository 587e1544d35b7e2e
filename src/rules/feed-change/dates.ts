import type { Comparison } from '../../compare/comparison.js';
import { day } from '../../compare/facts.js';
import type { Pair } from '../../compare/match.js';
import { quoted } from '../judgement.js';
import { rules } from '../rule.js';
import { called, comparing, placeIn, say, series, share } from './comparing.js';

const item = (title: string, date: string) =>
  `<item><title>${title}</title><guid isPermaLink="false">${title}</guid><pubDate>${date}</pubDate></item>`;
const titles = ['Rust for Linux', 'Oxidizing curl', 'Hello'];
const weekly = titles.map((title, index) =>
  item(title, `Thu, ${18 - 7 * index} Dec 2025 16:00:00 +0000`.replace(' 4', ' 04')),
);
const built = (time: string) => titles.map((title) => item(title, `Fri, 19 Dec 2025 ${time} +0000`));

/** Dates of one build are seconds apart, those of episodes are not. In milliseconds. */
const oneBuild = 10 * 60_000;

/** The episodes that are dated in both feeds. */
function dated({ pairs }: Comparison): readonly Pair[] {
  return pairs.filter(({ before, after }) => before.instant !== undefined && after.instant !== undefined);
}

/** Whether the date of every episode is the moment of a build. */
function areOfBuild(pairs: readonly Pair[]): boolean {
  if (pairs.length < 3) return false;
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { before, after } of pairs) {
    if (before.instant === after.instant) return false;
    first = Math.min(first, after.instant ?? 0);
    last = Math.max(last, after.instant ?? 0);
  }
  return last - first <= oneBuild;
}

function dateOf({ item: { pubDate } }: Pair['before']): string {
  return quoted(pubDate?.text.trim() ?? '');
}

export const dates = rules({
  'feed-change/pubdate-changed': {
    summary: 'The publication date of an episode does not change.',
    why: 'Apps move the episode in the list, and some announce it to subscribers again.',
    help: 'Put back the old date unless it was wrong.',
    source: ['apple-guide#episode: pubDate', 'audiobookshelf-guids'],
    severity: { apple: 'warning' },
    on: 'channel',
    needs: 'previous',
    check: comparing((comparison, report) => {
      const all = dated(comparison);
      if (areOfBuild(all)) return;
      const moved = all.filter(
        ({ before, after }) => Math.abs((before.instant ?? 0) - (after.instant ?? 0)) >= day,
      );
      say(moved, report, {
        place: ({ after }) => placeIn(after, 'pubDate'),
        one: ({ before, after }) =>
          `The date of ${called(after)} was ${dateOf(before)} and is now ${dateOf(after)}.`,
        all: ({ before, after }, count) =>
          `${share(count, all.length, 'dates')} changed; that of ${called(after)} was ${dateOf(before)} and is now ${dateOf(after)}.`,
      });
    }),
    bad: [
      {
        before: item('Hello', 'Thu, 04 Dec 2025 16:00:00 +0000'),
        after: item('Hello', '«Fri, 19 Dec 2025 09:30:00 +0000»'),
      },
      {
        before: weekly.join('') + series(4, item('Part #', 'Mon, 0# Dec 2025 16:00:00 +0000')),
        after: weekly.join('') + series(4, item('Part #', 'Mon, 1# Dec 2025 16:00:00 +0000')),
      },
    ],
    good: [
      {
        before: item('Hello', 'Thu, 04 Dec 2025 16:00:00 +0000'),
        after: item('Hello', 'Thu, 04 Dec 2025 17:05:00 +0100'),
      },
    ],
  },

  'feed-change/all-pubdates-equal-build-time': {
    summary: 'The dates of episodes are not the time of the build.',
    why: 'With every build all episodes look new: apps sort them at random, and some announce all of them again.',
    help: 'Write the date on which each episode was published.',
    source: 'apple-guide#episode: pubDate',
    severity: { apple: 'warning' },
    on: 'channel',
    needs: 'previous',
    check: comparing((comparison, report) => {
      const all = dated(comparison);
      const [first] = all;
      if (!first || !areOfBuild(all)) return;
      report(
        placeIn(first.after, 'pubDate'),
        `All ${all.length} dates moved to the same time; that of ${called(first.after)} was ${dateOf(first.before)} and is now ${dateOf(first.after)}.`,
      );
    }),
    bad: [
      { before: weekly.join(''), after: built('09:30:00').join('') },
      { before: built('09:30:00').join(''), after: built('18:00:01').join('') },
      {
        before: weekly.join(''),
        after: ['30', '35', '40']
          .map((minute, index) => item(titles[index] ?? '', `Fri, 19 Dec 2025 09:${minute}:00 +0000`))
          .join(''),
      },
    ],
    good: [{ before: built('09:30:00').join(''), after: weekly.join('') }],
  },
});
