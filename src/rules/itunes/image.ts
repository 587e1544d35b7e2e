import type { DirectoryName } from '../../directories/index.js';
import { escapedAttribute } from '../../text/escape.js';
import { extensionOf, isWebUrl } from '../../text/url.js';
import { isItem } from '../../vocabulary/vocabulary.js';
import type { Element } from '../../xml/document.js';
import { renaming } from '../fix.js';
import { quoted } from '../judgement.js';
import { ofEpisodes, subject } from '../rss/presence.js';
import { name, type Place, rules } from '../rule.js';

/** The address that stands between the tags, or in a child as in the image of RSS. */
function misplacedAddress(image: Element): { place: Element; value: string } | undefined {
  const place = [image, image.child('url'), image.child('itunes:url')].find((each) =>
    isWebUrl(each?.text.trim() ?? ''),
  );
  return place && { place, value: place.text.trim() };
}

/** Whom a picture without an address concerns: Spotify asks for that of the show alone. */
function whose({ parent }: Element): { concerns?: readonly DirectoryName[]; why?: string } {
  if (parent?.name === 'channel') return {};
  return {
    concerns: ['apple', 'psp1'],
    why: 'Apps do not find the picture, and show that of the show for the episode.',
  };
}

export const image = rules({
  'itunes/image-missing': {
    summary: 'The channel needs an <itunes:image>.',
    why: 'Directories refuse a new show without artwork, and show one that they have without a picture.',
    help: 'Add <itunes:image href="…"/> with a square JPEG or PNG of 1400 to 3000 pixels.',
    source: [
      'apple-guide#show: itunes:image',
      'psp1#itunes:image',
      'spotify-metadata#cover artwork',
      'apple-connect',
    ],
    severity: { apple: 'warning', spotify: 'warning', psp1: 'error' },
    letter: { apple: 'error', spotify: 'error' },
    refusal: 'psp1#itunes:image',
    yieldsTo: ['itunes/namespace-missing'],
    absent: 'itunes:image',
    on: 'channel',
    check(channel, report) {
      if (!channel.child('itunes:image')) report(name(channel), 'The channel has no <itunes:image>.');
    },
    bad: ['<«channel»><title>Rust in Production</title></channel>'],
    good: ['<itunes:image href="https://media.example.com/cover.jpg"/>'],
  },

  'itunes/item-image-missing': {
    summary: 'An item may have an <itunes:image> of its own.',
    why: 'The episode looks like all the others of the show.',
    help: 'Add <itunes:image href="…"/> if there is a picture for this episode.',
    source: ['apple-guide#episode: itunes:image', 'psp1#item itunes:image'],
    weighed: 'Artwork of an episode is optional everywhere but in PSP-1.',
    severity: { psp1: 'info' },
    once: true,
    absent: 'itunes:image',
    on: 'item',
    check: ofEpisodes((item, report) => {
      if (!item.child('itunes:image')) report(name(item), () => `${subject(item)} has no <itunes:image>.`);
    }),
    bad: ['<«item»><title>Rust for Linux</title></item>'],
    good: ['<item><itunes:image href="https://media.example.com/rust-for-linux.jpg"/></item>'],
  },

  'itunes/image-href-missing': {
    summary: '<itunes:image> needs the address of its picture in href.',
    why: 'Apps look nowhere else and show no artwork.',
    help: 'Write <itunes:image href="…"/>.',
    source: ['apple-guide#itunes:image', 'feedvalidator#MissingAttribute', 'spotify-metadata#cover artwork'],
    severity: { apple: 'warning', psp1: 'error', spotify: 'warning' },
    letter: { apple: 'error', spotify: 'error' },
    refusal: 'psp1#itunes:image',
    whose: 'host',
    on: 'itunes:image',
    check(image, report) {
      const href = image.attribute('href');
      if (href && href.value.trim() !== '') return;
      const misplaced = misplacedAddress(image);
      const place: Place = misplaced?.place ?? href ?? name(image);
      const message = misplaced
        ? `<itunes:image> has its address ${quoted(misplaced.value)} between the tags, not as href.`
        : `<itunes:image> has ${href ? 'an empty' : 'no'} href.`;
      const misnamed = href ? undefined : (image.attribute('url') ?? image.attribute('src'));
      if (!misplaced && misnamed && isWebUrl(misnamed.value)) {
        const said = `<itunes:image> has "${misnamed.name}", not href.`;
        const at = { span: misnamed.nameSpan, path: image.path };
        return report(at, said, { ...whose(image), ...renaming(misnamed, 'href') });
      }
      if (!misplaced || image.attributes.length > 0) return report(place, message, whose(image));
      const text = `<${image.qname} href="${escapedAttribute(misplaced.value)}"/>`;
      report(place, message, {
        ...whose(image),
        help: `Write ${text}.`,
        fix: { title: 'Write it as href', safe: true, edits: [{ span: image.span, text }] },
      });
    },
    bad: [
      '<itunes:image>«https://media.example.com/cover.jpg»</itunes:image>',
      '<itunes:image><url>«https://media.example.com/cover.jpg»</url></itunes:image>',
      '<itunes:image «url»="https://media.example.com/cover.jpg"/>',
      '<itunes:image href="«»"/>',
    ],
    good: ['<itunes:image href="https://media.example.com/cover.jpg"/>'],
    fixes: {
      '<itunes:image>https://media.example.com/cover.jpg</itunes:image>':
        '<itunes:image href="https://media.example.com/cover.jpg"/>',
      '<itunes:image><url>https://media.example.com/cover.jpg</url></itunes:image>':
        '<itunes:image href="https://media.example.com/cover.jpg"/>',
    },
  },

  'itunes/image-extension': {
    summary: 'The address of artwork should end in ".jpg", ".jpeg" or ".png".',
    why: 'Apple asks for the extension; without it some apps cannot tell what the picture is.',
    help: 'Publish the artwork as a JPEG or PNG under a name with its extension.',
    source: ['apple-guide#itunes:image', 'psp1#itunes:image', 'podbean#artwork'],
    severity: { apple: 'warning', psp1: 'error' },
    letter: { apple: 'error' },
    refusal: 'psp1#itunes:image',
    whose: 'host',
    once: true,
    yieldsTo: ['rss/file-of-another-kind', 'rss/file-is-page'],
    on: 'itunes:image',
    check: (image, report) => {
      const href = image.attribute('href');
      const value = href?.value.trim() ?? '';
      if (!href || !isWebUrl(value)) return;
      const extension = extensionOf(value);
      if (/^(jpe?g|png)$/.test(extension)) return;
      // Servers of pictures answer by what is asked for: only the name of another format says what comes.
      const isOther = /^(gif|webp|avif|svg|bmp|tiff?|heic|jxl|ico|pdf|psd|html?)$/.test(extension);
      const found = extension === '' ? 'has no extension' : `ends in ".${extension}"`;
      report(
        href,
        `The address of <itunes:image> ${found}.`,
        isOther
          ? {
              why: `Apple takes JPEG and PNG only, and shows ${image.parent && isItem(image.parent) ? 'the artwork of the show instead' : 'no artwork in another format'}.`,
            }
          : { concerns: ['psp1'] },
      );
    },
    bad: [
      '<itunes:image href="«https://media.example.com/cover.webp»"/>',
      '<itunes:image href="«https://media.example.com/artwork?id=603»"/>',
      '<itunes:image href="«https://media.example.com/cover?file=cover.jpg»"/>',
    ],
    good: [
      '<itunes:image href="https://media.example.com/cover.JPG"/>',
      '<itunes:image href="https://media.example.com/cover.png?v=2&amp;w=3000#top"/>',
      '<item><itunes:image href="http://media.example.com/rust.for.linux.jpeg"/></item>',
    ],
  },
});
