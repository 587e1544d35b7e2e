import type { Diagnostic } from '../diagnostic.js';
import { escapedJson } from './clean.js';
import { fingerprints } from './fingerprint.js';
import { regionOf } from './place.js';
import { count, type FileReport, type Renderer, type Report } from './report.js';
import { verdictsOf } from './verdict.js';

/** One JSON document; lines and columns from 1, columns in UTF-16 units. */
export const json: Renderer = (report) =>
  `${escapedJson(JSON.stringify({ version: 2, ...toldOf(report) }))}\n`;

/** One JSON document a line: each finding, then the summary. */
export const ndjson: Renderer = (report) => {
  const { files, rules, ...rest } = toldOf(report);
  const lines = [
    ...files.flatMap(({ file, unreadable, diagnostics }) => [
      ...(unreadable === undefined ? [] : [{ file, unreadable }]),
      ...diagnostics.map((finding) => {
        const { why, help } = rules[finding.rule] ?? {};
        return { file, why, help, ...finding };
      }),
    ]),
    rest,
  ];
  return lines.map((line) => `${escapedJson(JSON.stringify(line))}\n`).join('');
};

/** What a report says, as a part of any document for programs. What is the same for a rule is said once. */
export function toldOf(report: Report) {
  const { error, warning, info } = count(report);
  const rules: Record<string, { why: string; help: string; severities: Diagnostic['severities'] }> = {};
  for (const { diagnostics } of report.files) {
    for (const { rule, why, help, severities } of diagnostics) rules[rule] ??= { why, help, severities };
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

type Rules = Readonly<Record<string, Pick<Diagnostic, 'help' | 'severities'>>>;

function fileOf({ name, diagnostics, more, unreadable, document }: FileReport, rules: Rules) {
  const ids = fingerprints(diagnostics, document);
  return {
    file: name,
    ...(unreadable !== undefined && { unreadable }),
    diagnostics: diagnostics.map((each, index) => findingOf(each, ids[index] ?? '', rules)),
    ...(more && more.size > 0 && { more: Object.fromEntries(more) }),
  };
}

function findingOf(diagnostic: Diagnostic, fingerprint: string, rules: Rules) {
  const { rule, severity, severities, message, help, source, span, path, feed, fix, whose } = diagnostic;
  const same = rules[rule];
  return {
    ...{ rule, severity, message },
    ...(help !== same?.help && { help }),
    ...(JSON.stringify(severities) !== JSON.stringify(same?.severities) && { severities }),
    ...regionOf(source, span),
    ...(path && { path }),
    ...(whose !== 'author' && { whose }),
    ...(diagnostic.count > 1 && {
      count: diagnostic.count,
      others: diagnostic.others.map((other) => ({ ...regionOf(source, other.span), path: other.path })),
    }),
    ...(feed && { feed: { file: feed.source.name, ...regionOf(feed.source, feed.span) } }),
    ...(fix && {
      fix: {
        ...{ title: fix.title, safe: fix.safe },
        edits: fix.edits.map((edit) => ({ ...regionOf(source, edit.span), text: edit.text })),
      },
    }),
    fingerprint,
  };
}
