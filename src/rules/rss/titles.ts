import { wholeWord } from '../../text/whole-word.js';
import type { Channel, Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { type Place, rules, within } from '../rule.js';
import { shownBy } from '../shown.js';
import { isCopy } from './copies.js';
import { placeIn } from './presence.js';

/** Words for an episode in the languages of most podcasts, before a number that Apple can show: whole, above zero. */
const numberedWord =
  /(?:episode|épisode|episodio|episódio|episodul|folge|aflevering|avsnitt|afsnit|odcinek|jakso|bölüm|эпизод|выпуск|ep)\.?\s{0,2}(?:#|no\.?|nr\.?)?\s{0,2}(0{0,3}[1-9]\d{0,3})(?![.,]\d)/gi;

/** The name of a recording: titles about formats have a space before the dot, or end otherwise. */
const fileName = /^(?=\S)[^\n/]{0,200}[^\s/]\.(?:mp3|m4a|wav|aiff?|flac|ogg|opus|mp4|m4v|mov)$/i;

/** Words for a season in the same languages, before a number. */
const numberedSeason =
  /(?:season|saison|temporada|sezonul|staffel|stagione|seizoen|säsong|sæson|sesong|sezon|kausi|сезон)\s{0,2}#?(\d{1,4})/gi;

/** `S05E06`. */
const codedNumber = /S\d{1,2}\s?[EF]\d{1,4}/gi;

/** `5x06` at the start, `第12期`. */
const otherCode = /^\d{1,2}x\d{2}(?!\d)|第\s?\d{1,4}\s?[期集回话話]/i;

/** `#12` at either end, with something that sets it apart. */
const hashNumber = /^#\d{1,4}(?=\s*(?:[:.\-–—|]|$))|#\d{1,4}$/u;

/** `603: `, `007 | `, `#12 ` at the start: a number of the episode when others have one or the feed says so. */
const leadingNumber = /^(?:#(\d{1,4})(?=\s)|(\d{1,4})(?=\s{0,2}[:.\-–—|]\s))/u;

/** What a title says about the number of its episode. */
interface TitleNumber {
  readonly start: number;
  readonly end: number;
  readonly written: string;
}

/** What may be about something else, unless it is the number that the feed gives. */
interface PossibleNumber extends TitleNumber {
  readonly value: number;
}

/** The season in a title, when it is the item's own: people talk of other shows, and a trailer of its season. */
function ownSeason(title: string, item: Element): RegExpExecArray | null {
  const found = wholeWord(numberedSeason, title);
  const season = Number(item.child('itunes:season')?.text.trim() || Number.NaN);
  return found && Number(found[1]) === season && !isTrailer(item) ? found : null;
}

function isTrailer(item: Element): boolean {
  return item.child('itunes:episodeType')?.text.trim() === 'trailer';
}

/** Whether an item may be about an episode that has a number, and has none itself. */
function isAbout(item: Element): boolean {
  const type = item.child('itunes:episodeType')?.text.trim();
  return (type === 'trailer' || type === 'bonus') && !item.child('itunes:episode');
}

/** The first code of an episode in a title. */
function coded(title: string): RegExpExecArray | null {
  const one = wholeWord(codedNumber, title);
  const other = otherCode.exec(title);
  return one && other ? (one.index < other.index ? one : other) : (one ?? other);
}

/** The number behind a word for an episode; within a sentence it may be that of another one. */
function named(title: string, item: Element): RegExpExecArray | null {
  const found = wholeWord(numberedWord, title);
  if (!found) return null;
  const [before, behind] = [title.slice(0, found.index), title.slice(found.index + found[0].length)];
  const isWithin = /\p{L}\s*$/u.test(before) && /^\s+\p{Ll}/u.test(behind);
  return isWithin && Number(found[1]) !== Number(item.child('itunes:episode')?.text) ? null : found;
}

/** What in the title of an item is without doubt a number of its episode or season. */
export function certainNumber(title: string, item: Element): TitleNumber | undefined {
  if (isAbout(item) || !/\d/.test(title)) return undefined;
  const found = named(title, item) ?? coded(title) ?? hashNumber.exec(title) ?? ownSeason(title, item);
  return found ? { start: found.index, end: found.index + found[0].length, written: found[0] } : undefined;
}

export function possibleNumber(title: string): PossibleNumber | undefined {
  const [written, hashed, bare] = leadingNumber.exec(title) ?? [];
  if (written === undefined) return undefined;
  return { start: 0, end: written.length, written, value: Number(hashed ?? bare) };
}

/** The number of the episode that a title names: by a word for it, or at the start. */
export function numberInTitle(title: string): number | undefined {
  const written = wholeWord(numberedWord, title)?.[1] ?? /^#(\d{1,4})(?=\s{0,2}[:.\-–—|])/.exec(title)?.[1];
  return written === undefined ? possibleNumber(title)?.value : Number(written);
}

/** The text of an item's title without outer white space, and where it begins in the decoded text. */
function titleOf(
  item: Element,
): { readonly element: Element; readonly text: string; readonly start: number } | undefined {
  const element = item.child('title');
  const text = element?.text.trim();
  return element && text ? { element, text, start: element.text.indexOf(text) } : undefined;
}

function placeOf(title: { element: Element; start: number }, start: number, end: number): Place {
  return within(title.element, title.start + start, title.start + end);
}

function everyItem(channel: Channel | undefined): readonly Element[] {
  if (!channel) return [];
  const items = channel.element.all('item');
  const live = channel.element.all('podcast:liveItem');
  return live.length === 0 ? items : [...items, ...live];
}

const separatorAfter = /^\s{0,2}(?:[:|#(\-–—•·]|$)/u;
const separatorBefore = /[:|()\-–—•·]\s{0,2}\(?$/u;

/** Where a title names the show besides its own words. */
export function showIn(title: string, show: string): number {
  const lower = title.toLowerCase();
  if (lower.startsWith(show) && separatorAfter.test(title.slice(show.length))) return 0;
  const end = title.replace(/\)$/, '').length;
  const at = end - show.length;
  return at > 0 && lower.slice(at, end) === show && separatorBefore.test(title.slice(0, at)) ? at : -1;
}

/** What the titles of the items say besides the name of the episode, looked at together. */
export const titles = rules({
  'rss/item-title-has-number': {
    summary: 'An episode title should not contain the episode or season number.',
    why: 'Apple shows the number from <itunes:episode> separately, so it need not take up room in the title.',
    help: 'Move the number to <itunes:episode>, that of a season to <itunes:season>, or add an <itunes:title> without them.',
    source: ['apple-guide#title', 'psp1#title', 'podinfra#titles'],
    weighed: 'Apple advises against it and shows the title as it is.',
    severity: { apple: 'info', psp1: 'warning' },
    once: true,
    on: 'channel',
    check(_channel, report, { document }) {
      const numbered = everyItem(document.channel).flatMap((item) => {
        const title = titleOf(item);
        if (!title) return [];
        const certain = certainNumber(title.text, item);
        return [{ item, title, certain, possible: certain ? undefined : possibleNumber(title.text) }];
      });
      const leading = numbered.filter(({ possible }) => possible).length;
      const usual = leading >= 3 && leading * 2 > numbered.length;
      for (const { item, title, certain, possible } of numbered) {
        const found = certain ?? possible;
        // <itunes:title> is what Apple shows then; a number in that one is another rule's matter.
        if (!found || item.child('itunes:title')?.text.trim()) continue;
        const episode = item.child('itunes:episode')?.text.trim();
        if (possible && !usual && possible.value !== Number(episode || Number.NaN)) continue;
        const place = placeOf(title, found.start, found.end);
        const number = /\d+(?!.*\d)/.exec(found.written)?.[0] ?? '';
        if (found.written.length === title.text.length) {
          const also = episode ? '' : `, and write <itunes:episode>${Number(number)}</itunes:episode>`;
          report(place, `The title ${quoted(title.text)} is only a number.`, {
            help: `Give the episode a title that says what it is about${also}.`,
            why: 'Listeners who look through the episodes cannot tell what this one is about.',
          });
          continue;
        }
        report(
          place,
          `The title ${quoted(title.text)} contains the number "${found.written}".`,
          episode ? { help: 'Remove it from the title, or add an <itunes:title> without it.' } : {},
        );
      }
    },
    bad: [
      '<item><title>«Episode 45»: Rust for Linux</title></item>',
      '<item><title>«603»: All Your Kernels Belong to Rust</title><itunes:episode>603</itunes:episode></item>',
      '<item><title>Rust for Linux («S05E06»)</title></item>',
      '<item><title>«Season 5»: Rust for Linux</title><itunes:season>5</itunes:season></item>',
      '<item><title>«#45» Rust for Linux</title><itunes:episode>45</itunes:episode></item>',
      '<item><title>«Episode 45»</title></item>',
      '<item><title>«001» - curl</title></item><item><title>002 - tweede golf</title></item><item><title>003 - Linux</title></item>',
    ],
    good: [
      '<item><title>1984: a book to read</title></item>',
      '<item><title>What happened in season 3 of Silicon Valley</title><itunes:season>5</itunes:season></item>',
      '<item><title>Season 5 is coming</title><itunes:season>5</itunes:season><itunes:episodeType>trailer</itunes:episodeType></item>',
      '<item><title>#1 among the languages</title><itunes:episode>45</itunes:episode></item>',
      '<item><title>Inside the episode: S1E15</title><itunes:episodeType>bonus</itunes:episodeType></item>',
      '<item><title>EP0 What this will be</title></item>',
      '<item><title>Episode 7.5: between two kernels</title></item>',
      '<item><title>Top 10 crates of 2025</title><itunes:episode>10</itunes:episode></item>',
      '<item><title>603: All Your Kernels</title><itunes:title>All Your Kernels</itunes:title><itunes:episode>603</itunes:episode></item>',
    ],
  },

  'rss/item-title-repeats-show': {
    summary: 'An episode title should not repeat the name of the show.',
    why: 'Players show the name of the show above it and cut off the end, which is the part that differs.',
    help: 'Write only the title of the episode.',
    source: 'apple-guide#itunes:title',
    severity: { apple: 'info' },
    once: true,
    on: 'channel',
    check(_channel, report, { document }) {
      const show = document.channel?.title?.text.trim().toLowerCase() ?? '';
      if (show.length < 4) return;
      for (const item of everyItem(document.channel)) {
        const title = titleOf(item);
        // A trailer is about the show.
        if (!title || isTrailer(item)) continue;
        const at = showIn(title.text, show);
        if (at < 0) continue;
        const place = placeOf(title, at, at + show.length);
        report(place, `The title ${quoted(title.text)} repeats the name of the show.`);
      }
    },
    bad: [
      '<title>Rust in Production</title><item><title>«Rust in Production»: Rust for Linux</title></item>',
      '<title>LINUX Unplugged</title><item><title>All Your Kernels | «LINUX Unplugged»</title></item>',
      '<title>LINUX Unplugged</title><item><title>All Your Kernels («LINUX Unplugged»)</title></item>',
    ],
    good: [
      '<title>Rust in Production</title><item><title>What Rust in production taught us</title></item>',
      '<title>Rust in Production</title><item><title>Rust in Production</title><itunes:episodeType>trailer</itunes:episodeType></item>',
    ],
  },

  'rss/title-is-file-name': {
    summary: 'A title should not be the name of a file.',
    why: 'Listeners cannot tell from it what the episode is about.',
    help: 'Write a title that says what it is about.',
    source: 'apple-guide#title',
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning' },
    once: true,
    on: ['title', 'itunes:title', 'media:title', 'podcast:trailer', 'podcast:soundbite', 'psc:chapter'],
    check(element, report) {
      for (const shown of shownBy(element)) {
        const name = fileName.exec(shown.text.trim())?.[0];
        if (name === undefined) continue;
        const start = shown.text.indexOf(name);
        report(
          shown.place(start, start + name.length),
          `${shown.subject} is ${quoted(name)}, the name of a file.`,
        );
      }
    },
    bad: [
      '<item><title>«drivers_in_rust_FINAL_v2.mp3»</title></item>',
      '<item><title>Rust</title><itunes:title>«Episode 12 mixdown.wav»</itunes:title></item>',
    ],
    good: ['<item><title>What killed .mp3</title></item>', '<item><title>The story of .mp3</title></item>'],
  },

  'rss/item-titles-identical': {
    summary: 'No two items of a season should have the same title.',
    why: 'Listeners cannot tell them apart.',
    help: 'Give each episode a title of its own.',
    source: 'podcast-co#same title for every episode',
    severity: { apple: 'info' },
    on: 'channel',
    check(_channel, report, { document }) {
      const seen = new Map<string, string>();
      for (const item of everyItem(document.channel)) {
        const title = titleOf(item);
        if (!title || isCopy(document, item)) continue;
        const key = `${item.child('itunes:season')?.text.trim() ?? ''} ${title.text}`;
        const first = seen.get(key);
        if (first)
          report(title.element, `The title ${quoted(title.text)} is also the title of ${placeIn(first)}.`);
        else seen.set(key, item.path);
      }
    },
    bad: ['<item><title>Rust for Linux</title></item><item><title>«Rust for Linux»</title></item>'],
    good: [
      '<item><title>Welcome</title><itunes:season>1</itunes:season></item><item><title>Welcome</title><itunes:season>2</itunes:season></item>',
    ],
  },
});
