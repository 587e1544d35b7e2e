import { paymentAddresses } from '../../served/addresses.js';
import { hostIn, isAnswer, isOk, isPage, type Served, whyGone, whyUnasked } from '../../served/served.js';
import { bareType } from '../../text/mime.js';
import {
  answering,
  artworkServed,
  chaptersServed,
  feedServed,
  feedUrl,
  gone,
  recordingServed,
  servedIs,
  serverConfig,
  transcriptServed,
  typeAliases,
  typeOf,
  via,
  whyHeadRejected,
} from '../answering.js';
import { quoted } from '../judgement.js';
import { rules } from '../rule.js';

const paid =
  '<podcast:value type="lightning" method="keysend"><podcast:valueRecipient name="Matthias" type="lnaddress" address="matthias@pay.example.com" split="100"/></podcast:value>';
const paymentUrls = ['keysend', 'lnurlp'].map(
  (method) => `https://pay.example.com/.well-known/${method}/matthias`,
);

/** How the other files that a feed names are served, and what could not be asked. */
export const servers = rules({
  'media/content-length-wrong': {
    summary: 'A server sends as many bytes as it announces.',
    why: 'Players take the download for cut off, try again, and give up.',
    help: 'Make the server or the program behind it announce the length of what it sends, or no length at all.',
    source: ['antennapod-downloads', 'http#8.6'],
    severity: { rss: 'warning' },
    on: ['item/enclosure', 'itunes:image', 'podcast:transcript', 'podcast:chapters'],
    needs: 'network',
    check(element, report, context) {
      servedIs(element.name === 'itunes:image' ? 'href' : 'url', ({ get, final }) =>
        get !== undefined && !isAnswer(get) && get.kind === 'cut'
          ? `The answer of ${hostIn(final)} ${get.but}.`
          : undefined,
      )(element, report, context);
    },
    served({ get, final }, report) {
      if (get !== undefined && !isAnswer(get) && get.kind === 'cut')
        report({ of: 'get' }, `The answer of ${hostIn(final)} ${get.but}.`);
    },
    bad: [
      chaptersServed({
        get: { kind: 'cut', but: 'ends after 100 of 200 bytes', url: 'https://media.example.com/rust.json' },
      }),
      artworkServed({
        get: { kind: 'cut', but: 'ends after 100 of 200 bytes', url: 'https://media.example.com/rust.jpg' },
      }),
      feedServed({ get: { kind: 'cut', but: 'ends after 100 of 200 bytes', url: feedUrl } }),
    ],
    good: [
      chaptersServed({}),
      feedServed({}),
      feedServed({ get: { kind: 'dns', but: 'does not resolve', url: feedUrl } }),
    ],
  },

  'media/artwork-unreachable': {
    summary: 'The artwork must be reachable by GET and HEAD.',
    why: 'Directories reject the show or keep showing the old artwork.',
    help: 'Make the server answer both with status 200.',
    source: ['apple-connect', 'apple-guide#itunes:image', 'psp1#itunes:image', 'blubrry'],
    severity: { apple: 'error', spotify: 'error', psp1: 'error' },
    refusal: 'apple-requirements#artwork',
    on: 'itunes:image',
    needs: 'network',
    check: servedIs('href', (served) => {
      const why = whyGone(served);
      if (why !== undefined) return `The address of the artwork ${why}${via(served)}.`;
      const rejected = whyHeadRejected(served);
      return rejected && `The server ${hostIn(served.final)} ${rejected}, although it sends the artwork.`;
    }),
    bad: [artworkServed({ get: 404 }), artworkServed({ head: { status: 403, headers: {} } })],
    good: [artworkServed({}), artworkServed({ get: { kind: 'dns', but: 'does not resolve', url: '' } })],
  },

  'media/artwork-no-last-modified': {
    summary: 'The artwork should be sent with the date of its last change.',
    why: 'Apple does not notice new artwork at the same address.',
    help: 'Make the server send Last-Modified, or give new artwork a new name.',
    source: 'apple-guide#HEAD',
    severity: { apple: 'warning' },
    on: 'itunes:image',
    needs: 'network',
    check: servedIs('href', ({ head, final }) =>
      isOk(head) && head.headers['last-modified'] === undefined
        ? `The server ${hostIn(final)} sends the artwork without Last-Modified.`
        : undefined,
    ),
    bad: [artworkServed({ headers: { 'content-type': 'image/jpeg' } })],
    good: [
      artworkServed({ headers: { 'last-modified': 'Thu, 11 Dec 2025 16:00:00 GMT' } }),
      artworkServed({ get: 404 }),
    ],
  },

  'media/artwork-content-type': {
    summary: 'The artwork must be sent as image/jpeg or image/png.',
    why: 'Spotify and Apple reject artwork with another type, such as WebP from a CDN that converts pictures.',
    help: 'Switch off the conversion for the artwork.',
    source: ['squarespace-report', 'calypso-webp', 'apple-guide#itunes:image'],
    severity: { spotify: 'error', apple: 'error' },
    refusal: 'apple-requirements#artwork',
    on: 'itunes:image',
    needs: 'network',
    check: servedIs('href', (served) => {
      const type = typeOf(served);
      // What has no type of its own is looked at by its bytes.
      if (type === undefined || !/^(?:image|text)\//.test(type)) return undefined;
      return type === 'image/jpeg' || type === 'image/png'
        ? undefined
        : `The artwork is sent as ${quoted(type)}${via(served)}.`;
    }),
    bad: [
      artworkServed({ headers: { 'content-type': 'image/webp' } }),
      artworkServed({ headers: { 'content-type': 'text/html; charset=utf-8' } }),
    ],
    good: [
      artworkServed({ headers: { 'content-type': 'image/jpeg' } }),
      artworkServed({ headers: { 'content-type': 'image/jpg' } }),
      artworkServed({ get: 404, headers: { 'content-type': 'text/html' } }),
    ],
  },

  'media/artwork-type-of-bytes': {
    summary: 'The artwork is sent with the type of its bytes.',
    why: 'Directories and apps that believe the header cannot decode the picture, or take it for a download.',
    help: 'Name the file by what it is, or make the server send the type of its bytes.',
    source: ['apple-guide#itunes:image', 'spotify-delivery'],
    severity: { apple: 'warning', spotify: 'warning' },
    on: 'itunes:image',
    needs: 'network',
    yieldsTo: ['media/artwork-content-type'],
    check: servedIs('href', (served) => {
      const type = typeOf(served);
      const format = served.file?.image?.format;
      if (type === undefined || format === undefined || type === `image/${format}`) return undefined;
      return `The artwork is sent as ${quoted(type)}; its bytes are "image/${format}".`;
    }),
    bad: [
      artworkServed({
        headers: { 'content-type': 'image/png' },
        file: {
          bytes: 300_000,
          image: { width: 3000, height: 3000, format: 'jpeg', colorSpace: 'rgb', alpha: false },
        },
      }),
    ],
    good: [
      artworkServed({
        headers: { 'content-type': 'image/jpeg' },
        file: {
          bytes: 300_000,
          image: { width: 3000, height: 3000, format: 'jpeg', colorSpace: 'rgb', alpha: false },
        },
      }),
    ],
  },

  'media/transcript-unreachable': {
    summary: 'The address of every transcript must return the transcript.',
    why: 'Apps offer a transcript and show an error.',
    help: 'Upload the file again, or correct the address.',
    source: ['podcast-namespace#tags/transcript.md', 'apple-transcripts'],
    severity: { podcast20: 'warning', apple: 'warning', psp1: 'warning' },
    letter: { podcast20: 'error' },
    on: 'podcast:transcript',
    needs: 'network',
    check: gone('transcript'),
    bad: [transcriptServed({ get: 404 })],
    good: [transcriptServed({})],
  },

  'media/transcript-content-type': {
    summary: 'A transcript should be sent with the type that the feed gives it.',
    why: 'Apps that rely on the header show the raw file.',
    help: `Configure the type for the extension on the server; ${serverConfig}.`,
    source: ['podcast-transcripts', 'podcast-namespace#tags/transcript.md'],
    severity: { podcast20: 'warning' },
    on: 'podcast:transcript',
    needs: 'network',
    check: servedIs('url', (served, transcript) => {
      const bare = bareType(transcript.attribute('type')?.value ?? '');
      const declared = typeAliases[bare] ?? bare;
      if (!isOk(served.get) || declared === '') return undefined;
      const type = typeOf(served);
      if (type === declared || (isPage(served) && declared !== 'text/html')) return undefined;
      return `The transcript is sent ${type === undefined ? 'without a type' : `as ${quoted(type)}`}; the feed says ${quoted(declared)}.`;
    }),
    bad: [
      transcriptServed({ headers: { 'content-type': 'application/octet-stream' } }),
      transcriptServed({ headers: { 'content-type': 'text/plain' } }),
      transcriptServed({}),
    ],
    good: [
      transcriptServed({ headers: { 'content-type': 'text/vtt; charset=utf-8' } }),
      transcriptServed({ get: 404, headers: { 'content-type': 'text/html' } }),
      {
        ...transcriptServed({ headers: { 'content-type': 'text/plain' } }),
        markup: '<item><podcast:transcript url="https://media.example.com/rust.vtt"/></item>',
      },
    ],
  },

  'media/chapters-unreachable': {
    summary: 'The address of every chapter file must return the chapters.',
    why: 'Apps show no chapters.',
    help: 'Upload the file again, or correct the address.',
    source: 'podcast-namespace#tags/chapters.md',
    severity: { podcast20: 'warning' },
    letter: { podcast20: 'error' },
    on: 'podcast:chapters',
    needs: 'network',
    check: gone('chapter file'),
    bad: [chaptersServed({ get: 404 })],
    good: [chaptersServed({})],
  },

  'media/chapters-content-type': {
    summary: 'A chapter file should be sent as application/json+chapters.',
    why: 'Apps that rely on the header skip the chapters.',
    help: `Configure the type for the file on the server; ${serverConfig}.`,
    source: 'json-chapters',
    severity: { podcast20: 'warning' },
    on: 'podcast:chapters',
    needs: 'network',
    yieldsTo: ['media/chapters-unreachable'],
    check: servedIs('url', (served) => {
      const type = typeOf(served);
      if (!isOk(served.get) || isPage(served) || type === 'application/json+chapters') return undefined;
      return `The chapter file is sent ${type === undefined ? 'without a type' : `as ${quoted(type)}`}.`;
    }),
    bad: [chaptersServed({ headers: { 'content-type': 'application/json' } })],
    good: [chaptersServed({ headers: { 'content-type': 'application/json+chapters; charset=utf-8' } })],
  },

  'media/value-recipient-unresolvable': {
    summary: 'The server of a lightning address must know every recipient.',
    why: 'Payments to this person fail, and apps may refuse the whole payment.',
    help: 'Correct the address, or ask its provider.',
    source: ['podcast-namespace#tags/value-recipient.md', 'podcast-value#lnaddress'],
    severity: { podcast20: 'warning' },
    on: 'podcast:valueRecipient',
    needs: 'network',
    check(recipient, report, { network }) {
      const address = recipient.attribute('address');
      const served = paymentAddresses(recipient).map((url) => network?.served?.get(url));
      const isUnknown = (each: Served | undefined) =>
        isAnswer(each?.get) && [404, 410].includes(each.get.status);
      if (address && served.length > 0 && served.every(isUnknown))
        report(address, `The server of ${quoted(address.value.trim())} does not know the recipient.`);
    },
    bad: [{ markup: paid, served: paymentUrls.map((url) => answering(url, { get: 404 })) }],
    good: [
      {
        markup: paid,
        served: paymentUrls.map((url, index) => answering(url, { get: index === 0 ? 404 : 200 })),
      },
      { markup: paid, served: paymentUrls.map((url) => answering(url, { get: 500 })) },
    ],
  },

  'media/host-unasked': {
    summary: 'Every host that the feed names can be asked.',
    why: 'What its files are and how they are sent was not checked.',
    help: 'Try again later, or open one of the addresses from another network.',
    source: 'http',
    severity: { rss: 'info' },
    whose: 'nobody',
    on: 'rss',
    needs: 'network',
    check(root, report, { network }) {
      const hosts = new Map<string, { count: number; readonly why: string }>();
      for (const served of network?.served?.values() ?? []) {
        const why = whyUnasked(served);
        if (why === undefined || !served.get) continue;
        const host = hostIn(isAnswer(served.get) ? served.final : served.get.url);
        const known = hosts.get(host);
        if (known) known.count++;
        else hosts.set(host, { count: 1, why });
      }
      for (const [host, { count, why }] of hosts) {
        const what = count === 1 ? '1 address was' : `${count} addresses were`;
        report({ span: root.nameSpan, path: root.path }, `${host} ${why}, so ${what} not checked.`);
      }
    },
    bad: [
      recordingServed({
        get: { kind: 'dns', but: 'does not resolve', url: 'https://media.example.com/rust.mp3' },
      }),
      recordingServed({ get: 429 }),
    ],
    good: [recordingServed({ get: 206 }), recordingServed({ get: 404 })],
  },
});
