import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** A file that is to be published, by its path from the folder of the feed. */
export interface Publication {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What publishing changed, by path. */
export interface Published {
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

const feedFile = 'feed.xml';
const jsonFeedFile = 'feed.json';

/**
 * Publishes a feed: every file is written aside, flushed to the disk and renamed over the old one, the feed
 * last. Its rename is the moment that counts: before it subscribers have the old feed and all of its files,
 * after it the new one. Files that only the old feed named go then. What is unchanged is not touched.
 * Throws the error of the file system; the old feed is still whole then.
 */
export function publish(folder: string, feed: string, files: readonly Publication[]): Published {
  const written = files
    .filter(({ path, bytes }) => publishFile(join(folder, path), [bytes]))
    .map(({ path }) => path);
  if (publishFile(join(folder, feedFile), encoded(feed))) written.push(feedFile);
  const kept = new Set(files.map(({ path }) => path));
  const removed = publishedFiles(folder).filter((path) => !kept.has(path));
  for (const path of removed) rmSync(join(folder, path));
  return { written, removed };
}

/** How much of a text is encoded at a time, in UTF-16 units: a feed is never held twice. */
const slice = 1 << 20;

/** The UTF-8 of a text, in slices that never cut a character. */
function encoded(text: string): Iterable<Uint8Array> {
  return {
    *[Symbol.iterator]() {
      for (let start = 0, end = 0; start < text.length; start = end) {
        end = Math.min(start + slice, text.length);
        if (end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1))) end--;
        yield Buffer.from(text.slice(start, end));
      }
    },
  };
}

/** Writes a file aside and renames it over the old one; false when the old one has the same bytes. */
export function publishFile(path: string, pieces: Iterable<Uint8Array>): boolean {
  if (holds(path, pieces)) return false;
  mkdirSync(dirname(path), { recursive: true });
  const aside = `${path}.tmp`;
  const descriptor = openSync(aside, 'w');
  try {
    for (const piece of pieces) for (let at = 0; at < piece.length; ) at += writeSync(descriptor, piece, at);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(aside, path);
  return true;
}

/** Whether a file is there and holds just these bytes. */
function holds(path: string, pieces: Iterable<Uint8Array>): boolean {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  try {
    for (const piece of pieces) {
      const old = Buffer.alloc(piece.length);
      for (let at = 0; at < old.length; ) {
        const read = readSync(descriptor, old, at, old.length - at, null);
        if (read === 0) return false;
        at += read;
      }
      if (old.compare(piece) !== 0) return false;
    }
    return readSync(descriptor, Buffer.alloc(1)) === 0;
  } finally {
    closeSync(descriptor);
  }
}

/** Files that carry the hash of their content in their name were put there by a publication, as was a JSON Feed. */
function publishedFiles(folder: string): readonly string[] {
  const json = existsSync(join(folder, jsonFeedFile)) ? [jsonFeedFile] : [];
  const hashed = ['chapters', 'transcripts'].flatMap((kind) => {
    let names: readonly string[];
    try {
      names = readdirSync(join(folder, kind));
    } catch {
      return [];
    }
    return names
      .filter((name) => /\.[0-9a-f]{8}(\.\w+)?(\.tmp)?$/.test(name))
      .sort()
      .map((name) => `${kind}/${name}`);
  });
  return [...hashed, ...json];
}
