import { podcast } from '../../vocabulary/podcast.js';
import type { Kind } from '../../vocabulary/row.js';
import { ofKinds } from '../grammar/attributes.js';
import { type Check, rules } from '../rule.js';
import { anyAddress } from '../values.js';

/** Judges every attribute and text of some kinds. */
function every(...kinds: readonly Kind[]) {
  return ofKinds(podcast, (kind) => kinds.includes(kind));
}

/** Attributes with the address of a page, which a browser opens: nothing is lost without encryption. */
const pages: ReadonlySet<string> = new Set([
  ...['podcast:person@href', 'podcast:license@url', 'podcast:funding@url', 'podcast:contentLink@href'],
  ...['podcast:socialInteract@uri', 'podcast:socialInteract@accountUrl'],
]);

/** Judges the addresses of pages, or all others. */
function addresses(ofPages: boolean) {
  const { on, check } = every('URL', 'URI');
  const only: Check = (element, report, context) => {
    check?.(
      element,
      (place, message, advice) => {
        const attribute = 'valueSpan' in place ? place : undefined;
        const isPage = attribute !== undefined && pages.has(`${element.name}@${attribute.name}`);
        const isPlain = attribute !== undefined && /^http:/i.test(attribute.value.trim());
        if ((isPage && isPlain) === ofPages) report(place, message, advice);
      },
      context,
    );
  };
  return { on, check: only };
}

/** One rule for each general kind of value in the vocabulary. */
export const types = rules({
  'podcast/url-not-https': {
    summary: 'Every URL of a page or file should be absolute and start with https:.',
    why: 'Web players do not load files that come without encryption, and browsers warn before they open such a page.',
    help: 'Write the full URL with https:, after checking that it works.',
    source: 'podcast-namespace#Podcast Tags',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    once: true,
    yieldsTo: ['rss/url-private'],
    ...addresses(false),
    bad: [
      '<podcast:person img="«http://media.example.com/matthias.jpg»">Matthias Endler</podcast:person>',
      '<item><podcast:transcript url="«http://media.example.com/?show=1&amp;to=vtt»" type="text/vtt"/></item>',
      '<podcast:person img="«http://203.0.113.7/matthias.jpg»">Matthias Endler</podcast:person>',
      '<podcast:funding url="«/support»">Support the show</podcast:funding>',
      '<podcast:funding url="«patreon.com/rustinproduction»">Support the show</podcast:funding>',
      '<podcast:funding url="«https:// rust.example.com»">Support the show</podcast:funding>',
    ],
    good: [
      '<item><podcast:alternateEnclosure type="audio/opus"><podcast:source uri="http://2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion/rust.opus"/></podcast:alternateEnclosure></item>',
      '<item><podcast:alternateEnclosure type="audio/opus"><podcast:source uri="ipfs://bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi"/></podcast:alternateEnclosure></item>',
      '<podcast:person img="https://media.example.com/matthias.jpg">Matthias Endler</podcast:person>',
      '<podcast:funding url="lightning:lnurl1dp68gurn8ghj7">Support the show</podcast:funding>',
    ],
    fixes: {
      '<podcast:person img="http://media.example.com/matthias.jpg">Matthias Endler</podcast:person>': {
        unsafe:
          '<podcast:person img="https://media.example.com/matthias.jpg">Matthias Endler</podcast:person>',
      },
      '<item><podcast:transcript url="http://media.example.com/?show=1&amp;to=vtt" type="text/vtt"/></item>':
        {
          unsafe:
            '<item><podcast:transcript url="https://media.example.com/?show=1&amp;to=vtt" type="text/vtt"/></item>',
        },
    },
  },

  'podcast/page-not-https': {
    summary: 'The address of a page should start with https:.',
    why: 'Browsers warn of a page without encryption, and the namespace asks for it in every URL.',
    help: 'Write the URL with https:, after checking that it works.',
    source: 'podcast-namespace#Podcast Tags',
    severity: { podcast20: 'info' },
    letter: { podcast20: 'error' },
    once: true,
    yieldsTo: ['rss/url-private'],
    ...addresses(true),
    bad: [
      '<podcast:person href="«http://example.com/matthias»">Matthias Endler</podcast:person>',
      '<item><podcast:contentLink href="«http://video.example.com/rust-for-linux»">Watch it</podcast:contentLink></item>',
    ],
    good: ['<podcast:person href="https://example.com/matthias">Matthias Endler</podcast:person>'],
    fixes: {
      '<podcast:person href="http://example.com/matthias">Matthias Endler</podcast:person>': {
        unsafe: '<podcast:person href="https://example.com/matthias">Matthias Endler</podcast:person>',
      },
    },
  },

  'podcast/uri-invalid': {
    summary: 'Every address that may have any scheme must be absolute.',
    why: 'Apps cannot open it, so the link is dead.',
    help: 'Write the full address with its scheme, such as https:, ipfs: or magnet:.',
    source: ['podcast-namespace#tags/source.md', 'podcast-namespace#tags/content-link.md'],
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    ...ofKinds(
      podcast,
      (kind) => kind === 'URI',
      () => anyAddress,
    ),
    bad: ['<item><podcast:contentLink href="«rust-for-linux»">Watch it</podcast:contentLink></item>'],
    good: [
      '<item><podcast:contentLink href="https://video.example.com/rust-for-linux">Watch it</podcast:contentLink></item>',
    ],
  },

  'podcast/number-invalid': {
    summary: 'Every number must be written in digits, without a fraction where only whole numbers exist.',
    why: 'Apps read a part of it or nothing, and jump to the wrong second or pay the wrong amount.',
    help: 'Write digits only, with a point before a fraction.',
    source: ['podcast-namespace#Attributes', 'partytime'],
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    ...every('number', 'whole number', 'integer'),
    bad: [
      '<item><podcast:soundbite startTime="«1:13»" duration="60">Why a kernel</podcast:soundbite></item>',
      '<item><podcast:season>«four»</podcast:season></item>',
      '<podcast:image href="https://media.example.com/cover.jpg" alt="A crab" width="«1500px»"/>',
      '<podcast:value type="lightning" method="keysend" suggested="«5e-8»"/>',
    ],
    good: [
      '<item><podcast:soundbite startTime="73.5" duration="60">Why a kernel</podcast:soundbite></item>',
      '<item><podcast:episode>315.5</podcast:episode></item>',
      '<podcast:value type="lightning" method="keysend" suggested="0.00000005000"/>',
    ],
    fixes: {
      '<item><podcast:soundbite startTime="1:13" duration="60">Why a kernel</podcast:soundbite></item>':
        '<item><podcast:soundbite startTime="73" duration="60">Why a kernel</podcast:soundbite></item>',
      '<podcast:image href="https://media.example.com/cover.jpg" alt="A crab" width="1500px"/>':
        '<podcast:image href="https://media.example.com/cover.jpg" alt="A crab" width="1500"/>',
    },
  },

  'podcast/boolean-invalid': {
    summary: 'Every yes-or-no attribute must be "true" or "false", in lower case.',
    why: 'Apps treat anything else as "false", so a fee or a default has no effect.',
    help: 'Write "true" or "false".',
    source: 'podcast-namespace#Attributes',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    whose: 'host',
    ...every('boolean'),
    bad: [
      '<podcast:podping usesPodping="«True»"/>',
      '<podcast:updateFrequency complete="«yes»">That was it</podcast:updateFrequency>',
    ],
    good: ['<podcast:podping usesPodping="true"/>'],
    fixes: {
      '<podcast:podping usesPodping="True"/>': '<podcast:podping usesPodping="true"/>',
      '<podcast:updateFrequency complete="yes">That was it</podcast:updateFrequency>':
        '<podcast:updateFrequency complete="true">That was it</podcast:updateFrequency>',
    },
  },

  'podcast/media-type-invalid': {
    summary:
      'Every media type needs the form "audio/mpeg", and the type of a picture must be of an image or a video.',
    why: 'Apps choose a file by its type, and skip a file whose type they cannot read.',
    help: 'Write the type that the server sends with the file.',
    source: [
      'podcast-namespace#tags/alternate-enclosure.md',
      'podcast-namespace#tags/image.md',
      'podcast-namespace#tags/trailer.md',
    ],
    severity: { podcast20: 'warning' },
    whose: 'host',
    ...every('media type', 'image or video type'),
    bad: [
      '<item><podcast:alternateEnclosure type="«opus»"/></item>',
      '<podcast:image href="https://media.example.com/cover.jpg" type="«text/html»"/>',
    ],
    good: [
      '<item><podcast:alternateEnclosure type="audio/ogg; codecs=opus"/></item>',
      '<podcast:image href="https://media.example.com/cover.webp" type="image/webp"/>',
    ],
    fixes: {
      '<item><podcast:alternateEnclosure type="opus"/></item>':
        '<item><podcast:alternateEnclosure type="audio/opus"/></item>',
    },
  },

  'podcast/language-invalid': {
    summary: 'Every language must be a tag of BCP 47 with registered parts.',
    why: 'Apps that offer listeners the version in their own language do not find it.',
    help: 'Write a tag such as "de" or "pt-BR".',
    source: ['podcast-namespace#tags/alternate-enclosure.md', 'rfc5646'],
    severity: { podcast20: 'warning' },
    ...every('language tag'),
    bad: ['<item><podcast:alternateEnclosure type="audio/mpeg" lang="«german»"/></item>'],
    good: ['<item><podcast:alternateEnclosure type="audio/mpeg" lang="de"/></item>'],
    fixes: {
      '<item><podcast:alternateEnclosure type="audio/mpeg" lang="german"/></item>':
        '<item><podcast:alternateEnclosure type="audio/mpeg" lang="de"/></item>',
    },
  },
});
