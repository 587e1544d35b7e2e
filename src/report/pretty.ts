import stringWidth from 'string-width';
import { bySeverity, type Diagnostic, type Severity } from '../diagnostic.js';
import { lineText, position, type Source } from '../text/source.js';
import { clean } from './clean.js';
import { type Paint, painter, type Style } from './paint.js';
import { placeOf } from './place.js';
import {
  counted,
  countsOf,
  lineOn,
  type Renderer,
  type RenderOptions,
  type Report,
  severityOfRule,
} from './report.js';
import { verdictsOf } from './verdict.js';

const styles: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue' };

/** How many places and different messages of one rule are listed, and how wide an excerpt may be. */
const most = { places: 3, messages: 40, columns: 100 } as const;

/**
 * For people at a terminal: the worst first, each rule once with its reason and its cure, and further places
 * of the same rule in a line each, folded with a count when there are many and the same is wrong with them. Infos
 * are one closing line. Of several feeds, a line on each comes first. `verbose` shows everything. Files that could
 * not be read were told already; when there are no others, nothing is said.
 */
export const pretty: Renderer = (report, options) => {
  const { color, verbose = false, quiet = false } = options;
  if (report.files.length > 0 && report.files.every(({ unreadable }) => unreadable !== undefined)) return '';
  const paint = painter(color);
  const shownOf = (files: Report['files']) =>
    groupsOf(files)
      .filter(({ first: { severity } }) => (quiet ? severity === 'error' : verbose || severity !== 'info'))
      .map((group) => renderGroup(group, paint, options));
  const feeds = report.files.filter(({ document, unreadable }) => document ?? unreadable);
  const lines = feeds.length > 1 ? [`${feeds.map((file) => lineOn(report, file)).join('\n')}\n`] : [];
  const groups =
    options.groupBy === 'file'
      ? report.files.flatMap((file) => {
          const own = shownOf([file]);
          return own.length > 0 ? [`${paint('bold', clean(file.name))}\n`, ...own] : [];
        })
      : shownOf(report.files);
  return [...lines, ...groups, renderSummary(report, paint, options)].join('\n');
};

/** What is said of one rule, with what is not kept of it. */
interface Group {
  readonly first: Diagnostic;
  readonly others: readonly Diagnostic[];
  readonly more: number;
}

function groupsOf(files: Report['files']): readonly Group[] {
  const groups = new Map<string, { first: Diagnostic; others: Diagnostic[]; more: number }>();
  for (const { diagnostics, more } of files) {
    for (const diagnostic of diagnostics) {
      const key = `${diagnostic.severity} ${diagnostic.rule}`;
      const known = groups.get(key);
      if (known) known.others.push(diagnostic);
      else groups.set(key, { first: diagnostic, others: [], more: 0 });
    }
    for (const [rule, number] of more ?? []) {
      const group = groups.get(`${severityOfRule(rule, diagnostics)} ${rule}`);
      if (group) group.more += number;
    }
  }
  return [...groups.values()].sort((a, b) => bySeverity(a.first.severity, b.first.severity));
}

function renderGroup(group: Group, paint: Paint, options: RenderOptions): string {
  const { first, others, more } = group;
  const { severity, rule, profiles } = first;
  const listed = options.verbose ? others : foldedOf(group);
  const lines = [
    `${clean(placeOf(first))}  ${paint(styles[severity], severity)}  ${paint('bold', rule)}  ${paint('dim', profiles.join(' '))}`,
    ...wrapped(`${first.message}${first.count > 1 ? ` (${counted(first.count, 'place')})` : ''}`, options),
    ...excerpt(first, paint),
    ...wrapped(first.why, options),
    ...wrapped(`${first.help}${markOf(first)}`, options),
  ];
  for (const other of listed) {
    // What each place needs may differ from what the first one needs.
    const own = other.help === first.help ? '' : ` ${other.help}`;
    lines.push(...wrapped(`${placeOf(other)}  ${other.message}${own}`, options));
  }
  const rest = others.length - listed.length + more;
  if (rest > 0) lines.push(`  … and ${rest} more of ${rule}`);
  return `${lines.join('\n')}\n`;
}

/** Whether a finding can be fixed, and how. */
function markOf({ fix }: Diagnostic): string {
  if (!fix) return '';
  return fix.safe ? ' (can be fixed automatically)' : ' (can be fixed with --unsafe)';
}

/** The command that fixes what can be fixed; empty where nothing can. */
function fixLine({ files, fixable = [] }: Report): readonly string[] {
  const found = files.flatMap(({ diagnostics }) => diagnostics.filter(({ fix }) => fix !== undefined));
  if (found.length === 0 || fixable.length === 0) return [];
  // A finding that is said once speaks for several places.
  const places = (all: readonly Diagnostic[]) => all.reduce((sum, each) => sum + each.count, 0);
  const safe = places(found.filter(({ fix }) => fix?.safe));
  const unsafe = places(found) - safe;
  const names = fixable.map((name) =>
    /[^\w./:@%+=,-]/.test(name) ? `'${name.replaceAll("'", "'\\''")}'` : name,
  );
  const command = `airworthy fix ${names.join(' ')}`;
  if (safe === 0) return [`${counted(unsafe, 'place')} can be fixed: ${clean(command)} --unsafe`];
  const more = unsafe > 0 ? ` (${unsafe} more with --unsafe)` : '';
  return [`${counted(safe, 'place')} can be fixed: ${clean(command)}${more}`];
}

/**
 * The places that are listed: the first few, and of what is wrong with an author's files whatever was not said before.
 * Who fills in one thing after the other must not hear of the fourth in the next build.
 */
function foldedOf({ first, others }: Group): readonly Diagnostic[] {
  const isOfAuthor = first.rule.startsWith('source/') && first.severity === 'error';
  const said = new Set([first.message]);
  return others.filter(({ message }, index) => {
    const isNew = isOfAuthor && said.size < most.messages && !said.has(message);
    said.add(message);
    return isNew || index < most.places;
  });
}

/** A paragraph, indented, in lines that fit on the screen. */
function wrapped(text: string, { width }: RenderOptions): readonly string[] {
  if (width === undefined) return [`  ${clean(text)}`];
  const lines: string[] = [];
  let line = ' ';
  let taken = 1;
  for (const word of clean(text).split(' ')) {
    const columns = stringWidth(word);
    if (taken + 1 + columns > width && taken > 1) {
      lines.push(line);
      line = ' ';
      taken = 1;
    }
    line += ` ${word}`;
    taken += 1 + columns;
  }
  return [...lines, line];
}

/** The line of the fault with carets below it, cut around the fault when the line is long; the line before dimmed. */
function excerpt({ source, span, feed }: Diagnostic, paint: Paint): readonly string[] {
  const { line, column } = position(source, span.start);
  const text = lineText(source, line);
  const from = wholeCharacter(text, Math.max(0, Math.min(column - 1 - 30, text.length - most.columns)));
  const shown = text.slice(from, wholeCharacter(text, from + most.columns));
  const length = Math.max(1, Math.min(span.end - span.start, from + shown.length - (column - 1)));
  const before = clean(shown.slice(0, column - 1 - from));
  const marked = clean(shown.slice(column - 1 - from, column - 1 - from + length));
  const built = feed && position(feed.source, feed.span.start);
  const origin =
    feed && built ? `  ${clean(feed.source.name)}:${built.line}:${built.column} after building` : '';
  const caret = '^'.repeat(Math.max(1, stringWidth(marked)));
  return [
    ...context(source, line - 1, paint),
    `${paint('dim', `${number(line)} │`)} ${from > 0 ? '…' : ''}${clean(shown)}${from + shown.length < text.length ? '…' : ''}`,
    `${paint('dim', '      │')} ${' '.repeat(stringWidth(before) + (from > 0 ? 1 : 0))}${paint('red', caret)}${paint('dim', origin)}`,
  ];
}

/** The line above a fault, where it is short enough to help. */
function context(source: Source, line: number, paint: Paint): readonly string[] {
  const text = line < 1 ? '' : lineText(source, line);
  if (text.trim() === '' || text.length > most.columns) return [];
  return [paint('dim', `${number(line)} │ ${clean(text)}`)];
}

function number(line: number): string {
  return String(line).padStart(5);
}

/** An offset that does not cut a pair of surrogates. */
function wholeCharacter(text: string, offset: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(offset)) ? offset + 1 : offset;
}

function renderSummary(
  report: Report,
  paint: Paint,
  { verbose = false, quiet = false }: RenderOptions,
): string {
  const parts = [countsOf(report)];
  if (report.accepted > 0) parts.push(`${report.accepted} accepted`);
  if (report.known) parts.push(`${report.known} known from the baseline`);
  const { network, address, files, previous } = report.skipped;
  const missing = [
    [network, 'the network (--online)'],
    [address, 'the address of the feed'],
    [files, 'the files'],
    [previous, 'a previous feed'],
  ] as const;
  const total = network + address + files + previous;
  const needs = missing
    .flatMap(([number, what]) => (number > 0 ? [`${number} need ${what}`] : []))
    .join(', ');
  const lines = [
    `${paint('bold', parts.join(', '))}${total > 0 ? paint('dim', `  (${counted(total, 'rule')} not run: ${needs})`) : ''}`,
  ];
  const found = report.files.flatMap(({ diagnostics }) => diagnostics);
  if (!verbose && !quiet && found.some(({ severity }) => severity === 'info')) {
    lines.push(paint('dim', 'Infos are not shown: add --verbose to see them.'));
  }
  lines.push(...fixLine(report));
  const verdicts = verdictsOf(report);
  if (verdicts.length > 0) {
    lines.push(
      verdicts
        .map(({ title, passes, words }) => `${title}: ${paint(passes ? 'green' : 'red', words)}`)
        .join(' · '),
    );
  }
  return `${lines.join('\n')}\n`;
}
