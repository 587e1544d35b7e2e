import { resolve } from 'node:path';
import type { Accept } from '../accept.js';
import { type Built, build } from '../build.js';
import type { Diagnostic, ProfileChoice } from '../diagnostic.js';
import { applyFixes, type Fixable } from '../fix/apply.js';
import { keepsDates, keepsIdentity } from '../fix/identity.js';
import { CannotOpen } from '../io/input.js';
import { rewriteFile } from '../io/rewrite.js';
import type { Folder } from '../show/folder.js';
import { read } from '../xml/document.js';
import type { Terminal } from './command.js';
import { printDiff, tellFixed, tellUnsafe } from './fix-report.js';
import type { Fixing } from './fixing.js';
import type { ShowToBuild } from './open-shows.js';

/** What the user asked for. */
interface Asked {
  readonly profiles: readonly ProfileChoice[] | undefined;
  readonly strict: boolean;
  readonly now: number;
  readonly accepts: readonly Accept[];
  readonly fixing: Fixing;
}

/** More rounds than fixes that follow from each other need. */
const mostRounds = 20;

const strictUtf8 = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

/**
 * Fixes the files that a show is made from, never the feed: front matter, notes and show.yaml, each in its own syntax.
 * Builds again until nothing changes; what players know episodes by stays. Throws {@link CannotOpen} where it
 * would not, or a file cannot be written.
 */
export async function fixShow(show: ShowToBuild, asked: Asked, terminal: Terminal): Promise<void> {
  const { folder } = show;
  const { fixing } = asked;
  const texts = new Map<string, string>();
  const seen = new Set<string>();
  const fixed: Fixable[] = [];
  let left: readonly Diagnostic[] = [];
  let before: Built | undefined;
  let now: Built | undefined;
  let skipIncomplete = false;
  for (let round = 0; round < mostRounds; round++) {
    now = await built(show, withTexts(folder, texts), { ...asked, skipIncomplete });
    before ??= now;
    left = now.diagnostics.filter(fixing.isWanted);
    const made = step(folder, texts, left, fixing);
    if (made.fixed.length === 0) {
      // What only a person can fix in one episode does not keep the faults of the others waiting.
      if (now.feed || skipIncomplete) break;
      skipIncomplete = true;
      before = undefined;
      continue;
    }
    const state = JSON.stringify([...made.texts]);
    // What was there before would come again and again.
    if (seen.has(state)) break;
    seen.add(state);
    for (const [path, text] of made.texts) texts.set(path, text);
    fixed.push(...made.fixed);
  }
  requireSame(show, before, now);
  tellUnsafe(fixed, terminal);
  tellFixed(folder.name, fixed, left, fixing, terminal);
  for (const [path, after] of texts) {
    const bytes = folder.read(path);
    const name = `${folder.name}/${path}`;
    if (fixing.dryRun) await printDiff({ name, before: strictUtf8.decode(bytes), after }, terminal);
    else {
      const target = resolve(terminal.folder, name);
      rewriteFile(target, { name, before: bytes, after: new TextEncoder().encode(after) });
    }
  }
}

function built(
  { name, current }: ShowToBuild,
  folder: Folder,
  asked: Asked & { readonly skipIncomplete: boolean },
): Promise<Built> {
  const { profiles, strict, now, accepts, skipIncomplete } = asked;
  const feed = `${name}/feed.xml`;
  const previous = current.feed && read(current.feed, { name: feed, maxBytes: Number.POSITIVE_INFINITY });
  return build(folder, {
    ...{ profiles, strict, now, accepts, skipIncomplete, threshold: 'error', name: feed },
    ...(previous && { previous, current: previous }),
  });
}

/** A folder in which some files hold other texts. */
function withTexts(folder: Folder, texts: ReadonlyMap<string, string>): Folder {
  return {
    ...folder,
    read: (path) => {
      const text = texts.get(path);
      return text === undefined ? folder.read(path) : new TextEncoder().encode(text);
    },
  };
}

/** One round over every file that something is to be fixed in. */
function step(
  folder: Folder,
  texts: ReadonlyMap<string, string>,
  diagnostics: readonly Diagnostic[],
  fixing: Fixing,
): { readonly texts: ReadonlyMap<string, string>; readonly fixed: readonly Fixable[] } {
  const files = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const path = diagnostic.source.name.slice(folder.name.length + 1);
    if (!diagnostic.fix || !folder.files.includes(path) || isFeed(path)) continue;
    const others = files.get(path);
    if (others) others.push(diagnostic);
    else files.set(path, [diagnostic]);
  }
  const made = new Map<string, string>();
  const fixed: Fixable[] = [];
  for (const [path, found] of files) {
    const text = texts.get(path) ?? textOf(folder, path);
    if (text === undefined) continue;
    const source = { name: `${folder.name}/${path}`, text };
    const applied = applyFixes(
      source,
      found.filter((each) => isOf(each, text)).map((each) => ({ ...each, source })),
      fixing,
    );
    if (applied.fixed.length === 0) continue;
    made.set(path, applied.source.text);
    fixed.push(...applied.fixed);
  }
  return { texts: made, fixed };
}

/** A published feed that the show names is never changed. */
function isFeed(path: string): boolean {
  return /\.(?:xml|rss)$/i.test(path);
}

/** Undefined for a file that is not UTF-8, which nobody can write back as it is. */
function textOf(folder: Folder, path: string): string | undefined {
  try {
    return strictUtf8.decode(folder.read(path));
  } catch {
    return undefined;
  }
}

/** Whether a diagnostic is about this text; old line ends are read as new ones. */
function isOf({ source }: Diagnostic, text: string): boolean {
  return source.text === text || source.text === text.replaceAll('\r', '\n');
}

/** What was built from the sources before and after must be the same episodes to every player. */
function requireSame({ folder }: ShowToBuild, before: Built | undefined, after: Built | undefined): void {
  const [then, now] = [before?.feed?.document, after?.feed?.document];
  const isSame = !then || (now !== undefined && keepsIdentity(then, now) && keepsDates(then, now));
  const known = new Set(before?.diagnostics.map(({ rule }) => rule));
  const breaking = after?.diagnostics.find(
    ({ rule, severity }) => rule.startsWith('feed-change/') && severity === 'error' && !known.has(rule),
  );
  if (isSame && !breaking) return;
  const why = breaking?.message ?? 'the fixes would change guids, recordings or dates of episodes.';
  throw new CannotOpen(`${folder.name} is left as it is: ${why}`);
}
