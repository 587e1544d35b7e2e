import { bySeverity, type Diagnostic } from '../diagnostic.js';

/** What follows from a finding at the same place, and is not said beside it. */
const effects: Readonly<Record<string, readonly string[]>> = {
  'source/audio-unsized': ['rss/enclosure-length-zero'],
  'source/no-episode-file': ['rss/no-items'],
  'media/artwork-format': ['rss/image-format', 'itunes/image-extension'],
  'media/episode-art-spec': ['itunes/image-extension'],
  'rss/image-format': ['itunes/image-extension'],
};

/**
 * Findings without those that follow from another one at their place that is as severe, and each of them once: elements
 * that repeat each other come from one value of the author's.
 */
export function withoutEffects(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const at = ({ source, span }: Diagnostic): string => `${source.name} ${span.start}`;
  const known = new Set<string>();
  const causes = new Map<string, Diagnostic[]>();
  for (const each of diagnostics) {
    if (effects[each.rule]) causes.set(at(each), [...(causes.get(at(each)) ?? []), each]);
  }
  return diagnostics.filter((each) => {
    const said = `${at(each)} ${each.rule} ${each.message}`;
    if (known.has(said)) return false;
    known.add(said);
    return !causes
      .get(at(each))
      ?.some(
        ({ rule, severity }) =>
          effects[rule]?.includes(each.rule) && bySeverity(severity, each.severity) <= 0,
      );
  });
}
