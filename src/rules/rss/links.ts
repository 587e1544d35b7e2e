import type { Attribute, Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { name, type Report, rules } from '../rule.js';
import { brokenLink } from './address.js';
import { ofEpisodes, requires } from './presence.js';

/** Judges a link that is not empty. */
function judge(subject: string, place: Element | Attribute, value: string, report: Report): void {
  const fault = value && brokenLink(value);
  if (!fault) return;
  const completed = /^\/\/[^/]/.test(value)
    ? `https:${value}`
    : /^www\./i.test(value)
      ? `https://${value}`
      : '';
  report(
    place,
    `${subject} is ${quoted(value)}, ${fault}.`,
    completed && !brokenLink(completed) ? { help: `Write "${completed}" if that is meant.` } : {},
  );
}

export const links = rules({
  'rss/link-invalid': {
    summary: 'A link of a feed is an absolute address with a known scheme and a host.',
    why: "The button behind it opens nothing, or a page on somebody's own machine.",
    help: 'Write the whole address, beginning with "https://".',
    source: ['rss#Elements of <item>', 'feedvalidator#InvalidFullLink'],
    severity: { rss: 'error' },
    on: [
      'channel/link',
      'item/link',
      'image/link',
      'textInput/link',
      'channel/docs',
      'image/url',
      'itunes:image',
    ],
    check(element, report) {
      const href = element.attribute('href');
      if (element.name !== 'itunes:image') judge(`<${element.name}>`, element, element.text.trim(), report);
      else if (href) judge('The href of <itunes:image>', href, href.value.trim(), report);
    },
    bad: [
      '<link>rust-in-production.example.com</link>',
      '<link>//rust-in-production.example.com/</link>',
      '<link>htps://rust-in-production.example.com/</link>',
      '<link>https:///episodes/rust-for-linux</link>',
      '<link>http://localhost:4000/</link>',
      '<item><title>Rust for Linux</title><link>/rust-for-linux</link></item>',
      '<item><link>https://rust-in-production.example.com/rust for linux</link></item>',
      '<itunes:image href="/cover.jpg"/>',
    ],
    good: [
      '<link>https://rust-in-production.example.com/?lang=de&amp;page=1#top</link>',
      '<item><link>mailto:show@example.com</link></item>',
      '<item><link>ftp://media.example.com/rust-for-linux</link></item>',
      '<item><link>https://rust-in-production.example.com/gäste</link></item>',
      '<item><title>Rust for Linux</title><link/></item>',
    ],
  },

  'rss/item-link-missing': {
    summary: 'An item has a <link> to its page.',
    why: "Listeners who share the episode share the player's page instead of yours.",
    help: "Add a <link> with the address of the episode's page.",
    source: ['apple-guide#episode: link', 'psp1#item link'],
    severity: { apple: 'info', psp1: 'info' },
    on: 'item',
    check: ofEpisodes(requires('link')),
    bad: [
      '<item><title>Rust for Linux</title></item>',
      '<item><title>Rust for Linux</title><link></link></item>',
    ],
    good: ['<item><link>https://rust-in-production.example.com/rust-for-linux/</link></item>'],
  },

  'rss/item-comments-invalid': {
    summary: 'A <comments> is the absolute address of a page.',
    why: 'The button for comments opens nothing.',
    help: 'Write the whole address of the page, or remove the element.',
    source: ['rss#<comments> sub-element of <item>', 'feedvalidator#InvalidFullLink'],
    severity: { rss: 'error' },
    on: 'item/comments',
    check(comments, report) {
      const value = comments.text.trim();
      if (value === '') report(comments, '<comments> is empty.');
      else judge('<comments>', comments, value, report);
    },
    bad: [
      '<item><comments>What a great episode</comments></item>',
      '<item><comments>#comments</comments></item>',
      '<item><comments/></item>',
    ],
    good: [
      '<item><comments>https://rust-in-production.example.com/rust-for-linux/#comments</comments></item>',
    ],
  },

  'rss/item-source-url-missing': {
    summary: 'A <source> has the url of the feed that the item came from.',
    why: 'Nobody can go back to the show that the episode was taken over from.',
    help: 'Add the address of that feed as url, or remove the element.',
    source: ['rss#<source> sub-element of <item>', 'feedvalidator#MissingAttribute'],
    severity: { rss: 'error' },
    on: 'item/source',
    check(source, report) {
      const url = source.attribute('url');
      if (!url) report(name(source), '<source> has no url.');
      else if (url.value.trim() === '') report(url, 'The url of <source> is empty.');
      else judge('The url of <source>', url, url.value.trim(), report);
    },
    bad: [
      '<item><source>LINUX Unplugged</source></item>',
      '<item><source url="">LINUX Unplugged</source></item>',
      '<item><source url="linux-unplugged/feed.xml">LINUX Unplugged</source></item>',
    ],
    good: [
      '<item><source url="https://feeds.example.com/linux-unplugged.xml">LINUX Unplugged</source></item>',
    ],
  },
});
