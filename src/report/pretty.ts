import { styleText } from 'node:util';
import { bySeverity, type Diagnostic, type Severity } from '../diagnostic.js';
import { lineText, position } from '../text/source.js';
import { count, type Renderer, type Report } from './report.js';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const styles: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue' };

/** How many places of one rule are listed after the first, and how wide an excerpt may be. */
const most = { places: 5, columns: 100 } as const;

/**
 * For people at a terminal: the worst first, each rule once with its reason and its mend, and further places
 * of the same rule in a line each, folded with a count when there are many. An information is said in short.
 */
export const pretty: Renderer = (report, { color }) => {
  const paint: Paint = (style, text) => (color ? styleText(style, text, { validateStream: false }) : text);
  const groups = groupByRule(report);
  return [...groups.map((group) => renderGroup(group, paint)), renderSummary(report, paint)].join('\n');
};

function groupByRule({ files }: Report): readonly (readonly [Diagnostic, ...Diagnostic[]])[] {
  const groups = new Map<string, [Diagnostic, ...Diagnostic[]]>();
  for (const diagnostic of files.flatMap(({ diagnostics }) => diagnostics)) {
    const key = `${diagnostic.severity} ${diagnostic.rule}`;
    const known = groups.get(key);
    if (known) known.push(diagnostic);
    else groups.set(key, [diagnostic]);
  }
  return [...groups.values()].sort(([a], [b]) => bySeverity(a.severity, b.severity));
}

function renderGroup([first, ...others]: readonly [Diagnostic, ...Diagnostic[]], paint: Paint): string {
  const { severity, rule, profiles, why, help } = first;
  const lines = [
    `${place(first)}  ${paint(styles[severity], severity)}  ${paint('bold', rule)}  ${paint('dim', profiles.join(' '))}`,
    `  ${clean(first.message)}`,
  ];
  if (severity !== 'info') {
    lines.push(...excerpt(first, paint), `  ${clean(why)}`);
    lines.push(`  ${clean(help)}  ${paint('dim', `airworthy explain ${rule}`)}`);
  }
  for (const other of others.slice(0, most.places)) lines.push(`  ${place(other)}  ${clean(other.message)}`);
  const rest = others.length - most.places;
  if (rest > 0) lines.push(`  … and ${rest} more of ${rule}`);
  return `${lines.join('\n')}\n`;
}

function place({ source, span }: Diagnostic): string {
  const { line, column } = position(source, span.start);
  return `${clean(source.name)}:${line}:${column}`;
}

/** The line of the fault with carets below it, cut around the fault when the line is long. */
function excerpt({ source, span, feed }: Diagnostic, paint: Paint): readonly string[] {
  const { line, column } = position(source, span.start);
  const text = lineText(source, line);
  const from = Math.max(0, Math.min(column - 1 - 30, text.length - most.columns));
  const shown = text.slice(from, from + most.columns);
  const length = Math.max(1, Math.min(span.end - span.start, from + shown.length - (column - 1)));
  const before = clean(shown.slice(0, column - 1 - from));
  const marked = clean(shown.slice(column - 1 - from, column - 1 - from + length));
  const number = String(line).padStart(5);
  const built = feed && position(feed.source, feed.span.start);
  const origin = feed && built ? `  ${feed.source.name}:${built.line}:${built.column} after building` : '';
  return [
    `${paint('dim', `${number} │`)} ${from > 0 ? '…' : ''}${clean(shown)}${from + shown.length < text.length ? '…' : ''}`,
    `${paint('dim', '      │')} ${' '.repeat(before.length + (from > 0 ? 1 : 0))}${paint('red', '^'.repeat(Math.max(1, marked.length)))}${paint('dim', origin)}`,
  ];
}

/** What a feed says must not steer the terminal: control characters are shown, not sent. */
function clean(text: string): string {
  return text
    .replace(/\t/g, '  ')
    .replace(/[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\uFFFD');
}

function renderSummary(report: Report, paint: Paint): string {
  const counts = count(report);
  const said = [
    [counts.error, 'error', 'errors'],
    [counts.warning, 'warning', 'warnings'],
    [counts.info, 'info', 'infos'],
  ] as const;
  const parts = said.map(([number, one, many]) => `${number} ${number === 1 ? one : many}`);
  if (report.accepted > 0) parts.push(`${report.accepted} accepted`);
  const { network, files, previous } = report.skipped;
  const missing = [
    [network, 'the network'],
    [files, 'the files'],
    [previous, 'a previous feed'],
  ] as const;
  const skipped = missing.flatMap(([number, what]) => (number > 0 ? [`${number} for want of ${what}`] : []));
  const total = network + files + previous;
  const rules = `${total} ${total === 1 ? 'rule' : 'rules'} skipped: ${skipped.join(', ')}`;
  return `${paint('bold', parts.join(', '))}${total > 0 ? paint('dim', `  (${rules})`) : ''}\n`;
}
