import { readSeconds } from '../../text/duration.js';
import type { Spelling } from './dialect.js';
import { only, rewrite } from './rewrite.js';

/** `60 mins 30 secs`, `49 min`, `1h 2m 3s`, `PT1H30S` as seconds, `12:11 mins` without the unit; nought says nothing. */
export const length: Spelling = (value, website) => {
  const read = seconds(value, website);
  return read?.kind === 'scalar' && readSeconds(read.text.trim()) === 0 ? undefined : read;
};

/** Nothing that is listened to takes longer than this many seconds; a plain number above it is in milliseconds. */
const longest = 360_000;

/** A length under a key that says that it is in milliseconds. */
export const milliseconds: Spelling = (value) =>
  value.kind === 'scalar' && /^\d{1,12}$/.test(value.text.trim())
    ? { ...value, text: String(Math.round(Number(value.text) / 1000)) }
    : undefined;

/** A length under a key that says that it is in minutes, with fractions. */
export const minutes: Spelling = (value, website) =>
  value.kind === 'scalar' && /^\d{1,5}([.,]\d{1,9})?$/.test(value.text.trim())
    ? { ...value, text: String(Math.round(Number(value.text.trim().replace(',', '.')) * 60)) }
    : length(value, website);

/** Minutes and seconds as primes (36′06″), hours and minutes as in French (1h05), and in Chinese, Japanese or Korean. */
const otherClocks = [
  /^(?:(\d{1,2})h\s?)?(\d{1,3})\s?['′’]\s?(?:(\d{1,2})\s?(?:''|["″”]))?$/,
  /^(\d{1,2})\s?h\s?(\d{2})()$/i,
  /^(?:(\d{1,3})\s?(?:小时|小時|时间|時間|시간)\s?)?(?:(\d{1,3})\s?(?:分钟|分鐘|分|분)\s?)?(?:(\d{1,2})\s?(?:秒|초))?$/,
];

const seconds = rewrite((written) => {
  const millis = /^(\d{1,12})\s?(?:ms|msecs?|millis|milliseconds?)$/i.exec(written)?.[1];
  if (millis !== undefined) return String(Math.round(Number(millis) / 1000));
  for (const form of otherClocks) {
    const [whole, hours = 0, minutes = 0, rest = 0] = form.exec(written) ?? [];
    if (whole) return String(Number(hours) * 3600 + Number(minutes) * 60 + Number(rest));
  }
  if (/^\d{6,12}$/.test(written) && Number(written) > longest)
    return String(Math.round(Number(written) / 1000));
  if (readSeconds(written) !== undefined) return written;
  const clock = /^(\d[\d:.]*:[\d.]+)\s*(?:h|hrs?|hours?|m|mins?|minutes?)\.?$/i.exec(written)?.[1];
  if (clock !== undefined && readSeconds(clock) !== undefined) return clock;
  const parts =
    /^(?:pt)?(?:(\d{1,9}(?:\.\d{1,9})?)\s{0,3}(?:h|hrs?|hours?|std|stunden?|heures?|horas?|or[ae]|timmar|timer|ч|год)\.?)?[\s,]{0,3}(?:(\d{1,9}(?:\.\d{1,9})?)\s{0,3}(?:m|mins?|minutes?|minuten?|minutos?|minut[iay]?|minuter|мин(?:ут[аы]?)?|хв)\.?)?[\s,]{0,3}(?:(?:and\s+)?(\d+(?:\.\d+)?)\s{0,3}(?:s|secs?|segs?|seks?|seconds?|sekunden?|secondes?|segundos?|second[oi]|сек)\.?)?$/i.exec(
      written,
    );
  if (!parts || parts.slice(1).every((part) => part === undefined)) return undefined;
  const whole = Number(parts[1] ?? 0) * 3600 + Number(parts[2] ?? 0) * 60;
  return String(Math.round(whole) + Number(parts[3] ?? 0));
});

/** A length under a key that may as well be a size: it has colons or units. */
export const clock: Spelling = (value, website) =>
  value.kind === 'scalar' && /[:a-z]/i.test(value.text) && !isSize(value.text)
    ? length(value, website)
    : undefined;

/** A size that is rounded (`118.3`, `13.7 MB`), or a length (`1:00:30`): nobody can tell the bytes from it. */
const isInexact = /^\d+(:\d\d)+$|^\d+[.,]\d+$|\d\s*(?:[kmg](?:i?[bo])?|[кмг]б)$/iu;

/**
 * `58,759,161`, `58.759.161`, `58 759 161`, `58_759_161` and `58759161 bytes` as a number; nought says nothing, and
 * neither does what is no number of bytes.
 */
export const bytes: Spelling = (value) => {
  if (value.kind === 'table') return undefined;
  if (value.kind !== 'scalar') return value;
  const digits = ungrouped(value.text);
  return /^0+$/.test(digits) || isInexact.test(digits) ? undefined : { ...value, text: digits };
};

/**
 * A number of bytes without what parts its digits, and without its unit. Systems print the exact number behind the
 * rounded one: `21.7 MB (21,660,000 bytes)`.
 */
function ungrouped(text: string): string {
  const exact = /\(([\d,. '_\u00a0\u2009\u202f’]{5,24}) ?bytes\)$/i.exec(text.trim())?.[1];
  const written = (exact ?? text).trim().replace(/(?<!\s)\s*(?:bytes?|octets?)$|(?<=\d) ?B$/i, '');
  if (/^\d{1,15}\.0+$/.test(written)) return written.replace(/\..*$/, '');
  const isGrouped = /^\d{1,3}([,. _'’\u00a0\u2009\u202f]\d{3})+$|^\d{1,2}(,\d{2})+,\d{3}$/.test(written);
  return isGrouped ? written.replace(/\D/g, '') : written;
}

/** The size that WordPress puts behind the address of a recording. */
export const sizeBehind: Spelling = (found) => {
  const value = only(found);
  if (value.kind !== 'scalar') return undefined;
  const size = /^\S+\s+(\d{4,})(?:\s|$)/.exec(value.text.trim())?.[1];
  return size === undefined ? undefined : { ...value, text: size };
};

/** A size under a key that may as well be a length: no recording is that small, and no episode that long. */
export const plainSize: Spelling = (value) =>
  value.kind === 'scalar' && /^[1-9]\d{5,}$/.test(ungrouped(value.text))
    ? { ...value, text: ungrouped(value.text) }
    : undefined;

/**
 * Whether a text is a size that is rounded, such as `20.6 MB`: what it says of the bytes is lost. Without a unit it is
 * one under a key that says so: `size: 20.6`.
 */
export function isRounded(text: string, key = ''): boolean {
  const unit = /(?<=\d)\s*(?:[kmg](?:i?[bo]|bytes?)?|[кмг]б)$/iu;
  const number = text.trim().replace(unit, '');
  const isSaid = unit.test(text.trim()) || (/size|bytes/i.test(key) && /[.,]/.test(number));
  return (
    isSaid && /^\d{1,3}(?:[ \u00a0\u202f]\d{3}){0,2}(?:[.,]\d{1,9})?$|^\d{1,9}(?:[.,]\d{1,9})?$/.test(number)
  );
}

function isSize(text: string): boolean {
  return isRounded(text) || /\d\s*bytes?$/i.test(text.trim());
}
