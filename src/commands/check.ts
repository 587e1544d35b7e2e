import { dirname, join, resolve } from 'node:path';
import { type Accept, accepting } from '../accept.js';
import { catalogued } from '../catalogue.js';
import { type CheckOptions, check, noneSkipped } from '../check.js';
import { defaultProfiles, diagnose, type ProfileChoice } from '../diagnostic.js';
import { profilesOf } from '../directories/index.js';
import { filesAtHand, type Mapping, mappingOf } from '../io/at-hand.js';
import { readIfThere } from '../io/folder.js';
import { CannotOpen, openInput } from '../io/input.js';
import { outlineOf } from '../report/outline.js';
import { byFile, type FileReport } from '../report/report.js';
import { rulebook } from '../rules/index.js';
import type { Rule } from '../rules/rule.js';
import { isOk, type Network, type Served, whyUnasked, withServed } from '../served/served.js';
import type { Settings } from '../settings.js';
import { faults } from '../show/faults/list.js';
import { isHttp, parseUrl } from '../text/url.js';
import { type Document, read } from '../xml/document.js';
import { checkAll } from './check-all.js';
import { type Command, type Option, type Options, type Terminal, UsageError } from './command.js';
import { fixing, fixingFrom, urlFrom, urlOption } from './fixing.js';
import { type Asking, askingFrom, online } from './online.js';
import { shownName } from './open.js';
import { judgingFrom, judging as judgingOptions, unusedAccepts } from './options.js';
import { againstFrom, againstOption, maxBytesFrom, maxBytesOption } from './previous.js';
import { watchable } from './watch.js';

const settingsFile = 'airworthy.yaml';

/** Where the files are that a feed names. */
export const filesOption: Option = {
  flags: '--files <base-url=folder>',
  doc: 'where the files below a URL are on this machine (default: the folder of the feed); may be repeated',
  repeatable: true,
};

const once: Command = {
  options: [
    ...judgingOptions,
    filesOption,
    againstOption,
    maxBytesOption,
    { flags: '--fix', doc: 'fix what can be fixed safely, as "airworthy fix" does, and report the rest' },
    ...fixing,
    urlOption,
    ...online,
  ],
  async run(args, options, terminal) {
    if (options.against !== undefined && args.length > 1) {
      throw new UsageError('--against compares one feed; check the others without it');
    }
    const { check, close, show, accepts, profiles: asked } = await openCheck(options, terminal);
    const checked = await checkAll(args, check, lost, options, terminal).finally(close);
    const files = checked.flatMap((each) => each.files);
    for (const { unreadable } of files) if (unreadable) terminal.tell(`airworthy: ${unreadable}\n`);
    const verdicts = checked.flatMap(({ verdict }) => verdict ?? []);
    const ofUse = verdicts.map(({ used, ran }) => {
      return { ran, used: new Set(accepts.filter((_, index) => used.includes(index))) };
    });
    const unused = unusedAccepts(accepts, ofUse, asked ?? defaultProfiles);
    const others = byFile([...verdicts.flatMap((each) => each.others), ...unused]);
    const accepted = verdicts.reduce((sum, each) => sum + each.accepted, 0);
    const skipped = verdicts[0]?.skipped ?? noneSkipped;
    const profiles = verdicts[0]?.profiles ?? asked ?? defaultProfiles;
    const fixable = args.filter((name) => name !== '-');
    return show({ files: [...files, ...others], profiles, skipped, accepted, fixable });
  },
};

export const checkCommand = watchable(once, async (...asked) =>
  (await import('./watch-places.js')).placesOfFeeds(...asked),
);

/** What came of one of the files that were given. */
export interface Checked {
  /** The file, and those beside it that something was found in. */
  readonly files: readonly FileReport[];
  /** Undefined when the file could not be read. */
  readonly verdict?: Omit<Judged, 'diagnostics' | 'more' | 'uncounted' | 'used'> & {
    /** The places of the accepts that were of use among those that the user gave. */
    readonly used: readonly number[];
  };
}

/** What is said of a file that ended the program, or the part of it that checked the file. */
function lost(name: string, reason: string): Checked {
  const unreadable = `${name} could not be checked, which is a fault of this program: ${reason}`;
  return { files: [{ name, diagnostics: [], unreadable }] };
}

/** Reads the options, and checks files as they say, one after the other. */
export async function openCheck(options: Options, terminal: Terminal) {
  const { profiles, strict, show, now, accepts } = await judgingFrom(options, terminal);
  const maxBytes = maxBytesFrom(options);
  const fixes = options.fix === undefined ? undefined : fixingFrom(options);
  if (!fixes && ['unsafe', 'dryRun', 'rule'].some((each) => options[each] !== undefined)) {
    throw new UsageError('--unsafe, --dry-run and --rule need --fix');
  }
  const previous = await againstFrom(options, terminal);
  const mappings = mappingsFrom(options, terminal);
  const asking = askingFrom(options, terminal);
  const check = async (given: string): Promise<Checked> => {
    const name = await shownName(given);
    let opened: Opened;
    try {
      opened = await open(given, maxBytes, asking, terminal);
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
      return { files: [{ name, diagnostics: [], unreadable: error.message }] };
    }
    const { path, feed } = opened;
    const judge = await judging({ name, path, mappings }, terminal, {
      ...{ profiles, strict, now, accepts, previous, ...urlFrom(options) },
      // What is not there has one fault, whatever a page that says so would have.
      ...(opened.bytes === undefined && { rules: ofAddress }),
    });
    let bytes = opened.bytes ?? nothing;
    if (fixes) {
      if (path === undefined) throw new UsageError('--fix changes files; name the file of the feed');
      const { fixFile } = await import('./fix-file.js');
      bytes = await fixFile({ name, path, bytes, maxBytes, judge }, fixes, terminal);
    }
    const document = read(bytes, { name, maxBytes });
    const network = await asking.network(document, { isFetched: feed !== undefined, previous }, feed);
    const { diagnostics, more, uncounted, used, ...verdict } = await judge(document, { network });
    const inFeed = diagnostics.filter(({ source }) => source === document.source);
    const beside = byFile(diagnostics.filter(({ source }) => source !== document.source));
    return {
      files: [{ name, diagnostics: inFeed, more, uncounted, document: outlineOf(document) }, ...beside],
      verdict: { ...verdict, used: accepts.flatMap((each, index) => (used.has(each) ? index : [])) },
    };
  };
  return { check, close: asking.close, show, accepts, profiles };
}

/** A feed, as it came: its bytes, and where from. An address that does not return one has no bytes. */
interface Opened {
  readonly bytes: Uint8Array | undefined;
  readonly path?: string;
  readonly feed?: Served;
}

const nothing = new Uint8Array();

/** The rules that judge how a feed is served. */
const ofAddress = Object.fromEntries(
  Object.entries<Rule>(rulebook).filter(([, { needs }]) => needs === 'address'),
);

/** Opens a feed. Throws {@link CannotOpen} for one that is not there, or whose server could not be asked. */
async function open(name: string, maxBytes: number, asking: Asking, terminal: Terminal): Promise<Opened> {
  if (name === '-') return { bytes: await terminal.stdin(maxBytes) };
  const path = resolve(terminal.folder, name);
  if (!isHttp(name)) return { path, bytes: openInput(path, name, maxBytes) };
  if (!parseUrl(name)) throw new UsageError(`"${name}" is not an address`);
  const { served, bytes } = await asking.feed(name, maxBytes);
  if (isOk(served.get)) return { bytes, feed: served };
  if (whyUnasked(served) === undefined) return { bytes: undefined, feed: served };
  const { whyUnopened } = await import('../io/online/gather.js');
  throw new CannotOpen(whyUnopened(served));
}

/** What the user asked for. */
interface Asked {
  readonly profiles: readonly ProfileChoice[] | undefined;
  readonly strict: boolean;
  readonly now: number;
  readonly accepts: readonly Accept[];
  readonly previous: Document | undefined;
  /** The address that the feed is published at. */
  readonly url?: string;
  /** The rules to run; all of them when absent. */
  readonly rules?: Readonly<Record<string, Rule>>;
}

/** What is different from one time that a feed is judged to the next. */
interface Look {
  /** What its servers answered. */
  readonly network?: Network | undefined;
  /** Whether every place of a fault is reported, also of one that is otherwise said once per feed. */
  readonly everywhere?: boolean;
}

interface Judging extends Asked, Look {
  readonly settings: Settings | undefined;
  readonly files: CheckOptions['files'] | undefined;
}

type Judged = ReturnType<typeof judge>;

/** Where a feed is: its name, its path unless it is standard input, and where the files that it names are. */
interface Place {
  readonly name: string;
  readonly path: string | undefined;
  readonly mappings: readonly Mapping[];
}

/** Judges what is in a file, with the files at hand and by the settings beside it. */
export async function judging({ name, path, mappings }: Place, terminal: Terminal, asked: Asked) {
  const settings = path === undefined ? undefined : await settingsBeside(name, terminal);
  return async (document: Document, look: Look = {}): Promise<Judged> => {
    const beside =
      path && mappings.length === 0 ? mappingOf(document, dirname(path), dirname(name)) : mappings;
    const files = withServed(await filesAtHand(document, beside), look.network);
    return judge(document, { ...asked, ...look, settings, files });
  };
}

/** Judges one feed by what the user asked for, else by the settings beside it. */
function judge(
  document: Document,
  {
    profiles,
    strict,
    now,
    accepts,
    settings,
    files,
    previous,
    everywhere = false,
    url,
    network,
    rules: some,
  }: Judging,
) {
  const chosen = profilesOf(profiles ?? settings?.profiles ?? defaultProfiles);
  const active = settings ? settings.withRules(chosen) : chosen;
  const options = {
    ...{ profiles: active, strict, now, everywhere },
    ...(files && { files }),
    ...(previous && { previous }),
    ...(url !== undefined && { url }),
    ...(network && { network }),
    ...(some && { rules: some }),
  };
  const { diagnostics: found, skipped, ran, more, uncounted } = check(document, options);
  const own = settings?.accepts ?? [];
  const rules = { known: catalogued, ran };
  const { ofEntries, ...kept } = accepting(found, { own, others: accepts }, rules, active);
  const wrong =
    settings?.findings.map((each) => diagnose(each, faults[each.rule], each.source, active)) ?? [];
  return {
    profiles: active,
    ...kept,
    more,
    uncounted,
    ran,
    skipped,
    others: [...wrong, ...ofEntries].filter((each) => each !== undefined),
  };
}

/** What the user says about where files are: `https://media.example.com/=./audio`. */
export function mappingsFrom({ files }: Options, terminal: Terminal): readonly Mapping[] {
  return [files ?? []].flat().map((given) => {
    const [, base, folder] = /^(https?:\/\/[^=]+)=(.+)$/i.exec(given) ?? [];
    if (!base || !folder) throw new UsageError(`--files is "${given}", which is no <base-url>=<folder>`);
    return { base: base.replace(/(?<!\/)\/*$/, '/'), folder: resolve(terminal.folder, folder), name: folder };
  });
}

/** The settings in the folder of a feed. */
async function settingsBeside(feed: string, { folder }: Terminal): Promise<Settings | undefined> {
  const name = join(dirname(feed), settingsFile);
  const bytes = readIfThere(resolve(folder, name), name);
  if (!bytes) return undefined;
  // Few feeds have settings, and reading them takes longer than judging a small feed.
  const { readSettings } = await import('../settings.js');
  const source = { name, text: new TextDecoder().decode(bytes) };
  return readSettings(source, (path) => {
    const named = join(dirname(feed), path);
    const profile = readIfThere(resolve(folder, named), named);
    return profile && { name: named, bytes: profile };
  });
}
