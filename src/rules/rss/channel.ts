import type { Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { name, rules } from '../rule.js';
import { requires, subject } from './presence.js';
import { hasRecordings } from './recording.js';

/** Whether a feed is that of a newsletter, whose writer may have a podcast in another feed. */
function isNewsletter(channel: Element): boolean {
  return channel.child('generator')?.text.trim() === 'Substack';
}

/** Whether the picture in the <enclosure> of an item is its artwork already. */
function showsEnclosure(item: Element): boolean {
  const picture = item.child('enclosure')?.attribute('url')?.value.trim();
  return picture !== undefined && picture === item.child('itunes:image')?.attribute('href')?.value.trim();
}

export const channel = rules({
  'rss/channel-title-missing': {
    summary: 'The channel needs a <title>.',
    why: 'Nobody finds or recognizes a show without a name, and no directory lists it.',
    help: 'Add a <title> with the name of the show.',
    source: [
      'rss#Required channel elements',
      'apple-guide#show: required tags',
      'psp1#title',
      'spotify-delivery#5.3',
    ],
    severity: { rss: 'error', apple: 'error', spotify: 'error', psp1: 'error' },
    refusal: ['apple-guide#show: required tags', 'spotify-delivery#5.3'],
    absent: 'title',
    on: 'channel',
    check: requires('title', 'the name of the show'),
    bad: ['<«channel»><link>https://rust-in-production.example.com/</link></channel>', '«<title>» </title>'],
    good: ['<title><![CDATA[Rust in Production]]></title>'],
  },

  'rss/channel-link-missing': {
    summary: "The channel needs a <link> to the show's website.",
    why: 'Players have no page to send a listener to who wants to know more.',
    help: 'Add a <link> with the address of the website.',
    source: ['rss#Required channel elements', 'apple-guide#show: link', 'psp1#link', 'spotify-delivery#5.4'],
    severity: { rss: 'warning', apple: 'warning', spotify: 'warning', psp1: 'error' },
    letter: { rss: 'error', spotify: 'error' },
    refusal: 'psp1#link',
    absent: 'link',
    on: 'channel',
    check: requires('link', 'the address of the website'),
    bad: ['<«channel»><title>Rust in Production</title></channel>', '«<link/>»'],
    good: ['<link>https://rust-in-production.example.com/</link>'],
  },

  'rss/ttl-invalid': {
    summary: '<ttl> must be a whole number of minutes above zero.',
    why: 'A reader that cannot tell how long to keep the feed falls back to its own interval.',
    help: 'Write the minutes as digits only, such as "60", or remove the element.',
    source: ['rss#<ttl> sub-element of <channel>', 'feedvalidator#InvalidPositiveInteger'],
    severity: { rss: 'warning' },
    letter: { rss: 'error' },
    whose: 'host',
    on: 'channel/ttl',
    check(ttl, report) {
      const value = ttl.text.trim();
      const minutes = /^\d{1,9}$/.test(value) ? Number(value) : 0;
      const days = minutes / 1440;
      if (minutes >= 3600 && minutes % 3600 === 0)
        report(ttl, `<ttl> is "${value}" minutes, which is ${days} days.`, {
          help: `Write "${minutes / 60}" if these are seconds.`,
          why: 'A reader that follows it asks for new episodes that seldom.',
          atMost: 'info',
        });
      if (/^\d+$/.test(value) && /[1-9]/.test(value)) return;
      if (value === '') report(ttl, '<ttl> is empty.');
      else report(ttl, `<ttl> is ${quoted(value)}, not a whole number of minutes above zero.`);
    },
    bad: [
      '<ttl>«1h»</ttl>',
      '<ttl>«0»</ttl>',
      '<ttl>«-60»</ttl>',
      '«<ttl/>»',
      '<ttl>«86400»</ttl>',
      '<ttl>«3600»</ttl>',
    ],
    good: ['<ttl>60</ttl>', '<ttl>10080</ttl>', '<ttl>1440</ttl>'],
  },

  'rss/textinput-present': {
    summary: 'The channel should have no <textInput>.',
    why: 'No player shows the form that it describes.',
    help: 'Remove it.',
    source: ['rss-profile#textInput', 'feedvalidator#AvoidTextInput'],
    weighed: 'RSS 2.0 allows it, and nobody shows it.',
    severity: { rss: 'info' },
    whose: 'host',
    on: 'channel/textInput',
    check(input, report) {
      report(name(input), '<textInput> describes a form that no player shows.');
    },
    bad: [
      '<«textInput»><title>Search</title><description>Find an episode</description><name>q</name><link>https://rust-in-production.example.com/search</link></textInput>',
    ],
    good: ['<ttl>60</ttl>'],
  },

  'rss/generator-missing': {
    summary: '<generator> should name the software that made the feed.',
    why: 'When something in the feed looks wrong, the support of a directory cannot tell which software made it.',
    help: 'Add a <generator> with the name of the software that makes the feed.',
    source: ['apple-guide#generator', 'rss#Optional channel elements'],
    severity: { apple: 'info' },
    whose: 'host',
    absent: 'generator',
    on: 'channel',
    check: requires('generator', 'the name of the software that makes the feed'),
    bad: ['<«channel»><title>Rust in Production</title></channel>', '«<generator>»</generator>'],
    good: ['<generator>airworthy</generator>'],
  },

  'rss/item-outside-channel': {
    summary: 'Every <item> must be in the <channel>.',
    why: 'The parser of the Podcast Index and readers like it look for items in the channel only, and lose the others.',
    help: 'Move "</channel>" behind the last item.',
    source: ['rss#Elements of <item>', 'partytime#isValidItem', 'apple-validate#includes episode media'],
    severity: { rss: 'warning', podcast20: 'error', apple: 'error', spotify: 'error' },
    refusal: [
      'partytime#isValidItem',
      'apple-validate#includes episode media',
      'spotify-metadata#at least one live episode',
    ],
    letter: { rss: 'error' },
    whose: 'host',
    once: true,
    structural: true,
    on: 'rss',
    check(root, report, { document }) {
      // A directory lists a show of which it finds an episode.
      const advice = hasRecordings(document) ? { concerns: ['rss', 'podcast20'] as const } : {};
      for (const item of root.all('item'))
        report(name(item), `${subject(item)} is outside of <channel>.`, advice);
    },
    bad: [
      '<rss version="2.0"><channel><title>Rust in Production</title><item><title>curl</title><enclosure url="https://media.example.com/curl.mp3" length="41000000" type="audio/mpeg"/></item></channel><«item»><title>Rust for Linux</title></item></rss>',
    ],
    good: [
      '<rss version="2.0"><channel><title>Rust in Production</title><item><title>curl</title></item></channel></rss>',
    ],
  },

  'rss/no-items': {
    summary: 'The channel needs at least one item with audio or video.',
    why: 'Directories do not list a show with nothing to play.',
    help: 'Publish the first episode or a trailer before you submit the show.',
    source: [
      'apple-validate#includes episode media',
      'spotify-metadata#at least one live episode',
      'podbean#no episode',
      'castos',
    ],
    severity: { apple: 'error', spotify: 'error' },
    refusal: ['apple-validate#includes episode media', 'spotify-metadata#at least one live episode'],
    absent: 'item',
    on: 'channel',
    check(channel, report, { document }) {
      // Items outside of the channel are told where they are.
      if (hasRecordings(document) || channel.parent?.child('item')) return;
      const items = channel.all('item');
      const pictures = items.some((item) => item.child('enclosure'));
      report(
        name(channel),
        `The channel has no <item>${items.length === 0 ? '' : ' with audio or video'}${pictures ? ': each <enclosure> is a picture' : ''}.`,
        pictures
          ? {
              help: isNewsletter(channel)
                ? 'Use the feed of the podcast: this one is that of the newsletter, and Substack gives each a feed of its own.'
                : items.every(showsEnclosure)
                  ? 'Write the recordings as <enclosure>: the pictures are there as <itunes:image> already.'
                  : 'Write the recordings as <enclosure>, and the pictures as <itunes:image href="…"/>.',
            }
          : {},
      );
    },
    bad: [
      '<«channel»><title>Rust in Production</title></channel>',
      '<«channel»><item><title>Rust for Linux</title></item></channel>',
      '<«channel»><item><title>Rust for Linux</title><enclosure url="https://media.example.com/rust.jpg" length="41000" type="image/jpeg"/></item></channel>',
      '<«channel»><item><title>Rust for Linux</title><enclosure url="https://media.example.com/rust.jpg" length="41000" type="image/jpeg"/><itunes:image href="https://media.example.com/rust.jpg"/></item></channel>',
      '<«channel»><generator>Substack</generator><item><title>Rust for Linux</title><enclosure url="https://media.example.com/rust.jpg" length="41000" type="image/jpeg"/></item></channel>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<channel><podcast:medium>publisher</podcast:medium></channel>',
    ],
  },
});
