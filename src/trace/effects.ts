import { bySeverity, type Diagnostic, type Fix } from '../diagnostic.js';
import { groupsBy } from '../text/groups.js';

/** What follows from a finding in the same value, and is not said beside it. */
const effects: Readonly<Record<string, readonly string[]>> = {
  'source/audio-unsized': ['rss/enclosure-length-zero'],
  'source/file-invalid': ['rss/file-of-another-kind'],
  'source/mojibake': ['text/mojibake'],
  'source/no-episode-file': ['rss/no-items'],
  'media/artwork-format': ['rss/image-format', 'itunes/image-extension'],
  'media/episode-art-spec': ['itunes/image-extension'],
  'rss/image-format': ['itunes/image-extension'],
};

/** The rules that find what may follow. */
const followers: ReadonlySet<string> = new Set(Object.values(effects).flat());

/**
 * Findings without those that follow from another one in their value that is as severe, and each of them once: elements
 * that repeat each other come from one value of the author's. What fixes an effect fixes its cause.
 */
export function withoutEffects(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const known = new Set<string>();
  const causes = groupsBy(
    diagnostics.filter(({ rule }) => effects[rule]),
    ({ source }) => source.name,
  );
  const fixes = new Map<Diagnostic, Fix>();
  const kept = diagnostics.filter((each) => {
    const said = `${each.source.name} ${each.span.start} ${each.rule} ${each.message}`;
    if (known.has(said)) return false;
    known.add(said);
    const around = followers.has(each.rule) ? causes.get(each.source.name) : undefined;
    const cause = around?.find((other) => isEffect(each, other));
    if (cause && each.fix && !fixes.has(cause)) fixes.set(cause, each.fix);
    return cause === undefined;
  });
  return kept.map((each) => {
    const fix = each.fix ?? fixes.get(each);
    return fix === each.fix ? each : { ...each, fix };
  });
}

function isEffect({ rule, span, severity }: Diagnostic, cause: Diagnostic): boolean {
  const { start } = cause.span;
  const isThere = start === span.start || (start > span.start && start < span.end);
  return isThere && effects[cause.rule]?.includes(rule) === true && bySeverity(cause.severity, severity) <= 0;
}
