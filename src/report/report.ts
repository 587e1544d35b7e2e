import type { Diagnostic, ProfileChoice, Severity } from '../diagnostic.js';
import type { Need } from '../rules/rule.js';
import { groupsBy } from '../text/groups.js';
import { grouped } from '../text/number.js';

import { clean } from './clean.js';
import type { Outline } from './outline.js';

/** What was found in one file. */
export interface FileReport {
  readonly name: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Rules that found more than is kept, and how many more. */
  readonly more?: ReadonlyMap<string, number>;
  /** Rules that found so much that there may be more than that. */
  readonly uncounted?: ReadonlySet<string>;
  /** Why the file could not be read; nothing was found in it then. */
  readonly unreadable?: string;
  /** The file itself where it is a feed, or its outline. */
  readonly document?: Outline;
}

/** What a command found, ready to be shown. */
export interface Report {
  /** Every file that was looked at, whether or not something was found in it. */
  readonly files: readonly FileReport[];
  /** The profiles that were asked for; without them no verdict is given. */
  readonly profiles?: readonly ProfileChoice[];
  /** How many rules could not run, by what they would have needed. */
  readonly skipped: Readonly<Record<Need, number>>;
  /** How many findings were accepted with a reason. */
  readonly accepted: number;
  /** What `airworthy fix` is called with to fix what was found. */
  readonly fixable?: readonly string[];
  /** How many findings were known from the baseline. */
  readonly known?: number;
}

/** How a report is to be shown. */
export interface RenderOptions {
  readonly color: boolean;
  /** How many columns the reader's screen has; without it lines are not wrapped. */
  readonly width?: number | undefined;
  /** How long it took, in seconds; it is said on a screen only, so that the same input gives the same bytes. */
  readonly seconds?: number | undefined;
  /** Whether everything is shown, where a format otherwise shows what matters first. */
  readonly verbose?: boolean;
  /** Whether errors alone are shown. */
  readonly quiet?: boolean;
  /** How findings are grouped for people: by rule, each with its places, or by file, each with its rules. */
  readonly groupBy?: 'rule' | 'file';
  /** The lowest severity that fails; errors without it. */
  readonly failOn?: 'error' | 'warning';
  /** The version of this program. */
  readonly version?: string;
}

/** Turns a report into text for one kind of reader. */
export type Renderer = (report: Report, options: RenderOptions) => string;

/** How many findings of each severity a report holds; one that speaks for several places counts once. */
export function count({ files }: Report): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { diagnostics, more } of files) {
    for (const { severity } of diagnostics) counts[severity]++;
    for (const [rule, number] of more ?? []) counts[severityOfRule(rule, diagnostics)] += number;
  }
  return counts;
}

/** One line on a file: whether it passes, its name and its counts. */
export function lineOn(report: Report, file: FileReport): string {
  if (file.unreadable !== undefined) return `fail  ${clean(file.unreadable)}`;
  const passes = file.diagnostics.every(({ severity }) => severity !== 'error');
  return `${passes ? 'pass' : 'fail'}  ${clean(file.name)}  ${countsOf({ ...report, files: [file] })}`;
}

/** What the findings that were not kept are, as those of the same rule that were. */
export function severityOfRule(rule: string, diagnostics: readonly Diagnostic[]): Severity {
  return diagnostics.find((each) => each.rule === rule)?.severity ?? 'info';
}

/** Sorts diagnostics into the files that they point into; files come in the order of their names. */
export function byFile(diagnostics: readonly Diagnostic[]): Report['files'] {
  return [...groupsBy(diagnostics, ({ source }) => source.name)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, diagnostics]) => ({ name, diagnostics }));
}

/** A number and what is counted, in the right form: `1 error`, `1,200 warnings`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

/** Whether there may be more than is counted: some rule found so much that it was not asked to the end. */
export function isUncounted({ files }: Report): boolean {
  return files.some(({ uncounted }) => uncounted !== undefined && uncounted.size > 0);
}

/** The counts of a report as people read them: `2 errors, 1 warning, 0 infos`. */
export function countsOf(report: Report): string {
  const { error, warning, info } = count(report);
  const least = isUncounted(report) ? 'at least ' : '';
  return `${least}${[counted(error, 'error'), counted(warning, 'warning'), counted(info, 'info')].join(', ')}`;
}
