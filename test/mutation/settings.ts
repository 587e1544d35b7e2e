import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The repository. What runs the tests imports none of the source, whose mutants cannot be switched before it is there. */
export const root = join(import.meta.dirname, '../..');

/** The parts that are mutated, `AIRWORTHY_PARTS=rules,publish`; all of them when undefined. */
export const chosen = process.env.AIRWORTHY_PARTS?.split(',');

/** The mutant that is on from the start of a run over a few files of tests to its end; undefined in all other runs. */
export const always: number | undefined = process.env.AIRWORTHY_MUTANT
  ? Number(process.env.AIRWORTHY_MUTANT)
  : undefined;

/** The number of no mutant. */
export const none = -1;

/** Where the results are gathered: a worker ends before they are shown. */
export function resultFile(): string {
  return join(tmpdir(), `airworthy-mutants-${process.env.AIRWORTHY_MUTATION_RUN}.json`);
}
