import { toRfc3339 } from '../show/time.js';
import { readDate } from '../text/date.js';

/** No clock is as far from UTC, in minutes; what is said to be is a slip, and the instant counts. */
const farthest = 15 * 60;

/**
 * A date of a feed, RFC 5322 or ISO 8601, as people write one: with the time and the zone that the feed has.
 * What names no instant stays as it is, so that its reader can say what is wrong with it.
 */
export function isoOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const { instant, offset = 0 } = readDate(text);
  if (instant === undefined) return text;
  const millis = Math.floor(instant / 1000) * 1000;
  const written = toRfc3339({ millis, offset: Math.abs(offset) < farthest ? offset : 0 });
  return /^\d{4}-/.test(written) ? written : text;
}
