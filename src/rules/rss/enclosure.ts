import type { Fix } from '../../diagnostic.js';
import { escapedAttribute } from '../../text/escape.js';
import { encodedUrl, fileName, isWebUrl } from '../../text/url.js';
import type { Attribute, Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { name, rules } from '../rule.js';
import { brokenFileUrl } from './address.js';
import { mention, ofEpisodes, subject } from './presence.js';

/** The address of an enclosure without outer white space, when it has one. */
export function urlOf(enclosure: Element): string | undefined {
  return enclosure.attribute('url')?.value.trim() || undefined;
}

/** Encodes what must be encoded. Players that go by the address may take the file for a new one. */
function encoding(url: Attribute, value: string): { help: string; fix: Fix } | undefined {
  const right = isWebUrl(value) ? encodedUrl(value) : undefined;
  if (right === undefined || brokenFileUrl(right)) return undefined;
  const title = `Write ${quoted(right)}`;
  return {
    help: `${title}.`,
    fix: { title, safe: false, edits: [{ span: url.valueSpan, text: escapedAttribute(right) }] },
  };
}

export const enclosure = rules({
  'rss/enclosure-missing': {
    summary: 'An item has an <enclosure>.',
    why: 'Without one there is nothing to play, and podcast players do not show the episode.',
    help: 'Add an <enclosure> with the url, length and type of the audio.',
    source: [
      'apple-guide#episode: enclosure',
      'psp1#enclosure',
      'spotify-delivery#5.17',
      'partytime#isValidItem',
      'calypso-webp',
    ],
    severity: { apple: 'error', psp1: 'error', spotify: 'error', podcast20: 'error' },
    on: 'item',
    check: ofEpisodes((item, report) => {
      if (!item.child('enclosure')) report(name(item), `${subject(item)} has no <enclosure>.`);
    }),
    bad: ['<item><title>Rust for Linux</title></item>'],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'rss/enclosure-multiple': {
    summary: 'An item has only one <enclosure>.',
    why: 'Players take the first or the last, so that some listeners get the one you did not mean.',
    help: 'Keep one, and offer the others as <podcast:alternateEnclosure>.',
    source: ['rss-profile#enclosure', 'feedvalidator#DuplicateEnclosure', 'calypso-enclosures'],
    severity: { rss: 'warning', apple: 'warning' },
    on: 'item',
    check(item, report) {
      const [, ...more] = item.all('enclosure');
      const message = `${subject(item)} has another <enclosure> already.`;
      for (const enclosure of more) report(name(enclosure), message);
    },
    bad: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/><enclosure url="https://media.example.com/rust-for-linux.m4a" length="38000000" type="audio/x-m4a"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'rss/enclosure-url-missing': {
    summary: 'An <enclosure> has a url.',
    why: 'Players show an episode that they cannot play.',
    help: 'Add the address of the audio file as url.',
    source: ['rss#<enclosure> sub-element of <item>', 'apple-requirements#enclosure'],
    severity: { rss: 'error', apple: 'error', psp1: 'error', spotify: 'error' },
    on: 'item/enclosure',
    check(enclosure, report) {
      const url = enclosure.attribute('url');
      if (!url) report(name(enclosure), '<enclosure> has no url.');
      else if (url.value.trim() === '') report(url, 'The url of <enclosure> is empty.');
    },
    bad: [
      '<item><enclosure length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure length="41000000" type="audio/mpeg">https://media.example.com/rust-for-linux.mp3</enclosure></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'rss/enclosure-url-invalid': {
    summary:
      'The url of an <enclosure> is an absolute address of the web, written in ASCII and without blanks.',
    why: 'Some players put such an address right and others fail to download the episode.',
    help: 'Write the whole address and encode blanks and letters beyond ASCII with percent signs.',
    source: [
      'rss#<enclosure> sub-element of <item>',
      'apple-requirements#ASCII file names',
      'feedvalidator#InvalidURLAttribute',
      'castos#improper characters',
    ],
    severity: { rss: 'error', apple: 'error' },
    on: 'item/enclosure',
    check(enclosure, report) {
      const url = enclosure.attribute('url');
      const value = urlOf(enclosure);
      const fault = value && brokenFileUrl(value);
      if (!url || !fault) return;
      report(url, `The url of <enclosure> is ${quoted(value)}, ${fault}.`, encoding(url, value));
    },
    bad: [
      '<item><enclosure url="media/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/rust for linux.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/über-rust.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/100%-rust.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="file:///home/matthias/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https:///rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><enclosure url="http://media.example.com:8080/rust%20for%20linux.mp3?token=a%2Fb&amp;t=1" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://op3.dev/e,pg=9b024349/media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'rss/enclosure-url-filename': {
    summary:
      'The file name of an <enclosure> is made of ASCII letters, digits, dots, dashes and underscores.',
    why: 'Apple asks for plain names because downloads of others fail on some devices.',
    help: 'Rename the file before it is published; the address of a published one is better left alone.',
    source: ['apple-requirements#file names', 'podbean#file name'],
    severity: { apple: 'warning' },
    on: 'item/enclosure',
    check: ofEpisodes((enclosure, report) => {
      const url = enclosure.attribute('url');
      const value = urlOf(enclosure);
      if (!url || !value || brokenFileUrl(value)) return;
      const file = fileName(value);
      const odd = /[^\w.-]/.exec(file.replace(/%[0-9a-f]{2}/gi, '%'))?.[0];
      if (odd) report(url, `The file name of the <enclosure> is ${quoted(file)}, which holds "${odd}".`);
    }),
    bad: [
      '<item><enclosure url="https://media.example.com/rust%20for%20linux.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/rust+linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/s05e06_rust-for-linux.v2.mp3?a=b%20c" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://play.example.com/https%3A%2F%2Fmedia.example.com%2Frust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'rss/enclosure-url-not-https': {
    summary: 'The url of an <enclosure> begins with "https:".',
    why: 'Browsers do not play audio without encryption on an encrypted page.',
    help: 'Write "https:" when the server answers there.',
    source: 'podcast-namespace#https',
    severity: { podcast20: 'info' },
    on: 'item/enclosure',
    check(enclosure, report) {
      const url = enclosure.attribute('url');
      const value = urlOf(enclosure);
      if (!url || !value || !/^http:/i.test(value) || !isWebUrl(value)) return;
      report(url, `The url of <enclosure> is ${quoted(value)}, an address without encryption.`);
    },
    bad: [
      '<item><enclosure url="http://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'rss/enclosure-url-duplicate': {
    summary: 'No two items have the same url in their <enclosure>.',
    why: 'Apple takes the second for a repetition and never shows that episode.',
    help: 'Give each episode the address of its own file.',
    source: 'apple-requirements#unique enclosure',
    severity: { apple: 'error' },
    on: 'channel',
    check(channel, report) {
      const seen = new Map<string, Element>();
      for (const item of channel.children) {
        if (item.name !== 'item') continue;
        for (const enclosure of item.all('enclosure')) {
          const url = enclosure.attribute('url');
          const value = urlOf(enclosure);
          if (!url || !value) continue;
          const first = seen.get(value);
          if (!first) seen.set(value, item);
          else if (first !== item) {
            report(url, `The url ${quoted(value)} is already that of ${mention(first)}.`);
          }
        }
      }
    },
    bad: [
      '<item><title>Rust for Linux</title><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item><item><title>Rust for Linux, live</title><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item><item><enclosure url="https://media.example.com/rust-for-linux-live.mp3" length="52000000" type="audio/mpeg"/></item>',
    ],
  },
});
