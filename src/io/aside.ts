import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

/** A path in a folder at which a file is written before it is renamed over the old one. */
export function asideIn(folder: string): string {
  return join(folder, `.airworthy-${randomBytes(8).toString('hex')}.tmp`);
}

/** Whether a file has such a name: a killed run left it. */
export function isAside(name: string): boolean {
  return /^\.airworthy-[0-9a-f]{16}\.tmp$/.test(name);
}
