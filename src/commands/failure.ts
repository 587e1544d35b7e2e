import { CannotOpen } from '../io/input.js';
import { CannotPublish } from '../publish/refusal.js';
import { UsageError } from './command.js';

/** Why one of several shows could not be built or published. What no user can bring about is thrown again. */
export function failureOf(error: unknown): string {
  const isKnown = [CannotOpen, CannotPublish, UsageError].some((each) => error instanceof each);
  if (!isKnown || !(error instanceof Error)) throw error;
  return error.message;
}
