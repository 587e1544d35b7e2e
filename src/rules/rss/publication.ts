import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { rules } from '../rule.js';
import { dateOf } from './dates.js';
import { ofEpisodes, requires, subject } from './presence.js';

/** Clocks of servers are not all right; in milliseconds. */
const tolerance = 10 * 60_000;

/** No feed is older than the web. */
const earliest = Date.UTC(1990);

/** The day and time of an instant for a message, in UTC. */
function moment(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

export const publication = rules({
  'rss/pubdate-missing': {
    summary: 'An item has a <pubDate>.',
    why: 'Players cannot tell where among the others the episode belongs, and Spotify does not show it.',
    help: 'Add the date and time of the release, and do not change it later.',
    source: ['spotify-metadata#PubDate present', 'apple-guide#episode: pubDate', 'psp1#pubDate'],
    severity: { spotify: 'error', apple: 'warning', psp1: 'warning' },
    on: 'item',
    check: ofEpisodes(requires('pubDate')),
    bad: ['<item><title>Rust for Linux</title></item>', '<item><pubDate></pubDate></item>'],
    good: ['<item><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate></item>'],
  },

  'rss/pubdate-future': {
    summary: 'The <pubDate> of an item is not in the future.',
    why: 'Some players show the episode at once and others hide it until then.',
    help: 'Leave the item out of the feed until it is due.',
    source: 'feedvalidator#ImplausibleDate',
    severity: { rss: 'warning', spotify: 'info' },
    on: 'item/pubDate',
    check: ofEpisodes((date, report, { now }) => {
      const { instant } = dateOf(date);
      if (instant === undefined || instant <= now + tolerance) return;
      report(date, `<pubDate> is ${quoted(date.text.trim())}, which is still to come.`);
    }),
    bad: ['<item><pubDate>Thu, 11 Dec 2036 16:00:00 +0000</pubDate></item>'],
    good: ['<item><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate></item>'],
  },

  'rss/pubdate-implausible': {
    summary: 'The <pubDate> of an item is not before 1990.',
    why: 'It is the date of a program that had none, and puts the episode at the end of every list.',
    help: 'Write the date of the release.',
    source: 'feedvalidator#ImplausibleDate',
    severity: { rss: 'warning' },
    on: 'item/pubDate',
    check(date, report) {
      const { instant } = dateOf(date);
      if (instant === undefined || instant >= earliest) return;
      report(date, `<pubDate> is ${quoted(date.text.trim())}, before there were feeds.`);
    },
    bad: [
      '<item><pubDate>Thu, 01 Jan 1970 00:00:00 +0000</pubDate></item>',
      '<item><pubDate>Mon, 01 Jan 0001 00:00:00 GMT</pubDate></item>',
    ],
    good: ['<item><pubDate>Mon, 13 Dec 2004 16:00:00 +0000</pubDate></item>'],
  },

  'rss/pubdate-shared': {
    summary: 'No two items have the same <pubDate>.',
    why: 'Players that order episodes by date show these in any order.',
    help: 'Let the times differ by a minute in the order of the episodes.',
    source: 'apple-guide#itunes:type',
    severity: { apple: 'info' },
    on: 'channel',
    check(channel, report) {
      const seen = new Map<number, Element>();
      for (const item of channel.children) {
        const date = item.name === 'item' ? item.child('pubDate') : undefined;
        const instant = date && dateOf(date).instant;
        if (!date || instant === undefined) continue;
        const first = seen.get(instant);
        if (!first) seen.set(instant, item);
        else report(date, `${subject(item)} has the time of another one, ${moment(instant)}.`);
      }
    },
    bad: [
      '<item><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate></item><item><pubDate>Thu, 11 Dec 2025 17:00:00 +0100</pubDate></item>',
    ],
    good: [
      '<item><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate></item><item><pubDate>Thu, 11 Dec 2025 16:00:00 +0100</pubDate></item>',
    ],
  },
});
