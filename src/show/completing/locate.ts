import { cachedByObject } from '../../text/cache.js';
import type { Span } from '../../text/source.js';
import { encodedUrl, isHttp } from '../../text/url.js';
import type { SourceSpan } from '../faults.js';
import type { SourceFile } from '../file.js';
import { type Folder, resolvePath, urlBelow } from '../folder.js';

/** Where the files are that an author's file names, and where each of its values is written. */
export interface Locator {
  readonly folder: Folder;
  readonly file: SourceFile;
  /** The URL of the folder that holds the audio and artwork. */
  readonly media: string | undefined;
  readonly originOf: (path: string) => SourceSpan | undefined;
}

/** The span of a value by its path in the fields; the start of the file when it is not written there. */
export function spanAt({ originOf }: Pick<Locator, 'originOf'>, path: string): SourceSpan {
  return originOf(path) ?? { start: 0, end: 0 };
}

/** The path of a file that another one names, or undefined after reporting why there is none. */
export function findFile(
  { folder, file }: Pick<Locator, 'folder' | 'file'>,
  name: string,
  span: Span,
): string | undefined {
  const path = name.startsWith('~/') ? undefined : resolvePath(file.path, name);
  if (path === undefined) {
    file.report('source/file-missing', span, `"${name}" is outside the folder of the show.`, {
      help: 'Move the file into the folder and name it by a relative path, or write its URL.',
    });
    return undefined;
  }
  if (folder.files.includes(path)) {
    file.named.add(path);
    return path;
  }
  if (folder.special?.has(path)) {
    file.report('source/file-missing', span, `"${name}" is a pipe or a device, not a file.`, {
      help: `Put the file itself at ${folder.name}/${path}.`,
    });
    return undefined;
  }
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(name)) {
    file.report('source/file-missing', span, `"${name}" is not a file in the folder of the show.`, {
      help: /^https?:/i.test(name)
        ? 'Save it to a file in the folder, and write the name of that file.'
        : 'Put the file into the folder and name it by a relative path.',
    });
    return undefined;
  }
  const alike = foldedNames(folder).get(folded(path));
  const slashes = name.replaceAll('\\', '/');
  file.report('source/file-missing', span, `"${name}" does not exist.`, {
    help: alike
      ? `Spell the name as the folder has it: ${folder.name}/${alike}.`
      : slashes === name
        ? `Put the file at ${folder.name}/${path}, or correct its name.`
        : `Write "${slashes}", and put the file there.`,
  });
  return undefined;
}

/** Whether a file of the folder has the name that another one writes. */
export function isAtHand({ folder, file }: Pick<Locator, 'folder' | 'file'>, name: string): boolean {
  const path = resolvePath(file.path, name);
  return name !== '' && path !== undefined && folder.files.includes(path);
}

/**
 * Whether a file is only where a site generator looks for it, which is reported: an episode is complete without
 * its chapters and transcripts.
 */
export function isElsewhere(locator: Pick<Locator, 'folder' | 'file'>, name: string, span: Span): boolean {
  if (isHttp(name) || isAtHand(locator, name)) return false;
  const shown = name.length > 60 ? `${name.slice(0, 60)}…` : name;
  locator.file.report(
    'source/file-elsewhere',
    span,
    `"${shown.replace(/\s+/g, ' ')}" is not in the folder, and is left out.`,
  );
  return true;
}

/** The files of a folder by what is left of their names when nobody looks closely. */
const foldedNames = cachedByObject(
  (folder: Folder): ReadonlyMap<string, string> => new Map(folder.files.map((path) => [folded(path), path])),
);

/** A name whatever its case, its composition (NFC or NFD), its slashes and its spaces. */
function folded(path: string): string {
  return path.replaceAll('\\', '/').replaceAll('%20', ' ').normalize('NFC').toLowerCase();
}

/** The URL of a file that is named by a URL or by a path; undefined after reporting why there is none. */
export function locate(locator: Locator, name: string, span: Span): string | undefined {
  if (isHttp(name)) return encodedUrl(name)?.replaceAll('%7Btoken%7D', '{token}') ?? name;
  const path = findFile(locator, name, span);
  if (path === undefined) return undefined;
  const { file, media } = locator;
  if (media !== undefined) {
    const url = urlBelow(media, path);
    file.media.set(url, path);
    return url;
  }
  file.report('source/media-unknown', span, noUrl(name));
  return undefined;
}

/** What is wrong with a file at hand of a show that does not say where its files are published. */
export function noUrl(name: string): string {
  return `"${name}" has no URL, because show.yaml has no "media".`;
}
