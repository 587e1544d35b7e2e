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

const isoDate =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;

/** The first year that a feed can say (RFC 5322, section 3.3); generators write year 1 for no date at all. */
const firstYear = 1900;

/** Reads an ISO 8601 date, with or without time, with or without offset; undefined when there is no such day. */
export function readDate(text: string): WrittenDate | undefined {
  const [matched, year, month, day, hour, minute, second, zone] = isoDate.exec(text) ?? [];
  if (!matched) return undefined;
  const date = { year: Number(year), month: Number(month), day: Number(day) };
  const real = new Date(Date.UTC(date.year, date.month - 1, date.day));
  if (date.year < firstYear) return undefined;
  if (date.month < 1 || real.getUTCMonth() !== date.month - 1 || real.getUTCDate() !== date.day)
    return undefined;
  if (hour === undefined) return date;
  const time = { hour: Number(hour), minute: Number(minute), second: Number(second ?? 0) };
  if (time.hour > 23 || time.minute > 59 || time.second > 59) return undefined;
  if (zone === undefined) return { ...date, time };
  if (/^z$/i.test(zone)) return { ...date, time, offset: 0 };
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(3).replace(':', ''))];
  if (hours > 14 || minutes > 59) return undefined;
  return { ...date, time, offset: (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) };
}

/** Reads seconds (`3630`, `12.5`), `MM:SS` and `HH:MM:SS` with or without fraction; returns seconds. */
export function readDuration(text: string): number | undefined {
  if (/^\d{1,7}(\.\d+)?$/.test(text)) return Number(text);
  const [matched, hours, minutes, seconds] =
    /^(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d(?:\.\d+)?)$/.exec(text) ?? [];
  if (!matched || (hours !== undefined && Number(minutes) > 59)) return undefined;
  return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** Reads a time of day such as `16:00`. */
export function readTime(text: string): { readonly hour: number; readonly minute: number } | undefined {
  const [matched, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return matched ? { hour: Number(hour), minute: Number(minute) } : undefined;
}
