import { type Accept, accepting } from '../accept.js';
import { catalogued } from '../catalogue.js';
import { check, noneSkipped, type Verdict } from '../check.js';
import type { Diagnostic, ProfileChoice, Severity } from '../diagnostic.js';
import { type Feed, write } from '../feed/write.js';
import { type Lost, provePlain, proveValues } from '../proof/proof.js';
import { fails } from '../publish/gate.js';
import { type Network, withServed } from '../served/served.js';
import { acceptsOf } from '../settings.js';
import { diagnoseSource } from '../show/diagnose.js';
import { faults } from '../show/faults/list.js';
import type { Finished } from '../show/finish.js';
import type { Episode, Show } from '../show/model.js';
import { pagesOf } from '../show/pages.js';
import { toRfc5322 } from '../show/time.js';
import type { Source } from '../text/source.js';
import { withoutEffects } from '../trace/effects.js';
import { placeOf, toSource } from '../trace/trace.js';
import { type Document, readText } from '../xml/document.js';
import { readAgain } from '../xml/second.js';

/** What a feed is judged by. */
export interface Judging {
  readonly profiles: readonly ProfileChoice[];
  /** Whether the letter of the documents counts where everybody tolerates more. */
  readonly strict?: boolean;
  /** The instant of the build, in milliseconds since 1970: it decides which episodes are due. */
  readonly now: number;
  /** What keeps a feed from being published. */
  readonly threshold: Severity;
  /** What is asked of a build matters at least so much: of what does not, some findings of each rule are enough. */
  readonly needed?: Severity;
  /** What the user accepts besides what the show does. */
  readonly accepts: readonly Accept[];
  /** The name that the new feed goes by in diagnostics. */
  readonly name: string;
  /** The feed as subscribers have it. */
  readonly previous?: Document;
  /** The feed in the output folder, where that is another. */
  readonly current?: Document;
  /** Asks the servers of what the feed names; without it they are not asked. */
  readonly ask?: (document: Document, previous: Document | undefined) => Promise<Network | undefined>;
}

/** What became of an attempt at a feed. */
export interface Tried {
  readonly diagnostics: readonly Diagnostic[];
  readonly skipped: Verdict['skipped'];
  /** How many findings were accepted, and by which entries. */
  readonly accepted: number;
  readonly used: ReadonlySet<Accept>;
  /** The rules that looked at the feed. */
  readonly ran: ReadonlySet<string>;
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

/** The outcome where nothing was judged. */
export const nothing = { accepted: 0, used: new Set<Accept>(), skipped: noneSkipped, ran: new Set<string>() };

/** What a feed is made from. */
export interface Whole extends Pick<Finished, 'episodes' | 'files'> {
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
export async function publishable(whole: Whole, options: Judging): Promise<Tried> {
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

  const { previous, strict = false, needed } = options;
  const network = await options.ask?.(document, previous);
  const verdict = check(document, {
    profiles,
    strict,
    now: options.now,
    files: withServed(files, network) ?? files,
    ...(network && { network }),
    // Places of one fault are in the files of many episodes, and each file is shown its own.
    everywhere: true,
    ...(needed && { needed }),
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

/**
 * Writes the feed as it was built last when nothing of it has changed, else as of now: programs such as Podverse
 * read a feed anew only when its `<lastBuildDate>` has moved.
 */
function writeDated(
  show: Show,
  episodes: readonly Episode[],
  { now, previous, current = previous }: Judging,
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
  const { textContent } = await import('../proof/browser.js');
  return provePlain(show, episodes, textContent);
}
