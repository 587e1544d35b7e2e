import { setMaxListeners } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { RunnerTestCase } from 'vitest';
import { TestRunner } from 'vitest';
import { type Drawn, draw, isExampleOf, isTestOf } from './sample.js';
import { always, chosen, none, resultFile, root } from './settings.js';

/** What became of a mutant. */
export interface Result {
  readonly number: number;
  /** A test came there. */
  readonly reached: boolean;
  /** The test that noticed it. */
  readonly by?: string;
  /** It was evaluated while a file of the source was loaded: unless a test comes there as well, it is in a table. */
  readonly loaded: boolean;
  /** The files of tests that come there while they are loaded, or in what they do around their tests. */
  readonly around: readonly string[];
}

/** What is gathered from one file of tests to the next. */
export interface Results {
  readonly mutants: readonly Result[];
  /** The tests that fail without a mutant, at first or again, and so have noticed none. */
  readonly broken: readonly string[];
}

declare global {
  var mutated: (number: number) => boolean;
  /** How many files of the source are being loaded, one because of the other. */
  var loading: number;
  /** Counts the runs of tests, so that nothing is kept of what a mutant made in another. */
  var attempt: number;
}

/**
 * The longest that all tests may look at one mutant, and those of one file, in milliseconds of the processor; one that
 * is not noticed by then survives.
 */
const longest = Number(process.env.AIRWORTHY_MUTANT_MS ?? 30_000);
const longestInFile = longest / 10;
/** A mutant that takes a loop round so often ends it: nobody would wait for it. */
const mostSteps = 3_000_000;

const mutants = draw(chosen);
const { mutants: before, broken: brokenBefore }: Results = JSON.parse(readFileSync(resultFile(), 'utf8'));
const broken = new Set(brokenBefore);
const results = new Map(before.map((each) => [each.number, each]));
/** In milliseconds, by the number of the mutant; that in one file by its name as well. */
const spent = new Map<number | string, number>();
let active = always ?? none;
/** What the test that is running reaches; undefined between tests. */
let hits: Set<number> | undefined;
/** The file of tests that was loaded last, below `test`. */
let path = '';
let steps = 0;

globalThis.loading = 0;
globalThis.attempt = 0;
globalThis.mutated = (number) => {
  if (active !== none) {
    // Who runs one that is always on, ends it by the clock.
    if (always === undefined && ++steps > mostSteps) throw new Error('no end');
  } else if (globalThis.loading > 0) note(number, { loaded: true });
  else if (hits) hits.add(number);
  else note(number, { around: [...new Set([...resultOf(number).around, path])] });
  return number === active;
};

/** Whether the tests have looked at a mutant for so long that they leave it. */
function isTired(number: number): boolean {
  return (spent.get(number) ?? 0) > longest || (spent.get(`${number} ${path}`) ?? 0) > longestInFile;
}

function resultOf(number: number): Result {
  return results.get(number) ?? { number, reached: false, loaded: false, around: [] };
}

function note(number: number, more: Partial<Result>): void {
  results.set(number, { ...resultOf(number), ...more });
}

/**
 * Runs each test once as it is, and once more for every mutant that it reaches and nobody has noticed yet. Where one
 * mutant is always on, it runs the tests and no more.
 */
export default class MutationRunner extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const run = TestRunner.getTestFn(test);
    if (always !== undefined) return run();
    // Each time that it runs, it listens for the end of the whole run.
    setMaxListeners(0, test.context.signal);
    hits = new Set();
    try {
      await run();
      const open = [...hits].flatMap((number): readonly Drawn[] => {
        const mutant = mutants[number];
        if (!mutant || resultOf(number).by !== undefined) return [];
        const suite = test.suite?.name ?? '';
        if (isTired(number) && !isExampleOf(mutant, path, suite)) return [];
        return isTestOf(mutant, path, suite) ? [mutant] : [];
      });
      if (open.length > 0) await this.tryEach(open, test, run);
    } catch (error) {
      broken.add(`${path}: ${test.name}: ${String(error).replace(/\s+/g, ' ').slice(0, 200)}`);
      throw error;
    } finally {
      hits = undefined;
    }
  }

  private async tryEach(open: readonly Drawn[], test: RunnerTestCase, run: () => unknown): Promise<void> {
    globalThis.attempt++;
    await inTime(run);
    for (const { number } of open) {
      const start = process.cpuUsage();
      globalThis.attempt++;
      active = number;
      steps = 0;
      const by = await inTime(run).then(
        () => undefined,
        () => `${path}: ${test.name}`,
      );
      active = none;
      note(number, { reached: true, ...(by !== undefined && { by }) });
      const { user, system } = process.cpuUsage(start);
      for (const key of [number, `${number} ${path}`])
        spent.set(key, (spent.get(key) ?? 0) + (user + system) / 1000);
    }
    globalThis.attempt++;
  }

  override async importFile(...file: Parameters<TestRunner['importFile']>): Promise<void> {
    path = relative(`${root}/test`, file[0]);
    globalThis.attempt++;
    await super.importFile(...file);
  }

  override onAfterRunFiles(): void {
    super.onAfterRunFiles();
    if (always === undefined)
      writeFileSync(resultFile(), JSON.stringify({ mutants: [...results.values()], broken: [...broken] }));
  }
}

/** Runs a test, within the time of a mutant. */
async function inTime(run: () => unknown): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), 2 * longest);
  });
  try {
    await Promise.race([run(), late]);
  } finally {
    clearTimeout(timer);
  }
}
