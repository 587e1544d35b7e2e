import { cachedByText } from './cache.js';
import { valueAt } from './table.js';
/** A kind of media file that an episode may be. */
export interface MediaType {
  /** Of the file name, in lower case. */
  readonly extension: string;
  /** What to write for it. */
  readonly type: string;
  /** What other documents write for it, and readers take. */
  readonly aliases: readonly string[];
  /** What is written for it by mistake. */
  readonly mistakes?: readonly string[];
}

/**
 * The media files of podcasts. Apple's guide and PSP-1 list types and extensions; where they differ on the
 * type (M4A is audio/x-m4a, audio/m4a or audio/mp4), all are taken.
 */
export const mediaTypes: readonly MediaType[] = [
  {
    extension: 'mp3',
    type: 'audio/mpeg',
    aliases: [],
    mistakes: ['audio/mp3', 'audio/x-mp3', 'audio/mpeg3', 'audio/x-mpeg', 'audio/x-mpeg-3', 'audio/mpg'],
  },
  {
    extension: 'm4a',
    type: 'audio/x-m4a',
    aliases: ['audio/mp4', 'audio/m4a', 'audio/aac'],
  },
  {
    extension: 'mp4',
    type: 'video/mp4',
    aliases: ['audio/mp4', 'video/x-m4v', 'video/m4v'],
  },
  {
    extension: 'm4v',
    type: 'video/x-m4v',
    aliases: ['video/m4v', 'video/mp4'],
  },
  { extension: 'mov', type: 'video/quicktime', aliases: [] },
  { extension: 'pdf', type: 'application/pdf', aliases: [] },
  { extension: 'epub', type: 'application/epub+zip', aliases: [] },
  { extension: 'aac', type: 'audio/aac', aliases: ['audio/aacp', 'audio/x-aac'] },
  { extension: 'm4b', type: 'audio/x-m4b', aliases: ['audio/mp4', 'audio/x-m4a'] },
  { extension: 'ogg', type: 'audio/ogg', aliases: ['application/ogg', 'audio/opus'] },
  { extension: 'oga', type: 'audio/ogg', aliases: ['application/ogg'] },
  { extension: 'opus', type: 'audio/opus', aliases: ['audio/ogg'] },
  { extension: 'flac', type: 'audio/flac', aliases: ['audio/x-flac'] },
  {
    extension: 'wav',
    type: 'audio/wav',
    aliases: ['audio/x-wav', 'audio/wave', 'audio/vnd.wave'],
  },
  { extension: 'webm', type: 'video/webm', aliases: ['audio/webm'] },
  {
    extension: 'm3u8',
    type: 'application/x-mpegURL',
    aliases: ['application/vnd.apple.mpegurl', 'audio/mpegurl', 'audio/x-mpegurl'],
  },
  { extension: 'torrent', type: 'application/x-bittorrent', aliases: [] },
];

const byExtension = new Map(mediaTypes.map((each) => [each.extension, each]));

/** The kind of file that has an extension (in any case, without the dot). */
export function mediaOfExtension(extension: string): MediaType | undefined {
  return byExtension.get(extension.toLowerCase());
}

const pictures: Readonly<Record<string, string>> = {
  ...{ jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', gif: 'image/gif', webp: 'image/webp' },
  ...{ avif: 'image/avif', heic: 'image/heic', svg: 'image/svg+xml', bmp: 'image/bmp', tiff: 'image/tiff' },
};

/** The media type of pictures with an extension (in lower case, without the dot); undefined when it is of none. */
export function pictureType(extension: string): string | undefined {
  return valueAt(pictures, extension);
}

const byType = new Map(
  mediaTypes
    .flatMap(({ type, aliases, mistakes = [] }) => [type.toLowerCase(), ...aliases, ...mistakes])
    .map((bare) => {
      const said = mediaTypes.filter((each) => each.type.toLowerCase() === bare);
      return [bare, [...said, ...mediaTypes.filter((each) => !said.includes(each) && means(each, bare))]];
    }),
);

/** The kinds of file that a media type may mean, the nearest first; parameters and case do not matter. */
export function mediaOfType(type: string): readonly MediaType[] {
  return byType.get(bareType(type)) ?? [];
}

/** Whether a file of this kind may be announced with a type; parameters and case do not matter. */
export function isTypeOf(media: MediaType, type: string): boolean {
  const bare = bareType(type);
  return media.type.toLowerCase() === bare || means(media, bare);
}

function means(media: MediaType, bare: string): boolean {
  return media.aliases.includes(bare) || (media.mistakes ?? []).includes(bare);
}

const rightTypes = new Map(
  mediaTypes.flatMap(({ type, mistakes = [] }) => mistakes.map((mistake) => [mistake, type] as const)),
);

/** The type that is meant by one of the usual mistakes, such as `audio/mp3`. */
export function typeMeantBy(mistake: string): string | undefined {
  return rightTypes.get(bareType(mistake));
}

/** A media type without its parameters, in lower case. */
export const bareType = cachedByText(1000, (type) => {
  const end = type.indexOf(';');
  return (end < 0 ? type : type.slice(0, end)).trim().toLowerCase();
});

/** Whether a text has the form of a media type with optional parameters (RFC 9110, section 8.3.1). */
export function isMediaType(text: string): boolean {
  const [type = '', ...parameters] = text.trim().split(';');
  return (
    /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*$/.test(type) &&
    parameters.every((each) => /^([\w!#$%&'*+.^`|~-]+=([\w!#$%&'*+.^`|~-]+|"[^"]*"))?$/.test(each.trim()))
  );
}

/** A type by its usual name, where several are written for the same. */
export function usualType(type: string): string {
  const bare = bareType(type).replace('/x-', '/');
  return valueAt(usualTypes, bare) ?? bare;
}

const usualTypes: Readonly<Record<string, string>> = {
  'audio/m4a': 'audio/mp4',
  'audio/aac': 'audio/mp4',
  'audio/mp3': 'audio/mpeg',
  'audio/opus': 'audio/ogg',
  'video/m4v': 'video/mp4',
};
