import { type Accept, accepting } from './accept.js';
import { catalogued } from './catalogue.js';
import { check, noneSkipped, type Verdict } from './check.js';
import { type Diagnostic, defaultProfiles, type ProfileChoice, type Severity } from './diagnostic.js';
import { profilesOf } from './directories/index.js';
import { type Feed, write } from './feed/write.js';
import { type Opened, openProfiles } from './own-profile.js';
import { type Lost, provePlain, proveValues } from './proof/proof.js';
import { fails } from './publish/gate.js';
import { type Network, withServed } from './served/served.js';
import { acceptsOf } from './settings.js';
import { diagnoseSource } from './show/diagnose.js';
import { faults, type SourceFinding } from './show/faults.js';
import { type Finished, finish } from './show/finish.js';
import { type Folder, resolvePath } from './show/folder.js';
import { load } from './show/load.js';
import type { Episode, Show } from './show/model.js';
import { pagesOf } from './show/pages.js';
import { selectFeed } from './show/select-feed.js';
import { toRfc5322 } from './show/time.js';
import { keysLacking } from './show/words.js';
import { groupsBy } from './text/groups.js';
import { overlaps } from './text/overlaps.js';
import type { Source } from './text/source.js';
import { withoutEffects } from './trace/effects.js';
import { placeOf, toSource } from './trace/trace.js';
import { type Document, readText } from './xml/document.js';
import { readAgain } from './xml/second.js';

/** What a build may rely on; the clock is an argument like any other. */
export interface BuildOptions {
  /** Without them the show's own, or the default ones. */
  readonly profiles: readonly ProfileChoice[] | undefined;
  /** Whether the letter of the documents counts where everybody tolerates more. */
  readonly strict?: boolean;
  /** The instant of the build, in milliseconds since 1970: it decides which episodes are due. */
  readonly now: number;
  /** What keeps a feed from being published. */
  readonly threshold: Severity;
  /** What the user accepts besides what the show does. */
  readonly accepts: readonly Accept[];
  /** The name that the new feed goes by in diagnostics. */
  readonly name: string;
  /** The feed as subscribers have it. */
  readonly previous?: Document;
  /** The feed in the output folder, where that is another. */
  readonly current?: Document;
  /** Which of the feeds in show.yaml is built; without it, the one of the show. */
  readonly feed?: string;
  /** The feed of the show as subscribers have it, when another of its feeds is built: it knows the guids. */
  readonly main?: Document;
  /** What stands for `{token}` in the addresses of a private show. */
  readonly token?: string;
  /** Asks the servers of what the feed names; without it they are not asked. */
  readonly ask?: (document: Document, previous: Document | undefined) => Promise<Network | undefined>;
  /** Whether what is whole is published without the episodes that are not. */
  readonly skipIncomplete?: boolean;
}

/** What a feed is judged by. */
type Judging = Omit<BuildOptions, 'profiles'> & Pick<Built, 'profiles'>;

/** The outcome of a build. */
export interface Built {
  /** Undefined when the show itself cannot be published. */
  readonly show: Show | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly skipped: Verdict['skipped'];
  /** How many findings were accepted, and by which entries. */
  readonly accepted: number;
  readonly used: ReadonlySet<Accept>;
  /** The profiles that it was judged by. */
  readonly profiles: readonly ProfileChoice[];
  /** The rules that looked at the feed. */
  readonly ran: ReadonlySet<string>;
  readonly held: Finished['held'];
  /** The episodes that cannot be published as they are; each has its reasons among the diagnostics. */
  readonly incomplete: Finished['incomplete'];
  readonly episodes: number;
  /** How many pages the show does not choose as episodes. */
  readonly unchosen: number;
  /** The feed, and what our reader makes of it, when it may be published; nothing else ever may. */
  readonly feed?: Feed & { readonly document: Document };
  /** What was judged, whether or not it may be published: to look at only. */
  readonly judged?: Judged;
}

/** A feed as it was judged, whatever was found in it. */
export interface Judged {
  readonly document: Document;
  /** The file that each item comes from, in their order. */
  readonly sources: readonly string[];
  /** What is known of the files that it names, by their URLs. */
  readonly files: Finished['files'];
}

const nothing = { accepted: 0, used: new Set<Accept>(), skipped: noneSkipped, ran: new Set<string>() };

/**
 * Builds the feed of a show: load → write → read, twice → check. Nothing is published here; only a feed that
 * both readers find whole and no rule objects to is returned. Every diagnostic points into the file of the
 * author's where it can be fixed. Episodes that something is wrong with are left out when that is asked for.
 */
export async function build(folder: Folder, given: BuildOptions): Promise<Built> {
  const read = await load(folder, given.now, given.feed === undefined ? given.previous : given.main);
  const chosen = given.feed === undefined ? read : (selectFeed(read, given.feed) ?? read);
  const loaded = finish(chosen, given);
  const previous = given.previous ?? loaded.published;
  const { show, isWhole, episodes, partial, held, incomplete, unchosen, files } = loaded;
  const { profiles: asked, findings: ofProfiles } = profilesFor(show, given, folder);
  const format = given.feed === undefined ? undefined : read.show?.feeds?.get(given.feed)?.format;
  const profiles = format === undefined ? asked : playing(asked, format);
  const options = { ...given, profiles, ...(previous && { previous }) };
  const findings = [...loaded.findings, ...ofProfiles];
  const found = findings.map((each) => diagnoseSource(each, profiles));
  const result = { ...nothing, profiles, show, held, incomplete, unchosen, episodes: episodes.length };
  const ofFiles = (names: readonly { readonly file: string }[]): readonly Diagnostic[] => {
    const files = new Set(names.map(({ file }) => file));
    return found.filter((_, index) => files.has(findings[index]?.of ?? ''));
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

type Tried = Pick<Built, 'diagnostics' | 'skipped' | 'accepted' | 'used' | 'ran' | 'feed' | 'judged'>;

/** What a feed is made from. */
interface Whole extends Pick<Finished, 'episodes' | 'files'> {
  readonly show: Show;
  /** What was found in the sources. */
  readonly found: readonly Diagnostic[];
  /** The keys that others were meant to be. */
  readonly meant: ReadonlySet<string>;
  /** What was found in files that are left out, and is in nobody's way. */
  readonly left: ReadonlySet<Diagnostic>;
}

/** What is as it should be in a feed with pages of older episodes. */
const ofPages: ReadonlySet<string> = new Set([
  'feed-change/item-count-dropped',
  'paging/unsupported-by-directories',
]);

/**
 * Writes the feed of complete episodes, and the pages of older ones where it has some; reads and judges each of
 * them, together with what was found before. Only when nothing keeps any of them from being published is there a feed.
 */
async function publishable(whole: Whole, options: Judging): Promise<Tried> {
  const { pages, ...first } = pagesOf(whole.show, whole.episodes);
  const tried = await judgedDocument({ ...whole, ...first }, options);
  if (pages.length === 0) return tried;
  const { previous: _previous, current: _current, ask: _ask, ...rest } = options;
  const expected = (diagnostics: readonly Diagnostic[]) =>
    diagnostics.filter(({ rule }) => !ofPages.has(rule));
  let diagnostics = expected(tried.diagnostics);
  const said = new Map<Source, Set<string>>();
  const placeIn = ({ rule, span }: Diagnostic): string => `${rule} ${span.start}`;
  const say = (more: readonly Diagnostic[]): void => {
    for (const each of more) {
      const places = said.get(each.source) ?? new Set<string>();
      said.set(each.source, places.add(placeIn(each)));
    }
  };
  say(diagnostics);
  const assets = [...(tried.feed?.assets ?? [])];
  let isWhole = tried.feed !== undefined;
  for (const { path, built, ...page } of pages) {
    const own = { ...whole, ...page, found: [], left: new Set<Diagnostic>() };
    const name = `${rest.name.replace(/[^/]*$/, '')}${path}`;
    const judged = await judgedDocument(own, { ...rest, name }, built);
    // What is wrong with the show is said once.
    const more = expected(judged.diagnostics).filter(
      (each) => !each.rule.startsWith('accept/') && !said.get(each.source)?.has(placeIn(each)),
    );
    diagnostics = [...diagnostics, ...more];
    say(more);
    if (!judged.feed) isWhole = false;
    else {
      const known = new Set(assets.map((each) => each.path));
      for (const asset of judged.feed.assets) if (!known.has(asset.path)) assets.push(asset);
      assets.push({ path, bytes: new TextEncoder().encode(judged.feed.text) });
    }
  }
  const { feed, ...others } = tried;
  return { ...others, diagnostics, ...(feed && isWhole && { feed: { ...feed, assets } }) };
}

/** Writes one document of a feed, reads it and judges it. */
async function judgedDocument(
  { show, episodes, files, found, left }: Whole,
  options: Judging,
  built?: string,
): Promise<Tried> {
  const feed = built === undefined ? writeDated(show, episodes, options) : write(show, episodes, built);
  const { profiles } = options;
  const document = readText(feed.text, { name: options.name, maxBytes: Number.POSITIVE_INFINITY });
  const known = { document, sources: episodes.map(({ written }) => written.source.name), files };
  const readings = [document.root, readAgain(feed.text)];
  const lost = [
    ...readings.flatMap((root) => proveValues(show, episodes, feed, root)),
    ...(await plainLost(show, episodes)),
  ];
  if (lost.length > 0) {
    const findings = lost.map(({ of, field, expected, found }) => {
      const message = `${field} ${expected === undefined ? 'is not set' : `is "${expected}"`} and was read back as ${found === undefined ? 'nothing' : `"${found}"`}.`;
      return { rule: 'source/value-lost' as const, message, ...placeOf(show, of, field) };
    });
    return { ...nothing, diagnostics: [...found, ...findings.map((each) => diagnoseSource(each, profiles))] };
  }

  const { previous, strict = false } = options;
  const network = await options.ask?.(document, previous);
  const verdict = check(document, {
    profiles,
    strict,
    now: options.now,
    files: withServed(files, network) ?? files,
    ...(network && { network }),
    // Places of one fault are in the files of many episodes, and each file is shown its own.
    everywhere: true,
    ...(previous && { previous }),
  });
  const own = acceptsOf(show.accept, show.written);
  const seen = verdict.diagnostics.map((each) =>
    each.source === document.source ? toSource(each, show, feed) : each,
  );
  const ran = new Set([...verdict.ran, ...Object.keys(faults)]);
  const accepts = { own, others: options.accepts };
  const rules = { known: catalogued, ran };
  const {
    diagnostics: kept,
    ofEntries,
    accepted,
    used,
  } = accepting([...found, ...seen], accepts, rules, profiles);
  const diagnostics = withoutEffects([...kept, ...ofEntries]);
  const judged = { diagnostics, accepted, used, skipped: verdict.skipped, ran, judged: known };
  const inTheWay = diagnostics.filter((each) => !left.has(each));
  return fails(inTheWay, options.threshold) ? judged : { ...judged, feed: { ...feed, document } };
}

/** The profiles that were asked for, else those of the show, else the default ones. */
function profilesFor(show: Show | undefined, { profiles }: BuildOptions, folder: Folder): Opened {
  const named = show?.profiles;
  if (profiles || !named) return { profiles: profiles ?? defaultProfiles, findings: [] };
  return openProfiles(named, show.written, (path) => {
    const at = resolvePath('show.yaml', path);
    return at !== undefined && folder.files.includes(at)
      ? { name: `${folder.name}/${at}`, bytes: folder.read(at) }
      : undefined;
  });
}

/** A feed of recordings in one format is for those who play it: a directory that lists no such file never gets it. */
function playing(asked: readonly ProfileChoice[], format: string): readonly ProfileChoice[] {
  const left = asked.filter((each) =>
    profilesOf([each]).every(({ limits: { files } }) => files === undefined || files.includes(format)),
  );
  return left.length > 0 ? left : ['rss'];
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => {
    if (a.source.name !== b.source.name) return a.source.name < b.source.name ? -1 : 1;
    return a.span.start - b.span.start;
  });
}

/**
 * Writes the feed as it was built last when nothing of it has changed, else as of now: programs such as Podverse
 * read a feed anew only when its `<lastBuildDate>` has moved.
 */
function writeDated(
  show: Show,
  episodes: readonly Episode[],
  { now, previous, current = previous }: BuildOptions,
): Feed {
  const before = current?.channel?.element.child('lastBuildDate')?.text;
  const unchanged = before && write(show, episodes, before);
  if (unchanged && unchanged.text === current?.source.text) return unchanged;
  return write(show, episodes, toRfc5322({ millis: now, offset: 0 }));
}

/** The plain descriptions of which a browser would show something else; few feeds need a browser's eyes. */
async function plainLost(show: Show, episodes: readonly Episode[]): Promise<readonly Lost[]> {
  const descriptions = [show, ...show.live, ...episodes].map(({ description }) => description);
  if (descriptions.every(({ html, plain }) => plain === undefined || plain === html)) return [];
  const { textContent } = await import('./proof/browser.js');
  return provePlain(show, episodes, textContent);
}
