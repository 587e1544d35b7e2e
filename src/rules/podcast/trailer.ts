import { type DateFaultKind, readDate, writeDate } from '../../text/date.js';
import { judgeAttribute } from '../judgement.js';
import { name, rules } from '../rule.js';

/** Forms of older mails, which RFC 2822 has readers take (section 4.3). */
const obsolete: ReadonlySet<DateFaultKind> = new Set(['year-two-digits', 'zone-military']);

export const trailer = rules({
  'podcast/trailer-pubdate-invalid': {
    summary: 'A trailer needs a pubdate, in the form of RFC 2822.',
    why: 'Apps play the newest trailer, and cannot tell how new one without a readable date is.',
    help: 'Write it like pubDate: "Thu, 11 Dec 2025 16:00:00 +0000".',
    source: 'podcast-namespace#tags/trailer.md',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    absent: '@pubdate',
    on: 'podcast:trailer',
    check(trailer, report, context) {
      const pubdate = trailer.attribute('pubdate');
      if (!pubdate) return report(name(trailer), '<podcast:trailer> has no pubdate.');
      if (pubdate.value.trim() === '') return report(pubdate, 'The pubdate of <podcast:trailer> is empty.');
      judgeAttribute(
        trailer,
        pubdate,
        (value) => {
          const { faults, instant, offset } = readDate(value);
          if (faults.every(({ kind }) => obsolete.has(kind))) return undefined;
          const isClear = instant !== undefined && offset !== undefined;
          const write = isClear ? { write: writeDate(instant, offset), safe: true } : {};
          return { but: 'not a date of RFC 2822', ...write };
        },
        report,
        context,
      );
    },
    bad: [
      '<«podcast:trailer» url="https://media.example.com/trailer.mp3">What is coming</podcast:trailer>',
      '<podcast:trailer url="https://media.example.com/trailer.mp3" pubdate="«2025-12-11»">What is coming</podcast:trailer>',
    ],
    good: [
      '<podcast:trailer url="https://media.example.com/trailer.mp3" pubdate="Thu, 11 Dec 2025 16:00:00 GMT">What is coming</podcast:trailer>',
      '<podcast:trailer url="https://media.example.com/trailer.mp3" pubdate="Thu, 11 Dec 25 16:00:00 A">What is coming</podcast:trailer>',
    ],
    fixes: {
      '<podcast:trailer url="https://media.example.com/trailer.mp3" pubdate="2025-12-11T16:00:00Z">What is coming</podcast:trailer>':
        '<podcast:trailer url="https://media.example.com/trailer.mp3" pubdate="Thu, 11 Dec 2025 16:00:00 +0000">What is coming</podcast:trailer>',
    },
  },
});
