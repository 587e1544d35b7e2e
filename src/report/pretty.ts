import { byHand, bySeverity, type Diagnostic, type Severity } from '../diagnostic.js';
import { clean } from './clean.js';
import { excerpt } from './excerpt.js';
import { type Paint, painter, type Style } from './paint.js';
import { wrapped } from './paragraph.js';
import { placeOf } from './place.js';
import { counted, lineOn, type Renderer, type RenderOptions, type Report, severityOfRule } from './report.js';
import { renderSummary } from './summary.js';
import { widthOf } from './width.js';

const styles: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'blue' };

/**
 * How many places and different messages of one rule are listed, how many places of one finding, how many lines a
 * screen has, and how many lines are left for warnings where errors fill it.
 */
const most = { places: 3, further: 12, messages: 40, lines: 40, warnings: 8 } as const;

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

/** Whether a finding can be fixed, and how. */
function markOf({ fix }: Diagnostic): string {
  if (!fix) return '';
  return fix.safe ? ' (can be fixed automatically)' : ' (can be fixed with --unsafe)';
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
