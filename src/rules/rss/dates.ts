import { rules } from '../rule.js';
import { dateWithout, ofForm, ofWeekday } from './date.js';

const right = '<item><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate></item>';

/** When a show and its episodes were published. */
export const dates = rules({
  'rss/channel-date-invalid': {
    summary: '<pubDate> and <lastBuildDate> of the channel must be RFC 5322 dates with a four-digit year.',
    why: 'A reader that goes by these dates may never notice that the feed has changed.',
    help: 'Write it like "Thu, 11 Dec 2025 16:00:00 +0000".',
    source: ['rss#Optional channel elements', 'rfc5322#3.3', 'feedvalidator#InvalidRFC2822Date'],
    severity: { rss: 'warning' },
    letter: { rss: 'error' },
    whose: 'host',
    on: ['channel/pubDate', 'channel/lastBuildDate'],
    check(element, report, context) {
      if (element.text.trim() === '') return report(element, `<${element.name}> is empty.`);
      dateWithout(
        ...ofForm,
        'weekday-wrong',
        'zone-missing',
        'zone-colon',
        'zone-unknown',
        'zone-military',
        'year-two-digits',
      )(element, report, context);
    },
    bad: [
      '<pubDate>«2025-12-11T16:00:00Z»</pubDate>',
      '<lastBuildDate>Thu, 11 Dec «25» 16:00:00 GMT</lastBuildDate>',
      '<lastBuildDate>«2025-12-11 17:00:00 +0100 CET»</lastBuildDate>',
      '<lastBuildDate>«Invalid Date»</lastBuildDate>',
      '<lastBuildDate>«Mon», 11 Dec 2025 16:00:00 GMT</lastBuildDate>',
      '«<lastBuildDate/>»',
    ],
    good: [
      '<pubDate>Thu, 11 Dec 2025 16:00:00 GMT</pubDate>',
      '<lastBuildDate>11 Dec 2025 16:00 EST</lastBuildDate>',
    ],
    fixes: {
      '<pubDate>2025-12-11T16:00:00Z</pubDate>': '<pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate>',
      '<lastBuildDate>2025-12-11 17:00:00 +0100 CET</lastBuildDate>':
        '<lastBuildDate>Thu, 11 Dec 2025 16:00:00 +0000</lastBuildDate>',
      '<lastBuildDate>Thu, 11 Dec 25 16:00:00 GMT</lastBuildDate>':
        '<lastBuildDate>Thu, 11 Dec 2025 16:00:00 GMT</lastBuildDate>',
    },
  },

  'rss/pubdate-invalid': {
    summary: '<pubDate> must be an RFC 5322 date.',
    why: 'Players that cannot read it sort the episode to the end, or date it today.',
    help: 'Write it like "Thu, 11 Dec 2025 16:00:00 +0000".',
    source: ['rfc5322#3.3', 'apple-requirements#RFC 2822', 'psp1#pubDate', 'pocket-casts-submit'],
    severity: { rss: 'error', apple: 'error', psp1: 'error', spotify: 'error' },
    refusal: ['apple-requirements#RFC 2822', 'pocket-casts-submit'],
    whose: 'host',
    on: 'item/pubDate',
    check: dateWithout('no-date', 'empty-date', 'out-of-range', 'month-first', 'separator', 'trailing'),
    bad: [
      '<item><pubDate>«Invalid Date»</pubDate></item>',
      '<item><pubDate>«yesterday»</pubDate></item>',
      '<item><pubDate>«Wed, 30 Nov -0001 00:00:00 +0000»</pubDate></item>',
      '<item><pubDate>«0000-00-00 00:00:00»</pubDate></item>',
      '<item><pubDate>Mon11 Dec 2025/«nn /n»</pubDate></item>',
      '<item><pubDate>«December» 11, 2025 16:00 GMT</pubDate></item>',
      '<item><pubDate>Thu, 11 Dec 2025 «16:12:352» GMT</pubDate></item>',
      '<item><pubDate>Thu,«&#160;»11 Dec 2025 16:00:00 GMT</pubDate></item>',
      '<item><pubDate>Mon, «31 Nov 2025» 16:00:00 GMT</pubDate></item>',
      '<item><pubDate>Thu «Dec» 11 2025 16:00:00 GMT+0000 (Coordinated Universal Time)</pubDate></item>',
    ],
    good: [right, '<item><pubDate>11 Dec 2025 16:00 GMT (four in the afternoon)</pubDate></item>'],
    fixes: {
      '<item><pubDate>December 11, 2025 16:00 GMT</pubDate></item>':
        '<item><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate></item>',
      '<item><pubDate>Thu,&#160;11 Dec 2025 16:00:00 GMT</pubDate></item>':
        '<item><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate></item>',
      '<item><pubDate>Thu Dec 11 2025 16:00:00 GMT+0000 (Coordinated Universal Time)</pubDate></item>':
        '<item><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate></item>',
    },
  },

  'rss/pubdate-nonstandard': {
    summary: '<pubDate> must follow RFC 5322 to the letter.',
    why: 'Most players understand the date anyway, but strict ones show the episode without a date.',
    help: 'Write it like "Thu, 11 Dec 2025 16:00:00 +0000".',
    source: ['rfc5322#3.3', 'apple-requirements#RFC 2822', 'psp1#pubDate'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning', psp1: 'error' },
    letter: { rss: 'error', apple: 'error', spotify: 'error' },
    refusal: 'psp1#pubDate',
    whose: 'host',
    once: true,
    on: 'item/pubDate',
    check: dateWithout('long-name', 'comma-missing', 'time-missing', 'time-digits'),
    bad: [
      '<item><pubDate>«Thursday», 11 December 2025 16:00:00 GMT</pubDate></item>',
      '<item><pubDate>«Thu» 11 Dec 2025 16:00:00 GMT</pubDate></item>',
      '<item><pubDate>«Thu, 11 Dec 2025»</pubDate></item>',
      '<item><pubDate>Thu, 11 Dec 2025 «9:00:00» GMT</pubDate></item>',
    ],
    good: [right],
    fixes: {
      '<item><pubDate>Thursday, 11 December 2025 16:00:00 GMT</pubDate></item>':
        '<item><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate></item>',
      '<item><pubDate>Thu 11 Dec 2025 16:00:00 GMT</pubDate></item>':
        '<item><pubDate>Thu, 11 Dec 2025 16:00:00 GMT</pubDate></item>',
      '<item><pubDate>Thu, 11 Dec 2025 9:00:00 GMT</pubDate></item>':
        '<item><pubDate>Thu, 11 Dec 2025 09:00:00 GMT</pubDate></item>',
    },
  },

  'rss/pubdate-iso8601': {
    summary: '<pubDate> must not be an ISO 8601 date or begin with the year.',
    why: 'Players that read only RSS dates show the episode without a date or at the end of the list.',
    help: 'Write it like "Thu, 11 Dec 2025 16:00:00 +0000".',
    source: ['rfc5322#3.3', 'feedvalidator#InvalidRFC2822Date'],
    severity: { rss: 'error', apple: 'error', spotify: 'error', psp1: 'error' },
    refusal: ['apple-requirements#RFC 2822', 'pocket-casts-submit'],
    whose: 'host',
    on: 'item/pubDate',
    check: dateWithout('iso-8601'),
    bad: [
      '<item><pubDate>«2025-12-11T16:00:00+00:00»</pubDate></item>',
      '<item><pubDate>«2025-12-11»</pubDate></item>',
      '<item><pubDate>«2025-12-11 16:00:00»</pubDate></item>',
    ],
    good: [right],
    fixes: {
      '<item><pubDate>2025-12-11T16:00:00+00:00</pubDate></item>':
        '<item><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate></item>',
    },
  },

  'rss/pubdate-localized': {
    summary: '<pubDate> must use English names and the 24-hour clock.',
    why: 'Players know no other names, and show the episode without a date.',
    help: 'Write it like "Thu, 11 Dec 2025 16:00:00 +0000", whatever the language of the show.',
    source: ['rfc5322#3.3', 'apple-requirements#24-hour clock'],
    severity: { rss: 'error', apple: 'error', spotify: 'error', psp1: 'error' },
    refusal: 'apple-requirements#24-hour clock',
    whose: 'host',
    on: 'item/pubDate',
    check: dateWithout('foreign-name', 'twelve-hour'),
    bad: [
      '<item><pubDate>«Do», 11 Dez 2025 16:00:00 +0100</pubDate></item>',
      '<item><pubDate>«jueves», 11 de diciembre de 2025 16:00:00 +0100</pubDate></item>',
      '<item><pubDate>Thu, 11 Dec 2025 «04:00:00 PM» GMT</pubDate></item>',
    ],
    good: [right],
    fixes: {
      '<item><pubDate>Do, 11 Dez 2025 16:00:00 +0100</pubDate></item>':
        '<item><pubDate>Thu, 11 Dec 2025 16:00:00 +0100</pubDate></item>',
      '<item><pubDate>jueves, 11 de diciembre de 2025 16:00:00 +0100</pubDate></item>':
        '<item><pubDate>Thu, 11 Dec 2025 16:00:00 +0100</pubDate></item>',
      '<item><pubDate>Thu, 11 Dec 2025 04:00:00 PM GMT</pubDate></item>':
        '<item><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate></item>',
    },
  },

  'rss/pubdate-weekday-wrong': {
    summary: 'The weekday of <pubDate> must be that of its date.',
    why: ofWeekday,
    help: 'Write the right weekday, or omit it.',
    source: ['rfc5322#3.3', 'feedvalidator#IncorrectDOW'],
    weighed: 'Apple and Spotify read the date and not the day of the week.',
    severity: { rss: 'warning' },
    letter: { rss: 'error' },
    whose: 'host',
    yieldsTo: ['rss/pubdate-future'],
    on: 'item/pubDate',
    check: dateWithout('weekday-wrong'),
    bad: ['<item><pubDate>«Wed», 11 Dec 2025 16:00:00 +0000</pubDate></item>'],
    good: [right, '<item><pubDate>11 Dec 2025 16:00:00 +0000</pubDate></item>'],
    fixes: {
      '<item><pubDate>Wed, 11 Dec 2025 16:00:00 +0000</pubDate></item>': {
        unsafe: '<item><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate></item>',
      },
    },
  },

  'rss/pubdate-zone-problem': {
    summary: 'The time zone of <pubDate> must be a sign with four digits, or a name that RFC 5322 defines.',
    why: 'Players guess different zones, so the episode appears hours too early or too late.',
    help: 'Write the zone as "+0000", or as "+0100" for one hour east of Greenwich.',
    source: ['rfc5322#4.3', 'rfc822#5', 'feedvalidator#ProblematicalRFC822Date'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning', psp1: 'error' },
    letter: { rss: 'error', apple: 'error', spotify: 'error' },
    refusal: 'psp1#pubDate',
    whose: 'host',
    once: true,
    on: 'item/pubDate',
    check: dateWithout('zone-missing', 'zone-colon', 'zone-unknown'),
    bad: [
      '<item><pubDate>«Thu, 11 Dec 2025 16:00:00»</pubDate></item>',
      '<item><pubDate>Thu, 11 Dec 2025 16:00:00 «+01:00»</pubDate></item>',
      '<item><pubDate>Thu, 11 Dec 2025 16:00:00 «CET»</pubDate></item>',
      '<item><pubDate>Thu, 11 Dec 2025 16:00:00 «Europe/Berlin»</pubDate></item>',
    ],
    good: [
      right,
      '<item><pubDate>Thu, 11 Dec 2025 16:00:00 Z</pubDate></item>',
      '<item><pubDate>Thu, 11 Dec 2025 11:00:00 EST</pubDate></item>',
    ],
    fixes: {
      '<item><pubDate>Thu, 11 Dec 2025 16:00:00 +01:00</pubDate></item>':
        '<item><pubDate>Thu, 11 Dec 2025 16:00:00 +0100</pubDate></item>',
      '<item><pubDate>Thu, 11 Dec 2025 16:00:00 CET</pubDate></item>':
        '<item><pubDate>Thu, 11 Dec 2025 16:00:00 +0100</pubDate></item>',
    },
  },

  'rss/pubdate-zone-military': {
    summary: 'The time zone of <pubDate> must not be a single letter other than Z.',
    why: 'RFC 822 defined the letters the wrong way round, so players interpret them in two ways.',
    help: 'Write the zone as "+0000", or as "+0100" for one hour east of Greenwich.',
    source: ['rfc5322#4.3', 'feedvalidator#ProblematicalRFC822Date'],
    severity: { rss: 'warning' },
    whose: 'host',
    on: 'item/pubDate',
    check: dateWithout('zone-military'),
    bad: ['<item><pubDate>Thu, 11 Dec 2025 16:00:00 «A»</pubDate></item>'],
    good: [right, '<item><pubDate>Thu, 11 Dec 2025 16:00:00 Z</pubDate></item>'],
  },

  'rss/pubdate-year-two-digits': {
    summary: 'The year of <pubDate> must have four digits.',
    why: 'Readers disagree about which two-digit years belong to the last century.',
    help: 'Write the year in full.',
    source: ['rss#Optional channel elements', 'rfc5322#4.3'],
    severity: { rss: 'warning' },
    whose: 'host',
    once: true,
    on: 'item/pubDate',
    check: dateWithout('year-two-digits'),
    bad: ['<item><pubDate>Thu, 11 Dec «25» 16:00:00 +0000</pubDate></item>'],
    good: [right],
    fixes: {
      '<item><pubDate>Thu, 11 Dec 25 16:00:00 +0000</pubDate></item>':
        '<item><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate></item>',
    },
  },
});
