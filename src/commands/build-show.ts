import { type Built, build } from '../build.js';
import { changesOf, summarize } from '../compare/changes.js';
import { comparisonOf } from '../compare/comparison.js';
import type { Diagnostic } from '../diagnostic.js';
import { digest } from '../io/output-folder.js';
import { claimOwnFolder, claimTaken } from '../publish/place.js';
import { type Current, publish, readCurrent } from '../publish/publish.js';
import type { AcceptedChange } from '../publish/record.js';
import { Overtaken } from '../publish/refusal.js';
import { clean } from '../report/clean.js';
import type { Show } from '../show/model.js';
import { type Document, read } from '../xml/document.js';
import type { Options, Terminal } from './command.js';
import { failureOf } from './failure.js';
import { reasons } from './held.js';
import type { Asking } from './online.js';
import type { ShowToBuild } from './open-shows.js';
import type { judgingFrom } from './options.js';
import { requireFeed } from './previous.js';
import { saidOf } from './written.js';

/** What the user asked for, for all shows. */
export interface Asked extends Awaited<ReturnType<typeof judgingFrom>> {
  readonly options: Options;
  readonly token: string | undefined;
  /** The feed to compare with, where it is not the one in the output folder. */
  readonly against: Document | undefined;
  readonly asking: Asking;
  readonly terminal: Terminal;
}

/** What became of one show. */
export interface Outcome {
  readonly diagnostics: readonly Diagnostic[];
  readonly built?: Built;
  /** The show as it is published now; undefined when it is not. */
  readonly published?: Show | undefined;
  /** It is a feed of some episodes of a show. */
  readonly isPart?: boolean;
  /** Something could not be read or written. */
  readonly isBroken?: boolean;
}

/** How often a show is built anew because another run has published it meanwhile. */
const mostTries = 3;

/** Builds a show and publishes it, whatever becomes of others; where another show has its place, it does not. */
export async function buildShow(
  show: ShowToBuild,
  shared: readonly Diagnostic[] | undefined,
  asked: Asked,
): Promise<Outcome> {
  const { terminal } = asked;
  const refused = shared ?? refusedOf(show);
  if (refused.length > 0) {
    tellUnpublished(show, terminal);
    return { diagnostics: refused };
  }
  let now = show;
  for (let tries = 1; ; tries++) {
    try {
      return await tryShow(now, asked);
    } catch (error) {
      if (error instanceof Overtaken && tries < mostTries) {
        now = { ...show, current: readCurrent(show.path, show.name) };
        continue;
      }
      tellUnpublished(now, terminal, failureOf(error));
      return { diagnostics: [], isBroken: true };
    }
  }
}

function tellUnpublished({ show, name, current }: ShowToBuild, terminal: Terminal, reason?: string): void {
  const kept = current.feed ? `${name}/feed.xml is unchanged` : undefined;
  if (reason === undefined) {
    terminal.tell(`${show}: not published${kept ? `; ${kept}` : ''}\n`);
    return;
  }
  terminal.tell(`${show}: not published: ${reason}\n`);
  if (kept) terminal.tell(`${show}: ${kept}\n`);
}

async function tryShow(place: ShowToBuild, asked: Asked): Promise<Outcome> {
  const { show, folder, current, name, path, part } = place;
  const { profiles, strict, threshold, now, accepts, options, token, against, asking, terminal } = asked;
  const feedName = `${name}/feed.xml`;
  const isForgotten = options.newGuids !== undefined;
  const feedIn = ({ feed }: Current, name: string): Document | undefined =>
    feed && !isForgotten ? read(feed, { name, maxBytes: Number.POSITIVE_INFINITY }) : undefined;
  const published = feedIn(current, feedName);
  const main = part && (against ?? feedIn(part.main.current, `${part.main.name}/feed.xml`));
  const previous = part ? published : (against ?? published);
  if (previous) requireFeed(previous, '; restore it, or remove it to publish anew');
  const built = await build(
    { ...folder, recording: asking.recording },
    {
      ...{ profiles, strict, now, threshold, accepts, name: feedName },
      skipIncomplete: options.skipIncomplete !== undefined,
      ...(previous && { previous }),
      ...(published && { current: published }),
      ...(part && { feed: part.name, ...(main && { main }) }),
      ...(token !== undefined && { token }),
      ask: (document, previous) => asking.network(document, { isFetched: false, previous }),
    },
  );
  for (const { slug, because } of built.held) {
    // What is held back from every feed is told with the feed of the show.
    if (part && because !== 'format') continue;
    terminal.tell(`${clean(`${show}: ${slug} stays out: ${reasons[because]}`)}\n`);
  }
  if (built.unchosen > 0) {
    const pages = built.unchosen === 1 ? '1 page is' : `${built.unchosen} pages are`;
    terminal.tell(`${clean(`${show}: ${pages} left alone: "choose" in show.yaml does not choose them`)}\n`);
  }
  if (!built.feed || !built.show) {
    tellUnpublished(place, terminal);
    return { built, diagnostics: built.diagnostics };
  }
  for (const { slug, file } of built.incomplete) {
    terminal.tell(`${clean(`${show}: ${slug} is left out: see the findings in ${file}`)}\n`);
  }
  const change = publish(path, built.feed.text, built.feed.assets, {
    ...{ name, guid: built.show.guid, accepted: acceptedIn(built, current.feed !== undefined, options) },
    seen: current.feed ? digest([current.feed]) : null,
    overwrite: options.overwrite !== undefined,
    dryRun: options.dryRun !== undefined,
  });
  const count = `${built.episodes} ${built.episodes === 1 ? 'episode' : 'episodes'}`;
  terminal.tell(`${show}: ${count} → ${feedName}${saidOf(change, options)}\n`);
  if (previous && change.written.length > 0) {
    const comparison = comparisonOf(previous, built.feed.document);
    if (comparison) terminal.tell(`${show}: ${summarize(changesOf(comparison))}\n`);
  }
  for (const left of change.left) {
    terminal.tell(
      `${show}: ${name}/${left} is no longer needed, but was changed by hand: it is left there\n`,
    );
  }
  return { built, diagnostics: built.diagnostics, published: built.show, isPart: part !== undefined };
}

/** The breaking changes that were made on purpose. */
function acceptedIn(
  { used }: Built,
  isKnown: boolean,
  { newGuids, because }: Options,
): readonly AcceptedChange[] {
  const changes = [...used].flatMap(({ rule, at, because = '' }) =>
    rule.startsWith('feed-change/') ? [{ rule, ...(at !== undefined && { at }), because }] : [],
  );
  if (newGuids === undefined || !isKnown) return changes;
  const reason = because?.toString() ?? 'Nobody had subscribed yet (--new-guids).';
  return [...changes, { rule: 'feed-change/guid-changed', because: reason }];
}

/** Why a show must not be published where it says, if there is a reason. */
function refusedOf(show: ShowToBuild): readonly Diagnostic[] {
  if (show.isOwnFolder) return claimOwnFolder(show);
  const { claims, current, name } = show;
  const owner = current.guid ?? ownerOf(current.feed && read(current.feed, { name }));
  const isTaken = owner !== undefined && claims.guid !== undefined && !isSame(owner, claims.guid);
  return isTaken ? claimTaken(show, owner, claims.guid) : [];
}

function ownerOf(feed: Document | undefined): string | undefined {
  return feed?.channel?.element.child('podcast:guid')?.text.trim() || undefined;
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
