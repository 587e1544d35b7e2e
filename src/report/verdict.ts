import type { Profile } from '../diagnostic.js';
import type { Report } from './report.js';

/** What one directory or specification makes of everything that was looked at. */
export interface Verdict {
  readonly profile: Profile;
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

/** How people call a profile, and what they say of a feed that it takes and of one that it refuses. */
const words: Readonly<Record<string, readonly [title: string, takes: string, refuses: string]>> = {
  rss: ['RSS 2.0', 'valid', 'invalid'],
  apple: ['Apple Podcasts', 'takes it', 'refuses'],
  spotify: ['Spotify', 'takes it', 'refuses'],
  amazon: ['Amazon Music', 'takes it', 'refuses'],
  youtube: ['YouTube', 'takes it', 'refuses'],
  psp1: ['PSP-1', 'certifiable', 'not certified'],
  podcast20: ['Podcasting 2.0', 'valid', 'invalid'],
};

/** The verdict of each profile that was asked for, in their order. */
export function verdictsOf({ files, profiles = [] }: Report): readonly Verdict[] {
  return profiles.map((profile) => {
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
    const [title, takes, refuses] = words[profile] ?? [profile, 'passes', 'fails'];
    const passes = errors === 0 && files.some(({ unreadable }) => unreadable === undefined);
    const improvable =
      warnings === 0 ? '' : `, ${warnings} ${warnings === 1 ? 'thing' : 'things'} to improve`;
    return {
      ...{ profile, title, passes, errors, warnings, infos },
      words: passes ? `${takes}${improvable}` : `${refuses}${errors > 0 ? ` (${errors})` : ''}`,
    };
  });
}
