import type { Diagnostic, Severity } from '../diagnostic.js';
import type { Need } from '../rules/rule.js';

/** What a command found, ready to be shown. */
export interface Report {
  /** Every file that was looked at, whether or not something was found in it. */
  readonly files: readonly { readonly name: string; readonly diagnostics: readonly Diagnostic[] }[];
  /** How many rules could not run, by what they would have needed. */
  readonly skipped: Readonly<Record<Need, number>>;
  /** How many findings were accepted with a reason. */
  readonly accepted: number;
}

/** Turns a report into text for one kind of reader. */
export type Renderer = (report: Report, options: { readonly color: boolean }) => string;

/** How many diagnostics of each severity a report holds. */
export function count({ files }: Report): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { diagnostics } of files) for (const { severity } of diagnostics) counts[severity]++;
  return counts;
}

/** Sorts diagnostics into the files that they point into; files come in the order of their names. */
export function byFile(diagnostics: readonly Diagnostic[]): Report['files'] {
  const files = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const known = files.get(diagnostic.source.name);
    if (known) known.push(diagnostic);
    else files.set(diagnostic.source.name, [diagnostic]);
  }
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, diagnostics]) => ({ name, diagnostics }));
}
