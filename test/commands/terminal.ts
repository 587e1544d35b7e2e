import type { Terminal } from '../../src/commands/command.js';
import { clean } from '../../src/report/clean.js';
import { now } from '../show/folder.js';

/** A terminal in a folder, and what was printed and told there, each message on a line of its own. */
export function terminalIn(
  folder: string,
  stdin = new Uint8Array(),
): Terminal & { readonly out: () => string; readonly err: () => string } {
  let out = '';
  let err = '';
  return {
    folder,
    color: false,
    now,
    stdin: async () => stdin,
    print: (text) => {
      out += text;
    },
    tell: (text) => {
      err += `${clean(text.replace(/\n$/, ''))}\n`;
    },
    out: () => out,
    err: () => err,
  };
}
