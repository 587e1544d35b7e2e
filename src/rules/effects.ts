import { bySeverity, type Diagnostic, type Severity, worstOf } from '../diagnostic.js';
import type { Source } from '../text/source.js';
import { elementIn, elementOf } from './causes.js';
import type { Rule } from './rule.js';

/** A finding that only follows from a wrong name, to which it gives its severity. */
export interface Effect {
  /** The key of the name. */
  readonly cause: string;
  readonly diagnostic: Diagnostic;
}

/**
 * What was found, with what is missing told at the wrong name under which it is there: the finding about that name
 * matters as much as the absence. Where no profile asks about the name, the absence is told in its place.
 */
export function withTheirCauses(
  diagnostics: readonly Diagnostic[],
  effects: Iterable<Effect>,
  source: Source,
): readonly Diagnostic[] {
  const [first, ...others] = effects;
  if (!first) return diagnostics;
  const all = [...diagnostics];
  const names = new Map<string, number>();
  for (const [index, { span, path, rule }] of all.entries()) {
    const key = keyOfName(rule, source.text.slice(span.start, span.end), path);
    if (!names.has(key)) names.set(key, index);
  }
  for (const { cause, diagnostic } of [first, ...others]) {
    const index = names.get(cause) ?? names.get(prefixKey(cause));
    const known = index === undefined ? undefined : all[index];
    if (index !== undefined && known) all[index] = asSevereAs(known, diagnostic);
    else {
      names.set(cause, all.length);
      all.push(diagnostic);
    }
  }
  return all;
}

/** A cause that matters to everybody to whom its effect does. */
function asSevereAs(cause: Diagnostic, effect: Diagnostic): Diagnostic {
  const severities: Partial<Record<string, Severity>> = { ...cause.severities };
  for (const [profile, severity] of Object.entries(effect.severities)) {
    severities[profile] = worstOf([severity, severities[profile]]);
  }
  const severity = worstOf(Object.values(severities)) ?? cause.severity;
  const profiles = [...new Set([...cause.profiles, ...effect.profiles])];
  const isWorse = bySeverity(effect.severity, cause.severity) < 0;
  return { ...cause, severities, severity, profiles, why: isWorse ? effect.why : cause.why };
}

/** Gives to their causes what only follows from something else that was found in the same place or around it. */
export function withoutEffects(
  found: readonly Diagnostic[],
  rules: Readonly<Record<string, Rule>>,
): Diagnostic[] {
  const causes = new Set(found.flatMap(({ rule }) => rules[rule]?.yieldsTo ?? []));
  const all = [...found];
  const places = new Map<string, number[]>();
  for (const [index, { rule, path }] of all.entries()) {
    if (!causes.has(rule)) continue;
    const place = elementOf(path);
    const others = places.get(place);
    if (others) others.push(index);
    else places.set(place, [index]);
  }
  if (places.size === 0) return all;
  const kept = new Set(all.keys());
  for (const [index, { rule, path }] of all.entries()) {
    const yieldsTo = rules[rule]?.yieldsTo;
    if (!yieldsTo) continue;
    for (let at: string | undefined = elementOf(path); at !== undefined; at = outerOf(at)) {
      const cause = places
        .get(at)
        ?.find((each) => each !== index && kept.has(each) && yieldsTo.includes(all[each]?.rule ?? ''));
      if (cause === undefined) continue;
      all[cause] = asSevereAs(all[cause] as Diagnostic, all[index] as Diagnostic);
      kept.delete(index);
      break;
    }
  }
  return all.filter((_, index) => kept.has(index));
}

/** The path around another one; the document itself has an empty one. */
function outerOf(path: string): string | undefined {
  return path === '' ? undefined : path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The key of a name as {@link nameKey} has it, of a finding at that name. */
function keyOfName(rule: string, written: string, path: string | undefined): string {
  // A prefix is told once, wherever it is.
  return rule === 'xml/undeclared-prefix' ? `|${written}` : `${elementIn(path)}|${written}`;
}

/** The key of the prefix of a wrong name. */
function prefixKey(cause: string): string {
  const name = cause.slice(cause.lastIndexOf('|') + 1);
  return `|${name.slice(0, Math.max(0, name.indexOf(':')))}`;
}
