import { type Advice, type Diagnostic, diagnose, type ProfileChoice } from './diagnostic.js';
import { formerIds, partsOf, presentId, whyRetired } from './rules/former.js';
import { withoutEnding } from './show/endings.js';
import { nearestFew } from './text/nearest.js';
import type { Source, Span } from './text/source.js';

/** A finding that somebody accepts, with a reason. */
export interface Accept {
  readonly rule: string;
  /** Only there: a path in the feed and all below it, or an episode by the name of its file. Else everywhere. */
  readonly at?: string;
  readonly because?: string;
  /** Where that was said. */
  readonly source: Source;
  readonly span: Span;
}

/** What can be wrong with an accept entry. */
export const acceptFaults = {
  'accept/rule-unknown': {
    summary: 'Accepted rules must exist.',
    why: 'A misspelled id accepts nothing, although everybody believes that it does.',
    help: 'Correct the id; "airworthy rules" lists them all.',
    severity: 'error',
  },
  'accept/rule-renamed': {
    summary: 'Accepted rules should be called by their present ids.',
    why: 'The former id still works, but other lists and reports only have the present one.',
    help: 'Write the present id.',
    severity: 'warning',
  },
  'accept/without-reason': {
    summary: 'Every accepted finding needs a reason.',
    why: 'Nobody dares to remove an exception whose reason is forgotten.',
    help: 'Add "because" with the reason.',
    severity: 'error',
  },
  'accept/unused': {
    summary: 'Accepted findings must still occur.',
    why: 'A leftover exception hides the same problem when it comes back.',
    help: 'Remove the entry.',
    severity: 'warning',
  },
} as const satisfies Readonly<Record<string, Advice>>;

/** What is left when accepted findings are taken out. */
export interface Accepted {
  readonly diagnostics: readonly Diagnostic[];
  /** How many were taken out. */
  readonly accepted: number;
  /** The entries that took something out. */
  readonly used: ReadonlySet<Accept>;
}

/** Takes the accepted findings out of what was found. An entry without a reason accepts nothing. */
export function applyAccepts(diagnostics: readonly Diagnostic[], accepts: readonly Accept[]): Accepted {
  const used = new Set<Accept>();
  const matching = matcherOf(accepts.filter(({ because }) => because));
  const kept = diagnostics.filter((diagnostic) => {
    const found = matching(diagnostic);
    for (const accept of found) used.add(accept);
    return found.length === 0;
  });
  return { diagnostics: kept, accepted: diagnostics.length - kept.length, used };
}

/**
 * Finds the entries that accept a finding by its rule and its place: a look at all of them for each finding takes as
 * long as there are of both.
 */
function matcherOf(accepts: readonly Accept[]): (found: Diagnostic) => readonly Accept[] {
  const byRule = new Map<string, Map<string | undefined, Accept[]>>();
  for (const accept of accepts) {
    const id = presentId(accept.rule);
    for (const rule of new Set([id, ...partsOf(id)])) {
      const places = byRule.get(rule) ?? new Map<string | undefined, Accept[]>();
      byRule.set(rule, places);
      const there = places.get(accept.at);
      if (there) there.push(accept);
      else places.set(accept.at, [accept]);
    }
  }
  return ({ rule, path = '', source: { name } }) => {
    const places = byRule.get(rule);
    if (!places) return [];
    const bare = withoutEnding(name);
    const names = [name, bare, bare.replace(/\/index$/, '')].flatMap(endsOf);
    const asked = new Set<string | undefined>([undefined, ...startsOf(path), ...names]);
    return [...asked].flatMap((at) => places.get(at) ?? []);
  };
}

/** A path in a feed, and those of all that it is below. */
function startsOf(path: string): readonly string[] {
  const starts: string[] = [];
  for (let at = path.length; at > 0; at = path.lastIndexOf('/', at - 1)) starts.push(path.slice(0, at));
  return starts;
}

/** The name of a file, with fewer and fewer of its folders. */
function endsOf(name: string): readonly string[] {
  const ends = [name];
  for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) ends.push(name.slice(at + 1));
  return ends.filter((each) => !each.startsWith('/'));
}

/**
 * What is wrong with the entries themselves: no such rule, no reason, or nothing to accept although the rule
 * ran. `known` are the ids of all rules, `ran` of those that looked at this feed.
 */
export function judgeAccepts(
  accepts: readonly Accept[],
  { used, known, ran }: Readonly<Record<'known' | 'ran', ReadonlySet<string>>> & Pick<Accepted, 'used'>,
  profiles: readonly ProfileChoice[],
): readonly Diagnostic[] {
  const meantBy = nearestFew([...known]);
  return accepts.flatMap((accept) => {
    const { because, span, source } = accept;
    const rule = presentId(accept.rule);
    const diagnosis = (fault: keyof typeof acceptFaults, message: string, help?: string) =>
      diagnose(
        { rule: fault, span, message, ...(help && { help }) },
        acceptFaults[fault],
        source,
        profiles,
      ) ?? [];
    if (!known.has(rule)) {
      const meant = meantBy(rule);
      return diagnosis('accept/rule-unknown', `There is no rule "${rule}".`, meant && `Write "${meant}".`);
    }
    const gone = whyRetired(rule);
    if (gone !== undefined)
      return diagnosis('accept/rule-renamed', `There is no longer a rule "${rule}".`, `Remove it: ${gone}`);
    if (!because) return diagnosis('accept/without-reason', `"${rule}" is accepted without a reason.`);
    if (!used.has(accept) && ran.has(rule))
      return diagnosis('accept/unused', `"${rule}" is accepted, but was not found.`);
    if (Object.hasOwn(formerIds, accept.rule))
      return diagnosis('accept/rule-renamed', `"${accept.rule}" is now "${rule}".`, `Write "${rule}".`);
    return [];
  });
}

/**
 * Both for one feed: the findings without the accepted ones, and what is wrong with the entries that were made for
 * it, `own`. Those that hold for several feeds, `others`, are judged when all of them are read.
 */
export function accepting(
  found: readonly Diagnostic[],
  { own, others }: Readonly<Record<'own' | 'others', readonly Accept[]>>,
  rules: Readonly<Record<'known' | 'ran', ReadonlySet<string>>>,
  profiles: readonly ProfileChoice[],
): Accepted & { readonly ofEntries: readonly Diagnostic[] } {
  const kept = applyAccepts(found, [...own, ...others]);
  return { ...kept, ofEntries: judgeAccepts(own, { ...rules, used: kept.used }, profiles) };
}
