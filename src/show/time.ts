import { DateTime } from 'luxon';
import type { WrittenDate } from '../text/iso-8601.js';
import type { Instant } from './show.js';

/** What a date without zone or time is completed with. */
export interface Clock {
  readonly zone: string;
  readonly time: { readonly hour: number; readonly minute: number };
}

/**
 * The instant that a written date means. A day alone takes the clock's time, a time without offset its zone.
 * A local time that the zone skips or has twice is not guessed: the answer says which.
 */
export function resolveDate(date: WrittenDate, clock: Clock): Instant | 'skipped' | 'twice' {
  const { hour, minute, second } = { second: 0, ...(date.time ?? clock.time) };
  const { year, month, day, offset } = date;
  if (offset !== undefined) {
    const onItsClock = new Date(0).setUTCFullYear(year, month - 1, day) + timeOfDay(hour, minute, second);
    return { millis: onItsClock - offset * 60_000, offset };
  }
  const moment = DateTime.fromObject({ year, month, day, hour, minute, second }, { zone: clock.zone });
  if (moment.day !== day || moment.hour !== hour || moment.minute !== minute) return 'skipped';
  if (moment.getPossibleOffsets().length > 1) return 'twice';
  return { millis: moment.toMillis(), offset: moment.offset };
}

/** In milliseconds since midnight. */
function timeOfDay(hour: number, minute: number, second: number): number {
  return ((hour * 60 + minute) * 60 + second) * 1000;
}

/** An instant as RFC 5322 (section 3.3) writes it, on its author's clock: `Thu, 11 Dec 2025 16:00:00 +0000`. */
export function toRfc5322({ millis, offset }: Instant): string {
  // What Date prints is this very form; luxon takes fifty times as long, for every item of a feed.
  return `${new Date(millis + offset * 60_000).toUTCString().slice(0, -3)}${zoneOf(offset, '')}`;
}

/** An instant as RFC 3339 (a profile of ISO 8601) writes it, on its author's clock: `2025-12-11T16:00:00Z`. */
export function toRfc3339({ millis, offset }: Instant): string {
  return `${new Date(millis + offset * 60_000).toISOString().slice(0, 19)}${offset === 0 ? 'Z' : zoneOf(offset, ':')}`;
}

function zoneOf(offset: number, colon: string): string {
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}${colon}${twoDigits(minutes % 60)}`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
