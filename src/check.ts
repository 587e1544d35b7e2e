import {
  type Diagnostic,
  diagnose,
  profiles as everyProfile,
  type Finding,
  type Profile,
  severitiesOf,
} from './diagnostic.js';
import type { FileFacts } from './media.js';
import { rulebook } from './rules/index.js';
import type { Check, Context, Need, Place, Report, Rule } from './rules/rule.js';
import type { Document, Element } from './xml/document.js';

/** What a check may rely on; the clock is an argument like any other. */
export interface CheckOptions {
  readonly profiles: readonly Profile[];
  /** The instant of the check, in milliseconds since 1970. */
  readonly now: number;
  /** The feed as subscribers have it. */
  readonly previous?: Document;
  /** What is known of the files at hand, by the URL that the feed gives them. */
  readonly files?: ReadonlyMap<string, FileFacts>;
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
}

/** Nothing was skipped. */
export const noneSkipped: Verdict['skipped'] = { network: 0, files: 0, previous: 0 };

type Active = { readonly check: Check; readonly report: Report };

/**
 * Judges a document by every rule that the profiles ask for, in one walk over its elements. What the
 * reader found is among it. A pure function of its arguments.
 */
export function check(document: Document, options: CheckOptions): Verdict {
  const rules: Readonly<Record<string, Rule>> = options.rules ?? rulebook;
  const context: Context = { document, ...options };
  const findings: Finding[] = [...document.findings];
  const skipped = { ...noneSkipped };
  const ran = new Set<string>();
  const dispatch = new Map<string, Active[]>();

  for (const [id, rule] of Object.entries(rules)) {
    if (Object.keys(severitiesOf(rule, options.profiles)).length === 0) continue;
    if (rule.needs && !at(rule.needs, options)) {
      skipped[rule.needs]++;
      continue;
    }
    ran.add(id);
    if (!rule.check) continue;
    const active = { check: rule.check, report: reporter(id, findings) };
    for (const name of typeof rule.on === 'string' ? [rule.on] : rule.on) {
      const others = dispatch.get(name);
      if (others) others.push(active);
      else dispatch.set(name, [active]);
    }
  }

  if (document.root) walk(document.root, dispatch, context);

  const diagnostics: Diagnostic[] = [];
  for (const finding of findings) {
    const rule = rules[finding.rule];
    const diagnostic = rule && diagnose(finding, rule, document.source, options.profiles);
    if (diagnostic) diagnostics.push(diagnostic);
  }
  diagnostics.sort((a, b) => a.span.start - b.span.start || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
  return { diagnostics, skipped, ran };
}

function at(need: Need, options: CheckOptions): boolean {
  if (need === 'files') return options.files !== undefined;
  return need === 'previous' && options.previous !== undefined;
}

function reporter(rule: string, findings: Finding[]): Report {
  return (place: Place, message, advice) => {
    const span = 'textSpan' in place ? place.textSpan : 'valueSpan' in place ? place.valueSpan : place.span;
    findings.push({ rule, span, path: place.path, message, ...advice });
  };
}

/** Calls every active check for the elements it is declared on, parents before children. */
function walk(root: Element, dispatch: ReadonlyMap<string, readonly Active[]>, context: Context): void {
  const known = new Map<string, readonly Active[]>();
  const stack: Element[] = [root];
  while (stack.length > 0) {
    const element = stack.pop() as Element;
    const key = `${element.parent?.name}/${element.name}`;
    let active = known.get(key);
    if (!active) {
      active = [...new Set(keysOf(element).flatMap((each) => dispatch.get(each) ?? []))];
      known.set(key, active);
    }
    for (const { check, report } of active) check(element, report, context);
    for (let index = element.children.length - 1; index >= 0; index--) {
      stack.push(element.children[index] as Element);
    }
  }
}

/** The keys that rules for this element may be declared under. */
function keysOf(element: Element): readonly string[] {
  const names = element.parent ? roles(element.name) : [element.name, 'rss'];
  const parents = element.parent ? roles(element.parent.name) : [];
  const colon = element.name.startsWith('{') ? -1 : element.name.indexOf(':');
  return [
    ...names,
    ...parents.flatMap((parent) => names.map((name) => `${parent}/${name}`)),
    ...(colon < 0 ? [] : [`${element.name.slice(0, colon)}:*`]),
    '*',
  ];
}

/** A liveItem takes every child of item and is judged as one, too. */
function roles(name: string): readonly string[] {
  return name === 'podcast:liveItem' ? [name, 'item'] : [name];
}

/** The profiles that a list of names means; `all` is every one. Returns the first unknown name instead. */
export function chooseProfiles(names: readonly string[]): readonly Profile[] | { readonly unknown: string } {
  if (names.includes('all')) return everyProfile;
  const unknown = names.find((name) => !everyProfile.includes(name as Profile));
  if (unknown !== undefined) return { unknown };
  return everyProfile.filter((profile) => names.includes(profile));
}
