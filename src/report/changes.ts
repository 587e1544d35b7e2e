import { type Change, summarize } from '../compare/changes.js';
import type { Diagnostic } from '../diagnostic.js';
import { groupsBy } from '../text/groups.js';
import { position, type Source } from '../text/source.js';
import { clean, escapedJson } from './clean.js';
import { toldOf } from './json.js';
import { painter } from './paint.js';
import { placeOf } from './place.js';
import type { Report } from './report.js';

/** What two feeds differ in, and what the rules make of it. */
export interface ChangeReport {
  readonly before: Source;
  readonly after: Source;
  readonly changes: readonly Change[];
  /** What the rules found, in a report on the new feed. */
  readonly findings: Report;
}

/** Turns the changes of a feed into text for one kind of reader. */
export type ChangeRenderer = (report: ChangeReport, options: { readonly color: boolean }) => string;

/** The most changes of one kind, and characters of one value, that are shown to people. */
const most = { changes: 20, words: 80 } as const;

/** What the rules found, the worst first. */
function foundIn({ findings }: ChangeReport): readonly Diagnostic[] {
  const all = findings.files.flatMap(({ diagnostics }) => diagnostics);
  return (['error', 'warning', 'info'] as const).flatMap((severity) =>
    all.filter((each) => each.severity === severity),
  );
}

/** Whether nothing breaks subscribers. */
export function isSafe(report: ChangeReport): boolean {
  return foundIn(report).every(({ severity }) => severity !== 'error');
}

/** The answer in one line: what changed, and whether it may be published. */
function answer(report: ChangeReport): string {
  const breaking = foundIn(report).filter(({ severity }) => severity === 'error').length;
  if (breaking === 0) return `${summarize(report.changes)}: safe to publish`;
  return `${summarize(report.changes)}: not safe to publish, ${breaking} ${breaking === 1 ? 'change breaks' : 'changes break'} subscribers`;
}

/** The words for a kind of change, as the head of a list. */
function headOf({ kind, field = '' }: Change): string {
  const heads: Readonly<Record<Change['kind'], string>> = {
    new: 'New episodes',
    gone: 'Episodes that are gone',
    duplicate: 'Duplicates removed',
    'rolled-off': 'Oldest episodes no longer listed',
    guid: 'Guids changed',
    edited: `Episodes: ${short(field)} changed`,
    live: `Live items: ${short(field)}`,
    show: 'The show',
    money: 'Payments',
  };
  return heads[kind];
}

/** Changes under their heads, in the order in which people want to know of them. */
function grouped(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  const order: readonly Change['kind'][] = [
    'gone',
    'guid',
    'money',
    'new',
    'rolled-off',
    'duplicate',
    'edited',
    'live',
    'show',
  ];
  return groupsBy(
    order.flatMap((kind) => changes.filter((change) => change.kind === kind)),
    headOf,
  );
}

/** A value of a feed in one short line. */
function short(text: string | undefined): string {
  if (text === undefined) return 'nothing';
  const characters = [...text.slice(0, 4 * most.words)];
  const line = characters.length > most.words ? `${characters.slice(0, most.words - 1).join('')}…` : text;
  return clean(line.replace(/\s+/g, ' '));
}

/** What a line of a list says: of what, and how its value changed; `quote` makes a value harmless. */
function lineOf(change: Change, quote: (text: string) => string): string {
  const { kind, title, field, before, after } = change;
  const of = title === undefined ? undefined : quote(short(title));
  const subject =
    kind === 'show' || kind === 'money' ? [of, field && quote(short(field))].filter(Boolean).join(', ') : of;
  if (before === undefined && after === undefined) return subject ?? 'an item without a title';
  const [from, to] = fromDifference(before, after);
  return `${subject ?? 'an item without a title'}: ${quote(from)} → ${quote(to)}`;
}

/** Two values in short lines; those of long texts start near where they differ. */
function fromDifference(before: string | undefined, after: string | undefined): readonly [string, string] {
  if (before === undefined || after === undefined) return [short(before), short(after)];
  let same = 0;
  while (same < before.length && before[same] === after[same]) same++;
  const start = Math.max(0, same - 20);
  if (start < 20 || (before.length <= most.words && after.length <= most.words)) {
    return [short(before), short(after)];
  }
  return [`…${short(before.slice(start))}`, `…${short(after.slice(start))}`];
}

const pretty: ChangeRenderer = (report, { color }) => {
  const paint = painter(color);
  const lines = [paint('bold', paint(isSafe(report) ? 'green' : 'red', answer(report)))];
  for (const each of foundIn(report)) {
    const style = each.severity === 'error' ? 'red' : each.severity === 'warning' ? 'yellow' : 'blue';
    lines.push(
      '',
      `${clean(placeOf(each))}  ${paint(style, each.severity)}  ${paint('bold', each.rule)}`,
      `  ${clean(each.message)}`,
    );
    if (each.severity !== 'info') lines.push(`  ${clean(each.why)}`, `  ${clean(each.help)}`);
  }
  for (const [head, changes] of grouped(report.changes)) {
    lines.push('', paint('bold', head));
    for (const change of changes.slice(0, most.changes)) lines.push(`  ${lineOf(change, (text) => text)}`);
    if (changes.length > most.changes) lines.push(`  … and ${changes.length - most.changes} more`);
  }
  return `${lines.join('\n')}\n`;
};

/**
 * For a pull request: whatever a feed says stands in code spans, in which nothing is a link, a mention or markup.
 */
const markdown: ChangeRenderer = (report) => {
  const lines = [`${isSafe(report) ? '✅' : '❌'} **${answer(report)}**`];
  const found = foundIn(report);
  if (found.length > 0) lines.push('');
  for (const { severity, rule, message, help, source, span } of found.slice(0, most.changes)) {
    lines.push(
      `- **${severity}** ${code(rule)} at ${code(placeOf({ source, span }))}: ${code(message)}`,
      ...(severity === 'info' ? [] : [`  - ${code(help)}`]),
    );
  }
  if (found.length > most.changes) lines.push(`- … and ${found.length - most.changes} more`);
  for (const [head, changes] of grouped(report.changes)) {
    lines.push('', `<details><summary>${escapedHtml(head)} (${changes.length})</summary>`, '');
    for (const change of changes.slice(0, most.changes)) lines.push(`- ${lineOf(change, code)}`);
    if (changes.length > most.changes) lines.push(`- … and ${changes.length - most.changes} more`);
    lines.push('', '</details>');
  }
  return `${lines.join('\n')}\n`;
};

/** A code span around any text: with more backticks than the text has in a row, and in one line. */
function code(text: string): string {
  const line = clean(text.replace(/\s+/g, ' '));
  let longest = 0;
  for (const [ticks] of line.matchAll(/`+/g)) longest = Math.max(longest, ticks.length);
  const fence = '`'.repeat(longest + 1);
  return longest > 0 || line.trim() === '' ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

/** The name of an element may be any; in HTML it is a text. */
function escapedHtml(text: string): string {
  return clean(text).replace(/[&<>"'`*_[\]\\~|@#:]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const json: ChangeRenderer = (report) => {
  const { before, after, changes, findings } = report;
  const at = (source: Source, offset: number | undefined) =>
    offset === undefined ? undefined : position(source, offset);
  const told = {
    version: 2,
    summary: summarize(changes),
    safe: isSafe(report),
    before: before.name,
    after: after.name,
    changes: changes.map(({ kind, title, field, before: old, after: now, at: places }) => ({
      ...{ kind, title, field, before: old, after: now },
      at: { before: at(before, places.before), after: at(after, places.after) },
    })),
    findings: toldOf(findings, { verbose: true }),
  };
  return `${escapedJson(JSON.stringify(told))}\n`;
};

/** Every format for changes. */
export const changeFormats = { pretty, json, markdown } as const satisfies Readonly<
  Record<string, ChangeRenderer>
>;
