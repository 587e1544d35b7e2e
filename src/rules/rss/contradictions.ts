import { cachedByObject } from '../../text/cache.js';
import { readDuration } from '../../text/duration.js';
import type { Element } from '../../xml/document.js';
import { writing } from '../fix.js';
import { quoted } from '../judgement.js';
import { rules } from '../rule.js';
import { isCopy } from './copies.js';
import { copyingSize, fittingSize, isTooLarge, isTooSmall, lastsTooLong } from './enclosure-length.js';
import { textOf } from './presence.js';
import { isPicture, urlOf } from './recording.js';
import { numberInTitle } from './titles.js';

/** So many items with the same value are no coincidence. */
const many = 5;

/** A duration that no episode has, in seconds. */
const longestEpisode = 100_000;

/** So large a part of the titles must agree with their numbers for the others to be wrong. */
const agreement = 0.8;

/** Notes are compared with each other from so many characters on. */
const longNotes = 30;

/** Values that all items of a channel have, where each file has its own: what a program writes that has none. */
function sharedValue(
  channel: Element,
  read: (item: Element) => string | undefined,
): { readonly value: string; readonly item: Element; readonly count: number } | undefined {
  let first: { readonly value: string; readonly item: Element } | undefined;
  const files = new Set<string>();
  for (const item of channel.children) {
    const enclosure = item.name === 'item' ? item.child('enclosure') : undefined;
    if (!enclosure) continue;
    const value = read(item);
    if (!value || (first && first.value !== value)) return undefined;
    first ??= { value, item };
    files.add(urlOf(enclosure) ?? '');
  }
  return first && files.size >= many ? { ...first, count: files.size } : undefined;
}

/** The durations and sizes that all items of a channel share, read once for all of them. */
const sharedIn = cachedByObject((channel: Element) => ({
  durations: sharedValue(channel, (item) => textOf(item, 'itunes:duration')),
  sizes: sharedValue(channel, (item) => {
    const enclosure = item.child('enclosure');
    return enclosure && !isPicture(enclosure) ? enclosure.attribute('length')?.value.trim() : undefined;
  }),
}));

/** Minutes that were written where seconds are expected: `43`, `00:43`, `43.20`. */
function inMinutes(value: string): string | undefined {
  const [, minutes, seconds = '00'] = /^(?:0?0:)?(\d{1,3})(?:\.([0-5]\d))?$/.exec(value) ?? [];
  return minutes === undefined || Number(minutes) > 300 ? undefined : `${Number(minutes)}:${seconds}`;
}

/** How long so many bytes of an MP3 last: `41000000 bytes last about 43 minutes at 128 kbit/s`. */
function lasting(bytes: number): string {
  const minutes = Math.round(bytes / 16_000 / 60);
  const time = minutes < 100 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
  return `${bytes} bytes last about ${time} at 128 kbit/s`;
}

/** What a recording without compression takes, in kilobits a second: of 44.1 or 48 kHz with 16 bits, in mono or stereo. */
const recorded = { least: 690, most: 1600 } as const;

/** What programs of 32 bits write in place of a larger number. */
const overflown: ReadonlySet<number> = new Set([2 ** 31 - 1, 2 ** 32 - 1]);

/** Places of a feed that cannot both be true. */
export const contradictions = rules({
  'rss/title-number-disagrees': {
    summary: 'The number in the title of an item must be that of its <itunes:episode>.',
    why: 'Listeners look for one number and see another.',
    help: 'Correct the number that is wrong.',
    source: 'apple-guide#itunes:episode',
    severity: { apple: 'warning' },
    on: 'channel',
    check(channel, report, { document }) {
      const wrong: (() => void)[] = [];
      let numbered = 0;
      for (const item of channel.children) {
        const title = item.name === 'item' && !isCopy(document, item) ? item.child('title') : undefined;
        const episode = textOf(item, 'itunes:episode');
        if (!title || !episode || !/^\d{1,6}$/.test(episode)) continue;
        const number = numberInTitle(title.text.trim());
        if (number === undefined) continue;
        numbered++;
        if (number === Number(episode)) continue;
        const given = item.child('itunes:episode') ?? item;
        wrong.push(() =>
          report(given, `<itunes:episode> is "${episode}", but the title is ${quoted(title.text.trim())}.`),
        );
      }
      // A show that counts by season in one place and through in the other contradicts itself nowhere.
      const isRare = wrong.length === 1 && numbered > 3;
      if (numbered - wrong.length >= Math.max(2, isRare ? 0 : numbered * agreement))
        for (const say of wrong) say();
    },
    bad: [
      `<item><title>Episode 12: Rust</title><itunes:episode>12</itunes:episode></item>
       <item><title>Episode 11: Linux</title><itunes:episode>«10»</itunes:episode></item>
       <item><title>Episode 10: curl</title><itunes:episode>10</itunes:episode></item>
       <item><title>Episode 9: Zed</title><itunes:episode>9</itunes:episode></item>
       <item><title>Episode 8: Oxide</title><itunes:episode>8</itunes:episode></item>`,
    ],
    good: [
      `<item><title>Episode 12: Rust</title><itunes:season>2</itunes:season><itunes:episode>2</itunes:episode></item>
       <item><title>Episode 11: Linux</title><itunes:season>2</itunes:season><itunes:episode>1</itunes:episode></item>
       <item><title>Episode 10: curl</title><itunes:episode>10</itunes:episode></item>`,
      `<item><title>Episode 12: Rust</title><itunes:episode>12</itunes:episode></item>
       <item><title>Episode 11: Linux</title><itunes:episode>10</itunes:episode></item>
       <item><title>Episode 10: curl</title><itunes:episode>10</itunes:episode></item>`,
    ],
  },

  'rss/size-and-duration-disagree': {
    summary: 'The size of an MP3 file and its duration must be possible together.',
    why: 'Players show a wrong length or a wrong size, and progress that jumps.',
    help: 'Look at the file, and write its real length in seconds and its real size in bytes.',
    source: ['apple-guide#itunes:duration', 'rss#<enclosure> sub-element of <item>'],
    severity: { rss: 'warning', apple: 'warning' },
    whose: 'host',
    once: true,
    on: 'item',
    check(item, report) {
      const duration = item.child('itunes:duration');
      const read = readDuration(duration?.text ?? '');
      const enclosure = item.child('enclosure');
      const length = enclosure?.attribute('length');
      if (!duration || !read?.seconds || !length) return;
      if (!/\.mp3$/i.test(urlOf(enclosure as Element) ?? '')) return;
      const { seconds, form } = read;
      const value = duration.text.trim();
      const size = length.value.trim();
      const bytes = /^\d{1,15}$/.test(size) ? Number(size) : 0;
      if (overflown.has(bytes))
        return report(
          length,
          `The length of <enclosure> is ${quoted(size)}, the largest number that some programs can hold.`,
          { help: 'Write the size of the file in bytes.' },
        );
      const lasts = (each: number) => !isTooSmall(bytes, each) && !isTooLarge(bytes, each);
      const is = `<itunes:duration> is ${quoted(value)}`;
      const inSeconds = Math.round(seconds / 1000);
      if (seconds >= longestEpisode && form === 'seconds' && isTooSmall(bytes, seconds)) {
        const fault = 'which is milliseconds instead of seconds';
        if (lasts(inSeconds))
          return report(duration, `${is}, ${fault}.`, writing(duration, String(inSeconds), false));
      }
      const isShort = isTooLarge(bytes, seconds);
      if (!isShort && !lastsTooLong(bytes, seconds)) return;
      // A value that all episodes have is said to be that.
      const { durations, sizes } = sharedIn(item.parent ?? item);
      if (durations?.value === value || sizes?.value === size) return;
      const right = isShort ? fittingSize(item) : undefined;
      if (right !== undefined) {
        const message = `The length of <enclosure> is ${quoted(size)}, too many bytes for ${seconds} seconds.`;
        return report(length, message, copyingSize(length, right));
      }
      const rate = (bytes * 8) / seconds / 1000;
      if (isShort && rate > recorded.least && rate < recorded.most) {
        return report(
          length,
          `The length of <enclosure> is ${quoted(size)}, too many bytes for an MP3 of ${seconds} seconds.`,
          {
            help: 'Write the size of the MP3 in bytes: this may be that of the recording that it was made from. Or correct <itunes:duration>, if that is wrong.',
          },
        );
      }
      const minutes = isShort ? inMinutes(value) : /^(\d{1,3}:[0-5]\d):00$/.exec(value)?.[1];
      const meant = minutes === undefined ? 0 : (readDuration(minutes)?.seconds ?? 0);
      const fault = `too ${isShort ? 'short' : 'long'} for an MP3 of ${size} bytes`;
      report(
        duration,
        `${is}, ${fault}.`,
        meant > 0 && lasts(meant)
          ? {
              ...writing(duration, String(meant), false),
              help: `Write "${meant}" if it lasts ${minutes} minutes.`,
            }
          : { help: `Look at the file and write its real length and size: ${lasting(bytes)}.` },
      );
    },
    bad: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/><itunes:duration>«43»</itunes:duration></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/><itunes:duration>«2580000»</itunes:duration></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/><itunes:duration>«43:00:00»</itunes:duration></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/><itunes:duration>«30000»</itunes:duration></item>',
      '<item><enclosure url="https://media.example.com/rust.mp3" length="«455112000»" type="audio/mpeg"/><itunes:duration>2580</itunes:duration></item>',
      '<item><enclosure url="https://media.example.com/rust.mp3" length="«410000000»" type="audio/mpeg"/><media:content url="https://media.example.com/rust.mp3" fileSize="41000000"/><itunes:duration>2580</itunes:duration></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/><itunes:duration>2580</itunes:duration></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.wav" length="410000000" type="audio/wav"/><itunes:duration>2580</itunes:duration></item>',
      '<item><enclosure url="https://media.example.com/marathon.mp3" length="2900000000" type="audio/mpeg"/><itunes:duration>360000</itunes:duration></item>',
    ],
    fixes: {
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/><itunes:duration>2580000</itunes:duration></item>':
        {
          unsafe:
            '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/><itunes:duration>2580</itunes:duration></item>',
        },
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/><itunes:duration>43:00:00</itunes:duration></item>':
        {
          unsafe:
            '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/><itunes:duration>2580</itunes:duration></item>',
        },
    },
  },

  'rss/placeholder-in-all-items': {
    summary: 'Episodes must not all have the same size, the same duration or the same notes.',
    why: 'Players show the wrong length or size, or the same notes, for nearly all episodes.',
    help: 'Write the real value for each episode, or omit it.',
    source: ['rss#<enclosure> sub-element of <item>', 'apple-guide#itunes:duration'],
    severity: { rss: 'warning', apple: 'warning' },
    whose: 'host',
    on: 'channel',
    check(channel, report) {
      const { durations: duration, sizes: size } = sharedIn(channel);
      const place = duration?.item.child('itunes:duration');
      // A duration of nought has a rule of its own.
      if (duration && place && /[1-9]/.test(duration.value)) {
        report(place, `All ${duration.count} episodes have the duration ${quoted(duration.value)}.`, {
          help: 'Write the real length of each episode in seconds, or remove <itunes:duration>.',
          why: 'Players show the wrong length for nearly all episodes.',
        });
      }
      const length = size?.item.child('enclosure')?.attribute('length');
      const notes = sharedValue(channel, (item) => textOf(item, 'description'));
      const text = notes?.item.child('description');
      // Longer notes are compared with each other.
      if (notes && text && notes.value.length < longNotes)
        report(text, `All ${notes.count} items have the <description> ${quoted(notes.value)}.`);
      if (size && length && Number(size.value) > 1) {
        report(length, `All ${size.count} audio files have the length ${quoted(size.value)}.`, {
          help: 'Write the real size of each file in bytes.',
          why: 'Players show the wrong size before a download, and its progress jumps.',
        });
      }
    },
    bad: [
      Array.from(
        { length: many },
        (_, index) =>
          `<item><title>${index}</title><enclosure url="https://media.example.com/${index}.mp3" length="${index}4000000" type="audio/mpeg"/><itunes:duration>30:00</itunes:duration></item>`,
      ).join(''),
      Array.from(
        { length: many },
        (_, index) =>
          `<item><title>${index}</title><enclosure url="https://media.example.com/${index}.mp3" length="12345678" type="audio/mpeg"/></item>`,
      ).join(''),
      Array.from(
        { length: many },
        (_, index) =>
          `<item><title>${index}</title><description>Coming soon</description><enclosure url="https://media.example.com/${index}.mp3" length="${index}4000000" type="audio/mpeg"/></item>`,
      ).join(''),
    ],
    good: [
      Array.from(
        { length: many },
        (_, index) =>
          `<item><title>${index}</title><enclosure url="https://media.example.com/${index}.mp3" length="${index}4000000" type="audio/mpeg"/><itunes:duration>30:0${index}</itunes:duration></item>`,
      ).join(''),
    ],
  },
});
