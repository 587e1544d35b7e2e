import type { Severity } from '../diagnostic.js';
import { profileOf } from '../directories/index.js';
import type { Profile } from '../directories/profile.js';
import { grouped } from '../text/number.js';
import { counted, type Report } from './report.js';

/** What one directory or specification makes of everything that was looked at. */
export interface Verdict {
  /** The name of the profile. */
  readonly profile: string;
  /** As people call it. */
  readonly title: string;
  /** It takes the feed: nothing is an error to it. */
  readonly passes: boolean;
  readonly errors: number;
  /** What it takes but would rather have otherwise. */
  readonly warnings: number;
  readonly infos: number;
  /** The faults by which it would refuse a show that it does not list yet. */
  readonly atSubmission: number;
  /** There may be more than are counted: a rule found so much that it was not asked to the end. */
  readonly uncounted?: true;
  /** In words: `refuses (2)`, `takes it, 3 things to improve; would refuse a new show (1)`. */
  readonly words: string;
}

/** What is said of a feed that a profile takes and of one that it does not, where the profile says nothing else. */
const words: Readonly<Record<Profile['kind'], readonly [takes: string, refuses: string]>> = {
  directory: ['takes it', 'refuses'],
  specification: ['valid', 'invalid'],
  own: ['passes', 'fails'],
};

/** The verdict of each profile that was asked for, in their order. */
export function verdictsOf({ files, profiles = [] }: Report): readonly Verdict[] {
  return profiles.map(profileOf).map(({ name: profile, title, kind, verdict, atSubmission = [] }) => {
    const counts = { error: 0, warning: 0, info: 0 };
    const least = new Set<Severity>();
    let submitted = 0;
    for (const { diagnostics, more, uncounted } of files) {
      for (const { rule, severities } of diagnostics) {
        const severity = severities[profile];
        if (!severity) continue;
        counts[severity]++;
        if (atSubmission.includes(rule)) submitted++;
      }
      const severityOf = (rule: string) =>
        diagnostics.find((each) => each.rule === rule)?.severities[profile];
      for (const [rule, number] of more ?? []) {
        const severity = severityOf(rule);
        if (severity) counts[severity] += number;
      }
      for (const rule of uncounted ?? []) {
        const severity = severityOf(rule);
        if (severity) least.add(severity);
      }
    }
    const { error: errors, warning: warnings, info: infos } = counts;
    const [takes, refuses] = verdict ?? words[kind];
    const isRead = files.length === 0 || files.some(({ unreadable }) => unreadable === undefined);
    const passes = errors === 0 && isRead;
    const told = (severity: Severity, text: string) => `${least.has(severity) ? 'at least ' : ''}${text}`;
    const improvable = warnings === 0 ? '' : `, ${told('warning', counted(warnings, 'thing'))} to improve`;
    const refusable = submitted === 0 ? '' : `; would refuse a new show (${submitted})`;
    return {
      ...{
        profile,
        title,
        passes,
        errors,
        warnings,
        infos,
        atSubmission: submitted,
        ...(least.size > 0 && { uncounted: true as const }),
      },
      words: passes
        ? `${takes}${improvable}${refusable}`
        : `${refuses}${errors > 0 ? ` (${told('error', grouped(errors))})` : ''}`,
    };
  });
}
