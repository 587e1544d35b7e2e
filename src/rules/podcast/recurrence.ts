import { readIsoDate } from '../../text/iso-8601.js';
import { valueAt } from '../../text/table.js';

/** A recurrence rule of iCalendar as far as feeds need it. */
export interface Recurrence {
  /** The value of each part by its name in upper case. */
  readonly parts: ReadonlyMap<string, string>;
}

const frequencies = ['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'];

const weekday = '(?:SU|MO|TU|WE|TH|FR|SA)';

/** Whether every number of a list lies between two others; with a sign when `signed`. */
function numbers(least: number, most: number, signed = false) {
  return (value: string) =>
    value.split(',').every((each) => {
      const [, sign = '', digits = ''] = /^([+-]?)(\d{1,3})$/.exec(each) ?? [];
      return digits !== '' && (signed || sign === '') && Number(digits) >= least && Number(digits) <= most;
    });
}

/** What each part of a rule must be (RFC 5545 section 3.3.10). */
const partForms: Readonly<Record<string, (value: string) => boolean>> = {
  FREQ: (value) => frequencies.includes(value),
  // The namespace's own example writes UNTIL in the extended form, which RFC 5545 does not have.
  UNTIL: (value) => readIsoDate(value) !== undefined,
  COUNT: (value) => /^0*[1-9]\d*$/.test(value),
  INTERVAL: (value) => /^0*[1-9]\d*$/.test(value),
  BYSECOND: numbers(0, 60),
  BYMINUTE: numbers(0, 59),
  BYHOUR: numbers(0, 23),
  BYDAY: (value) =>
    value.split(',').every((each) => new RegExp(`^([+-]?([1-9]|[1-4]\\d|5[0-3]))?${weekday}$`).test(each)),
  BYMONTHDAY: numbers(1, 31, true),
  BYYEARDAY: numbers(1, 366, true),
  BYWEEKNO: numbers(1, 53, true),
  BYMONTH: numbers(1, 12),
  BYSETPOS: numbers(1, 366, true),
  WKST: (value) => new RegExp(`^${weekday}$`).test(value),
};

/**
 * Reads a recurrence rule (RFC 5545 section 3.3.10, in any case). Returns its parts, or what is wrong with it
 * as the end of a sentence.
 */
export function readRecurrence(text: string): Recurrence | string {
  const parts = new Map<string, string>();
  for (const part of text.toUpperCase().split(';')) {
    const at = part.indexOf('=');
    const [name, value] = [part.slice(0, Math.max(at, 0)), part.slice(at + 1)];
    const form = valueAt(partForms, name);
    if (!form) return `whose part "${part}" is none of a recurrence rule`;
    if (parts.has(name)) return `which has ${name} twice`;
    if (!form(value)) return `whose ${name} cannot be "${value}"`;
    parts.set(name, value);
  }
  if (!parts.has('FREQ')) return 'which has no FREQ';
  return parts.has('COUNT') && parts.has('UNTIL') ? 'which has both COUNT and UNTIL' : { parts };
}
