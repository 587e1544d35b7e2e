import { basename } from 'node:path';
import { type Digest, digest, type OutputFolder, openOutputFolder } from '../io/output-folder.js';
import {
  type AcceptedChange,
  type Files,
  feedFile,
  isInside,
  type PendingRecord,
  type PublishedRecord,
  pendingFile,
  printRecord,
  readRecord,
  recordFile,
} from './record.js';
import { CannotPublish, Overtaken } from './refusal.js';

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

/** How a feed is published. */
export interface PublishOptions {
  /** The folder as the user would name it. */
  readonly name?: string;
  /** The podcast:guid of the show. */
  readonly guid?: string | undefined;
  /** Breaking changes that were accepted for this publication. */
  readonly accepted?: readonly AcceptedChange[];
  /** Replace what is not airworthy's, or was changed since it was published. */
  readonly overwrite?: boolean;
  /** What the feed in the folder held when the new one was made from it; null when there was none. */
  readonly seen?: Digest | null;
  /** Only say what would change. */
  readonly dryRun?: boolean;
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

/** The longest record that is read: one of a million files is shorter. */
const longestRecord = 256 * 1024 * 1024;

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

interface Wanted {
  readonly path: string;
  readonly pieces: Iterable<Uint8Array>;
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
  const before = planOf(output, wanted, options);
  if (options.dryRun || isDone(before)) return changesOf(before);
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

type WantedFiles = ReadonlyMap<string, Wanted & { readonly digest: Digest }>;

/** All that has to be done to a folder. */
interface Plan {
  readonly record: PublishedRecord;
  /** Whether that is what the folder has already. */
  readonly isRecorded: boolean;
  /** Files under new names, which go before the feed. */
  readonly added: readonly Wanted[];
  readonly feed: Wanted | undefined;
  /** Files that take the place of others, which follow the feed. */
  readonly replaced: readonly Wanted[];
  readonly removed: readonly string[];
  readonly left: readonly string[];
  /** What a killed run left aside. */
  readonly leftovers: readonly string[];
}

function isDone({ isRecorded, leftovers }: Plan): boolean {
  return isRecorded && leftovers.length === 0;
}

function changesOf({ added, feed, replaced, removed, left }: Plan): Published {
  const written = [...added, ...(feed ? [feed] : []), ...replaced].map(({ path }) => path);
  return { written, removed, left };
}

/** Compares what is in a folder with what is wanted there. Throws when something there is not ours. */
function planOf(output: OutputFolder, wanted: WantedFiles, options: PublishOptions): Plan {
  const state = stateOf(output);
  const { record, pending } = state;
  refuseStrangers(output, state, wanted, options);
  const found = new Map([...wanted.keys()].map((path) => [path, output.digestOf(path)]));
  const changed = [...wanted.values()].filter(({ path, digest }) => !same(found.get(path), digest));
  if (!options.overwrite) refuseForeign(output, changed, found, state);

  const files: Files = new Map([...wanted].map(([path, { digest }]) => [path, digest]));
  const old = record?.files ?? none;
  const isNew = changed.length > 0 || !record || [...old.keys()].some((path) => !files.has(path));
  const feed = changed.find(({ path }) => path === feedFile);
  // What a feed names is kept for those who hold that feed; a list of shows is withdrawn at once.
  const last = [...old, ...(feed ? none : (record?.kept ?? none))];
  const kept = new Map(wanted.has(feedFile) ? last.filter(([path]) => !files.has(path)) : []);
  const obsolete = [...(record?.kept ?? none), ...old].filter(
    ([path]) => isNew && !files.has(path) && !kept.has(path),
  );
  const present = obsolete.filter(([path]) => output.digestOf(path) !== undefined);
  const removed = present.filter(([path, digest]) => same(output.digestOf(path), digest));
  const isThere = ({ path }: Wanted) => found.get(path) !== undefined;
  const others = changed.filter(({ path }) => path !== feedFile);
  return {
    record: {
      guid: options.guid ?? record?.guid,
      files,
      kept: isNew ? kept : (record?.kept ?? none),
      accepted: [...(record?.accepted ?? []), ...(options.accepted ?? []).filter(isNewIn(record))],
    },
    isRecorded: !isNew,
    added: others.filter((each) => !isThere(each)),
    feed,
    replaced: others.filter(isThere),
    removed: removed.map(([path]) => path),
    left: present.filter((each) => !removed.includes(each)).map(([path]) => path),
    leftovers: [
      ...output.leftovers(foldersOf(files, old, record?.kept ?? none, pending?.files ?? none)),
      ...(pending ? [pendingFile] : []),
    ],
  };
}

const none: Files = new Map();

function same(a: Digest | undefined, b: Digest | undefined): boolean {
  return a?.sha256 === b?.sha256 && a?.bytes === b?.bytes;
}

function isNewIn(record: PublishedRecord | undefined) {
  return ({ rule, at, because }: AcceptedChange): boolean =>
    !record?.accepted.some((each) => each.rule === rule && each.at === at && each.because === because);
}

function foldersOf(...files: readonly Files[]): ReadonlySet<string> {
  const paths = files.flatMap((each) => [...each.keys()]);
  return new Set(paths.filter((path) => path.includes('/')).map((path) => path.replace(/\/[^/]*$/, '')));
}

/** What a folder says of itself: what was published last, and what a killed run was about to. */
interface State {
  readonly record: PublishedRecord | undefined;
  readonly pending: PendingRecord | undefined;
}

function stateOf(output: OutputFolder): State {
  const read = (path: string): PendingRecord | undefined => {
    const bytes = output.read(path, longestRecord);
    return bytes && readRecord(bytes, `${output.name}/${path}`);
  };
  const found = read(recordFile);
  if (!found) return { record: undefined, pending: read(pendingFile) };
  const { adding: _, ...record } = found;
  return { record, pending: read(pendingFile) };
}

/** A folder belongs to the show that was published there, and to nobody who has not seen what it holds. */
function refuseStrangers(
  output: OutputFolder,
  { record, pending }: State,
  wanted: WantedFiles,
  { guid, seen, overwrite }: PublishOptions,
): void {
  const owner = record ?? pending;
  if (guid !== undefined && owner?.guid !== undefined && owner.guid !== guid) {
    throw new CannotPublish(
      `${output.name} belongs to another show, whose podcast:guid is ${owner.guid}; name another folder with "output" in show.yaml or with --out`,
    );
  }
  const isOfShow = owner?.files.has(feedFile);
  if (owner && owner.files.size > 0 && isOfShow !== wanted.has(feedFile)) {
    const holds = isOfShow ? 'the feed of a show' : 'the list of shows';
    throw new CannotPublish(`${output.name} holds ${holds}; choose another folder with --out`);
  }
  const feed = output.digestOf(feedFile);
  if (seen !== undefined && !same(feed, seen ?? undefined)) {
    throw new Overtaken(
      `another run published ${output.name}/${feedFile} in the meantime; build again to go on from there`,
    );
  }
  if (feed || overwrite || !record?.files.has(feedFile)) return;
  throw new CannotPublish(
    `${output.name}/${feedFile} is gone, and with it the guids that subscribers know; restore it (from version control, for instance), or build with --overwrite to publish without it`,
  );
}

/** Nothing that somebody else made or changed is overwritten without a word. */
function refuseForeign(
  output: OutputFolder,
  changed: readonly Wanted[],
  found: ReadonlyMap<string, Digest | undefined>,
  { record, pending }: State,
): void {
  for (const { path } of changed) {
    const digest = found.get(path);
    const known = [record?.files, record?.kept, pending?.files].flatMap((files) => files?.get(path) ?? []);
    if (!digest || known.some((each) => same(each, digest))) continue;
    const name = `${output.name}/${path}`;
    if (known.length > 0) {
      throw new CannotPublish(
        `${name} has changed since airworthy published it; put the change into the files of the show, or build with --overwrite to lose it`,
      );
    }
    if (!record && path === feedFile && isOurs(output)) continue;
    throw new CannotPublish(
      `${name} was not made by airworthy and is left as it is; move it away, or build with --overwrite to replace it (guids of a feed are kept)`,
    );
  }
}

/** Whether the feed in a folder without a record says that airworthy made it. */
function isOurs(output: OutputFolder): boolean {
  const head = output.read(feedFile, 1 << 16);
  return Buffer.from(head ?? []).includes('<generator>airworthy');
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
