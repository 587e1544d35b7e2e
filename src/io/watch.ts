import { existsSync } from 'node:fs';
import { basename, dirname, relative, sep } from 'node:path';
import { isFolder } from './input.js';

/** What is watched: a folder with all that is in it, or a file. */
export interface Watched {
  /** Absolute. */
  readonly path: string;
  /** As the user would name it. */
  readonly name: string;
}

/** Something that goes on until it is closed. */
export interface Watching {
  readonly close: () => Promise<void>;
}

/** How long changes are collected before they are told, in milliseconds: editors write a file in several steps. */
const quiet = 40;

/** The longest that a stream of changes is collected, in milliseconds. */
const longest = 500;

/** Files that editors and systems leave beside the one that is being written. */
const passing = /^\.|~$|^#.*#$|\.(?:swp|swx|swo|tmp|temp|bak|part|crdownload)$|^4913$|___jb_(?:tmp|old)___$/i;

/**
 * Watches files and folders, and tells what has changed in them by the names that the user would give the files, sorted,
 * a moment after the last change. `isIgnored` says which absolute paths are nobody's concern. Settles when everything is
 * being watched. What keeps it from watching goes to `fail` in words.
 */
export async function watch(
  watched: readonly Watched[],
  isIgnored: (path: string) => boolean,
  tell: (changed: readonly string[]) => void,
  fail: (reason: string) => void,
): Promise<Watching> {
  const { watch: open } = await import('chokidar');
  /** What happened first to each file, by its path. */
  const changed = new Map<string, { readonly name: string; readonly isNew: boolean }>();
  /** Files that were gone before anybody was told of them: what was written aside and renamed. */
  const ghosts = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let since = 0;
  const flush = (): void => {
    timer = undefined;
    const names: string[] = [];
    for (const [path, { name, isNew }] of changed) {
      if (isNew && !existsSync(path)) ghosts.add(path);
      else if (!ghosts.delete(path) || existsSync(path)) names.push(name);
    }
    changed.clear();
    if (names.length > 0) tell(names.sort());
  };
  const add = (path: string, name: string, isNew: boolean): void => {
    if (changed.size === 0) since = performance.now();
    if (!changed.has(path)) changed.set(path, { name, isNew });
    const wait = Math.max(0, Math.min(quiet, since + longest - performance.now()));
    clearTimeout(timer);
    timer = setTimeout(flush, wait);
  };
  const roots = watched.map(({ path, name }) => {
    // A file that is replaced, or is not there yet, is seen from its folder alone.
    const isWhole = isFolder(path);
    const base = isWhole ? path : dirname(path);
    const isUnwatched = (each: string): boolean => {
      if (each === base || each === path) return false;
      if (!isWhole || isIgnored(each)) return true;
      const parts = relative(base, each).split(sep);
      return parts.some((part) => part === 'node_modules' || passing.test(part));
    };
    const root = open(base, { ignored: isUnwatched, ignoreInitial: true, ...(!isWhole && { depth: 0 }) });
    root.on('all', (event, each) => {
      // What is in a new folder is told by itself; one may be new because something is published in it.
      if (event === 'addDir' || (isWhole ? passing.test(basename(each)) : each !== path)) return;
      const below = relative(path, each).split(sep).join('/');
      add(each, below === '' ? name : `${name}/${below}`, event === 'add');
    });
    root.on('error', (error) => fail(reasonOf(error, name)));
    return root;
  });
  await Promise.all(roots.map((root) => new Promise<void>((resolve) => root.once('ready', () => resolve()))));
  return {
    async close() {
      clearTimeout(timer);
      await Promise.all(roots.map((root) => root.close()));
    },
  };
}

function reasonOf(error: unknown, name: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EMFILE')
    return `${name} has more files than this machine lets a program watch; changes in some of them are not seen`;
  return `${name} cannot be watched: ${message}`;
}
