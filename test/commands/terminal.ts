import type { Terminal } from '../../src/commands/command.js';
import { now } from '../show/folder.js';

/** A terminal in a folder, and what was printed and told there. */
export function terminalIn(
  folder: string,
): Terminal & { readonly out: () => string; readonly err: () => string } {
  let out = '';
  let err = '';
  return {
    folder,
    color: false,
    now,
    stdin: async () => new Uint8Array(),
    print: (text) => {
      out += text;
    },
    tell: (text) => {
      err += text;
    },
    out: () => out,
    err: () => err,
  };
}
