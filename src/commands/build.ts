import { noneSkipped } from '../check.js';
import { type Diagnostic, defaultProfiles } from '../diagnostic.js';
import { findShared } from '../publish/place.js';
import { clean } from '../report/clean.js';
import { byFile } from '../report/report.js';
import { type Asked, buildShow, type Outcome } from './build-show.js';
import { type Command, type Options, UsageError } from './command.js';
import { askingFrom, online } from './online.js';
import {
  filesOf,
  type Opened,
  openShows,
  type ShowToBuild,
  type Target,
  undeclared,
  withFeeds,
} from './open-shows.js';
import { judging, judgingFrom, unusedAccepts } from './options.js';
import { againstFrom, againstOption } from './previous.js';
import { refuseReplacing } from './show.js';
import { publishList } from './shows-list.js';
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
          const outcome = await buildShow(each, shared.get(each), asked);
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

function summaryOf(published: number, unpublished: number, noun: string, { dryRun }: Options): string {
  const count = `${published} ${published === 1 ? noun : `${noun}s`}`;
  const rest = unpublished > 0 ? `, ${unpublished} not` : '';
  return `build: ${count} ${dryRun === undefined ? 'published' : 'would be published'}${rest}\n`;
}
