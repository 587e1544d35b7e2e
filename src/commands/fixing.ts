import { catalogued } from '../catalogue.js';
import type { Diagnostic } from '../diagnostic.js';
import type { FixOptions } from '../fix/apply.js';
import { isWebUrl } from '../text/url.js';
import { chooseOne } from './choose.js';
import { type Option, type Options, UsageError } from './command.js';

/** Which fixes are applied, and whether they are written. */
export const fixing: readonly Option[] = [
  {
    flags: '--unsafe',
    doc: 'apply also the fixes that need judgement, each of them shown: they may change what people see',
  },
  { flags: '--dry-run', doc: 'print what would change as a unified diff, and write nothing' },
  { flags: '--rule <id>', doc: 'fix the findings of this rule only; may be repeated', repeatable: true },
];

/** The address of the feed, for what only that tells. */
export const urlOption: Option = {
  flags: '--url <address>',
  doc: 'the address that the feed is published at, to add a missing link to itself',
};

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

/** The address that {@link urlOption} gives. */
export function urlFrom({ url }: Options): { readonly url?: string } {
  if (url === undefined) return {};
  if (isWebUrl(String(url))) return { url: String(url) };
  throw new UsageError(`--url is "${url}", which is not an address with https: or http:`);
}
