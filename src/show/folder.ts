import type { AudioTags, FileFacts } from '../media.js';

/** A file or folder that is there and cannot be read; the message names it and says why. */
export class Unreadable extends Error {}

/** A folder that a show is read from. Nothing outside it can be reached through it, except the feed that a show names. */
export interface Folder {
  /** As the user would name it. */
  readonly name: string;
  /** The paths of all files below it, with `/`, sorted by code units; hidden ones are left out. */
  readonly files: readonly string[];
  /** The folders in it whose files are not known, each in a sentence without its full stop that says why. */
  readonly closed?: readonly string[];
  /** The links in it that are no files of the folder, each in a sentence without its full stop that says why. */
  readonly strayed?: readonly string[];
  /** The paths of what is neither a file nor a folder nor a link: pipes, sockets and devices, which are not read. */
  readonly special?: ReadonlySet<string>;
  /** The bytes of one of the files. Throws {@link Unreadable}. */
  readonly read: (path: string) => Uint8Array;
  /**
   * The bytes of a file by its path from the folder, which may lead out of it: for the feed that a show names, and
   * for nothing else. Throws {@link Unreadable}.
   */
  readonly readBeyond?: (path: string) => Uint8Array;
  /** What is known of one of the files without judging it. */
  readonly probe: (path: string) => Promise<FileFacts>;
  /**
   * A folder, or the one file of that path, which shows share, by its path from this one such as `../people`; undefined
   * when there is none, or when it lies outside of where airworthy runs.
   */
  readonly shared?: (path: string) => Folder | undefined;
  /** What the tags of a recording say. */
  readonly tags?: (path: string) => Promise<AudioTags>;
  /** What the server of a recording says of it, where servers may be asked; undefined when it says nothing. */
  readonly recording?: ((url: string) => Promise<RemoteFacts | undefined>) | undefined;
}

/** What is known of a recording on the web: its first bytes, and the type that it is sent with. */
export type RemoteFacts = FileFacts & { readonly type?: string };

/**
 * The path, from the root of the folder, that a file of the folder means by a relative one.
 * Undefined when it is absolute or leads out of the folder.
 */
export function resolvePath(from: string, relative: string): string | undefined {
  if (/^([/\\]|[a-z]:)/i.test(relative)) return undefined;
  const parts = from.split('/').slice(0, -1);
  for (const part of relative.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Whether a path leads to a folder below the one that it starts from, or to that folder itself. */
export function isBelow(path: string): boolean {
  return resolvePath('', path) !== undefined && !path.includes('\\');
}

/** The name of a file without its folders, or of the folder whose index it is. */
export function nameOf(path: string): string {
  const [name = '', folder] = path
    .replace(/\.[^./]*$/, '')
    .split('/')
    .reverse();
  return /^_?index$/i.test(name) || path.endsWith('/contents.lr') ? (folder ?? name) : name;
}

/** A name without the day that Jekyll puts before it. */
export function withoutDay(name: string): string {
  return name.replace(/^\d{4}-\d{1,2}-\d{1,2}[-. _](?=.)/, '');
}

/** The same for a path that may repeat the folders at the end of the base, as `/media/audio/a.mp3` does below …/media/audio/. */
export function urlJoined(base: string, path: string): string {
  const above = base
    .replace(/[?#].*$/s, '')
    .replace(/^[a-z]+:\/\/[^/]*/i, '')
    .split('/')
    .filter(Boolean);
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const isRepeated = (length: number): boolean =>
    above.slice(above.length - length).every((part, index) => part === parts[index]);
  let repeated = Math.min(above.length, parts.length - 1);
  while (repeated > 0 && !isRepeated(repeated)) repeated--;
  return urlBelow(base, parts.slice(repeated).join('/'));
}

/** The URL of a file below a base URL: each part of the path percent-encoded (RFC 3986), the base as it is. */
export function urlBelow(base: string, path: string): string {
  const query = base.search(/[?#]|$/);
  const folder = base.slice(0, query).replace(/(?<!\/)\/*$/, '/');
  return `${folder}${path.split('/').map(encodeURIComponent).join('/')}${base.slice(query)}`;
}
