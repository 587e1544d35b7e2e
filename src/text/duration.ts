/** A length of time as a text gives it. */
export interface Duration {
  /** Whole seconds. */
  readonly seconds: number;
  /** Given as a number of seconds, or by the clock as `M:SS` or `H:MM:SS`. */
  readonly form: 'seconds' | 'clock';
}

/**
 * Reads the forms of itunes:duration that its readers agree on: `2580`, `43:00`, `0:43:00`. Minutes before a
 * colon may exceed 59 when no hours are given, seconds never. Undefined for anything else, such as `43.5`.
 * White space around the text does not matter.
 */
export function readDuration(text: string): Duration | undefined {
  const parts = /^(\d{1,9})(?::([0-5]\d)(?::([0-5]\d))?)?$/.exec(text.trim());
  if (!parts) return undefined;
  const [, first = '', second, third] = parts;
  if (second === undefined) return { seconds: Number(first), form: 'seconds' };
  const ahead = Number(first) * 60 + Number(second);
  return { seconds: third === undefined ? ahead : ahead * 60 + Number(third), form: 'clock' };
}
