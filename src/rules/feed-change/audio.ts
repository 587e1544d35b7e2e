import type { Comparison } from '../../compare/comparison.js';
import { type Facts, sameLength } from '../../compare/facts.js';
import type { Pair } from '../../compare/match.js';
import { quoted } from '../judgement.js';
import { rules } from '../rule.js';
import { called, comparing, placeOfUrl, say, series, share } from './comparing.js';

const item = (enclosure: string, guid = 'ff80') =>
  `<item><title>Rust for Linux</title>${guid && `<guid isPermaLink="false">${guid}</guid>`}` +
  `<pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate><enclosure ${enclosure} type="audio/mpeg"/></item>`;
const kernel = 'url="https://media.example.com/kernel.mp3" length="41000000"';
const tracked = 'url="https://op3.dev/e/media.example.com/kernel.mp3?v=2" length="41000000"';
const corrected = 'url="https://media.example.com/kernel-2.mp3" length="42000000"';
const both = (host: string) =>
  ['kernel', 'curl']
    .map((name) => item(`url="https://${host}/${name}.mp3" length="41000000"`, name))
    .join('');

const part = (file: string, bytes: number, guid = '#') =>
  `<item><title>Rust, part ${guid || '#'}</title>${guid && `<guid isPermaLink="false">${guid}</guid>`}` +
  `<enclosure url="https://media.example.com/${file}" length="${bytes}" type="audio/mpeg"/></item>`;
const others = series(4, part('b#.mp3', 41_000_000, 'b#'));

/** The host of a recording, behind services that count its downloads. */
function hostOf({ address }: Facts): string | undefined {
  return address?.replace(/[/?#].*$/s, '').toLowerCase();
}

/** The recordings that have an address in both feeds. */
function recordings({ pairs }: Comparison): readonly Pair[] {
  return pairs.filter(({ before, after }) => before.essence !== undefined && after.essence !== undefined);
}

/** Whether all recordings went to another host at once. */
function haveMoved(recordings: readonly Pair[]): boolean {
  return recordings.length > 1 && recordings.every(({ before, after }) => hostOf(before) !== hostOf(after));
}

export const audio = rules({
  'feed-change/enclosure-url-replaced': {
    summary: 'The address of the audio does not change.',
    why: 'A new address is the right way to replace audio, but downloaded copies stay as they are, and YouTube does not fetch the new file by itself.',
    help: 'Nothing if the audio was replaced on purpose; on YouTube, choose "Re-upload from RSS".',
    source: ['podcast-namespace-122', 'youtube-publish', 'spotify-delivery'],
    severity: { apple: 'info', youtube: 'info', spotify: 'info' },
    on: 'channel',
    needs: 'previous',
    check: comparing((comparison, report) => {
      const all = recordings(comparison);
      if (haveMoved(all)) return;
      const replaced = all.filter(
        ({ before, after }) => after.guid !== undefined && before.essence !== after.essence,
      );
      say(replaced, report, {
        place: ({ after }) => placeOfUrl(after),
        one: ({ before, after }) =>
          `The audio of ${called(after)} was at ${quoted(before.url ?? '')} and is now at ${quoted(after.url ?? '')}.`,
        all: ({ before, after }, count) =>
          `${share(count, all.length, 'audio files')} have another address; that of ${called(after)} was at ${quoted(before.url ?? '')} and is now at ${quoted(after.url ?? '')}.`,
      });
    }),
    bad: [
      { before: item(kernel), after: item(corrected) },
      { before: series(4, part('#.mp3', 41_000_000)), after: series(4, part('#-2.mp3', 42_000_000)) },
    ],
    good: [{ before: item(kernel), after: item(tracked) }],
  },

  'feed-change/enclosure-url-replaced-no-guid': {
    summary: 'The address of the audio does not change while the episode has no guid.',
    why: 'Without a guid, players identify an episode by that address, and every subscriber gets it again as a new one.',
    help: 'Put back the old address, or add a <guid> that holds exactly the old address.',
    source: ['apple-guide#episode: guid', 'archive-guids'],
    refusal: ['apple-guide#episode: guid', 'archive-guids'],
    severity: { rss: 'error', apple: 'error' },
    on: 'channel',
    needs: 'previous',
    check: comparing((comparison, report) => {
      const all = recordings(comparison);
      const replaced = all.filter(
        ({ before, after, known }) => !known && before.guid === undefined && after.guid === undefined,
      );
      say(replaced, report, {
        place: ({ after }) => placeOfUrl(after),
        one: ({ before, after }) =>
          `${called(after)} has no guid, and its audio was at ${quoted(before.url ?? '')} and is now at ${quoted(after.url ?? '')}.`,
        all: ({ before, after }, count) =>
          `${share(count, all.length, 'episodes')} have no guid, and their audio has another address; that of ${called(after)} was at ${quoted(before.url ?? '')} and is now at ${quoted(after.url ?? '')}.`,
      });
    }),
    bad: [
      { before: item(kernel, ''), after: item(tracked, '') },
      {
        before: series(4, part('#.mp3', 41_000_000, '')),
        after: series(4, part('#.mp3?v=2', 41_000_000, '')),
      },
    ],
    good: [{ before: item(kernel, ''), after: item(tracked, 'https://media.example.com/kernel.mp3') }],
  },

  'feed-change/enclosure-bytes-replaced': {
    summary: 'Replaced audio gets a new address.',
    why: 'Spotify keeps the file that it fetched from this address, and listeners still hear the old one.',
    help: 'Give the new file another name, and keep the guid.',
    source: 'spotify-delivery',
    severity: { spotify: 'warning' },
    on: 'channel',
    needs: 'previous',
    check: comparing((comparison, report) => {
      const all = recordings(comparison);
      const replaced = all.filter(
        ({ before, after }) => before.url === after.url && sameLength(before, after) === false,
      );
      // Hosts that insert ads give other sizes every time, and a mistake is corrected everywhere at once.
      if (replaced.length > 3 && 2 * replaced.length > all.length) return;
      say(replaced, report, {
        place: ({ after }) => after.item.enclosures[0]?.attribute('length') ?? placeOfUrl(after),
        one: ({ before, after }) =>
          `The audio of ${called(after)} had ${before.length} bytes and now has ${after.length}, at the same address.`,
        all: ({ after }, count) =>
          `${share(count, all.length, 'audio files')} have another size at the same address, that of ${called(after)} among them.`,
      });
    }),
    bad: [
      { before: item(kernel), after: item(kernel.replace('41000000', '«42000000»')) },
      { before: series(3, part('#.mp3', 41_000_000)), after: series(3, part('#.mp3', 42_000_000)) },
      {
        before: series(4, part('#.mp3', 41_000_000)) + others,
        after: series(4, part('#.mp3', 42_000_000)) + others,
      },
    ],
    good: [
      { before: series(4, part('#.mp3', 41_000_000)), after: series(4, part('#.mp3', 42_000_000)) },
      { before: item(kernel), after: item(corrected) },
      { before: item(kernel.replace('41000000', '2580')), after: item(kernel) },
    ],
  },

  'feed-change/scheme-or-host-changed': {
    summary: 'The audio files stay on their host.',
    why: 'Players that have not refreshed the feed still ask the old host for every episode.',
    help: 'Redirect the old addresses to the new ones for at least a year, and keep every guid.',
    source: ['apple-move', 'apple-guide#episode: guid'],
    severity: { apple: 'info' },
    on: 'channel',
    needs: 'previous',
    check: comparing((comparison, report) => {
      const all = recordings(comparison);
      const [first] = all;
      if (!first || !haveMoved(all)) return;
      report(
        placeOfUrl(first.after),
        `All ${all.length} audio files moved to another host, from ${quoted(hostOf(first.before) ?? '')} to ${quoted(hostOf(first.after) ?? '')}.`,
      );
    }),
    bad: [{ before: both('media.example.com'), after: both('cdn.example.com') }],
    good: [
      { before: both('media.example.com'), after: both('op3.dev/e/media.example.com') },
      { before: both('media.example.com').replaceAll('https:', 'http:'), after: both('media.example.com') },
    ],
  },
});
