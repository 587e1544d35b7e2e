import type { Diagnostic, Severity } from '../diagnostic.js';
import { escapedJson } from './clean.js';
import { fingerprints } from './fingerprint.js';
import { pageOf } from './page.js';
import { editsOf, regionOf } from './place.js';
import type { FileReport, Renderer, Report } from './report.js';
import { verdictsOf } from './verdict.js';

/** Services show a few related places; how many there are in all is the count of the result. */
const mostRelated = 20;

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** SARIF 2.1.0, which code scanning services read. Columns are UTF-16 units. */
export const sarif: Renderer = (report, { version = '0.0.0' }) => {
  const rules = rulesOf(report);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            ...{ name: 'airworthy', version, informationUri: 'https://www.npmjs.com/package/airworthy' },
            rules,
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [invocation(report)],
        results: report.files.flatMap((file) => resultsOf(file, indexes)),
        properties: { verdicts: verdictsOf(report) },
      },
    ],
  };
  return `${escapedJson(JSON.stringify(log))}\n`;
};

function rulesOf({ files }: Report) {
  const first = new Map<string, Diagnostic>();
  for (const { diagnostics } of files) {
    for (const each of diagnostics) if (!first.has(each.rule)) first.set(each.rule, each);
  }
  return [...first.values()].map(({ rule, why, help, severity, severities }) => ({
    id: rule,
    helpUri: pageOf(rule),
    shortDescription: { text: why },
    help: { text: `${why} ${help}`, markdown: `${why}\n\n${help}\n\n\`airworthy explain ${rule}\`` },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: [rule.slice(0, rule.indexOf('/'))], severities },
  }));
}

/** A file that could not be read is a fault of the run, not a result. */
function invocation({ files }: Report) {
  const broken = files.flatMap(({ name, unreadable }) =>
    unreadable === undefined
      ? []
      : [
          {
            level: 'error',
            message: { text: unreadable },
            locations: [{ physicalLocation: artifact(name) }],
          },
        ],
  );
  return {
    executionSuccessful: broken.length === 0,
    ...(broken.length > 0 && { toolExecutionNotifications: broken }),
  };
}

function resultsOf({ diagnostics, document }: FileReport, indexes: ReadonlyMap<string, number>) {
  const ids = fingerprints(diagnostics, document);
  return diagnostics.map((diagnostic, index) => {
    const { rule, severity, message, help, source, span, path, feed, fix, others, count } = diagnostic;
    const related = [
      ...others
        .slice(0, mostRelated)
        .map((other) => location(source.name, region(source, other.span), undefined)),
      ...(feed ? [location(feed.source.name, region(feed.source, feed.span), undefined)] : []),
    ];
    return {
      ruleId: rule,
      ruleIndex: indexes.get(rule),
      level: levels[severity],
      message: { text: `${message} ${help}` },
      locations: [location(source.name, region(source, span), path)],
      ...(related.length > 0 && { relatedLocations: related }),
      ...(count > 1 && { occurrenceCount: count }),
      partialFingerprints: { 'airworthy/v1': ids[index] },
      ...(fix && {
        fixes: [
          {
            description: { text: fix.title },
            artifactChanges: [
              {
                artifactLocation: { uri: uriOf(source.name) },
                replacements: editsOf(diagnostic).map((edit) => ({
                  deletedRegion: region(source, edit.span),
                  insertedContent: { text: edit.text },
                })),
              },
            ],
          },
        ],
      }),
    };
  });
}

function region(source: Diagnostic['source'], span: Diagnostic['span']) {
  const { line, column, endLine, endColumn } = regionOf(source, span);
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function location(name: string, place: ReturnType<typeof region>, path: string | undefined) {
  return {
    physicalLocation: { ...artifact(name), region: place },
    ...(path && { logicalLocations: [{ fullyQualifiedName: path }] }),
  };
}

function artifact(name: string) {
  return { artifactLocation: { uri: uriOf(name) } };
}

/** The name of a file as a relative reference (RFC 3986). */
function uriOf(name: string): string {
  return name.toWellFormed().split(/[/\\]/).map(encodeURIComponent).join('/');
}
