import { type Accept, accepting } from './accept.js';
import { catalogued } from './catalogue.js';
import { check, noneSkipped, type Verdict } from './check.js';
import {
  type Diagnostic,
  defaultProfiles,
  type Occurrence,
  type Profile,
  type Severity,
} from './diagnostic.js';
import { type Feed, type Origin, originsOf, write } from './feed/write.js';
import { findWritten } from './notes/written.js';
import { fails } from './publish/gate.js';
import { proveValues } from './publish/proof.js';
import { acceptsOf } from './settings.js';
import { diagnoseSource } from './show/diagnose.js';
import { faults, sourceOf } from './show/faults.js';
import type { Folder } from './show/folder.js';
import { type Loaded, load } from './show/load.js';
import type { Episode, Show } from './show/show.js';
import { fillToken } from './show/token.js';
import { helpForAuthor, inAuthorsWords } from './show/words.js';
import type { Source, Span } from './text/source.js';
import { type Document, readText } from './xml/document.js';
import { readAgain } from './xml/second.js';

/** What a build may rely on; the clock is an argument like any other. */
export interface BuildOptions {
  /** Without them the show's own, or the default ones. */
  readonly profiles: readonly Profile[] | undefined;
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
  /** What stands for `{token}` in the addresses of a private show. */
  readonly token?: string;
  /** Whether what is whole is published without the episodes that are not. */
  readonly skipIncomplete?: boolean;
}

/** The outcome of a build. */
export interface Built {
  /** Undefined when the show itself cannot be published. */
  readonly show: Show | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly skipped: Verdict['skipped'];
  /** How many findings were accepted, and by which entries. */
  readonly accepted: number;
  readonly used: ReadonlySet<Accept>;
  /** The rules that looked at the feed. */
  readonly ran: ReadonlySet<string>;
  readonly held: Loaded['held'];
  /** The episodes that cannot be published as they are; each has its reasons among the diagnostics. */
  readonly incomplete: Loaded['incomplete'];
  readonly episodes: number;
  /** The feed, when it may be published; nothing else ever may. */
  readonly feed?: Feed;
}

const nothing = { accepted: 0, used: new Set<Accept>(), skipped: noneSkipped, ran: new Set<string>() };

/**
 * Builds the feed of a show: load → write → read, twice → check. Nothing is published here; only a feed that
 * both readers find whole and no rule objects to is returned. Every diagnostic points into the file of the
 * author's where it can be mended. Episodes that something is wrong with are left out when that is asked for.
 */
export async function build(folder: Folder, given: BuildOptions): Promise<Built> {
  const { show, episodes, held, incomplete, files, findings, published } = fillToken(
    await load(folder, given.now, given.previous),
    given.token,
  );
  const previous = given.previous ?? published;
  const options = { ...given, ...(previous && { previous }) };
  const profiles = profilesOf(show, options);
  const found = findings.map((each) => diagnoseSource(each, profiles));
  const result = {
    ...nothing,
    show,
    held,
    incomplete,
    episodes: episodes.length,
    diagnostics: inOrder(found),
  };
  if (!show) return result;
  const ofFiles = (names: readonly { readonly file: string }[]): readonly Diagnostic[] => {
    const files = new Set(names.map(({ file }) => file));
    return found.filter((_, index) => files.has(findings[index]?.of ?? ''));
  };
  const left = new Set(options.skipIncomplete ? ofFiles(incomplete) : []);
  if (found.some((each) => each.severity === 'error' && !left.has(each))) return result;

  const whole = { show, episodes, files, found, left };
  const tried = publishable(whole, options);
  const asIs = { ...result, ...tried, diagnostics: inOrder(tried.diagnostics) };
  if (!options.skipIncomplete || tried.feed) return asIs;
  // Of two items that are alike, rules name the lower one. With the oldest on top, it is the one that
  // subscribers do not have yet.
  const { diagnostics } = publishable({ ...whole, episodes: [...episodes].reverse() }, options);
  const unfit = unfitOf(diagnostics, episodes, options.threshold);
  if (unfit.length === 0) return asIs;

  const sources = new Set(unfit.map(({ written }) => written.source));
  const reasons = diagnostics.filter((each) => sources.has(each.source) && !found.includes(each));
  const more = unfit.map(({ slug, written }) => ({ slug, file: written.source.name }));
  const rest = episodes.filter((each) => !unfit.includes(each));
  const again = publishable(
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

/** The episodes that keep a feed from being published, by the files that the diagnostics point into. */
function unfitOf(
  diagnostics: readonly Diagnostic[],
  episodes: readonly Episode[],
  threshold: Severity,
): readonly Episode[] {
  return episodes.filter(({ written }) =>
    fails(
      diagnostics.filter(({ source }) => source === written.source),
      threshold,
    ),
  );
}

type Tried = Pick<Built, 'diagnostics' | 'skipped' | 'accepted' | 'used' | 'ran' | 'feed'>;

/** What a feed is made from. */
interface Whole extends Pick<Loaded, 'episodes' | 'files'> {
  readonly show: Show;
  /** What was found in the sources. */
  readonly found: readonly Diagnostic[];
  /** What was found in files that are left out, and is in nobody's way. */
  readonly left: ReadonlySet<Diagnostic>;
}

/** Writes the feed of complete episodes, reads it and judges it, together with what was found before. */
function publishable({ show, episodes, files, found, left }: Whole, options: BuildOptions): Tried {
  const feed = write(show, episodes);
  const profiles = profilesOf(show, options);
  const document = readText(feed.text, { name: options.name, maxBytes: Number.POSITIVE_INFINITY });
  const lost = proveValues(show, episodes, document.root, readAgain(feed.text));
  if (lost.length > 0) {
    const findings = lost.map(({ of, field, expected, found }) => {
      const message = `${field} is "${expected}" and was read back as ${found === undefined ? 'nothing' : `"${found}"`}.`;
      return { rule: 'source/value-lost' as const, message, ...placeOf(show, of, field) };
    });
    return { ...nothing, diagnostics: [...found, ...findings.map((each) => diagnoseSource(each, profiles))] };
  }

  const { previous, strict = false } = options;
  const verdict = check(document, {
    profiles,
    strict,
    now: options.now,
    files,
    ...(previous && { previous }),
  });
  const own = acceptsOf(show.accept, show.written);
  const originOf = originsOf(show, episodes);
  const seen = verdict.diagnostics.map((each) =>
    each.source === document.source ? toSource(each, show, originOf) : each,
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
  const diagnostics = [...kept, ...ofEntries];
  const judged = { diagnostics, accepted, used, skipped: verdict.skipped, ran };
  const inTheWay = diagnostics.filter((each) => !left.has(each));
  return fails(inTheWay, options.threshold) ? judged : { ...judged, feed };
}

/** Moves a diagnostic from the feed to the value of the author's that caused it. */
function toSource(diagnostic: Diagnostic, show: Show, originOf: (path: string) => Origin): Diagnostic {
  const { rule, message, help, source: feed } = diagnostic;
  const placed = ({ span, path = '' }: Occurrence): Placed => {
    const { of, field } = originOf(path);
    const place = placeOf(show, of, field);
    return inNotes(place, of, { source: feed, span }) ?? place;
  };
  const first = placed(diagnostic);
  return {
    ...diagnostic,
    ...first,
    message: inAuthorsWords(message),
    help: helpForAuthor(rule, help),
    fix: undefined,
    // The further places of a finding are in the file of the first.
    others: diagnostic.others.flatMap((each) => {
      const { source, span } = placed(each);
      return source === first.source ? [{ ...each, span }] : [];
    }),
    feed: { source: feed, span: diagnostic.span },
  };
}

interface Placed {
  readonly source: Source;
  readonly span: Span;
}

/** The place within the notes of an episode that a finding in their rendered HTML comes from. */
function inNotes({ source, span }: Placed, of: Show | Episode, feed: Placed): Placed | undefined {
  const notes = of.written.originOf('notes');
  if (!notes || notes.start !== span.start || notes.end !== span.end) return undefined;
  const { text } = feed.source;
  const before = feed.span.start;
  const start = Math.max(
    text.lastIndexOf('<content:encoded', before),
    text.lastIndexOf('<description', before),
  );
  if (start < 0) return undefined;
  const within = { start: before - start, end: feed.span.end - start };
  const found = findWritten(
    source.text.slice(span.start, span.end),
    text.slice(start, feed.span.end),
    within,
  );
  return found && { source, span: { start: span.start + found.start, end: span.start + found.end } };
}

/** Where a value stands: in the file itself, else in the show it is inherited from, else where the file begins. */
function placeOf(show: Show, of: Show | Episode, field: string | undefined): Placed {
  for (const { source, originOf } of [of.written, show.written]) {
    for (let path = field; path; path = path.replace(/[.[][^.[]*$|^[^.[]*$/, '')) {
      const span = originOf(path);
      if (span) return { source: sourceOf(span, source), span };
    }
  }
  return { source: of.written.source, span: { start: 0, end: 0 } };
}

/** The profiles that were asked for, else those of the show, else the default ones. */
function profilesOf(show: Show | undefined, { profiles }: BuildOptions): readonly Profile[] {
  return profiles ?? show?.profiles ?? defaultProfiles;
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => {
    if (a.source.name !== b.source.name) return a.source.name < b.source.name ? -1 : 1;
    return a.span.start - b.span.start;
  });
}
