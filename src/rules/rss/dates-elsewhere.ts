import { readDate } from '../../text/date.js';
import { readIsoDate } from '../../text/iso-8601.js';
import { valueAt } from '../../text/table.js';
import type { Attribute, Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { rules } from '../rule.js';
import { dateOf, earliest, isFarAhead } from './date.js';

/** In milliseconds. */
const day = 86_400_000;

/** Nothing is announced for later than that, in milliseconds from now. */
const farthest = 3653 * day;

/** Elements beside pubDate whose text is a date, and whether it may be in the future. */
const texts: Readonly<Record<string, { readonly mayCome?: boolean }>> = {
  'channel/pubDate': { mayCome: true },
  'channel/lastBuildDate': { mayCome: true },
  'dc:date': {},
  'dcterms:created': {},
  'dcterms:issued': {},
  'dcterms:modified': {},
  'atom:published': {},
  'atom:updated': {},
};

/** Attributes that are dates: what is announced may be in the future. */
const attributes: Readonly<Record<string, readonly string[]>> = {
  'podcast:trailer': ['pubdate'],
  'podcast:liveItem': ['start', 'end'],
  'podcast:updateFrequency': ['dtstart'],
};

/** The instant that a date names, in whichever form; undefined when it names none. */
function instantOf(value: string): number | undefined {
  const text = value.trim();
  return readIsoDate(text)?.instant ?? readDate(text).instant;
}

/** The dates of an element beside pubDate. */
function* datesOf(element: Element): Generator<{
  readonly place: Element | Attribute;
  readonly subject: string;
  readonly value: string;
  readonly mayCome: boolean;
}> {
  const { name, parent } = element;
  const row = valueAt(texts, name) ?? valueAt(texts, `${parent?.name}/${name}`);
  if (row) yield { place: element, subject: `<${name}>`, value: element.text, mayCome: row.mayCome === true };
  for (const each of valueAt(attributes, name) ?? []) {
    const attribute = element.attribute(each);
    const subject = `The ${each} of <${name}>`;
    const mayCome = name !== 'podcast:trailer';
    if (attribute) yield { place: attribute, subject, value: attribute.value, mayCome };
  }
}

/** Whether two dates are further apart than zones and dates without a time can put them. */
function areApart(one: number, other: number): boolean {
  return Math.abs(one - other) > 2 * day;
}

/** The dates of a feed beside the pubDate of its items. */
export const datesElsewhere = rules({
  'rss/date-implausible': {
    summary: 'No date of a feed should be before 1990, nor in the future where something has happened.',
    why: 'The date usually comes from a program that had none, and readers sort by it or ignore it.',
    help: 'Write the right date, or remove it.',
    source: 'feedvalidator#ImplausibleDate',
    severity: { rss: 'warning', podcast20: 'warning' },
    on: [...Object.keys(texts), ...Object.keys(attributes)],
    check(element, report, { now }) {
      for (const { place, subject, value, mayCome } of datesOf(element)) {
        const instant = instantOf(value);
        if (instant === undefined) continue;
        const written = quoted(value.trim());
        if (instant < earliest) report(place, `${subject} is ${written}, which is before there were feeds.`);
        else if (!mayCome && instant > now + day)
          report(place, `${subject} is ${written}, which is in the future.`);
        else if (instant > now + farthest)
          report(place, `${subject} is ${written}, which is more than ten years ahead.`);
      }
    },
    bad: [
      '<pubDate>«Thu, 01 Jan 1970 00:00:00 +0000»</pubDate>',
      '<podcast:trailer url="https://media.example.com/trailer.mp3" pubdate="«Thu, 01 Jan 1970 00:00:00 +0000»">What is coming</podcast:trailer>',
      '<podcast:trailer url="https://media.example.com/trailer.mp3" pubdate="«Thu, 11 Dec 2036 16:00:00 +0000»">What is coming</podcast:trailer>',
      '<item><title>Rust</title><dc:date>«1970-01-01»</dc:date></item>',
      '<item><title>Rust</title><atom:updated>«2036-12-11T16:00:00Z»</atom:updated></item>',
      '<podcast:liveItem status="ended" start="«1970-01-01T00:00:00Z»"><title>Rust live</title></podcast:liveItem>',
      '<podcast:updateFrequency rrule="FREQ=WEEKLY" dtstart="«1970-01-01»">Every week</podcast:updateFrequency>',
      '<podcast:updateFrequency rrule="FREQ=WEEKLY" dtstart="«2066-01-08»">Every week</podcast:updateFrequency>',
    ],
    good: [
      '<lastBuildDate>Thu, 11 Dec 2025 16:00:00 +0000</lastBuildDate>',
      '<podcast:liveItem status="pending" start="2026-12-31T16:00:00Z"><title>Rust live</title></podcast:liveItem>',
      '<podcast:updateFrequency rrule="FREQ=WEEKLY" dtstart="2027-01-08">Every week</podcast:updateFrequency>',
      '<item><title>Rust</title><dc:date>2025</dc:date></item>',
    ],
  },

  'rss/dates-disagree': {
    summary: 'The dates of an item in different vocabularies must be the same.',
    why: 'Readers disagree about when the episode came out, and sort it in different places.',
    help: 'Write the date of the release in both, or remove the second.',
    source: ['feedvalidator#DuplicateItemSemantics', 'rss#Elements of <item>'],
    severity: { rss: 'warning' },
    once: true,
    yieldsTo: ['rss/date-implausible', 'dc/value-invalid', 'modules/value-invalid'],
    on: 'item',
    check(item, report, { now }) {
      const date = item.child('pubDate');
      const published = date && dateOf(date).instant;
      if (!date || published === undefined || published < earliest || isFarAhead(published, now)) return;
      for (const each of item.children) {
        const isUpdate = each.name === 'atom:updated' || each.name === 'dcterms:modified';
        if (!isUpdate && !/^(?:dc:date|dcterms:(?:created|issued)|atom:published)$/.test(each.name)) continue;
        const value = each.text.trim();
        const instant = /^\d{4}(?:-\d\d)?$/.test(value) ? undefined : instantOf(value);
        // It was made before it was published, and changed afterwards.
        if (instant === undefined || (isUpdate && instant > published)) continue;
        if (each.name === 'dcterms:created' && instant < published) continue;
        if (!areApart(instant, published)) continue;
        report(each, `<${each.name}> is ${quoted(value)}, but <pubDate> is ${quoted(date.text.trim())}.`);
      }
    },
    bad: [
      '<item><title>Rust</title><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate><dc:date>«2019-12-11»</dc:date></item>',
      '<item><title>Rust</title><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate><atom:published>«2019-12-11T16:00:00Z»</atom:published></item>',
      '<item><title>Rust</title><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate><atom:updated>«2019-12-11T16:00:00Z»</atom:updated></item>',
    ],
    good: [
      '<item><title>Rust</title><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate><dc:date>2025-12-12</dc:date></item>',
      '<item><title>Rust</title><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate><atom:updated>2026-02-11T16:00:00Z</atom:updated></item>',
      '<item><title>Rust</title><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate><dc:date>2025</dc:date></item>',
    ],
  },
});
