import { profileOf } from '../directories/index.js';
import type { Profile } from '../directories/profile.js';
import type { Report } from './report.js';

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
  /** In words: `refuses (2)`, `takes it, 3 things to improve`. */
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
  return profiles.map(profileOf).map(({ name: profile, title, kind, verdict }) => {
    const counts = { error: 0, warning: 0, info: 0 };
    for (const { diagnostics, more } of files) {
      for (const { severities } of diagnostics) {
        const severity = severities[profile];
        if (severity) counts[severity]++;
      }
      for (const [rule, number] of more ?? []) {
        const severity = diagnostics.find((each) => each.rule === rule)?.severities[profile];
        if (severity) counts[severity] += number;
      }
    }
    const { error: errors, warning: warnings, info: infos } = counts;
    const [takes, refuses] = verdict ?? words[kind];
    const isRead = files.length === 0 || files.some(({ unreadable }) => unreadable === undefined);
    const passes = errors === 0 && isRead;
    const improvable =
      warnings === 0 ? '' : `, ${warnings} ${warnings === 1 ? 'thing' : 'things'} to improve`;
    return {
      ...{ profile, title, passes, errors, warnings, infos },
      words: passes ? `${takes}${improvable}` : `${refuses}${errors > 0 ? ` (${errors})` : ''}`,
    };
  });
}
