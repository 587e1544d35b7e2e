import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, posix, relative, resolve, sep } from 'node:path';
import type { FileFacts } from '../media.js';
import type { Folder } from '../show/folder.js';
import { CannotOpen, openInput, reasonFor } from './input.js';
import { probe } from './probe.js';
import { readTags } from './tags.js';

const ignored = new Set(['node_modules']);

/**
 * Lists a folder with all folders in it, or only its own files, under the name that the user gave it. Links
 * that lead out of it, nowhere or in circles are left out, and named; what shows share has to lie in `within`. Throws the error of the file system when it is none; a file in it that cannot be read is named in a
 * {@link CannotOpen} when it is read.
 */
export function openFolder(
  path: string,
  name: string,
  depth: 'all' | 'own' = 'all',
  within = dirname(resolve(path)),
): Folder {
  const root = realpathSync(path);
  const files: string[] = [];
  const shown = name
    .split(sep)
    .join('/')
    .replace(/(?<!\/)\/+$/, '');
  const named = (path: string, error: unknown): unknown => reasonFor(error, `${shown}/${path}`);
  const closed: string[] = [];
  const strayed: string[] = [];
  const special = new Set<string>();
  const entriesOf = (folder: string): readonly Dirent[] => {
    try {
      return readdirSync(join(root, folder), { withFileTypes: true });
    } catch (error) {
      const reason = named(folder, error);
      if (folder === '' || !(reason instanceof CannotOpen)) throw error;
      closed.push(reason.message);
      return [];
    }
  };
  const visit = (folder: string): void => {
    for (const entry of entriesOf(folder)) {
      if (entry.name.startsWith('.') || ignored.has(entry.name)) continue;
      const inside = folder ? `${folder}/${entry.name}` : entry.name;
      if (entry.isDirectory()) {
        if (depth === 'all') visit(inside);
      } else if (entry.isFile()) files.push(inside);
      else if (entry.isSymbolicLink()) {
        try {
          const fault = faultOfLink(root, inside);
          if (fault === undefined) files.push(inside);
          else strayed.push(`${shown}/${inside} ${fault}`);
        } catch (error) {
          const reason = named(inside, error);
          if (reason instanceof CannotOpen) closed.push(reason.message);
        }
      } else special.add(inside);
    }
  };
  visit('');
  files.sort((a, b) => (a < b ? -1 : 1));
  const known = new Set(files);
  const locate = (file: string): string => {
    if (!known.has(file)) throw new Error(`${file} is not a file of ${name}`);
    return join(root, file);
  };
  const probed = new Map<string, Promise<FileFacts>>();
  return {
    name: shown,
    files,
    closed,
    strayed,
    special,
    shared: (path) => openShared(join(root, path), posix.join(shown, path), within),
    read(file) {
      return openInput(locate(file), `${shown}/${file}`);
    },
    tags: (file) => readTags(locate(file)),
    readBeyond(path) {
      return openInput(join(root, path), `${shown}/${path}`);
    },
    probe(file) {
      const facts =
        probed.get(file) ??
        probe(locate(file)).catch((error: unknown) => {
          throw named(file, error);
        });
      probed.set(file, facts);
      return facts;
    },
  };
}

/** A folder or a file beside the folder of a show, as a folder. */
function openShared(path: string, name: string, within: string): Folder | undefined {
  const real = realPath(path);
  const isInside = !relative(realPath(within), real).startsWith('..');
  const stats = isInside ? statSync(real, { throwIfNoEntry: false }) : undefined;
  if (stats?.isDirectory()) return openFolder(real, name, 'all', within);
  if (!stats?.isFile()) return undefined;
  const above = openFolder(dirname(real), dirname(name), 'own', within);
  return { ...above, files: [basename(real)] };
}

/**
 * Why a link is not a file of the folder; undefined when it leads to one. Throws the error of the file system when it
 * leads in circles.
 */
function faultOfLink(root: string, file: string): string | undefined {
  try {
    const target = realpathSync(join(root, file));
    if (relative(root, target).startsWith('..')) return 'is a link out of the folder';
    return lstatSync(target).isFile() ? undefined : 'is a link to a folder, which is not followed';
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') throw error;
    return 'is a link to nothing';
  }
}

/**
 * The names of the folders in a folder, sorted by code units; empty when it does not exist. Throws
 * {@link CannotOpen} when it cannot be read.
 */
export function foldersIn(path: string, name: string): readonly string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if (/^(?:ENOENT|ENOTDIR)$/.test((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw reasonFor(error, name);
  }
}

/** The bytes of a file, or undefined when there is none. Throws CannotOpen when it cannot be read. */
export function readIfThere(path: string, name: string): Uint8Array | undefined {
  if (isThere(path, name)) return openInput(path, name);
  if (isLink(path)) throw new CannotOpen(`${name} is a link to nothing`);
  return undefined;
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/** Whether a file or folder is there. Throws CannotOpen when that cannot be told. */
export function isThere(path: string, name: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return false;
    throw reasonFor(error, name);
  }
}

/** A path without links, as far as it exists. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(realPath(above), basename(path));
  }
}

/** A folder without some of its files, each given by its path without links. */
export function withoutFiles(folder: Folder, root: string, files: readonly string[]): Folder {
  const left = new Set(files.map((path) => relative(realPath(root), path).split(sep).join('/')));
  return { ...folder, files: folder.files.filter((path) => !left.has(path)) };
}
