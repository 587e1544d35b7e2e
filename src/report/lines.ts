import { bySeverity, type Diagnostic } from '../diagnostic.js';
import { clean } from './clean.js';
import { pageOf } from './page.js';
import { placeOf, regionOf } from './place.js';
import { counted, countsOf, lineOn, type Renderer, type Report } from './report.js';
import { verdictsOf } from './verdict.js';

function all({ files }: Report): readonly Diagnostic[] {
  return files.flatMap(({ diagnostics }) => diagnostics);
}

/** One line a finding, as compilers print them: editors and log viewers know the form. */
export const concise: Renderer = (report) => {
  const broken = report.files.flatMap(({ unreadable }) =>
    unreadable === undefined ? [] : [clean(unreadable)],
  );
  const found = all(report).map((each) => {
    const times = each.count > 1 ? ` (${counted(each.count, 'place')})` : '';
    return clean(`${placeOf(each)}: ${each.severity} ${each.rule} ${each.message}${times}`);
  });
  return [...broken, ...found].map((line) => `${line}\n`).join('');
};

/** One line a file, then the counts and the verdicts. */
export const summary: Renderer = (report) => {
  const lines = report.files.map((file) => lineOn(report, file));
  const verdicts = verdictsOf(report).map(({ title, words }) => `${title}: ${words}`);
  return [...lines, countsOf(report), ...(verdicts.length > 0 ? [verdicts.join(' · ')] : [])]
    .map((line) => `${line}\n`)
    .join('');
};

const columns = ['file', 'line', 'column', 'severity', 'rule', 'message', 'help', 'path', 'count'] as const;

/** A table for spreadsheets (RFC 4180). A cell that a spreadsheet would take for a formula starts with an apostrophe. */
export const csv: Renderer = (report) => {
  const rows = all(report).map((each) => {
    const { line, column } = regionOf(each.source, each.span);
    const { severity, rule, message, help, path = '', count } = each;
    return [each.source.name, line, column, severity, rule, message, help, path, count];
  });
  const broken = report.files.flatMap(({ name, unreadable }) =>
    unreadable === undefined ? [] : [[name, '', '', 'error', '', unreadable, '', '', 1]],
  );
  return [columns, ...broken, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
};

function cell(value: string | number): string {
  const text = clean(String(value));
  const harmless = /^[=+\-@]/.test(text) ? `'${text}` : text;
  return /[",']|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** What Markdown would take for markup, in a cell of a table. */
function inert(text: string): string {
  return clean(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/[\\`*_{}[\]()#+!|~>@:]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** How many findings a table for people lists. */
const longest = 50;

/** For a pull request or the summary of a CI job: the verdicts and the findings as tables, the worst first. */
export const markdown: Renderer = (report) => {
  const verdicts = verdictsOf(report);
  const found = all(report)
    .filter(({ severity }) => severity !== 'info')
    .sort((a, b) => bySeverity(a.severity, b.severity));
  const listed = found.slice(0, longest);
  const lines = [`**${countsOf(report)}**`, ''];
  if (verdicts.length > 0) {
    lines.push('| Directory | Verdict |', '| --- | --- |');
    for (const { title, passes, words } of verdicts)
      lines.push(`| ${title} | ${passes ? '✅' : '❌'} ${words} |`);
    lines.push('');
  }
  for (const { unreadable } of report.files) {
    if (unreadable !== undefined) lines.push(inert(unreadable), '');
  }
  if (listed.length > 0) {
    lines.push('| Place | Severity | Rule | What |', '| --- | --- | --- | --- |');
    for (const each of listed) {
      const times = each.count > 1 ? ` (${counted(each.count, 'place')})` : '';
      lines.push(
        `| ${inert(placeOf(each))} | ${each.severity} | [${inert(each.rule)}](${pageOf(each.rule)}) | ${inert(each.message)}${times} ${inert(each.help)} |`,
      );
    }
    lines.push('');
  }
  if (found.length > listed.length) lines.push(`… and ${found.length - listed.length} more.`, '');
  return `${lines.join('\n')}\n`;
};

const commands: Readonly<Record<Diagnostic['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

/** GitHub shows so many annotations of each kind in a step, and no more. */
const annotations = 10;

/** Workflow commands, from which GitHub makes annotations at the lines of a pull request. */
export const github: Renderer = (report) => {
  const lines: string[] = [];
  for (const { name, unreadable } of report.files) {
    if (unreadable !== undefined) lines.push(`::error file=${property(name)}::${data(unreadable)}`);
  }
  for (const severity of ['error', 'warning', 'info'] as const) {
    const found = all(report).filter((each) => each.severity === severity);
    for (const each of found.slice(0, annotations)) {
      const { line, column, endLine, endColumn } = regionOf(each.source, each.span);
      const place = [
        ...[`file=${property(each.source.name)}`, `line=${line}`, `endLine=${endLine}`],
        // Columns are read only where the end is on the same line.
        ...(line === endLine ? [`col=${column}`, `endColumn=${endColumn}`] : []),
        `title=${property(each.rule)}`,
      ].join(',');
      lines.push(`::${commands[severity]} ${place}::${data(`${each.message} ${each.help}`)}`);
    }
    const rest = found.length - annotations;
    if (rest > 0)
      lines.push(`${counted(rest, 'more finding')} of severity ${severity} in the summary of the job.`);
  }
  lines.push(countsOf(report));
  return lines.map((line) => `${line}\n`).join('');
};

/** Text in a workflow command; its own escapes are all that GitHub knows. */
function data(text: string): string {
  return clean(text).replace(/%/g, '%25');
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
