import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { defineConfig, type Plugin } from 'vitest/config';
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
    provide: { isUpdating: false },
    runner: join(root, 'test/mutation/runner.ts'),
    reporters: [
      {
        onInit() {
          writeFileSync(resultFile(), '{"mutants":[],"broken":[]}');
        },
        onTestRunEnd(modules, errors) {
          for (const { message } of [...modules.flatMap((each) => each.errors()), ...errors])
            console.log(message);
          console.log(reportOf(mutants, JSON.parse(readFileSync(resultFile(), 'utf8'))));
          rmSync(resultFile(), { force: true });
        },
      },
    ],
  },
});
