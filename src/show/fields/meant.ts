import { moment } from '../dialects/dates.js';

/** What another spelling means: the text to write, or what to do in words. */
export type Meaning = string | { readonly help: string } | { readonly write: string; readonly safe: boolean };

const numerals = `
  zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen twenty
`
  .trim()
  .split(/\s+/);

/** The one number in a text that says nothing else: `#12`, `No. 12`, `Season 2`, `41,000,000 bytes`, `twelve`. */
export function numberIn(text: string): string | undefined {
  const numeral = numerals.indexOf(text.toLowerCase());
  if (numeral >= 0) return String(numeral);
  const named = /^(?:#|no\.?|nr\.?|season|s|episode|ep?\.?) ?0*(\d{1,9})$/i.exec(text)?.[1];
  const grouped = /^(\d{1,15}|\d{1,3}(?:([,.' _])\d{3})(?:\2\d{3}){1,4})(?: ?bytes)?$/i.exec(text)?.[1];
  return named ?? grouped?.replace(/\D/g, '');
}

/** An address whose scheme is missing or misspelt: `example.com/feed`, `//example.com`, `https:/example.com`. */
export function withScheme(written: string): Meaning | undefined {
  const rest = /^(?:h?t{1,2}ps?[:;]?\/{0,3}|:?\/\/)?((?:[\w-]{1,63}\.)+[a-z]{2,24}(?:[:/?#]\S*)?)$/i.exec(
    written,
  )?.[1];
  return rest === undefined ? undefined : { write: `https://${rest}`, safe: false };
}

/** The address in `mailto:ann@example.com`, `Ann <ann@example.com>` and `ann (at) example.com`. */
export function emailMeantBy(written: string): Meaning | undefined {
  const meant = /^mailto:(.+)$/i.exec(written)?.[1] ?? /<([^<>]+)>$/.exec(written)?.[1];
  const [, name, host] = /^([^\s@([{]+) ?[([{]at[)\]}] ?(\S+)$/i.exec(written) ?? [];
  return meant ?? (host === undefined ? undefined : { write: `${name}@${host}`, safe: false });
}

/** The parts that one text says of what has keys: `Ann <ann@example.com>`, a URL, `00:30 Start`. */
export function partsMeantBy(text: string): ReadonlyMap<string, string> {
  const [, name = '', email = ''] = /^([^<>]{0,200})<([^<>\s]{1,200}@[^<>\s]{1,200})>$/.exec(text) ?? [];
  if (email) return new Map([['email', email], ...(name.trim() ? [['name', name.trim()] as const] : [])]);
  if (/^[^\s@]{1,200}@[^\s@]{1,200}$/.test(text)) return new Map([['email', text]]);
  if (/^https?:\/\/\S+$/i.test(text)) return new Map([['url', text]]);
  const [, start = '', title = ''] = /^(\d{1,3}(?::\d\d){1,2})\s+(\S[^\n]{0,400})$/.exec(text) ?? [];
  return start
    ? new Map([
        ['start', `"${start}"`],
        ['title', title],
      ])
    : new Map([['name', text]]);
}

/**
 * A date that is spelled in another way, such as `Thu, 11 Dec 2025 16:00:00 +0000`, in ISO 8601; what to do about one
 * that the calendar does not have, or that means two days.
 */
export function dateMeantBy(text: string): Meaning | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)(?!\d)/.exec(text) ?? [];
  const days = daysIn(Number(year), Number(month));
  if (days !== undefined && Number(day) > days) {
    return { help: `${monthNames[Number(month) - 1]} ${year} has ${days} days: correct the day.` };
  }
  const [, first = '', second = '', of = ''] = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(text) ?? [];
  if (of && first !== second && isMonth(first) && isMonth(second)) {
    const [a, b] = [first, second].map((each) => each.padStart(2, '0'));
    const says = (written: string, dayOf: string, monthOf: string): string =>
      `"${written}" for ${Number(dayOf)} ${monthNames[Number(monthOf) - 1]}`;
    return {
      help: `Write ${says(`${of}-${b}-${a}`, first, second)}, or ${says(`${of}-${a}-${b}`, second, first)}.`,
    };
  }
  const read = moment({ kind: 'scalar', text, span: { start: 0, end: 0 } }, {});
  return read?.kind === 'scalar' ? read.text : undefined;
}

function isMonth(number: string): boolean {
  return Number(number) >= 1 && Number(number) <= 12;
}

const monthNames = `
  January February March April May June July August September October November December
`
  .trim()
  .split(/\s+/);

/** How many days a month has; undefined for a month that no year has. */
function daysIn(year: number, month: number): number | undefined {
  return month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : undefined;
}
