import { catalogued } from '../catalogue.js';
import type { Diagnostic } from '../diagnostic.js';
import type { FixOptions } from '../fix/apply.js';
import { chooseOne } from './choose.js';
import type { Option, Options } from './command.js';

/** Which fixes are applied, and whether they are written. */
export const fixing: readonly Option[] = [
  {
    flags: '--unsafe',
    doc: 'apply also the fixes that need judgement, each of them shown: they may change what people see',
  },
  { flags: '--dry-run', doc: 'print what would change as a unified diff, and write nothing' },
  { flags: '--rule <id>', doc: 'fix the findings of this rule only; may be repeated', repeatable: true },
];

/** What the options of {@link fixing} say. */
export interface Fixing extends FixOptions {
  readonly unsafe: boolean;
  readonly dryRun: boolean;
  /** Whether the findings of a rule are to be fixed. */
  readonly isWanted: (finding: Pick<Diagnostic, 'rule'>) => boolean;
}

/** Reads the options of {@link fixing}. Throws a usage error for a rule that does not exist. */
export function fixingFrom({ unsafe, dryRun, rule }: Options): Fixing {
  const rules = rule === undefined ? undefined : new Set([rule].flat());
  for (const each of rules ?? []) chooseOne('rule', each, [...catalogued]);
  return {
    unsafe: unsafe !== undefined,
    dryRun: dryRun !== undefined,
    isWanted: (finding) => rules === undefined || rules.has(finding.rule),
  };
}
