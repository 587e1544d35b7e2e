import { writeDate } from '../../text/date.js';
import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { rules } from '../rule.js';
import { isCopy } from './copies.js';
import { dateOf, earliest, isFarAhead } from './date.js';
import { mention, ofEpisodes, requires, subject } from './presence.js';

/** Clocks of servers are not all right; in milliseconds. */
const tolerance = 10 * 60_000;

/** In milliseconds. */
const day = 86_400_000;

/** The day and time of an instant for a message, in UTC. */
function moment(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** A date whose year is mistyped, with the only year that puts it between those of the items around; in RFC 5322. */
function dateMeant(date: Element, now: number): string | undefined {
  const { instant, offset } = dateOf(date);
  const item = date.parent;
  if (instant === undefined || !item) return undefined;
  const items = item.parent?.all('item') ?? [];
  const at = items.indexOf(item);
  const around = [items[at - 1], items[at + 1]].flatMap((each) => {
    const other = each?.child('pubDate');
    const published = other && dateOf(other).instant;
    return published !== undefined && published <= now ? [published] : [];
  });
  if (around.length === 0) return undefined;
  const from = Math.min(...around);
  const until = around.length === 1 ? now : Math.max(...around);
  const found: number[] = [];
  for (let year = new Date(from).getUTCFullYear(); year <= new Date(until).getUTCFullYear(); year++) {
    const moved = new Date(instant).setUTCFullYear(year);
    if (moved > from && moved < until) found.push(moved);
  }
  const [only, ...others] = found;
  return only === undefined || others.length > 0 ? undefined : writeDate(only, offset);
}

export const publication = rules({
  'rss/pubdate-missing': {
    summary: 'An item needs a <pubDate>.',
    why: 'Players cannot sort the episode among the others, and Spotify does not show it.',
    help: 'Add the date and time of the release, and never change it later.',
    source: ['spotify-metadata#PubDate present', 'apple-guide#episode: pubDate', 'psp1#pubDate'],
    severity: { spotify: 'error', apple: 'warning', psp1: 'warning' },
    refusal: 'spotify-metadata#PubDate present',
    absent: 'pubDate',
    once: true,
    on: 'item',
    check: ofEpisodes(requires('pubDate', 'the date and time of the release')),
    bad: ['<«item»><title>Rust for Linux</title></item>', '<item>«<pubDate>»</pubDate></item>'],
    good: ['<item><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate></item>'],
  },

  'rss/pubdate-future': {
    summary: '<pubDate> should not be in the future.',
    why: 'Some players show the episode immediately, and others hide it until then.',
    help: 'Leave the item out of the feed until its release.',
    source: 'feedvalidator#ImplausibleDate',
    severity: { rss: 'warning', spotify: 'info' },
    on: 'item/pubDate',
    check: ofEpisodes((date, report, { now }) => {
      const { instant } = dateOf(date);
      if (instant === undefined || instant <= now + tolerance) return;
      const written = `<pubDate> is ${quoted(date.text.trim())}`;
      if (!isFarAhead(instant, now)) return report(date, `${written}, which is in the future.`);
      const meant = dateMeant(date, now);
      report(date, `${written}, more than a year ahead: the year looks mistyped.`, {
        help: meant === undefined ? 'Write the date of the release.' : `Write "${meant}" if that is meant.`,
        why: 'Players keep the episode at the top of the list for years, or hide it until then.',
      });
    }),
    bad: [
      '<item><pubDate>«Thu, 11 Dec 2036 16:00:00 +0000»</pubDate></item>',
      '<item><pubDate>«Fri, 11 Dec 2026 16:00:00 +0000»</pubDate></item>',
      '<item><pubDate>«Wed, 11 Dec 2205 16:00:00 +0000»</pubDate></item><item><pubDate>Thu, 04 Dec 2025 16:00:00 +0000</pubDate></item>',
    ],
    good: ['<item><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate></item>'],
  },

  'rss/pubdate-implausible': {
    summary: '<pubDate> should not be before 1990.',
    why: 'The date usually comes from a program that had none, and sorts the episode to the end of every list.',
    help: 'Write the date of the release.',
    source: 'feedvalidator#ImplausibleDate',
    severity: { rss: 'warning' },
    on: 'item/pubDate',
    check(date, report) {
      const { instant } = dateOf(date);
      if (instant === undefined || instant >= earliest) return;
      report(date, `<pubDate> is ${quoted(date.text.trim())}, which is before there were feeds.`);
    },
    bad: [
      '<item><pubDate>«Thu, 01 Jan 1970 00:00:00 +0000»</pubDate></item>',
      '<item><pubDate>«Mon, 01 Jan 0001 00:00:00 GMT»</pubDate></item>',
    ],
    good: ['<item><pubDate>Mon, 13 Dec 2004 16:00:00 +0000</pubDate></item>'],
  },

  'rss/pubdate-shared': {
    summary: 'No two items should have the same <pubDate>.',
    why: 'Players that sort by date show these episodes in any order.',
    help: 'Set the times a minute apart, in the order of the episodes.',
    source: 'apple-guide#itunes:type',
    severity: { apple: 'info' },
    once: true,
    on: 'channel',
    check(channel, report, { document }) {
      const seen = new Map<number, Element>();
      for (const item of channel.children) {
        const date = item.name === 'item' && !isCopy(document, item) ? item.child('pubDate') : undefined;
        const instant = date && dateOf(date).instant;
        if (!date || instant === undefined) continue;
        const first = seen.get(instant);
        if (!first) seen.set(instant, item);
        else report(date, () => `${subject(item)} has the same date as ${mention(first)}.`);
      }
    },
    bad: [
      '<item><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate></item><item><pubDate>«Thu, 11 Dec 2025 17:00:00 +0100»</pubDate></item>',
    ],
    good: [
      '<item><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate></item><item><pubDate>Thu, 11 Dec 2025 16:00:00 +0100</pubDate></item>',
    ],
  },

  'rss/channel-date-future': {
    summary: '<pubDate> and <lastBuildDate> of the channel should not be in the future.',
    why: 'Readers that compare the date with their own may ignore every change until then.',
    help: 'Write the time of the last change.',
    source: 'feedvalidator#ImplausibleDate',
    severity: { rss: 'warning' },
    whose: 'host',
    on: ['channel/pubDate', 'channel/lastBuildDate'],
    check(date, report, { now }) {
      const { instant } = dateOf(date);
      if (instant === undefined || instant <= now + day) return;
      report(date, `<${date.name}> is ${quoted(date.text.trim())}, which is in the future.`);
    },
    bad: ['<lastBuildDate>«Thu, 11 Dec 2036 16:00:00 +0000»</lastBuildDate>'],
    good: ['<lastBuildDate>Thu, 11 Dec 2025 16:00:00 +0000</lastBuildDate>'],
  },

  'rss/last-build-date-older': {
    summary: '<lastBuildDate> should not be older than the newest item.',
    why: 'Apps such as Podverse skip a feed whose date has not changed, so new episodes do not appear.',
    help: 'Write the time of the last change with every change, or remove the element.',
    source: ['rss#Optional channel elements', 'podverse-parser'],
    severity: { rss: 'warning' },
    whose: 'host',
    yieldsTo: ['rss/date-implausible'],
    on: 'channel',
    check(channel, report, { now }) {
      const date = channel.child('lastBuildDate');
      const built = date && dateOf(date).instant;
      if (!date || built === undefined) return;
      let newest = built;
      for (const item of channel.all('item')) {
        const published = item.child('pubDate');
        const instant = published && dateOf(published).instant;
        if (instant !== undefined && instant <= now && instant > newest) newest = instant;
      }
      // Dates without a time, and zones that were guessed, are off by less than a day.
      if (newest - built <= day) return;
      report(
        date,
        `<lastBuildDate> is ${quoted(date.text.trim())}, older than the newest item (${moment(newest)}).`,
      );
    },
    bad: [
      '<lastBuildDate>«Thu, 11 Dec 2024 16:00:00 +0000»</lastBuildDate><item><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate></item>',
    ],
    good: [
      '<lastBuildDate>Thu, 11 Dec 2025 16:00:00 +0000</lastBuildDate><item><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate></item>',
    ],
  },
});
