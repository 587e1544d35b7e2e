import * as caches from '../../src/text/cache.js';

/** The caches of the source, which forget everything between two runs of a test: a mutant may have made it. */
export const cachedByText = forgetful(caches.cachedByText);
export const cachedByObject = forgetful(caches.cachedByObject);
export const cachedLast = forgetful(caches.cachedLast);
export const made = forgetful(caches.made);

// biome-ignore lint/suspicious/noExplicitAny: each of them has other arguments
function forgetful<Cached extends (...args: any[]) => (key: any) => any>(cached: Cached): Cached {
  const forgetting = (...args: Parameters<Cached>) => {
    let attempt: number | undefined;
    let known: ReturnType<Cached> | undefined;
    return (key: unknown) => {
      if (!known || attempt !== globalThis.attempt) {
        attempt = globalThis.attempt;
        known = cached(...args) as ReturnType<Cached>;
      }
      return known(key);
    };
  };
  return forgetting as Cached;
}
