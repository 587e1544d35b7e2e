import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmdirSync,
  type Stats,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { asideIn, isAside } from './aside.js';
import { CannotOpen, reasonFor } from './input.js';
import { lockFolder } from './lock.js';
import { foldersUpTo, makeFolder } from './make-folder.js';

/** What a file holds, without its content. */
export interface Digest {
  readonly bytes: number;
  /** In hexadecimal digits. */
  readonly sha256: string;
}

/**
 * The folder that a feed is published in. Every path is from there, with `/`; no link is followed below it, so
 * that nothing outside is ever read, written or removed. All throw {@link CannotOpen} with the reason in words.
 */
export interface OutputFolder {
  /** As the user would name it. */
  readonly name: string;
  /** Undefined when there is no such file. */
  readonly digestOf: (path: string) => Digest | undefined;
  /** The bytes of a file, at most so many; undefined when there is none. */
  readonly read: (path: string, most?: number) => Uint8Array | undefined;
  /** Makes the folder where it is missing, and keeps every other publication out until it is released. */
  readonly lock: () => () => void;
  /** Writes a file aside, flushes it to the disk and renames it over the old one. */
  readonly write: (path: string, pieces: Iterable<Uint8Array>) => void;
  readonly remove: (path: string) => void;
  /** Flushes the names of what was written, renamed and removed since the last time. */
  readonly flush: () => void;
  /** The files that killed runs left aside in these folders below, and in the folder itself. */
  readonly leftovers: (folders: Iterable<string>) => readonly string[];
}

/** Opens the folder at a path for publishing; it need not be there yet. */
export function openOutputFolder(root: string, name: string): OutputFolder {
  const touched = new Set<string>();

  /** Folders that were made, each after those in it. */
  const made: string[] = [];
  const make = (folder: string): void => {
    const topmost = makeFolder(folder);
    if (topmost === undefined) return;
    const folders = foldersUpTo(folder, topmost);
    for (const each of folders) touched.add(dirname(each));
    made.unshift(...folders);
  };

  /** The place of a path, after looking that no folder on the way is a link. */
  const place = (path: string): string => {
    const folders = path.split('/').slice(0, -1);
    for (let depth = 1; depth <= folders.length; depth++) {
      const folder = folders.slice(0, depth).join('/');
      const stats = look(join(root, folder), `${name}/${folder}`);
      if (!stats) break;
      if (!stats.isDirectory())
        throw new CannotOpen(`${name}/${folder} is not a folder, but ${kindOf(stats)}`);
    }
    return join(root, path);
  };

  /** Opens a file to read it; undefined when there is none. */
  const open = (path: string): number | undefined => {
    const at = place(path);
    const stats = look(at, `${name}/${path}`);
    if (!stats) return undefined;
    if (!stats.isFile()) {
      throw new CannotOpen(`${name}/${path} is ${kindOf(stats)}, where airworthy keeps a file; move it away`);
    }
    try {
      return openSync(at, constants.O_RDONLY | noFollow);
    } catch (error) {
      // Another run removed it just now.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  };

  const reading = <T>(path: string, nothing: T, read: (descriptor: number) => T): T => {
    try {
      const descriptor = open(path);
      if (descriptor === undefined) return nothing;
      try {
        return read(descriptor);
      } finally {
        closeSync(descriptor);
      }
    } catch (error) {
      throw reasonFor(error, `${name}/${path}`);
    }
  };

  const changing = (path: string, change: () => void): void => {
    try {
      change();
    } catch (error) {
      throw unwritten(error, path === '' ? name : `${name}/${path}`);
    }
  };

  return {
    name,
    digestOf: (path) =>
      reading<Digest | undefined>(path, undefined, (descriptor) => digest(chunksOf(descriptor))),
    read: (path, most = Number.POSITIVE_INFINITY) =>
      reading<Uint8Array | undefined>(path, undefined, (descriptor) => {
        const head = Buffer.alloc(Math.min(most, fstatSync(descriptor).size));
        let at = 0;
        for (let read = 1; read > 0 && at < head.length; at += read) {
          read = readSync(descriptor, head, at, head.length - at, null);
        }
        return head.subarray(0, at);
      }),
    lock: () => {
      let release = (): void => {};
      changing('', () => {
        make(root);
        release = lockFolder(root, name);
      });
      return () => {
        changing('', release);
        // What was made for nothing goes again.
        for (const each of made) {
          try {
            rmdirSync(each);
          } catch {
            // It holds something.
          }
        }
      };
    },
    write: (path, pieces) =>
      changing(path, () => {
        const at = place(path);
        const folder = dirname(at);
        make(folder);
        const temporary = asideIn(folder);
        const descriptor = openSync(
          temporary,
          constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | noFollow,
        );
        try {
          try {
            const old = look(at, `${name}/${path}`);
            if (old) fchmodSync(descriptor, old.mode & 0o777);
            for (const piece of pieces) {
              for (let done = 0; done < piece.length; ) done += writeSync(descriptor, piece, done);
            }
            fsyncSync(descriptor);
          } finally {
            closeSync(descriptor);
          }
          renameSync(temporary, at);
        } catch (error) {
          unlinkSync(temporary);
          throw error;
        }
        touched.add(folder);
      }),
    remove: (path) =>
      changing(path, () => {
        const at = place(path);
        if (look(at, `${name}/${path}`) === undefined) return;
        unlinkSync(at);
        touched.add(dirname(at));
      }),
    flush: () => {
      changing('', () => touched.forEach(flushFolder));
      touched.clear();
    },
    leftovers: (folders) =>
      ['', ...folders].flatMap((folder) => {
        const inside = folder === '' ? '' : `${folder}/`;
        const at = dirname(place(`${inside}feed`));
        const stats = look(at, `${name}/${folder}`);
        if (!stats?.isDirectory()) return [];
        return readdirSync(at, { withFileTypes: true })
          .filter((entry) => entry.isFile() && isAside(entry.name))
          .map((entry) => inside + entry.name)
          .sort();
      }),
  };
}

/** Windows knows no such flag; there, making a link takes a privilege. */
const noFollow = constants.O_NOFOLLOW ?? 0;

/** The SHA-256 and the length of bytes that come in pieces. */
export function digest(pieces: Iterable<Uint8Array>): Digest {
  const hash = createHash('sha256');
  let bytes = 0;
  for (const piece of pieces) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}

function* chunksOf(descriptor: number): Generator<Uint8Array> {
  const chunk = Buffer.alloc(1 << 16);
  for (;;) {
    const read = readSync(descriptor, chunk, 0, chunk.length, null);
    if (read === 0) return;
    yield chunk.subarray(0, read);
  }
}

/** What is at a path, without following a link; undefined when nothing is. */
function look(path: string, name: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw reasonFor(error, name);
  }
}

function kindOf(stats: Stats): string {
  if (stats.isDirectory()) return 'a folder';
  if (stats.isSymbolicLink()) return 'a link';
  return stats.isFile() ? 'a file' : 'a pipe or a device';
}

/** Windows does not let folders be opened, and some file systems do not flush them. */
const unflushable = new Set(['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP']);

function flushFolder(path: string): void {
  try {
    const descriptor = openSync(path, constants.O_RDONLY);
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    if (!unflushable.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'its folder is gone',
  ENOTDIR: 'a file is in the place of its folder',
  EEXIST: 'a file is in its place',
  EISDIR: 'a folder is in its place',
  EFBIG: 'it is longer than a file may be here',
  ENAMETOOLONG: 'its name is too long',
  EIO: 'the disk reports an error',
};

function unwritten(error: unknown, name: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof CannotOpen || code === undefined) return error;
  return new CannotOpen(`${name} could not be written: ${reasons[code] ?? code}`);
}
