import { type Judging, nothing, publishable, type Tried, type Whole } from './build/attempt.js';
import { playing, profilesFor } from './build/profiles.js';
import type { Diagnostic, ProfileChoice, Severity } from './diagnostic.js';
import { fails } from './publish/gate.js';
import { diagnoseSource } from './show/diagnose.js';
import type { SourceFinding } from './show/faults.js';
import { type Finished, finish } from './show/finish.js';
import type { Folder } from './show/folder.js';
import { load } from './show/load.js';
import type { Episode, Show } from './show/model.js';
import { selectFeed } from './show/select-feed.js';
import { keysLacking } from './show/words.js';
import { groupsBy } from './text/groups.js';
import { overlaps } from './text/overlaps.js';
import type { Source } from './text/source.js';
import type { Document } from './xml/document.js';

/** What a build may rely on; the clock is an argument like any other. */
export interface BuildOptions extends Omit<Judging, 'profiles'> {
  /** Without them the show's own, or the default ones. */
  readonly profiles: readonly ProfileChoice[] | undefined;
  /** Which of the feeds in show.yaml is built; without it, the one of the show. */
  readonly feed?: string;
  /** The feed of the show as subscribers have it, when another of its feeds is built: it knows the guids. */
  readonly main?: Document;
  /** What stands for `{token}` in the addresses of a private show. */
  readonly token?: string;
  /** Whether what is whole is published without the episodes that are not. */
  readonly skipIncomplete?: boolean;
}

/** The outcome of a build. */
export interface Built extends Tried {
  /** Undefined when the show itself cannot be published. */
  readonly show: Show | undefined;
  /** The profiles that it was judged by. */
  readonly profiles: readonly ProfileChoice[];
  readonly held: Finished['held'];
  /** The episodes that cannot be published as they are; each has its reasons among the diagnostics. */
  readonly incomplete: Finished['incomplete'];
  readonly episodes: number;
  /** How many pages the show does not choose as episodes. */
  readonly unchosen: number;
}

/**
 * Builds the feed of a show: load → write → read, twice → check. Nothing is published here; only a feed that
 * both readers find whole and no rule objects to is returned. Every diagnostic points into the file of the
 * author's where it can be fixed. Episodes that something is wrong with are left out when that is asked for.
 */
export async function build(folder: Folder, given: BuildOptions): Promise<Built> {
  const read = await load(folder, given.now, given.feed === undefined ? given.previous : given.main);
  const chosen = given.feed === undefined ? read : (selectFeed(read, given.feed) ?? read);
  const loaded = finish(chosen, given);
  const { show, isWhole, episodes, partial, held, incomplete, unchosen, files } = loaded;
  const { profiles: asked, findings: ofProfiles } = profilesFor(show, given, folder);
  const format = given.feed === undefined ? undefined : read.show?.feeds?.get(given.feed)?.format;
  const profiles = format === undefined ? asked : playing(asked, format);
  const options = { ...(loaded.published && { previous: loaded.published }), ...given, profiles };
  const findings = [...loaded.findings, ...ofProfiles];
  const found = findings.map((each) => diagnoseSource(each, profiles));
  const result = { ...nothing, profiles, show, held, incomplete, unchosen, episodes: episodes.length };
  const ofFiles = (names: readonly { readonly file: string }[]): readonly Diagnostic[] => {
    const files = new Set<string | undefined>(names.map(({ file }) => file));
    return found.filter((_, index) => files.has(findings[index]?.of));
  };
  const meant = meantIn(findings);
  const left = new Set(options.skipIncomplete ? ofFiles(incomplete) : []);
  if (!show) return { ...result, diagnostics: inOrder(found) };
  if (!isWhole || found.some((each) => each.severity === 'error' && !left.has(each))) {
    const all = [...episodes, ...partial];
    const isPartial =
      incomplete.length > partial.length ||
      held.length > 0 ||
      findings.some(({ rule }) => rule === 'source/feed-empty');
    const sofar = await judgedSoFar({ show, episodes: all, files, found, meant, left }, isPartial, options);
    const { diagnostics: more, judged } = sofar;
    return { ...result, diagnostics: inOrder([...found, ...more]), ...(judged && { judged }) };
  }

  const whole = { show, episodes, files, found, meant, left };
  if (!options.skipIncomplete) {
    const tried = await publishable(whole, options);
    return { ...result, ...tried, diagnostics: inOrder(tried.diagnostics) };
  }
  // Of two items that are alike, rules name the lower one. With the oldest on top, it is the one that
  // subscribers do not have yet.
  const { diagnostics } = await publishable({ ...whole, episodes: [...episodes].reverse() }, options);
  const unfit = unfitOf(diagnostics, episodes, options.threshold);
  const sources = new Set(unfit.map(({ written }) => written.source));
  const known = new Set(found);
  const reasons = diagnostics.filter((each) => sources.has(each.source) && !known.has(each));
  const more = unfit.map(({ slug, written }) => ({ slug, file: written.source.name }));
  const others = new Set(unfit);
  const rest = episodes.filter((each) => !others.has(each));
  const again = await publishable(
    {
      ...whole,
      episodes: rest,
      found: [...found, ...reasons],
      left: new Set([...left, ...ofFiles(more), ...reasons]),
    },
    options,
  );
  return {
    ...result,
    ...again,
    episodes: rest.length,
    incomplete: [...incomplete, ...more],
    diagnostics: inOrder(again.diagnostics),
  };
}

/**
 * What the rules say of a show that cannot be published yet, so that its author hears everything at once. What is
 * there is judged, not what is missing because it could not be read.
 */
async function judgedSoFar(
  whole: Whole,
  isPartial: boolean,
  given: Judging,
): Promise<Pick<Tried, 'diagnostics' | 'judged'>> {
  const { previous: _previous, current: _current, ...options } = given;
  const { diagnostics, judged } = await publishable(whole, options);
  const unknown = new Set(['accept/unused', ...(isPartial ? ['rss/no-items'] : [])]);
  const written = groupsBy(
    [whole.show, ...whole.episodes].map((each) => each.written),
    ({ source }) => source,
  );
  // Many episodes may stand in one file, and many things be found in it.
  const asked = new Map<string, Map<Source, boolean>>();
  const isWritten = (key: string, source: Source): boolean => {
    const known = asked.get(key) ?? new Map<Source, boolean>();
    asked.set(key, known);
    const is =
      known.get(source) ?? written.get(source)?.some(({ originOf }) => originOf(key) !== undefined) === true;
    known.set(source, is);
    return is;
  };
  const found = new Set(whole.found);
  const isCaused = effectsOf(whole.found);
  const more = diagnostics.filter((each) => {
    if (found.has(each) || unknown.has(each.rule)) return false;
    // What is written and wrong is not in the feed; that has been said at its place.
    const key = keysLacking[each.rule];
    if (key !== undefined && (whole.meant.has(key) || isWritten(key, each.source))) return false;
    return !isCaused(each);
  });
  return { diagnostics: more, ...(judged && { judged }) };
}

/** The keys that unknown ones were meant to be: what they say is not missing. */
function meantIn(findings: readonly SourceFinding[]): ReadonlySet<string> {
  return new Set(findings.flatMap(({ meant = [] }) => meant));
}

/** Tells whether an error in the files is at the very place of something that was found in the feed. */
function effectsOf(found: readonly Diagnostic[]): (other: Diagnostic) => boolean {
  const errors = found.filter(({ severity, span }) => severity === 'error' && span.end > 1);
  const byName = groupsBy(errors, ({ source }) => source.name);
  const places = new Map(
    [...byName].map(([name, each]) => [name, overlaps(each.map(({ span }) => span))] as const),
  );
  return ({ source, span }) => places.get(source.name)?.(span) === true;
}

/**
 * What is to be said and seen of a folder that holds only some episodes of its show, before the whole of it is built:
 * it is judged by itself, without the feed that subscribers have, which gives the episodes their guids alone.
 */
export async function glance(
  folder: Folder,
  given: BuildOptions,
): Promise<Pick<Built, 'diagnostics' | 'judged' | 'profiles'>> {
  const loaded = finish(await load(folder, given.now, given.previous), given);
  const { show, episodes, partial, files } = loaded;
  const { profiles, findings } = profilesFor(show, given, folder);
  const found = [...loaded.findings, ...findings].map((each) => diagnoseSource(each, profiles));
  if (!show) return { profiles, diagnostics: inOrder(found) };
  const meant = meantIn(loaded.findings);
  const all = [...episodes, ...partial];
  const whole = { show, episodes: all, files, found, meant, left: new Set<Diagnostic>() };
  const { diagnostics, judged } = await judgedSoFar(whole, true, { ...given, profiles });
  return { profiles, diagnostics: inOrder([...found, ...diagnostics]), ...(judged && { judged }) };
}

/** The episodes that keep a feed from being published, by the files that the diagnostics point into. */
function unfitOf(
  diagnostics: readonly Diagnostic[],
  episodes: readonly Episode[],
  threshold: Severity,
): readonly Episode[] {
  const bySource = groupsBy(diagnostics, ({ source }) => source);
  const failing = new Set([...bySource].flatMap(([source, all]) => (fails(all, threshold) ? [source] : [])));
  return episodes.filter(({ written }) => failing.has(written.source));
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => {
    if (a.source.name !== b.source.name) return a.source.name < b.source.name ? -1 : 1;
    return a.span.start - b.span.start;
  });
}
