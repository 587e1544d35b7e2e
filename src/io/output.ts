import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { reasonFor } from './input.js';

/** Writes a file that the user asked for, such as a report. Throws {@link CannotOpen} with the reason. */
export function writeOutput(path: string, text: string, name = path): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw reasonFor(error, name);
  }
}

/** Writes a file that must not be there yet. Throws {@link CannotOpen} with the reason. */
export function createOutput(path: string, content: string | Uint8Array, name = path): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
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
