import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { called, contentOf } from '../run.js';
import { write } from '../show/folder.js';

/**
 * Command lines, without the name of the program, in a folder with these files, one after the other; between them,
 * what somebody writes there: undefined is the content of a file that is removed.
 */
export interface Session {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly lines: readonly (string | Readonly<Record<string, string | undefined>>)[];
  readonly stdin?: string;
}

const isUpdating = inject('isUpdating');

/**
 * Everything that a command says in some sessions, and what it writes, is kept word for word: in `said/<command>.txt`,
 * or in a file of a folder of that name. `npm run generate` writes it.
 */
export function keepsWhatIsSaid(command: string, sessions: Readonly<Record<string, Session>>): void {
  const file = join(import.meta.dirname, `said/${command}.txt`);
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const said = new Map<string, string>();

  describe(`what ${command} says is kept`, () => {
    test.each(Object.entries(sessions))('%s', async (title, session) => {
      const text = `# ${title}\n${await transcriptOf(session)}`;
      if (!said.has(title)) said.set(title, text);
      if (!isUpdating) expect(`${kept}\n`).toContain(`${text}\n`);
    });

    test('as a whole', async () => {
      if (said.size < Object.keys(sessions).length) return;
      await expect([...said.values()].join('\n')).toMatchFileSnapshot(file);
    });
  });
}

/** What is typed, what is printed, what is told behind `!`, the exit code, and every file that is new or changed. */
async function transcriptOf({ files = {}, lines, stdin = '' }: Session): Promise<string> {
  const folder = write(files);
  let before = contentOf(folder);
  const pieces: string[] = [];
  for (const line of lines) {
    if (typeof line !== 'string') {
      for (const [path, content] of Object.entries(line)) {
        if (content === undefined) rmSync(join(folder, path));
        else writeFileSync(join(folder, path), content);
        pieces.push(content === undefined ? `(${path} is removed)\n` : `(${path} is written)\n`);
      }
      before = contentOf(folder);
      continue;
    }
    const { code, out, err } = await called(folder, words(line), { stdin });
    const after = contentOf(folder);
    const changed = [...after].filter(([path, content]) => before.get(path) !== content);
    pieces.push(
      `$ airworthy ${line}\n`,
      ended(out),
      err.replace(/^/gm, '! ').replace(/! $/, ''),
      ...changed.map(([path, content]) => `> ${path}\n${shown(content).replace(/^/gm, '  | ')}\n`),
      ...[...before.keys()].filter((path) => !after.has(path)).map((path) => `> ${path} is gone\n`),
      `= ${code}\n`,
    );
    before = after;
  }
  return pieces.join('').replaceAll('\r', '\\r').replace(/ +$/gm, '');
}

/** The words of a line; what is in quotes is one. */
function words(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
}

function ended(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

/** The most lines of a file that are kept: whole feeds are kept elsewhere. */
const mostLines = 45;

/** The content of a file, read byte by byte, as text; of one that is none, how long it is. */
function shown(content: string): string {
  if (content.includes('\0')) return `(${content.length} bytes)`;
  const lines = Buffer.from(content, 'latin1').toString('utf8').trimEnd().split('\n');
  return lines.length > mostLines ? `(${lines.length} lines)` : lines.join('\n');
}
