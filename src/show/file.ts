import { isUtf8 } from 'node:buffer';
import type { Finding } from '../diagnostic.js';
import type { Source, Span } from '../text/source.js';
import { encodedUrl } from '../text/url.js';
import { collect, type Fault, faults, type ReportFault } from './faults.js';
import { type Folder, resolvePath, urlBelow } from './folder.js';
import type { SourceFinding } from './show.js';
import { sourceOf } from './syntax/value.js';

/** A file of the author's while it is being read: its text, and what is found to be wrong with it. */
export interface File {
  /** From the root of the show's folder. */
  readonly path: string;
  readonly source: Source;
  readonly report: ReportFault;
  readonly findings: () => readonly SourceFinding[];
  /** Whether its syntax is broken: what was read of it may not be what it says. */
  readonly malformed: () => boolean;
  /** Whether something was found that keeps it from being published. */
  readonly failed: () => boolean;
  /** The audio and artwork that it names: the path of each by its URL. */
  readonly media: Map<string, string>;
  /** The paths of all files that it names. */
  readonly named: Set<string>;
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Opens a text file of a show. Bytes that are not UTF-8 are reported and read as U+FFFD. */
export function openFile(folder: Folder, path: string): File {
  const bytes = folder.read(path);
  const source: Source = {
    name: `${folder.name}/${path}`,
    text: withLines(utf8.decode(bytes)),
  };
  const { findings, report } = collect();
  if (!isUtf8(bytes)) {
    const at = Math.max(0, source.text.indexOf('\uFFFD'));
    report('source/encoding', { start: at, end: at + 1 }, 'The file holds bytes that are not UTF-8.');
  }
  return {
    path,
    source,
    report,
    media: new Map(),
    named: new Set(),
    findings: () =>
      causes(findings).map((finding) => {
        return { ...finding, source: sourceOf(finding.span, source), of: source.name };
      }),
    malformed: () => findings.some(({ rule }) => rule === 'source/syntax'),
    failed: () => findings.some(({ rule }) => faults[rule].severity === 'error'),
  };
}

/** Old Macs ended lines with CR alone, which no syntax of front matter knows; every place stays where it is. */
function withLines(text: string): string {
  return text.includes('\n') ? text : text.replaceAll('\r', '\n');
}

/** In a file that cannot be read, what seems to be missing may be there: only the cause is reported. */
function causes(findings: readonly Finding<Fault>[]): readonly Finding<Fault>[] {
  const isBroken = findings.some(({ rule }) => rule === 'source/syntax' || rule === 'source/encoding');
  return isBroken
    ? findings.filter(({ rule }) => rule !== 'source/key-missing' && rule !== 'source/not-an-episode')
    : findings;
}

/** The path of a file that another one names, or undefined after reporting why there is none. */
export function findFile(folder: Folder, file: File, relative: string, span: Span): string | undefined {
  const path = resolvePath(file.path, relative);
  if (path === undefined) {
    file.report('source/file-missing', span, `"${relative}" leads out of the folder of the show.`, {
      help: 'Move the file into the folder and name it by a relative path.',
    });
    return undefined;
  }
  if (folder.files.includes(path)) {
    file.named.add(path);
    return path;
  }
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(relative)) {
    file.report('source/file-missing', span, `"${relative}" is no file of the folder.`, {
      help: 'Put the file into the folder and name it by a relative path.',
    });
    return undefined;
  }
  const alike = foldedNames(folder).get(folded(path));
  file.report('source/file-missing', span, `"${relative}" is not there.`, {
    help: alike
      ? `Write the name as the folder has it: ${folder.name}/${alike}.`
      : `Put the file at ${folder.name}/${path}, or correct its name.`,
  });
  return undefined;
}

/**
 * Whether a file is only where a site generator looks for it, which is reported: an episode is whole without
 * its chapters and transcripts.
 */
export function isElsewhere(name: string, folder: Folder, file: File, span: Span): boolean {
  if (/^https?:\/\//i.test(name)) return false;
  const path = resolvePath(file.path, name);
  if (name !== '' && path !== undefined && folder.files.includes(path)) return false;
  const shown = name.length > 60 ? `${name.slice(0, 60)}…` : name;
  file.report(
    'source/file-elsewhere',
    span,
    `"${shown.replace(/\s+/g, ' ')}" is no file of the folder, and is left out.`,
  );
  return true;
}

const knownNames = new WeakMap<Folder, ReadonlyMap<string, string>>();

/** The files of a folder by what is left of their names when nobody looks closely. */
function foldedNames(folder: Folder): ReadonlyMap<string, string> {
  const names = knownNames.get(folder) ?? new Map(folder.files.map((path) => [folded(path), path]));
  knownNames.set(folder, names);
  return names;
}

/** A name whatever its case, its composition (NFC or NFD), its slashes and its blanks. */
function folded(path: string): string {
  return path.replaceAll('\\', '/').replaceAll('%20', ' ').normalize('NFC').toLowerCase();
}

/** The URL of a file that is named by a URL or by a path; undefined after reporting why there is none. */
export function locate(
  folder: Folder,
  file: File,
  name: string,
  span: Span,
  media: string | undefined,
): string | undefined {
  if (/^https?:\/\//i.test(name)) return encodedUrl(name)?.replaceAll('%7Btoken%7D', '{token}') ?? name;
  const path = findFile(folder, file, name, span);
  if (path === undefined) return undefined;
  if (media !== undefined) {
    const url = urlBelow(media, path);
    file.media.set(url, path);
    return url;
  }
  file.report('source/media-unknown', span, `"${name}" has no URL, because the show has no "media".`);
  return undefined;
}
