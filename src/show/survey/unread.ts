import { mediaOfExtension } from '../../text/mime.js';
import { extensionOfFile } from '../../text/url.js';
import { formatOf } from '../endings.js';
import type { SourceFile } from '../file.js';
import type { Folder } from '../folder.js';
import type { Recognised } from './recognise.js';

/** Files of one kind that are no episodes. */
export interface Unread {
  /** As in `.smd files`. */
  readonly kind: string;
  readonly because: string;
  /** Sorted by code units. */
  readonly files: readonly string[];
}

/** Formats that people write in and no episode is read from. */
const written =
  /\.(smd|dj|org|textile|wiki|creole|ipynb|typ|tex|docx?|odt|rtf|pdf|pages|xlsx?|ods|numbers)$/i;

/** Why a recording is of no episode. */
export const noEpisodeNames = 'a recording that no episode names';

const data = /\.(ya?ml|toml|json5?|jsonc|jsonl|ndjson|csv|tsv|lr)$/i;

/**
 * The files of a folder that were not looked into, or hold nothing of an episode, by kind; those that an episode or
 * the show names, or that lie beside an episode under its name, belong to it. To be asked once the episodes are read.
 */
export function unreadIn(
  folder: Folder,
  show: Pick<SourceFile, 'named'>,
  found: readonly Recognised[],
  isIgnored: (path: string) => boolean,
): readonly Unread[] {
  const known = new Set(found.flatMap(({ file }) => [file.path, ...file.named]));
  const episodes = found.filter(({ role }) => role === 'episode');
  const stems = new Set(episodes.map(({ file }) => stemOf(file.path)));
  const groups = new Map<string, { kind: string; because: string; files: string[] }>();
  for (const path of folder.files) {
    if (known.has(path) || show.named.has(path) || isIgnored(path) || stems.has(stemOf(path))) continue;
    const kind = kindOf(path);
    const because = reasonOf(path);
    const group = groups.get(`${kind} ${because}`);
    if (group) group.files.push(path);
    else groups.set(`${kind} ${because}`, { kind, because, files: [path] });
  }
  const left = found.filter(({ role }) => role === 'left').map(({ file }) => file.path);
  const unchosen = { kind: 'pages', because: '"choose" in show.yaml does not choose them', files: left };
  return [...(left.length > 0 ? [unchosen] : []), ...groups.values()];
}

function stemOf(path: string): string {
  const dot = path.indexOf('.', path.lastIndexOf('/') + 1);
  return dot < 0 ? path : path.slice(0, dot);
}

function kindOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? 'files without an ending' : `${name.slice(dot).toLowerCase()} files`;
}

function reasonOf(path: string): string {
  if (formatOf(path) !== undefined) return 'without front matter';
  if (written.test(path)) return 'in a format that airworthy does not read';
  if (data.test(path)) return 'data in which no episode was recognized';
  const media = mediaOfExtension(extensionOfFile(path))?.type;
  if (media?.startsWith('audio/') || media?.startsWith('video/')) return noEpisodeNames;
  if (/\.(vtt|srt|xml|rss|jpe?g|png|webp|gif|svg|avif)$/i.test(path)) return 'of no episode';
  return 'of a kind that no episode is written in';
}

/** Formats of text alone, which people write pages in. */
const markup = /\.(smd|dj|org|textile|wiki|creole|typ|rst|adoc|qmd|rmd)$/i;

/** Reports the files of a show that look like pages and are not read, although others are. */
export function reportUnread(show: Pick<SourceFile, 'report'>, unread: readonly Unread[]): void {
  for (const { because, files } of unread) {
    const [first, ...more] = files.filter((path) => markup.test(path));
    if (first === undefined) continue;
    const rest = more.length === 0 ? ' is' : ` and ${more.length} more like it are`;
    show.report('source/file-unread', { start: 0, end: 1 }, `${first}${rest} not read: ${because}.`);
  }
}

/** Reports that no file of a folder is an episode, with what its files are instead. */
export function reportNoEpisode(
  show: Pick<SourceFile, 'report'>,
  unread: readonly Unread[],
  found: readonly Recognised[],
): void {
  const others = new Map<string, string[]>();
  for (const { role, because, file } of found) {
    if (role === 'episode' || role === 'refused' || role === 'left') continue;
    others.set(because, [...(others.get(because) ?? []), file.path]);
  }
  const groups = [
    ...unread.map(({ because, files }) => ({ because, files })),
    ...[...others].map(([because, files]) => ({ because: `left out because ${because}`, files })),
  ];
  if (groups.length === 0) return;
  const told = groups
    .map(({ because, files: [first = '', ...rest] }) => {
      const more = rest.length === 0 ? '' : ` (and ${rest.length} more like it)`;
      return `${first}${more}, ${because}`;
    })
    .join('; ');
  show.report(
    'source/no-episode-file',
    { start: 0, end: 1 },
    `No file of the folder is an episode: ${told}.`,
  );
}
