import { resolve } from 'node:path';
import { type Built, build } from '../build.js';
import { noneSkipped } from '../check.js';
import { changesOf, summarize } from '../compare/changes.js';
import { comparisonOf } from '../compare/comparison.js';
import { type Diagnostic, defaultProfiles } from '../diagnostic.js';
import { opml } from '../feed/opml.js';
import { CannotOpen } from '../io/input.js';
import { digest } from '../io/output-folder.js';
import { claimOwnFolder, claimTaken, findShared } from '../publish/place.js';
import { type Current, type Published, publish, publishAlone, readCurrent } from '../publish/publish.js';
import type { AcceptedChange } from '../publish/record.js';
import { CannotPublish, Overtaken } from '../publish/refusal.js';
import { clean } from '../report/clean.js';
import { byFile } from '../report/report.js';
import type { Show } from '../show/model.js';
import { type Document, read } from '../xml/document.js';
import { type Command, type Options, type Terminal, UsageError } from './command.js';
import { type Asking, askingFrom, online } from './online.js';
import {
  filesOf,
  listFolder,
  type Opened,
  openShows,
  type ShowToBuild,
  type Target,
  undeclared,
  withFeeds,
} from './open-shows.js';
import { judging, judgingFrom, unusedAccepts } from './options.js';
import { againstFrom, againstOption, requireFeed } from './previous.js';
import { refuseReplacing } from './show.js';
import { watchable } from './watch.js';

const once: Command = {
  options: [
    ...judging,
    againstOption,
    ...online,
    {
      flags: '--skip-incomplete',
      doc: 'publish complete episodes and report the rest; exits 1 if any were left out',
    },
    {
      flags: '--out <folder>',
      doc: 'the folder to publish in; with several shows, each in a folder of its name there (default: output in show.yaml, or feeds/<show>)',
    },
    { flags: '--dry-run', doc: 'say what would be written, and write nothing' },
    {
      flags: '--overwrite',
      doc: 'replace files in the output folder that airworthy did not make, or that were changed since',
    },
    {
      flags: '--new-guids',
      doc: 'let go of the guids of the feed in the output folder, when nobody has subscribed to it yet',
    },
    {
      flags: '--token <token>',
      doc: "value for {token} in a private show's URLs; its feed goes into a folder of that name",
    },
  ],
  async run(args, options, terminal) {
    const judged = await judgingFrom(options, terminal);
    const { profiles, accepts } = judged;
    const target = targetFrom(options);
    const against = await againstFrom(options, terminal);
    const asking = askingFrom(options, terminal);
    const asked: Asked = { ...judged, options, token: target.token, against, asking, terminal };
    const found = openShows(args, target, terminal);
    const opened = found.flatMap((each) => ('folder' in each ? withFeeds(each, target, terminal) : each));
    if (against && found.length > 1) throw new UsageError('--against compares one show; name it');
    const shows = opened.filter((each): each is ShowToBuild => 'folder' in each);
    refuseReplacing(options, shows.flatMap(filesOf), terminal);
    const shared = findShared(shows);
    const outcomes: Outcome[] = [];
    try {
      for (const each of opened) {
        if ('folder' in each) {
          const outcome = await buildShow(each, shared.get(each) ?? refusedOf(each), asked);
          outcomes.push(outcome);
          for (const left of outcome.published ? undeclared(each, shows) : []) {
            terminal.tell(
              `${clean(`${each.show}: ${left}/feed.xml is still there, though show.yaml no longer has it under "feeds": subscribers get no new episodes. Put it back, or remove the folder`)}\n`,
            );
          }
        } else {
          terminal.tell(`${clean(`${each.show}: not built: ${each.reason}`)}\n`);
          outcomes.push({ diagnostics: [], isBroken: !each.isUnfinished });
        }
      }
    } finally {
      await asking.close();
    }
    const built = outcomes.flatMap((each) => each.built ?? []);
    const published = outcomes.filter((each) => each.published);
    const whole = published.length === shows.length;
    if (args.length === 0 && whole && shows.length === opened.filter(isNoDraft).length) {
      outcomes.push(publishList(published, target, asked));
    }
    const unused = unusedAccepts(accepts, built, profiles ?? defaultProfiles);
    const report = {
      files: byFile([...distinct(outcomes, opened), ...unused]),
      // Of what could not be built nobody can say who takes it.
      ...(built[0] && { profiles: profiles ?? built[0].profiles }),
      skipped: built[0]?.skipped ?? noneSkipped,
      accepted: built.reduce((sum, each) => sum + each.accepted, 0),
      fixable: shows.flatMap(({ folder, part }) => (part ? [] : folder.name)),
    };
    const code = await judged.show(report);
    const noun = shows.some(({ part }) => part) ? 'feed' : 'show';
    terminal.tell(summaryOf(published.length, opened.length - published.length, noun, options));
    if (outcomes.some(({ isBroken }) => isBroken)) return 2;
    return published.length === opened.length ? code : code || 1;
  },
};

export const buildCommand = watchable(once, async (...asked) =>
  (await import('./watch-places.js')).placesOfShows(...asked),
);

/** What was found, without what another feed of the same show has told. */
function distinct(outcomes: readonly Outcome[], opened: readonly Opened[]): readonly Diagnostic[] {
  const known = new Set<string>();
  return outcomes.flatMap(({ diagnostics }, index) => {
    const each = opened[index];
    const isPart = each !== undefined && 'part' in each && each.part !== undefined;
    return diagnostics.filter(({ rule, source, span, message }) => {
      const key = [source.name, span.start, rule, message].join('\n');
      const isTold = isPart && known.has(key);
      known.add(key);
      return !isTold;
    });
  });
}

/** Why an episode stays out of the feed. */
const reasons = {
  draft: 'it is a draft',
  future: 'it is not due yet',
  expired: 'its expiry date has passed',
  format: 'it has no recording in the format of this feed',
} as const;

/** What the user asked for, for all shows. */
interface Asked extends Awaited<ReturnType<typeof judgingFrom>> {
  readonly options: Options;
  readonly token: string | undefined;
  /** The feed to compare with, where it is not the one in the output folder. */
  readonly against: Document | undefined;
  readonly asking: Asking;
  readonly terminal: Terminal;
}

/** What became of one show. */
interface Outcome {
  readonly diagnostics: readonly Diagnostic[];
  readonly built?: Built;
  /** The show as it is published now; undefined when it is not. */
  readonly published?: Show | undefined;
  /** It is a feed of some episodes of a show. */
  readonly isPart?: boolean;
  /** Something could not be read or written. */
  readonly isBroken?: boolean;
}

function isNoDraft(each: object): boolean {
  return !('isUnfinished' in each);
}

/** The folder and the token that were asked for. The token becomes part of addresses and of a folder's name. */
function targetFrom({ out, token }: Options): Target {
  if (out === '') throw new UsageError('--out names no folder');
  if (token !== undefined && !/^[\w~-][\w.~-]*$/.test(String(token))) {
    throw new UsageError(`--token is "${token}"; it may hold letters, digits and -._~ only`);
  }
  const longest = 200;
  if (String(token ?? '').length > longest) {
    throw new UsageError(
      `--token is ${String(token).length} characters long; at most ${longest} make the name of a folder`,
    );
  }
  return { out: out?.toString(), token: token?.toString() };
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

/** How often a show is built anew because another run has published it meanwhile. */
const mostTries = 3;

/** Builds a show and publishes it, whatever becomes of others. */
async function buildShow(show: ShowToBuild, refused: readonly Diagnostic[], asked: Asked): Promise<Outcome> {
  const { terminal } = asked;
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
      const isKnown = [CannotOpen, CannotPublish, UsageError].some((each) => error instanceof each);
      if (!isKnown || !(error instanceof Error)) throw error;
      tellUnpublished(now, terminal, error.message);
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
  const outcome = await build(
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
  const { built, diagnostics } = { built: outcome, diagnostics: outcome.diagnostics };
  for (const { slug, because } of outcome.held) {
    // What is held back from every feed is told with the feed of the show.
    if (part && because !== 'format') continue;
    terminal.tell(`${clean(`${show}: ${slug} stays out: ${reasons[because]}`)}\n`);
  }
  if (outcome.unchosen > 0) {
    const pages = outcome.unchosen === 1 ? '1 page is' : `${outcome.unchosen} pages are`;
    terminal.tell(`${clean(`${show}: ${pages} left alone: "choose" in show.yaml does not choose them`)}\n`);
  }
  if (!outcome.feed || !outcome.show) {
    tellUnpublished(place, terminal);
    return { built, diagnostics };
  }
  for (const { slug, file } of outcome.incomplete) {
    terminal.tell(`${clean(`${show}: ${slug} is left out: see the findings in ${file}`)}\n`);
  }
  const change = publish(path, outcome.feed.text, outcome.feed.assets, {
    ...{ name, guid: outcome.show.guid, accepted: acceptedIn(outcome, current.feed !== undefined, options) },
    seen: current.feed ? digest([current.feed]) : null,
    overwrite: options.overwrite !== undefined,
    dryRun: options.dryRun !== undefined,
  });
  const count = `${outcome.episodes} ${outcome.episodes === 1 ? 'episode' : 'episodes'}`;
  terminal.tell(`${show}: ${count} → ${feedName}${told(change, options)}\n`);
  if (previous && change.written.length > 0) {
    const comparison = comparisonOf(previous, outcome.feed.document);
    if (comparison) terminal.tell(`${show}: ${summarize(changesOf(comparison))}\n`);
  }
  for (const left of change.left) {
    terminal.tell(
      `${show}: ${name}/${left} is no longer needed, but was changed by hand: it is left there\n`,
    );
  }
  return { built, diagnostics, published: outcome.show, isPart: part !== undefined };
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

/** Shows that are for everybody are listed for podcast apps, which take such a list as a whole. */
function publishList(
  published: readonly Outcome[],
  target: Target,
  { options, token, terminal }: Asked,
): Outcome {
  const folder = listFolder(target);
  const name = `${folder}/shows.opml`;
  const path = resolve(terminal.folder, folder);
  const open = published.flatMap(({ published: show, isPart }) =>
    show && !isPart && isForAll(show, token) ? [show] : [],
  );
  try {
    const { files } = readCurrent(path, folder);
    const isListed = files.includes('shows.opml');
    if (open.length < 2 && !isListed) return { diagnostics: [] };
    // A list of one is none, and a show that has become private must not stay in it.
    const bytes = new TextEncoder().encode(open.length < 2 ? '' : opml('Podcasts', open));
    const change = publishAlone(path, open.length < 2 ? [] : [{ path: 'shows.opml', bytes }], {
      name: folder,
      overwrite: options.overwrite !== undefined,
      dryRun: options.dryRun !== undefined,
    });
    if (open.length > 1) terminal.tell(`${open.length} shows → ${name}${told(change, options)}\n`);
    else if (change.removed.length > 0)
      terminal.tell(`${name} is removed: it would list fewer than two shows\n`);
    return { diagnostics: [] };
  } catch (error) {
    const isKnown = [CannotOpen, CannotPublish, UsageError].some((each) => error instanceof each);
    if (!isKnown || !(error instanceof Error)) throw error;
    terminal.tell(`${name} is not published: ${error.message}\n`);
    return { diagnostics: [], isBroken: true };
  }
}

/** What is private, or holds the token of a subscriber, is not for all. */
function isForAll(
  { private: isPrivate, feed, link, title, description: { html } }: Show,
  token: string | undefined,
): boolean {
  if (isPrivate) return false;
  return token === undefined || ![feed, link, title, html].some((each) => each.includes(token));
}

function told({ written, removed }: Published, { dryRun }: Options): string {
  if (written.length === 0 && removed.length === 0) return ' (unchanged)';
  if (dryRun === undefined) {
    const parts = [`${written.length} written`, ...(removed.length > 0 ? [`${removed.length} removed`] : [])];
    return ` (${parts.join(', ')})`;
  }
  const parts = [
    ...(written.length > 0 ? [`would write ${listed(written)}`] : []),
    ...(removed.length > 0 ? [`would remove ${listed(removed)}`] : []),
  ];
  return ` (${parts.join('; ')})`;
}

function listed(paths: readonly string[]): string {
  const most = 5;
  const rest = paths.length - most;
  return paths.slice(0, most).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

function summaryOf(published: number, unpublished: number, noun: string, { dryRun }: Options): string {
  const count = `${published} ${published === 1 ? noun : `${noun}s`}`;
  const rest = unpublished > 0 ? `, ${unpublished} not` : '';
  return `build: ${count} ${dryRun === undefined ? 'published' : 'would be published'}${rest}\n`;
}
