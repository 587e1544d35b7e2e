import type { Digest } from '../io/output-folder.js';
import { CannotPublish } from './refusal.js';

/** A change that somebody made on purpose although it breaks subscribers, and why. */
export interface AcceptedChange {
  readonly rule: string;
  readonly at?: string;
  readonly because: string;
}

/**
 * What was published in a folder: only what stands here is airworthy's to replace or remove. It is written
 * beside the feed as `published.json`, and changes only when a published byte does.
 */
export interface PublishedRecord {
  /** The podcast:guid of the show that the folder belongs to. */
  readonly guid: string | undefined;
  /** The files of this publication, by path. */
  readonly files: Files;
  /** Those that only the publication before it names: clients still hold its feed. */
  readonly kept: Files;
  /** The breaking changes that were accepted so far, the oldest first. */
  readonly accepted: readonly AcceptedChange[];
}

/** What a run is about to publish: the record as it will be, and the files that are new under their names. */
export interface PendingRecord extends PublishedRecord {
  readonly adding: readonly string[];
}

export type Files = ReadonlyMap<string, Digest>;

/** The record of a folder. */
export const recordFile = 'published.json';

/** Where a run notes what it is about to publish; one that is found tells of a killed run. */
export const pendingFile = '.publishing.json';

/** The file whose name leads to all others. */
export const feedFile = 'feed.xml';

const version = 1;

/** Writes a record: the same record, the same text. */
export function printRecord({
  guid,
  files,
  kept,
  accepted,
  ...more
}: PublishedRecord | PendingRecord): string {
  const record = { version, guid, files: sorted(files), kept: sorted(kept), accepted, ...more };
  return `${JSON.stringify(record, null, 2)}\n`;
}

function sorted(files: Files): Readonly<Record<string, Digest>> {
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([path, { bytes, sha256 }]) => [path, { bytes, sha256 }]));
}

/** Reads a record. Throws {@link CannotPublish} for what is none: whose the files are cannot be told then. */
export function readRecord(bytes: Uint8Array, name: string): PendingRecord {
  let told: unknown;
  try {
    told = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw unreadable(name, 'is not valid JSON');
  }
  if (!isTable(told)) throw unreadable(name, 'is not a record of what was published');
  if (told.version !== version) {
    throw new CannotPublish(
      `${name} was written by another version of airworthy; use that one or a newer one`,
    );
  }
  const { guid, accepted, adding = [] } = told;
  const isWhole = (guid === undefined || typeof guid === 'string') && Array.isArray(accepted);
  const files = filesIn(told.files);
  const kept = filesIn(told.kept);
  if (!isWhole || !files || !kept || !accepted.every(isAccepted) || !isList(adding)) {
    throw unreadable(name, 'is not a record of what was published');
  }
  return { guid, files, kept, accepted, adding };
}

function unreadable(name: string, what: string): CannotPublish {
  return new CannotPublish(`${name} ${what}; restore it (from version control, for instance), or remove it`);
}

function filesIn(told: unknown): Files | undefined {
  if (!isTable(told)) return undefined;
  const files = new Map<string, Digest>();
  for (const [path, digest] of Object.entries(told)) {
    if (!isInside(path) || !isDigest(digest)) return undefined;
    files.set(path, digest);
  }
  return files;
}

/** Whether a path leads to a file in the folder, and nowhere else on any system. */
export function isInside(path: string): boolean {
  return !/^[a-z]:|\0/i.test(path) && path.split(/[\\/]/).every((step) => !/^\.{0,2}$/.test(step));
}

function isDigest(told: unknown): told is Digest {
  return (
    isTable(told) &&
    Number.isSafeInteger(told.bytes) &&
    typeof told.sha256 === 'string' &&
    /^[0-9a-f]{64}$/.test(told.sha256)
  );
}

function isAccepted(told: unknown): told is AcceptedChange {
  if (!isTable(told)) return false;
  const { rule, at, because } = told;
  return (
    typeof rule === 'string' && typeof because === 'string' && (at === undefined || typeof at === 'string')
  );
}

function isList(told: unknown): told is readonly string[] {
  return Array.isArray(told) && told.every((each) => typeof each === 'string');
}

function isTable(told: unknown): told is Readonly<Record<string, unknown>> {
  return typeof told === 'object' && told !== null && !Array.isArray(told);
}
