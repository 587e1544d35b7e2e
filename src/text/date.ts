import { type CalendarName, monthNamed, months, weekdayNamed, weekdays, zoneNamed } from './calendar.js';
import { type DateFault, type DateFaultKind, type Token, Walk } from './date-walk.js';
import { readIsoDate } from './iso-8601.js';
import type { Span } from './source.js';

export type { DateFault, DateFaultKind };

/** What a text says as a date. */
export interface DateReading {
  /** In milliseconds since 1970; undefined when the text does not name one instant. */
  readonly instant?: number;
  /** Minutes east of Greenwich, as written. */
  readonly offset?: number;
  /** In the order of the text; empty when it is a date-time of RFC 5322. */
  readonly faults: readonly DateFault[];
}

/** A date as Go and Ruby print it: `2020-03-30 15:07:36.5 +0200 CEST`. */
const printedDate =
  /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,9})?) ([+-]\d{4})(?: [A-Z]{1,5}| [+-]\d{2,4})?(?: m=[+-][\d.]{1,30})?$/;

/** The day before the first, as MySQL (`0000-00-00`), PHP that prints it (`Wed, 30 Nov -0001`) and others write it. */
const emptyDate = /^\s*(?:0000-00-00\b|-0?001-11-30\b|[A-Z][a-z]{2}, 30 Nov -0?001\b)/;

/** No date is longer, and what is longer is not looked through. */
const longestDate = 200;

/**
 * Reads a date-time as RFC 5322 does, the forms of RFC 822 among them, and what is near enough to one to say
 * what is wrong with it. White space around the text does not matter. Never throws.
 */
export function readDate(text: string): DateReading {
  const usual = usualForm.exec(text);
  const right = usual && readUsual(usual);
  if (right) return right;
  const whole = { start: 0, end: text.length };
  if (text.length > longestDate) return { faults: [{ kind: 'no-date', ...whole }] };
  if (emptyDate.test(text)) return { faults: [{ kind: 'empty-date', ...whole }] };
  if (/^\s*\d{4}-?\d\d-?\d\d([Tt\s]|$)/.test(text)) {
    const read = readIsoDate(text.trim().replace(printedDate, '$1T$2$3').replace(' ', 'T'));
    const faults: DateFault[] = [{ kind: 'iso-8601', ...whole }];
    return read?.hasTime && read.hasZone ? { instant: read.instant, offset: 0, faults } : { faults };
  }
  const walk = new Walk(text);
  const weekday = takeWeekday(walk);
  const date = weekday && takeDate(walk);
  if (!date) {
    const foreign = /\p{Nd}/u.test(text) && /[^\0-\x7f]/.test(text);
    return { faults: [{ kind: foreign ? 'foreign-name' : 'no-date', ...whole }] };
  }

  const midnight = new Date(0);
  midnight.setUTCFullYear(date.year, date.month, date.day);
  if (midnight.getUTCMonth() !== date.month || midnight.getUTCDate() !== date.day) {
    walk.note('out-of-range', date);
  } else if (weekday.index !== undefined && weekday.index !== midnight.getUTCDay()) {
    walk.note('weekday-wrong', weekday, weekdays[midnight.getUTCDay()]);
  }
  if (date.seconds === undefined) walk.note('time-missing', walk.here);
  else if (!date.zone) walk.note('zone-missing', walk.here);
  if (!walk.finished) walk.note('trailing', walk.rest);
  const blank = strangeBlank.exec(text.trim());
  if (blank) {
    const start = blank.index + text.length - text.trimStart().length;
    walk.note('separator', { start, end: start + blank[0].length });
  }

  const faults = walk.faults.sort((a, b) => a.start - b.start);
  const broken = faults.some(({ kind }) => kind === 'out-of-range');
  if (broken || date.seconds === undefined || !date.zone) return { faults };
  const { offset } = date.zone;
  const instant = midnight.getTime() + date.seconds * 1000 - (offset ?? 0) * 60_000;
  return { instant, faults, ...(offset === undefined ? {} : { offset }) };
}

/** White space between the parts that looks like a space and is none, such as U+00A0 (RFC 5322, 3.2.2). */
const strangeBlank = /[^\S \t\r\n]+/;

/** What nearly all dates are: `Thu, 11 Dec 2025 16:00:00 +0000`. */
const usualForm =
  /^([A-Z][a-z]{2}), (\d\d) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:([+-])(\d\d)(\d\d)|GMT)$/;

/** A date of the usual form with nothing wrong in it; undefined when it needs a closer look. */
function readUsual(written: RegExpExecArray): DateReading | undefined {
  const [, weekday = '', day, month = '', year, hours, minutes, seconds, sign, east, rest] = written;
  const named = monthNamed(month);
  if (named?.form !== 'short' || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 60) return;
  if (Number(east ?? 0) > 23 || Number(rest ?? 0) > 59) return;
  const midnight = new Date(0);
  midnight.setUTCFullYear(Number(year), named.index, Number(day));
  if (midnight.getUTCDate() !== Number(day) || weekdays[midnight.getUTCDay()] !== weekday) return;
  const offset = (Number(east ?? 0) * 60 + Number(rest ?? 0)) * (sign === '-' ? -1 : 1);
  const time = (Number(hours) * 60 + Number(minutes) - offset) * 60 + Number(seconds);
  return { instant: midnight.getTime() + time * 1000, offset, faults: [] };
}

/** More words than these before the day are a sentence, not a date. */
const longestPrefix = 5;

interface Weekday extends Span {
  readonly index?: number;
}

/** `[ day-name "," ]`, and what stands in its place; undefined when this cannot be the begin of a date. */
function takeWeekday(walk: Walk): Weekday | undefined {
  const prefix = walk.takePrefix();
  const last = prefix.findLast(({ kind }) => kind === 'word');
  const followed = walk.peek('word', undefined, 1) ?? walk.peek('word', undefined, 2);
  const monthFirst = last && monthNamed(last.text) && !(followed && monthNamed(followed.text));
  if (monthFirst) walk.back(last);
  const name = monthFirst ? prefix.slice(0, prefix.indexOf(last)) : prefix;
  const [first] = name;
  if (!first) return walk.here;
  if (walk.finished || name.length > longestPrefix) return undefined;

  const words = name.filter(({ kind }) => kind === 'word');
  const end = words.at(-1);
  if (!end) return undefined;
  const span = { start: first.start, end: end.end };
  const named = words.length === 1 ? weekdayNamed(end.text) : undefined;
  note(walk, named, span);
  if (name.at(-1)?.text !== ',') walk.note('comma-missing', end, `${end.text},`);
  return named ? { ...span, index: named.index } : span;
}

function note(walk: Walk, named: CalendarName | undefined, span: Span): void {
  if (named?.form !== 'short') walk.note(named?.form === 'long' ? 'long-name' : 'foreign-name', span);
}

interface WrittenDate extends Span {
  readonly year: number;
  /** From 0. */
  readonly month: number;
  readonly day: number;
  /** Since midnight; undefined when no time is given. */
  readonly seconds?: number;
  readonly zone?: { readonly offset?: number };
}

/** `day month year time zone`, and the orders that others write. */
function takeDate(walk: Walk): WrittenDate | undefined {
  const { start } = walk.here;
  const early = takeMonth(walk);
  if (early) walk.note('month-first', early);
  const day = walk.take('number', /^\d{1,2}$/);
  if (!day) return undefined;
  joiners(walk);
  const month = early ?? takeMonth(walk);
  if (!month) return undefined;
  joiners(walk);
  // The order of ctime, "Dec 11 16:00:00 2025", has the year at the end.
  let year = walk.peek('mark', /^:$/, 1) ? undefined : takeYear(walk);
  if (year !== undefined) joiners(walk);
  const { end } = walk.behind;
  const seconds = takeTime(walk);
  let zone = seconds === undefined ? undefined : takeZone(walk, year !== undefined);
  if (year === undefined) {
    year = takeYear(walk);
    if (seconds !== undefined) zone ??= takeZone(walk, true);
  }
  if (year === undefined) return undefined;
  return {
    start,
    end,
    year,
    month: month.index,
    day: Number(day.text),
    ...(seconds === undefined ? {} : { seconds }),
    ...(zone ? { zone } : {}),
  };
}

/** Takes what other conventions put between the parts of a date: "11. Dezember", "11th of", "11-Dec-2025". */
function joiners(walk: Walk): void {
  for (;;) {
    const found = walk.take('mark', /^[-./,]$/) ?? walk.take('word', /^(st|nd|rd|th|of|de|del|di|at|um|à)$/i);
    if (!found) return;
    walk.note('separator', found);
  }
}

function takeMonth(walk: Walk): (Span & { readonly index: number }) | undefined {
  const word = walk.take('word');
  const named = word && monthNamed(word.text);
  if (!named) {
    if (word) walk.back(word);
    return undefined;
  }
  note(walk, named, word);
  return { start: word.start, end: word.end, index: named.index };
}

/** `year = 4*DIGIT`; two and three digits as section 4.3 reads them. */
function takeYear(walk: Walk): number | undefined {
  const token = walk.take('number', /^\d{2,6}$/);
  if (!token) return undefined;
  const written = Number(token.text);
  if (token.text.length > 3) return written;
  const year = written + (token.text.length === 2 && written < 50 ? 2000 : 1900);
  walk.note('year-two-digits', token, String(year));
  return year;
}

/** `hour ":" minute [ ":" second ]`, in seconds since midnight. */
function takeTime(walk: Walk): number | undefined {
  if (!walk.peek('mark', /^:$/, 1)) return undefined;
  const hour = walk.take('number');
  walk.take('mark');
  const minute = walk.take('number');
  if (!hour || !minute) return undefined;
  const parts = [hour, minute];
  if (walk.take('mark', /^:$/)) {
    const second = walk.take('number');
    if (second) parts.push(second);
  }
  const span = { start: hour.start, end: (parts.at(-1) ?? minute).end };
  const fraction = walk.peek('number', /^\d+$/, 1) && walk.take('mark', /^[.,]$/) && walk.take('number');
  if (fraction) walk.note('time-digits', { start: span.end, end: fraction.end }, '');
  else if (parts.some(({ text }) => text.length < 2)) {
    walk.note('time-digits', span, parts.map(({ text }) => text.padStart(2, '0')).join(':'));
  }
  const half = walk.take('word', /^[ap]m$/i);
  if (half) walk.note('twelve-hour', { start: span.start, end: half.end });
  const [hours = 0, minutes = 0, seconds = 0] = parts.map(({ text }) => Number(text));
  const hourOfDay = half ? (hours % 12) + (/^p/i.test(half.text) ? 12 : 0) : hours;
  const long = parts.some(({ text }) => text.length > 2);
  // A leap second is the 61st of its minute.
  if (long || hourOfDay > 23 || (half && (hours < 1 || hours > 12)) || minutes > 59 || seconds > 60) {
    walk.note('out-of-range', span);
  }
  return hourOfDay * 3600 + minutes * 60 + seconds;
}

/** No zone is further from Greenwich, in hours. */
const farthestZone = 14;

/** `zone = ( "+" / "-" ) 4DIGIT` or a name; a number without sign is one only where no year is awaited. */
function takeZone(walk: Walk, bare: boolean): { readonly offset?: number } | undefined {
  const name = walk.take('word');
  const sign = walk.take('mark', /^[-+\u2212\u2013]$/);
  const digits = sign || bare ? walk.take('number', /^\d{1,4}$/) : undefined;
  if (!digits) return name ? namedZone(walk, name) : undefined;

  const colon = digits.text.length < 3 && walk.peek('number', /^\d\d$/, 1) && walk.take('mark', /^:$/);
  const minutes = colon && walk.take('number');
  const span = { start: (name ?? sign ?? digits).start, end: (minutes || digits).end };
  const hours = minutes || digits.text.length < 3 ? digits.text : digits.text.slice(0, -2);
  const rest = minutes ? minutes.text : digits.text.length < 3 ? '00' : digits.text.slice(-2);
  const west = sign !== undefined && sign.text !== '+';
  const right = `${west ? '-' : '+'}${hours.padStart(2, '0')}${rest}`;
  if (Number(rest) > 59 || Number(hours) > farthestZone) {
    walk.note('zone-unknown', span);
    return {};
  }
  const joined = sign !== undefined && sign.end === digits.start && /^[-+]$/.test(sign.text);
  if (minutes && !name) walk.note('zone-colon', span, right);
  else if (name || !joined || digits.text.length !== 4) walk.note('zone-unknown', span, right);
  return { offset: (Number(hours) * 60 + Number(rest)) * (west ? -1 : 1) };
}

function namedZone(walk: Walk, name: Token): { readonly offset?: number } {
  const zone = zoneNamed(name.text);
  if (!zone) {
    walk.note('zone-unknown', { start: name.start, end: walk.finished ? name.end : walk.rest.end });
    walk.skip();
    return {};
  }
  if (zone.standing === 'military') walk.note('zone-military', name);
  if (zone.standing === 'common') walk.note('zone-unknown', name, writeOffset(zone.offset ?? 0));
  return zone.offset === undefined ? {} : { offset: zone.offset };
}

/** Writes an offset from UTC, in minutes, as RFC 5322 has it: `-0700`. */
export function writeOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const pair = (number: number) => String(number).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${pair(Math.floor(size / 60))}${pair(size % 60)}`;
}

/**
 * Writes an instant as RFC 5322, section 3.3, asks, such as `Thu, 11 Dec 2025 16:00:00 +0000`.
 * The instant is in milliseconds since 1970, the offset in minutes east of Greenwich.
 */
export function writeDate(instant: number, offset = 0): string {
  // As the clock there shows it, read by the clock of Greenwich.
  const there = new Date(instant + offset * 60_000);
  if (Number.isNaN(there.getTime())) return '';
  const pair = (number: number) => String(number).padStart(2, '0');
  const day = `${weekdays[there.getUTCDay()]}, ${pair(there.getUTCDate())} ${months[there.getUTCMonth()]}`;
  const time = [there.getUTCHours(), there.getUTCMinutes(), there.getUTCSeconds()].map(pair).join(':');
  return `${day} ${String(there.getUTCFullYear()).padStart(4, '0')} ${time} ${writeOffset(offset)}`;
}
