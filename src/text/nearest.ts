/**
 * The candidate that a misspelt word most likely means: the one with the smallest Damerau-Levenshtein
 * distance, when it is near enough to be worth a suggestion. Ties go to the earlier candidate.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.slice(0, 64).toLowerCase();
  let best: string | undefined;
  let distance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= distance) continue;
    const found = editDistance(wanted, candidate.toLowerCase(), distance);
    if (found < distance) {
      distance = found;
      best = candidate;
    }
  }
  return best;
}

/** So many misspelt words of one text are compared with all that could be meant; who has more reads no further. */
const mostCompared = 100;

/** {@link nearest} for the words of one text: undefined after so many that a text of nothing else takes too long. */
export function nearestFew(candidates: readonly string[]): (word: string) => string | undefined {
  let compared = 0;
  return (word) => (compared++ < mostCompared ? nearest(word, candidates) : undefined);
}

/** Whether one word comes from another by a single slip: a letter too many, missing, wrong, or two swapped. */
export function isSlip(word: string, meant: string): boolean {
  return editDistance(word.slice(0, 64).toLowerCase(), meant.toLowerCase(), 2) <= 1;
}

/** The distance of two words, or at least `enough` where it is no less. */
function editDistance(a: string, b: string, enough: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      }
      row.push(cost);
      if (cost < least) least = cost;
    }
    // Two letters that are swapped reach back over one row, at the cost of one.
    if (least > enough) return enough;
    before = last;
    last = row;
  }
  return last[b.length] as number;
}
