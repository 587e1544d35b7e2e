import { type DirectoryName, directories, isDirectory, profilesOf } from './directories/index.js';
import { askedOf, type Profile, type ProfileChoice } from './directories/profile.js';
import { capped, type Severity, worstOf } from './severity.js';
import type { Edit, Source, Span } from './text/source.js';
import { valueAt } from './text/table.js';

export { defaultProfiles, profiles } from './directories/index.js';
export type { Profile, ProfileChoice } from './directories/profile.js';
export { bySeverity, type Severity, severities, worstOf } from './severity.js';

/** A repair that can be applied to the text. A safe one never changes what a subscriber sees or is sent. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

/** What a reader or a rule found in one text. It has no severity: that is for the profiles to say. */
export interface Finding<Rule extends string = string> {
  readonly rule: Rule;
  /** The smallest piece of text to change. */
  readonly span: Span;
  /** What is wrong: subject first, the value quoted, one sentence. */
  readonly message: string;
  /** What to do about just this one; without it the rule's own advice is shown. */
  readonly help?: string | undefined;
  /** Why just this one matters; without it the rule's own reason is shown. */
  readonly why?: string | undefined;
  /** Where in the feed, such as `/rss/channel/item[3]/guid`. */
  readonly path?: string;
  readonly fix?: Fix | undefined;
  /**
   * The only profiles that are concerned, where the rule's severity names more: a name stands for the profiles that
   * extend it, too, and a profile for itself alone.
   */
  readonly concerns?: readonly ProfileChoice[];
  /** The most that just this one is worth, where the rule is there for graver ones; by the letter they are alike. */
  readonly atMost?: Severity;
}

/**
 * Who can fix a fault: the author, who writes the words; the host, whose program writes the same into every
 * feed; or nobody today, because no tool that people have writes it otherwise.
 */
const responsible = ['author', 'host', 'nobody'] as const;
export type Responsible = (typeof responsible)[number];

/** Compares who can fix two faults: negative when the first is nearer to the author. */
export function byHand(a: Responsible, b: Responsible): number {
  return responsible.indexOf(a) - responsible.indexOf(b);
}

/** A further place of the same fault, in the source of its diagnostic. */
export interface Occurrence {
  readonly span: Span;
  readonly fix: Fix | undefined;
}

/** A finding with the severity that the active profiles give it, in the text where it can be fixed. */
export interface Diagnostic {
  readonly rule: string;
  readonly severity: Severity;
  /** The names of the active profiles that ask for this, in their order. */
  readonly profiles: readonly string[];
  /** What each of them makes of it. */
  readonly severities: Severities;
  /** What is wrong: subject first, the value quoted, one sentence. */
  readonly message: string;
  /** What a listener or publisher feels when it stays. */
  readonly why: string;
  /** What to do. */
  readonly help: string;
  /** The text that the span lies in: the feed in `check`, the episode file in `build`. */
  readonly source: Source;
  /** The smallest piece of text to change. */
  readonly span: Span;
  /** Where in the feed, such as `/rss/channel/item[3]/guid`. */
  readonly path: string | undefined;
  readonly fix: Fix | undefined;
  /** Who can fix it. */
  readonly whose: Responsible;
  /** How many places of the feed this speaks for: more than one for a fault that is said once per feed. */
  readonly count: number;
  /** The further places, up to a bound, where {@link count} is more than one. */
  readonly others: readonly Occurrence[];
  /** In `build`: the place in the feed that was built, when the fault was seen there. */
  readonly feed?: { readonly source: Source; readonly span: Span };
}

/** What profiles make of a fault, by their names. */
export type Severities = Readonly<Partial<Record<string, Severity>>>;

/** What is said of a fault wherever it is found: the prose that diagnostics, `rules` and `explain` show. */
export interface Advice {
  /** What must hold, in one sentence. */
  readonly summary: string;
  /** The consequence that a listener or publisher feels when it does not, in one sentence. */
  readonly why: string;
  /** How to mend it, in one sentence. */
  readonly help: string;
  /** What those for whom the rule was made make of it, or one severity where nobody can do without it. */
  readonly severity: Severity | Readonly<Partial<Record<DirectoryName, Severity>>>;
  /**
   * What a profile makes of it by the letter of its documents, where everybody tolerates what the letter forbids:
   * it counts in place of {@link severity} under `--strict`.
   */
  readonly letter?: Readonly<Partial<Record<DirectoryName, Severity>>>;
  /** Who can fix it; the author unless something else is said. */
  readonly whose?: Responsible;
}

type Weighed = Pick<Advice, 'severity' | 'letter'>;

/** What a profile makes of the fault of a rule, by the letter if asked; undefined when it does not ask for it. */
function severityFor(id: string, advice: Weighed, profile: Profile, strict: boolean): Severity | undefined {
  const { severity: usual, letter } = advice;
  // Without it a feed cannot be read, and no profile has a say in that.
  if (typeof usual === 'string') return usual;
  const { name, rules, most } = profile;
  const asked = askedOf(profile, id);
  if (!asked && rules && Object.hasOwn(rules, id)) return undefined;
  const theirs =
    asked?.severity ??
    (profile.extends && worstOf(basesOf(profile).map((base) => severityFor(id, advice, base, strict))));
  const found =
    theirs ?? (isDirectory(name) ? ((strict ? letter?.[name] : undefined) ?? usual[name]) : undefined);
  const cap = most && valueAt(most, id);
  if (found === undefined || cap === undefined) return found;
  return cap === 'off' ? undefined : capped(found, cap);
}

/** The profiles whose demands are those of a profile, too. */
function basesOf({ extends: names = [] }: Profile): readonly Profile[] {
  return names.filter(isDirectory).map((name) => directories[name]);
}

/** What each of the given profiles makes of the fault of a rule, by the letter if asked; empty when none asks for it. */
export function severitiesOf(
  id: string,
  advice: Weighed,
  active: readonly Profile[],
  strict = false,
): Severities {
  const found: Record<string, Severity> = {};
  for (const profile of active) {
    const severity = severityFor(id, advice, profile, strict);
    if (severity) found[profile.name] = severity;
  }
  return found;
}

/** What the active profiles together make of a fault. */
export interface Demand {
  /** The worst of them. */
  readonly severity: Severity;
  /** The names of those that ask for it, in their order. */
  readonly profiles: readonly string[];
  readonly severities: Severities;
}

/** What the given profiles together make of the fault of a rule; undefined when none of them asks for it. */
export function demandOf(
  id: string,
  advice: Weighed,
  active: readonly Profile[],
  strict = false,
): Demand | undefined {
  const found = severitiesOf(id, advice, active, strict);
  const severity = worstOf(Object.values(found));
  return severity && { severity, profiles: Object.keys(found), severities: found };
}

/** What is left of a demand where nobody may make more of a fault than this. */
export function loweredTo(most: Severity, { severity, profiles, severities }: Demand): Demand {
  const lowered = Object.entries(severities).map(([profile, asked]) => [
    profile,
    asked && capped(asked, most),
  ]);
  return { severity: capped(severity, most), profiles, severities: Object.fromEntries(lowered) };
}

/** Whether a profile asks for a rule of some elements only. */
export function isNarrowed(id: string, profile: Profile): boolean {
  const asked = askedOf(profile, id);
  if (asked) return asked.of !== undefined;
  return basesOf(profile).some((base) => isNarrowed(id, base));
}

/**
 * Whether a profile is concerned by a fault of a rule that concerns only some: it is one of them, it extends one of
 * them, or it asks for the rule as a whole. `element` is the canonical name of where the fault is, behind that of its parent.
 */
export function isConcerned(
  id: string,
  advice: Weighed,
  profile: Profile,
  concerns: readonly ProfileChoice[] | undefined,
  element: string,
): boolean {
  const asked = askedOf(profile, id);
  const narrowed = asked?.of;
  if (narrowed && !narrowed.some((each) => element === each || element.endsWith(`/${each}`))) return false;
  const bases = basesOf(profile);
  if (asked === undefined && bases.length > 0) {
    return (
      concerns?.includes(profile) ||
      bases.some(
        (base) =>
          (concerns === undefined || concerns.includes(base.name)) &&
          severityFor(id, advice, base, true) !== undefined &&
          isConcerned(id, advice, base, undefined, element),
      )
    );
  }
  return (
    concerns === undefined ||
    concerns.some(
      (each) =>
        each === profile || each === profile.name || (typeof each === 'string' && asked !== undefined),
    )
  );
}

const none: readonly Occurrence[] = [];

/** Values are quoted in messages, and a feed may hold a value of any length. */
const longestSaid = 1000;

/** A sentence without its middle where it is longer than anybody reads. */
function inBrief(said: string): string {
  return said.length <= longestSaid ? said : `${said.slice(0, longestSaid - 200)}…${said.slice(-200)}`;
}

/** Joins a finding with its advice and with what the active profiles make of it. */
export function judge(finding: Finding, advice: Advice, demand: Demand, source: Source): Diagnostic {
  const { rule, span, path } = finding;
  const message = inBrief(finding.message);
  const fix = finding.fix && { ...finding.fix, title: inBrief(finding.fix.title) };
  const { severity, profiles: asking, severities: found } = demand;
  const help = inBrief(finding.help ?? advice.help);
  const why = finding.why ?? advice.why;
  const { whose = 'author' } = advice;
  return {
    ...{ rule, severity, profiles: asking, severities: found, message, why, help },
    ...{ source, span, path, fix, whose, count: 1, others: none },
  };
}

/** Judges a single finding; undefined when no active profile asks for it. */
export function diagnose(
  finding: Finding,
  advice: Advice,
  source: Source,
  active: readonly ProfileChoice[],
): Diagnostic | undefined {
  const demand = demandOf(finding.rule, advice, profilesOf(active));
  return demand && judge(finding, advice, demand, source);
}
