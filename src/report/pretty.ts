import { byHand, bySeverity, type Diagnostic, type Severity } from '../diagnostic.js';
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
import { type Verdict, verdictsOf } from './verdict.js';
import { widthOf } from './width.js';

const styles: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue' };

/**
 * How many places and different messages of one rule are listed, how many places of one finding, how wide an excerpt may be, how many lines a screen
 * has, and how many lines are left for warnings where errors fill it.
 */
const most = { places: 3, further: 12, messages: 40, columns: 100, lines: 40, warnings: 8 } as const;

/**
 * For people at a terminal: the worst first, each rule once with its reason and its cure, and further places
 * of the same rule in a line each, folded with a count when there are many and the same is wrong with them. Errors
 * are shown in full; warnings in full while the screen has room, then in a line each; infos are one closing line. Of
 * several feeds, a line on each comes first. `verbose` shows everything. Files that could not be read were told
 * already; when there are no others, nothing is said.
 */
export const pretty: Renderer = (report, options) => {
  const { color, verbose = false, quiet = false } = options;
  if (report.files.length > 0 && report.files.every(({ unreadable }) => unreadable !== undefined)) return '';
  const paint = painter(color);
  const feeds = report.files.filter(({ document, unreadable }) => document ?? unreadable);
  const lines = feeds.length > 1 ? [`${feeds.map((file) => lineOn(report, file)).join('\n')}\n`] : [];
  const summary = renderSummary(report, paint, options);
  const blocksOf = (files: Report['files']): readonly string[] => {
    const shown = groupsOf(files).filter(({ first: { severity } }) =>
      quiet ? severity === 'error' : verbose || severity !== 'info',
    );
    const isFull = ({ first: { severity } }: Group) => verbose || severity === 'error';
    const full = shown.filter(isFull).map((group) => renderGroup(group, paint, options));
    const room = Math.max(most.lines - linesOf([...lines, ...full, summary]), most.warnings);
    const warnings = shown.filter((group) => !isFull(group));
    return [...full, ...renderWarnings(warnings, room, paint, options)];
  };
  const blocks =
    options.groupBy === 'file'
      ? report.files.flatMap((file) => {
          const own = blocksOf([file]);
          return own.length > 0 ? [`${paint('bold', clean(file.name))}\n`, ...own] : [];
        })
      : blocksOf(report.files);
  return [...lines, ...blocks, summary].join('\n');
};

/** Warnings in a number of lines: as many in full as leave a line for each of the others. */
function renderWarnings(
  groups: readonly Group[],
  room: number,
  paint: Paint,
  options: RenderOptions,
): readonly string[] {
  const full: string[] = [];
  const brief: string[] = [];
  for (const [index, group] of groups.entries()) {
    const whole = renderGroup(group, paint, options);
    const others = groups.length - index - 1;
    // A blank line follows the brief ones, and perhaps one that counts the rest.
    if (brief.length === 0 && linesOf([...full, whole]) + others + Math.min(others, 2) <= room) {
      full.push(whole);
    } else brief.push(renderBriefly(group, paint, options));
  }
  if (brief.length === 0) return full;
  const left = room - linesOf(full) - 2;
  const kept = brief.filter((_, index) => index === 0 || linesOf(brief.slice(0, index + 1)) <= left);
  const rest = brief.length - kept.length;
  if (rest > 0) kept.push(paint('dim', `… and warnings of ${counted(rest, 'more rule')}`));
  return [...full, `${kept.join('\n')}\n`];
}

/** The lines that blocks of text take, with a blank line after each. */
function linesOf(blocks: readonly string[]): number {
  return blocks.reduce((lines, block) => lines + block.split('\n').length, 0);
}

/** What is said of one rule in a line, or where that is too long for the screen in a few. */
function renderBriefly({ first, others, more, least }: Group, paint: Paint, options: RenderOptions): string {
  const { severity, rule, message } = first;
  const places = others.reduce((sum, { count }) => sum + count, first.count + more);
  const what = `${clean(message)}${places > 1 ? ` (${least}${counted(places, 'place')})` : ''}`;
  const place = clean(placeOf(first));
  const head = `${place}  ${paint(styles[severity], severity)}  ${paint('bold', rule)}`;
  const { width = Number.POSITIVE_INFINITY } = options;
  return widthOf(`${place}  ${severity}  ${rule}  ${what}`) <= width
    ? `${head}  ${what}`
    : [head, ...wrapped(what, options)].join('\n');
}

/** What is said of one rule, with what is not kept of it. */
interface Group {
  readonly first: Diagnostic;
  readonly others: readonly Diagnostic[];
  readonly more: number;
  /** `at least `, where nobody counted to the end. */
  readonly least: string;
}

function groupsOf(files: Report['files']): readonly Group[] {
  const groups = new Map<string, { first: Diagnostic; others: Diagnostic[]; more: number; least: string }>();
  for (const { diagnostics, more, uncounted } of files) {
    for (const diagnostic of diagnostics) {
      const key = `${diagnostic.severity} ${diagnostic.rule}`;
      const known = groups.get(key);
      const least = uncounted?.has(diagnostic.rule) ? 'at least ' : '';
      if (known) known.others.push(diagnostic);
      else groups.set(key, { first: diagnostic, others: [], more: 0, least });
      if (known && least) known.least = least;
    }
    for (const [rule, number] of more ?? []) {
      const group = groups.get(`${severityOfRule(rule, diagnostics)} ${rule}`);
      if (group) group.more += number;
    }
  }
  return [...groups.values()].sort(
    (a, b) =>
      bySeverity(a.first.severity, b.first.severity) ||
      Number(losesAll(b.first)) - Number(losesAll(a.first)) ||
      byHand(a.first.whose, b.first.whose),
  );
}

/** Whether a fault loses the whole feed: what listeners lose is more than one episode. */
function losesAll({ rule, severity }: Diagnostic): boolean {
  return severity === 'error' && rule.startsWith('xml/');
}

function renderGroup(group: Group, paint: Paint, options: RenderOptions): string {
  const { first, others, more, least } = group;
  const { rule } = first;
  const listed = options.verbose ? others : foldedOf(group);
  const lines = [
    ...headOf(first, paint, options),
    ...wrapped(
      `${first.message}${first.count > 1 ? ` (${least}${counted(first.count, 'place')})` : ''}`,
      options,
    ),
    ...excerpt(first, paint, options),
    ...wrapped(first.why, options),
    ...wrapped(`${first.help}${markOf(first)}`, options),
  ];
  if (options.verbose && first.others.length > 0) {
    const places = first.others.slice(0, most.further).map(({ span }) => placeOf({ ...first, span }));
    const rest = first.count - 1 - places.length;
    lines.push(...wrapped(`Also at ${places.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`, options));
  }
  for (const other of listed) {
    // What each place needs may differ from what the first one needs.
    const own = `${other.why === first.why ? '' : ` ${other.why}`}${other.help === first.help ? '' : ` ${other.help}`}`;
    lines.push(...wrapped(`${placeOf(other)}  ${other.message}${own}`, options));
  }
  const told = new Set(listed);
  const folded = others.filter((each) => !told.has(each));
  const named = isOfAuthor(first) ? folded.slice(0, most.further) : [];
  if (named.length > 0)
    lines.push(...wrapped(`The same at ${named.map((each) => placeOf(each)).join(', ')}`, options));
  const rest = folded.length - named.length + more;
  if (rest > 0) lines.push(`  … and ${least}${rest} more of ${rule}`);
  return `${lines.join('\n')}\n`;
}

/** Where a finding is, and what it is; who asks comes below where the screen is narrow. */
function headOf(
  first: Diagnostic,
  paint: Paint,
  { width = Number.POSITIVE_INFINITY }: RenderOptions,
): readonly string[] {
  const { severity, rule } = first;
  const place = clean(placeOf(first));
  const head = `${place}  ${paint(styles[severity], severity)}  ${paint('bold', rule)}`;
  const asking = first.profiles.join(' ');
  if (widthOf(`${place}  ${severity}  ${rule}  ${asking}`) <= width)
    return [`${head}  ${paint('dim', asking)}`];
  return [head, ...wrapped(asking, { width }).map((each) => paint('dim', each))];
}

/** A sentence in one line, or in some that are indented where the screen is narrow. */
function fitted(text: string, { width }: Pick<RenderOptions, 'width'>): readonly string[] {
  return width === undefined || text.length <= width ? [text] : wrapped(text, { width });
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
  const isListed = isOfAuthor(first);
  const said = new Set([first.message]);
  return others.filter(({ message }, index) => {
    const isNew = isListed && said.size < most.messages && !said.has(message);
    said.add(message);
    return isNew || index < most.places;
  });
}

/** Whether an error is one of an author's files: every place of it has to be gone before anything is published. */
function isOfAuthor({ rule, severity }: Diagnostic): boolean {
  return rule.startsWith('source/') && severity === 'error';
}

/** A paragraph, indented, in lines that fit on the screen. */
function wrapped(text: string, { width }: Pick<RenderOptions, 'width'>): readonly string[] {
  if (width === undefined) return [`  ${clean(text)}`];
  const lines: string[] = [];
  let line = ' ';
  let taken = 1;
  for (const word of clean(text).split(' ')) {
    const columns = widthOf(word);
    if (taken + 1 + columns > width && taken > 1) {
      lines.push(line);
      line = ' ';
      taken = 1;
    }
    line += ` ${word}`;
    taken += 1 + columns;
  }
  // Where a line breaks, a mark may come to its beginning that was none before.
  return [...lines, line].map(clean);
}

/** The fewest columns of an excerpt, and how many are taken by the number of the line and the marks of a cut. */
const least = 20;
const margin = 10;

/**
 * The line of the fault with carets below it, cut around the fault when the line is long; the lines before and behind
 * it dimmed.
 */
function excerpt(
  { source, span, feed }: Diagnostic,
  paint: Paint,
  { width }: RenderOptions,
): readonly string[] {
  const { line, column } = position(source, span.start);
  const text = lineText(source, line);
  // A line that the screen breaks leaves the caret below something else.
  const columns = Math.min(most.columns, Math.max(least, (width ?? Number.POSITIVE_INFINITY) - margin));
  const after = fitting(text.slice(column - 1, column - 1 + columns), columns);
  const isCut = column - 1 + after.length < text.length;
  const lead = isCut ? Math.min(30, columns >> 1) : columns - widthOf(after);
  const from = wholeCharacter(text, fittingBefore(text, column - 1, lead));
  const shown = fitting(text.slice(from, from + columns), columns);
  const length = Math.max(1, Math.min(span.end - span.start, from + shown.length - (column - 1)));
  const before = clean(shown.slice(0, column - 1 - from));
  const marked = clean(shown.slice(column - 1 - from, column - 1 - from + length));
  const built = feed && position(feed.source, feed.span.start);
  const origin =
    feed && built ? `  ${clean(feed.source.name)}:${built.line}:${built.column} after building` : '';
  const caret = '^'.repeat(Math.max(1, widthOf(marked)));
  return [
    ...context(source, line - 1, columns, paint),
    `${paint('dim', `${number(line)} │`)} ${from > 0 ? '…' : ''}${clean(shown)}${from + shown.length < text.length ? '…' : ''}`,
    `${paint('dim', '      │')} ${' '.repeat(widthOf(before) + (from > 0 ? 1 : 0))}${paint('red', caret)}${origin === '' ? '' : paint('dim', origin)}`,
    ...context(source, line + 1, columns, paint),
  ];
}

/** A line next to a fault, where it is short enough to help. */
function context(source: Source, line: number, columns: number, paint: Paint): readonly string[] {
  const text = line < 1 ? '' : lineText(source, line);
  if (text.trim() === '' || text.length > columns || widthOf(text) > columns) return [];
  return [paint('dim', `${number(line)} │ ${clean(text)}`)];
}

function number(line: number): string {
  return String(line).padStart(5);
}

/** As much of the beginning of a text as takes so many columns. */
function fitting(text: string, columns: number): string {
  let end = 0;
  let taken = 0;
  for (const character of text) {
    taken += widthOf(clean(character));
    if (taken > columns) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** Where a text begins that ends at an offset and takes at most so many columns. */
function fittingBefore(text: string, end: number, columns: number): number {
  let start = end;
  let taken = 0;
  while (start > 0 && end - start < 2 * columns) {
    taken += widthOf(clean(text.charAt(start - 1)));
    if (taken > columns) break;
    start--;
  }
  return start;
}

/** An offset that does not cut a pair of surrogates. */
function wholeCharacter(text: string, offset: number): number {
  return /[\udc00-\udfff]/.test(text.charAt(offset)) ? offset + 1 : offset;
}

/** What was read: `2 feeds with 1,200 items`, `14 files`. */
function lookedAt({ files }: Report): string {
  const feeds = files.flatMap(({ document }) => document ?? []);
  if (feeds.length === 0) return counted(files.length, 'file');
  const items = feeds.reduce((sum, { channel }) => sum + (channel?.items.length ?? 0), 0);
  return `${counted(feeds.length, 'feed')} with ${counted(items, 'item')}`;
}

function renderSummary(
  report: Report,
  paint: Paint,
  { verbose = false, quiet = false, seconds, width }: RenderOptions,
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
  const counts = parts.join(', ');
  const rest = total > 0 ? `(${counted(total, 'rule')} not run: ${needs})` : '';
  const isLong = width !== undefined && counts.length + 2 + rest.length > width;
  const lines = isLong
    ? [paint('bold', counts), ...wrapped(rest, { width }).map((each) => paint('dim', each))]
    : [`${paint('bold', counts)}${rest === '' ? '' : paint('dim', `  ${rest}`)}`];
  const found = report.files.flatMap(({ diagnostics }) => diagnostics);
  if (!verbose && !quiet && found.some(({ severity }) => severity === 'info')) {
    const hidden = 'Infos are not shown: add --verbose to see everything.';
    lines.push(...fitted(hidden, { width }).map((each) => paint('dim', each)));
  }
  lines.push(...fixLine(report));
  if (seconds !== undefined) {
    const effort = `Looked at ${lookedAt(report)} in ${seconds.toFixed(1)} s.`;
    lines.push(...fitted(effort, { width }).map((each) => paint('dim', each)));
  }
  const verdicts = verdictsOf(report);
  if (verdicts.length > 0) {
    lines.push(...verdictLines(verdicts, paint, width));
  }
  return `${lines.join('\n')}\n`;
}

/** The verdicts in lines that break between two of them. */
function verdictLines(
  verdicts: readonly Verdict[],
  paint: Paint,
  width = Number.POSITIVE_INFINITY,
): string[] {
  const lines: string[] = [];
  let taken = width;
  for (const { title, passes, words } of verdicts) {
    const columns = widthOf(`${title}: ${words}`);
    const color = passes ? 'green' : 'red';
    if (columns > width) {
      lines.push(`${title}:`, ...wrapped(words, { width }).map((each) => paint(color, each)));
      taken = width;
      continue;
    }
    const painted = `${title}: ${paint(color, words)}`;
    const isFirst = lines.length === 0 || taken + 3 + columns > width;
    lines.push(isFirst ? painted : `${lines.pop()} · ${painted}`);
    taken = isFirst ? columns : taken + 3 + columns;
  }
  return lines;
}
