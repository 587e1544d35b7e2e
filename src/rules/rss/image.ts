import type { Fix } from '../../diagnostic.js';
import type { Edit, Source } from '../../text/source.js';
import { extensionOf, isPrivateUrl, isWebUrl, sameUrl, urlFault } from '../../text/url.js';
import type { Element } from '../../xml/document.js';
import { isSelf } from '../atom/relations.js';
import { addingBehind, removing } from '../fix.js';
import { quoted } from '../judgement.js';
import { faultsOfText } from '../prose.js';
import { name, rules } from '../rule.js';
import { says } from './presence.js';

const required = ['url', 'title', 'link'] as const;

/** Inserts copies of the channel's own title or link; nothing when it cannot supply all that is missing. */
function copies(
  channel: Element,
  image: Element,
  missing: readonly string[],
  { text }: Source,
): readonly Edit[] {
  const { end } = image.contentSpan;
  // There is no room in a tag that closes itself.
  if (image.span.end === image.openSpan.end) return [];
  const found = missing.map((each) => (each === 'url' ? undefined : channel.child(each)));
  if (!found.every(says)) return [];
  return [
    { span: { start: end, end }, text: found.map(({ span }) => text.slice(span.start, span.end)).join('') },
  ];
}

/** Copies what the channel says into an empty element of its <image>; the address of the picture is nowhere else. */
function filledFrom(channel: Element, empty: Element, { text }: Source): { help: string; fix?: Fix } {
  const its = empty.name === 'url' ? undefined : channel.child(empty.name);
  if (!says(its)) return { help: `Write the ${empty.name} into it.` };
  const title = `Write the ${empty.name} of the channel into it`;
  const filled = `<${empty.qname}>${text.slice(its.contentSpan.start, its.contentSpan.end)}</${empty.qname}>`;
  return { help: `${title}.`, fix: { title, safe: true, edits: [{ span: empty.span, text: filled }] } };
}

/** The <image> that says what the channel and its <itunes:image> say, behind that one; nothing when one is missing. */
function madeOf(channel: Element, source: Source): { readonly fix?: Fix } {
  const artwork = channel.child('itunes:image');
  const href = artwork?.attribute('href');
  const [name, link] = [channel.child('title'), channel.child('link')];
  if (!artwork || !href || !isWebUrl(href.value) || !says(name) || !says(link)) return {};
  const [url, ...copied] = [href.valueSpan, name.span, link.span].map(({ start, end }) =>
    source.text.slice(start, end),
  );
  const made = `<image><url>${url}</url>${copied.join('')}</image>`;
  const title = 'Make it of the artwork, the title and the link of the channel';
  return { fix: { title, safe: true, edits: [addingBehind(artwork, made, source)] } };
}

function collapsed(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** The most pixels that RSS 2.0 allows. */
const largest = { width: 144, height: 400 } as const;

/** Whether a width or a height is a number that RSS 2.0 allows. */
function isSize({ name, text }: Element): boolean {
  const pixels = /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : 0;
  return pixels > 0 && pixels <= (name === 'width' ? largest.width : largest.height);
}

export const image = rules({
  'rss/channel-image-missing': {
    summary: 'The channel should have an <image> for readers that ignore <itunes:image>.',
    why: 'Plain news readers show the show without a picture.',
    help: 'Add <image><url>…</url><title>…</title><link>…</link></image> with the address of the artwork, and the title and link of the channel.',
    source: ['rss#<image> sub-element of <channel>', 'spotify-delivery#5.8'],
    severity: { rss: 'info' },
    whose: 'host',
    absent: 'image',
    on: 'channel',
    check(channel, report, { document }) {
      if (channel.child('image')) return;
      report(name(channel), 'The channel has no <image>.', () => madeOf(channel, document.source));
    },
    bad: ['<«channel»><title>Rust in Production</title></channel>'],
    good: ['<image><url>https://media.example.com/cover.jpg</url></image>'],
    fixes: {
      '<channel>\n  <title>Rust</title>\n  <link>https://rust.example.com/</link>\n  <itunes:image href="https://media.example.com/cover.jpg?a=1&amp;b=2"/>\n</channel>':
        '<channel>\n  <title>Rust</title>\n  <link>https://rust.example.com/</link>\n  <itunes:image href="https://media.example.com/cover.jpg?a=1&amp;b=2"/>\n  <image><url>https://media.example.com/cover.jpg?a=1&amp;b=2</url><title>Rust</title><link>https://rust.example.com/</link></image>\n</channel>',
      '<channel><title>Rust</title><link>https://rust.example.com/</link><itunes:image href="https://media.example.com/cover.jpg"/></channel>':
        '<channel><title>Rust</title><link>https://rust.example.com/</link><itunes:image href="https://media.example.com/cover.jpg"/><image><url>https://media.example.com/cover.jpg</url><title>Rust</title><link>https://rust.example.com/</link></image></channel>',
    },
  },

  'rss/image-incomplete': {
    summary: '<image> needs a <url>, a <title> and a <link>.',
    why: 'Readers that require url, title and link show no picture.',
    help: "Add what is missing; title and link are the channel's.",
    source: ['rss#<image> sub-element of <channel>', 'feedvalidator#MissingElement'],
    severity: { rss: 'warning' },
    letter: { rss: 'error' },
    whose: 'host',
    absent: ['url', 'title', 'link'],
    on: 'channel',
    check(channel, report, { document }) {
      const image = channel.child('image');
      if (!image) return;
      const missing = required.filter((each) => !says(image.child(each)));
      if (missing.length === 0) return;
      const absent = missing.filter((each) => !image.child(each));
      const [only] = missing;
      const empty = missing.length === 1 && only ? image.child(only) : undefined;
      if (empty)
        return report(empty, `<${only}> of <image> is empty.`, filledFrom(channel, empty, document.source));
      const edits = absent.length === missing.length ? copies(channel, image, missing, document.source) : [];
      report(
        name(image),
        `<image> has no ${missing.map((each) => `<${each}>`).join(' and no ')}.`,
        edits.length === 0 ? {} : { fix: { title: 'Copy it from the channel', safe: true, edits } },
      );
    },
    bad: [
      '<«image»><url>https://media.example.com/cover.jpg</url></image>',
      '<«image»><title>Rust in Production</title><link>https://rust-in-production.example.com/</link></image>',
      '<«image»/>',
      '<image><url>https://media.example.com/cover.jpg</url><title>Rust in Production</title>«<link/>»</image>',
    ],
    good: [
      '<image><url>https://media.example.com/cover.jpg</url><title>Rust in Production</title><link>https://rust-in-production.example.com/</link></image>',
    ],
    fixes: {
      '<image><url>https://media.example.com/cover.jpg</url></image>':
        '<image><url>https://media.example.com/cover.jpg</url><title>Rust in Production</title><link>https://rust-in-production.example.com/</link></image>',
      '<image><url>https://media.example.com/cover.jpg</url><title>Rust in Production</title><link/></image>':
        '<image><url>https://media.example.com/cover.jpg</url><title>Rust in Production</title><link>https://rust-in-production.example.com/</link></image>',
    },
  },

  'rss/image-mismatch': {
    summary: "The title and link of <image> should be the channel's.",
    why: 'Readers that show <image> use its title as the name of the show, and its link as the website.',
    help: 'Copy the title and link of the channel.',
    source: [
      'rss#<image> sub-element of <channel>',
      'rss-profile#image',
      'feedvalidator#ImageTitleDoesntMatch, ImageLinkDoesntMatch',
    ],
    severity: { rss: 'info' },
    letter: { rss: 'warning' },
    whose: 'host',
    // What is wrong in itself is told of it.
    yieldsTo: [
      ...faultsOfText,
      ...['text/program-message', 'rss/value-over-255', 'rss/link-invalid', 'rss/url-unencoded'],
      ...['rss/url-private', 'rss/url-password', 'rss/url-not-ascii'],
    ],
    on: 'channel',
    check(channel, report, { document }) {
      const image = channel.child('image');
      for (const each of ['title', 'link'] as const) {
        const own = image?.child(each);
        const its = channel.child(each);
        if (!says(own) || !says(its)) continue;
        // An address of the channel that is none is reported as that, and nothing to copy.
        if (each === 'link' && (urlFault(its.text.trim()) || isPrivateUrl(its.text.trim()))) continue;
        // Nor is the address of the feed, which is reported where it stands in the place of the website's.
        if (each === 'link' && isSelf(channel, its.text)) continue;
        if (!/[\p{L}\p{N}]/u.test(its.text)) continue;
        const same =
          each === 'link'
            ? sameUrl(own.text.trim(), its.text.trim())
            : collapsed(own.text) === collapsed(its.text);
        if (same) continue;
        const { start, end } = its.contentSpan;
        report(
          own,
          `The ${each} of <image> is ${quoted(own.text.trim())}, but the ${each} of the channel is ${quoted(its.text.trim())}.`,
          {
            help: `Copy the ${each} of the channel.`,
            why: `Readers that show <image> use its ${each} as the ${each === 'title' ? 'name of the show' : 'website'}, which differs from that elsewhere.`,
            fix: {
              title: `Copy the ${each} of the channel`,
              safe: false,
              edits: [{ span: own.contentSpan, text: document.source.text.slice(start, end) }],
            },
          },
        );
      }
    },
    bad: [
      '<image><url>https://media.example.com/cover.jpg</url><title>«Cover»</title><link>https://rust-in-production.example.com/</link></image>',
      '<image><url>https://media.example.com/cover.jpg</url><title>Rust in Production</title><link>«https://example.com/»</link></image>',
    ],
    good: [
      '<image><url>https://media.example.com/cover.jpg</url><title>Rust in Production</title><link>https://rust-in-production.example.com</link></image>',
      '<link>https://feeds.example.com/rust.xml</link><image><url>https://media.example.com/cover.jpg</url><title>Rust in Production</title><link>https://rust-in-production.example.com/</link></image>',
    ],
    fixes: {
      '<image><url>https://media.example.com/cover.jpg</url><title>Cover</title><link>https://rust-in-production.example.com/</link></image>':
        {
          unsafe:
            '<image><url>https://media.example.com/cover.jpg</url><title>Rust in Production</title><link>https://rust-in-production.example.com/</link></image>',
        },
      '<image><url>https://media.example.com/cover.jpg</url><title>Rust in Production</title><link>https://example.com/</link></image>':
        {
          unsafe:
            '<image><url>https://media.example.com/cover.jpg</url><title>Rust in Production</title><link>https://rust-in-production.example.com/</link></image>',
        },
    },
  },

  'rss/image-dimensions': {
    summary: 'The <width> of <image> may be at most 144 and its <height> at most 400 pixels.',
    why: 'Readers ignore larger numbers, or distort the picture.',
    help: 'Remove <width> and <height>, which are optional.',
    source: ['rss#<image> sub-element of <channel>', 'feedvalidator#InvalidWidth, InvalidHeight'],
    severity: { rss: 'info' },
    letter: { rss: 'error' },
    whose: 'nobody',
    on: 'channel/image',
    check(image, report, { document: { source } }) {
      const sizes = [...image.all('width'), ...image.all('height')];
      const [wrong] = sizes.filter((size) => !isSize(size));
      if (!wrong) return;
      const { name: which } = wrong;
      const value = wrong.text.trim();
      const isNumber = /^0*[1-9]\d*$/.test(value);
      const most = which === 'width' ? largest.width : largest.height;
      report(
        wrong,
        value === ''
          ? `The <${which}> of <image> is empty.`
          : isNumber
            ? `The <${which}> of <image> is ${quoted(value)}, more than the ${most} pixels that RSS allows.`
            : `The <${which}> of <image> is ${quoted(value)}, not a number of pixels from 1 to ${most}.`,
        {
          fix: {
            title: 'Remove the width and the height',
            safe: true,
            edits: sizes.flatMap((size) => removing(size, source).fix.edits),
          },
          ...(!isNumber && { why: 'Readers cannot tell how large to show the picture.' }),
        },
      );
    },
    bad: [
      '<image><url>https://media.example.com/cover.jpg</url><width>«145»</width></image>',
      '<image><url>https://media.example.com/cover.jpg</url><height>«401»</height></image>',
      '<image><url>https://media.example.com/cover.jpg</url><width>«1400»</width><height>1400</height></image>',
      '<image><url>https://media.example.com/cover.jpg</url><height>«32px»</height></image>',
      '<image><url>https://media.example.com/cover.jpg</url>«<width/>»</image>',
    ],
    good: [
      '<image><url>https://media.example.com/cover.jpg</url><width>144</width><height>400</height></image>',
    ],
    fixes: {
      '<image><url>https://media.example.com/cover.jpg</url><width>1400</width><height>144</height></image>':
        '<image><url>https://media.example.com/cover.jpg</url></image>',
      '<image><url>https://media.example.com/cover.jpg</url><height>32px</height></image>':
        '<image><url>https://media.example.com/cover.jpg</url></image>',
    },
  },

  'rss/image-format': {
    summary: 'The picture of <image> should be a GIF, JPEG or PNG.',
    why: 'Readers that support only these show no picture.',
    help: 'Use the URL of a JPEG or PNG file.',
    source: ['rss#<image> sub-element of <channel>', 'feedvalidator#ImageUrlFormat'],
    severity: { rss: 'warning' },
    on: 'image/url',
    check(url, report) {
      const value = url.text.trim();
      const extension = extensionOf(value);
      if (!isWebUrl(value) || extension === '' || /^(gif|jpe?g|png)$/.test(extension)) return;
      report(url, `The <url> of <image> ends in ".${extension}", not in ".jpg", ".png" or ".gif".`);
    },
    bad: ['<image><url>«https://media.example.com/cover.webp»</url></image>'],
    good: [
      '<image><url>https://media.example.com/cover.JPG?v=2</url></image>',
      '<image><url>https://media.example.com/artwork/rust-in-production</url></image>',
    ],
  },
});
