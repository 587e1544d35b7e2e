import { Worker } from 'node:worker_threads';
import { CannotOpen } from './input.js';

/** A program in a thread of its own, which answers one question after the other. */
export interface Thread<Question, Answer> {
  /** Rejects with CannotOpen for what the program says is wrong with what the user named. */
  readonly ask: (question: Question) => Promise<Answer>;
  readonly close: () => Promise<void>;
}

/** What a program in a thread sends back. */
export type Reply<Answer> =
  | { readonly answer: Answer }
  | { readonly reason: string }
  | { readonly failure: string };

/** Starts a program in a thread. Questions and answers are plain data. */
export function openThread<Question, Answer>(program: URL): Thread<Question, Answer> {
  const worker = new Worker(program);
  let last: Promise<unknown> = Promise.resolve();
  const ask = (question: Question): Promise<Answer> =>
    new Promise((resolve, reject) => {
      worker.once('error', reject);
      worker.once('message', (reply: Reply<Answer>) => {
        worker.off('error', reject);
        if ('answer' in reply) resolve(reply.answer);
        else reject('reason' in reply ? new CannotOpen(reply.reason) : new Error(reply.failure));
      });
      worker.postMessage(question);
    });
  return {
    ask(question) {
      const answer = last.then(() => ask(question));
      last = answer.catch(() => undefined);
      return answer;
    },
    async close() {
      await worker.terminate();
    },
  };
}
