import { cachedByObject } from '../text/cache.js';
import { readDate } from '../text/date.js';
import { readDuration } from '../text/duration.js';
import { isEmailAddress } from '../text/email.js';
import { readIsoDate } from '../text/iso-8601.js';
import { type LanguageFault, languageFaults } from '../text/language.js';
import { isMediaType, mediaOfExtension, typeMeantBy } from '../text/mime.js';
import { hasNumericHost, isPrivateUrl, urlFault } from '../text/url.js';
import type { Kind } from '../vocabulary/row.js';
import { type Judge, oneOf } from './judgement.js';
import { languageMeantBy } from './languages.js';
import { adviceOn } from './rss/address.js';

/** Whether a value is an absolute address of any scheme, be it spelt oddly or one of a private host. */
function isAddress(value: string): boolean {
  const fault = urlFault(value);
  return fault === undefined || (fault.kind !== 'relative' && fault.kind !== 'host') || isPrivateUrl(value);
}

/** Hosts of Tor, which encrypts by itself and knows no certificates. */
const onion = /^http:\/\/[^/?#]*\.onion(?::\d+)?(?:[/?#]|$)/i;

const wholeAddress = 'Write the whole address, beginning with "https://" and the name of the site.';

/** A page or file of the web is addressed by https:; addresses of other schemes are left in peace. */
const httpsAddress: Judge = (value) => {
  if (!isAddress(value)) {
    return {
      but: 'not an absolute address',
      help: adviceOn(value).help ?? wholeAddress,
      why: 'The link opens nothing, and the file is not found.',
    };
  }
  if (!/^http:/i.test(value)) return undefined;
  const but = 'which uses http, not https';
  if (hasNumericHost(value)) {
    return { but, help: 'Move it to a host with a name: hardly any number has a certificate for https.' };
  }
  const write = `https${value.slice(4)}`;
  return {
    but,
    write,
    help: `Write "${write}" if the address works in a browser.`,
  };
};

/** Where an address may have any scheme, one of the web is addressed by https: all the same. */
const encrypted: Judge = (value, ...where) =>
  isAddress(value) && !onion.test(value) ? httpsAddress(value, ...where) : undefined;

/** An absolute address of any scheme. */
export const anyAddress: Judge = (value) =>
  isAddress(value) ? undefined : { but: 'not an absolute address' };

const numbers = {
  number: { form: /^\d+(\.\d*)?$|^\.\d+$/, but: 'not a number such as "42" or "42.5"' },
  'whole number': { form: /^\d+$/, but: 'not a whole number' },
  integer: { form: /^[+-]?\d+$/, but: 'not a whole number' },
} as const;

/** The kinds of number that the namespace asks for. */
type NumberType = keyof typeof numbers;

/** A number of a kind, in decimal notation. */
function numberOf(type: NumberType): Judge {
  const { form, but } = numbers[type];
  return (value) => {
    if (form.test(value)) return undefined;
    const write = numberMeantBy(value, type);
    return write === undefined ? { but } : { but, write, safe: true };
  };
}

/** The number that is meant by a time of the clock, or by one with a sign or a unit that says nothing new. */
function numberMeantBy(value: string, type: NumberType): string | undefined {
  if (type === 'number') {
    const clock = readDuration(value);
    if (clock?.form === 'clock') return String(clock.seconds);
    return /^(\d{1,15}) ?s(?:ec(?:onds)?)?$/i.exec(value)?.[1];
  }
  return /^\+?(\d{1,15}) ?(?:px|bytes)?$/i.exec(value)?.[1];
}

/** The number that a decimal value stands for; undefined when it is none. */
export function decimal(value: string | undefined): number | undefined {
  return value !== undefined && numbers.number.form.test(value) ? Number(value) : undefined;
}

/** `true` or `false`, in lower case. */
export const truth: Judge = (value) => {
  if (value === 'true' || value === 'false') return undefined;
  const lower = value.toLowerCase();
  const but = 'neither "true" nor "false"';
  if (lower === 'true' || lower === 'false') return { but, write: lower, safe: true };
  if (lower === 'yes' || lower === '1') return { but, write: 'true', safe: true };
  return lower === 'no' || lower === '0' ? { but, write: 'false', safe: true } : { but };
};

/** `yes` or `no`, in lower case. */
export const yesOrNo: Judge = (value) => {
  if (value === 'yes' || value === 'no') return undefined;
  const lower = value.toLowerCase();
  const but = 'neither "yes" nor "no"';
  if (lower === 'yes' || lower === 'no') return { but, write: lower, safe: true };
  if (lower === 'true' || lower === '1') return { but, write: 'yes', safe: true };
  return lower === 'false' || lower === '0' ? { but, write: 'no', safe: true } : { but };
};

/** A media type, such as `audio/mpeg` or `audio/ogg; codecs=opus`. */
export const mediaType: Judge = (value) => {
  if (isMediaType(value)) return undefined;
  const write = typeMeantBy(value) ?? mediaOfExtension(value.replace(/^\./, ''))?.type;
  return { but: 'not a media type such as "audio/mpeg"', ...(write !== undefined && { write, safe: true }) };
};

/** A media type of something to look at. */
const pictureType: Judge = (value, ...where) =>
  /^(image|video)\//i.test(value) ? mediaType(value, ...where) : { but: 'neither an image nor a video type' };

/** A language tag as BCP 47 has it, with registered parts. */
export const languageTag: Judge = (value) => {
  const [first] = languageFaults(value);
  if (!first) return undefined;
  const right = languageMeantBy(value) ?? insteadOf(value, first);
  const write = right === undefined ? {} : { write: right, safe: true };
  const part = first.subtag === value ? 'which' : `whose "${first.subtag}"`;
  return { but: `${part} ${complaints[first.fault]}`, ...write };
};

const complaints = {
  malformed: 'is no language tag',
  unregistered: 'is not in the registry of language tags',
  deprecated: 'is out of use',
  repeated: 'is there twice',
} as const;

/** A tag with the part that replaced one of its parts. */
function insteadOf(tag: string, { start, end, instead }: LanguageFault): string | undefined {
  return instead === undefined ? undefined : tag.slice(0, start) + instead + tag.slice(end);
}

/** A date of the W3C profile of ISO 8601: a year, a month, a day, or an instant. */
const w3cDate: Judge = (value) =>
  /^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/.test(value) || readIsoDate(value)
    ? undefined
    : { but: 'not a date such as "2025-12-11"', ...isoOf(value) };

/** An instant of RFC 3339, with its zone. */
const instant: Judge = (value) => {
  const date = readIsoDate(value);
  if (date?.hasTime && date.hasZone) return undefined;
  return { but: 'not a date such as "2025-12-11T16:00:00Z"', ...isoOf(value) };
};

/** A date that is written as RSS has it, in ISO 8601; nothing for one that names no instant. */
export function isoOf(value: string): { readonly write: string; readonly safe: true } | undefined {
  const { instant, offset } = readDate(value);
  if (instant === undefined || offset === undefined) return undefined;
  return { write: new Date(instant).toISOString().replace('.000Z', 'Z'), safe: true };
}

/** Degrees of latitude or longitude, in decimal notation. */
const degrees: Judge = (value) =>
  isDegrees(value, 180) ? undefined : { but: 'not a number of degrees such as "51.2254"' };

function isDegrees(value: string | undefined, most: number): boolean {
  return (
    value !== undefined && /^[+-]?\d{1,3}(?:\.\d{1,20})?$/.test(value) && Math.abs(Number(value)) <= most
  );
}

/** Latitude and longitude; programs write a comma between them, too. */
const coordinates: Judge = (value) => {
  if (areCoordinates(value)) return undefined;
  const write = value.replace(/\s{0,9},\s{0,9}/, ' ');
  const but = 'not a latitude and a longitude such as "51.2254 6.7763"';
  return areCoordinates(write) ? { but, write, safe: true } : { but };
};

function areCoordinates(value: string): boolean {
  const [latitude, longitude, ...others] = value.split(/\s+/);
  return others.length === 0 && isDegrees(latitude, 90) && isDegrees(longitude, 180);
}

/** An e-mail address; a link to one holds it. */
export const email: Judge = (value) => {
  if (isEmailAddress(value)) return undefined;
  const write = /^mailto:(.+)$/is.exec(value)?.[1];
  const isClear = write !== undefined && isEmailAddress(write);
  return { but: 'not an e-mail address', ...(isClear && { write, safe: true }) };
};

/** The general judges by the kinds of values; other kinds are free text or have rules of their own. */
const judges: Readonly<Partial<Record<Kind & string, Judge>>> = {
  URL: httpsAddress,
  URI: encrypted,
  address: anyAddress,
  'e-mail address': email,
  boolean: truth,
  number: numberOf('number'),
  'whole number': numberOf('whole number'),
  integer: numberOf('integer'),
  'media type': mediaType,
  'image or video type': pictureType,
  'language tag': languageTag,
  'ISO 8601 date': instant,
  'W3C date': w3cDate,
  degrees,
  coordinates,
};

const judgeOfList = cachedByObject(({ oneOf: values }: Exclude<Kind, string>): Judge => oneOf(values));

/** The judge of values of a kind; undefined when any text is right, or rules of their own judge it. */
export function judgeOf(kind: Kind): Judge | undefined {
  return typeof kind === 'string' ? judges[kind] : judgeOfList(kind);
}
