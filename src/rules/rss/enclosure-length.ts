import { readDuration } from '../../text/duration.js';
import type { Attribute, Element } from '../../xml/document.js';
import { type Advised, writing } from '../fix.js';
import { quoted } from '../judgement.js';
import { name, rules } from '../rule.js';
import { ofEpisodes, textOf } from './presence.js';
import { isPicture, kindsIn, measured, urlOf } from './recording.js';

/** The number of bytes that an enclosure gives; undefined when it gives no whole number. */
function bytesOf(enclosure: Element): number | undefined {
  const value = enclosure.attribute('length')?.value.trim() ?? '';
  return /^\d+$/.test(value) ? Number(value) : undefined;
}

/** The digits of a number in groups of three, or with the name of their unit: `41,000,000`, `41000000 bytes`. */
function withoutSeparators(value: string): string | undefined {
  const [, digits] = /^(\d{1,15}|\d{1,3}(?:([,.' ])\d{3})(?:\2\d{3}){1,4})(?: ?bytes)?$/i.exec(value) ?? [];
  return digits?.replace(/\D/g, '');
}

/** AntennaPod takes a smaller size for an unknown one. */
const fewestBytes = 16_384;

/** Longer durations are milliseconds by mistake, which another rule says; in seconds. */
const longest = 86_400;

/** No speech codec in use needs fewer bytes for a second. */
const fewestBytesPerSecond = 1000;

/** Hardly any episode is longer, in seconds, and hardly any MP3 of speech has less than 16 kbit/s. */
const longEpisode = 21_600;
const usualBytesPerSecond = 2000;

/** A size that a file of a recording may have, in bytes. */
const plausibleBytes = 1_000_000;

/** Whether of a size and a duration it is the duration that cannot be: so few bytes do not last so many hours. */
export function lastsTooLong(bytes: number, seconds: number): boolean {
  return bytes >= plausibleBytes && seconds > longEpisode && bytes < seconds * usualBytesPerSecond;
}

/** The most bytes that a second of MP3 takes, at 320 kbit/s with room for frames of metadata. */
const mostBytesPerSecond = 60_000;

/** Artwork and other metadata of a file, in bytes. */
const mostMetadata = 20_000_000;

/** Whether so many bytes are more than an MP3 of so many seconds takes. */
export function isTooLarge(bytes: number, seconds: number): boolean {
  return bytes - mostMetadata > seconds * mostBytesPerSecond;
}

/** Whether so many bytes are fewer than a recording of so many seconds takes. */
export function isTooSmall(bytes: number, seconds: number): boolean {
  return bytes < seconds * fewestBytesPerSecond;
}

/**
 * The size in bytes that `<media:content>` gives for the file of an enclosure, where it fits the duration of the item and the
 * length of the enclosure does not: of three values two agree. Undefined in any other case.
 */
export function fittingSize(item: Element): number | undefined {
  const seconds = secondsOf(item);
  const enclosure = item.child('enclosure');
  const bytes = enclosure && bytesOf(enclosure);
  const url = enclosure && urlOf(enclosure);
  if (!seconds || !bytes || !url || lastsTooLong(bytes, seconds)) return undefined;
  if (!isTooSmall(bytes, seconds) && !(isTooLarge(bytes, seconds) && /\.mp3$/i.test(url))) return undefined;
  const twin = item.all('media:content').find((each) => urlOf(each) === url);
  const size = Number(/^\d{1,15}$/.exec(twin?.attribute('fileSize')?.value.trim() ?? '')?.[0]);
  return size && !isTooSmall(size, seconds) && !isTooLarge(size, seconds) ? size : undefined;
}

/** The advice to write the size that `<media:content>` has. */
export function copyingSize(length: Attribute, size: number | undefined): Partial<Advised> {
  if (size === undefined) return {};
  return { ...writing(length, `${size}`, false), help: `Write "${size}", as <media:content> does.` };
}

/** The duration of an item in seconds, where it may be true; undefined when it may not, or there is none. */
function secondsOf(item: Element | undefined): number | undefined {
  const { seconds } = readDuration((item && textOf(item, 'itunes:duration')) ?? '') ?? {};
  return seconds && seconds <= longest ? seconds : undefined;
}

/** Whether an enclosure is a stream, which has no size: of a live item, or a list of pieces. */
function isStream(enclosure: Element): boolean {
  if (enclosure.parent?.name === 'podcast:liveItem') return true;
  return kindsIn(urlOf(enclosure) ?? '').some(({ extension }) => extension === 'm3u8');
}

const ofStream = { help: 'Write "0" as length: a live stream has no size.' };

export const enclosureLength = rules({
  'rss/enclosure-length-missing': {
    summary: '<enclosure> needs a length.',
    why: 'Players cannot say how large a download is, and a directory may ask for it when a show is submitted.',
    help: 'Add the size of the file in bytes as length.',
    source: [
      'rss#<enclosure> sub-element of <item>',
      'apple-requirements#enclosure',
      'psp1#enclosure',
      'podlatch-enclosure',
    ],
    severity: { rss: 'warning', apple: 'warning', psp1: 'error', spotify: 'warning' },
    letter: { rss: 'error', apple: 'error' },
    refusal: 'psp1#enclosure',
    whose: 'host',
    once: true,
    absent: '@length',
    // Without an address nobody asks how large the file is.
    yieldsTo: ['rss/enclosure-url-missing'],
    on: 'item/enclosure',
    check(enclosure, report, context) {
      const length = enclosure.attribute('length');
      if (length?.value.trim()) return;
      const advice = isStream(enclosure) ? ofStream : undefined;
      if (!length)
        report(name(enclosure), '<enclosure> has no length.', advice ?? measured(enclosure, context));
      else
        report(
          length,
          'The length of <enclosure> is empty.',
          advice ? { ...writing(length, '0'), ...advice } : measured(enclosure, context),
        );
    },
    bad: [
      '<item><«enclosure» url="https://media.example.com/rust-for-linux.mp3" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="«»" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="0" type="audio/mpeg"/></item>',
    ],
    fixes: {
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" type="audio/mpeg"/></item>':
        '<item><title>Rust</title><enclosure length="41000000" url="https://media.example.com/rust.mp3" type="audio/mpeg"/></item>',
    },
  },

  'rss/enclosure-length-not-integer': {
    summary: 'The length of <enclosure> must be a whole number of bytes.',
    why: 'Players cannot say how large the download is, and strict parsers reject the feed.',
    help: 'Write the size of the file in bytes, as digits only.',
    source: [
      'rss#<enclosure> sub-element of <item>',
      'feedvalidator#InvalidIntegerAttribute',
      'rss-profile#enclosure',
    ],
    severity: { rss: 'warning', apple: 'warning' },
    letter: { rss: 'error', apple: 'error' },
    whose: 'host',
    on: 'item/enclosure',
    check(enclosure, report, context) {
      const length = enclosure.attribute('length');
      const value = length?.value.trim();
      if (!length || !value || bytesOf(enclosure) !== undefined) return;
      const digits = withoutSeparators(value);
      report(
        length,
        `The length of <enclosure> is ${quoted(value)}, not a whole number of bytes.`,
        isStream(enclosure)
          ? { ...writing(length, '0'), ...ofStream }
          : { ...(digits !== undefined && writing(length, digits)), ...measured(enclosure, context) },
      );
    },
    bad: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="«39.1 MB»" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="«41,000,000»" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="«-1»" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
    fixes: {
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41,000,000" type="audio/mpeg"/></item>':
        '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    },
  },

  'rss/enclosure-length-zero': {
    summary: 'The length of <enclosure> should be the real size of its file.',
    why: 'Apple asks for the size, and apps cannot say how large a download will be.',
    help: 'Write the size of the file in bytes.',
    source: ['rss-profile#enclosure', 'apple-requirements#enclosure'],
    weighed: 'RSS 2.0 allows it where the size is unknown.',
    severity: { rss: 'info', apple: 'warning', psp1: 'warning' },
    whose: 'host',
    // A page has no size, and that of a picture tells nobody anything.
    yieldsTo: ['rss/enclosure-is-page', 'rss/no-items'],
    once: true,
    on: 'item/enclosure',
    check: ofEpisodes((enclosure, report, context) => {
      const length = enclosure.attribute('length');
      if (length && bytesOf(enclosure) === 0) {
        report(
          length,
          `The length of <enclosure> is ${quoted(length.value)}, which means that it is unknown.`,
          measured(enclosure, context),
        );
      }
    }),
    bad: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="«0»" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
    fixes: {
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="0" type="audio/mpeg"/></item>':
        '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/></item>',
    },
  },

  'rss/enclosure-length-is-duration': {
    summary: 'The length of <enclosure> must be the size of its file in bytes, not its duration.',
    why: 'Players show a wrong download size, and some consider the download complete after the first moments.',
    help: 'Write the size of the file in bytes; the duration belongs in <itunes:duration>.',
    source: ['rss#<enclosure> sub-element of <item>', 'azuracast-length', 'rsshub-length'],
    severity: { rss: 'warning', apple: 'warning' },
    whose: 'host',
    once: true,
    on: 'item',
    check(item, report, context) {
      const seconds = secondsOf(item);
      if (!seconds) return;
      for (const enclosure of item.all('enclosure')) {
        const length = enclosure.attribute('length');
        const bytes = bytesOf(enclosure);
        if (!length || !bytes || !isTooSmall(bytes, seconds)) continue;
        if (lastsTooLong(bytes, seconds)) continue;
        const written = `The length of <enclosure> is ${quoted(length.value)}`;
        const fault =
          bytes === seconds
            ? 'the duration in seconds instead of the size in bytes'
            : `too few bytes for ${seconds} seconds`;
        const advice = { ...copyingSize(length, fittingSize(item)), ...measured(enclosure, context) };
        report(length, `${written}, ${fault}.`, advice);
      }
    },
    bad: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="«2580»" type="audio/mpeg"/><itunes:duration>43:00</itunes:duration></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="«41000»" type="audio/mpeg"/><itunes:duration>2580</itunes:duration></item>',
      '<item><enclosure url="https://media.example.com/curl.mp3" length="«41000»" type="audio/mpeg"/><media:content url="https://media.example.com/curl.mp3" fileSize="41000000"/><itunes:duration>2580</itunes:duration></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/><itunes:duration>2580</itunes:duration></item>',
    ],
    fixes: {
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="2580" type="audio/mpeg"/><itunes:duration>2580</itunes:duration></item>':
        '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/><itunes:duration>2580</itunes:duration></item>',
    },
  },

  'rss/enclosure-length-tiny': {
    summary: 'The length of <enclosure> must be the real size of its file.',
    why: 'AntennaPod ignores a size below 16 kB, and other players show a wrong one.',
    help: 'Write the size of the file in bytes, not in kilobytes or seconds.',
    source: ['antennapod-media', 'rss#<enclosure> sub-element of <item>'],
    severity: { rss: 'warning' },
    whose: 'host',
    once: true,
    on: 'item/enclosure',
    check: ofEpisodes((enclosure, report, context) => {
      const length = enclosure.attribute('length');
      const bytes = bytesOf(enclosure);
      if (!length || bytes === undefined || bytes < 1 || bytes >= fewestBytes || isPicture(enclosure)) return;
      // The rule above has compared it with the duration.
      if (secondsOf(enclosure.parent)) return;
      const message = `The length of <enclosure> is ${quoted(length.value)}, too few bytes for a recording.`;
      report(length, message, measured(enclosure, context));
    }),
    bad: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="«2580»" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
    fixes: {
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="2580" type="audio/mpeg"/></item>':
        '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/></item>',
    },
  },
});
