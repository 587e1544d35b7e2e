import { check } from '../check.js';
import { type Diagnostic, profiles } from '../diagnostic.js';
import { fixFeed } from '../fix/feed.js';
import { CannotOpen } from '../io/input.js';
import { rewriteFile } from '../io/rewrite.js';
import { feedChange } from '../rules/feed-change/index.js';
import type { Document } from '../xml/document.js';
import type { Terminal } from './command.js';
import { printDiff, tellFixed, tellUnsafe } from './fix-report.js';
import type { Fixing } from './fixing.js';

/** The file of a feed, and who judges it. */
export interface FeedFile {
  readonly name: string;
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly maxBytes: number;
  readonly judge: (
    document: Document,
    look: { readonly everywhere: boolean },
  ) => Promise<{ readonly diagnostics: readonly Diagnostic[] }>;
}

/**
 * Fixes a feed in its file and returns its bytes; in a dry run prints a diff and writes nothing. Throws
 * {@link CannotOpen} where the new feed would break the old one for its subscribers.
 */
export async function fixFile(file: FeedFile, fixing: Fixing, terminal: Terminal): Promise<Uint8Array> {
  const { name, path, bytes, maxBytes } = file;
  let left: readonly Diagnostic[] = [];
  const fixed = await fixFeed(bytes, {
    ...{ name, maxBytes, unsafe: fixing.unsafe },
    judge: async (document) => {
      const { diagnostics } = await file.judge(document, { everywhere: true });
      left = diagnostics.filter(fixing.isWanted);
      return left;
    },
  });
  if (fixed.fixed.length > 0) requireSafe(fixed, terminal);
  tellUnsafe(fixed.fixed, terminal);
  tellFixed(name, fixed.fixed, left, fixing, terminal);
  if (fixed.fixed.length === 0) return bytes;
  if (!fixing.dryRun) rewriteFile(path, { name, before: bytes, after: fixed.bytes });
  else {
    const { before, after } = fixed;
    await printDiff({ name, before: before.source.text, after: after.source.text }, terminal);
  }
  return fixed.bytes;
}

/** The comparison that a feed passes before it is published. */
function requireSafe(
  { before, after }: { readonly before: Document; readonly after: Document },
  { now }: Terminal,
): void {
  const { diagnostics } = check(after, { profiles, now, previous: before, rules: feedChange });
  // That every item is still there is proven already, also of those that have nothing to be known by.
  const worst = diagnostics.find(
    ({ rule, severity }) => severity === 'error' && rule !== 'feed-change/episode-vanished',
  );
  if (worst) throw new CannotOpen(`${after.source.name} is left as it is: ${worst.message}`);
}
