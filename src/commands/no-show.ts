import { basename, dirname, join, resolve } from 'node:path';
import { isThere, openFolder } from '../io/folder.js';
import { isFolder, reasonFor } from '../io/input.js';
import { startedIn } from '../show/start/shows.js';
import { nearest } from '../text/nearest.js';
import type { Terminal } from './command.js';

/** How many shows a sentence names. */
const most = 10;

/** Why a path is not a show, and what leads to one. */
export function reasonForNoShow(path: string, known: readonly string[], { folder }: Terminal): string {
  const absolute = resolve(folder, path);
  if (!isThere(absolute, path)) {
    const meant = nearest(path, known);
    return `${path} does not exist${meant ? `; did you mean ${meant}?` : ''}`;
  }
  if (!isFolder(absolute)) return `${path} is a file, not the folder of a show; ${nextOfFile(path)}`;
  return `${path} is not a show: it has no show.yaml; ${nextOfFolder(path, absolute)}`;
}

/** What to do with a file that was taken for a show. */
export function nextOfFile(path: string): string {
  const above = dirname(path);
  if (basename(path) === 'show.yaml') return `name the folder that it is in: ${above}`;
  if (basename(path) === 'show.yml')
    return `rename it to show.yaml, and name the folder that it is in: ${above}`;
  return `to judge a feed: airworthy check ${path}`;
}

/** What to do with a folder that has no `show.yaml`. */
export function nextOfFolder(path: string, absolute: string): string {
  if (isThere(join(absolute, 'show.yml'), `${path}/show.yml`)) return 'rename show.yml to show.yaml';
  const within = showsWithin(path, absolute);
  if (within.length > 0) return `the shows in it are ${within.join(', ')}`;
  return `"airworthy init ${path}" starts one, and "airworthy sources ${path}" says what is there`;
}

/** The shows below a folder, as the user would name them; a sentence has no room for more than ten. */
export function showsWithin(path: string, absolute: string): readonly string[] {
  try {
    const started = startedIn(openFolder(absolute, path));
    return started.slice(0, most).map((each) => join(path, each));
  } catch (error) {
    throw reasonFor(error, path);
  }
}
