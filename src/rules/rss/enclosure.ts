import { encodedUrl, fileName, isWebUrl, urlFault } from '../../text/url.js';
import type { Attribute, Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { name, partOf, rules } from '../rule.js';
import { adviceOn, brokenWebLink } from './address.js';
import { isCopy } from './copies.js';
import { borrower } from './file-owner.js';
import { isEpisode, mention, ofEpisodes, subject, textOf } from './presence.js';
import { hasRecordings, isPicture, linkedRecording, urlOf } from './recording.js';

function addingLinked(url: string): { readonly help: string } {
  return {
    help: `If ${quoted(url)} is the episode, add an <enclosure> with this url, its length and its type.`,
  };
}

/** What the address would be with everything encoded; it is not changed, for players may go by it. */
function encoding(value: string): { help?: string } {
  const advice = adviceOn(value);
  const right = isWebUrl(value) && advice.help === undefined ? encodedUrl(value) : undefined;
  if (right === undefined || brokenWebLink(right)) return advice;
  return { help: `Write "${right}".` };
}

export const enclosure = rules({
  'rss/enclosure-missing': {
    summary: 'An episode needs an <enclosure>.',
    why: 'There is nothing to play, so podcast players do not show the episode.',
    help: 'Add an <enclosure> with the url, length and type of the audio.',
    source: [
      'apple-guide#episode: enclosure',
      'psp1#enclosure',
      'spotify-delivery#5.17',
      'partytime#isValidItem',
      'calypso-webp',
    ],
    severity: { apple: 'error', psp1: 'error', spotify: 'error', podcast20: 'error' },
    refusal: ['apple-guide#episode: enclosure', 'partytime#isValidItem'],
    absent: 'enclosure',
    on: 'item',
    check: ofEpisodes((item, report, { document }) => {
      if (item.child('enclosure') || !isEpisode(item) || !hasRecordings(document)) return;
      const linked = linkedRecording(item, document);
      report(
        name(item),
        `${subject(item)} has no <enclosure>.`,
        linked === undefined ? {} : addingLinked(linked),
      );
    }),
    bad: [
      '<«item»><title>Rust for Linux</title><itunes:duration>2580</itunes:duration></item><item><enclosure url="https://media.example.com/curl.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><title>We moved</title></item><item><enclosure url="https://media.example.com/curl.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<item><title>A song</title><description>&lt;a href="https://elsewhere.example.com/song.mp3">Listen&lt;/a></description></item><item><enclosure url="https://media.example.com/curl.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<item><title>We moved</title><description>&lt;a href="https://media.example.com/curl.mp3">curl&lt;/a></description></item><item><enclosure url="https://media.example.com/curl.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'rss/enclosure-only-linked': {
    summary: 'A recording that the text of an item links to should be its <enclosure>.',
    why: 'Podcast players do not look for recordings in texts, so they do not show the episode.',
    help: 'If it is the episode, add an <enclosure> with its url, length and type.',
    source: ['apple-guide#episode: enclosure', 'psp1#enclosure', 'partytime#isValidItem'],
    weighed: 'The recording may be that of somebody else.',
    severity: { apple: 'warning', psp1: 'warning', spotify: 'warning', podcast20: 'warning' },
    absent: 'enclosure',
    on: 'item',
    check: ofEpisodes((item, report, { document }) => {
      if (item.child('enclosure') || isEpisode(item) || !hasRecordings(document)) return;
      const linked = linkedRecording(item, document);
      if (linked === undefined) return;
      const message = `${subject(item)} has no <enclosure>, but its text links to a recording.`;
      report(name(item), message, addingLinked(linked));
    }),
    bad: [
      '<«item»><title>Rust</title><description>&lt;a href="https://media.example.com/rust.mp3">Listen&lt;/a></description></item><item><enclosure url="https://media.example.com/curl.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><title>A song</title><description>&lt;a href="https://elsewhere.example.com/song.mp3">Listen&lt;/a></description></item><item><enclosure url="https://media.example.com/curl.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<item><title>We moved</title><description>&lt;a href="https://media.example.com/curl.mp3">curl&lt;/a></description></item><item><enclosure url="https://media.example.com/curl.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'rss/item-without-recording': {
    summary: 'An item of a podcast should have a recording.',
    why: 'Podcast players and directories do not show articles.',
    help: 'Add an <enclosure> if the item is an episode, or leave articles to a feed of their own.',
    source: ['apple-guide#episode: enclosure', 'psp1#enclosure', 'partytime#isValidItem'],
    severity: { apple: 'info', spotify: 'info', psp1: 'warning', podcast20: 'info' },
    once: true,
    absent: 'enclosure',
    on: 'item',
    check: ofEpisodes((item, report, { document }) => {
      const all = item.all('enclosure');
      if (isEpisode(item) || !all.every(isPicture) || !hasRecordings(document)) return;
      if (all.length === 0 && linkedRecording(item, document) !== undefined) return;
      report(
        name(item),
        `${subject(item)} has ${all.length === 0 ? 'no <enclosure>' : 'a picture as its only <enclosure>'}.`,
      );
    }),
    bad: [
      '<«item»><title>We moved</title></item><item><enclosure url="https://media.example.com/curl.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<«item»><title>We moved</title><enclosure url="https://media.example.com/office.jpg" length="41000" type="image/jpeg"/></item><item><enclosure url="https://media.example.com/curl.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'rss/enclosure-multiple': {
    summary: 'An item should have only one <enclosure>.',
    why: 'Some players use the first and others the last, so some listeners get the wrong one.',
    help: 'Keep one, and offer the others as <podcast:alternateEnclosure>.',
    source: ['rss-profile#enclosure', 'feedvalidator#DuplicateEnclosure', 'calypso-enclosures'],
    severity: { rss: 'warning', apple: 'warning' },
    whose: 'host',
    on: 'item',
    check(item, report) {
      const [, ...more] = item.all('enclosure');
      const message = `${subject(item)} has more than one <enclosure>.`;
      for (const enclosure of more) report(name(enclosure), message);
    },
    bad: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/><«enclosure» url="https://media.example.com/rust-for-linux.m4a" length="38000000" type="audio/x-m4a"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'rss/enclosure-url-missing': {
    summary: '<enclosure> needs a url.',
    why: 'Players show an episode that they cannot play.',
    help: 'Add the address of the audio file as url.',
    source: ['rss#<enclosure> sub-element of <item>', 'apple-requirements#enclosure'],
    severity: { rss: 'error', apple: 'error', psp1: 'error', spotify: 'error' },
    refusal: 'apple-requirements#enclosure',
    absent: '@url',
    on: 'item/enclosure',
    check(enclosure, report) {
      const url = enclosure.attribute('url');
      if (!url) report(name(enclosure), '<enclosure> has no url.');
      else if (url.value.trim() === '') report(url, 'The url of <enclosure> is empty.');
    },
    bad: [
      '<item><«enclosure» length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="«»" length="41000000" type="audio/mpeg"/></item>',
      '<item><«enclosure» length="41000000" type="audio/mpeg">https://media.example.com/rust-for-linux.mp3</enclosure></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'rss/enclosure-url-invalid': {
    summary: 'The url of <enclosure> must be an absolute http or https URL that everybody can reach.',
    why: 'Players cannot download the episode.',
    help: 'Write the full URL of the file, beginning with "https://".',
    source: [
      'rss#<enclosure> sub-element of <item>',
      'apple-requirements#ASCII file names',
      'feedvalidator#InvalidURLAttribute',
      'castos#improper characters',
    ],
    severity: { rss: 'error', apple: 'error' },
    refusal: ['apple-requirements#enclosure', 'castos#improper characters'],
    yieldsTo: ['text/template-residue'],
    on: 'item/enclosure',
    check(enclosure, report) {
      const url = enclosure.attribute('url');
      const value = urlOf(enclosure);
      const fault = value && brokenWebLink(value);
      if (!url || !fault) return;
      report(url, `The url of <enclosure> is ${quoted(value)}, ${fault}.`, {
        ...encoding(value),
        ...(urlFault(value)?.kind === 'blank' && {
          why: 'Some players encode the space themselves, and others cannot download the episode.',
        }),
      });
    },
    bad: [
      '<item><enclosure url="«media/rust-for-linux.mp3»" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="«https://media.example.com/rust for linux.mp3»" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="«http://192.168.178.20/rust-for-linux.mp3»" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="«file:///home/matthias/rust-for-linux.mp3»" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="«https:///rust-for-linux.mp3»" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="«https:/media.example.com/rust-for-linux.mp3»" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="«https://media.example.com:84430/rust-for-linux.mp3»" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="«https://media.example.com/rust.mp3 https://media.example.com/rust.m4a»" length="41000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><enclosure url="http://media.example.com:8080/rust%20for%20linux.mp3?token=a%2Fb&amp;t=1" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://op3.dev/e,pg=9b024349/media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'rss/enclosure-url-filename': {
    summary:
      'The file name of an enclosure should use only ASCII letters, digits, dots, hyphens and underscores.',
    why: 'Apple recommends plain names; files with other characters in their names may fail on some devices.',
    help: 'Use plain names for new files; do not rename published ones.',
    source: ['apple-requirements#file names', 'podbean#file name'],
    weighed: 'Apple advises it for names; files with others are played.',
    severity: { apple: 'info' },
    once: true,
    yieldsTo: ['rss/enclosure-is-page'],
    on: 'item/enclosure',
    check: ofEpisodes((enclosure, report) => {
      const url = enclosure.attribute('url');
      const value = urlOf(enclosure);
      if (!url || !value || urlFault(value) || brokenWebLink(value)) return;
      const file = fileName(value);
      const odd = /[^\w.-]/.exec(file.replace(/%[\da-f]{2}/gi, ''))?.[0];
      if (odd) report(url, `The file name of the <enclosure> is ${quoted(file)}, which contains "${odd}".`);
    }),
    bad: [
      '<item><enclosure url="«https://media.example.com/rust+linux.mp3»" length="41000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/s05e06_rust-for-linux.v2.mp3?a=b%20c" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/rust%20for%20linux.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://play.example.com/https%3A%2F%2Fmedia.example.com%2Frust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'rss/enclosure-url-not-https': {
    summary: 'The url of <enclosure> should use https.',
    why: 'Web players on https pages refuse to load audio over http.',
    help: 'Write "https:" if the server supports it.',
    source: 'podcast-namespace#https',
    severity: { podcast20: 'info' },
    whose: 'host',
    once: true,
    on: 'item/enclosure',
    check(enclosure, report) {
      const url = enclosure.attribute('url');
      const value = urlOf(enclosure);
      if (!url || !value || !/^http:/i.test(value) || !isWebUrl(value)) return;
      report(url, `The url of <enclosure> is ${quoted(value)}, which does not use https.`);
    },
    bad: [
      '<item><enclosure url="«http://media.example.com/rust-for-linux.mp3»" length="41000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'rss/enclosure-url-duplicate': {
    summary: 'Each item must have its own enclosure url.',
    why: 'Apple ignores the second item with the same file, so that episode never appears.',
    help: 'If both are the same episode, remove one of them; otherwise give each the URL of its own file.',
    source: 'apple-requirements#unique enclosure',
    severity: { apple: 'error' },
    refusal: 'apple-requirements#unique enclosure',
    on: 'channel',
    check(channel, report, { document }) {
      const seen = new Map<string, { readonly item: Element; readonly url: Attribute }>();
      for (const item of channel.children) {
        if (item.name !== 'item' || isCopy(document, item)) continue;
        for (const enclosure of item.all('enclosure')) {
          const url = enclosure.attribute('url');
          const value = urlOf(enclosure);
          if (!url || !value) continue;
          const first = seen.get(value);
          if (!first) {
            seen.set(value, { item, url });
            continue;
          }
          // Of two items with one guid, the rule for guids speaks.
          const guid = textOf(item, 'guid');
          if (first.item === item || (guid && guid === textOf(first.item, 'guid'))) continue;
          const isFirst = borrower(value, first.item, item) === first.item;
          const [place, owner] = isFirst ? [first.url, item] : [url, first.item];
          if (isFirst) seen.set(value, { item, url });
          report(place, `The url ${quoted(value)} is also the url of ${mention(owner)}.`);
        }
      }
    },
    bad: [
      '<item><title>Rust for Linux</title><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item><item><title>Rust for Linux, live</title><enclosure url="«https://media.example.com/rust-for-linux.mp3»" length="41000000" type="audio/mpeg"/></item>',
      '<item><title>Oxide</title><link>https://example.com/oxide/</link><enclosure url="«https://media.example.com/rust.mp3»" length="41000000" type="audio/mpeg"/></item><item><title>Rust</title><link>https://example.com/rust/</link><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<item><title>Two</title><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate><enclosure url="«https://media.example.com/a.mp3»" length="41000000" type="audio/mpeg"/></item><item><title>One</title><pubDate>Thu, 04 Dec 2025 16:00:00 +0000</pubDate><enclosure url="https://media.example.com/a.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<item><title>Two</title><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate><comments>https://example.com/a/#comments</comments><enclosure url="https://media.example.com/a.mp3" length="41000000" type="audio/mpeg"/></item><item><title>One</title><pubDate>Thu, 04 Dec 2025 16:00:00 +0000</pubDate><enclosure url="«https://media.example.com/a.mp3»" length="41000000" type="audio/mpeg"/></item>',
      '<item><title>Two</title><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate><enclosure url="https://media.example.com/a.mp3" length="41000000" type="audio/mpeg"/></item><item><title>One</title><pubDate>Thu, 11 Dec 2025 16:00:00 +0000</pubDate><enclosure url="«https://media.example.com/a.mp3»" length="41000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item><item><enclosure url="https://media.example.com/rust-for-linux-live.mp3" length="52000000" type="audio/mpeg"/></item>',
    ],
  },

  'rss/enclosure-file-name-shared': {
    summary: 'The recordings of episodes should have different file names.',
    why: 'Programs that save files by name, such as castget and podget, overwrite one episode with another.',
    help: 'Give the file of each new episode a name of its own, or ask your host for it; leave published ones unchanged.',
    source: 'command-line-clients',
    severity: { rss: 'info' },
    whose: 'host',
    once: true,
    on: 'channel',
    check(channel, report) {
      const seen = new Map<string, { readonly url: string; readonly item: Element }>();
      for (const item of channel.all('item')) {
        const enclosure = item.child('enclosure');
        const url = enclosure?.attribute('url');
        const value = enclosure && urlOf(enclosure);
        if (!enclosure || !url || !value || !isWebUrl(value) || isPicture(enclosure)) continue;
        const file = fileName(value);
        const bare = value.replace(/[?#].*$/s, '');
        const first = seen.get(file);
        // A script that tells the files by the query has no file name.
        if (!/\.\w{2,5}$/.test(file)) continue;
        if (!first) seen.set(file, { url: bare, item });
        else if (first.url !== bare) {
          const start = url.value.lastIndexOf(file, url.value.search(/[?#]|$/));
          const place = start < 0 ? url : partOf(url, start, start + file.length);
          report(place, `The file name ${quoted(file)} is also that of ${mention(first.item)}.`);
        }
      }
    },
    bad: [
      '<item><enclosure url="https://media.example.com/603/episode.mp3" length="41000000" type="audio/mpeg"/></item><item><enclosure url="https://media.example.com/604/«episode.mp3»" length="52000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/603.mp3" length="41000000" type="audio/mpeg"/></item><item><enclosure url="https://media.example.com/604.mp3" length="52000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/play.php?id=603" length="41000000" type="audio/mpeg"/></item><item><enclosure url="https://media.example.com/play.php?id=604" length="52000000" type="audio/mpeg"/></item>',
    ],
  },
});
