import { type Accept, judgeAccepts } from '../accept.js';
import { catalogued } from '../catalogue.js';
import { type Diagnostic, defaultProfiles, type Profile, profiles, severities } from '../diagnostic.js';
import { type Format, formats } from '../report/index.js';
import { resolveDate } from '../show/time.js';
import { readWrittenDate } from '../text/iso-8601.js';
import { nearest } from '../text/nearest.js';
import { type Option, type Options, type Terminal, UsageError } from './command.js';

/** Which profiles to judge by. */
export const judgedBy: Option = {
  flags: '--profile <names>',
  doc: `the profiles to judge by, separated by commas: ${profiles.join(', ')}, or all (default: those of the show, or ${defaultProfiles.join(',')})`,
};

/** The options of every command that judges. */
export const judging: readonly Option[] = [
  judgedBy,
  {
    flags: '--format <name>',
    doc: `how to show what was found: ${Object.keys(formats).join(', ')}`,
    default: 'pretty',
  },
  { flags: '--fail-on <severity>', doc: 'the least severity that counts: error, warning', default: 'error' },
  {
    flags: '--accept <rule[@place]>',
    doc: 'a finding that is right as it is, everywhere or in one place; may be repeated',
    repeatable: true,
  },
  { flags: '--because <reason>', doc: 'why it is right' },
  { flags: '--now <instant>', doc: 'the instant to judge by, such as 2026-05-21T16:00:00Z' },
];

/** What the options of {@link judging} say. */
export function judgingFrom(options: Options, terminal: Terminal) {
  return {
    profiles: profilesFrom(options),
    render: formats[formatFrom(options)],
    threshold: thresholdFrom(options),
    now: nowFrom(options, terminal),
    accepts: acceptsFrom(options),
  };
}

/** The profiles that were asked for, in their own order; undefined when none were. */
export function profilesFrom({ profile }: Options): readonly Profile[] | undefined {
  if (profile === undefined) return undefined;
  const names = String(profile)
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  if (names.includes('all')) return profiles;
  for (const name of names) chooseOne('profile', name, [...profiles, 'all']);
  if (names.length === 0) throw new UsageError('--profile names no profile');
  return profiles.filter((each) => names.includes(each));
}

function formatFrom({ format }: Options): Format {
  return chooseOne('format', String(format), Object.keys(formats) as Format[]);
}

function thresholdFrom({ failOn }: Options): 'error' | 'warning' {
  return chooseOne(
    'severity',
    String(failOn),
    severities.filter((each) => each !== 'info'),
  );
}

/** The instant that was asked for, or that of the terminal's clock; in milliseconds since 1970. */
function nowFrom({ now }: Options, terminal: Terminal): number {
  if (now === undefined) return terminal.now;
  const date = readWrittenDate(String(now));
  const instant = date && resolveDate(date, { zone: 'Etc/UTC', time: { hour: 0, minute: 0 } });
  if (typeof instant === 'object') return instant.millis;
  throw new UsageError(`--now is "${now}", which is no instant such as 2026-05-21T16:00:00Z`);
}

/** The findings that the user accepts. Every one of them exists, and has a reason. */
function acceptsFrom({ accept, because }: Options): readonly Accept[] {
  return [accept ?? []].flat().map((text) => {
    const [rule = '', at] = text.split(/@(.*)/s);
    chooseOne('rule', rule, [...catalogued]);
    if (!because) throw new UsageError(`--accept ${text} needs --because "the reason"`);
    const span = { start: 0, end: text.length };
    return { rule, ...(at && { at }), because: String(because), source: { name: '--accept', text }, span };
  });
}

/** What the user accepts and nobody found, although the rules ran. */
export function unusedAccepts(
  accepts: readonly Accept[],
  verdicts: readonly { readonly used: ReadonlySet<Accept>; readonly ran: ReadonlySet<string> }[],
  profiles: readonly Profile[],
): readonly Diagnostic[] {
  const used = new Set(verdicts.flatMap((each) => [...each.used]));
  const ran = new Set(verdicts.flatMap((each) => [...each.ran]));
  return judgeAccepts(accepts, { used, known: catalogued, ran }, profiles);
}

/** The one of the known words that was given. Throws a usage error that names the nearest. */
export function chooseOne<T extends string>(what: string, name: string, known: readonly T[]): T {
  const found = known.find((each) => each === name);
  if (found !== undefined) return found;
  const meant = nearest(name, known);
  throw new UsageError(
    `"${name}" is no ${what}; ${meant ? `did you mean ${meant}?` : `known are ${known.slice(0, 20).join(', ')}`}`,
  );
}
