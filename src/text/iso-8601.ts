/** The day of an instant (in milliseconds since 1970) in UTC, such as `2025-12-11`. */
export function isoDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** A date of ISO 8601 with its time, if it has one. */
export interface IsoDate {
  /** In milliseconds since 1970; a date or time without zone is taken as UTC. */
  readonly instant: number;
  readonly hasTime: boolean;
  /** It says which zone it is of. */
  readonly hasZone: boolean;
}

const form =
  /^(\d{4})(-?)(\d\d)\2(\d\d)(?:T(\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

/**
 * Reads a calendar date with or without a time of day, in the basic (`20231231T160000Z`) or the extended form
 * (`2023-12-31T16:00:00.000+01:00`) of ISO 8601. Undefined for anything else, and for days and times that
 * do not exist.
 */
export function readIsoDate(text: string): IsoDate | undefined {
  const found = form.exec(text);
  if (!found) return undefined;
  const [year, , month, day, hour, minute, second] = found.slice(1, 8).map(Number) as [number, ...number[]];
  const midnight = dayOf(year, month as number, day as number);
  if (midnight === undefined) return undefined;
  if ((hour ?? 0) > 24 || (minute ?? 0) > 59 || (second ?? 0) > 60) return undefined;
  const fraction = Number(`0.${found[8] ?? 0}`);
  // Hour 24 is the end of the day and nothing later.
  if (hour === 24 && (minute || second || fraction)) return undefined;
  const zone = found[9];
  const offset = zone && zone.toUpperCase() !== 'Z' ? minutesOf(zone) : 0;
  if (Number.isNaN(offset)) return undefined;
  const seconds = (hour || 0) * 3600 + ((minute || 0) - offset) * 60 + (second || 0);
  return {
    instant: midnight + Math.round((seconds + fraction) * 1000),
    hasTime: found[5] !== undefined,
    hasZone: zone !== undefined,
  };
}

/** Midnight in UTC of a day of the calendar, in milliseconds since 1970; undefined when there is no such day. */
function dayOf(year: number, month: number, day: number): number | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.getTime() : undefined;
}

/** An offset from UTC such as `+01:00` in minutes; NaN when there is no such one. */
function minutesOf(zone: string): number {
  const digits = zone.slice(1).replace(':', '');
  const hours = Number(digits.slice(0, 2));
  const minutes = Number(digits.slice(2) || 0);
  if (hours > 23 || minutes > 59) return Number.NaN;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** A date as somebody wrote it, before the show's zone and hour complete it. */
export interface WrittenDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Absent when only the day was written. */
  readonly time?: { readonly hour: number; readonly minute: number; readonly second: number };
  /** Minutes east of UTC; absent when the time is that of the show's zone. */
  readonly offset?: number;
}

const writtenForm =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

/** No clock is as far from UTC, in minutes: the farthest are at +14:00. */
const farthest = 15 * 60;

/** The first year that a feed can say (RFC 5322, section 3.3); generators write year 1 for no date at all. */
const firstYear = 1900;

/**
 * Reads the date of ISO 8601 that an author writes: in the extended form, with or without time, which a space may
 * separate, with or without offset. Undefined when there is no such day.
 */
export function readWrittenDate(text: string): WrittenDate | undefined {
  const [matched, year, month, day, hour, minute, second, zone] = writtenForm.exec(text) ?? [];
  if (!matched) return undefined;
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  if (date.year < firstYear || dayOf(date.year, date.month, date.day) === undefined) return undefined;
  if (hour === undefined) return date;
  const time = { hour: Number(hour), minute: Number(minute), second: Number(second ?? 0) };
  if (time.hour > 23 || time.minute > 59 || time.second > 59) return undefined;
  if (zone === undefined) return { ...date, time };
  if (/^z$/i.test(zone)) return { ...date, time, offset: 0 };
  const offset = minutesOf(zone);
  return Math.abs(offset) < farthest ? { ...date, time, offset } : undefined;
}
