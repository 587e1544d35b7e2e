import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { runProgram } from '../src/commands/program.js';
import { terminalIn } from './commands/terminal.js';

export const root = join(import.meta.dirname, '..');
const cli = join(root, 'dist/cli.js');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

/** What a run of the compiled command line printed, and how it ended. */
export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `airworthy` in a folder, with an environment that no machine has by chance. */
export function airworthy(
  folder: string,
  args: readonly string[],
  { stdin = '', env = {} }: { readonly stdin?: string; readonly env?: Record<string, string> } = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [cli, ...args],
      { cwd: folder, env: { PATH: process.env.PATH, ...env }, maxBuffer: 1 << 28 },
      (error, out, err) => {
        if (error && typeof error.code !== 'number') reject(error);
        else resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
      },
    );
    child.stdin?.end(stdin);
  });
}

/**
 * Does what the command line does, from the source and inside of the test's own process: for all that is not about
 * the bundle, pipes, signals or the environment, in a tenth of the time.
 */
export async function called(
  folder: string,
  args: readonly string[],
  { stdin = '' }: { readonly stdin?: string } = {},
): Promise<Run> {
  const terminal = { ...terminalIn(folder, new TextEncoder().encode(stdin)), version };
  const code = await runProgram(args, terminal);
  return { code, out: terminal.out(), err: terminal.err() };
}

/** A folder of its own with copies of the example shows and their feeds; it is removed after the test. */
export function workshop(): string {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ['episodes', 'feeds']) cpSync(join(root, name), join(folder, name), { recursive: true });
  return folder;
}

/** Every file below a folder with its content, to see whether anything has changed. */
export function contentOf(folder: string): ReadonlyMap<string, string> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return new Map(
    files
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]),
  );
}

/** Replaces a piece of a file that must be there. */
export function edit(path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${path} does not hold ${from}`);
  writeFileSync(path, changed);
}

/** What a JSON report found, in the order of places: each with its file, its place and what is said of its rule. */
export function diagnosticsIn(report: string): readonly Readonly<Record<string, unknown>>[] {
  const { files, rules } = JSON.parse(report) as {
    files: { file: string }[];
    rules: Record<string, Record<string, { findings: { file?: number; at: readonly number[] }[] }>>;
  };
  const all = Object.entries(rules).flatMap(([severity, told]) =>
    Object.entries(told).flatMap(([rule, { findings, ...shared }]) =>
      findings.map(({ file: index = 0, at, ...finding }) => {
        const [line = 0, column = 0, endLine, endColumn] = at;
        const place = { line, column, endLine, endColumn };
        const whole = { file: files[index]?.file, rule, severity, ...shared, ...finding, ...place };
        const own = Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null));
        return { index, line, column, own };
      }),
    ),
  );
  return all
    .sort((a, b) => a.index - b.index || a.line - b.line || a.column - b.column)
    .map(({ own }) => own);
}
