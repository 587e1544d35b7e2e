import { readDuration, readSpelledDuration } from '../../text/duration.js';
import { writing } from '../fix.js';
import { quoted } from '../judgement.js';
import { ofEpisodes, requires } from '../rss/presence.js';
import { rules } from '../rule.js';

/** Why seconds are better than two forms that some players misread. */
const misread = {
  clock: 'Apple recommends seconds: some players read "43:00" as 43 hours.',
  fraction: 'Apple recommends whole seconds: some players read nothing from "2580.5".',
} as const;

export const duration = rules({
  'itunes/duration-missing': {
    summary: 'An item should have an <itunes:duration>.',
    why: 'Listeners cannot see how long the episode is before they play it.',
    help: 'Add <itunes:duration> with the length in whole seconds.',
    source: ['apple-guide#itunes:duration', 'psp1#itunes:duration'],
    severity: { apple: 'info', psp1: 'info' },
    whose: 'host',
    once: true,
    absent: 'itunes:duration',
    // What cannot be played has no length.
    yieldsTo: [
      'itunes/namespace-missing',
      'rss/no-items',
      'rss/enclosure-is-page',
      'rss/item-without-recording',
    ],
    on: 'item',
    check: ofEpisodes(requires('itunes:duration', 'the length in whole seconds')),
    bad: [
      '<«item»><title>Rust for Linux</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/>«<itunes:duration/>»</item>',
    ],
    good: ['<item><itunes:duration>2580</itunes:duration></item>'],
  },

  'itunes/duration-invalid': {
    summary: '<itunes:duration> must be seconds, or a time such as "43:00" or "0:43:00".',
    why: 'Players cannot read the length: some show none, others half an hour.',
    help: 'Write the length in whole seconds, such as "2580".',
    source: [
      'feedvalidator#InvalidDuration',
      'apple-guide#itunes:duration',
      'psp1#itunes:duration',
      'partytime',
    ],
    severity: { rss: 'warning', apple: 'warning' },
    letter: { rss: 'error' },
    whose: 'host',
    on: 'itunes:duration',
    check(duration, report) {
      const value = duration.text.trim();
      if (value === '' || readDuration(value)) return;
      const seconds = readSpelledDuration(value);
      report(
        duration,
        `<itunes:duration> is ${quoted(value)}, which is neither seconds nor a time.`,
        seconds === undefined ? {} : writing(duration, String(seconds)),
      );
    },
    bad: [
      '<item><itunes:duration>«43 min»</itunes:duration></item>',
      '<item><itunes:duration>«00:75:00»</itunes:duration></item>',
      '<item><itunes:duration>«PT43M»</itunes:duration></item>',
      '<item><itunes:duration>«-1»</itunes:duration></item>',
    ],
    good: [
      '<item><itunes:duration>2580</itunes:duration></item>',
      '<item><itunes:duration>90:01</itunes:duration></item>',
      '<item><itunes:duration>01:30:01</itunes:duration></item>',
    ],
    fixes: {
      '<item><itunes:duration>43 min</itunes:duration></item>':
        '<item><itunes:duration>2580</itunes:duration></item>',
      '<item><itunes:duration>PT43M</itunes:duration></item>':
        '<item><itunes:duration>2580</itunes:duration></item>',
      '<item><itunes:duration>1 hour and 3 minutes</itunes:duration></item>':
        '<item><itunes:duration>3780</itunes:duration></item>',
      '<item><itunes:duration>1h 3m</itunes:duration></item>':
        '<item><itunes:duration>3780</itunes:duration></item>',
    },
  },

  'itunes/duration-not-seconds': {
    summary: '<itunes:duration> should be a number of whole seconds.',
    why: 'Apple recommends whole seconds; other forms are read, but not alike by every player.',
    help: 'Write the length in whole seconds.',
    source: ['apple-guide#itunes:duration', 'psp1#itunes:duration'],
    severity: { apple: 'info', psp1: 'warning' },
    whose: 'host',
    once: true,
    yieldsTo: ['itunes/element-duplicate', 'rss/size-and-duration-disagree'],
    on: 'itunes:duration',
    check(duration, report) {
      const read = readDuration(duration.text);
      // What is no length at all is the matter of another rule.
      if (!read || read.form === 'seconds' || read.seconds <= 1) return;
      const value = duration.text.trim();
      // "43.12" may as well be minutes and seconds: below 100 nobody can know.
      const isClear = read.form === 'clock' || Number(value) >= 100;
      report(duration, `<itunes:duration> is "${value}", not a number of whole seconds.`, {
        ...(isClear && writing(duration, String(read.seconds), /\.0+$/.test(value))),
        ...(read.form !== 'clock' && { why: misread.fraction }),
        ...(/^\d+:\d+$/.test(value) && { why: misread.clock }),
      });
    },
    bad: [
      '<item><itunes:duration>«43:00»</itunes:duration></item>',
      '<item><itunes:duration>«0:43:00»</itunes:duration></item>',
      '<item><itunes:duration>«2580.5»</itunes:duration></item>',
    ],
    good: [
      '<item><itunes:duration>2580</itunes:duration></item>',
      '<item><itunes:duration>0:00</itunes:duration></item>',
    ],
    fixes: {
      // VLC reads no other form.
      '<item><itunes:duration>43:00</itunes:duration></item>': {
        unsafe: '<item><itunes:duration>2580</itunes:duration></item>',
      },
      '<item><itunes:duration>2580.0</itunes:duration></item>':
        '<item><itunes:duration>2580</itunes:duration></item>',
      '<item><itunes:duration>2580.5</itunes:duration></item>': {
        unsafe: '<item><itunes:duration>2581</itunes:duration></item>',
      },
    },
  },

  'itunes/duration-zero': {
    summary: '<itunes:duration> must be longer than one second.',
    why: 'Players show an episode of no length, and some mark it as played.',
    help: 'Write the length of the recording in whole seconds, or remove the element.',
    source: ['duration-hardcoded', 'apple-guide#itunes:duration'],
    severity: { apple: 'warning', psp1: 'warning' },
    once: true,
    on: 'itunes:duration',
    check(duration, report) {
      const seconds = readDuration(duration.text)?.seconds;
      if (seconds === undefined || seconds > 1) return;
      report(duration, `<itunes:duration> is "${duration.text.trim()}", which is too short for an episode.`);
    },
    bad: [
      '<item><itunes:duration>«0»</itunes:duration></item>',
      '<item><itunes:duration>«00:00:00»</itunes:duration></item>',
      '<item><itunes:duration>«1»</itunes:duration></item>',
    ],
    good: ['<item><itunes:duration>62</itunes:duration></item>'],
  },
});
