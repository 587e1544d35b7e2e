import { describe, expect, test } from 'vitest';
import { check } from '../../src/check.js';
import { profileOf } from '../../src/directories/index.js';
import type { RuleId } from '../../src/rules/index.js';
import { readText } from '../../src/xml/document.js';
import { madeFor, place } from './place.js';

const now = Date.UTC(2026, 10, 20);
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

/** How often a rule speaks of some markup. */
function countOf(rule: string, markup: string, profiles: readonly string[] = madeFor(rule)): number {
  const { diagnostics } = check(readText(place(markup), { name: 'feed.xml' }), { profiles, now });
  return diagnostics.filter((each) => each.rule === rule).length;
}

const rfc = (millis: number) => new Date(millis).toUTCString().replace('GMT', '+0000');
const iso = (millis: number) => new Date(millis).toISOString();
const dated = (millis: number) => `<item><title>Rust</title><pubDate>${rfc(millis)}</pubDate></item>`;
const built = (millis: number) => `<lastBuildDate>${rfc(millis)}</lastBuildDate>`;
const updated = (millis: number) =>
  `<item><title>Rust</title><atom:updated>${iso(millis)}</atom:updated></item>`;
const pending = (millis: number) =>
  `<podcast:liveItem status="pending" start="${iso(millis)}"><title>Rust live</title></podcast:liveItem>`;
const ends = (millis: number) =>
  `<podcast:liveItem status="ended" start="${iso(now)}" end="${iso(millis)}"><title>Rust live</title></podcast:liveItem>`;
const soundbite = (duration: number) =>
  `<item><podcast:soundbite startTime="73.5" duration="${duration}">Why a kernel</podcast:soundbite></item>`;
const excerpt = (end: number) =>
  `<item><itunes:duration>600</itunes:duration><podcast:soundbite startTime="${end - 60}" duration="60">Why</podcast:soundbite></item>`;
const geo = (geo: string) => `<podcast:location geo="geo:${geo}">Utrecht</podcast:location>`;
const guid = (length: number) => `<item><guid isPermaLink="false">${'r'.repeat(length)}</guid></item>`;
const cloud = (port: number) =>
  `<cloud domain="rpc.example.com" port="${port}" path="/RPC2" registerProcedure="notify" protocol="xml-rpc"/>`;
const hour24 = (value: number) => `<skipHours><hour>${value}</hour></skipHours>`;
const lasting = (seconds: number) => `<item><itunes:duration>${seconds}</itunes:duration></item>`;
const value = (inside: string) =>
  `<item><podcast:value type="lightning" method="keysend">${inside}</podcast:value></item>`;
const recipient = (attributes: string) =>
  `<podcast:valueRecipient type="node" address="02d5" ${attributes}/>`;
const split = (percentage: number) =>
  value(
    `${recipient('split="1"')}<podcast:valueTimeSplit startTime="60" duration="60" remotePercentage="${percentage}"><podcast:remoteItem feedGuid="917393e3-1b1e-5cef-ace4-edaa54e1f810"/></podcast:valueTimeSplit>`,
  );

/** Of each limit that a rule draws, the last value that is right and the first one that is not. */
const limits: readonly (readonly [RuleId, string, string])[] = [
  ['rss/pubdate-future', dated(now + 10 * minute), dated(now + 10 * minute + 1000)],
  ['rss/pubdate-implausible', dated(Date.UTC(1990)), dated(Date.UTC(1990) - 1000)],
  ['rss/channel-date-future', built(now + day), built(now + day + 1000)],
  [
    'rss/last-build-date-older',
    built(now - day - hour) + dated(now - hour),
    built(now - day - hour - 1000) + dated(now - hour),
  ],
  ['rss/last-build-date-older', built(now - 2 * day) + dated(now + 1000), built(now - 2 * day) + dated(now)],
  ['rss/date-implausible', updated(Date.UTC(1990)), updated(Date.UTC(1990) - 1000)],
  ['rss/date-implausible', updated(now + day), updated(now + day + 1000)],
  ['rss/date-implausible', pending(now + 3653 * day), pending(now + 3653 * day + 1000)],
  ['podcast/live-time-invalid', ends(now), ends(now - 1000)],
  ['podcast/soundbite-length', soundbite(15), soundbite(14.9)],
  ['podcast/soundbite-length', soundbite(120), soundbite(120.1)],
  ['podcast/soundbite-out-of-range', excerpt(601), excerpt(601.1)],
  ['podcast/location-geo-invalid', geo('90,180'), geo('90.1,180')],
  ['podcast/location-geo-invalid', geo('-90,-180'), geo('-90,-180.1')],
  ['rss/guid-too-long', guid(740), guid(741)],
  ['rss/cloud-incomplete', cloud(1), cloud(0)],
  ['rss/cloud-incomplete', cloud(65_535), cloud(65_536)],
  ['rss/skip-values-invalid', hour24(0) + dated(now), '<skipHours><hour>-1</hour></skipHours>'],
  ['rss/skip-values-invalid', hour24(23), hour24(24)],
  ['itunes/duration-zero', lasting(2), lasting(1)],
  ['podcast/value-time-split-percentage', split(100), split(101)],
];

test.each(limits)('%s: %s is right, %s is not', (rule, right, wrong) => {
  expect([countOf(rule, right), countOf(rule, wrong)]).toEqual([0, 1]);
});

/** The same of what directories take: one more than a directory takes is found for it, and for it alone. */
describe.each(['apple', 'psp1', 'spotify', 'youtube', 'podimo'])('the limits of %s', (name) => {
  const { limits } = profileOf(name);

  const { bytes, characters } = limits.description ?? {};
  const most = bytes ?? characters ?? 0;
  // A letter of two bytes tells bytes from characters.
  const letters = bytes === undefined ? 'ü'.repeat(most) : 'ü'.repeat(most / 2);

  if (most > 0)
    test('a description', () => {
      const long = (text: string) =>
        countOf('rss/description-too-long', `<description>${text}</description>`, [name]);
      expect([long(letters), long(`${letters}x`)]).toEqual([0, 1]);
    });

  if (limits.value)
    test('a value', () => {
      const long = (length: number) =>
        countOf('rss/value-over-255', `<copyright>${'ü'.repeat(length)}</copyright>`, [name]);
      expect([long(limits.value ?? 0), long((limits.value ?? 0) + 1)]).toEqual([0, 1]);
    });

  const notes = (list: string) => `<item><title>Rust</title><description>${list}</description></item>`;

  if (name === 'spotify')
    test('the title of a chapter', () => {
      const long = (length: number) =>
        countOf(
          'spotify/chapters-title-long',
          notes(`00:00 ${'ü'.repeat(length)}\n03:07 Why a kernel\n12:30 Drivers`),
          [name],
        );
      expect([long(limits.chapterTitle ?? 0), long((limits.chapterTitle ?? 0) + 1)]).toEqual([0, 1]);
    });

  if (limits.chapterSeconds)
    test('a chapter', () => {
      const short = (seconds: number) =>
        countOf('spotify/chapters-short', notes(`00:00 Welcome\n00:${seconds} Why a kernel\n12:30 Drivers`), [
          name,
        ]);
      expect([short(limits.chapterSeconds ?? 0), short((limits.chapterSeconds ?? 0) - 1)]).toEqual([0, 1]);
    });

  if (limits.titleStart)
    test('the start of a title', () => {
      const same = (length: number) => {
        const start = 'ü'.repeat(length);
        return countOf(
          'spotify/title-over-20',
          `<item><title>${start}a one</title></item><item><title>${start}b two</title></item>`,
          [name],
        );
      };
      expect([same((limits.titleStart ?? 0) - 1), same(limits.titleStart ?? 0)]).toEqual([0, 1]);
    });
});
