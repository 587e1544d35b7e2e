import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { defineConfig, type Plugin } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { switched } from './mutants.js';
import { reportOf } from './report.js';
import { draw, testsOf } from './sample.js';
import { chosen, resultFile, root } from './settings.js';

process.env.AIRWORTHY_MUTATION_RUN = String(process.pid);
const mutants = draw(chosen);
const source = join(root, 'src');

/** Puts the mutants into the files of the source as they are loaded. */
const mutating: Plugin = {
  name: 'mutating',
  enforce: 'pre',
  transform(code, id) {
    const path = relative(source, id);
    const own = mutants.filter(({ file }) => file === path);
    return own.length === 0 ? undefined : { code: switched(code, own), map: null };
  },
};

/** What is known so far. */
function sayResults(): void {
  console.log(reportOf(mutants, JSON.parse(readFileSync(resultFile(), 'utf8'))));
  rmSync(resultFile(), { force: true });
}

/** The files of tests in the order in which they are named: what looks at a part alone is the fastest to notice. */
class AsNamed extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification): number =>
      starts.findIndex((start) => relative(join(root, 'test'), moduleId).startsWith(start));
    return [...files].sort((a, b) => rankOf(a) - rankOf(b));
  }
}

const starts = [...new Set(mutants.flatMap(({ part }) => testsOf(part)))];

export default defineConfig({
  cacheDir: '../../node_modules/.vite-mutation',
  plugins: [mutating],
  test: {
    root: join(root, 'test'),
    include: starts.map((start) => (start.endsWith('/') ? `${start}**/*.test.ts` : `${start}*.test.ts`)),
    exclude: ['**/*.long.test.ts'],
    // Every mutant is tried within the test that reaches it.
    testTimeout: 3_600_000,
    hookTimeout: 60_000,
    isolate: false,
    pool: 'threads',
    maxWorkers: 1,
    update: false,
    sequence: { sequencer: AsNamed },
    provide: { isUpdating: false },
    runner: join(root, 'test/mutation/runner.ts'),
    reporters: [
      {
        onInit() {
          writeFileSync(resultFile(), '{"mutants":[],"broken":[]}');
          // Who stops it, sees what the files of tests that are through have noticed.
          process.once('SIGTERM', () => {
            sayResults();
            process.exit(1);
          });
        },
        onTestRunEnd(modules, errors) {
          for (const { message } of [...modules.flatMap((each) => each.errors()), ...errors])
            console.log(message);
          sayResults();
        },
      },
    ],
  },
});
