import { basename } from 'node:path';
import { type Digest, digest, type OutputFolder, openOutputFolder } from '../io/output-folder.js';
import {
  foldersOf,
  isDone,
  none,
  type Plan,
  type PublishOptions,
  planOf,
  same,
  stateOf,
  type Wanted,
} from './plan.js';
import {
  feedFile,
  isInside,
  type PendingRecord,
  type PublishedRecord,
  pendingFile,
  printRecord,
  recordFile,
} from './record.js';
import { CannotPublish } from './refusal.js';

/** A file that is to be published, by its path from the folder of the feed. */
export interface Publication {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What publishing changed, by path. */
export interface Published {
  readonly written: readonly string[];
  readonly removed: readonly string[];
  /** Files that would have been removed, and that somebody has changed since they were published. */
  readonly left: readonly string[];
}

/** What is in a folder before a feed is built for it. */
export interface Current {
  /** The feed that subscribers have. */
  readonly feed: Uint8Array | undefined;
  /** The podcast:guid of the show that was published there, where that is recorded. */
  readonly guid: string | undefined;
  /** The files that airworthy put there, by path. */
  readonly files: readonly string[];
}

/** Looks into the folder of a feed. Throws {@link CannotPublish} or CannotOpen when it cannot be told. */
export function readCurrent(folder: string, name: string): Current {
  const output = openOutputFolder(folder, name);
  const { record, pending } = stateOf(output);
  const noted = [record?.files, record?.kept, pending?.files].flatMap((files) => [...(files?.keys() ?? [])]);
  return {
    feed: output.read(feedFile),
    guid: (record ?? pending)?.guid,
    files: [...noted, recordFile],
  };
}

/**
 * Publishes a feed and the files that it names, so that a reader finds every file of the feed it holds, whenever
 * this is killed:
 *
 * 1. what is about to be published is noted (`.publishing.json`), and files whose names are new are written;
 * 2. the feed takes the place of the old one, which is the moment that counts;
 * 3. files whose names are not new follow, such as a JSON Feed: until then it is an older feed, and whole;
 * 4. what neither this feed nor the one before it names goes, and all is recorded (`published.json`).
 *
 * The next run finds the note of a killed one, and finishes the record or takes back what was written. Each file
 * is written aside and flushed before it is renamed. Nothing is touched when nothing has changed.
 *
 * Throws {@link CannotPublish} when something in the folder is not airworthy's to replace, and CannotOpen for what
 * the disk refuses; the old feed is still whole then.
 */
export function publish(
  folder: string,
  feed: string,
  files: readonly Publication[],
  options: PublishOptions = {},
): Published {
  return publishFiles(folder, [...files.map(whole), { path: feedFile, pieces: encoded(feed) }], options);
}

/** Publishes files that nothing but their names leads to, or withdraws what is no longer among them. */
export function publishAlone(
  folder: string,
  files: readonly Publication[],
  options: PublishOptions = {},
): Published {
  return publishFiles(folder, files.map(whole), options);
}

function whole({ path, bytes }: Publication): Wanted {
  return { path, pieces: [bytes] };
}

function publishFiles(folder: string, files: readonly Wanted[], options: PublishOptions): Published {
  const output = openOutputFolder(folder, options.name ?? basename(folder));
  for (const { path } of files) {
    if (!isInside(path)) throw new CannotPublish(`"${path}" is not the path of a file in ${output.name}`);
  }
  const wanted = new Map(files.map((each) => [each.path, { ...each, digest: digest(each.pieces) }]));
  if (options.dryRun) return changesOf(planOf(output, wanted, options));
  const seen = glance(output, wanted, options);
  if (seen && isDone(seen)) return changesOf(seen);
  const release = output.lock();
  try {
    takeUp(output);
    const plan = planOf(output, wanted, options);
    if (!isDone(plan)) carryOut(plan, output);
    return changesOf(plan);
  } finally {
    release();
  }
}

/** The plan as it looks before others are kept out; what is refused then may be what another run is in the middle of. */
function glance(...args: Parameters<typeof planOf>): Plan | undefined {
  try {
    return planOf(...args);
  } catch (error) {
    if (error instanceof CannotPublish) return undefined;
    throw error;
  }
}

function changesOf({ added, feed, replaced, removed, left }: Plan): Published {
  const written = [...added, ...(feed ? [feed] : []), ...replaced].map(({ path }) => path);
  return { written, removed, left };
}

/** Finishes what a killed run had published, or takes back what it had not. */
function takeUp(output: OutputFolder): void {
  const { record, pending } = stateOf(output);
  const known = foldersOf(record?.files ?? none, record?.kept ?? none, pending?.files ?? none);
  for (const path of output.leftovers(known)) output.remove(path);
  if (!pending) return;
  const leading = pending.files.has(feedFile) ? [feedFile] : [...pending.files.keys()];
  if (leading.every((path) => same(output.digestOf(path), pending.files.get(path)))) {
    finish(output, pending, record);
  } else takeBack(output, pending);
  output.flush();
}

/** The feed is out: the record says of each file what it holds, and what nobody names any more goes. */
function finish(
  output: OutputFolder,
  { adding: _, ...pending }: PendingRecord,
  record: PublishedRecord | undefined,
): void {
  const files = new Map<string, Digest>();
  for (const [path, digest] of pending.files) {
    const found = output.digestOf(path);
    const old = record?.files.get(path);
    if (found) files.set(path, same(found, old) && old ? old : digest);
  }
  for (const [path, digest] of record?.kept ?? none) {
    if (pending.files.has(path) || pending.kept.has(path)) continue;
    if (same(output.digestOf(path), digest)) output.remove(path);
  }
  write(output, recordFile, printRecord({ ...pending, files }));
  output.flush();
  output.remove(pendingFile);
}

/** The feed is the old one still: files that only the new one would name were for nobody yet. */
function takeBack(output: OutputFolder, { adding, files }: PendingRecord): void {
  for (const path of adding) {
    const digest = files.get(path);
    if (digest && path !== feedFile && same(output.digestOf(path), digest)) output.remove(path);
  }
  output.remove(pendingFile);
}

function carryOut({ record, added, feed, replaced, removed }: Plan, output: OutputFolder): void {
  try {
    write(output, pendingFile, printRecord({ ...record, adding: added.map(({ path }) => path) }));
    output.flush();
    for (const { path, pieces } of added) output.write(path, pieces);
    output.flush();
    if (feed) output.write(feed.path, feed.pieces);
    output.flush();
    for (const { path, pieces } of replaced) output.write(path, pieces);
    output.flush();
    for (const path of removed) output.remove(path);
    write(output, recordFile, printRecord(record));
    output.flush();
    output.remove(pendingFile);
    output.flush();
  } catch (error) {
    try {
      takeUp(output);
    } catch {
      // The disk that refused one file may refuse this as well; the next run finds the note.
    }
    throw error;
  }
}

function write(output: OutputFolder, path: string, text: string): void {
  output.write(path, encoded(text));
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
