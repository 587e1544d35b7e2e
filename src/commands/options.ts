import { resolve } from 'node:path';
import { type Accept, judgeAccepts } from '../accept.js';
import { catalogued, everCatalogued } from '../catalogue.js';
import { type Diagnostic, defaultProfiles, type ProfileChoice } from '../diagnostic.js';
import { profiles, profilesOf } from '../directories/index.js';
import type { Profile } from '../directories/profile.js';
import { openInput } from '../io/input.js';
import { faults } from '../show/faults/list.js';
import { readWrittenDate } from '../text/iso-8601.js';
import { position } from '../text/source.js';
import { chooseOne } from './choose.js';
import { type Option, type Options, type Terminal, UsageError } from './command.js';
import { showFrom, showing, thresholdFrom } from './show.js';

/** Which profiles to judge by. */
export const profileOption: Option = {
  flags: '--profile <names>',
  doc: `the profiles to judge by, separated by commas: ${profiles.join(', ')}, all, or a file such as ./network.yaml (default: those of the show, or ${defaultProfiles.join(',')})`,
};

/** What the user accepts, and why. */
export const acceptOptions: readonly Option[] = [
  {
    flags: '--accept <rule[@place]>',
    doc: 'accept the findings of a rule, everywhere or in one place (needs --because); may be repeated',
    repeatable: true,
  },
  { flags: '--because <reason>', doc: 'why they are accepted' },
];

/** When it is. */
export const nowOption: Option = {
  flags: '--now <instant>',
  doc: 'the instant to judge by, such as 2026-05-21T16:00:00Z',
};

/** The options of every command that judges. */
export const judging: readonly Option[] = [
  profileOption,
  {
    flags: '--strict',
    doc: 'judge by the letter of the specifications, also where every directory and player tolerates more',
  },
  ...acceptOptions,
  nowOption,
  ...showing,
];

/** What the options of {@link judging} say. */
export async function judgingFrom(options: Options, terminal: Terminal) {
  return {
    profiles: await profilesFrom(options, terminal),
    strict: options.strict !== undefined,
    show: showFrom(options, terminal),
    threshold: thresholdFrom(options),
    now: await nowFrom(options, terminal),
    accepts: acceptsFrom(options),
  };
}

/**
 * The profiles that were asked for, the known ones in their own order; undefined when none were. One of the user's own
 * is read from its file.
 */
export async function profilesFrom(
  { profile }: Options,
  terminal: Terminal,
): Promise<readonly ProfileChoice[] | undefined> {
  if (profile === undefined) return undefined;
  const names = String(profile)
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  if (names.length === 0) throw new UsageError('--profile names no profile');
  const chosen: ProfileChoice[] = [];
  for (const name of names) {
    if (name === 'all') chosen.push(...profiles);
    else if (isProfileFile(name)) chosen.push(await profileIn(name, terminal));
    else chosen.push(chooseOne('profile', name, [...profiles, 'all']));
  }
  return profilesOf(chosen);
}

/** Whether the name of a profile is that of a file of the user's. */
export function isProfileFile(name: string): boolean {
  return /\.ya?ml$/i.test(name);
}

/** The profile in a file of the user's. Throws a usage error that names every place where something is wrong. */
export async function profileIn(name: string, { folder }: Terminal): Promise<Profile> {
  const bytes = openInput(resolve(folder, name), name);
  // Few commands are given one, and reading YAML takes longer than judging a small feed.
  const { openProfile } = await import('../own-profile.js');
  const { profile, findings } = openProfile(name, bytes);
  if (profile) return profile;
  const lines = findings.map(({ source, span, message, help, rule }) => {
    const { line, column } = position(source, span.start);
    return `${name}:${line}:${column}: ${message} ${help ?? faults[rule].help}`;
  });
  throw new UsageError('this is not a profile:', lines);
}

/** The instant that was asked for, or that of the terminal's clock; in milliseconds since 1970. */
export async function nowFrom({ now }: Options, terminal: Terminal): Promise<number> {
  if (now === undefined) return terminal.now;
  const date = readWrittenDate(String(now));
  // Time zones take longer to load than a small feed to judge.
  const { resolveDate } = await import('../show/time.js');
  const instant = date && resolveDate(date, { zone: 'Etc/UTC', time: { hour: 0, minute: 0 } });
  if (typeof instant === 'object') return instant.millis;
  throw new UsageError(`--now is "${now}", which is no instant such as 2026-05-21T16:00:00Z`);
}

/** The findings that the user accepts. Every one of them exists, and has a reason. */
export function acceptsFrom({ accept, because }: Options): readonly Accept[] {
  return [accept ?? []].flat().map((text) => {
    const [rule = '', at] = text.split(/@(.*)/s);
    if (!everCatalogued.has(rule)) chooseOne('rule', rule, [...catalogued]);
    if (!because) throw new UsageError(`--accept ${text} needs --because "the reason"`);
    const span = { start: 0, end: text.length };
    return { rule, ...(at && { at }), because: String(because), source: { name: '--accept', text }, span };
  });
}

/** What the user accepts and nobody found, although the rules ran. */
export function unusedAccepts(
  accepts: readonly Accept[],
  verdicts: readonly { readonly used: ReadonlySet<Accept>; readonly ran: ReadonlySet<string> }[],
  profiles: readonly ProfileChoice[],
): readonly Diagnostic[] {
  if (accepts.length === 0) return [];
  const used = new Set(verdicts.flatMap((each) => [...each.used]));
  const ran = new Set(verdicts.flatMap((each) => [...each.ran]));
  return judgeAccepts(accepts, { used, known: catalogued, ran }, profiles);
}
