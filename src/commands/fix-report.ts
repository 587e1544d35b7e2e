import type { Diagnostic } from '../diagnostic.js';
import { type Fixable, isFixable } from '../fix/apply.js';
import { clean } from '../report/clean.js';
import { placeOf } from '../report/place.js';
import { counted } from '../report/report.js';
import type { Terminal } from './command.js';
import type { Fixing } from './fixing.js';

/** A file as it was and as it is, in characters. */
export interface Change {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Prints the change of a file as a unified diff, with its names as git writes them: into a pipe exactly, so that it
 * can be applied, and on a screen so that nothing in the file steers it.
 */
export async function printDiff({ name, before, after }: Change, { print, width }: Terminal): Promise<void> {
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  const named = clean(name.replaceAll('\\', '/').replace(/^\/+/, ''));
  const patch = createTwoFilesPatch(`a/${named}`, `b/${named}`, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
  print(width === undefined ? patch : patch.split('\n').map(clean).join('\n'));
}

/** Shows every fix that needs judgement: where, what is wrong, and what is done about it. */
export function tellUnsafe(fixed: readonly Fixable[], { tell }: Terminal): void {
  for (const diagnostic of fixed) {
    if (diagnostic.fix.safe) continue;
    const { rule, message, fix } = diagnostic;
    tell(`${clean(`${placeOf(diagnostic)}  ${rule}  ${message} ${fix.title}.`)}\n`);
  }
}

/** Says how much was fixed in a file, by rule, and what more could be. */
export function tellFixed(
  name: string,
  fixed: readonly Diagnostic[],
  left: readonly Diagnostic[],
  { unsafe, dryRun }: Fixing,
  { tell }: Terminal,
): void {
  const rules = new Map<string, number>();
  for (const { rule } of fixed) rules.set(rule, (rules.get(rule) ?? 0) + 1);
  const most = [...rules].sort(([a, i], [b, j]) => j - i || (a < b ? -1 : 1));
  const list = most.map(([rule, count]) => (count === 1 ? rule : `${rule} ×${count}`)).join(', ');
  const could = unsafe ? 0 : left.filter((each) => isFixable(each, { unsafe: true })).length;
  const done = dryRun ? 'would be fixed' : 'fixed';
  const what =
    fixed.length === 0 ? 'nothing to fix' : `${counted(fixed.length, 'finding')} ${done} (${list})`;
  const more = could > 0 ? `; ${counted(could, 'more', 'more')} with --unsafe` : '';
  tell(`${clean(`${name}: ${what}${more}`)}\n`);
}
