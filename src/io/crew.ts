import { parentPort, Worker, workerData } from 'node:worker_threads';
import { CannotOpen, isOfSystem } from './input.js';

/** What a worker is told when it starts. */
interface Orders<Task, Job> {
  readonly task: Task;
  readonly jobs: readonly Job[];
  /** The number of the next job, which everybody counts up, and behind it that of the job that each worker does. */
  readonly counters: Int32Array;
  /** Where in the counters this worker says what it does. */
  readonly place: number;
}

/** What a worker sends: what came of a job, or why nobody can go on, in words for the user. */
type Message<Answer> =
  | { readonly index: number; readonly answer: Answer }
  | { readonly index: number; readonly failed: string };

/** What a worker does between two jobs. */
const idle = -1;

/** How jobs are done in several threads. */
export interface Crew<Job, Answer> {
  /** The module that a worker runs, which calls {@link workAs}. */
  readonly entry: URL;
  /** What a worker has to know to begin. */
  readonly task: unknown;
  /** How many workers there are besides this thread. */
  readonly workers: number;
  /** Does a job in this thread. */
  readonly work: (job: Job) => Promise<Answer>;
  /** What comes of a job that killed the worker that did it. */
  readonly lost: (job: Job, reason: string) => Answer;
  /** Called after each job with how many are done. */
  readonly tell?: ((done: number) => void) | undefined;
}

/**
 * Has jobs done by this thread and some workers, each of which takes the next one when it is free: a worker costs a
 * second start, this thread does not. What came of the jobs is in their order. The others go on when a worker dies.
 * Throws what {@link Crew.work} throws, and {@link CannotOpen} where a worker cannot go on.
 */
export async function doneByCrew<Job, Answer>(
  jobs: readonly Job[],
  { entry, task, workers, work, lost, tell }: Crew<Job, Answer>,
): Promise<readonly Answer[]> {
  const done = new Array<Answer>(jobs.length);
  let count = 0;
  let failure: CannotOpen | undefined;
  const keep = (index: number, answer: Answer) => {
    done[index] = answer;
    tell?.(++count);
  };
  const counters = new Int32Array(new SharedArrayBuffer(4 * (1 + workers))).fill(idle, 1);
  const started = Array.from({ length: workers }, (_, index) => {
    const orders: Orders<unknown, Job> = { task, jobs, counters, place: index + 1 };
    return new Worker(entry, { workerData: orders });
  });
  const ended = started.map(
    (worker, index) =>
      new Promise<void>((resolve) => {
        let reason = '';
        worker.on('message', (message: Message<Answer>) => {
          if ('failed' in message) failure ??= new CannotOpen(message.failed);
          else keep(message.index, message.answer);
        });
        worker.on('error', ({ message }) => {
          reason = message;
        });
        worker.on('exit', (code) => {
          const at = Atomics.load(counters, index + 1);
          if (at !== idle && !(at in done))
            keep(at, lost(jobs[at] as Job, reason || `its thread exited with ${code}`));
          resolve();
        });
      }),
  );
  try {
    for (let index = take(counters); index < jobs.length && !failure; index = take(counters)) {
      keep(index, await work(jobs[index] as Job));
      // What the workers sent is taken in between.
      await turn();
    }
    if (!failure) await Promise.all(ended);
    if (failure) throw failure;
  } finally {
    await Promise.all(started.map((worker) => worker.terminate()));
  }
  return done;
}

/** The number of the next job. */
function take(counters: Int32Array): number {
  return Atomics.add(counters, 0, 1);
}

/** Resolves when everything else that waits has had its turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** In a worker: does one job after the other, once it has prepared itself for the task. */
export async function workAs<Task, Job, Answer>(
  prepare: (task: Task) => Promise<(job: Job) => Promise<Answer>>,
): Promise<void> {
  const port = parentPort;
  if (!port) return;
  const { task, jobs, counters, place } = workerData as Orders<Task, Job>;
  const send = (message: Message<Answer>) => port.postMessage(message);
  const work = await prepare(task);
  for (let index = take(counters); index < jobs.length; index = take(counters)) {
    Atomics.store(counters, place, index);
    try {
      send({ index, answer: await work(jobs[index] as Job) });
    } catch (error) {
      if (!(error instanceof CannotOpen || isOfSystem(error))) throw error;
      send({ index, failed: error.message });
    }
    Atomics.store(counters, place, idle);
  }
}
