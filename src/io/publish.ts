import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { readIfThere } from './folder.js';

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
  const feedBytes = new TextEncoder().encode(feed);
  const all = [...files, { path: feedFile, bytes: feedBytes }];
  const written = all
    .filter(({ path, bytes }) => publishFile(join(folder, path), bytes))
    .map(({ path }) => path);
  const kept = new Set(files.map(({ path }) => path));
  const removed = publishedFiles(folder).filter((path) => !kept.has(path));
  for (const path of removed) rmSync(join(folder, path));
  return { written, removed };
}

/** Writes a file aside and renames it over the old one; false when the old one has the same bytes. */
export function publishFile(path: string, bytes: Uint8Array): boolean {
  const old = readIfThere(path);
  if (old && Buffer.compare(old, bytes) === 0) return false;
  mkdirSync(dirname(path), { recursive: true });
  const aside = `${path}.tmp`;
  const descriptor = openSync(aside, 'w');
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(aside, path);
  return true;
}

/** Files that carry the hash of their content in their name were put there by a publication, as was a JSON Feed. */
function publishedFiles(folder: string): readonly string[] {
  const json = readIfThere(join(folder, jsonFeedFile)) ? [jsonFeedFile] : [];
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
