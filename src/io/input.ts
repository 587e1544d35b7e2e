import { readFileSync, statSync } from 'node:fs';

/** A file or folder that the user named and that cannot be opened. */
export class CannotOpen extends Error {}

/** The bytes of a file that the user named. Throws {@link CannotOpen} with the reason in plain words. */
export function openInput(path: string, name = path): Uint8Array {
  try {
    if (statSync(path).isDirectory()) throw new CannotOpen(`${name} is a folder, not a feed`);
    return readFileSync(path);
  } catch (error) {
    throw reasonFor(error, name);
  }
}

/** Puts an error of the file system into words; every other error is returned as it is. */
export function reasonFor(error: unknown, name: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (error instanceof CannotOpen || code === undefined) return error;
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'does not exist',
    ENOTDIR: 'does not exist',
    EACCES: 'may not be opened',
    EPERM: 'may not be opened',
    EISDIR: 'is a folder',
    ENOSPC: 'could not be written: the disk is full',
    EROFS: 'could not be written: the disk is read-only',
  };
  return new CannotOpen(`${name} ${reasons[code] ?? `cannot be used (${code})`}`);
}
