import { moment } from '../dialects/dates.js';
import type { Value } from '../syntax/value.js';

/** What another spelling means: the text to write, or what to do in words. */
export type Meaning = string | { readonly help: string } | { readonly write: string; readonly safe: boolean };

/** The one text in a list of one, or in a table under a key that other programs have for such a text. */
export function aloneIn(value: Value): string | undefined {
  if (value.kind === 'list') {
    const [only, ...more] = value.items;
    return only?.kind === 'scalar' && more.length === 0 ? only.text.trim() : undefined;
  }
  const named = value.kind === 'table' ? value.entries.filter((each) => usualKeys.test(each.key)) : [];
  return named[0]?.value.kind === 'scalar' ? named[0].value.text.trim() : undefined;
}

const usualKeys = /^(?:url|src|href|file|path|name|title|text|value)$/i;

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
  const roman = romans.indexOf(text.toLowerCase());
  if (roman >= 0) return String(roman + 1);
  const named = /^(?:#|no\.?|nr\.?|season|s|episode|ep?\.?) ?0*(\d{1,9})$/i.exec(text)?.[1];
  const ofAll = /^0*(\d{1,4}) ?(?:\/|of|von|de) ?\d{1,4}$/i.exec(text)?.[1];
  const plain = /^(\d{1,15})\.0{1,9}$/.exec(text)?.[1];
  const grouped = /^(\d{1,15}|\d{1,3}(?:([,.' _])\d{3})(?:\2\d{3}){1,4})(?: ?bytes)?$/i.exec(text)?.[1];
  return named ?? ofAll ?? plain ?? grouped?.replace(/\D/g, '');
}

const romans = 'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');

/** The number of a season and that of an episode in one text: `S2E3`, `2x03`. */
export function numbersMeantBy(text: string): Meaning | undefined {
  const [, season, episode] = /^s?0*(\d{1,3}) ?(?:[ex]|ep\.?)0*(\d{1,5})$/i.exec(text) ?? [];
  return season === undefined
    ? numberIn(text)
    : { help: `Write "season: ${season}" and "episode: ${episode}".` };
}

/** What to do about a season that is not a number. */
export function seasonMeantBy(text: string): Meaning | undefined {
  const number = numberIn(text);
  if (number !== undefined) return number;
  return /^\p{L}/u.test(text)
    ? { help: 'Write its number here, and its name under "seasonName".' }
    : undefined;
}

/** Endings of files, which no host has. */
const fileEnding =
  /\.(?:xml|rss|atom|html?|php|md|txt|json|ya?ml|mp3|m4a|mp4|ogg|opus|wav|flac|jpe?g|png|gif|webp|svg|vtt|srt|pdf)$/i;

/**
 * An address whose scheme is missing, misspelt or that of an app (`example.com/feed`, `https:/example.com`,
 * `feed://example.com`), or that has something around it.
 */
export function withScheme(text: string): Meaning | undefined {
  const inside = /^<(\S{1,2000})>$/.exec(text)?.[1] ?? /^\[[^\]]{0,200}\]\((\S{1,2000})\)$/.exec(text)?.[1];
  if (inside !== undefined) return inside;
  const written = text.replace(/^(?:feed|itpc|pcast|podcast|itms|rss):(?:\/\/)?(?!https?:)/i, 'https://');
  if (written !== text) return { write: written, safe: false };
  if (/^(?:feed|itpc|pcast|podcast):(?:\/\/)?https?:/i.test(text))
    return text.replace(/^[a-z]+:(?:\/\/)?/i, '');
  if (/\shttps?:\/\//i.test(text)) return { help: 'Write one URL.' };
  if (/^https?:\/\/\S*\s/i.test(text)) return { help: 'Remove the spaces, or write "%20" for each.' };
  if (/^[./]|^\S+$/.test(text) && fileEnding.test(text) && !/^[^/.\s]+\.[^/\s]+\//.test(text))
    return wholeUrl;
  if (/^\.{0,2}\/(?!\/)/.test(text)) return wholeUrl;
  const rest = /^(?:h?t{1,2}ps?[:;]?\/{0,3}|:?\/\/)?((?:[\w-]{1,63}\.)+[a-z]{2,24}(?:[:/?#]\S*)?)$/i.exec(
    written,
  )?.[1];
  return rest === undefined ? undefined : { write: `https://${rest}`, safe: false };
}

const wholeUrl = { help: 'Write the whole URL, from "https://" on.' } as const;

/** The address in `mailto:ann@example.com`, `Ann <ann@example.com>` and `ann (at) example.com`. */
export function emailMeantBy(written: string): Meaning | undefined {
  const meant = /^mailto:(.+)$/i.exec(written)?.[1] ?? /<([^<>]+)>$/.exec(written)?.[1];
  const [first, second] = written.split(/[\s,;]+/);
  if (first?.includes('@') && second?.includes('@'))
    return { help: `Write one address, such as "${first}".` };
  const [, name, host] = /^([^\s@([{]+) ?(?:[([{]at[)\]}]| at ) ?(\S.*)$/i.exec(written) ?? [];
  const plain = host?.replace(/ ?(?:[([{]dot[)\]}]| dot ) ?/gi, '.');
  return meant ?? (plain === undefined ? undefined : { write: `${name}@${plain}`, safe: false });
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
  const [, year = '', month = '', day = '', hour = '0'] =
    /^(\d{4})-(\d\d)-(\d\d)(?!\d)(?:[T ](\d\d))?/.exec(text) ?? [];
  const days = daysIn(Number(year), Number(month));
  if (year && days === undefined) return { help: 'A year has 12 months: correct the month.' };
  if (Number(hour) > 23) return { help: 'The hours of a day are 00 to 23: correct the time, or the day.' };
  if (/^(?:tb[ad]|soon|later|unknown|\?+)$/i.test(text)) {
    return { help: 'Write the day that is planned, and add "draft: true" until it is certain.' };
  }
  const [, dayOf, monthOf, yearOf] = /^(\d{1,2})\.(\d{1,2})\.(\d\d)$/.exec(text) ?? [];
  if (yearOf) {
    const [m, d] = [monthOf, dayOf].map((each) => String(each).padStart(2, '0'));
    return { write: `20${yearOf}-${m}-${d}`, safe: false };
  }
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
