import type { FileFacts } from '../../media.js';
import { readDuration } from '../../text/duration.js';
import { isTypeOf, mediaOfType } from '../../text/mime.js';
import { fileName } from '../../text/url.js';
import type { Element } from '../../xml/document.js';
import { isStitched, servedAt } from '../answering.js';
import { writing } from '../fix.js';
import { quoted } from '../judgement.js';
import { type Context, rules } from '../rule.js';

/** The names of codecs as people know them. */
const codecs: Readonly<Record<string, string>> = {
  alac: 'Apple Lossless',
  flac: 'FLAC',
  opus: 'Opus',
  pcm: 'uncompressed',
  vorbis: 'Vorbis',
};

/** What is known of the file of an enclosure, when it is at hand. */
function fileOf(enclosure: Element | undefined, { files }: Context): FileFacts | undefined {
  const url = enclosure?.attribute('url')?.value.trim();
  return url === undefined ? undefined : files?.get(url);
}

/** Whether each listener is sent another recording, with other ads in it. */
function isNeverTheSame(enclosure: Element, context: Context): boolean {
  const { served } = servedAt(enclosure, 'url', context) ?? {};
  return served !== undefined && isStitched(served);
}

function nameOf(enclosure: Element): string {
  return quoted(fileName(enclosure.attribute('url')?.value.trim() ?? ''));
}

/** Apple's advice on bit rates, in kbit/s; where the channels are not known, from one to the other. */
function adviceFor(channels: number | undefined): readonly [number, number] {
  if (channels === undefined) return [64, 256];
  return channels === 1 ? [64, 128] : [128, 256];
}

/** Bit rates that vary come out a little beside what was asked for. */
const leeway = 1.05;

/** Players round, and what they show jumps by this many seconds at most without anybody noticing. */
const durationLeeway = 5;

/** The recordings at hand. */
export const audio = rules({
  'media/audio-format': {
    summary: 'The recording should be MP3 or AAC.',
    why: 'Apple plays nothing else from a feed, so the episode does not start there.',
    help: 'Encode the recording again as MP3 or AAC, and offer this one as <podcast:alternateEnclosure>.',
    source: ['apple-audio#RSS feeds', 'spotify-delivery#4.1'],
    severity: { apple: 'error', spotify: 'warning' },
    refusal: 'apple-audio',
    on: 'item/enclosure',
    needs: 'files',
    check(enclosure, report, context) {
      const found = fileOf(enclosure, context)?.audio;
      if (!found || found.type.startsWith('video/') || found.codec === 'mp3' || found.codec === 'aac') return;
      const codec = codecs[found.codec] ?? found.codec;
      const url = enclosure.attribute('url');
      if (url) report(url, `The recording ${nameOf(enclosure)} is ${codec}, neither MP3 nor AAC.`);
    },
    bad: [
      '<item><title>Rust</title><enclosure url="«https://media.example.com/rust.opus»" length="2400000" type="audio/ogg"/></item>',
    ],
    good: [
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.m4a" length="2400000" type="audio/x-m4a"/></item>',
    ],
  },

  'media/audio-bitrate': {
    summary: 'The recording should have 64 to 128 kbit/s in mono, 128 to 256 in stereo.',
    why: 'Below that speech sounds hollow; above it listeners download bytes that nobody hears.',
    help: 'Encode the recording again within that range.',
    source: 'apple-audio#table',
    severity: { apple: 'warning' },
    on: 'item/enclosure',
    needs: 'files',
    check(enclosure, report, context) {
      const { bitrate, channels, type } = fileOf(enclosure, context)?.audio ?? {};
      const url = enclosure.attribute('url');
      if (bitrate === undefined || !url || type?.startsWith('video/')) return;
      const rate = bitrate / 1000;
      const [least, most] = adviceFor(channels);
      if (rate * leeway >= least && rate <= most * leeway) return;
      const how = channels === undefined ? '' : channels === 1 ? ' in mono' : ' in stereo';
      report(
        url,
        `The recording ${nameOf(enclosure)} has ${Math.round(rate)} kbit/s${how}; Apple advises ${least} to ${most}.`,
      );
    },
    bad: [
      '<item><title>Rust</title><enclosure url="«https://media.example.com/rust-32k.mp3»" length="2400000" type="audio/mpeg"/></item>',
      '<item><title>Rust</title><enclosure url="«https://media.example.com/rust-320k.mp3»" length="24000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'media/audio-sample-rate': {
    summary: 'The recording should have 44.1 kHz or more.',
    why: 'Below that the high sounds of speech are lost.',
    help: 'Export the recording again at 44.1 or 48 kHz.',
    source: 'apple-audio#table',
    severity: { apple: 'warning' },
    on: 'item/enclosure',
    needs: 'files',
    check(enclosure, report, context) {
      const { sampleRate, type } = fileOf(enclosure, context)?.audio ?? {};
      const url = enclosure.attribute('url');
      if (sampleRate === undefined || sampleRate >= 44_100 || !url || type?.startsWith('video/')) return;
      report(url, `The recording ${nameOf(enclosure)} has ${sampleRate / 1000} kHz.`);
    },
    bad: [
      '<item><title>Rust</title><enclosure url="«https://media.example.com/rust-22khz.mp3»" length="2400000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'media/enclosure-length-mismatch': {
    summary: 'The length of an enclosure must be the size of its file in bytes.',
    why: 'Players show a wrong size, and some stop the download where the feed says that it ends.',
    help: 'Write the size of the file.',
    source: ['rss#<enclosure>', 'apple-requirements#enclosure'],
    severity: { rss: 'warning', apple: 'warning' },
    on: 'item/enclosure',
    needs: 'files',
    check(enclosure, report, context) {
      if (isNeverTheSame(enclosure, context)) return;
      const bytes = fileOf(enclosure, context)?.bytes;
      const length = enclosure.attribute('length');
      const written = length?.value.trim() ?? '';
      // A length that is no number, or zero for "unknown", is the matter of other rules.
      if (bytes === undefined || !length || !/^0*[1-9]\d*$/.test(written) || Number(written) === bytes)
        return;
      report(
        length,
        `The length of the enclosure is "${written}"; ${nameOf(enclosure)} has ${bytes} bytes.`,
        {
          help: `Write "${bytes}".`,
          fix: {
            title: `Write "${bytes}"`,
            safe: true,
            edits: [{ span: length.valueSpan, text: `${bytes}` }],
          },
        },
      );
    },
    bad: [
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="«2580»" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
    fixes: {
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="2580" type="audio/mpeg"/></item>':
        '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/></item>',
    },
  },

  'media/enclosure-type-mismatch': {
    summary: 'The type of an enclosure must match its file.',
    why: 'Players choose the decoder by it and fail to play the episode.',
    help: 'Write the type of the file.',
    source: ['apple-guide#enclosure', 'feedvalidator'],
    severity: { rss: 'warning', apple: 'warning' },
    on: 'item/enclosure',
    needs: 'files',
    check(enclosure, report, context) {
      const facts = fileOf(enclosure, context);
      const real = facts?.audio?.type ?? (facts?.image && `image/${facts.image.format}`);
      const type = enclosure.attribute('type');
      const written = type?.value.trim();
      if (!real || !type || !written || written.toLowerCase() === real) return;
      if (mediaOfType(real).some((media) => isTypeOf(media, written))) return;
      report(
        type,
        `The type of the enclosure is ${quoted(written)}; that of ${nameOf(enclosure)} is "${real}".`,
        writing(type, real),
      );
    },
    bad: [
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.m4a" length="2400000" type="«audio/mpeg»"/></item>',
    ],
    good: [
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.m4a" length="2400000" type="audio/mp4"/></item>',
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
    fixes: {
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.m4a" length="2400000" type="audio/mpeg"/></item>':
        '<item><title>Rust</title><enclosure url="https://media.example.com/rust.m4a" length="2400000" type="audio/x-m4a"/></item>',
    },
  },

  'media/duration-mismatch': {
    summary: 'The duration of an episode must match its recording.',
    why: 'Listeners choose by it, and players jump to the wrong place or show a wrong remaining time.',
    help: 'Write the duration of the recording in seconds.',
    source: 'apple-guide#itunes:duration',
    severity: { apple: 'warning' },
    on: 'item/itunes:duration',
    needs: 'files',
    check(element, report, context) {
      const enclosure = element.parent?.child('enclosure');
      if (enclosure && isNeverTheSame(enclosure, context)) return;
      const measured = fileOf(enclosure, context)?.audio?.duration;
      const written = readDuration(element.text);
      if (measured === undefined || !enclosure || !written || written.seconds === 0) return;
      if (Math.abs(written.seconds - measured) <= durationLeeway) return;
      const right = `${Math.round(measured)}`;
      report(
        element,
        `<itunes:duration> is "${element.text.trim()}"; ${nameOf(enclosure)} takes ${right} seconds.`,
        writing(element, right),
      );
    },
    bad: [
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/><itunes:duration>«43:30»</itunes:duration></item>',
    ],
    good: [
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/><itunes:duration>2582</itunes:duration></item>',
    ],
    fixes: {
      '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/><itunes:duration>43:30</itunes:duration></item>':
        '<item><title>Rust</title><enclosure url="https://media.example.com/rust.mp3" length="41000000" type="audio/mpeg"/><itunes:duration>2580</itunes:duration></item>',
    },
  },
});
