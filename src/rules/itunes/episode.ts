import { readDuration } from '../../text/duration.js';
import type { Element } from '../../xml/document.js';
import { writing } from '../fix.js';
import { oneOf, quoted, textIs } from '../judgement.js';
import { dateOf } from '../rss/date.js';
import { mention, subject, textOf } from '../rss/presence.js';
import { type Check, name, rules } from '../rule.js';

/** What kind of episode an item is; a full one when it does not say. */
function kindOf(item: Element): string {
  return textOf(item, 'itunes:episodeType')?.toLowerCase() ?? 'full';
}

/** Demands a whole number above zero. */
const positive: Check = (element, report) => {
  const value = element.text.trim();
  if (/^0*[1-9]\d{0,8}$/.test(value)) return;
  // "S05" and "Episode 45" hold one number and mean it; "1.5" does not.
  const only = /^\D{0,12}?0*([1-9]\d{0,8})$/.exec(value)?.[1];
  const right = only !== undefined && !/[-.,\d]/.test(value.slice(0, -only.length)) ? only : undefined;
  report(
    element,
    value === ''
      ? `<${element.name}> is empty.`
      : `<${element.name}> is ${quoted(value)}, not a whole number greater than zero.`,
    right === undefined ? adviceOn(value) : writing(element, right),
  );
};

/** What to do about a number that is none. */
function adviceOn(value: string): { help?: string } {
  if (value === '') return { help: 'Write the number, or remove the element.' };
  if (/^[-+]?0+$/.test(value))
    return { help: 'Remove the element, or count from 1: what comes before the first one has no number.' };
  return {};
}

const ofCase =
  'Apple documents the words in lower case, and apps that compare letter by letter ignore others.';

const kinds = textIs(oneOf(['full', 'trailer', 'bonus']));

/** The items of a channel that are full episodes. */
function fullEpisodes(channel: Element): readonly Element[] {
  return channel.all('item').filter((item) => kindOf(item) === 'full');
}

/** The season that an item is of, as a number; empty where it names none. */
function seriesOf(item: Element): string {
  const season = textOf(item, 'itunes:season');
  return season === undefined ? '' : `${Number(season)}`;
}

/** The season and the number of an item, by which it is told from all others. */
function numberOf(item: Element): string {
  return `${seriesOf(item)} ${Number(textOf(item, 'itunes:episode') ?? Number.NaN)}`;
}

/** Items by the date of publication, the oldest first; as they are where a date is missing. */
function inOrderOfDates(items: readonly Element[]): readonly Element[] {
  const dated: { readonly item: Element; readonly instant: number }[] = [];
  for (const item of items) {
    const date = item.child('pubDate');
    const instant = date && dateOf(date).instant;
    if (instant === undefined) return items;
    dated.push({ item, instant });
  }
  return dated.sort((a, b) => a.instant - b.instant).map(({ item }) => item);
}

/** In seconds. */
const longestTrailer = 600;

export const episode = rules({
  'itunes/episode-invalid': {
    summary: '<itunes:episode> must be a whole number greater than zero.',
    why: 'Apple shows no episode number and sorts the episode by date.',
    help: 'Write a whole number, or remove the element; "1.5" may be in <podcast:episode>.',
    source: ['apple-guide#itunes:episode', 'psp1#itunes:episode', 'feedvalidator#InvalidPositiveInteger'],
    severity: { apple: 'warning', psp1: 'error' },
    letter: { apple: 'error' },
    refusal: 'psp1#itunes:episode',
    once: true,
    on: 'itunes:episode',
    check: positive,
    bad: [
      '<item><itunes:episode>«0»</itunes:episode></item>',
      '<item><itunes:episode>«S05E06»</itunes:episode></item>',
      '<item><itunes:episode>«1.5»</itunes:episode></item>',
      '<item>«<itunes:episode>»</itunes:episode></item>',
    ],
    good: [
      '<item><itunes:episode>6</itunes:episode></item>',
      '<item><itunes:episode>06</itunes:episode></item>',
    ],
  },

  'itunes/season-invalid': {
    summary: '<itunes:season> must be a whole number greater than zero.',
    why: 'Apple shows the episode in no season.',
    help: 'Write digits only; the name of a season goes into <podcast:season>.',
    source: ['apple-guide#itunes:season', 'psp1#itunes:season', 'feedvalidator#InvalidPositiveInteger'],
    severity: { apple: 'warning', psp1: 'error' },
    letter: { apple: 'error' },
    refusal: 'psp1#itunes:season',
    once: true,
    on: 'itunes:season',
    check: positive,
    bad: [
      '<item><itunes:season>«0»</itunes:season></item>',
      '<item><itunes:season>«Winter»</itunes:season></item>',
      '<item>«<itunes:season/>»</item>',
    ],
    good: ['<item><itunes:season>5</itunes:season></item>'],
  },

  'itunes/number-leading-zeros': {
    summary: 'The numbers of episodes and seasons should be written without zeros before them.',
    why: 'Apps that show the number as it is written show the zeros, and some read it as a text.',
    help: 'Write the number alone, such as "7" for "007".',
    source: ['apple-guide#itunes:episode', 'apple-guide#itunes:season'],
    weighed: 'Most readers take "007" for 7.',
    severity: { apple: 'info' },
    whose: 'host',
    once: true,
    on: ['itunes:episode', 'itunes:season'],
    check(element, report) {
      const [value, right] = /^0+([1-9]\d{0,8})$/.exec(element.text.trim()) ?? [];
      if (value === undefined || right === undefined) return;
      const message = `<${element.name}> is ${quoted(value)}, with zeros before the number.`;
      report(element, message, writing(element, right));
    },
    bad: [
      '<item><itunes:episode>«007»</itunes:episode></item>',
      '<item><itunes:season>«02»</itunes:season></item>',
    ],
    good: [
      '<item><itunes:episode>70</itunes:episode></item>',
      '<item><itunes:episode>0</itunes:episode></item>',
    ],
    fixes: {
      '<item><itunes:episode>007</itunes:episode></item>': '<item><itunes:episode>7</itunes:episode></item>',
    },
  },

  'itunes/episodetype-invalid': {
    summary: '<itunes:episodeType> must be "full", "trailer" or "bonus".',
    why: 'Players list a trailer or a bonus as a regular episode.',
    help: 'Write "trailer" or "bonus" if it is one, otherwise "full".',
    source: [
      'apple-guide#itunes:episodeType',
      'psp1#itunes:episodeType',
      'feedvalidator#InvalidItunesEpisodeType',
    ],
    severity: { apple: 'warning', psp1: 'error' },
    refusal: 'psp1#itunes:episodeType',
    on: 'itunes:episodeType',
    check(type, report, context) {
      if (type.text.trim() === '') report(type, '<itunes:episodeType> is empty.');
      else if (/^(?:full|trailer|bonus)$/i.test(type.text.trim()))
        kinds(type, (place, message, advice) => report(place, message, { ...advice, why: ofCase }), context);
      else kinds(type, report, context);
    },
    bad: [
      '<item><itunes:episodeType>«Full»</itunes:episodeType></item>',
      '<item><itunes:episodeType>«teaser»</itunes:episodeType></item>',
      '<item>«<itunes:episodeType/>»</item>',
    ],
    good: ['<item><itunes:episodeType>bonus</itunes:episodeType></item>'],
    fixes: {
      '<item><itunes:episodeType>Full</itunes:episodeType></item>':
        '<item><itunes:episodeType>full</itunes:episodeType></item>',
    },
  },

  'itunes/serial-episode-number-missing': {
    summary: 'Every full episode of a serial show needs an <itunes:episode>.',
    why: 'Apple cannot tell which part of the story comes next.',
    help: 'Add <itunes:episode> with the number of the episode in its season.',
    source: ['apple-guide#itunes:episode', 'psp1#itunes:episode'],
    severity: { apple: 'warning', psp1: 'error' },
    letter: { apple: 'error' },
    refusal: 'psp1#itunes:episode',
    absent: 'itunes:episode',
    // An article has no place in the story.
    yieldsTo: ['rss/item-without-recording', 'rss/enclosure-missing'],
    on: 'channel',
    check(channel, report) {
      if (textOf(channel, 'itunes:type')?.toLowerCase() !== 'serial') return;
      const trailers = new Set(
        channel.all('podcast:trailer').map((each) => each.attribute('url')?.value.trim()),
      );
      for (const item of fullEpisodes(channel)) {
        if (item.child('itunes:episode')) continue;
        const url = item.child('enclosure')?.attribute('url')?.value.trim();
        const isTrailer = trailers.has(url);
        report(
          name(item),
          `${subject(item)} of a serial show has no <itunes:episode>.`,
          isTrailer
            ? {
                help: 'Add <itunes:episodeType>trailer</itunes:episodeType>: <podcast:trailer> has its file.',
              }
            : {},
        );
      }
    },
    bad: [
      '<itunes:type>serial</itunes:type><«item»><title>Rust for Linux</title></item>',
      '<itunes:type>serial</itunes:type><podcast:trailer pubdate="Tue, 02 Dec 2025 16:00:00 GMT" url="https://media.example.com/0.mp3">What is to come</podcast:trailer><«item»><title>What is to come</title><enclosure url="https://media.example.com/0.mp3" length="900000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<itunes:type>serial</itunes:type><item><title>What is to come</title><itunes:episodeType>trailer</itunes:episodeType></item>',
      '<itunes:type>serial</itunes:type><item><title>Rust for Linux</title><itunes:episode>6</itunes:episode></item>',
      '<itunes:type>episodic</itunes:type><item><title>Rust for Linux</title></item>',
    ],
  },

  'itunes/episode-duplicate': {
    summary: 'No two full episodes should have the same number in the same season.',
    why: 'Players put the two in any order, or show only one.',
    help: 'Give each episode its own number, or mark one of them as "trailer" or "bonus".',
    source: 'apple-guide#itunes:episode',
    severity: { apple: 'warning' },
    yieldsTo: ['rss/item-duplicate'],
    on: 'channel',
    check(channel, report) {
      const seen = new Map<string, Element>();
      const highest = new Map<string, number>();
      const given = new Set(fullEpisodes(channel).map(numberOf));
      // The one that was published first has the number; feeds name the newest first.
      for (const item of inOrderOfDates(fullEpisodes(channel))) {
        const episode = item.child('itunes:episode');
        const number = Number(episode?.text.trim() || Number.NaN);
        if (!episode || Number.isNaN(number)) continue;
        const season = textOf(item, 'itunes:season');
        const series = seriesOf(item);
        const most = highest.get(series) ?? 0;
        const key = numberOf(item);
        const first = seen.get(key);
        highest.set(series, Math.max(most, number));
        if (!first) {
          seen.set(key, item);
          continue;
        }
        const which =
          season === undefined ? `The number ${number}` : `The number ${number} of season ${season}`;
        // Where the last number was given twice, the next one is meant.
        const next =
          number === most && !given.has(`${series} ${number + 1}`)
            ? `Write "${number + 1}" if that is meant, or mark one of them as "trailer" or "bonus".`
            : undefined;
        report(episode, `${which} already belongs to ${mention(first)}.`, next ? { help: next } : {});
      }
    },
    bad: [
      '<item><title>Rust for Linux</title><itunes:season>5</itunes:season><itunes:episode>6</itunes:episode></item><item><title>curl</title><itunes:season>5</itunes:season><itunes:episode>«06»</itunes:episode></item>',
      '<item><title>Zed</title><pubDate>Thu, 25 Dec 2025 16:00:00 +0000</pubDate><itunes:episode>7</itunes:episode></item><item><title>curl</title><pubDate>Thu, 18 Dec 2025 16:00:00 +0000</pubDate><itunes:episode>«6»</itunes:episode></item><item><title>Rust for Linux</title><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate><itunes:episode>6</itunes:episode></item>',
      '<item><title>curl</title><pubDate>Thu, 18 Dec 2025 16:00:00 +0000</pubDate><itunes:episode>«6»</itunes:episode></item><item><title>Rust for Linux</title><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate><itunes:episode>6</itunes:episode></item>',
    ],
    good: [
      '<item><itunes:season>5</itunes:season><itunes:episode>6</itunes:episode></item><item><itunes:season>6</itunes:season><itunes:episode>6</itunes:episode></item>',
      '<item><itunes:episode>6</itunes:episode></item><item><itunes:episode>6</itunes:episode><itunes:episodeType>bonus</itunes:episodeType></item>',
    ],
  },

  'itunes/trailer-long': {
    summary: 'A trailer should be short, and have no number of an episode.',
    why: 'Apple shows it above all episodes, and counts it as none of them.',
    help: 'Write "full" if it is an episode.',
    source: 'apple-guide#itunes:episodeType',
    severity: { apple: 'info' },
    on: 'item',
    check(item, report) {
      if (kindOf(item) !== 'trailer' || !textOf(item, 'itunes:episode')) return;
      const type = item.child('itunes:episodeType');
      const seconds = readDuration(textOf(item, 'itunes:duration') ?? '')?.seconds ?? 0;
      if (!type || seconds <= longestTrailer) return;
      const minutes = Math.round(seconds / 60);
      report(type, `The trailer lasts ${minutes} minutes and has the number of an episode.`);
    },
    bad: [
      '<item><title>Rust for Linux</title><itunes:duration>2580</itunes:duration><itunes:episode>6</itunes:episode><itunes:episodeType>«trailer»</itunes:episodeType></item>',
    ],
    good: [
      '<item><title>Coming soon</title><itunes:duration>120</itunes:duration><itunes:episode>1</itunes:episode><itunes:episodeType>trailer</itunes:episodeType></item>',
      '<item><title>A long trailer</title><itunes:duration>2580</itunes:duration><itunes:episodeType>trailer</itunes:episodeType></item>',
    ],
  },

  'itunes/trailer-shares-guid': {
    summary: 'A trailer needs a guid of its own.',
    why: 'Players that have the trailer treat the episode as already downloaded and never fetch it.',
    help: 'Give the trailer a different guid.',
    source: [
      'apple-guide#itunes:episodeType',
      'rss#<guid> sub-element of <item>',
      'spotify-metadata#guid',
      'psp1#guid',
    ],
    severity: { rss: 'error', apple: 'error', spotify: 'error', psp1: 'error' },
    refusal: 'spotify-metadata#guid',
    whose: 'host',
    on: 'channel',
    check(channel, report) {
      const items = channel.all('item');
      const others = new Map<string, Element>();
      for (const item of items) {
        const guid = textOf(item, 'guid');
        if (guid !== undefined && kindOf(item) !== 'trailer') others.set(guid, item);
      }
      for (const item of items) {
        const guid = item.child('guid');
        const episode = guid && kindOf(item) === 'trailer' ? others.get(guid.text.trim()) : undefined;
        if (!guid || !episode) continue;
        const whose = mention(episode);
        report(guid, `The guid ${quoted(guid.text.trim())} of a trailer also belongs to ${whose}.`);
      }
    },
    bad: [
      '<item><title>Rust for Linux</title><guid isPermaLink="false">7c1cbf6e</guid></item><item><title>Coming soon: Rust for Linux</title><guid isPermaLink="false">«7c1cbf6e»</guid><itunes:episodeType>trailer</itunes:episodeType></item>',
    ],
    good: [
      '<item><title>Rust for Linux</title><guid isPermaLink="false">7c1cbf6e</guid></item><item><title>Coming soon</title><guid isPermaLink="false">0b5f6a3e</guid><itunes:episodeType>trailer</itunes:episodeType></item>',
    ],
  },
});
