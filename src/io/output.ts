import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotOpen, reasonFor } from './input.js';

/** Makes the folder of a file that is to be written. */
function makeFolder(path: string, name: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!['EEXIST', 'ENOTDIR'].includes(code)) throw error;
    throw new CannotOpen(`${name} cannot be written: its folder is a file`);
  }
}

/** Writes a file that the user asked for, such as a report. Throws {@link CannotOpen} with the reason. */
export function writeOutput(path: string, text: string, name = path): void {
  try {
    makeFolder(path, name);
    writeFileSync(path, text);
  } catch (error) {
    throw reasonFor(error, name);
  }
}

/** Writes a file that must not be there yet. Throws {@link CannotOpen} with the reason. */
export function createOutput(path: string, content: string | Uint8Array, name = path): void {
  try {
    makeFolder(path, name);
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
