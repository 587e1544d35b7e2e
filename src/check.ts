import {
  bySeverity,
  type Demand,
  type Diagnostic,
  demandOf,
  type Fix,
  isConcerned,
  isNarrowed,
  judge,
  loweredTo,
  type Occurrence,
  type Profile,
  type ProfileChoice,
  type Severity,
} from './diagnostic.js';
import { profilesOf } from './directories/index.js';
import type { FileFacts } from './media.js';
import { withPrograms } from './rules/alike.js';
import { type Explain, elementIn, explaining, nameKey, pathOfName } from './rules/causes.js';
import { type Effect, withoutEffects, withTheirCauses } from './rules/effects.js';
import { rulebook } from './rules/index.js';
import { isListed, withoutDirectories } from './rules/listed.js';
import { type Kinds, type Plan, planOf } from './rules/plan.js';
import { type Declare, declaring } from './rules/prefixes.js';
import { signsAnywhere } from './rules/prose.js';
import type { Context, Need, Place, Report, Rule } from './rules/rule.js';
import { exchangeOf } from './served/exchange.js';
import type { Network } from './served/served.js';
import { asWritten } from './text/advice.js';
import { cachedLast } from './text/cache.js';
import { anySign, noSign } from './text/signs.js';
import type { Span } from './text/source.js';
import type { Document, Element } from './xml/document.js';

/** What a check may rely on; the clock is an argument like any other. */
export interface CheckOptions {
  /** By their names, or read from a file of the user's. */
  readonly profiles: readonly ProfileChoice[];
  /** The instant of the check, in milliseconds since 1970. */
  readonly now: number;
  /** The feed as subscribers have it. */
  readonly previous?: Document;
  /** The address that the feed is published at. */
  readonly url?: string;
  /** What is known of the files at hand, by the URL that the feed gives them. */
  readonly files?: ReadonlyMap<string, FileFacts>;
  /** What the servers answered that were asked. */
  readonly network?: Network;
  /** Whether the letter of the documents counts where everybody tolerates more. */
  readonly strict?: boolean;
  /** Whether every place of a fault is reported, also of one that is otherwise said once per feed. */
  readonly everywhere?: boolean;
  /** Of what matters less than this, the first findings of each rule are enough. */
  readonly needed?: Severity;
  /** The rules to judge by; without them all of the rulebook. */
  readonly rules?: Readonly<Record<string, Rule>>;
}

/** What was found in a feed, in the order of the text. */
export interface Verdict {
  readonly diagnostics: readonly Diagnostic[];
  /** How many rules the profiles ask for that could not run, by what they would have needed. */
  readonly skipped: Readonly<Record<Need, number>>;
  /** The rules that looked at the feed. */
  readonly ran: ReadonlySet<string>;
  /** Rules that found more than is kept, and how many more: a feed of faults must not fill the memory. */
  readonly more: ReadonlyMap<string, number>;
  /** Rules that were not asked to the end, of which there may be more than is counted. */
  readonly uncounted: ReadonlySet<string>;
}

/** How many findings of one rule are kept, and how many further places of those that are said once per feed. */
export const most = { findings: 1000, places: 1000 } as const;

/** How often a rule may find something before it is not asked any more: the largest feeds have fewer items. */
const mostFound = 50_000;

/** Nothing was skipped. */
export const noneSkipped: Verdict['skipped'] = { network: 0, address: 0, files: 0, previous: 0 };

/** What to ask: of many feeds each is judged by the same. */
const plan = cachedLast(
  ({ rules, profiles, strict }: Judging): Plan => planOf(rules, profiles, strict),
  (a, b) =>
    a.rules === b.rules &&
    a.strict === b.strict &&
    a.profiles.length === b.profiles.length &&
    a.profiles.every((each, index) => each === b.profiles[index]),
);

interface Judging {
  readonly rules: Readonly<Record<string, Rule>>;
  readonly profiles: readonly Profile[];
  readonly strict: boolean | undefined;
}

/**
 * Judges a document by every rule that the profiles ask for, in one walk over its elements. What the
 * reader found is among it. A pure function of its arguments.
 */
export function check(document: Document, asked: CheckOptions): Verdict {
  // A feed that hides itself now is in directories until they see that.
  const wasListed = asked.previous !== undefined && isListed(asked.previous);
  const chosen = profilesOf(asked.profiles);
  const profiles = isListed(document) || wasListed ? chosen : withoutDirectories(chosen);
  const options = { ...asked, profiles };
  const rules: Readonly<Record<string, Rule>> = options.rules ?? rulebook;
  const context: Context = { document, ...options, profiles: namesOf(profiles), asking: profiles };
  const found: Found = { diagnostics: [], more: new Map(), effects: new Map(), uncounted: new Set() };
  const explain = explaining(document);
  const declare = declaring(document);
  const skipped = { ...noneSkipped };
  const ran = new Set<string>();
  /** By the places of the rules; a rule that has found too much is not heard any more. */
  const reports: (Report | undefined)[] = [];
  const isInLiveItem = livePlaces(document);
  const { asked: rulesAsked, byId, kinds } = plan({ rules, profiles, strict: options.strict });

  const circumstances = { document, explain, declare, isInLiveItem };
  for (const { index, id, rule, demand } of rulesAsked) {
    let made: Report | undefined;
    let times = 0;
    // Most rules find nothing, so this gets ready when something is reported.
    const report: Report = (place, message, advice) => {
      made ??= reporter(id, rule, demand, options, circumstances, found);
      if (times++ < mostFound) made(place, message, advice);
      else {
        reports[index] = undefined;
        found.uncounted.add(id);
      }
    };
    const feed = options.network?.feed;
    if (rule.served && feed) {
      const exchange = exchangeOf(feed);
      rule.served(feed, (at, message, advice) => report(exchange(at), message, advice), context);
    }
    if (rule.needs && !at(rule.needs, options)) {
      skipped[rule.needs]++;
      continue;
    }
    ran.add(id);
    reports[index] = report;
  }

  for (const { rule, span, path = '', message, ...advice } of document.findings) {
    reports[byId.get(rule)?.index ?? -1]?.({ span, path }, message, advice);
  }
  if (document.root) walk(document.root, kinds, reports, context);
  const causes = withoutEffects(
    withTheirCauses(found.diagnostics, found.effects.values(), document.source),
    rules,
  );
  const diagnostics = withPrograms(causes, document.channel?.element.all('item').length ?? 0, rules);
  diagnostics.sort((a, b) => a.span.start - b.span.start || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
  return { diagnostics, skipped, ran, more: found.more, uncounted: found.uncounted };
}

/** The names of profiles, and of those that they extend. */
function namesOf(profiles: readonly Profile[]): readonly string[] {
  return [...new Set(profiles.flatMap((each) => [each.name, ...(each.extends ?? [])]))];
}

/** How a check is made, with the profiles themselves in place of their names. */
type Options = Omit<CheckOptions, 'profiles'> & { readonly profiles: readonly Profile[] };

function at(need: Need, options: Options): boolean {
  if (need === 'files') return options.files !== undefined;
  if (need === 'network') return options.network?.served !== undefined;
  if (need === 'address') return options.network?.feed !== undefined;
  return options.previous !== undefined;
}

/** What the rules found so far. */
interface Found {
  readonly diagnostics: Diagnostic[];
  readonly more: Map<string, number>;
  readonly uncounted: Set<string>;
  /** What is missing because it is there under a wrong name, by the key of that name and the rule. */
  readonly effects: Map<string, Effect>;
}

const liveItem = '/rss/channel/podcast:liveItem';

/** Tells which places are in live items. Nearly every feed has none, and then no place has to say where it is. */
function livePlaces({ channel }: Document): (place: Place) => boolean {
  if (!channel?.element.child('podcast:liveItem')) return () => false;
  return ({ path }) => path.startsWith(liveItem);
}

/** What there is to know of a document for whoever reports about it. */
interface Circumstances {
  readonly document: Document;
  readonly explain: Explain;
  readonly declare: Declare;
  readonly isInLiveItem: (place: Place) => boolean;
}

/** A diagnostic that speaks for several places. */
interface Counted extends Diagnostic {
  help: string;
  fix: Fix | undefined;
  count: number;
  readonly others: Occurrence[];
}

/** What one rule reports becomes a diagnostic at once; what the profiles make of it is known beforehand. */
function reporter(
  id: string,
  rule: Rule,
  demand: Demand,
  { profiles, strict, everywhere = false, needed = 'info' }: Options,
  { document, explain, declare, isInLiveItem }: Circumstances,
  { diagnostics, more, effects }: Found,
): Report {
  const particular = new Map<string, Demand | undefined>();
  // What is said once for a demand is said once, whoever else was concerned and does not ask.
  const same = new Map([[JSON.stringify(demand.severities), demand]]);
  const demandOfSome = (concerned: readonly Profile[], isLive: boolean, worth: Severity | undefined) => {
    const key = `${isLive} ${worth} ${concerned.map(({ name }) => name).join()}`;
    if (!particular.has(key)) {
      // Directories do not read live items, and do not ask of them what they ask of episodes.
      const those = isLive ? withoutDirectories(concerned) : concerned;
      const asked = demandOf(id, rule, those, strict);
      const made = asked && worth && !strict ? loweredTo(worth, asked) : asked;
      const known = made && JSON.stringify(made.severities);
      if (known && !same.has(known)) same.set(known, made);
      particular.set(key, known ? same.get(known) : undefined);
    }
    return particular.get(key);
  };
  const narrowed = profiles.some((each) => isNarrowed(id, each));
  let kept = 0;
  let places = 0;
  const counted = new Map<Demand, Map<string, Counted>>();
  return (place, message, advice) => {
    const { concerns, atMost } = typeof advice === 'function' ? {} : (advice ?? {});
    const isLive = isInLiveItem(place);
    let made: Demand | undefined = demand;
    if (concerns || atMost || narrowed || isLive) {
      const element = narrowed ? elementIn(place.path) : '';
      const concerned = profiles.filter((each) => isConcerned(id, rule, each, concerns, element));
      made = demandOfSome(concerned, isLive, atMost);
    }
    if (!made) return;
    const explanation = explain(rule, place);
    if (explanation === 'markup') return;
    if (explanation) {
      const { of, meant } = explanation;
      const cause = nameKey(of);
      if (effects.has(`${cause} ${id}`)) return;
      const help = `Write ${meant.startsWith('@') ? meant.slice(1) : `<${meant}>`} instead of "${of.qname}".`;
      const finding = { rule: id, span: of.nameSpan, path: pathOfName(of), message: said(message), help };
      effects.set(`${cause} ${id}`, { cause, diagnostic: judge(finding, rule, made, document.source) });
      return;
    }
    const suggested = () => {
      const { help = rule.help, fix } = said(advice) ?? {};
      return declare(place, { help: asWritten(help, spanOf(place).start, document.source), fix });
    };
    const own = typeof advice === 'function' ? undefined : advice?.why;
    const wording = rule.once === 'message' ? said(message) : (own ?? '');
    const before = counted.get(made)?.get(wording);
    if (before) {
      before.count++;
      if (places++ >= most.places) return;
      const { help, fix } = suggested();
      // What is right for the first place only is not said of all.
      if (help !== before.help) before.help = declare(place, { help: rule.help, fix: undefined }).help;
      if (fix && before.fix && fix.title !== before.fix.title) {
        before.fix = { ...before.fix, title: 'Write the right value in each place' };
      }
      before.others.push({ span: spanOf(place), fix });
      return;
    }
    const isNeeded = everywhere && bySeverity(made.severity, needed) <= 0;
    if (kept >= most.findings && !isNeeded) {
      more.set(id, (more.get(id) ?? 0) + 1);
      return;
    }
    kept++;
    const source = ('source' in place && place.source) || document.source;
    const finding = {
      rule: id,
      span: spanOf(place),
      path: place.path,
      message: said(message),
      why: own,
      ...suggested(),
    };
    const diagnostic = judge(finding, rule, made, source);
    if (!rule.once || everywhere) {
      diagnostics.push(diagnostic);
      return;
    }
    const first: Counted = { ...diagnostic, others: [] };
    counted.set(made, (counted.get(made) ?? new Map()).set(wording, first));
    diagnostics.push(first);
  };
}

/** What a rule says, at once or when it is asked. */
function said<T>(what: T | (() => T)): T {
  return what instanceof Function ? what() : what;
}

function spanOf(place: Place): Span {
  return 'textSpan' in place ? place.textSpan : 'valueSpan' in place ? place.valueSpan : place.span;
}

/** Calls every check that somebody hears for the elements it is declared on, parents before children. */
function walk(root: Element, kinds: Kinds, reports: readonly (Report | undefined)[], context: Context): void {
  kinds.begin();
  const stack: Element[] = [root];
  while (stack.length > 0) {
    const element = stack.pop() as Element;
    const { checks, unsigned, bySigns } = kinds.heardFor(element);
    const found = bySigns ? signsAnywhere(element) : anySign;
    for (const { asked, check, signs } of found === noSign ? unsigned : checks) {
      const report = (signs & found) === 0 ? undefined : reports[asked.index];
      if (report) check(element, report, context);
    }
    for (let index = element.children.length - 1; index >= 0; index--) {
      stack.push(element.children[index] as Element);
    }
  }
}
