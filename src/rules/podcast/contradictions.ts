import { readDuration } from '../../text/duration.js';
import { isoDay, readIsoDate } from '../../text/iso-8601.js';
import { isSameLanguage } from '../../text/language.js';
import { bareType, isTypeOf, mediaOfExtension, mediaOfType, usualType } from '../../text/mime.js';
import { extensionOf } from '../../text/url.js';
import type { Attribute, Element } from '../../xml/document.js';
import { attributeValue, quoted } from '../judgement.js';
import { dateOf } from '../rss/date.js';
import { borrower } from '../rss/file-owner.js';
import { mention } from '../rss/presence.js';
import { rules } from '../rule.js';
import { decimal } from '../values.js';
import { readRecurrence } from './recurrence.js';

/** In milliseconds. */
const day = 86_400_000;

/** So long one song may sound into the next, in seconds. */
const fade = 10;

/** The days from one event to the next, at most, by the frequency of a recurrence rule. */
const daysBetween: Readonly<Record<string, number>> = { DAILY: 1, WEEKLY: 7, MONTHLY: 31, YEARLY: 366 };

/** The instant after which a recurrence rule announces nothing; undefined when it goes on, or cannot be read. */
export function endOf(schedule: Element): number | undefined {
  const read = readRecurrence(attributeValue(schedule, 'rrule')?.replace(/^RRULE:/i, '') ?? '');
  if (typeof read === 'string') return undefined;
  const until = read.parts.get('UNTIL');
  if (until !== undefined) return readIsoDate(until)?.instant;
  const count = Number(read.parts.get('COUNT'));
  const start = readIsoDate(attributeValue(schedule, 'dtstart') ?? '')?.instant;
  const days = daysBetween[read.parts.get('FREQ') ?? ''];
  if (!(count > 0) || start === undefined || days === undefined) return undefined;
  return start + count * days * Number(read.parts.get('INTERVAL') ?? 1) * day;
}

/** The kind of a media type that says what is seen or heard; undefined for torrents, playlists and the like. */
function kindOf(type: string | undefined): string | undefined {
  const kind = bareType(type ?? '').split('/', 1)[0];
  return kind === 'audio' || kind === 'video' ? kind : undefined;
}

/** Whether two sizes or rates can not be of one file: they differ by more than a factor. */
function differ(one: number, other: number, factor: number): boolean {
  return one > other * factor || other > one * factor;
}

function sizeOf(element: Element): number | undefined {
  const length = attributeValue(element, 'length');
  // Sizes of nothing, and placeholders, are the matter of other rules.
  return length !== undefined && /^\d{4,15}$/.test(length) ? Number(length) : undefined;
}

/** Elements whose file belongs to one episode. */
const ownFiles = ['podcast:transcript', 'podcast:chapters'];

/** Addresses of the files that belong to one episode alone. */
function ownFilesOf(item: Element): readonly Attribute[] {
  const named = item.children.flatMap((child) =>
    ownFiles.includes(child.name) ? (child.attribute('url') ?? []) : [],
  );
  const sources = item.all('podcast:alternateEnclosure').flatMap((each) => each.all('podcast:source'));
  return [...named, ...sources.flatMap((each) => each.attribute('uri') ?? [])];
}

/** Places of Podcasting 2.0 that cannot both be true. */
export const contradictions = rules({
  'podcast/alternate-enclosure-disagrees': {
    summary:
      'The type, length and bitrate of an alternate enclosure must fit each other and the <enclosure>.',
    why: 'Apps offer a file as something that it is not, or estimate a wrong download.',
    help: 'Write the values of the file that its sources lead to.',
    source: ['podcast-namespace#tags/alternate-enclosure.md', 'podcast-namespace#tags/source.md'],
    severity: { podcast20: 'warning' },
    on: 'item',
    check(item, report) {
      const enclosure = item.child('enclosure');
      const seconds = readDuration(item.child('itunes:duration')?.text ?? '')?.seconds;
      for (const alternate of item.all('podcast:alternateEnclosure')) {
        const type = attributeValue(alternate, 'type');
        const length = sizeOf(alternate);
        const rate = alternate.attribute('bitrate');
        const bits = decimal(rate?.value.trim());
        const kind = kindOf(type);
        for (const source of alternate.all('podcast:source')) {
          const other = source.attribute('contentType');
          const uri = source.attribute('uri');
          const extension = uri && !other && kind ? extensionOf(uri.value) : '';
          const media = mediaOfExtension(extension);
          if (
            uri &&
            media &&
            type &&
            mediaOfType(type).length > 0 &&
            !isTypeOf(media, type) &&
            kindOf(media.type)
          )
            report(
              uri,
              `The uri of <podcast:source> ends in ".${extension}", but the type of its file is "${type}".`,
            );
          if (!other || !type || !kind || !kindOf(other.value) || usualType(other.value) === usualType(type))
            continue;
          const written = quoted(other.value);
          report(
            other,
            `The contentType of <podcast:source> is ${written}, but the type of its file is "${type}".`,
          );
        }
        const height = alternate.attribute('height');
        if (height && kind === 'audio' && Number(height.value) > 0)
          report(
            height,
            `The height of <podcast:alternateEnclosure> is ${quoted(height.value)}, but its type is "${type}".`,
          );
        if (rate && bits && bits >= 1000 && length && seconds && kind) {
          const average = (length * 8) / seconds;
          // Video is often encoded for a rate that the picture does not need, or exceeds.
          if (differ(bits, average, kind === 'audio' ? 1.5 : 5))
            report(
              rate,
              `The bitrate of <podcast:alternateEnclosure> is ${quoted(rate.value)}, but ${length} bytes in ${seconds} seconds are ${Math.round(average)}.`,
            );
        }
        const isSame = enclosure && attributeValue(alternate, 'default') === 'true';
        if (!isSame || kind === undefined || kind !== kindOf(attributeValue(enclosure, 'type'))) continue;
        const size = sizeOf(enclosure);
        const place = alternate.attribute('length');
        const isAtUrl = alternate
          .all('podcast:source')
          .some((source) => attributeValue(source, 'uri') === attributeValue(enclosure, 'url'));
        if (place && size && length && differ(size, length, isAtUrl ? 1.01 : 1.5))
          report(
            place,
            `The default file has a length of "${length}", but that of <enclosure> is "${size}".`,
          );
      }
    },
    bad: [
      '<item><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/><podcast:alternateEnclosure type="audio/mpeg" length="«99000000»" default="true"/></item>',
      '<item><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/><podcast:alternateEnclosure type="audio/mpeg" length="«51000000»" default="true"><podcast:source uri="https://media.example.com/rust.mp3"/></podcast:alternateEnclosure></item>',
      '<item><itunes:duration>2580</itunes:duration><podcast:alternateEnclosure type="audio/mpeg" length="41000000" bitrate="«12800000»"/></item>',
      '<item><itunes:duration>2580</itunes:duration><podcast:alternateEnclosure type="audio/mpeg" length="41000000" bitrate="«320000»"/></item>',
      '<item><podcast:alternateEnclosure type="video/mp4" length="41000000"><podcast:source uri="https://media.example.com/rust.mp4" contentType="«audio/mpeg»"/></podcast:alternateEnclosure></item>',
      '<item><podcast:alternateEnclosure type="video/mp4" length="41000000"><podcast:source uri="https://media.example.com/rust.mp4" contentType="«video/webm»"/></podcast:alternateEnclosure></item>',
      '<item><podcast:alternateEnclosure type="audio/mpeg" length="41000000" height="«1080»"/></item>',
      '<item><podcast:alternateEnclosure type="audio/mpeg" length="20500000"><podcast:source uri="«https://media.example.com/rust.opus»"/></podcast:alternateEnclosure></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/><podcast:alternateEnclosure type="audio/mpeg" length="41000000" default="true"/></item>',
      '<item><itunes:duration>2580</itunes:duration><podcast:alternateEnclosure type="audio/mpeg" length="41000000" bitrate="128000"/></item>',
      '<item><itunes:duration>2580</itunes:duration><podcast:alternateEnclosure type="audio/mpeg" length="34000000" bitrate="128000"/></item>',
      '<item><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/><podcast:alternateEnclosure type="audio/mpeg" length="41200000" default="true"><podcast:source uri="https://media.example.com/rust.mp3"/></podcast:alternateEnclosure></item>',
      '<item><podcast:alternateEnclosure type="video/mp4" length="41000000"><podcast:source uri="https://media.example.com/rust.torrent" contentType="application/x-bittorrent"/></podcast:alternateEnclosure></item>',
      '<item><podcast:alternateEnclosure type="application/x-mpegURL" length="0" bitrate="128000" default="true"/></item>',
      '<item><podcast:alternateEnclosure type="audio/opus" length="20500000"><podcast:source uri="https://media.example.com/rust.ogg"/><podcast:source uri="ipfs://bafkreih"/></podcast:alternateEnclosure></item>',
    ],
  },

  'podcast/file-of-another-item': {
    summary: 'No two items should have the same transcript, the same chapters or the same alternate file.',
    why: 'One of them shows the words or the chapters of the other, or plays its recording.',
    help: 'Write the address of the file that belongs to the episode.',
    source: ['podcast-namespace#tags/transcript.md', 'podcast-namespace#tags/chapters.md'],
    severity: { podcast20: 'warning' },
    once: true,
    on: 'channel',
    check(channel, report) {
      const files = new Map<string, { readonly item: Element; readonly url: Attribute }>();
      const recordings = new Map<string, Element>();
      for (const item of channel.all('item')) {
        const enclosure = item.child('enclosure');
        const url = enclosure && attributeValue(enclosure, 'url');
        if (url && !recordings.has(url)) recordings.set(url, item);
      }
      for (const item of channel.children) {
        if (item.name !== 'item') continue;
        for (const url of ownFilesOf(item)) {
          const address = url.value.trim();
          if (address === '') continue;
          const first = files.get(address);
          const other = first?.item ?? recordings.get(address);
          if (!other) files.set(address, { item, url });
          if (!other || other === item || isSameRecording(other, item)) continue;
          const isFirst = first !== undefined && borrower(address, other, item) === other;
          const [place, owner] = isFirst ? [first.url, item] : [url, other];
          if (isFirst) files.set(address, { item, url });
          report(
            place,
            `The ${place.name} of <${place.element.name}> is ${quoted(address)}, as in ${mention(owner)}.`,
          );
        }
      }
    },
    bad: [
      '<item><title>A</title><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt"/></item><item><title>B</title><podcast:transcript url="«https://media.example.com/rust.vtt»" type="text/vtt"/></item>',
      '<item><title>B</title><podcast:transcript url="«https://media.example.com/rust.vtt»" type="text/vtt"/></item><item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt"/></item>',
      '<item><title>A</title><enclosure url="https://media.example.com/a.mp3" length="41000000" type="audio/mpeg"/></item><item><title>B</title><podcast:alternateEnclosure type="audio/mpeg"><podcast:source uri="«https://media.example.com/a.mp3»"/></podcast:alternateEnclosure></item>',
    ],
    good: [
      '<item><title>A</title><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt"/><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt" rel="captions"/></item>',
    ],
  },

  'podcast/transcript-in-two-languages': {
    summary: 'One transcript file is in one language.',
    why: 'Listeners who choose another language get the same words.',
    help: 'Write the address of the transcript in that language.',
    source: 'podcast-namespace#tags/transcript.md',
    severity: { podcast20: 'warning' },
    on: 'item',
    check(item, report) {
      const languages = new Map<string, string>();
      for (const transcript of item.all('podcast:transcript')) {
        const url = attributeValue(transcript, 'url');
        const attribute = transcript.attribute('language');
        const language = attribute?.value.trim();
        if (!url || !attribute || !language) continue;
        const first = languages.get(url);
        if (first === undefined) languages.set(url, language);
        else if (!isSameLanguage(first, language))
          report(attribute, `The transcript ${quoted(url)} is offered in "${first}" and in "${language}".`);
      }
    },
    bad: [
      '<item><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt" language="en"/><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt" language="«de»"/></item>',
    ],
    good: [
      '<item><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt" language="en"/><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt" language="en-GB" rel="captions"/></item>',
      '<item><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt" language="he"/><podcast:transcript url="https://media.example.com/rust.vtt" type="text/vtt" language="iw_IL" rel="captions"/></item>',
    ],
  },

  'podcast/time-splits-overlap': {
    summary: 'The time splits of an item should not overlap.',
    why: 'Apps pay one of the two recipients, and which one differs.',
    help: 'Let the second one start where the first one ends.',
    source: 'podcast-namespace#tags/value-time-split.md',
    severity: { podcast20: 'info' },
    on: 'podcast:value',
    check(value, report) {
      const splits = value.all('podcast:valueTimeSplit').flatMap((split) => {
        const start = split.attribute('startTime');
        const from = decimal(start?.value.trim());
        const length = decimal(attributeValue(split, 'duration'));
        return start && from !== undefined && length ? [{ start, from, to: from + length }] : [];
      });
      splits.sort((one, other) => one.from - other.from);
      for (const [index, { start, from }] of splits.entries()) {
        const before = splits[index - 1];
        // Songs are faded into each other.
        if (before && from + fade < before.to)
          report(
            start,
            `The time split starts at second ${from}, while one lasts until second ${before.to}.`,
          );
      }
    },
    bad: [
      '<podcast:value type="lightning" method="keysend"><podcast:valueTimeSplit startTime="60" duration="237"/><podcast:valueTimeSplit startTime="«100»" duration="60"/></podcast:value>',
      '<podcast:value type="lightning" method="keysend"><podcast:valueTimeSplit startTime="«100»" duration="60"/><podcast:valueTimeSplit startTime="60" duration="237"/></podcast:value>',
    ],
    good: [
      '<podcast:value type="lightning" method="keysend"><podcast:valueTimeSplit startTime="60" duration="237"/><podcast:valueTimeSplit startTime="295" duration="60"/></podcast:value>',
    ],
  },

  'podcast/chapters-url-extension': {
    summary: 'The address of <podcast:chapters> must not be that of a recording, a picture or a transcript.',
    why: 'Apps load the file and find no chapters in it.',
    help: 'Write the address of the JSON file with the chapters.',
    source: 'podcast-namespace#tags/chapters.md',
    severity: { podcast20: 'warning' },
    on: 'podcast:chapters',
    check(chapters, report) {
      const url = chapters.attribute('url');
      const extension = /\.([a-z\d]{2,4})(?:[?#]|$)/i.exec(url?.value.trim() ?? '')?.[1];
      const isText = extension !== undefined && /^(?:vtt|srt)$/i.test(extension);
      const type = extension === undefined || isText ? undefined : mediaOfExtension(extension)?.type;
      if (!url || (!isText && !/^(?:audio|video|image)\//.test(type ?? ''))) return;
      report(
        url,
        `The url of <podcast:chapters> is ${quoted(url.value.trim())}, which ends in ".${extension}".`,
      );
    },
    bad: [
      '<item><podcast:chapters url="«https://media.example.com/rust.mp3»" type="application/json+chapters"/></item>',
      '<item><podcast:chapters url="«https://media.example.com/rust.vtt»" type="application/json+chapters"/></item>',
    ],
    good: [
      '<item><podcast:chapters url="https://media.example.com/rust.json" type="application/json+chapters"/></item>',
      '<item><podcast:chapters url="https://media.example.com/rust.mp3/chapters" type="application/json+chapters"/></item>',
    ],
  },

  'podcast/update-frequency-over': {
    summary: 'The rule of <podcast:updateFrequency> must not have ended before the newest item came.',
    why: 'Apps think that the show is over, and do not say when the next episode is due.',
    help: 'Write the schedule of the episodes to come, or remove its end.',
    source: 'podcast-namespace#tags/update-frequency.md',
    severity: { podcast20: 'warning' },
    on: 'rss/channel',
    check(channel, report, { now }) {
      const schedule = channel.child('podcast:updateFrequency');
      const rule = schedule?.attribute('rrule');
      const end = schedule && endOf(schedule);
      // A start before there was a web is told of itself.
      if (!rule || end === undefined || end < Date.UTC(1990)) return;
      for (const item of channel.children) {
        const date = item.name === 'item' ? item.child('pubDate') : undefined;
        const instant = date && dateOf(date).instant;
        if (instant === undefined || instant > now || instant <= end + 31 * day) continue;
        const until = isoDay(end);
        report(
          rule,
          `The rrule is ${quoted(rule.value)}, which ended by ${until}, but ${mention(item)} came later.`,
        );
        return;
      }
    },
    bad: [
      '<podcast:updateFrequency rrule="«FREQ=WEEKLY;UNTIL=20200101»">Every week</podcast:updateFrequency>',
      '<podcast:updateFrequency rrule="«FREQ=WEEKLY;COUNT=2»" dtstart="2025-01-08">Twice</podcast:updateFrequency>',
    ],
    good: [
      '<podcast:updateFrequency rrule="FREQ=WEEKLY;UNTIL=20300101">Every week</podcast:updateFrequency>',
      '<podcast:updateFrequency rrule="FREQ=WEEKLY;COUNT=2" dtstart="2025-12-08">Twice</podcast:updateFrequency>',
      '<podcast:updateFrequency rrule="FREQ=WEEKLY">Every week</podcast:updateFrequency>',
    ],
  },
});

function isSameRecording(one: Element, other: Element): boolean {
  const [here, there] = [one, other].map((item) => {
    const enclosure = item.child('enclosure');
    return enclosure && attributeValue(enclosure, 'url');
  });
  return here !== undefined && here === there;
}
