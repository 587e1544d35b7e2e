import { randomBytes } from 'node:crypto';
import { closeSync, constants, openSync, readdirSync, readFileSync, statSync, unlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { kill, pid } from 'node:process';
import { CannotOpen } from './input.js';

/** A lock that another machine left, whose processes cannot be asked, is believed for this many milliseconds. */
const longestBelieved = 60 * 60 * 1000;

/** How long somebody else's publication is waited for, in milliseconds. */
const patience = 10_000;

const form = /^\.airworthy-([\w.-]*)-(\d+)-(\d+)-[0-9a-f]{16}\.lock$/;

const here = hostname()
  .replace(/[^\w.]/g, '_')
  .slice(0, 60);

/**
 * Locks a folder for this process and returns what releases it. Everybody who wants the folder puts a file of
 * its own there, whose name says who, and then looks for those of others: of any two, the one that looks last
 * sees both. A lock of a process that is gone counts for nothing and is removed, which is safe because no name
 * is used twice. Waits for others a while, then throws {@link CannotOpen} naming who holds it.
 */
export function lockFolder(folder: string, name: string): () => void {
  for (let waited = 0; ; ) {
    const own = `.airworthy-${here}-${pid}-${startOf(pid)}-${randomBytes(8).toString('hex')}.lock`;
    const path = join(folder, own);
    closeSync(openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL));
    const release = (): void => removeIfThere(path);
    let holder: string | undefined;
    try {
      holder = otherHolder(folder, own);
    } catch (error) {
      release();
      throw error;
    }
    if (holder === undefined) return release;
    release();
    if (waited >= patience) {
      const [, host, process] = form.exec(holder) ?? [];
      throw new CannotOpen(
        `${name} is being published by another airworthy (process ${process} on ${host}); try again when it is done, or remove ${name}/${holder} if no such process runs`,
      );
    }
    // Two that saw each other must not meet again.
    const pause = 20 + (randomBytes(1)[0] as number) / 2;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pause);
    waited += pause;
  }
}

/** The lock of a living process besides our own; those of dead ones are removed. */
function otherHolder(folder: string, own: string): string | undefined {
  for (const other of readdirSync(folder)) {
    const [, host, process, start] = form.exec(other) ?? [];
    if (host === undefined || other === own) continue;
    const isAlive =
      host === here ? lives(Number(process), Number(start)) : isYoung(join(folder, other), join(folder, own));
    if (isAlive) return other;
    removeIfThere(join(folder, other));
  }
  return undefined;
}

function lives(process: number, start: number): boolean {
  try {
    kill(process, 0);
  } catch (error) {
    // Anything else says that it is there and not ours.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
  return start === 0 || startOf(process) === start;
}

/**
 * When a process was started, in ticks since the machine was, which tells it from an earlier one of the same
 * number; 0 where the system does not say (proc(5), /proc/pid/stat, field 22).
 */
function startOf(process: number): number {
  try {
    const stat = readFileSync(`/proc/${process}/stat`, 'latin1');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 0);
  } catch {
    return 0;
  }
}

/** By the clock of the file system that both are on. */
function isYoung(other: string, own: string): boolean {
  try {
    return statSync(own).mtimeMs - statSync(other).mtimeMs < longestBelieved;
  } catch {
    return false;
  }
}

function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
