import { basename, dirname } from 'node:path';
import { realPath } from './folder.js';
import { CannotOpen, openInput } from './input.js';
import { openOutputFolder } from './output-folder.js';

/**
 * Replaces what a file holds, whole or not at all; a link stays one. Throws {@link CannotOpen} when it does not hold
 * any more what was read of it, or cannot be written.
 */
export function rewriteFile(
  path: string,
  { name, before, after }: { readonly name: string; readonly before: Uint8Array; readonly after: Uint8Array },
): void {
  const real = realPath(path);
  if (Buffer.compare(openInput(real, name), before) !== 0) {
    throw new CannotOpen(`${name} was changed by somebody else meanwhile; it is left as it is`);
  }
  const folder = openOutputFolder(dirname(real), dirname(name));
  folder.write(basename(real), [after]);
  folder.flush();
}
