import { dirname, join, resolve } from 'node:path';
import { type Accept, accepting } from '../accept.js';
import { catalogued } from '../catalogue.js';
import { type CheckOptions, check, noneSkipped } from '../check.js';
import { defaultProfiles, diagnose, type ProfileChoice } from '../diagnostic.js';
import { profilesOf } from '../directories/index.js';
import { filesAtHand, type Mapping, mappingOf } from '../io/at-hand.js';
import { readIfThere } from '../io/folder.js';
import { CannotOpen, openInput } from '../io/input.js';
import { byFile, type FileReport } from '../report/report.js';
import type { Settings } from '../settings.js';
import { faults } from '../show/faults.js';
import { type Document, read } from '../xml/document.js';
import { type Command, type Options, type Terminal, UsageError } from './command.js';
import { judging, judgingFrom, unusedAccepts } from './options.js';
import { againstFrom, againstOption, maxBytesFrom, maxBytesOption } from './previous.js';

const settingsFile = 'airworthy.yaml';

export const checkCommand: Command = {
  options: [
    ...judging,
    {
      flags: '--files <base-url=folder>',
      doc: 'where the files below a URL are on this machine (default: the folder of the feed); may be repeated',
      repeatable: true,
    },
    againstOption,
    maxBytesOption,
  ],
  async run(args, options, terminal) {
    const { profiles: asked, strict, show, now, accepts } = await judgingFrom(options, terminal);

    const maxBytes = maxBytesFrom(options);
    if (options.against !== undefined && args.length > 1) {
      throw new UsageError('--against compares one feed; check the others without it');
    }
    const previous = await againstFrom(options, terminal);
    const mappings = mappingsFrom(options, terminal);

    const verdicts: Judged[] = [];
    const files: FileReport[] = [];
    for (const name of args) {
      const path = name === '-' ? undefined : resolve(terminal.folder, name);
      let bytes: Uint8Array;
      try {
        bytes = path ? openInput(path, name, maxBytes) : await terminal.stdin(maxBytes);
      } catch (error) {
        if (!(error instanceof CannotOpen)) throw error;
        terminal.tell(`airworthy: ${error.message}\n`);
        files.push({ name, diagnostics: [], unreadable: error.message });
        continue;
      }
      const document = read(bytes, { name, maxBytes });
      const beside =
        path && mappings.length === 0 ? mappingOf(document, dirname(path), dirname(name)) : mappings;
      const atHand = await filesAtHand(document, beside);
      const settings = path === undefined ? undefined : await settingsBeside(name, terminal);
      const judged = judge(document, {
        ...{ profiles: asked, strict, now, accepts, settings, files: atHand, previous },
      });
      verdicts.push(judged);
      const { diagnostics, more } = judged;
      const inFeed = diagnostics.filter(({ source }) => source === document.source);
      files.push({ name, diagnostics: inFeed, more, document });
      files.push(...byFile(diagnostics.filter(({ source }) => source !== document.source)));
    }
    const unused = unusedAccepts(accepts, verdicts, asked ?? defaultProfiles);
    const others = byFile([...verdicts.flatMap(({ others }) => others), ...unused]);
    const accepted = verdicts.reduce((sum, each) => sum + each.accepted, 0);
    const skipped = verdicts[0]?.skipped ?? noneSkipped;
    const profiles = verdicts[0]?.profiles ?? asked ?? defaultProfiles;
    return show({ files: [...files, ...others], profiles, skipped, accepted });
  },
};

interface Judging {
  readonly profiles: readonly ProfileChoice[] | undefined;
  readonly strict: boolean;
  readonly now: number;
  readonly accepts: readonly Accept[];
  readonly settings: Settings | undefined;
  readonly files: CheckOptions['files'] | undefined;
  readonly previous: Document | undefined;
}

type Judged = ReturnType<typeof judge>;

/** Judges one feed by what the user asked for, else by the settings beside it. */
function judge(document: Document, { profiles, strict, now, accepts, settings, files, previous }: Judging) {
  const chosen = profilesOf(profiles ?? settings?.profiles ?? defaultProfiles);
  const active = settings ? settings.withRules(chosen) : chosen;
  const options = {
    ...{ profiles: active, strict, now },
    ...(files && { files }),
    ...(previous && { previous }),
  };
  const { diagnostics: found, skipped, ran, more } = check(document, options);
  const own = settings?.accepts ?? [];
  const rules = { known: catalogued, ran };
  const { ofEntries, ...kept } = accepting(found, { own, others: accepts }, rules, active);
  const wrong =
    settings?.findings.map((each) => diagnose(each, faults[each.rule], each.source, active)) ?? [];
  return {
    profiles: active,
    ...kept,
    more,
    ran,
    skipped,
    others: [...wrong, ...ofEntries].filter((each) => each !== undefined),
  };
}

/** What the user says about where files are: `https://media.example.com/=./audio`. */
function mappingsFrom({ files }: Options, terminal: Terminal): readonly Mapping[] {
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
