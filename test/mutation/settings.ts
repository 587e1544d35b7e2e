import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The parts that are mutated, `AIRWORTHY_PARTS=rules,publish`; all of them when undefined. */
export const chosen = process.env.AIRWORTHY_PARTS?.split(',');

/** Where the results are gathered: a worker ends before they are shown. */
export const resultFile = join(tmpdir(), `airworthy-mutants-${process.env.AIRWORTHY_MUTATION_RUN}.json`);
