import {
  appendFileSync,
  chmodSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { asideIn } from './aside.js';
import { realPath } from './folder.js';
import { CannotOpen, reasonFor } from './input.js';
import { foldersUpTo, makeFolder } from './make-folder.js';

/** A file that is to be written, by its path and by its name for people. */
export interface Output {
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly name: string;
}

/** Makes the folder of a file that is to be written; returns the topmost that was made. */
function makeFolderOf({ path, name }: Output): string | undefined {
  try {
    return makeFolder(dirname(path));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const why = { EEXIST: 'is a file', ENOTDIR: 'is a file', ENOENT: 'cannot be made' }[code];
    if (why === undefined) throw error;
    throw new CannotOpen(`${name} cannot be written: its folder ${why}`);
  }
}

/** Writes a file in a folder that may have to be made; where that fails, nothing of both is left. */
function writeInFolder(output: Output, write: () => void): void {
  let made: string | undefined;
  try {
    made = makeFolderOf(output);
    write();
  } catch (error) {
    if (made !== undefined) removeEmpty(dirname(output.path), made);
    throw reasonFor(error, output.name);
  }
}

/** Removes an empty folder and those above it up to one of them. */
function removeEmpty(folder: string, topmost: string): void {
  try {
    for (const each of foldersUpTo(folder, topmost)) rmdirSync(each);
  } catch {
    // It holds something.
  }
}

/**
 * Writes a file that the user asked for, such as a report, whole or not at all. Throws {@link CannotOpen} with the
 * reason.
 */
export function writeOutput(path: string, text: string, name = path): void {
  writeInFolder({ path, content: text, name }, () => {
    const stats = statSync(path, { throwIfNoEntry: false });
    // A pipe or a device takes what it is given.
    if (stats && !stats.isFile()) writeFileSync(path, text);
    else replace(realPath(path), text, stats);
  });
}

/** In a folder that takes no files, or where another disk begins, a file can be written in its own place only. */
const unmovable = new Set(['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'EXDEV']);

/** Writes a file aside and renames it over the old one. */
function replace(path: string, text: string, old: Stats | undefined): void {
  const aside = asideIn(dirname(path));
  try {
    writeFileSync(aside, text, { flag: 'wx' });
    if (old) chmodSync(aside, old.mode & 0o777);
    renameSync(aside, path);
  } catch (error) {
    rmSync(aside, { force: true });
    if (!old || !unmovable.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
    writeFileSync(path, text);
  }
}

/**
 * Writes files that must not be there yet: all of them, or none. Returns what removes them again, for whoever cannot go
 * on. Throws {@link CannotOpen} with the reason.
 */
export function createOutputs(outputs: readonly Output[]): () => void {
  const created: string[] = [];
  const remove = (): void => {
    for (const path of created) rmSync(path, { force: true });
  };
  try {
    for (const output of outputs) {
      writeInFolder(output, () => create(output));
      created.push(output.path);
    }
  } catch (error) {
    remove();
    throw error;
  }
  return remove;
}

function create({ path, content }: Output): void {
  try {
    writeFileSync(path, content, { flag: 'wx' });
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    // What could be opened was made here.
    if (code !== 'EEXIST' && syscall !== 'open') rmSync(path, { force: true });
    throw error;
  }
}

/** Adds a text to the end of a file. Throws {@link CannotOpen} with the reason. */
export function appendOutput(path: string, text: string, name = path): void {
  try {
    appendFileSync(path, text);
  } catch (error) {
    throw reasonFor(error, name);
  }
}
