import type { Fix } from '../../diagnostic.js';
import { cachedByObject } from '../../text/cache.js';
import { codePoint } from '../../text/code-point.js';
import {
  type DateFault,
  type DateFaultKind,
  type DateReading,
  readDate,
  writeDate,
} from '../../text/date.js';
import type { Element } from '../../xml/document.js';
import { type Judge, quoted } from '../judgement.js';
import { type Check, type Place, rules, within } from '../rule.js';

/** No feed is older than the web, in milliseconds since 1970. */
export const earliest = Date.UTC(1990);

/** The date in an element's text, read once for all rules that look at it. */
export const dateOf = cachedByObject((element: Element): DateReading => readDate(element.text));

/** What is wrong, as the end of a sentence about the whole date; `it` is the part that is wrong. */
const phrases: Readonly<Record<DateFaultKind, (it: string, instead: string) => string>> = {
  'no-date': () => 'which is not a date',
  'empty-date': () => 'which is what a database holds where there is no date',
  'iso-8601': (it) =>
    /^\s*[\d-]{8,10}(?:T|\s*$)/i.test(it)
      ? 'which is an ISO 8601 date'
      : 'which is not in the date format of RSS',
  'foreign-name': (it) => `where "${it}" is not English`,
  'twelve-hour': (it) => `where "${it}" uses the 12-hour clock`,
  'out-of-range': (it) => `where "${it}" does not exist`,
  'month-first': (it) => `where "${it}" comes before the day`,
  'long-name': (it) => `where "${it}" must be "${it.slice(0, 3)}"`,
  'comma-missing': (it) => `where a comma is missing after "${it}"`,
  separator: (it) => `where ${/\S/.test(it) ? `"${it}"` : codePoint(it.charCodeAt(0))} separates the parts`,
  'time-missing': () => 'which has no time',
  'time-digits': (it) => `where "${it}" must have two digits in each part`,
  trailing: (it) => `where "${it}" follows the date`,
  'weekday-wrong': (_, instead) => `but that day is a "${instead}"`,
  'zone-missing': () => 'which has no time zone',
  'zone-colon': (it) => `where the zone "${it}" has a colon`,
  'zone-unknown': (it) => `where "${it}" is not a time zone of RFC 5322`,
  'zone-military': (it) => `where the zone "${it}" has two meanings`,
  'year-two-digits': (it) => `where the year "${it}" has no century`,
};

/** Faults of the whole form, the gravest first: once it is right, the rest can be seen to. */
const ofForm = [
  'no-date',
  'empty-date',
  'iso-8601',
  'foreign-name',
  'twelve-hour',
  'out-of-range',
  'month-first',
  'trailing',
  'time-missing',
  'long-name',
  'comma-missing',
  'separator',
  'time-digits',
] as const satisfies readonly DateFaultKind[];

/** Faults that leave doubt what was meant. A date with any other one names one instant where it names any. */
const doubtful = new Set<DateFaultKind>(['out-of-range', 'zone-military', 'zone-missing', 'time-missing']);

/** Whether a fault leaves doubt what was meant: letters and digits behind a date may be its zone, and the one in it wrong. */
function isDoubtful({ kind, start, end }: DateFault, text: string): boolean {
  return doubtful.has(kind) || (kind === 'trailing' && /[\p{L}\d]/u.test(text.slice(start, end)));
}

/** The one fault to speak of when the form is wrong; otherwise every fault of its parts. */
function spokenOf({ faults }: DateReading): readonly DateFault[] {
  for (const kind of ofForm) {
    const gravest = faults.find((fault) => fault.kind === kind);
    if (gravest) return [gravest];
  }
  return faults;
}

/** Writes the part that is wrong, or the whole date when it names one instant. */
function correction(
  element: Element,
  fault: DateFault,
  { instant, offset, faults }: DateReading,
): Fix | undefined {
  const safe = !faults.some((each) => isDoubtful(each, element.text));
  if (fault.instead !== undefined && faults.length === 1) {
    const { span } = within(element, fault.start, fault.end);
    const title = fault.instead === '' ? 'Remove it' : `Write "${fault.instead}"`;
    return { title, safe, edits: [{ span, text: fault.instead }] };
  }
  if (instant === undefined || offset === undefined) return undefined;
  const right = writeDate(instant, offset);
  return { title: `Write "${right}"`, safe, edits: [{ span: element.textSpan, text: right }] };
}

/** So far ahead nobody plans an episode, in milliseconds: the year is mistyped. */
const farthest = 366 * 86_400_000;

/** Whether an instant is further ahead than anybody plans. */
export function isFarAhead(instant: number, now: number): boolean {
  return instant > now + farthest;
}

/** What else may be meant than what a fix writes. */
function eitherOf({ kind, start, end }: DateFault, text: string): string {
  if (kind === 'weekday-wrong') return ', or correct the day if that is wrong';
  const zone = kind === 'trailing' && /^\s*\(?([A-Z]{3,4})\)?\s*$/.exec(text.slice(start, end))?.[1];
  return zone ? `, with the offset of ${zone} if that is meant` : '';
}

/** Demands a date-time of RFC 5322 in as much as the given faults are concerned. */
function dateWithout(...kinds: readonly DateFaultKind[]): Check {
  return (element, report) => {
    const reading = dateOf(element);
    if (reading.faults.length === 0 || element.text.trim() === '') return;
    const fault = spokenOf(reading).find(({ kind }) => kinds.includes(kind));
    if (!fault) return;
    const { start, end } = fault;
    const whole = end - start === 0 || end - start === element.text.length;
    const place: Place = whole ? element : within(element, start, end);
    const phrase = phrases[fault.kind](element.text.slice(start, end), fault.instead ?? '');
    const fix = correction(element, fault, reading);
    const either = eitherOf(fault, element.text);
    report(place, `<${element.name}> is ${quoted(element.text.trim())}, ${phrase}.`, {
      ...(fix && { help: `${fix.title}${either}.`, fix }),
    });
  };
}

/** What keeps a value from being a date-time of RFC 5322, for elements and attributes beside pubDate. */
export const rfcDate: Judge = (value) => {
  const reading = readDate(value);
  const [fault] = spokenOf(reading);
  if (!fault) return undefined;
  const { instant, offset, faults } = reading;
  const but = phrases[fault.kind](value.slice(fault.start, fault.end), fault.instead ?? '');
  if (instant === undefined || offset === undefined) return { but };
  return { but, write: writeDate(instant, offset), safe: !faults.some(({ kind }) => doubtful.has(kind)) };
};

const right = '<item><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate></item>';

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
    why: 'Players ignore the weekday, but strict parsers reject the date.',
    help: 'Write the right weekday, or omit it.',
    source: ['rfc5322#3.3', 'feedvalidator#IncorrectDOW'],
    weighed: 'Apple and Spotify read the date and not the day of the week.',
    severity: { rss: 'warning' },
    letter: { rss: 'error' },
    whose: 'host',
    on: 'item/pubDate',
    check: dateWithout('weekday-wrong'),
    bad: ['<item><pubDate>«Wed», 11 Dec 2025 16:00:00 +0000</pubDate></item>'],
    good: [right, '<item><pubDate>11 Dec 2025 16:00:00 +0000</pubDate></item>'],
    fixes: {
      '<item><pubDate>Wed, 11 Dec 2025 16:00:00 +0000</pubDate></item>':
        '<item><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate></item>',
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
