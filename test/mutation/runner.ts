import { setMaxListeners } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { RunnerTestCase } from 'vitest';
import { TestRunner } from 'vitest';
import { type Drawn, draw, isTestOf } from './sample.js';
import { chosen, resultFile, root } from './settings.js';

/** What became of a mutant. */
export interface Result {
  readonly number: number;
  readonly reached: boolean;
  /** The test that noticed it. */
  readonly by?: string;
  /** It was evaluated while a file was loaded: unless a test comes there as well, it stands in a table. */
  readonly loaded: boolean;
}

/** What is gathered from one file of tests to the next. */
export interface Results {
  readonly mutants: readonly Result[];
  /** The tests that fail without a mutant, and so have noticed none. */
  readonly broken: readonly string[];
}

declare global {
  var mutated: (number: number) => boolean;
}

const none = -1;
/**
 * The longest that tests may look at one mutant, in milliseconds of the processor; one that is not noticed by then
 * survives.
 */
const longest = Number(process.env.AIRWORTHY_MUTANT_MS ?? 8000);
/** A mutant that takes a loop round so often ends it: nobody would wait for it. */
const mostSteps = 3_000_000;

const mutants = draw(chosen);
const { mutants: before, broken: brokenBefore }: Results = JSON.parse(readFileSync(resultFile(), 'utf8'));
const broken = [...brokenBefore];
const noticed = new Map<number, string>();
const reached = new Set<number>(before.filter((each) => each.reached).map(({ number }) => number));
for (const { number, by } of before) if (by !== undefined) noticed.set(number, by);
const loaded = new Set<number>(before.filter((each) => each.loaded).map(({ number }) => number));
const spent = new Map<number, number>();
let active = none;
let isLoading = false;
let steps = 0;
let hits = new Set<number>();

globalThis.mutated = (number) => {
  if (isLoading) loaded.add(number);
  else if (active === none) hits.add(number);
  else if (++steps > mostSteps) throw new Error('no end');
  return number === active;
};

/** Runs each test once as it is, and once more for every mutant that it reaches and nobody has noticed yet. */
export default class MutationRunner extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const run = TestRunner.getTestFn(test);
    // Each time that it runs, it listens for the end of the whole run.
    setMaxListeners(0, test.context.signal);
    const path = relative(`${root}/test`, test.file.filepath);
    active = none;
    hits = new Set();
    try {
      await run();
    } catch (error) {
      broken.push(`${path}: ${test.name}`);
      throw error;
    }
    const open = [...hits].flatMap((number): readonly Drawn[] => {
      const mutant = mutants[number];
      if (!mutant || noticed.has(number) || (spent.get(number) ?? 0) > longest) return [];
      return isTestOf(mutant, path, test.suite?.name ?? '') ? [mutant] : [];
    });
    if (open.length === 0 || !(await passes(run))) return;
    for (const { number } of open) {
      reached.add(number);
      const start = process.cpuUsage();
      active = number;
      steps = 0;
      if (!(await passes(run))) noticed.set(number, `${path}: ${test.name}`);
      active = none;
      const { user, system } = process.cpuUsage(start);
      spent.set(number, (spent.get(number) ?? 0) + (user + system) / 1000);
    }
  }

  override async importFile(...file: Parameters<TestRunner['importFile']>): Promise<void> {
    isLoading = true;
    await super.importFile(...file);
    isLoading = false;
  }

  override onAfterRunFiles(): void {
    super.onAfterRunFiles();
    const results = mutants.map(({ number }): Result => {
      const by = noticed.get(number);
      return {
        number,
        reached: reached.has(number),
        loaded: loaded.has(number),
        ...(by !== undefined && { by }),
      };
    });
    writeFileSync(resultFile(), JSON.stringify({ mutants: results, broken }));
  }
}

/** Whether a test passes within the time of a mutant. */
async function passes(run: () => unknown): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), 10 * longest);
  });
  try {
    await Promise.race([run(), late]);
    return true;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
