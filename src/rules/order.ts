/**
 * The fewest members of a list without which its numbers never go down: all but the longest row that does not
 * (patience sorting, in the time of sorting).
 */
export function outOfOrder<T>(list: readonly T[], numberOf: (each: T) => number): readonly T[] {
  const tops: number[] = [];
  const before: number[] = [];
  for (const [index, each] of list.entries()) {
    const number = numberOf(each);
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (numberOf(list[tops[middle] as number] as T) <= number) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (tops[low - 1] as number) : -1;
    tops[low] = index;
  }
  const kept = new Set<number>();
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at] as number) kept.add(at);
  return list.filter((_, index) => !kept.has(index));
}
