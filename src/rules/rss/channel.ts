import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { name, rules } from '../rule.js';
import { requires, textOf } from './presence.js';

/** A feed that lists other feeds or their items instead of holding episodes (podcast:medium). */
function isList(channel: Element): boolean {
  return /^(publisher|.+L)$/.test(textOf(channel, 'podcast:medium') ?? '');
}

export const channel = rules({
  'rss/channel-title-missing': {
    summary: 'A channel has a <title>.',
    why: 'Nobody finds or recognises a show without a name, and no directory lists it.',
    help: 'Add a <title> with the name of the show.',
    source: [
      'rss#Required channel elements',
      'apple-guide#show: required tags',
      'psp1#title',
      'spotify-delivery#5.3',
    ],
    severity: { rss: 'error', apple: 'error', spotify: 'error', psp1: 'error' },
    on: 'channel',
    check: requires('title'),
    bad: ['<channel><link>https://rust-in-production.example.com/</link></channel>', '<title> </title>'],
    good: ['<title><![CDATA[Rust in Production]]></title>'],
  },

  'rss/channel-link-missing': {
    summary: 'A channel has a <link> to the website of the show.',
    why: 'Players have no page to send a listener to who wants to know more.',
    help: 'Add a <link> with the address of the website.',
    source: ['rss#Required channel elements', 'apple-guide#show: link', 'psp1#link', 'spotify-delivery#5.4'],
    severity: { rss: 'error', apple: 'warning', spotify: 'error', psp1: 'error' },
    on: 'channel',
    check: requires('link'),
    bad: ['<channel><title>Rust in Production</title></channel>', '<link/>'],
    good: ['<link>https://rust-in-production.example.com/</link>'],
  },

  'rss/ttl-invalid': {
    summary: 'The value of <ttl> is a whole number of minutes above zero.',
    why: 'A reader that cannot tell how long the feed keeps falls back to its own pace.',
    help: 'Write the minutes as digits only, such as "60", or remove the element.',
    source: ['rss#<ttl> sub-element of <channel>', 'feedvalidator#InvalidPositiveInteger'],
    severity: { rss: 'error' },
    on: 'channel/ttl',
    check(ttl, report) {
      const value = ttl.text.trim();
      if (/^\d+$/.test(value) && /[1-9]/.test(value)) return;
      if (value === '') report(ttl, '<ttl> is empty.');
      else report(ttl, `<ttl> is ${quoted(value)}, not a whole number of minutes above zero.`);
    },
    bad: ['<ttl>1h</ttl>', '<ttl>0</ttl>', '<ttl>-60</ttl>', '<ttl/>'],
    good: ['<ttl>60</ttl>'],
  },

  'rss/textinput-present': {
    summary: 'A channel has no <textInput>.',
    why: 'No player shows the form that it describes.',
    help: 'Remove it.',
    source: ['rss-profile#textInput', 'feedvalidator#AvoidTextInput'],
    severity: { rss: 'warning' },
    on: 'channel/textInput',
    check(input, report) {
      report(name(input), '<textInput> describes a form that no reader shows.');
    },
    bad: [
      '<textInput><title>Search</title><description>Find an episode</description><name>q</name><link>https://rust-in-production.example.com/search</link></textInput>',
    ],
    good: ['<ttl>60</ttl>'],
  },

  'rss/generator-missing': {
    summary: 'A channel names in <generator> the program that made the feed.',
    why: 'Support people cannot tell whose program to ask when something in the feed looks wrong.',
    help: 'Add a <generator> with the name and address of the program.',
    source: ['apple-guide#generator', 'rss#Optional channel elements'],
    severity: { apple: 'info' },
    on: 'channel',
    check: requires('generator'),
    bad: ['<channel><title>Rust in Production</title></channel>', '<generator></generator>'],
    good: ['<generator>airworthy</generator>'],
  },

  'rss/no-items': {
    summary: 'A channel has at least one item with an enclosure.',
    why: 'A directory does not list a show of which nothing can be played.',
    help: 'Publish the first episode or a trailer before the show is submitted.',
    source: [
      'apple-validate#includes episode media',
      'spotify-metadata#at least one live episode',
      'podbean#no episode',
      'castos',
    ],
    severity: { apple: 'error', spotify: 'error' },
    on: 'channel',
    check(channel, report) {
      if (isList(channel)) return;
      const items = channel.all('item');
      if (items.some((item) => item.child('enclosure'))) return;
      report(
        name(channel),
        items.length === 0 ? 'The channel has no <item>.' : 'The channel has no <item> with an <enclosure>.',
      );
    },
    bad: [
      '<channel><title>Rust in Production</title></channel>',
      '<channel><item><title>Rust for Linux</title></item></channel>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<channel><podcast:medium>publisher</podcast:medium></channel>',
    ],
  },
});
