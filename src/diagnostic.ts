import type { Edit, Source, Span } from './text/source.js';

/** How much a fault matters, worst first. */
export const severities = ['error', 'warning', 'info'] as const;
export type Severity = (typeof severities)[number];

/** A profile is what one directory or specification demands of a feed. */
export const profiles = ['rss', 'apple', 'spotify', 'amazon', 'youtube', 'psp1', 'podcast20'] as const;
export type Profile = (typeof profiles)[number];

/** The profiles that speak when nobody chose any: a feed that is carried today gets no error from them. */
export const defaultProfiles: readonly Profile[] = ['rss', 'apple', 'spotify', 'podcast20'];

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
  /** Where in the feed, such as `/rss/channel/item[3]/guid`. */
  readonly path?: string;
  readonly fix?: Fix | undefined;
  /** The only profiles that are concerned, where the rule's severity names more. */
  readonly concerns?: readonly Profile[];
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
  readonly path: string | undefined;
}

/** A finding with the severity that the active profiles give it, in the text where it can be fixed. */
export interface Diagnostic {
  readonly rule: string;
  readonly severity: Severity;
  /** The active profiles that ask for this, in the order of {@link profiles}. */
  readonly profiles: readonly Profile[];
  /** What each of them makes of it. */
  readonly severities: Readonly<Partial<Record<Profile, Severity>>>;
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
  /** The first few of the further places, where {@link count} is more than one. */
  readonly others: readonly Occurrence[];
  /** In `build`: the place in the feed that was built, when the fault was seen there. */
  readonly feed?: { readonly source: Source; readonly span: Span };
}

/** Compares two severities: negative when the first is the worse. */
export function bySeverity(a: Severity, b: Severity): number {
  return severities.indexOf(a) - severities.indexOf(b);
}

/** What is said of a fault wherever it is found: the prose that diagnostics, `rules` and `explain` show. */
export interface Advice {
  /** What must hold, in one sentence. */
  readonly summary: string;
  /** The consequence that a listener or publisher feels when it does not, in one sentence. */
  readonly why: string;
  /** How to mend it, in one sentence. */
  readonly help: string;
  /** What each profile makes of it, or one severity where nobody can do without it. */
  readonly severity: Severity | Readonly<Partial<Record<Profile, Severity>>>;
  /**
   * What a profile makes of it by the letter of its documents, where everybody tolerates what the letter forbids:
   * it counts in place of {@link severity} under `--strict`.
   */
  readonly letter?: Readonly<Partial<Record<Profile, Severity>>>;
  /** Who can fix it; the author unless something else is said. */
  readonly whose?: Responsible;
}

/** What each of the given profiles makes of a fault, by the letter if asked; empty when none asks for it. */
export function severitiesOf(
  { severity: usual, letter }: Pick<Advice, 'severity' | 'letter'>,
  active: readonly Profile[],
  strict = false,
): Readonly<Partial<Record<Profile, Severity>>> {
  const found: Partial<Record<Profile, Severity>> = {};
  for (const profile of profiles) {
    if (!active.includes(profile)) continue;
    const severity =
      (strict ? letter?.[profile] : undefined) ?? (typeof usual === 'string' ? usual : usual[profile]);
    if (severity) found[profile] = severity;
  }
  return found;
}

/** What the active profiles together make of a fault. */
export interface Demand {
  /** The worst of them. */
  readonly severity: Severity;
  /** Those that ask for it, in the order of {@link profiles}. */
  readonly profiles: readonly Profile[];
  readonly severities: Readonly<Partial<Record<Profile, Severity>>>;
}

/** What the given profiles together make of a fault; undefined when none of them asks for it. */
export function demandOf(advice: Advice, active: readonly Profile[], strict = false): Demand | undefined {
  const found = severitiesOf(advice, active, strict);
  const asking = profiles.filter((profile) => found[profile]);
  const severity = severities.find((each) => asking.some((profile) => found[profile] === each));
  return severity && { severity, profiles: asking, severities: found };
}

const none: readonly Occurrence[] = [];

/** Joins a finding with its advice and with what the active profiles make of it. */
export function judge(finding: Finding, advice: Advice, demand: Demand, source: Source): Diagnostic {
  const { rule, span, message, path, fix } = finding;
  const { severity, profiles: asking, severities: found } = demand;
  const help = finding.help ?? advice.help;
  const { why, whose = 'author' } = advice;
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
  active: readonly Profile[],
): Diagnostic | undefined {
  const demand = demandOf(advice, active);
  return demand && judge(finding, advice, demand, source);
}
