import type { Fix } from '../../diagnostic.js';
import type { Profile } from '../../directories/profile.js';
import { isMediaType, isTypeOf, mediaOfExtension, mediaOfType, typeMeantBy } from '../../text/mime.js';
import { extensionOf, isWebUrl } from '../../text/url.js';
import type { Attribute } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { shortNames } from '../limits.js';
import { name, rules } from '../rule.js';
import { isEpisode, ofEpisodes } from './presence.js';
import { hasRecordings, isListed, isPicture, kindsIn, mediaOf, urlOf } from './recording.js';

/** Writes a type. Players that do not play what they were told of will play it then, so it is not safe. */
function writing(type: Attribute, right: string | undefined, safe = false): { help?: string; fix?: Fix } {
  if (right === undefined) return {};
  const title = `Write "${right}"`;
  return { help: `${title}.`, fix: { title, safe, edits: [{ span: type.valueSpan, text: right }] } };
}

/** Types that servers give to files of which they know nothing. */
const saysNothing = /^(?:application|binary)\/(?:octet-stream|force-download|x-download)$/i;

/** Extensions of files that only say where recordings are. */
const playlists: ReadonlySet<string> = new Set(['m3u', 'pls', 'xspf', 'asx', 'wax', 'wvx', 'ram']);

/** Whether a profile lists files of the type, by whatever name. */
function lists({ limits: { files = [] } }: Profile, type: string): boolean {
  return mediaOfType(type).some(({ extension }) => files.includes(extension));
}

/** A type that is a type but not a known mistake. */
function isSound(type: string): boolean {
  return isMediaType(type) && typeMeantBy(type) === undefined;
}

export const enclosureType = rules({
  'rss/enclosure-type-missing': {
    summary: '<enclosure> needs a type.',
    why: 'Spotify rejects the episode, and players such as AntennaPod may show it without audio.',
    help: 'Add the media type of the file, such as type="audio/mpeg".',
    source: [
      'rss#<enclosure> sub-element of <item>',
      'apple-requirements#enclosure',
      'podlatch-enclosure',
      'antennapod',
    ],
    severity: { rss: 'warning', apple: 'warning', psp1: 'error', spotify: 'error' },
    letter: { rss: 'error', apple: 'error' },
    refusal: ['podlatch-enclosure', 'antennapod'],
    whose: 'host',
    absent: '@type',
    // Without an address nobody asks what the file is.
    yieldsTo: ['rss/enclosure-url-missing'],
    on: 'item/enclosure',
    check(enclosure, report) {
      const type = enclosure.attribute('type');
      if (type && type.value.trim() !== '') return;
      const right = mediaOf(enclosure)?.type;
      if (type) return report(type, 'The type of <enclosure> is empty.', writing(type, right, true));
      const { end } = enclosure.nameSpan;
      const title = `Write type="${right}"`;
      const edits = [{ span: { start: end, end }, text: ` type="${right}"` }];
      report(
        name(enclosure),
        '<enclosure> has no type.',
        right === undefined ? {} : { help: `${title}.`, fix: { title, safe: true, edits } },
      );
    },
    bad: [
      '<item><«enclosure» url="https://media.example.com/rust-for-linux.mp3" length="41000000"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="«»"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
    fixes: {
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000"/></item>':
        '<item><enclosure type="audio/mpeg" url="https://media.example.com/rust-for-linux.mp3" length="41000000"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type=""/></item>':
        '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    },
  },

  'rss/enclosure-type-invalid': {
    summary: 'The type of <enclosure> must be a registered media type.',
    why: 'Players that compare types exactly cannot tell that they can play the file.',
    help: 'Write the registered type of the file: "audio/mpeg" for an MP3.',
    source: [
      'rss#<enclosure> sub-element of <item>',
      'feedvalidator#InvalidMIMEAttribute',
      'apple-guide#episode: enclosure',
    ],
    // No directory lists a type that does not exist.
    severity: { rss: 'warning', apple: 'warning', psp1: 'warning', spotify: 'warning' },
    letter: { rss: 'error', apple: 'error' },
    whose: 'host',
    once: true,
    on: 'item/enclosure',
    check(enclosure, report) {
      const type = enclosure.attribute('type');
      const value = type?.value.trim();
      if (!type || !value || isSound(value)) return;
      const right = typeMeantBy(value) ?? mediaOf(enclosure)?.type;
      const fault = isMediaType(value) ? 'which is not a registered media type' : 'which is not a media type';
      report(type, `The type of <enclosure> is ${quoted(value)}, ${fault}.`, writing(type, right, true));
    },
    bad: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="«audio/mp3»"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="«mp3»"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="«audio/mpeg/mp3»"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.opus" length="41000000" type="audio/ogg; codecs=opus"/></item>',
    ],
    fixes: {
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mp3"/></item>':
        '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="mp3"/></item>':
        '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    },
  },

  'rss/enclosure-type-unsupported': {
    summary: 'An enclosure must be of a type that directories play.',
    why: 'The directory does not show an episode that its app cannot play.',
    help: 'Offer an MP3 or M4A as <enclosure>, and other formats as <podcast:alternateEnclosure>.',
    source: ['apple-guide#episode: enclosure', 'psp1#enclosure', 'apple-audio#RSS'],
    severity: { apple: 'error', psp1: 'warning', spotify: 'warning' },
    refusal: 'apple-guide#episode: enclosure',
    yieldsTo: ['rss/enclosure-extension-mismatch', 'rss/enclosure-is-playlist'],
    once: true,
    on: 'item/enclosure',
    check: ofEpisodes((enclosure, report, { document, asking }) => {
      const type = enclosure.attribute('type');
      const value = type?.value.trim();
      if (!type || !value || !isSound(value)) return;
      const concerns = asking.filter((each) => each.limits.files && !lists(each, value));
      const isPlayed = mediaOfType(value).some(isListed);
      if (concerns.length === 0 || (!isPlayed && mediaOf(enclosure))) return;
      const { parent } = enclosure;
      // Of a second recording it is told that it is one.
      if (parent?.child('enclosure') !== enclosure) return;
      // The picture of an article, or of a feed without recordings, is the matter of other rules.
      if (isPicture(enclosure) && !(parent && isEpisode(parent) && hasRecordings(document))) return;
      if (isPlayed) {
        const whose = `${shortNames(concerns)} do${concerns.length > 1 ? '' : 'es'}`;
        report(type, `The type of <enclosure> is ${quoted(value)}, which ${whose} not list.`, { concerns });
        return;
      }
      report(type, `The type of <enclosure> is ${quoted(value)}, which neither Apple nor Spotify lists.`);
    }),
    bad: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.opus" length="41000000" type="«audio/opus»"/></item>',
      '<item><enclosure url="https://media.example.com/cover.jpg" length="210000" type="«image/jpeg»"/><itunes:duration>2580</itunes:duration></item><item><enclosure url="https://media.example.com/curl.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/slides.pdf" length="210000" type="«application/pdf»"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.m4a" length="38000000" type="audio/mp4"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.m4a" length="38000000" type="audio/x-m4a"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp4" length="98000000" type="Video/MP4"/></item>',
    ],
  },

  'rss/enclosure-is-playlist': {
    summary: 'The url of <enclosure> must lead to the audio, not to a playlist.',
    why: 'Players download a small text file with an address in it, and there is nothing to play.',
    help: 'Write the address that is inside the playlist.',
    source: 'apple-guide#episode: enclosure',
    severity: { rss: 'warning', apple: 'error', spotify: 'warning', psp1: 'warning' },
    refusal: 'apple-guide#episode: enclosure',
    on: 'item/enclosure',
    check: ofEpisodes((enclosure, report) => {
      const url = enclosure.attribute('url');
      const value = urlOf(enclosure);
      if (!url || !value || !playlists.has(extensionOf(value))) return;
      report(url, `The url of <enclosure> is ${quoted(value)}, a playlist and not the audio.`);
    }),
    bad: [
      '<item><enclosure url="«https://media.example.com/rust-for-linux.m3u»" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="«https://media.example.com/rust-for-linux.pls»" length="120" type="audio/x-scpls"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3?list=all.m3u" length="41000000" type="audio/mpeg"/></item>',
      '<podcast:liveItem status="live" start="2025-12-11T16:00:00Z"><enclosure url="https://live.example.com/rust.m3u" length="0" type="audio/mpeg"/></podcast:liveItem>',
    ],
  },

  'rss/enclosure-extension-mismatch': {
    summary: 'The URL of <enclosure> should end in the extension of its type.',
    why: 'Apple documents that it goes by the extension, and players that go by it may not play the file.',
    help: 'End the address, before any "?", in the extension of the type, such as ".mp3" for "audio/mpeg".',
    source: ['apple-guide#episode: enclosure', 'feedvalidator#UnsupportedItunesFormat'],
    severity: { apple: 'warning', spotify: 'warning', psp1: 'warning' },
    letter: { apple: 'error' },
    whose: 'host',
    once: true,
    yieldsTo: [
      'rss/enclosure-is-page',
      'rss/enclosure-is-playlist',
      'rss/enclosure-url-invalid',
      'rss/url-unencoded',
    ],
    on: 'item/enclosure',
    check: ofEpisodes((enclosure, report) => {
      const url = enclosure.attribute('url');
      const said = enclosure.attribute('type');
      const type = said?.value.trim() ?? '';
      const value = urlOf(enclosure);
      if (!url || !said || !value || !isWebUrl(value) || !isSound(type)) return;
      const right = mediaOf(enclosure)?.type;
      if (!mediaOfType(type).some(isListed)) {
        if (right === undefined) return;
        const advice = writing(said, right);
        return report(
          said,
          `The type of <enclosure> is ${quoted(type)}, but its url ends in ".${extensionOf(value)}".`,
          saysNothing.test(type) ? advice : { ...advice, help: `Write "${right}" if the file is one.` },
        );
      }
      if (kindsIn(value).some((kind) => isListed(kind) && isTypeOf(kind, type))) return;
      const extension = extensionOf(value);
      const media = mediaOfExtension(extension);
      if (!media) {
        const found = extension === '' ? 'has no extension' : `ends in ".${extension}"`;
        return report(url, `The url of <enclosure> ${found}, although its type is ${quoted(type)}.`, {
          concerns: ['apple'],
          help: `End the address, before any "?", in ".${mediaOfType(type)[0]?.extension}".`,
        });
      }
      const listed = isTypeOf(media, type) ? mediaOfType(type).find(isListed) : undefined;
      const other = /^(?:audio|video)\//.test(media.type)
        ? { help: `Publish it as ".mp3" or ".m4a": directories do not list ".${extension}".` }
        : { help: 'Write the address of the recording: this is that of something else.' };
      report(
        url,
        isTypeOf(media, type)
          ? `The url of <enclosure> ends in ".${extension}", which Apple does not list.`
          : `The url of <enclosure> ends in ".${extension}", but its type is ${quoted(type)}.`,
        right !== undefined
          ? { ...writing(said, right), help: `Write type="${right}" if the file is one.` }
          : listed
            ? {
                help: `Let the address end in ".${listed.extension}" where it may change: the file can stay as it is.`,
              }
            : isTypeOf(media, type)
              ? {}
              : other,
      );
    }),
    bad: [
      '<item><enclosure url="«https://media.example.com/rust-for-linux.m4a»" length="38000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="«application/octet-stream»"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="«audio/wav»"/></item>',
      '<item><enclosure url="«https://media.example.com/rust-for-linux.php»" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="«https://media.example.com/rust-for-linux.aac»" length="38000000" type="audio/aac"/></item>',
      '<item><enclosure url="«https://media.example.com/cover.jpg»" length="38000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="«https://media.example.com/rust-for-linux.wav»" length="410000000" type="audio/mpeg"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.MP3?source=feed" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.m4a#t=0" length="38000000" type="audio/mp4"/></item>',
      '<item><enclosure url="https://media.example.com/play?file=rust-for-linux.mp3&amp;from=feed" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://track.example.com/redirect.mp3/media.example.com/603" length="41000000" type="audio/mpeg"/></item>',
    ],
    fixes: {
      '<item><enclosure url="https://media.example.com/rust-for-linux.m4a" length="38000000" type="audio/mpeg"/></item>':
        {
          unsafe:
            '<item><enclosure url="https://media.example.com/rust-for-linux.m4a" length="38000000" type="audio/x-m4a"/></item>',
        },
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="application/octet-stream"/></item>':
        {
          unsafe:
            '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
        },
    },
  },
});
