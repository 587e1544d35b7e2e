import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isFolder } from './input.js';

/**
 * Makes a folder and those above it that are missing. Returns the topmost that was made; undefined when it was there.
 * Where the system takes no new folders and says that they do not exist, as below /proc, `mkdir` of Node with
 * `recursive` tries for ever; this throws.
 */
export function makeFolder(path: string): string | undefined {
  const missing: string[] = [];
  for (let at = resolve(path); isMissing(at); at = dirname(at)) missing.push(at);
  if (missing.length === 0 && !isFolder(path)) mkdirSync(path);
  let topmost: string | undefined;
  for (const each of missing.reverse()) if (isMade(each)) topmost ??= each;
  return topmost;
}

/** A folder and those above it up to one of them, each after those in it: what {@link makeFolder} made. */
export function foldersUpTo(folder: string, topmost: string): readonly string[] {
  const folders: string[] = [];
  for (let each = folder; each.length >= topmost.length; each = dirname(each)) folders.push(each);
  return folders;
}

function isMissing(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) === undefined;
}

/** Makes one folder; false where somebody else was faster. */
function isMade(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if (isFolder(path)) return false;
    throw error;
  }
}
