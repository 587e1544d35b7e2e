import { constants as sizes } from 'node:buffer';
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs';
import { Unreadable } from '../show/folder.js';

/** A file or folder that the user named and that cannot be opened, read or written. */
export class CannotOpen extends Unreadable {}

/** No text is made of more bytes: each may become a UTF-16 unit, and a text can have no more. */
export const mostBytes = sizes.MAX_STRING_LENGTH;

/**
 * The bytes of a file that the user named; of one that is longer than `most`, the first `most + 1`. Throws
 * {@link CannotOpen} with the reason in plain words; a pipe or a device, which may never end, is refused.
 */
export function openInput(path: string, name = path, most = Number.POSITIVE_INFINITY): Uint8Array {
  try {
    // A device may do something when it is opened, and a pipe waits for a writer.
    refuseOthers(statSync(path), name);
    const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stats = fstatSync(descriptor);
      refuseOthers(stats, name);
      if (stats.size > mostBytes && most > mostBytes) {
        throw new CannotOpen(
          `${name} has more than ${Math.floor(mostBytes / 1e6)} MB, which is the most that is read`,
        );
      }
      return stats.size > most ? headOf(descriptor, most + 1) : readFileSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw reasonFor(error, name);
  }
}

/** The text that a file begins with; undefined where there is no file. */
export function beginningOf(path: string, name: string): string | undefined {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  return new TextDecoder().decode(openInput(path, name, 1000));
}

/** Whether an error is one of the system, such as that of a disk: a fault of what the program works on, not of it. */
export function isOfSystem(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}

/** Whether a path leads to a folder. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Whether two paths lead to one file. */
export function isSameFile(one: string, other: string): boolean {
  if (one === other) return true;
  try {
    const [first, second] = [statSync(one), statSync(other)];
    return first.isFile() && first.ino === second.ino && first.dev === second.dev;
  } catch {
    // At one of them is nothing.
    return false;
  }
}

/** The size of a file in bytes, 0 when there is none. */
export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function refuseOthers(stats: Stats, name: string): void {
  if (stats.isDirectory()) throw new CannotOpen(`${name} is a folder, not a file`);
  if (stats.isFile()) return;
  throw new CannotOpen(
    `${name} is a pipe or a device, not a file; to read what a command prints, use - instead`,
  );
}

function headOf(descriptor: number, length: number): Uint8Array {
  const head = Buffer.alloc(length);
  let at = 0;
  while (at < length) {
    const read = readSync(descriptor, head, at, length - at, null);
    if (read === 0) break;
    at += read;
  }
  return head.subarray(0, at);
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  ENOTDIR: 'does not exist',
  EACCES: 'may not be opened',
  EPERM: 'may not be opened',
  EISDIR: 'is a folder',
  EEXIST: 'is there already, and is not overwritten',
  ENAMETOOLONG: 'has too long a name',
  ELOOP: 'is a link that leads in circles',
  ENOSPC: 'cannot be written: the disk is full',
  EROFS: 'cannot be written: the disk is read-only',
  EDQUOT: 'cannot be written: the disk quota is used up',
  EFBIG: 'cannot be written: it is longer than a file may be here',
};

/** Puts an error of the file system into words; every other error is returned as it is. */
export function reasonFor(error: unknown, name: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (error instanceof CannotOpen || code === undefined) return error;
  if (code === 'ENOENT' && name.includes('\uFFFD')) {
    return new CannotOpen(`${name} has a name that is not UTF-8; rename it`);
  }
  return new CannotOpen(`${name} ${reasons[code] ?? `cannot be used (${code})`}`);
}
