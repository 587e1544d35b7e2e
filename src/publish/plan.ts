import type { Digest, OutputFolder } from '../io/output-folder.js';
import {
  type AcceptedChange,
  type Files,
  feedFile,
  type PendingRecord,
  type PublishedRecord,
  pendingFile,
  readRecord,
  recordFile,
} from './record.js';
import { CannotPublish, Overtaken } from './refusal.js';

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

/** A file that is wanted in a folder. */
export interface Wanted {
  readonly path: string;
  readonly pieces: Iterable<Uint8Array>;
}

/** All files that are wanted there, by path. */
export type WantedFiles = ReadonlyMap<string, Wanted & { readonly digest: Digest }>;

/** All that has to be done to a folder. */
export interface Plan {
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

/** Whether nothing is left to do. */
export function isDone({ isRecorded, leftovers }: Plan): boolean {
  return isRecorded && leftovers.length === 0;
}

/** Compares what is in a folder with what is wanted there. Throws when something there is not ours. */
export function planOf(output: OutputFolder, wanted: WantedFiles, options: PublishOptions): Plan {
  const state = stateOf(output);
  const { record, pending } = state;
  refuseStrangers(output, state, wanted, options);
  const found = new Map([...wanted.keys()].map((path) => [path, output.digestOf(path)]));
  const changed = [...wanted.values()].filter(({ path, digest }) => !same(found.get(path), digest));
  if (!options.overwrite) refuseForeign(output, changed, found, state);

  const files: Files = new Map([...wanted].map(([path, { digest }]) => [path, digest]));
  const old = record?.files ?? none;
  // What is wanted may be there although the record says otherwise: a merge took the one and not the other.
  const isNew =
    changed.length > 0 ||
    !record ||
    old.size !== files.size ||
    [...files].some(([path, digest]) => !same(old.get(path), digest));
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

/** No files. */
export const none: Files = new Map();

/** Whether two files hold the same bytes; a missing one is like another missing one. */
export function same(a: Digest | undefined, b: Digest | undefined): boolean {
  return a?.sha256 === b?.sha256 && a?.bytes === b?.bytes;
}

function isNewIn(record: PublishedRecord | undefined) {
  return ({ rule, at, because }: AcceptedChange): boolean =>
    !record?.accepted.some((each) => each.rule === rule && each.at === at && each.because === because);
}

/** The folders that hold these files. */
export function foldersOf(...files: readonly Files[]): ReadonlySet<string> {
  const paths = files.flatMap((each) => [...each.keys()]);
  return new Set(paths.filter((path) => path.includes('/')).map((path) => path.replace(/\/[^/]*$/, '')));
}

/** What a folder says of itself: what was published last, and what a killed run was about to. */
interface State {
  readonly record: PublishedRecord | undefined;
  readonly pending: PendingRecord | undefined;
}

/** Reads what a folder says of itself. Throws what the records throw that cannot be read. */
export function stateOf(output: OutputFolder): State {
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

/** The longest record that is read: one of a million files is shorter. */
const longestRecord = 256 * 1024 * 1024;

/** Whether the feed in a folder without a record says that airworthy made it. */
function isOurs(output: OutputFolder): boolean {
  const head = output.read(feedFile, 1 << 16);
  return Buffer.from(head ?? []).includes('<generator>airworthy');
}
