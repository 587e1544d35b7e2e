import { DateTime } from 'luxon';
import { monthNamed, zoneNamed } from '../../text/calendar.js';
import { readDate } from '../../text/date.js';
import { readIsoDate, readWrittenDate } from '../../text/iso-8601.js';
import { valueAt } from '../../text/table.js';
import { entry, type Table, type Value } from '../syntax/value.js';
import type { Spelling } from './dialect.js';
import { rewrite } from './rewrite.js';

const pair = (number: number | string): string => String(number).padStart(2, '0');

/**
 * `2025-2-3`, `23.2.2025`, `23/2/2025`, `Feb 23, 2025`, `23 February 2025 18:15` and the dates of RFC 5322 as
 * ISO 8601.
 */
export const moment: Spelling = (value, website) => {
  const written = value.kind === 'table' ? ofPhp(value) : value;
  return written.kind === 'scalar' && /^(true|false|yes|no)$/i.test(written.text.trim())
    ? undefined
    : iso(written, website);
};

/** A date as PHP writes it into JSON: `{ date: 2024-02-03 10:00:00.000000, timezone: UTC }`. */
function ofPhp(table: Table): Value {
  const [date, zone] = ['date', 'timezone'].map((key) => entry(table, key)?.value);
  if (date?.kind !== 'scalar' || zone?.kind !== 'scalar') return table;
  const offset = /^(?:UTC|Z|GMT)$/i.test(zone.text.trim()) ? 'Z' : zone.text.trim();
  if (!/^(?:Z|[+-]\d\d:\d\d)$/.test(offset)) return table;
  return {
    ...date,
    text: `${date.text
      .trim()
      .replace(' ', 'T')
      .replace(/\.\d+$/, '')}${offset}`,
  };
}

/** A date under a key that may as well be for data: it is a text with a number. */
export const datedText: Spelling = (value, website) =>
  value.kind === 'scalar' && /\d/.test(value.text) ? moment(value, website) : undefined;

const iso = rewrite((text) => {
  const plain = withPlainDigits(text).replace(/[\u200e\u200f]/g, '');
  const inner = /^(?:new )?\/?Date\(([^()]{1,60})\)\/?$/i.exec(plain)?.[1];
  const written = inner === undefined ? plain : inner.trim().replace(/^["']|["']$/g, '');
  return bySystem(written) ?? byCalendar(written);
});

/** The digits of scripts that have their own, as 0 to 9: each of these is a nought, with nine more behind it. */
const noughts = ['\u0660', '\u06f0', '\u0966', '\u09e6', '\u0e50', '\uff10'];

function withPlainDigits(text: string): string {
  return text.replace(
    /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef\u0e50-\u0e59\uff10-\uff19]/g,
    (digit) => {
      const nought = noughts.findLast((each) => each <= digit) ?? '0';
      return String(digit.charCodeAt(0) - nought.charCodeAt(0));
    },
  );
}

/** The first and the last instant that a number may mean, in milliseconds since 1970. */
const [earliest, latest] = [Date.UTC(1990, 0, 1), Date.UTC(2100, 0, 1)];

/** Dates as programs write them: epochs, ISO 8601 in every form, RFC 5322, and with the zone by its name behind. */
function bySystem(text: string): string | undefined {
  if (/^\d{9,10}(\.\d{1,9})?$|^\d{12,13}$/.test(text)) {
    const instant = Math.floor(Number(text)) * (/^\d{12,13}$/.test(text) ? 1 : 1000);
    return instant >= earliest && instant < latest ? isoOf(instant, 0) : undefined;
  }
  const zoned = /^(.{8,40}?)\s*(?:\[([\w/+-]{1,40})\]|\s([A-Z][a-z]{2,15}\/[\w/+-]{1,30}))$/.exec(text);
  const [, bare, bracketed, behind] = zoned ?? [];
  if (bare !== undefined) {
    const inner = bySystem(bare) ?? byCalendar(bare);
    // Java prints the zone behind the offset: 2025-02-23T18:15:00Z[GMT].
    const moment = inner === undefined ? undefined : readWrittenDate(inner);
    if (!moment || moment.offset !== undefined || !moment.time) return inner;
    const { year, month, day, time } = moment;
    const at = DateTime.fromObject({ year, month, day, ...time }, { zone: bracketed ?? behind ?? '' });
    return at.isValid && at.hour === time.hour ? isoOf(at.toMillis(), at.offset) : undefined;
  }
  if (readWrittenDate(text)) return text;
  const [, weekYear = '', week = '', weekday = '1', rest = ''] =
    /^(\d{4})-?W(\d\d)(?:-?([1-7]))?(.*)$/i.exec(text) ?? [];
  if (weekYear) {
    const day = DateTime.fromISO(`${weekYear}-W${week}-${weekday}`, { zone: 'utc' });
    return day.isValid ? padded(String(day.year), String(day.month), String(day.day), rest) : undefined;
  }
  const [, ordinalYear = '', ordinal = '', more = ''] = /^(\d{4})-(\d{3})(?!\d)(.*)$/.exec(text) ?? [];
  if (ordinalYear) {
    const day = DateTime.fromObject({ year: Number(ordinalYear), ordinal: Number(ordinal) }, { zone: 'utc' });
    return day.isValid ? padded(String(day.year), String(day.month), String(day.day), more) : undefined;
  }
  const basic = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?$/i.exec(text);
  if (basic && readIsoDate(text.slice(0, 8))) {
    const [, year, month, day, hour, minute, second = '00', zone = ''] = basic;
    return hour === undefined
      ? padded(year, month, day)
      : padded(year, month, day, `T${hour}:${minute}:${second}${zone}`);
  }
  const { instant, offset } = readDate(text);
  return instant !== undefined && offset !== undefined ? isoOf(instant, offset) : undefined;
}

/** The name of a month or a weekday, in scripts that put marks on letters as well. */
const word = String.raw`[\p{L}\p{M}]+׳?`;
/** What stands between the parts of a date: `31 de enero de 2024`. */
const of = String.raw`(?:\s+(?:of|de|del|di)(?=\s)|\s+d[’']|\s+m\.)?\s*`;
const ending = String.raw`(?:st|nd|rd|th|º|er|re|\.|e|η)?`;

/** The day of the week before a date, in one word or more: `terça-feira, `, `tirsdag den `, `Thứ Ba, `, `יום שלישי, `. */
const weekday = String.raw`(?:[\p{L}\p{M}’'-]{1,30}(?:\s[\p{L}\p{M}’'-]{1,30})?[,،]?\s+(?:den\s+)?)?`;

const monthFirst = new RegExp(
  String.raw`^${weekday}(${word})\.?\s+(\d{1,2})${ending},?\s+(\d{4})(?!\d)`,
  'u',
);
const dayFirst = new RegExp(
  String.raw`^${weekday}(\d{1,2})${ending}(?:\s+(?:of|de|del|di)\s+|\s+d[’']|\s+|-)(${word})\.?,?(?:\s+(?:de|del)\s+|\s+|-)(\d{4})(?!\d)`,
  'u',
);
const yearFirst = new RegExp(String.raw`^(\d{4})\.?${of}(${word})\.?\s+(\d{1,2})(?!\d)\.?(?:\s+d\.)?`, 'u');
const yearThenDay = new RegExp(String.raw`^(\d{4})\.?\s+(?:gada|ж\.)\s+(\d{1,2})\.?\s+(${word})\.?`, 'u');
const eastern =
  /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日号號일](?:\s*(?:[（(][^()（）]{1,4}[)）]|[日月火水木金土]曜日|(?:星期|周|週)[一二三四五六日天]|[일월화수목금토]요일))?/u;
const korean = /^(\d{4})\. (\d{1,2})\. (\d{1,2})(?:\.|$)/;
const vietnamese =
  /^(?:Thứ\s\p{L}{1,5},?\s+|Chủ Nhật,?\s+)?(?:ngày\s+)?(\d{1,2})\s+(?:tháng|thg)\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})(?!\d)/iu;

/** Dates as people write them: by numbers in an order that leaves no doubt, or with the name of the month. */
function byCalendar(text: string): string | undefined {
  const day =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d])\.?/.exec(text) ?? eastern.exec(text) ?? korean.exec(text);
  if (day) return padded(day[1], day[2], day[3], text.slice(day[0].length));
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/.exec(text) ?? vietnamese.exec(text);
  if (dotted) return padded(dotted[3], dotted[2], dotted[1], text.slice(dotted[0].length));
  const slashed = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4})(?!\d)/.exec(text);
  if (slashed) return slashedDay(slashed, text.slice(slashed[0].length));
  for (const [pattern, year, month, date] of [
    [monthFirst, 3, 1, 2],
    [dayFirst, 3, 2, 1],
    [yearFirst, 1, 2, 3],
    [yearThenDay, 1, 3, 2],
  ] as const) {
    const found = pattern.exec(text);
    const index = found ? monthIn(found[month] ?? '', text) : undefined;
    if (!found || index === undefined) continue;
    // Thailand counts from 543 years before.
    const written = Number(found[year]);
    const common = written >= 2400 && written < 2700 ? written - 543 : written;
    return padded(String(common), String(index + 1), found[date], text.slice(found[0].length));
  }
  return undefined;
}

/** Words for one month in Polish or Czech and for another in Croatian, which alone has a full stop behind the year. */
const twofold: Readonly<Record<string, readonly [index: number, croatian: number]>> = {
  listopad: [10, 9],
  listopada: [10, 9],
  lis: [10, 9],
  lip: [6, 5],
  srp: [7, 6],
};

/** The month that a word means in a date, from 0. */
function monthIn(written: string, date: string): number | undefined {
  // Hebrew puts a letter before a month for "in", and a mark behind one that is shortened.
  const word = written.replace(/׳$/, '').replace(/^ב(?=\p{L}{3,3}$)/u, '');
  const several = valueAt(twofold, word.toLowerCase());
  if (!several) return monthNamed(word)?.index;
  // Polish has none behind the day either.
  const isCroatian = /\d{4}\.(?:\s|$)/.test(date) || (!/^srp$/i.test(word) && /^\D*\d{1,2}\./.test(date));
  return several[isCroatian ? 1 : 0];
}

/** Which of two numbers is the month depends on where its author lives, unless one of them cannot be. */
function slashedDay([, first, , second, year]: RegExpExecArray, rest: string): string | undefined {
  if (Number(first) > 12) return padded(year, second, first, rest);
  return Number(second) > 12 ? padded(year, first, second, rest) : undefined;
}

/** The day of the week behind a date, as in Hungarian, Turkish and Lithuanian. */
const weekdayBehind =
  /^,?\s(?:hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap|pazar(?:tesi)?|salı|çarşamba|perşembe|cuma(?:rtesi)?|(?:pirma|antra|trečia|ketvirta|penkta|šešta)dienis|sekmadienis)$/iu;

/** The word for a year that some languages put behind it, and the full stop after one. */
const yearWord = /^(?:\s?(?:г|р|թ)(?![\p{L}\p{M}]))?\.?(?=,|\s|$)/u;

/** A day, and the rest of the text when that is a time of day. */
function padded(year = '', month = '', day = '', behind = ''): string | undefined {
  const rest = behind.replace(yearWord, '').replace(weekdayBehind, '');
  const date = `${year}-${pair(month)}-${pair(day)}`;
  const time =
    /^(?:T|,?\s+(?:(?:at|um|à|a las|a les|às|om|kl\.?|o|alle(?:\sore)?|klo|kell|v|ve|la|ob|u|pukul|в|во|о|у)\s+)?)(\d{1,2})(?:[:h.](\d\d)(:\d\d)?(?:\.\d+)?(?=\D|$)|(?=\s*(?:[ap]\.?m\.?|Uhr)))(?:\s*([ap])\.?m\.?|\s*Uhr)?\s*(Z|[A-Z]{2,4}|(?:UTC|GMT)?[+-]\d\d:?\d\d)?$/i.exec(
      rest,
    );
  const zone = time?.[5] === undefined ? '' : zoneOf(time[5]);
  const hour = Number(time?.[1] ?? 0);
  const half = time?.[4]?.toLowerCase();
  if (zone === undefined || (half !== undefined && hour > 12)) return undefined;
  const ofDay = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  const whole = time ? `${date}T${pair(ofDay)}:${time[2] ?? '00'}${time[3] ?? ''}${zone}` : date;
  return (time || rest.trim() === '') && readWrittenDate(whole) ? whole : undefined;
}

/** `Z`, an offset from UTC, or a zone whose name means the same everywhere; undefined for any other name. */
function zoneOf(written: string): string | undefined {
  if (/^(Z$|(UTC|GMT)?[+-])/i.test(written)) return written.replace(/^(UTC|GMT)/i, '');
  const zone = zoneNamed(written);
  return zone?.offset === undefined ? undefined : isoOffset(zone.offset);
}

function isoOffset(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pair(Math.floor(size / 60))}:${pair(size % 60)}`;
}

function isoOf(instant: number, offset: number): string {
  return new Date(instant + offset * 60_000).toISOString().slice(0, 19) + isoOffset(offset);
}
