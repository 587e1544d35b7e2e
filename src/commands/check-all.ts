import { resolve } from 'node:path';
import { CannotOpen, sizeOf } from '../io/input.js';
import { grouped } from '../text/number.js';
import { isHttp } from '../text/url.js';
import { type Options, type Terminal, UsageError } from './command.js';

/** So many bytes are judged in the time that a worker takes to start, several times over. */
const bytesForWorker = 3_000_000;

/** How often a terminal is told how many files are done, in milliseconds. */
const pace = 500;

/** What a worker has to know. */
export interface CheckTask {
  readonly options: Options;
  readonly terminal: Pick<Terminal, 'folder' | 'now' | 'version'>;
}

/**
 * Checks files, on all cores where that pays. What came of them is in the order in which they were given; of a file
 * that ended the program, or the part of it that checked the file, it is what `lost` says.
 */
export async function checkAll<T>(
  files: readonly string[],
  check: (file: string) => Promise<T>,
  lost: (file: string, reason: string) => T,
  options: Options,
  terminal: Terminal,
): Promise<readonly T[]> {
  const [only, ...others] = files;
  if (only !== undefined && others.length === 0) return [await check(only)];
  const { doneByCrew } = await import('../io/crew.js');
  const { folder, now, version } = terminal;
  const task: CheckTask = { options, terminal: { folder, now, ...(version !== undefined && { version }) } };
  // With --online, the addresses of one feed are counted, not the feeds.
  const progress = options.online === undefined ? terminal.progress : undefined;
  return doneByCrew(files, {
    entry: new URL('./check-worker.js', import.meta.url),
    task,
    workers: workersFor(files, options, terminal),
    work: async (file) => {
      try {
        return await check(file);
      } catch (error) {
        if (error instanceof UsageError || error instanceof CannotOpen) throw error;
        return lost(file, error instanceof Error ? error.message : String(error));
      }
    },
    lost,
    tell: progress && counting(files.length, progress),
  }).finally(() => progress?.(''));
}

/** Shows how many files are done, when there was time to read what was shown before: `312 of 5,000 files`. */
function counting(total: number, progress: (text: string) => void): (done: number) => void {
  let shown = performance.now();
  return (done) => {
    if (performance.now() - shown < pace) return;
    shown = performance.now();
    progress(`${grouped(done)} of ${grouped(total)} files`);
  };
}

/** How many workers, besides this thread, check files faster than this thread alone. */
function workersFor(files: readonly string[], options: Options, { cores = 1, folder }: Terminal): number {
  if (cores === 1 || options.fix !== undefined || options.online !== undefined) return 0;
  if (files.some((given) => given === '-' || isHttp(given))) return 0;
  const bytes = files.reduce((sum, given) => sum + sizeOf(resolve(folder, given)), 0);
  return Math.min(cores, files.length, Math.floor(bytes / bytesForWorker) + 1) - 1;
}
