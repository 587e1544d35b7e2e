import { hostIn, isAnswer, isOk, isPage } from '../../served/served.js';
import { shownUrl } from '../../served/shown-url.js';
import { bareType } from '../../text/mime.js';
import { gone, recordingServed, servedIs, serverConfig, typeOf, via, whyHeadRejected } from '../answering.js';
import { quoted } from '../judgement.js';
import { rules } from '../rule.js';

/** Whether players take what is sent with a type for something else than a recording. */
function isNoRecording(type: string): boolean {
  return /^(?:text|image)\/|^application\/(?:json|xml|pdf|xhtml\+xml|rss\+xml|problem\+json)$/.test(type);
}

/** How the recordings that a feed names are served. */
export const recordings = rules({
  'media/enclosure-unreachable': {
    summary: 'The address of every enclosure must return the recording.',
    why: 'The episode is listed but cannot be played.',
    help: 'Upload the file again, or correct the address.',
    source: ["apple-connect#Can't download episodes", 'apple-validate#media files'],
    severity: { apple: 'error', spotify: 'error', youtube: 'error' },
    refusal: 'apple-requirements',
    on: 'item/enclosure',
    needs: 'network',
    check: gone('recording'),
    bad: [
      recordingServed({ get: 404 }),
      recordingServed({ get: 410 }),
      recordingServed({
        headers: { 'content-type': 'text/html' },
        start: '<!DOCTYPE html><title>Gone</title>',
      }),
      recordingServed({
        get: {
          kind: 'certificate',
          but: 'has a certificate for another name',
          url: 'https://media.example.com/rust.mp3',
        },
      }),
    ],
    good: [
      recordingServed({ get: 206 }),
      recordingServed({ get: 403, headers: { server: 'cloudflare', 'cf-mitigated': 'challenge' } }),
      recordingServed({ get: 429 }),
      recordingServed({
        get: { kind: 'timeout', but: 'does not answer', url: 'https://media.example.com/rust.mp3' },
      }),
    ],
  },

  'media/enclosure-head-rejected': {
    summary: 'The server of the recordings must answer HEAD requests.',
    why: 'Apple checks this way whether the file is there, and drops the episode.',
    help: `Make the server answer HEAD as it answers GET, without the body; ${serverConfig}.`,
    source: ['apple-requirements#HEAD', 'blubrry', 'audicle-head'],
    severity: { apple: 'error' },
    refusal: 'apple-requirements',
    on: 'item/enclosure',
    needs: 'network',
    check: servedIs('url', (served) => {
      const why = whyHeadRejected(served);
      return why && `The server ${hostIn(served.final)} ${why}, although it sends the recording.`;
    }),
    bad: [
      recordingServed({ get: 206, head: { status: 405, headers: {} } }),
      recordingServed({ get: 206, head: { kind: 'reset', but: 'closes the connection', url: '' } }),
    ],
    good: [
      recordingServed({ get: 206, head: { status: 200, headers: {} } }),
      recordingServed({ get: 206, head: { status: 429, headers: {} } }),
      recordingServed({ get: 404 }),
    ],
  },

  'media/enclosure-no-byte-range': {
    summary: 'The server of the recordings must support byte ranges.',
    why: 'Listeners cannot skip ahead, and Apple rejects the show.',
    help: `Make the server answer Range requests with status 206; ${serverConfig}.`,
    source: ['apple-requirements#byte-range', 'http#14', 'blubrry'],
    severity: { apple: 'error' },
    refusal: 'apple-requirements',
    on: 'item/enclosure',
    needs: 'network',
    // A page in place of the recording is the matter of another rule.
    yieldsTo: ['media/enclosure-unreachable'],
    check: servedIs('url', ({ get, ranged, final }) => {
      if (!ranged || !isAnswer(get) || get.status !== 200) return undefined;
      if (/\bbytes\b/i.test(get.headers['accept-ranges'] ?? '')) return undefined;
      return `The server ${hostIn(final)} answers a request for the first bytes of the recording with all of it (status 200).`;
    }),
    bad: [
      recordingServed({ headers: { 'content-type': 'audio/mpeg' } }),
      recordingServed({ headers: { 'accept-ranges': 'none' } }),
    ],
    good: [
      recordingServed({ get: 206, headers: { 'content-range': 'bytes 0-99/41000000' } }),
      recordingServed({ headers: { 'accept-ranges': 'bytes' } }),
    ],
  },

  'media/enclosure-redirect-chain': {
    summary: 'An enclosure should be reached over few redirects, all of them https.',
    why: 'Playback can fail at every hop, and phones refuse a hop over plain http.',
    help: 'Remove tracking prefixes that nobody uses.',
    source: ['podcast-namespace#https', 'podinfra#audio files'],
    severity: { podcast20: 'info' },
    on: 'item/enclosure',
    needs: 'network',
    check: servedIs('url', ({ url, redirects, final }) => {
      const hops = [...redirects.map((each) => each.url), final];
      const plain = /^https:/i.test(url) ? hops.find((each) => /^http:/i.test(each)) : undefined;
      if (plain !== undefined)
        return `A redirect of the recording leads to ${shownUrl(plain)}, without encryption.`;
      if (redirects.length <= 5) return undefined;
      return `The recording is reached after ${redirects.length} redirects, the last of them to ${shownUrl(final)}.`;
    }),
    bad: [
      recordingServed({
        redirects: Array.from({ length: 6 }, (_, hop) => ({
          url: `https://t${hop}.example.com/rust.mp3`,
          status: 302,
        })),
      }),
      recordingServed({
        redirects: [{ url: 'https://media.example.com/rust.mp3', status: 302 }],
        final: 'http://cdn.example.com/rust.mp3',
      }),
    ],
    good: [
      recordingServed({
        redirects: [{ url: 'https://media.example.com/rust.mp3', status: 302 }],
        final: 'https://cdn.example.com/rust.mp3',
      }),
    ],
  },

  'media/recording-as-text': {
    summary: 'A recording must be sent with a media type of audio or video.',
    why: 'Pocket Casts and AntennaPod refuse to download what is sent as text, an image, JSON, XML or PDF.',
    help: `Make the server send the type of the file, such as audio/mpeg; ${serverConfig}.`,
    source: ['pocket-casts-downloads', 'antennapod-downloads'],
    refusal: ['pocket-casts-downloads', 'antennapod-downloads'],
    severity: { rss: 'error' },
    on: 'item/enclosure',
    needs: 'network',
    check: servedIs('url', (served, enclosure) => {
      const type = typeOf(served);
      const declared = bareType(enclosure.attribute('type')?.value ?? '');
      // A book is not for players, and a page in place of a recording is gone, not badly labelled.
      if (type === undefined || type === declared || !/^(?:audio|video)\//.test(declared)) return undefined;
      if (!isNoRecording(type) || isPage(served)) return undefined;
      return `The recording is sent as ${quoted(type)}${via(served)}.`;
    }),
    bad: [
      recordingServed({ get: 206, headers: { 'content-type': 'text/plain; charset=utf-8' } }),
      recordingServed({ get: 206, headers: { 'content-type': 'application/pdf' } }),
    ],
    good: [
      recordingServed({ get: 206, headers: { 'content-type': 'audio/mpeg' } }),
      recordingServed({ get: 206, headers: { 'content-type': 'application/octet-stream' } }),
    ],
  },

  'media/recording-compressed': {
    summary: 'A recording is sent as it is, without compression.',
    why: 'Its length is not that of the file any more, AntennaPod takes the download for broken, and nobody can skip ahead.',
    help: 'Switch off gzip and brotli for audio and video.',
    source: 'antennapod-downloads',
    severity: { rss: 'warning' },
    on: 'item/enclosure',
    needs: 'network',
    check: servedIs('url', (served) => {
      const { get, head, final } = served;
      if (isPage(served)) return undefined;
      const coding = [head, get].flatMap((reply) =>
        isOk(reply) ? (reply.headers['content-encoding'] ?? []) : [],
      )[0];
      if (coding === undefined || /^identity$/i.test(coding)) return undefined;
      return `The server ${hostIn(final)} compresses the recording (Content-Encoding: ${coding}).`;
    }),
    bad: [recordingServed({ head: { status: 200, headers: { 'content-encoding': 'gzip' } } })],
    good: [recordingServed({ head: { status: 200, headers: {} } })],
  },
});
