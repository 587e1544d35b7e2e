/** Seconds to the millisecond, which is as exact as any format is. */
export function toMillis(seconds: number): number {
  return Math.round(seconds * 1000);
}

/** Seconds as `HH:MM:SS.mmm` (Normal Play Time, RFC 2326, 3.6): some players read bare seconds as 0. */
export function clockOf(seconds: number): string {
  const millis = toMillis(seconds);
  return `${wholeClockOf(Math.floor(millis / 1000))}.${String(millis % 1000).padStart(3, '0')}`;
}

/** Seconds as `HH:MM:SS`; a fraction is cut off, so that nobody misses the beginning. */
export function wholeClockOf(seconds: number): string {
  const whole = Math.floor(seconds);
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/**
 * Reads `SS`, `MM:SS` and `HH:MM:SS`, each with or without a fraction after a dot or a comma; minutes may exceed 59
 * where no hours are given. Returns seconds, or undefined for anything else.
 */
export function readClock(text: string): number | undefined {
  const [, first, second, third, fraction = '0'] =
    /^(\d{1,9})(?::([0-5]?\d)(?::([0-5]?\d))?)?(?:[.,](\d{1,9}))?$/.exec(text) ?? [];
  if (first === undefined) return undefined;
  const parts = [first, second, third].filter((part) => part !== undefined);
  const whole = parts.reduce((seconds, part) => seconds * 60 + Number(part), 0);
  return Number(`${whole}.${fraction}`);
}
