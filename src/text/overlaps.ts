import type { Span } from './source.js';

/** Whether one of many spans overlaps another one that is asked about: found without a look at all of them. */
export function overlaps(spans: readonly Span[]): (other: Span) => boolean {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let last = Number.NEGATIVE_INFINITY;
  // How far the spans up to each reach.
  const ends = sorted.map(({ end }) => {
    last = Math.max(last, end);
    return last;
  });
  return ({ start, end }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as Span).start < end) low = middle + 1;
      else high = middle;
    }
    return low > 0 && start < (ends[low - 1] as number);
  };
}
