import { day, type Facts, sameInstant, sameLength, titlesAlike } from './facts.js';

/** An episode as it was and as it is. */
export interface Pair {
  readonly before: Facts;
  readonly after: Facts;
  /** Players know it again: by the guid, or by the address where there is no guid. Otherwise only people do. */
  readonly known: boolean;
}

/** A guid that was one episode's and now is another's. */
export interface Reuse {
  readonly before: Facts;
  readonly after: Facts;
}

/** Which items of two feeds are the same episode. Every item is in one pair at most. */
export interface Matching {
  readonly pairs: readonly Pair[];
  readonly gone: readonly Facts[];
  readonly added: readonly Facts[];
  readonly reused: readonly Reuse[];
}

/**
 * Matches the items of two feeds: first as players do, and what is left as people do, so that an episode with
 * another guid is one change and not one episode gone and a new one. The order of the items does not matter,
 * and the time is linear in their number.
 */
export function match(before: readonly Facts[], after: readonly Facts[]): Matching {
  const pool: Pool = { before: new Set(before), after: new Set(after), pairs: [] };
  const reused: Reuse[] = [];
  const identityOf = ({ identity }: Facts) => identity;
  const old = byMark(before, identityOf);
  for (const [identity, candidates] of byMark(after, identityOf)) {
    const known = old.get(identity);
    if (!known) continue;
    const [one, another] = [known[0] as Facts, candidates[0] as Facts];
    if (known.length > 1 || candidates.length > 1) matchDuplicates(pool, known, candidates);
    else if (one.guid !== undefined && another.guid !== undefined && isAnother(one, another)) {
      reused.push({ before: one, after: another });
    } else take(pool, one, another, true);
  }
  for (const mark of marks) {
    if (pool.before.size === 0 || pool.after.size === 0) break;
    if (!mark.rare) takeOnlyOnes(pool, pool.before, pool.after, mark, false);
    else takeOnlyOnes(pool, onlyOnes(before, mark), onlyOnes(after, mark), mark, false);
  }
  return {
    pairs: pool.pairs.sort((a, b) => a.after.index - b.after.index),
    gone: [...pool.before],
    added: [...pool.after],
    reused,
  };
}

/** What is not matched yet, and what is. */
interface Pool {
  readonly before: Set<Facts>;
  readonly after: Set<Facts>;
  readonly pairs: Pair[];
}

function take({ before, after, pairs }: Pool, one: Facts, another: Facts, known: boolean): void {
  before.delete(one);
  after.delete(another);
  pairs.push({ before: one, after: another, known });
}

/** Of items that share a guid, those that are alike belong together, and then those of the same order. */
function matchDuplicates(pool: Pool, before: readonly Facts[], after: readonly Facts[]): void {
  for (const mark of marks) {
    takeOnlyOnes(
      pool,
      before.filter((each) => pool.before.has(each)),
      after.filter((each) => pool.after.has(each)),
      mark,
      true,
    );
  }
  const rest = after.filter((each) => pool.after.has(each));
  for (const [index, one] of before.filter((each) => pool.before.has(each)).entries()) {
    const another = rest[index];
    if (another) take(pool, one, another, true);
  }
}

/** Whether a guid carries another episode now: nothing of what people know the old one by has stayed. */
function isAnother(before: Facts, after: Facts): boolean {
  if (before.title === undefined || after.title === undefined || titlesAlike(before, after)) return false;
  if (before.file === undefined || after.file === undefined) return false;
  if (before.file === after.file || before.essence === after.essence || sameLength(before, after))
    return false;
  return sameInstant(before, after, day) !== true;
}

/** What people know an episode by, the surest first. */
interface Mark {
  readonly of: (facts: Facts) => string | undefined;
  /** It names an episode whatever else has changed; several that carry it are the same in every way. */
  readonly sure?: boolean;
  /** It names an episode only where none of the whole feed shares it, matched or not. */
  readonly rare?: boolean;
}

/** Joins what must be there together. */
function joined(...parts: readonly (string | number | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join('\n');
}

/** The day on which an episode was published, counted from 1970; `later` shifts midnight, in milliseconds. */
function dayOf({ instant }: Facts, later = 0): number | undefined {
  return instant === undefined ? undefined : Math.floor((instant + later) / day);
}

const marks: readonly Mark[] = [
  { of: ({ markup }) => markup, sure: true },
  { of: ({ url }) => url },
  { of: ({ address }) => address },
  { of: ({ essence }) => essence },
  { of: ({ title, instant }) => joined(title, instant), sure: true },
  { of: (facts) => joined(facts.title, dayOf(facts)) },
  // Midnight may lie between two dates that are minutes apart.
  { of: (facts) => joined(facts.title, dayOf(facts, day / 2)) },
  { of: ({ title, number }) => joined(title, number), sure: true },
  { of: ({ title, file }) => joined(title, file) },
  { of: ({ number, instant }) => joined(number, instant), rare: true },
  { of: ({ instant, size }) => joined(instant, size), rare: true },
];

/** Pairs those that carry a mark which no other one of their feed carries; those that are all the same, in order. */
function takeOnlyOnes(
  pool: Pool,
  before: Iterable<Facts>,
  after: Iterable<Facts>,
  { of, sure = false }: Mark,
  known: boolean,
): void {
  const old = byMark(before, of);
  for (const [mark, now] of byMark(after, of)) {
    const then = old.get(mark);
    if (then?.length !== now.length || (now.length > 1 && !sure)) continue;
    for (const [index, another] of now.entries()) {
      const one = then[index] as Facts;
      if (!pool.before.has(one) || !pool.after.has(another)) continue;
      if (sure || known || agree(one, another)) take(pool, one, another, known);
    }
  }
}

/**
 * Whether two items that share one mark agree in another, too. The news of every hour have the same title, and
 * perhaps the same address.
 */
function agree(before: Facts, after: Facts): boolean {
  const moment = sameInstant(before, after);
  if (moment) return true;
  const length = sameLength(before, after);
  if (length !== undefined) return length;
  return moment === undefined
    ? titlesAlike(before, after)
    : before.file === after.file && titlesAlike(before, after);
}

/** Those that carry a mark which none of the others carries. */
function onlyOnes(all: readonly Facts[], { of }: Mark): readonly Facts[] {
  return [...byMark(all, of).values()].flatMap((some) => (some.length === 1 ? some : []));
}

function byMark(all: Iterable<Facts>, markOf: Mark['of']): ReadonlyMap<string, readonly Facts[]> {
  const found = new Map<string, Facts[]>();
  for (const one of all) {
    const mark = markOf(one);
    if (!mark) continue;
    const others = found.get(mark);
    if (others) others.push(one);
    else found.set(mark, [one]);
  }
  return found;
}
