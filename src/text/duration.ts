/** A length of time as a text gives it. */
export interface Duration {
  /** Rounded to whole seconds. */
  readonly seconds: number;
  /** Given as whole seconds, as seconds with a fraction, or by the clock as `M:SS` or `H:MM:SS`. */
  readonly form: 'seconds' | 'decimal' | 'clock';
}

/**
 * Reads the forms of itunes:duration that its readers know: `2580`, `2580.5`, `43:00`, `0:43:00`. Minutes before
 * a colon may exceed 59 when no hours are given, seconds never. Undefined for anything else, such as `43 min`.
 * White space around the text does not matter.
 */
export function readDuration(text: string): Duration | undefined {
  if (/^\d{1,9}\.\d{1,9}$/.test(text.trim())) {
    return { seconds: Math.round(Number(text)), form: 'decimal' };
  }
  const parts = /^(\d{1,9})(?::([0-5]\d)(?::([0-5]\d))?)?$/.exec(text.trim());
  if (!parts) return undefined;
  const [, first = '', second, third] = parts;
  if (second === undefined) return { seconds: Number(first), form: 'seconds' };
  const ahead = Number(first) * 60 + Number(second);
  return { seconds: third === undefined ? ahead : ahead * 60 + Number(third), form: 'clock' };
}

/**
 * Reads the lengths that an author writes: seconds (`3630`, `12.5`), `MM:SS` and `HH:MM:SS` with or without
 * fraction. Returns seconds; undefined for anything else.
 */
export function readSeconds(text: string): number | undefined {
  if (/^\d{1,7}(\.\d+)?$/.test(text)) return Number(text);
  const [matched, hours, minutes, seconds] =
    /^(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d(?:\.\d+)?)$/.exec(text) ?? [];
  if (!matched || (hours !== undefined && Number(minutes) > 59)) return undefined;
  return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** The words for hours, minutes and seconds in durations that people spell out, and how many seconds each has. */
const spelled =
  /^(?:pt)?(?:(\d{1,3}) ?(?:hours?|hrs?|h)(?:,| and)? ?)?(?:(\d{1,4}) ?(?:minutes?|mins?|m)\.?(?:,| and)? ?)?(?:(\d{1,6}) ?(?:seconds?|secs?|s)\.?)?$/i;

/** A clock with other signs between its parts than colons, or with parts of a second: `00:42:43.120`, `00;42;43`. */
const punctuated = /^(\d{1,3})[:;.]([0-5]\d)[:;.]([0-5]\d)(?:[.,]\d{1,6})?$/;

/**
 * Reads lengths of time that people spell out: `43 min`, `1h 3m`, `PT43M` (ISO 8601), `1 hour and 3 minutes`,
 * and clocks with other signs: `00;42;43`. Returns seconds; undefined for anything else.
 */
export function readSpelledDuration(text: string): number | undefined {
  const [, hours, minutes, seconds] = spelled.exec(text.trim()) ?? punctuated.exec(text.trim()) ?? [];
  if ((hours ?? minutes ?? seconds) === undefined) return undefined;
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
}
