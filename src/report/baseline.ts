import { fingerprints } from './fingerprint.js';
import type { Report } from './report.js';

/** What is known to be wrong: by file and rule, the fingerprints of the findings. */
export type Baseline = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Everything that a report found, to be known from now on. Same report, same bytes. */
export function baselineOf({ files }: Report): Baseline {
  return Object.fromEntries(
    [...files]
      .filter(({ diagnostics }) => diagnostics.length > 0)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(({ name, diagnostics, document }) => {
        const ids = fingerprints(diagnostics, document);
        const rules: Record<string, string[]> = {};
        for (const [index, { rule }] of diagnostics.entries()) {
          rules[rule] ??= [];
          rules[rule].push(ids[index] ?? '');
        }
        const sorted = Object.entries(rules).sort(([a], [b]) => (a < b ? -1 : 1));
        return [name, Object.fromEntries(sorted.map(([rule, found]) => [rule, found.sort()]))];
      }),
  );
}

/** Takes out of a report what the baseline knows, and counts it. */
export function withoutKnown(report: Report, baseline: Baseline): Report {
  let known = 0;
  const files = report.files.map((file) => {
    const ids = fingerprints(file.diagnostics, file.document);
    const old = new Set(Object.values(baseline[file.name] ?? {}).flat());
    const diagnostics = file.diagnostics.filter((_, index) => !old.has(ids[index] ?? ''));
    known += file.diagnostics.length - diagnostics.length;
    return { ...file, diagnostics };
  });
  return { ...report, files, known };
}

/** The text of a baseline file. */
export function printBaseline(baseline: Baseline): string {
  return `${JSON.stringify({ version: 1, files: baseline }, null, 2)}\n`;
}

/** Reads the text of a baseline file; undefined when it is not one. */
export function readBaseline(text: string): Baseline | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isTable(value) || value.version !== 1 || !isTable(value.files)) return undefined;
  for (const rules of Object.values(value.files)) {
    if (!isTable(rules)) return undefined;
    for (const ids of Object.values(rules)) {
      if (!Array.isArray(ids) || ids.some((id) => typeof id !== 'string')) return undefined;
    }
  }
  return value.files as Baseline;
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
