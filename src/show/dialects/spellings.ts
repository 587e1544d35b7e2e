import { monthNamed, zoneNamed } from '../../text/calendar.js';
import { readDate } from '../../text/date.js';
import { readSeconds } from '../../text/duration.js';
import { readWrittenDate } from '../../text/iso-8601.js';
import { isMediaType, mediaOfExtension, typeMeantBy } from '../../text/mime.js';
import { extensionOf, extensionOfFile, isHttp, parseUrl } from '../../text/url.js';
import { transcriptType } from '../../transcripts/types.js';
import { entry, scalar, type Table, type Value } from '../syntax/value.js';
import type { Spelling } from './dialect.js';
import * as shapes from './shape.js';

/** A spelling that rewrites the text of a scalar and leaves everything else, and what it cannot read, as it is. */
function rewrite(read: (text: string) => string | undefined): Spelling {
  return (value) =>
    value.kind === 'scalar' ? { ...value, text: read(value.text.trim()) ?? value.text } : value;
}

const pair = (number: number | string): string => String(number).padStart(2, '0');

/**
 * `2025-2-3`, `23.2.2025`, `23/2/2025`, `Feb 23, 2025`, `23 February 2025 18:15` and the dates of RFC 5322 as
 * ISO 8601.
 */
export const moment: Spelling = (value, website) =>
  value.kind === 'scalar' && /^(true|false|yes|no)$/i.test(value.text.trim())
    ? undefined
    : iso(value, website);

const iso = rewrite((text) => {
  // Java prints the zone behind the offset: 2025-02-23T18:15:00Z[GMT].
  const written = text.replace(/\[[\w/+-]{1,40}\]$/, '');
  if (readWrittenDate(written)) return written;
  const day = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d])/.exec(written);
  if (day) return padded(day[1], day[2], day[3], written.slice(day[0].length));
  const dotted = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/.exec(written);
  if (dotted) return padded(dotted[3], dotted[2], dotted[1], written.slice(dotted[0].length));
  const slashed = /^(\d{1,2})([-/])(\d{1,2})\2(\d{4})(?!\d)/.exec(written);
  if (slashed) return slashedDay(slashed, written.slice(slashed[0].length));
  const { instant, offset } = readDate(written);
  if (instant !== undefined && offset !== undefined) return isoOf(instant, offset);
  const named =
    /^(?:\p{L}+,?\s+)?(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u.exec(written) ??
    /^(?:\p{L}+,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(\p{L}+)\.?,?\s+(\d{4})(?!\d)/u.exec(written);
  const month = monthNamed(named?.[1] ?? '') ?? monthNamed(named?.[2] ?? '');
  if (!named || !month) return undefined;
  const number = /\d/.test(named[1] ?? '') ? named[1] : named[2];
  return padded(named[3], String(month.index + 1), number, written.slice(named[0].length));
});

/** Which of two numbers is the month depends on where its author lives, unless one of them cannot be. */
function slashedDay([, first, , second, year]: RegExpExecArray, rest: string): string | undefined {
  if (Number(first) > 12) return padded(year, second, first, rest);
  return Number(second) > 12 ? padded(year, first, second, rest) : undefined;
}

/** `published: false` of Jekyll says that a page is a draft. */
export const unpublished: Spelling = (value) =>
  value.kind === 'scalar' && /^(false|no)$/i.test(value.text.trim()) ? { ...value, text: 'true' } : undefined;

/** What is said to be hidden, private or a draft is held back; that it is not leaves the word to other keys. */
export const setAside: Spelling = (value) =>
  value.kind === 'scalar' && /^(true|yes|on|1)$/i.test(value.text.trim())
    ? { ...value, text: 'true' }
    : undefined;

/** The states in which Pelican, WordPress and their like keep a page from readers. */
export const unfinished: Spelling = (value) =>
  value.kind === 'scalar' && /^(draft|hidden|pending|private|trash|unlisted)$/i.test(value.text.trim())
    ? { ...value, text: 'true' }
    : undefined;

/** What Hugo is told to leave out of every list. */
export const unlisted: Spelling = (value) =>
  value.kind === 'scalar' && /^(never|false|no)$/i.test(value.text.trim())
    ? { ...value, text: 'true' }
    : undefined;

/** The one value of a list, as exports of WordPress have them. */
function only(value: Value): Value {
  return value.kind === 'list' && value.items.length === 1 ? (value.items[0] as Value) : value;
}

/**
 * A recording by its address, or by a name that ends as recordings do; WordPress puts the size and the type
 * behind it.
 */
export const recording: Spelling = (found) => {
  const value = only(found);
  if (value.kind !== 'scalar') return undefined;
  const name = /^(https?:\/\/\S+)\s/i.exec(value.text.trim())?.[1] ?? value.text.trim();
  return /^(https?:)?\/\//i.test(name) || isRecording(name) ? { ...value, text: name } : undefined;
};

/** A recording under a key that may as well name a page. */
export const namedRecording: Spelling = (value) =>
  value.kind === 'scalar' && isRecording(value.text.trim()) ? value : undefined;

function isRecording(name: string): boolean {
  return /^(audio|video)\//.test(mediaOfExtension(extensionOfFile(name))?.type ?? '');
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

/** Whether a text is a size that is rounded, such as `20.6 MB`: what it says of the bytes is lost. */
export function isRounded(text: string): boolean {
  return /^\d{1,9}([.,]\d{1,9})?\s*[kmg](i?b|bytes?)?$/i.test(text.trim());
}

function isSize(text: string): boolean {
  return isRounded(text) || /\d\s*bytes?$/i.test(text.trim());
}

/** A day, and the rest of the text when that is a time of day. */
function padded(year = '', month = '', day = '', rest = ''): string | undefined {
  const date = `${year}-${pair(month)}-${pair(day)}`;
  const time =
    /^(?:T|,?\s+(?:at\s+)?)(\d{1,2}):(\d\d)(:\d\d)?(?:\.\d+)?(?:\s*([ap])\.?m\.?)?\s*(Z|[A-Z]{2,4}|(?:UTC|GMT)?[+-]\d\d:?\d\d)?$/i.exec(
      rest,
    );
  const zone = time?.[5] === undefined ? '' : zoneOf(time[5]);
  const hour = Number(time?.[1] ?? 0);
  const half = time?.[4]?.toLowerCase();
  if (zone === undefined || (half !== undefined && hour > 12)) return undefined;
  const ofDay = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  const whole = time ? `${date}T${pair(ofDay)}:${time[2]}${time[3] ?? ''}${zone}` : date;
  return (time || rest.trim() === '') && readWrittenDate(whole) ? whole : undefined;
}

/** `Z`, an offset from UTC, or a zone whose name means the same everywhere; undefined for any other name. */
function zoneOf(written: string): string | undefined {
  if (/^(Z$|(UTC|GMT)?[+-])/i.test(written)) return written.replace(/^(UTC|GMT)/i, '');
  const zone = zoneNamed(written);
  return zone?.offset === undefined ? undefined : isoOffset(zone.offset);
}

function isoOffset(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${pair(Math.floor(size / 60))}:${pair(size % 60)}`;
}

function isoOf(instant: number, offset: number): string {
  return new Date(instant + offset * 60_000).toISOString().slice(0, 19) + isoOffset(offset);
}

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

const seconds = rewrite((written) => {
  if (/^\d{6,12}$/.test(written) && Number(written) > longest)
    return String(Math.round(Number(written) / 1000));
  if (readSeconds(written) !== undefined) return written;
  const clock = /^(\d[\d:.]*:[\d.]+)\s*(?:h|hrs?|hours?|m|mins?|minutes?)\.?$/i.exec(written)?.[1];
  if (clock !== undefined && readSeconds(clock) !== undefined) return clock;
  const parts =
    /^(?:pt)?(?:(\d{1,9}(?:\.\d{1,9})?)\s{0,3}(?:h|hrs?|hours?|std|stunden?)\.?)?[\s,]{0,3}(?:(\d{1,9}(?:\.\d{1,9})?)\s{0,3}(?:m|mins?|minutes?|minuten?)\.?)?[\s,]{0,3}(?:(?:and\s+)?(\d+(?:\.\d+)?)\s{0,3}(?:s|secs?|seconds?|sekunden?)\.?)?$/i.exec(
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
const isInexact = /^\d+(:\d\d)+$|^\d+\.\d+$|\d\s*[kmg]i?b?$/i;

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

/** A number of bytes without what parts its digits, and without its unit. */
function ungrouped(text: string): string {
  const written = text.trim().replace(/(?<!\s)\s*bytes?$/i, '');
  return /^\d{1,3}([,. _'\u00a0\u202f]\d{3})+$/.test(written) ? written.replace(/\D/g, '') : written;
}

/** `audio/mp3` and `mp3` as the type that is meant; what is no type says nothing. */
export const mediaType: Spelling = (value) => {
  if (value.kind !== 'scalar') return undefined;
  const written = value.text.trim();
  const meant = typeMeantBy(written) ?? mediaOfExtension(written)?.type;
  if (meant !== undefined) return { ...value, text: meant };
  return isMediaType(written) ? value : undefined;
};

/** `no`, `clean`, `explicit`, `0` and `1` as a flag. */
export const explicit = rewrite((written) => {
  if (/^(clean|0|n|f)$/i.test(written)) return 'false';
  return /^(explicit|1|y|t)$/i.test(written) ? 'true' : undefined;
});

/** A flag under a key that may as well be for something else. */
export const answer: Spelling = (value) =>
  value.kind === 'scalar' && /^(true|false|yes|no)$/i.test(value.text.trim()) ? value : undefined;

/** What stands before the number of an episode or of a season, in the languages that shows are made in. */
const beforeNumber = `
  no nr n[ºo°] № e ep epis[oó]d(?:e|io)? épisode epizod[ea]? folge avsnitt afsnit aflevering odcinek puntata
  cap[ií]tulo jakso díl rész bölüm выпуск эпизод випуск s season staffel saison temporada stagione сезон
`
  .trim()
  .split(/\s+/)
  .join('|');

const numbered = new RegExp(`^(?:${beforeNumber})?[.:]?\\s*#?(\\d{1,6}(?:\\.\\d+)?)$`, 'iu');

/**
 * `05`, `#5`, `E5`, `Episode 5`, `Episódio 5`, `S05`, `第5回` as a number; what holds no number stays, and a table is
 * about the episode.
 */
export const number: Spelling = (value, website) =>
  value.kind === 'table' ? undefined : digits(value, website);

const digits = rewrite(
  (written) => numbered.exec(written)?.[1] ?? /^第\s*(\d{1,6})\s*[回期話话集]$/u.exec(written)?.[1],
);

/** `trailer`, `Bonus` and `full`; any other type, such as `post`, is none of an episode. */
export const episodeType: Spelling = (value) =>
  value.kind === 'scalar' && /^(full|trailer|bonus)$/i.test(value.text.trim()) ? value : undefined;

/** A page by its URL or by its place on the website of the show. */
export const page: Spelling = (value, { site }) => {
  if (value.kind !== 'scalar') return undefined;
  const written = value.text.trim();
  if (isHttp(written)) return isRecording(written) ? undefined : value;
  // Jekyll spells pages with placeholders: /:year/:title/.
  const isPlace = /^\.{0,2}\//.test(written) && !/\/:|[{}]/.test(written);
  const from = site !== undefined && isPlace && parseUrl(written, site) !== undefined;
  return from ? { ...value, text: new URL(written, site).href } : undefined;
};

/**
 * A picture by its URL, or a JPEG or PNG, as directories ask for, by its place from the root of the website of
 * the show; what becomes of the folders that a site is made of nobody knows. Any other path is one of a file.
 */
export const picture: Spelling = (value) =>
  value.kind === 'scalar' && (shapes.isUrl(value) || /\.(jpe?g|png)$/i.test(value.text.trim()))
    ? value
    : undefined;

/** Whether a path from the root is one of the website, not of the folder that the site is made from. */
export function isOnSite(path: string): boolean {
  return /^\/(?!(?:static|public|src|assets)\/)[^/{}][^{}]*$/i.test(path);
}

/** An address that is a URL as it stands. */
export const address: Spelling = (value) => (shapes.isUrl(value) ? value : undefined);

/**
 * JSON chapters (`{ version, chapters: […] }`), or a list of tables, of pairs of start and title, or of lines
 * such as `00:01:02.000 Intro`. Links and pictures that are no URL are left out.
 */
export const chapters: Spelling = (value, website) => {
  if (value.kind === 'table') {
    const inside = entry(value, 'chapters')?.value;
    return inside && inside.kind !== 'table' ? chapters(inside, website) : undefined;
  }
  if (value.kind !== 'list') return value;
  return value.items.length === 0 ? undefined : { ...value, items: value.items.map(chapter) };
};

function chapter(value: Value): Value {
  if (value.kind === 'table') {
    const shaped = shapes.reshape(value, shapes.chapter);
    const toc = entry(value, 'toc');
    if (shaped.kind !== 'table' || toc?.value.kind !== 'scalar' || toc.value.text !== 'false') return shaped;
    return {
      ...shaped,
      entries: [...shaped.entries, { ...toc, key: 'hidden', value: { ...toc.value, text: 'true' } }],
    };
  }
  if (value.kind === 'list' && value.items.length === 2) {
    const [start, title] = value.items as [Value, Value];
    const entries = [
      { key: 'start', keySpan: start.span, value: start },
      { key: 'title', keySpan: title.span, value: title },
    ];
    return { kind: 'table', entries, span: value.span };
  }
  const line = value.kind === 'scalar' ? /^\s*([\d:.]+)\s+(?:[-–—|]\s+)?(.+)$/s.exec(value.text) : null;
  if (!line) return value;
  const keySpan = value.span;
  const entries = [
    { key: 'start', keySpan, value: scalar(line[1] as string, value.span) },
    { key: 'title', keySpan, value: scalar(line[2] as string, value.span) },
  ];
  return { kind: 'table', entries, span: value.span };
}

/**
 * Transcripts by URL or file, as one or as a list, in any of their keys; or a table that names one for each
 * format.
 */
export const transcripts: Spelling = (value, website) => {
  if (value.kind === 'list' && value.items.length === 0) return undefined;
  if (value.kind === 'table') {
    const items = value.entries.filter(({ key }) => transcriptType(key)).map((each) => each.value);
    if (items.length > 0) return transcripts({ kind: 'list', items, span: value.span }, website);
  }
  const shaped = shapes.reshape(value, shapes.transcript);
  if (value.kind !== 'list' || shaped.kind !== 'list') return namesFile(shaped) ? shaped : undefined;
  const items = shaped.items.map((item, index) => captioned(item, value.items[index])).filter(namesFile);
  return items.length === 0 ? undefined : { ...shaped, items };
};

/** Whether a transcript is a file; one that is written out, cue by cue, is none. */
function namesFile(transcript: Value): boolean {
  return transcript.kind !== 'table' || entry(transcript, 'file') !== undefined;
}

/** A transcript that is marked as captions carries times. */
function captioned(shaped: Value, written: Value | undefined): Value {
  const rel = written?.kind === 'table' ? entry(written, 'rel') : undefined;
  if (shaped.kind !== 'table' || rel?.value.kind !== 'scalar' || rel.value.text !== 'captions') return shaped;
  return {
    ...shaped,
    entries: [...shaped.entries, { ...rel, key: 'captions', value: { ...rel.value, text: 'true' } }],
  };
}

/** A value block as the Podcast Index prints it in JSON; one that pays nobody says nothing. */
export const value: Spelling = (block) => {
  const shaped = shapes.reshape(block, shapes.value);
  return shaped.kind === 'table' && !entry(shaped, 'recipients') ? undefined : shaped;
};

/** The same recording in several formats, one table for each: what every player plays, or else the first. */
export const formats: Spelling = (value) => {
  const shaped = value.kind === 'list' ? shapes.reshape(value, shapes.recording) : undefined;
  if (shaped?.kind !== 'list') return undefined;
  const [first, ...more] = shaped.items.flatMap((item) => (item.kind === 'table' ? [item] : []));
  return [first, ...more].find((item) => item && isMp3(item)) ?? first;
};

function isMp3(recording: Table): boolean {
  const said = (key: string): string => {
    const value = entry(recording, key)?.value;
    return value?.kind === 'scalar' ? value.text.trim() : '';
  };
  return said('type') === 'audio/mpeg' || extensionOf(said('url')) === 'mp3';
}
