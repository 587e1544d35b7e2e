import type { Diagnostic, Severity } from '../diagnostic.js';
import type { Source, Span } from '../text/source.js';
import { escapedJson } from './clean.js';
import { fingerprints } from './fingerprint.js';
import { editsOf, regionOf } from './place.js';
import {
  count,
  type FileReport,
  isUncounted,
  type Renderer,
  type RenderOptions,
  type Report,
  severityOfRule,
} from './report.js';
import { verdictsOf } from './verdict.js';

/**
 * One JSON document, which `report.schema.json` describes; lines and columns from 1, columns in UTF-16 units.
 * Each rule comes once, with its findings: what one of them does not say, the rule says. What is empty is left out, so
 * that a report is no larger than the feed; `verbose` adds what explains the rules, the paths and the fingerprints.
 */
export const json: Renderer = (report, options) =>
  `${escapedJson(JSON.stringify({ version: 4, ...toldOf(report, options) }))}\n`;

/** One JSON document a line: each finding as a whole, then the verdicts and the counts. */
export const ndjson: Renderer = (report) => {
  const lines = [
    ...report.files.flatMap((file) => [
      ...(file.unreadable === undefined ? [] : [{ file: file.name, unreadable: file.unreadable }]),
      ...wholeOf(file),
    ]),
    conclusionOf(report),
  ];
  return lines.map((line) => `${escapedJson(JSON.stringify(line))}\n`).join('');
};

/** A rule, with what its findings have in common unless one says otherwise. */
interface Told extends Shared {
  /** How many findings are not listed. */
  more?: number;
  /** There may be more than that. */
  uncounted?: boolean;
  readonly findings: object[];
}

/** What a report says, as a part of any document for programs. */
export function toldOf(report: Report, { verbose = false }: Pick<RenderOptions, 'verbose'> = {}) {
  const rules: Record<Severity, Record<string, Told>> = { error: {}, warning: {}, info: {} };
  for (const [file, { diagnostics, document, more, uncounted }] of report.files.entries()) {
    const ids = verbose ? fingerprints(diagnostics, document) : [];
    for (const [index, each] of diagnostics.entries()) {
      const shared = sharedOf(each, verbose);
      const known = rules[each.severity];
      const told = known[each.rule] ?? { ...shared, findings: [] };
      known[each.rule] = told;
      told.findings.push({
        ...(file > 0 && { file }),
        ...differing(shared, told),
        ...findingOf(each),
        ...(verbose && { ...(each.path && { path: each.path }), fingerprint: ids[index] }),
      });
    }
    for (const [rule, number] of more ?? []) {
      const told = rules[severityOfRule(rule, diagnostics)][rule];
      if (told) told.more = (told.more ?? 0) + number;
    }
    for (const rule of uncounted ?? []) {
      const told = rules[severityOfRule(rule, diagnostics)][rule];
      if (told) told.uncounted = true;
    }
  }
  return {
    files: report.files.map(({ name, unreadable }) => ({
      file: name,
      ...(unreadable !== undefined && { unreadable }),
    })),
    rules: Object.fromEntries(Object.entries(rules).filter(([, told]) => Object.keys(told).length > 0)),
    ...conclusionOf(report),
  };
}

/** What each profile makes of it in words, which of them refuse it, and the counts. */
function conclusionOf(report: Report) {
  const { error, warning, info } = count(report);
  const verdicts = verdictsOf(report);
  return {
    verdicts: Object.fromEntries(verdicts.map(({ profile, words }) => [profile, words])),
    summary: {
      refusedBy: verdicts.flatMap(({ profile, passes }) => (passes ? [] : profile)),
      ...{ errors: error, warnings: warning, infos: info },
      ...(isUncounted(report) && { uncounted: true }),
      ...(report.accepted > 0 && { accepted: report.accepted }),
      ...(report.known !== undefined && { known: report.known }),
      skipped: report.skipped,
    },
  };
}

/** What the findings of a rule usually have in common. */
interface Shared extends Pick<Diagnostic, 'severities' | 'help'>, Partial<Pick<Diagnostic, 'whose' | 'why'>> {
  /** What the fix does, in words, and whether it may be applied without a look. */
  readonly fix?: string;
  readonly safe?: boolean;
  /** The text that the fix writes in each place of the finding, where it does nothing else. */
  readonly write?: string;
}

function sharedOf(diagnostic: Diagnostic, verbose: boolean): Shared {
  const { severities, whose, why, help, fix } = diagnostic;
  const write = writtenBy(diagnostic);
  return {
    severities,
    help,
    ...(verbose && { whose, why }),
    ...(fix && { fix: fix.title, safe: fix.safe, ...(write !== undefined && { write }) }),
  };
}

/** The one text that replaces a finding in each of its places; undefined where its fix edits anything else. */
function writtenBy(diagnostic: Diagnostic): string | undefined {
  const edits = editsOf(diagnostic);
  const places = [diagnostic, ...diagnostic.others].sort((a, b) => a.span.start - b.span.start);
  const isAll = edits.every(({ span, text }, index) => {
    const place = places[index]?.span;
    return text === edits[0]?.text && span.start === place?.start && span.end === place.end;
  });
  return isAll && edits.length === places.length ? edits[0]?.text : undefined;
}

/** What is said of all findings of a rule together. */
const kept: ReadonlySet<string> = new Set(['more', 'uncounted', 'findings']);

/** What a finding says otherwise than its rule; null is that it has none. */
function differing(own: Shared, shared: Shared): Partial<Record<keyof Shared, unknown>> {
  const missing = Object.keys(shared).filter((key) => !kept.has(key) && !(key in own));
  return {
    ...Object.fromEntries(
      Object.entries(own).filter(
        ([key, value]) => JSON.stringify(value) !== JSON.stringify(shared[key as keyof Shared]),
      ),
    ),
    ...Object.fromEntries(missing.map((key) => [key, null])),
  };
}

/** What one finding says, whatever its rule says. */
function findingOf(diagnostic: Diagnostic) {
  const { message, source, span, feed, fix, count: places, others } = diagnostic;
  const rest = places - 1 - others.length;
  return {
    ...{ message, at: rangeOf(source, span) },
    ...(places > 1 && {
      count: places,
      others: others.map((other) => rangeOf(source, other.span)),
      ...(rest > 0 && { more: rest }),
    }),
    ...(feed && { feed: { file: feed.source.name, at: rangeOf(feed.source, feed.span) } }),
    ...(fix &&
      writtenBy(diagnostic) === undefined && {
        edits: editsOf(diagnostic).map((edit) => [...rangeOf(source, edit.span), edit.text]),
      }),
  };
}

/** Each finding of a file with all that its rule says. */
function wholeOf({ name, diagnostics, document }: FileReport): readonly object[] {
  const ids = fingerprints(diagnostics, document);
  return diagnostics.map((each, index) => ({
    ...{ file: name, rule: each.rule, severity: each.severity, ...sharedOf(each, true), ...findingOf(each) },
    ...(each.path && { path: each.path }),
    fingerprint: ids[index],
  }));
}

/** A range: line, column, line and column of the end. */
function rangeOf(source: Source, span: Span): readonly [number, number, number, number] {
  const { line, column, endLine, endColumn } = regionOf(source, span);
  return [line, column, endLine, endColumn];
}
