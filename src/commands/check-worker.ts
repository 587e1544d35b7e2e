import { workAs } from '../io/crew.js';
import { type Checked, openCheck } from './check.js';
import type { CheckTask } from './check-all.js';

/** Checks files in a thread of its own. What there is to say is said by the one that it works for. */
await workAs<CheckTask, string, Checked>(async ({ options, terminal }) => {
  const silent = { color: false, stdin: async () => new Uint8Array(), print: () => {}, tell: () => {} };
  const { check } = await openCheck(options, { ...terminal, ...silent });
  return check;
});
