import { judgeAttribute } from '../judgement.js';
import { rfcDate } from '../rss/date.js';
import { name, rules } from '../rule.js';

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
      judgeAttribute(trailer, pubdate, rfcDate, report, context);
    },
    bad: [
      '<«podcast:trailer» url="https://media.example.com/trailer.mp3">What is coming</podcast:trailer>',
      '<podcast:trailer url="https://media.example.com/trailer.mp3" pubdate="«2025-12-11»">What is coming</podcast:trailer>',
      '<podcast:trailer url="https://media.example.com/trailer.mp3" pubdate="«Thu, 11 Dec 25 16:00:00 +0000»">What is coming</podcast:trailer>',
      '<podcast:trailer url="https://media.example.com/trailer.mp3" pubdate="«Mon, 11 Dec 2025 16:00:00 +0000»">What is coming</podcast:trailer>',
    ],
    good: [
      '<podcast:trailer url="https://media.example.com/trailer.mp3" pubdate="Thu, 11 Dec 2025 16:00:00 GMT">What is coming</podcast:trailer>',
      '<podcast:trailer url="https://media.example.com/trailer.mp3" pubdate="11 Dec 2025 11:00 EST">What is coming</podcast:trailer>',
    ],
    fixes: {
      '<podcast:trailer url="https://media.example.com/trailer.mp3" pubdate="2025-12-11T16:00:00Z">What is coming</podcast:trailer>':
        '<podcast:trailer url="https://media.example.com/trailer.mp3" pubdate="Thu, 11 Dec 2025 16:00:00 +0000">What is coming</podcast:trailer>',
    },
  },
});
