import type { Fix } from '../../diagnostic.js';
import {
  isMediaType,
  isTypeOf,
  type MediaType,
  mediaOfExtension,
  mediaOfType,
  typeMeantBy,
} from '../../text/mime.js';
import { extensionOf, isWebUrl } from '../../text/url.js';
import type { Attribute, Element } from '../../xml/document.js';
import { quoted } from '../judgement.js';
import { name, rules } from '../rule.js';
import { urlOf } from './enclosure.js';
import { ofEpisodes } from './presence.js';

/** What the file of an enclosure is by its extension, when a directory takes it. */
function mediaOf(enclosure: Element): MediaType | undefined {
  const media = mediaOfExtension(extensionOf(urlOf(enclosure) ?? ''));
  return media && media.directories.length > 0 ? media : undefined;
}

/** Writes a type. Players that do not play what they were told of will play it then, so it is not safe. */
function writing(type: Attribute, right: string | undefined, safe = false): { help?: string; fix?: Fix } {
  if (right === undefined) return {};
  const title = `Write "${right}"`;
  return { help: `${title}.`, fix: { title, safe, edits: [{ span: type.valueSpan, text: right }] } };
}

/** Types that servers give to files of which they know nothing. */
const saysNothing = /^(?:application|binary)\/(?:octet-stream|force-download|x-download)$/i;

type Directory = MediaType['directories'][number];

/** The directories that list types, by what a message calls them. */
const named: Readonly<Record<Directory, string>> = { apple: 'Apple', psp1: 'PSP-1', spotify: 'Spotify' };
const directories = Object.keys(named) as readonly Directory[];

/** The directories that list the type, by whatever name. */
function listsWith(type: string): readonly Directory[] {
  const kinds = mediaOfType(type);
  return directories.filter((each) => kinds.some((kind) => kind.directories.includes(each)));
}

/** Whether a directory lists the type. */
function isListed(type: string): boolean {
  return listsWith(type).length > 0;
}

/** A type that is a type but not a known mistake. */
function isSound(type: string): boolean {
  return isMediaType(type) && typeMeantBy(type) === undefined;
}

export const enclosureType = rules({
  'rss/enclosure-type-missing': {
    summary: 'An <enclosure> has a type.',
    why: 'Players such as AntennaPod take the episode for one without audio.',
    help: 'Add the media type of the file, such as type="audio/mpeg".',
    source: [
      'rss#<enclosure> sub-element of <item>',
      'apple-requirements#enclosure',
      'podlatch-enclosure',
      'antennapod',
    ],
    severity: { rss: 'error', apple: 'error', psp1: 'error', spotify: 'error' },
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
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type=""/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
    ],
  },

  'rss/enclosure-type-invalid': {
    summary: 'The type of an <enclosure> is a media type that exists.',
    why: 'A player that compares types exactly does not know what it could play.',
    help: 'Write the registered type of the file: "audio/mpeg" for an MP3.',
    source: [
      'rss#<enclosure> sub-element of <item>',
      'feedvalidator#InvalidMIMEAttribute',
      'apple-guide#episode: enclosure',
    ],
    // No directory lists a type that does not exist.
    severity: { rss: 'error', apple: 'error', psp1: 'warning', spotify: 'warning' },
    on: 'item/enclosure',
    check(enclosure, report) {
      const type = enclosure.attribute('type');
      const value = type?.value.trim();
      if (!type || !value || isSound(value)) return;
      const right = typeMeantBy(value) ?? mediaOf(enclosure)?.type;
      const fault = isMediaType(value) ? 'which nobody registered' : 'not a media type';
      report(type, `The type of <enclosure> is ${quoted(value)}, ${fault}.`, writing(type, right, true));
    },
    bad: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mp3"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="mp3"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg/mp3"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.opus" length="41000000" type="audio/ogg; codecs=opus"/></item>',
    ],
  },

  'rss/enclosure-type-unsupported': {
    summary: 'The type of an <enclosure> is one that every directory lists.',
    why: 'The directory does not show an episode that its app could not play.',
    help: 'Offer an MP3 or M4A as <enclosure>, and other formats as <podcast:alternateEnclosure>.',
    source: ['apple-guide#episode: enclosure', 'psp1#enclosure', 'apple-audio#RSS'],
    severity: { apple: 'error', psp1: 'warning', spotify: 'warning' },
    on: 'item/enclosure',
    check: ofEpisodes((enclosure, report) => {
      const type = enclosure.attribute('type');
      const value = type?.value.trim();
      if (!type || !value || !isSound(value)) return;
      const lists = listsWith(value);
      if (lists.length === directories.length) return;
      if (lists.length > 0) {
        const concerns = directories.filter((each) => !lists.includes(each));
        const whose = `${concerns.map((each) => named[each]).join(' and ')} do${concerns.length > 1 ? '' : 'es'}`;
        report(type, `The type of <enclosure> is ${quoted(value)}, which ${whose} not list.`, {
          concerns,
        });
        return;
      }
      const right = mediaOf(enclosure)?.type;
      report(type, `The type of <enclosure> is ${quoted(value)}, which no directory lists.`, {
        ...writing(type, right),
        ...(right !== undefined &&
          !saysNothing.test(value) && { help: `Write "${right}" if the file is one.` }),
      });
    }),
    bad: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.opus" length="41000000" type="audio/opus"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp3" length="41000000" type="application/octet-stream"/></item>',
      '<item><enclosure url="https://media.example.com/cover.jpg" length="210000" type="image/jpeg"/></item>',
      '<item><enclosure url="https://media.example.com/slides.pdf" length="210000" type="application/pdf"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.m4a" length="38000000" type="audio/mp4"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.m4a" length="38000000" type="audio/x-m4a"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.mp4" length="98000000" type="Video/MP4"/></item>',
    ],
  },

  'rss/enclosure-extension-mismatch': {
    summary: 'The path of an enclosure ends in the extension of its type.',
    why: 'Apple goes by the extension, and shows no episode whose address has another one or none.',
    help: 'Let the path of the address end in ".mp3", ".m4a", ".mp4", ".m4v", ".mov" or ".pdf", as the type says.',
    source: ['apple-guide#episode: enclosure', 'feedvalidator#UnsupportedItunesFormat'],
    severity: { apple: 'error' },
    on: 'item/enclosure',
    check: ofEpisodes((enclosure, report) => {
      const url = enclosure.attribute('url');
      const type = enclosure.attribute('type')?.value.trim() ?? '';
      const value = urlOf(enclosure);
      if (!url || !value || !isWebUrl(value) || !isListed(type)) return;
      const extension = extensionOf(value);
      const media = mediaOfExtension(extension);
      if (media && media.directories.length > 0 && isTypeOf(media, type)) return;
      const said = enclosure.attribute('type');
      const right = media && media.directories.length > 0 ? media.type : undefined;
      const found = extension === '' ? 'has no extension' : `ends in ".${extension}"`;
      report(
        url,
        media && isTypeOf(media, type)
          ? `The url of <enclosure> ${found}, which Apple does not take.`
          : `The url of <enclosure> ${found}, although its type is ${quoted(type)}.`,
        said && right !== undefined
          ? { ...writing(said, right), help: `Write type="${right}" if the file is one.` }
          : {},
      );
    }),
    bad: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.m4a" length="38000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/play?file=rust-for-linux.mp3" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.php" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.aac" length="38000000" type="audio/aac"/></item>',
    ],
    good: [
      '<item><enclosure url="https://media.example.com/rust-for-linux.MP3?source=feed" length="41000000" type="audio/mpeg"/></item>',
      '<item><enclosure url="https://media.example.com/rust-for-linux.m4a#t=0" length="38000000" type="audio/mp4"/></item>',
    ],
  },
});
