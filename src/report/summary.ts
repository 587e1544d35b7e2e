import type { Diagnostic } from '../diagnostic.js';
import { clean } from './clean.js';
import type { Paint } from './paint.js';
import { fitted, wrapped } from './paragraph.js';
import { counted, countsOf, type RenderOptions, type Report } from './report.js';
import { type Verdict, verdictsOf } from './verdict.js';
import { widthOf } from './width.js';

/** The closing lines of a report: its counts, what was not looked at, what can be fixed, and the verdicts. */
export function renderSummary(
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

/** What was read: `2 feeds with 1,200 items`, `14 files`. */
function lookedAt({ files }: Report): string {
  const feeds = files.flatMap(({ document }) => document ?? []);
  if (feeds.length === 0) return counted(files.length, 'file');
  const items = feeds.reduce((sum, { channel }) => sum + (channel?.items.length ?? 0), 0);
  return `${counted(feeds.length, 'feed')} with ${counted(items, 'item')}`;
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
