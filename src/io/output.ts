import { appendFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotOpen, reasonFor } from './input.js';
import { makeFolder } from './make-folder.js';

/** Makes the folder of a file that is to be written. */
function makeFolderOf(path: string, name: string): void {
  try {
    makeFolder(dirname(path));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const why = { EEXIST: 'is a file', ENOTDIR: 'is a file', ENOENT: 'cannot be made' }[code];
    if (why === undefined) throw error;
    throw new CannotOpen(`${name} cannot be written: its folder ${why}`);
  }
}

/** Writes a file that the user asked for, such as a report. Throws {@link CannotOpen} with the reason. */
export function writeOutput(path: string, text: string, name = path): void {
  try {
    makeFolderOf(path, name);
    writeFileSync(path, text);
  } catch (error) {
    throw reasonFor(error, name);
  }
}

/** Writes a file that must not be there yet. Throws {@link CannotOpen} with the reason. */
export function createOutput(path: string, content: string | Uint8Array, name = path): void {
  try {
    makeFolderOf(path, name);
    writeFileSync(path, content, { flag: 'wx' });
  } catch (error) {
    throw reasonFor(error, name);
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
