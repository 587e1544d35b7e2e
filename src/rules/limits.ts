import type { Limits, Profile } from '../directories/profile.js';

/** Those whose limit a value does not keep, and the strictest of their limits. */
export interface Exceeded {
  readonly limit: number;
  readonly concerns: readonly Profile[];
}

type LimitOf = (limits: Limits) => number | undefined;

/** The profiles that allow no more than something less than a value; undefined when there are none. */
export function above(value: number, asking: readonly Profile[], limitOf: LimitOf): Exceeded | undefined {
  const concerns = asking.filter(({ limits }) => value > (limitOf(limits) ?? value));
  const limit = Math.min(...concerns.map(({ limits }) => limitOf(limits) ?? value));
  return concerns.length > 0 ? { limit, concerns } : undefined;
}

/** The profiles that ask for no less than something more than a value; undefined when there are none. */
export function below(value: number, asking: readonly Profile[], limitOf: LimitOf): Exceeded | undefined {
  const concerns = asking.filter(({ limits }) => value < (limitOf(limits) ?? value));
  const limit = Math.max(...concerns.map(({ limits }) => limitOf(limits) ?? value));
  return concerns.length > 0 ? { limit, concerns } : undefined;
}

/** The names of profiles as a sentence has them: `Apple, Spotify and PSP-1`. */
export function shortNames(profiles: readonly Profile[]): string {
  const [last, ...others] = profiles.map(({ short }) => short).reverse();
  return others.length === 0 ? `${last}` : `${others.reverse().join(', ')} and ${last}`;
}
