import { readDuration } from '../../text/duration.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { name, rules } from '../rule.js';
import { ofEpisodes, textOf } from './presence.js';

/** The number of bytes that an enclosure gives; undefined when it gives no whole number. */
function bytesOf(enclosure: Element): number | undefined {
  const value = enclosure.attribute('length')?.value.trim() ?? '';
  return /^\d+$/.test(value) ? Number(value) : undefined;
}

/** No speech codec in use needs fewer bytes for a second. */
const fewestBytesPerSecond = 1000;

export const enclosureLength = rules({
  'rss/enclosure-length-missing': {
    summary: 'An <enclosure> has a length.',
    why: 'Players cannot say how much a download takes, and directories refuse the episode.',
    help: 'Add the size of the file in bytes as length.',
    source: [
      'rss#<enclosure> sub-element of <item>',
      'apple-requirements#enclosure',
      'psp1#enclosure',
      'podlatch-enclosure',
    ],
    severity: { rss: 'error', apple: 'error', psp1: 'error', spotify: 'warning' },
    on: 'item/enclosure',
    check(enclosure, report) {
      if (!enclosure.attribute('length')) report(name(enclosure), '<enclosure> has no length.');
    },
    bad: ['<item><enclosure url="https://media.example.com/rust-for-linux.mp3" type="audio/mpeg"/></item>'],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="0" type="audio/mpeg"/></item>',
    ],
  },

  'rss/enclosure-length-not-integer': {
    summary: 'The length of an <enclosure> is a whole number of bytes.',
    why: 'A reader that expects a number drops the enclosure or the whole feed.',
    help: 'Write the size of the file in bytes as digits only, or "0" when it is not known.',
    source: [
      'rss#<enclosure> sub-element of <item>',
      'feedvalidator#InvalidIntegerAttribute',
      'rss-profile#enclosure',
    ],
    severity: { rss: 'error', apple: 'error' },
    on: 'item/enclosure',
    check(enclosure, report) {
      const length = enclosure.attribute('length');
      const value = length?.value.trim();
      if (!length || bytesOf(enclosure) !== undefined) return;
      if (value === '') report(length, 'The length of <enclosure> is empty.');
      else
        report(length, `The length of <enclosure> is ${quoted(value ?? '')}, not a whole number of bytes.`);
    },
    bad: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="39.1 MB" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41,000,000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="-1" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'rss/enclosure-length-zero': {
    summary: 'The length of an <enclosure> is the true size of its file.',
    why: 'Players show a download of 0 bytes and no progress while it runs.',
    help: 'Write the size of the file in bytes.',
    source: ['rss-profile#enclosure', 'apple-requirements#enclosure'],
    severity: { rss: 'info', apple: 'warning', psp1: 'warning' },
    on: 'item/enclosure',
    check: ofEpisodes((enclosure, report) => {
      const length = enclosure.attribute('length');
      if (length && bytesOf(enclosure) === 0) {
        report(
          length,
          `The length of <enclosure> is ${quoted(length.value)}, which means that nobody knows it.`,
        );
      }
    }),
    bad: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="0" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'rss/enclosure-length-is-duration': {
    summary: 'The length of an <enclosure> is the size of its file in bytes, not how long it plays.',
    why: 'Players believe that the download is complete after the first moments.',
    help: 'Write the size of the file in bytes; how long it plays stands in <itunes:duration>.',
    source: ['rss#<enclosure> sub-element of <item>', 'azuracast-length', 'rsshub-length'],
    severity: { rss: 'warning', apple: 'warning' },
    on: 'item',
    check(item, report) {
      const { seconds } = readDuration(textOf(item, 'itunes:duration') ?? '') ?? {};
      if (!seconds) return;
      for (const enclosure of item.all('enclosure')) {
        const length = enclosure.attribute('length');
        const bytes = bytesOf(enclosure);
        if (!length || !bytes || bytes >= seconds * fewestBytesPerSecond) continue;
        const written = `The length of <enclosure> is ${quoted(length.value)}`;
        if (bytes === seconds)
          report(length, `${written}, its duration in seconds and not its size in bytes.`);
        else report(length, `${written}, too few bytes for ${seconds} seconds.`);
      }
    },
    bad: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="2580" type="audio/mpeg"/><itunes:duration>43:00</itunes:duration></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000" type="audio/mpeg"/><itunes:duration>2580</itunes:duration></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/><itunes:duration>2580</itunes:duration></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="2580" type="audio/mpeg"/></item>',
    ],
  },
});
