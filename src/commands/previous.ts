import { unreadable } from '../compare/comparison.js';
import { mostBytes } from '../io/input.js';
import { type Document, read } from '../xml/document.js';
import { type Option, type Options, type Terminal, UsageError } from './command.js';
import { openBytes, shownName } from './open.js';

/** The option that names the feed that subscribers have. */
export const againstOption: Option = {
  flags: '--against <feed>',
  doc: 'the feed that subscribers have, a file or an address; changes that would break it for them are reported',
};

/** How much of a feed is read unless told, in bytes. */
export const maxBytesOption: Option = {
  flags: '--max-bytes <number>',
  doc: 'the largest feed that is read',
  default: String(64 * 1024 * 1024),
};

/** The number of bytes that {@link maxBytesOption} gives. */
export function maxBytesFrom({ maxBytes = maxBytesOption.default }: Options): number {
  if (!/^\d{1,15}$/.test(String(maxBytes))) {
    throw new UsageError(`--max-bytes is "${maxBytes}", which is not a number of bytes`);
  }
  if (Number(maxBytes) < mostBytes) return Number(maxBytes);
  throw new UsageError(`--max-bytes is ${maxBytes}, and at most ${mostBytes - 1} bytes can be read`);
}

/** The feed that {@link againstOption} names; undefined when it names none. */
export async function againstFrom(options: Options, terminal: Terminal): Promise<Document | undefined> {
  const { against } = options;
  return against === undefined ? undefined : openFeed(String(against), options, terminal);
}

/**
 * Reads a feed that is to be compared: a file, an address, or - for standard input. Throws a usage error when it is not a feed or
 * is cut off: nobody knows what such a file no longer holds.
 */
export async function openFeed(name: string, options: Options, terminal: Terminal): Promise<Document> {
  const bytes = await openBytes(name, maxBytesFrom(options), options, terminal);
  const document = read(bytes, { name: await shownName(name), maxBytes: maxBytesFrom(options) });
  requireFeed(document);
  return document;
}

/** Throws a usage error unless a document is a feed that was read to its end; `advice` ends the sentence. */
export function requireFeed(document: Document, advice = ''): void {
  const because = unreadable(document);
  if (because) throw new UsageError(`${document.source.name} ${because}, so it cannot be compared${advice}`);
}
