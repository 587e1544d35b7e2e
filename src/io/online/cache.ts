import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import CachePolicy from 'http-cache-semantics';
import type { Answer } from '../../served/served.js';
import { reasonFor } from '../input.js';

/** An answer as it is kept, with what HTTP says about its use. */
export interface Kept {
  readonly answer: Answer;
  readonly body: Uint8Array;
  readonly policy: CachePolicy;
}

/** A folder of answers. */
export interface Cache {
  readonly read: (key: string) => Kept | undefined;
  readonly write: (key: string, kept: Kept) => void;
}

/** Opens a cache, and makes its folder. Throws an error that names the folder as the user does. */
export function openCache(folder: string, name: string): Cache {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw reasonFor(error, name);
  }
  const pathOf = (key: string): string =>
    join(folder, `${createHash('sha256').update(key).digest('hex')}.http`);
  return {
    read(key) {
      try {
        return parse(readFileSync(pathOf(key)), key);
      } catch {
        // What is not there, or was cut off, is asked for again.
        return undefined;
      }
    },
    write(key, { answer, body, policy }) {
      const path = pathOf(key);
      const head = `${JSON.stringify({ key, answer, policy: policy.toObject(), digest: digestOf(body) })}\n`;
      try {
        // A run that is killed, or another one at the same time, never leaves half an answer.
        const own = `${path}.${createHash('sha256').update(head).digest('hex').slice(0, 8)}`;
        writeFileSync(own, Buffer.concat([Buffer.from(head), body]));
        renameSync(own, path);
      } catch (error) {
        throw reasonFor(error, name);
      }
    },
  };
}

function parse(bytes: Buffer, key: string): Kept | undefined {
  const end = bytes.indexOf(10);
  const head = JSON.parse(bytes.subarray(0, end).toString('utf8')) as {
    readonly key: string;
    readonly answer: Answer;
    readonly policy: Parameters<typeof CachePolicy.fromObject>[0];
    readonly digest: string;
  };
  const body = new Uint8Array(bytes.subarray(end + 1));
  if (head.key !== key || head.digest !== digestOf(body)) return undefined;
  return { answer: head.answer, body, policy: CachePolicy.fromObject(head.policy) };
}

/** What tells bytes apart. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
