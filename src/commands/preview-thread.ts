/** The program of the thread in which `airworthy preview` builds whole shows. */
import { parentPort } from 'node:worker_threads';
import type { Reply } from '../io/thread.js';
import { Unreadable } from '../show/folder.js';
import { UsageError } from './command.js';
import { type Asked, type Whole, wholeOf } from './preview-whole.js';

parentPort?.on('message', async (asked: Asked) => {
  const reply = await wholeOf(asked).then((answer): Reply<Whole> => ({ answer }), failed);
  parentPort?.postMessage(reply);
});

function failed(error: unknown): Reply<never> {
  if (error instanceof Unreadable || error instanceof UsageError) return { reason: error.message };
  return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
