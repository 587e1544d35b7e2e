/** How many requests are under way at once. */
export interface Limits {
  readonly perHost: number;
  readonly inAll: number;
}

/** Runs work for hosts, at most so much at once, in the order in which it came. */
export interface Queue {
  readonly run: <T>(host: string, work: () => Promise<T>) => Promise<T>;
  /** The host that has kept somebody waiting for longer than this many milliseconds, and the longest. */
  readonly slowest: (milliseconds: number) => string | undefined;
}

/** A queue with limits for each host and for all of them. */
export function queueOf({ perHost, inAll }: Limits): Queue {
  const waiting = new Map<string, (() => void)[]>();
  const running = new Map<string, Set<{ readonly since: number }>>();
  const busyAt = new Map<string, number>();
  let count = 0;

  const start = (): void => {
    for (const [host, works] of waiting) {
      const busy = busyAt.get(host) ?? 0;
      for (let free = perHost - busy; free > 0 && count < inAll && works.length > 0; free--) {
        count++;
        busyAt.set(host, (busyAt.get(host) ?? 0) + 1);
        works.shift()?.();
      }
      if (works.length === 0) waiting.delete(host);
      if (count >= inAll) return;
    }
  };

  const turn = (host: string): Promise<void> =>
    new Promise((resolve) => {
      const works = waiting.get(host) ?? [];
      works.push(resolve);
      waiting.set(host, works);
      start();
    });

  return {
    async run(host, work) {
      await turn(host);
      const own = { since: performance.now() };
      const others = running.get(host) ?? new Set();
      running.set(host, others.add(own));
      try {
        return await work();
      } finally {
        others.delete(own);
        busyAt.set(host, (busyAt.get(host) ?? 1) - 1);
        count--;
        start();
      }
    },
    slowest(milliseconds) {
      let found: { readonly host: string; readonly since: number } | undefined;
      for (const [host, works] of running) {
        for (const { since } of works) if (!found || since < found.since) found = { host, since };
      }
      return found && performance.now() - found.since > milliseconds ? found.host : undefined;
    },
  };
}
