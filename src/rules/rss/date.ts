import type { Fix } from '../../diagnostic.js';
import { cachedByObject } from '../../text/cache.js';
import { zoneNamed } from '../../text/calendar.js';
import { codePoint } from '../../text/code-point.js';
import {
  type DateFault,
  type DateFaultKind,
  type DateReading,
  readDate,
  writeDate,
  writeOffset,
} from '../../text/date.js';
import type { Element } from '../../xml/document.js';
import { type Judge, quoted } from '../judgement.js';
import { type Check, type Place, within } from '../rule.js';

/** No feed is older than the web, in milliseconds since 1970. */
export const earliest = Date.UTC(1990);

/** The date in an element's text, read once for all rules that look at it. */
export const dateOf = cachedByObject((element: Element): DateReading => readDate(element.text));

/** What is wrong, as the end of a sentence about the whole date; `it` is the part that is wrong. */
const phrases: Readonly<Record<DateFaultKind, (it: string, instead: string) => string>> = {
  'no-date': () => 'which is not a date',
  'empty-date': () => 'which is what a database holds where there is no date',
  'iso-8601': (it) =>
    /^\s*[\d-]{8,10}(?:T|\s*$)/i.test(it)
      ? 'which is an ISO 8601 date'
      : 'which is not in the date format of RSS',
  'foreign-name': (it) => `where "${it}" is not English`,
  'twelve-hour': (it) => `where "${it}" uses the 12-hour clock`,
  'out-of-range': (it) => `where "${it}" does not exist`,
  'month-first': (it) => `where "${it}" comes before the day`,
  'long-name': (it) => `where "${it}" must be "${it.slice(0, 3)}"`,
  'comma-missing': (it) => `where a comma is missing after "${it}"`,
  separator: (it) => `where ${/\S/.test(it) ? `"${it}"` : codePoint(it.charCodeAt(0))} separates the parts`,
  'time-missing': () => 'which has no time',
  'time-digits': (it) => `where "${it}" must have two digits in each part`,
  trailing: (it) => `where "${it}" follows the date`,
  'weekday-wrong': (_, instead) => `but that day is a "${instead}"`,
  'zone-missing': () => 'which has no time zone',
  'zone-colon': (it) => `where the zone "${it}" has a colon`,
  'zone-unknown': (it) =>
    /^[-+](?:1[5-9]|[2-9]\d)\d\d$/.test(it)
      ? `where "${it}" is ${Number(it.slice(1, 3))} hours ${it.startsWith('-') ? 'west' : 'east'} of Greenwich, and no zone is`
      : `where "${it}" is not a time zone of RFC 5322`,
  'zone-military': (it) => `where the zone "${it}" has two meanings`,
  'year-two-digits': (it) => `where the year "${it}" has no century`,
};

/** Faults of the whole form, the gravest first: once it is right, the rest can be seen to. */
export const ofForm = [
  'no-date',
  'empty-date',
  'iso-8601',
  'foreign-name',
  'twelve-hour',
  'out-of-range',
  'month-first',
  'trailing',
  'time-missing',
  'long-name',
  'comma-missing',
  'separator',
  'time-digits',
] as const satisfies readonly DateFaultKind[];

/** Faults that leave doubt what was meant. A date with any other one names one instant where it names any. */
const doubtful = new Set<DateFaultKind>([
  'out-of-range',
  'weekday-wrong',
  'zone-military',
  'zone-missing',
  'time-missing',
]);

/** Whether a fault leaves doubt what was meant: letters and digits behind a date may be its zone, and the one in it wrong. */
function isDoubtful({ kind, start, end }: DateFault, text: string): boolean {
  return doubtful.has(kind) || (kind === 'trailing' && /[\p{L}\d]/u.test(text.slice(start, end)));
}

/** The one fault to speak of when the form is wrong; otherwise every fault of its parts. */
function spokenOf({ faults }: DateReading): readonly DateFault[] {
  for (const kind of ofForm) {
    const gravest = faults.find((fault) => fault.kind === kind);
    if (gravest) return [gravest];
  }
  return faults;
}

/** Writes the part that is wrong, or the whole date when it names one instant. */
function correction(
  element: Element,
  fault: DateFault,
  { instant, offset, faults }: DateReading,
): Fix | undefined {
  const safe = !faults.some((each) => isDoubtful(each, element.text));
  if (fault.instead !== undefined && faults.length === 1) {
    const { span } = within(element, fault.start, fault.end);
    const title = fault.instead === '' ? 'Remove it' : `Write "${fault.instead}"`;
    return { title, safe, edits: [{ span, text: fault.instead }] };
  }
  if (instant === undefined || offset === undefined) return undefined;
  const right = writeDate(instant, offset);
  return { title: `Write "${right}"`, safe, edits: [{ span: element.textSpan, text: right }] };
}

/** So far ahead nobody plans an episode, in milliseconds: the year is mistyped. */
const farthest = 366 * 86_400_000;

/** Whether an instant is further ahead than anybody plans. */
export function isFarAhead(instant: number, now: number): boolean {
  return instant > now + farthest;
}

/** What else may be meant than what a fix writes. */
function eitherOf({ kind, start, end }: DateFault, text: string): string {
  if (kind === 'weekday-wrong') return ', or correct the day if that is wrong';
  const name = kind === 'trailing' && /^\s*\(?([A-Z]{3,4})\)?\s*$/.exec(text.slice(start, end))?.[1];
  const zone = name ? zoneNamed(name) : undefined;
  return zone?.offset === undefined
    ? ''
    : `, or end it with "${writeOffset(zone.offset)}" if ${name} is meant`;
}

/** The offset that one with a digit in the wrong place may be meant for: `-0300` for `-3000`. */
function offsetMeant({ kind, start, end }: DateFault, text: string): { readonly help?: string } {
  const [, sign, digits = ''] =
    (kind === 'zone-unknown' && /^([-+])(\d{3})0$/.exec(text.slice(start, end))) || [];
  return sign && /(?:00|30|45)$/.test(digits) ? { help: `Write "${sign}0${digits}" if that is meant.` } : {};
}

/** Why a wrong weekday matters, wherever it stands. */
export const ofWeekday = 'Players ignore the weekday, but strict parsers reject the date.';

/** Demands a date-time of RFC 5322 in as much as the given faults are concerned. */
export function dateWithout(...kinds: readonly DateFaultKind[]): Check {
  return (element, report) => {
    const reading = dateOf(element);
    if (reading.faults.length === 0 || element.text.trim() === '') return;
    const fault = spokenOf(reading).find(({ kind }) => kinds.includes(kind));
    if (!fault) return;
    const { start, end } = fault;
    const whole = end - start === 0 || end - start === element.text.length;
    const place: Place = whole ? element : within(element, start, end);
    const phrase = phrases[fault.kind](element.text.slice(start, end), fault.instead ?? '');
    const fix = correction(element, fault, reading);
    const either = eitherOf(fault, element.text);
    report(place, `<${element.name}> is ${quoted(element.text.trim())}, ${phrase}.`, {
      ...(fault.kind === 'weekday-wrong' && { why: ofWeekday }),
      ...(fix ? { help: `${fix.title}${either}.`, fix } : offsetMeant(fault, element.text)),
    });
  };
}

/** What keeps a value from being a date-time of RFC 5322, for elements and attributes beside pubDate. */
export const rfcDate: Judge = (value) => {
  const reading = readDate(value);
  const [fault] = spokenOf(reading);
  if (!fault) return undefined;
  const { instant, offset, faults } = reading;
  const but = phrases[fault.kind](value.slice(fault.start, fault.end), fault.instead ?? '');
  if (instant === undefined || offset === undefined) return { but };
  return { but, write: writeDate(instant, offset), safe: !faults.some(({ kind }) => doubtful.has(kind)) };
};
