import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { defineConfig, type Plugin } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { switched } from './mutants.js';
import { reportOf } from './report.js';
import type { Results } from './runner.js';
import { draw, testsOf } from './sample.js';
import { always, chosen, none, resultFile, root } from './settings.js';

process.env.AIRWORTHY_MUTATION_RUN = String(process.pid);
const mutants = draw(chosen);
const source = join(root, 'src');

/** Puts the mutants into the files of the source as they are loaded, and says when they are. */
const mutating: Plugin = {
  name: 'mutating',
  enforce: 'pre',
  resolveId(name, importer = '') {
    const isCaches =
      /^\.\.?\/(?:.*\/)?cache\.js$/.test(name) &&
      join(dirname(importer), name) === join(source, 'text/cache.js');
    return isCaches && !importer.startsWith(import.meta.dirname)
      ? join(import.meta.dirname, 'caches.ts')
      : undefined;
  },
  transform(code, id) {
    const path = relative(source, id);
    if (path.startsWith('..') || code.startsWith('#!')) return undefined;
    const own = mutants.filter(({ file }) => file === path);
    return { code: `globalThis.loading++;${switched(code, own)}\nglobalThis.loading--;`, map: null };
  },
};

/** What is known so far. */
function resultsSoFar(): Results {
  return JSON.parse(readFileSync(resultFile(), 'utf8'));
}

function say(results: Results): void {
  console.log(reportOf(mutants, results));
  rmSync(resultFile(), { force: true });
}

/**
 * What a file of tests comes to while it is loaded, or in hooks around its tests, no test can come to again. The file
 * is run once more for each such mutant that nobody has noticed.
 */
function triedAround({ mutants: results, broken }: Results): Results {
  const passing = new Map<string, boolean>();
  const passes = (file: string): boolean => {
    const known = passing.get(file) ?? passesWith(none, file);
    passing.set(file, known);
    return known;
  };
  const tried = results.map((result) => {
    const { number, by } = result;
    const part = mutants[number]?.part ?? '';
    const files = result.around.filter((file) => testsOf(part).some((start) => file.startsWith(start)));
    if (by !== undefined || files.length === 0) return result;
    const noticing = files.find((file) => passes(file) && !passesWith(number, file));
    return { ...result, reached: true, ...(noticing !== undefined && { by: noticing }) };
  });
  return { mutants: tried, broken };
}

/** Whether the tests of a file pass while a mutant is on. */
function passesWith(mutant: number, file: string): boolean {
  const config = join(import.meta.dirname, 'vitest.config.ts');
  const { status } = spawnSync('npx', ['vitest', 'run', '--config', config, '--bail', '1', file], {
    cwd: root,
    env: { ...process.env, AIRWORTHY_MUTANT: String(mutant) },
    stdio: 'ignore',
    timeout: 120_000,
  });
  return status === 0;
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
          if (always !== undefined) return;
          // Who stops it, sees what the files of tests that are through have noticed.
          process.once('SIGTERM', () => {
            say(resultsSoFar());
            process.exit(1);
          });
        },
        onTestRunEnd(modules, errors) {
          if (always !== undefined) return rmSync(resultFile());
          for (const { message } of [...modules.flatMap((each) => each.errors()), ...errors])
            console.log(message);
          say(triedAround(resultsSoFar()));
        },
      },
    ],
  },
});
