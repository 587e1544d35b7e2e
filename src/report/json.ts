import type { Diagnostic } from '../diagnostic.js';
import { position } from '../text/source.js';
import { count, type Renderer, type Report } from './report.js';

/** One JSON document; lines and columns from 1, columns in UTF-16 units. */
export const json: Renderer = (report) => `${JSON.stringify({ version: 1, ...told(report) }, null, 2)}\n`;

/** What a report says, as a part of any document for programs. */
export function told(report: Report) {
  const { error, warning, info } = count(report);
  const files = report.files.map(({ name, diagnostics }) => ({
    file: name,
    diagnostics: diagnostics.map(toJson),
  }));
  const summary = {
    errors: error,
    warnings: warning,
    infos: info,
    accepted: report.accepted,
    skipped: report.skipped,
  };
  return { files, summary };
}

function toJson({
  rule,
  severity,
  profiles,
  severities,
  message,
  why,
  help,
  source,
  span,
  path,
  feed,
}: Diagnostic) {
  const start = position(source, span.start);
  const end = position(source, span.end);
  return {
    rule,
    severity,
    profiles,
    severities,
    message,
    why,
    help,
    file: source.name,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    path,
    ...(feed && { feed: position(feed.source, feed.span.start) }),
  };
}
