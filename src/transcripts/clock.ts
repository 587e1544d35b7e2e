import { toMillis, wholeClockOf } from '../text/clock.js';

/** Seconds as `HH:MM:SS.mmm`, with the sign that a format puts before the fraction. */
export function clockWith(seconds: number, sign: '.' | ','): string {
  const millis = toMillis(seconds);
  return `${wholeClockOf(Math.floor(millis / 1000))}${sign}${String(millis % 1000).padStart(3, '0')}`;
}

/** A time with colons, with or without hours and a fraction, in seconds; undefined for anything else. */
export function readTime(text: string): number | undefined {
  const [, first, second, third, fraction = '0'] =
    /^(\d{1,4}):(\d{1,2})(?::(\d{1,2}))?(?:[.,](\d{1,9}))?$/.exec(text) ?? [];
  if (first === undefined || second === undefined) return undefined;
  const [hours, minutes, seconds] = third === undefined ? ['0', first, second] : [first, second, third];
  if (Number(seconds) > 59 || (third !== undefined && Number(minutes) > 59)) return undefined;
  return Number(`${Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)}.${fraction}`);
}
