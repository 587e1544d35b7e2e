import type { Fix } from '../../diagnostic.js';
import { readDuration } from '../../text/duration.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { ofEpisodes, requires } from '../rss/presence.js';
import { rules } from '../rule.js';

function writing(duration: Element, seconds: number, safe: boolean): { help: string; fix: Fix } {
  const title = `Write "${seconds}"`;
  const edits = [{ span: duration.textSpan, text: String(seconds) }];
  return { help: `${title}.`, fix: { title, safe, edits } };
}

export const duration = rules({
  'itunes/duration-missing': {
    summary: 'An item has an <itunes:duration>.',
    why: 'Listeners cannot see whether the episode fits their way to work.',
    help: 'Add <itunes:duration> with the whole seconds.',
    source: ['apple-guide#itunes:duration', 'psp1#itunes:duration'],
    severity: { apple: 'info', psp1: 'info' },
    on: 'item',
    check: ofEpisodes(requires('itunes:duration')),
    bad: ['<item><title>Rust for Linux</title></item>', '<item><itunes:duration/></item>'],
    good: ['<item><itunes:duration>2580</itunes:duration></item>'],
  },

  'itunes/duration-invalid': {
    summary: 'The value of <itunes:duration> is a number of seconds, or "43:00" or "0:43:00".',
    why: 'Players guess: some show nothing and some half an hour.',
    help: 'Write the whole seconds, such as "2580".',
    source: [
      'feedvalidator#InvalidDuration',
      'apple-guide#itunes:duration',
      'psp1#itunes:duration',
      'partytime',
    ],
    severity: { rss: 'error', apple: 'warning' },
    on: 'itunes:duration',
    check(duration, report) {
      const value = duration.text.trim();
      if (value === '' || readDuration(value)) return;
      report(
        duration,
        `<itunes:duration> is ${quoted(value)}, neither seconds nor hours, minutes and seconds.`,
      );
    },
    bad: [
      '<item><itunes:duration>43 min</itunes:duration></item>',
      '<item><itunes:duration>00:75:00</itunes:duration></item>',
      '<item><itunes:duration>PT43M</itunes:duration></item>',
      '<item><itunes:duration>-1</itunes:duration></item>',
    ],
    good: [
      '<item><itunes:duration>2580</itunes:duration></item>',
      '<item><itunes:duration>90:01</itunes:duration></item>',
      '<item><itunes:duration>01:30:01</itunes:duration></item>',
    ],
  },

  'itunes/duration-not-seconds': {
    summary: 'The value of <itunes:duration> is a number of whole seconds.',
    why: 'Some players take "43:00" for hours and minutes, and some read nothing from "2580.5".',
    help: 'Write the whole seconds.',
    source: ['apple-guide#itunes:duration', 'psp1#itunes:duration'],
    severity: { apple: 'info', psp1: 'warning' },
    on: 'itunes:duration',
    check(duration, report) {
      const read = readDuration(duration.text);
      if (!read || read.form === 'seconds') return;
      const value = duration.text.trim();
      // "43.12" may as well be minutes and seconds: below 100 nobody can know.
      const isClear = read.form === 'clock' || Number(value) >= 100;
      report(
        duration,
        `<itunes:duration> is "${value}", not a number of whole seconds.`,
        isClear ? writing(duration, read.seconds, read.form === 'clock' || /\.0+$/.test(value)) : {},
      );
    },
    bad: [
      '<item><itunes:duration>43:00</itunes:duration></item>',
      '<item><itunes:duration>0:43:00</itunes:duration></item>',
      '<item><itunes:duration>2580.5</itunes:duration></item>',
    ],
    good: ['<item><itunes:duration>2580</itunes:duration></item>'],
  },

  'itunes/duration-zero': {
    summary: 'The value of <itunes:duration> is more than a second.',
    why: 'Players show an episode of no length, and some mark it as heard.',
    help: 'Write the whole seconds of the recording, or leave the element away.',
    source: ['duration-hardcoded', 'apple-guide#itunes:duration'],
    severity: { apple: 'warning' },
    on: 'itunes:duration',
    check(duration, report) {
      const seconds = readDuration(duration.text)?.seconds;
      if (seconds === undefined || seconds > 1) return;
      report(duration, `<itunes:duration> is "${duration.text.trim()}", which no episode is long.`);
    },
    bad: [
      '<item><itunes:duration>0</itunes:duration></item>',
      '<item><itunes:duration>00:00:00</itunes:duration></item>',
      '<item><itunes:duration>1</itunes:duration></item>',
    ],
    good: ['<item><itunes:duration>62</itunes:duration></item>'],
  },
});
