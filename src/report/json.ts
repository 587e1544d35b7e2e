import type { Diagnostic } from '../diagnostic.js';
import type { Source, Span } from '../text/source.js';
import { escapedJson } from './clean.js';
import { fingerprints } from './fingerprint.js';
import { editsOf, regionOf } from './place.js';
import { count, type FileReport, type Renderer, type Report } from './report.js';
import { verdictsOf } from './verdict.js';

/**
 * One JSON document; lines and columns from 1, columns in UTF-16 units. What a finding does not say, its rule says:
 * `{ ...rules[finding.rule], ...finding }` is the whole.
 */
export const json: Renderer = (report) =>
  `${escapedJson(JSON.stringify({ version: 3, ...toldOf(report) }))}\n`;

/** One JSON document a line: each finding as a whole, then the summary. */
export const ndjson: Renderer = (report) => {
  const { files, rules, ...rest } = toldOf(report);
  const lines = [
    ...files.flatMap(({ file, unreadable, diagnostics }) => [
      ...(unreadable === undefined ? [] : [{ file, unreadable }]),
      ...diagnostics.map((finding) => ({ file, ...rules[finding.rule], ...finding })),
    ]),
    rest,
  ];
  return lines.map((line) => `${escapedJson(JSON.stringify(line))}\n`).join('');
};

/** What a report says, as a part of any document for programs. What is the same for a rule is said once. */
export function toldOf(report: Report) {
  const { error, warning, info } = count(report);
  const rules: Record<string, Shared> = {};
  for (const { diagnostics } of report.files) {
    for (const each of diagnostics) rules[each.rule] ??= sharedOf(each);
  }
  return {
    files: report.files.map((file) => fileOf(file, rules)),
    rules,
    verdicts: verdictsOf(report),
    summary: {
      ...{ errors: error, warnings: warning, infos: info, accepted: report.accepted },
      ...(report.known !== undefined && { known: report.known }),
      skipped: report.skipped,
    },
  };
}

/** What the findings of a rule have in common, unless one says otherwise. */
type Shared = Pick<Diagnostic, 'severities' | 'whose' | 'why' | 'help'>;

function sharedOf({ severities, whose, why, help }: Diagnostic): Shared {
  return { severities, whose, why, help };
}

function fileOf(
  { name, diagnostics, more, uncounted, unreadable, document }: FileReport,
  rules: Readonly<Record<string, Shared>>,
) {
  const ids = fingerprints(diagnostics, document);
  return {
    file: name,
    ...(unreadable !== undefined && { unreadable }),
    diagnostics: diagnostics.map((each, index) => findingOf(each, ids[index] ?? '', rules[each.rule])),
    ...(more && more.size > 0 && { more: Object.fromEntries(more) }),
    // Of these there may be more than that.
    ...(uncounted && uncounted.size > 0 && { uncounted: [...uncounted] }),
  };
}

function findingOf(diagnostic: Diagnostic, fingerprint: string, shared: Shared | undefined) {
  const { rule, severity, message, source, span, path, feed, fix, count: places, others } = diagnostic;
  const rest = places - 1 - others.length;
  return {
    ...{ rule, severity, message },
    ...differing(sharedOf(diagnostic), shared),
    ...regionOf(source, span),
    ...(path && { path }),
    ...(places > 1 && {
      count: places,
      others: others.map((other) => rangeOf(source, other.span)),
      ...(rest > 0 && { more: rest }),
    }),
    ...(feed && { feed: { file: feed.source.name, ...regionOf(feed.source, feed.span) } }),
    ...(fix && {
      fix: {
        ...{ title: fix.title, safe: fix.safe },
        edits: editsOf(diagnostic).map((edit) => [...rangeOf(source, edit.span), edit.text]),
      },
    }),
    fingerprint,
  };
}

/** What a finding says otherwise than its rule. */
function differing(own: Shared, shared: Shared | undefined): Partial<Shared> {
  return Object.fromEntries(
    Object.entries(own).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(shared?.[key as keyof Shared]),
    ),
  );
}

/** A range in short: line, column, line and column of the end. */
function rangeOf(source: Source, span: Span): readonly [number, number, number, number] {
  const { line, column, endLine, endColumn } = regionOf(source, span);
  return [line, column, endLine, endColumn];
}
