import { createHash, randomUUID } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import CachePolicy from 'http-cache-semantics';
import type { Answer } from '../../served/served.js';
import { CannotOpen, openInput, reasonFor } from '../input.js';
import { makeFolder } from '../make-folder.js';

/** An answer as it is kept, with what HTTP says about its use. */
export interface Kept {
  readonly answer: Answer;
  readonly body: Uint8Array;
  readonly policy: CachePolicy;
}

/** A folder of answers. */
export interface Cache {
  /** What is kept under a key; nothing when its body has more than `most` bytes. */
  readonly read: (key: string, most: number) => Kept | undefined;
  readonly write: (key: string, kept: Kept) => void;
}

/** Nothing is kept of an answer that takes more bytes in front of its body. */
const mostHead = 4 * 1024 * 1024;

/** Opens a cache, and makes its folder. Throws an error that names the folder as the user does. */
export function openCache(folder: string, name: string): Cache {
  try {
    makeFolder(folder);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const isInTheWay = code === 'EEXIST' || code === 'ENOTDIR';
    throw isInTheWay ? new CannotOpen(`${name} is not a folder`) : reasonFor(error, name);
  }
  const pathOf = (key: string): string =>
    join(folder, `${createHash('sha256').update(key).digest('hex')}.http`);
  return {
    read(key, most) {
      try {
        return parse(openInput(pathOf(key), name, mostHead + most), key);
      } catch {
        // What is not there, was cut off, or is no answer that was kept is asked for again.
        return undefined;
      }
    },
    write(key, { answer, body, policy }) {
      const path = pathOf(key);
      const head = `${JSON.stringify({ key, answer, policy: policy.toObject(), digest: digestOf(body) })}\n`;
      try {
        // A run that is killed, or another one at the same time, never leaves half an answer.
        const own = `${path}.${randomUUID().slice(0, 8)}`;
        writeFileSync(own, Buffer.concat([Buffer.from(head), body]), { flag: 'wx' });
        renameSync(own, path);
      } catch (error) {
        throw reasonFor(error, join(name, basename(path)));
      }
    },
  };
}

function parse(bytes: Uint8Array, key: string): Kept | undefined {
  const end = bytes.indexOf(10);
  const head = JSON.parse(Buffer.from(bytes.subarray(0, end)).toString('utf8')) as {
    readonly key: string;
    readonly answer: Answer;
    readonly policy: Parameters<typeof CachePolicy.fromObject>[0];
    readonly digest: string;
  };
  const body = bytes.slice(end + 1);
  const { answer, policy } = head;
  if (head.key !== key || head.digest !== digestOf(body) || !isAnswer(answer)) return undefined;
  const isWhole = isTexts(policy.resh) && (policy.reqh === null || isTexts(policy.reqh));
  if (!isWhole || !policy.rescc || !policy.reqcc) return undefined;
  return { answer, body, policy: CachePolicy.fromObject(policy) };
}

function isAnswer({ status, headers }: Answer): boolean {
  return Number.isInteger(status) && isTexts(headers);
}

/** Whether a value is a table of texts, which a file that anybody may have written need not hold. */
function isTexts(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((each) => typeof each === 'string')
  );
}

/** What tells bytes apart. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
