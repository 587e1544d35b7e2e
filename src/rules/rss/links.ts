import { essence } from '../../text/tracking.js';
import { isPrivateUrl, urlFault } from '../../text/url.js';
import type { Attribute, Element } from '../../xml/document.js';
import { isSelf } from '../atom/relations.js';
import { quoted } from '../judgement.js';
import { name, type Report, rules } from '../rule.js';
import { adviceOn, faultOf } from './address.js';
import { isOnSite } from './pages.js';
import { ofEpisodes, requires } from './presence.js';
import { urlOf } from './recording.js';

/** Judges a link that is not empty. */
function judge(subject: string, place: Element | Attribute, value: string, report: Report): void {
  const kind = value ? urlFault(value)?.kind : undefined;
  // What must be encoded, and private hosts, are told of every address.
  if (kind !== 'relative' && kind !== 'scheme' && (kind !== 'host' || isPrivateUrl(value))) return;
  report(place, `${subject} is ${quoted(value)}, ${faultOf(value, kind)}.`, adviceOn(value));
}

export const links = rules({
  'rss/item-link-missing': {
    summary: 'An item should have a <link> to its page.',
    why: "Listeners who share the episode share the player's page instead of yours.",
    help: "Add a <link> with the address of the episode's page.",
    source: ['apple-guide#episode: link', 'psp1#item link'],
    severity: { apple: 'info', psp1: 'info' },
    once: true,
    absent: 'link',
    on: 'item',
    check: ofEpisodes(requires('link', "the address of the episode's page")),
    bad: [
      '<«item»><title>Rust for Linux</title></item>',
      '<item><title>Rust for Linux</title>«<link>»</link></item>',
    ],
    good: ['<item><link>https://rust-in-production.example.com/rust-for-linux/</link></item>'],
  },

  'rss/item-comments-invalid': {
    summary: '<comments> must be the absolute address of a page.',
    why: 'The comments button opens nothing.',
    help: 'Write the full address of the page, or remove the element.',
    source: ['rss#<comments> sub-element of <item>', 'feedvalidator#InvalidFullLink'],
    severity: { rss: 'warning' },
    letter: { rss: 'error' },
    whose: 'host',
    once: true,
    on: 'item/comments',
    check(comments, report) {
      const value = comments.text.trim();
      if (value === '') report(comments, '<comments> is empty.');
      else judge('<comments>', comments, value, report);
    },
    bad: [
      '<item><comments>«What a great episode»</comments></item>',
      '<item><comments>«#comments»</comments></item>',
      '<item>«<comments/>»</item>',
    ],
    good: [
      '<item><comments>https://rust-in-production.example.com/rust-for-linux/#comments</comments></item>',
    ],
  },

  'rss/item-source-url-missing': {
    summary: '<source> needs the url of the feed that the item came from.',
    why: 'Nobody can find the show that the episode originally came from.',
    help: 'Add the address of that feed as url, or remove the element.',
    source: ['rss#<source> sub-element of <item>', 'feedvalidator#MissingAttribute'],
    severity: { rss: 'warning' },
    letter: { rss: 'error' },
    whose: 'host',
    absent: '@url',
    on: 'item/source',
    check(source, report) {
      const url = source.attribute('url');
      if (!url) report(name(source), '<source> has no url.');
      else if (url.value.trim() === '') report(url, 'The url of <source> is empty.');
      else judge('The url of <source>', url, url.value.trim(), report);
    },
    bad: [
      '<item><«source»>LINUX Unplugged</source></item>',
      '<item><source url="«»">LINUX Unplugged</source></item>',
      '<item><source url="«linux-unplugged/feed.xml»">LINUX Unplugged</source></item>',
    ],
    good: [
      '<item><source url="https://feeds.example.com/linux-unplugged.xml">LINUX Unplugged</source></item>',
    ],
  },

  'rss/item-link-is-audio': {
    summary: 'The <link> of an item should lead to a page, not to the audio.',
    why: 'Listeners who want to read or share the episode get the audio file instead.',
    help: "Write the address of the episode's page, or remove the link.",
    source: ['apple-guide#episode: link', 'rss#Elements of <item>'],
    severity: { rss: 'info', apple: 'info' },
    once: true,
    on: 'item',
    check: ofEpisodes((item, report) => {
      const link = item.child('link');
      const value = link?.text.trim();
      if (!link || !value) return;
      const bare = essence(value);
      // Without an extension it is rather the enclosure that is a page.
      if (isOnSite(value, link)) return;
      if (item.all('enclosure').some((each) => essence(urlOf(each) ?? '') === bare)) {
        report(link, `<link> is ${quoted(value)}, the audio itself.`);
      }
    }),
    bad: [
      '<item><link>«https://media.example.com/rust-for-linux.mp3»</link><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><link>https://rust-in-production.example.com/rust-for-linux/</link><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'rss/item-links-identical': {
    summary: 'Each item should have a <link> to its own page.',
    why: 'Whatever episode listeners share, the link leads to the same page.',
    help: "Write the address of each episode's page, or remove the links.",
    source: ['apple-guide#episode: link', 'rss#Elements of <item>'],
    severity: { rss: 'info', apple: 'info' },
    on: 'channel',
    check(channel, report) {
      const found = channel.all('item').flatMap((item) => item.child('link') ?? []);
      const values = new Set(found.map((link) => link.text.trim()));
      const [first] = found;
      const [value] = values;
      if (!first || !value || values.size > 1 || found.length < 3) return;
      report(first, `All ${found.length} items have the <link> ${quoted(value)}.`);
    },
    bad: [
      '<item><link>«https://example.com/»</link></item><item><link>https://example.com/</link></item><item><link>https://example.com/</link></item>',
    ],
    good: [
      '<item><link>https://example.com/1</link></item><item><link>https://example.com/2</link></item><item><link>https://example.com/3</link></item>',
      '<item><link>https://example.com/</link></item><item><link>https://example.com/</link></item>',
    ],
  },

  'rss/self-is-website': {
    summary: 'The website and the feed of a show must have different addresses.',
    why: 'One of the two is wrong: listeners who want to know more get the code of the feed, or readers that look for the feed get a page.',
    help: 'Write the address of the website as <link>, and that of the feed in <atom:link rel="self">.',
    source: ['rss#Required channel elements', 'apple-guide#show: link', 'rss-profile#atom:link'],
    severity: { rss: 'warning', apple: 'info' },
    on: 'channel',
    check(channel, report) {
      const link = channel.child('link');
      const website = link?.text.trim();
      if (!link || !website) return;
      if (isSelf(channel, website))
        report(link, `<link> and <atom:link rel="self"> are both ${quoted(website)}.`);
    },
    bad: [
      '<link>«https://feeds.example.com/rust.xml»</link><atom:link href="https://feeds.example.com/rust.xml" rel="self" type="application/rss+xml"/>',
    ],
    good: [
      '<link>https://rust-in-production.example.com/</link><atom:link href="https://feeds.example.com/rust.xml" rel="self" type="application/rss+xml"/>',
    ],
  },
});
