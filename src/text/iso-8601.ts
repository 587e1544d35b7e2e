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
  const date = new Date(Date.UTC(year, (month as number) - 1, day));
  if (date.getUTCFullYear() !== year || date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day)
    return undefined;
  if ((hour ?? 0) > 24 || (minute ?? 0) > 59 || (second ?? 0) > 60) return undefined;
  const zone = found[9];
  const offset = zone && zone.toUpperCase() !== 'Z' ? minutesOf(zone) : 0;
  if (Number.isNaN(offset)) return undefined;
  const seconds = (hour || 0) * 3600 + ((minute || 0) - offset) * 60 + (second || 0);
  const fraction = Number(`0.${found[8] ?? 0}`);
  return {
    instant: date.getTime() + Math.round((seconds + fraction) * 1000),
    hasTime: found[5] !== undefined,
    hasZone: zone !== undefined,
  };
}

function minutesOf(zone: string): number {
  const digits = zone.slice(1).replace(':', '');
  const hours = Number(digits.slice(0, 2));
  const minutes = Number(digits.slice(2) || 0);
  if (hours > 23 || minutes > 59) return Number.NaN;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
