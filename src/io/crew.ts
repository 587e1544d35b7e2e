import { parentPort, Worker, workerData } from 'node:worker_threads';
import { CannotOpen } from './input.js';

/** So many jobs are handed to a worker at once: messages cost more than small jobs. */
const atOnce = 16;

/** What a worker answers: what came of its jobs, or why it cannot go on, in words for the user. */
type Answers<Answer> = { readonly answers: readonly Answer[] } | { readonly failed: string };

/**
 * Has jobs done by some workers, each in a thread of its own that runs the module at `entry` and is told `task` when
 * it starts. What came of the jobs is in their order. Throws {@link CannotOpen} when a worker dies.
 */
export async function doneByWorkers<Job, Answer>(
  entry: URL,
  task: unknown,
  jobs: readonly Job[],
  count: number,
): Promise<readonly Answer[]> {
  const done = new Array<Answer>(jobs.length);
  const workers = Array.from({ length: count }, () => new Worker(entry, { workerData: task }));
  let next = 0;
  const work = (worker: Worker) =>
    new Promise<void>((resolve, reject) => {
      let start = 0;
      const hand = () => {
        start = next;
        if (start >= jobs.length) return resolve();
        next = Math.min(jobs.length, start + atOnce);
        worker.postMessage(jobs.slice(start, next));
      };
      const die = (reason: string) => reject(new CannotOpen(`a part of the work ended early: ${reason}`));
      worker.on('message', (message: Answers<Answer>) => {
        if ('failed' in message) return reject(new CannotOpen(message.failed));
        for (const [index, answer] of message.answers.entries()) done[start + index] = answer;
        hand();
      });
      worker.on('error', ({ message }) => die(message));
      worker.on('exit', (code) => die(`its thread exited with ${code}`));
      hand();
    });
  try {
    await Promise.all(workers.map(work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return done;
}

/** In a worker: does the jobs that it is handed, one after the other, once it has prepared itself for the task. */
export async function workAs<Task, Job, Answer>(
  prepare: (task: Task) => Promise<(job: Job) => Promise<Answer>>,
): Promise<void> {
  const port = parentPort;
  if (!port) return;
  const prepared = prepare(workerData as Task);
  port.on('message', async (jobs: readonly Job[]) => {
    port.postMessage(await answersTo(jobs, prepared));
  });
}

async function answersTo<Job, Answer>(
  jobs: readonly Job[],
  prepared: Promise<(job: Job) => Promise<Answer>>,
): Promise<Answers<Answer>> {
  try {
    const work = await prepared;
    const answers: Answer[] = [];
    for (const job of jobs) answers.push(await work(job));
    return { answers };
  } catch (error) {
    if (error instanceof CannotOpen || (error instanceof Error && 'syscall' in error)) {
      return { failed: error.message };
    }
    throw error;
  }
}
