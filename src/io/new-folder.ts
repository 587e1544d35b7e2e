import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CannotOpen, reasonFor } from './input.js';
import { makeFolder } from './make-folder.js';

/** A file that is to be written, by its path from the folder. */
export interface NewFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/**
 * Writes a folder that is not there yet, or is empty: all of its files, or none. Throws {@link CannotOpen} with the
 * reason, and never replaces anything.
 */
export function writeNewFolder(path: string, name: string, files: readonly NewFile[]): void {
  requireFree(path, name);
  let aside: string | undefined;
  try {
    makeFolder(dirname(path));
    aside = mkdtempSync(join(dirname(path), `.${basename(path)}-`));
    for (const { path: file, content } of files) {
      const at = join(aside, file);
      makeFolder(dirname(at));
      writeFileSync(at, content, { flag: 'wx' });
    }
    // Only an empty folder gives way to another.
    renameSync(aside, path);
  } catch (error) {
    if (aside !== undefined) rmSync(aside, { recursive: true, force: true });
    throw reasonFor(error, name);
  }
}

/** Throws {@link CannotOpen} unless a path is free, or an empty folder. */
export function requireFree(path: string, name: string): void {
  try {
    if (readdirSync(path).length === 0) return;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return;
    if (code === 'ENOTDIR') throw new CannotOpen(`${name} is a file`);
    throw reasonFor(error, name);
  }
  throw new CannotOpen(`${name} is not empty, and nothing is replaced; choose another folder with --out`);
}
