import { groupsBy } from '../../text/groups.js';
import { isoDay } from '../../text/iso-8601.js';
import { wholeWord } from '../../text/whole-word.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { outOfOrder } from '../order.js';
import { type Report, rules } from '../rule.js';
import { isCopy } from './copies.js';
import { dateOf, earliest, isFarAhead } from './date.js';
import { mention, textOf } from './presence.js';

/** Fewer numbered episodes have no order to speak of. */
const fewest = 4;

/** So large a part of the episodes may be out of order before the order is no order. */
const exceptions = 0.25;

/** An episode in the order of its publication. */
interface Numbered {
  readonly item: Element;
  readonly published: number;
  readonly season: number | undefined;
  readonly episode: number | undefined;
}

function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

/** The full episodes of a channel that have a date, the first that was published first. */
function episodesOf(
  channel: Element,
  now: number,
  isCounted: (item: Element) => boolean,
): readonly Numbered[] {
  return channel.children
    .flatMap((item): readonly Numbered[] => {
      const date = item.name === 'item' && isCounted(item) ? item.child('pubDate') : undefined;
      const published = date && dateOf(date).instant;
      const type = textOf(item, 'itunes:episodeType')?.toLowerCase() ?? 'full';
      if (published === undefined || type !== 'full') return [];
      if (published < earliest || isFarAhead(published, now)) return [];
      const season = wholeNumber(textOf(item, 'itunes:season') ?? textOf(item, 'podcast:season'));
      return [{ item, published, season, episode: wholeNumber(textOf(item, 'itunes:episode')) }];
    })
    .sort((a, b) => a.published - b.published);
}

/** Reports those of some episodes whose number runs against their date. */
function reportOrder(
  list: readonly Numbered[],
  element: 'itunes:season' | 'itunes:episode',
  numberOf: (each: Numbered) => number,
  report: Report,
): void {
  if (list.length < fewest) return;
  const wrong = outOfOrder(list, numberOf);
  if (wrong.length === 0 || wrong.length > list.length * exceptions) return;
  for (const { item, published } of wrong) {
    const number = item.child(element) ?? item;
    // Those that were published at the same time are in no order.
    const others = list.filter((each) => !wrong.includes(each));
    const own = numberOf(list.find((each) => each.item === item) as Numbered);
    const later = others.find((each) => each.published > published && numberOf(each) < own);
    const earlier = others.findLast((each) => each.published < published && numberOf(each) > own);
    const other = later ?? earlier;
    if (!other) continue;
    report(
      number,
      `<${element}> is ${quoted(number.text.trim())} on ${isoDay(published)}, but ${quoted(textOf(other.item, element) ?? '')} on ${isoDay(other.published)}, for ${mention(other.item)}.`,
    );
  }
}

/** `S05E06` in a title. */
const coded = /S(\d{1,2})\s?E(\d{1,4})/gi;

/** Numbered episodes, of one day after the other unless told. */
function counted(numbers: readonly number[], days: readonly number[] = [...numbers.keys()]): string {
  const items = numbers.map((number, index) => {
    const date = `1${days[index]} Dec 2025 16:00:00 +0000`;
    return `<item><title>${number}</title><pubDate>${date}</pubDate><itunes:episode>${number}</itunes:episode></item>`;
  });
  return items.join('');
}

/** Numbers of episodes against what else a feed says. */
export const numbers = rules({
  'rss/numbers-against-dates': {
    summary: 'The numbers of seasons and episodes should go up with their dates.',
    why: 'Apps that sort by number play the episodes in another order than those that sort by date.',
    help: 'Correct the number or the date that is wrong.',
    source: ['apple-guide#itunes:episode', 'apple-guide#itunes:season'],
    severity: { apple: 'info' },
    on: 'channel',
    check(channel, report, { document, now }) {
      const episodes = episodesOf(channel, now, (item) => !isCopy(document, item));
      const inSeasons = episodes.filter(({ season }) => season !== undefined);
      reportOrder(inSeasons, 'itunes:season', ({ season = 0 }) => season, report);
      const numbered = episodes.filter(({ episode }) => episode !== undefined);
      for (const season of groupsBy(numbered, (each) => each.season).values())
        reportOrder(season, 'itunes:episode', ({ episode = 0 }) => episode, report);
    },
    bad: [
      counted([1, 2, 5, 3, 4, 6], [0, 1, 2, 2, 3, 4]),
      counted([1, 2, 4, 5, 3, 6, 7]),
      counted([1, 2, 4, 3, 5, 6]),
      counted([1, 3, 2, 4]),
      [5, 5, 5, 7, 6, 6]
        .map(
          (season, day) =>
            `<item><title>${day}</title><pubDate>1${day} Dec 2025 16:00:00 +0000</pubDate><itunes:season>${season}</itunes:season></item>`,
        )
        .join(''),
    ],
    good: [
      counted([1, 3, 2]),
      counted([6, 5, 4, 3, 2, 1]),
      [1, 2, 3, 1, 2, 3]
        .map(
          (number, day) =>
            `<item><title>${number}</title><pubDate>1${day} Dec 2025 16:00:00 +0000</pubDate><itunes:season>${day < 3 ? 1 : 2}</itunes:season><itunes:episode>${number}</itunes:episode></item>`,
        )
        .join(''),
      [1, 2, 9, 3, 4, 5]
        .map(
          (number, day) =>
            `<item><title>${number}</title><pubDate>1${day} Dec 2025 16:00:00 +0000</pubDate><itunes:episode>${number}</itunes:episode>${number === 9 ? '<itunes:episodeType>bonus</itunes:episodeType>' : ''}</item>`,
        )
        .join(''),
    ],
  },

  'rss/title-code-disagrees': {
    summary: 'A title such as "S05E06" must name the season and the episode that the feed names.',
    why: 'Listeners look for one number and see another.',
    help: 'Correct the number that is wrong.',
    source: ['apple-guide#itunes:episode', 'apple-guide#itunes:season'],
    severity: { apple: 'warning' },
    on: 'item',
    check(item, report) {
      const title = item.child('title');
      const found = wholeWord(coded, title?.text ?? '');
      const season = wholeNumber(textOf(item, 'itunes:season'));
      const episode = wholeNumber(textOf(item, 'itunes:episode'));
      if (!title || !found || season === undefined || episode === undefined) return;
      const [written, ofSeason, ofEpisode] = found;
      const isSeason = Number(ofSeason) === season;
      // Where both are others, the episode is about something else, or the feed counts through.
      if (isSeason === (Number(ofEpisode) === episode)) return;
      const wrong = isSeason ? 'itunes:episode' : 'itunes:season';
      const number = item.child(wrong) ?? item;
      report(number, `<${wrong}> is ${quoted(number.text.trim())}, but the title has "${written}".`);
    },
    bad: [
      '<item><title>Rust for Linux (S05E09)</title><itunes:season>5</itunes:season><itunes:episode>«6»</itunes:episode></item>',
      '<item><title>S4E6: Rust for Linux</title><itunes:season>«5»</itunes:season><itunes:episode>6</itunes:episode></item>',
    ],
    good: [
      '<item><title>S05E06: Rust for Linux</title><itunes:season>5</itunes:season><itunes:episode>6</itunes:episode></item>',
      '<item><title>We watch S02E03 of Silicon Valley</title><itunes:season>5</itunes:season><itunes:episode>6</itunes:episode></item>',
    ],
  },
});
