#!/usr/bin/env node
import module from 'node:module';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Command as Program } from 'commander';
import { type Options, type Terminal, UsageError } from './commands/command.js';
import { commands, type Row } from './commands/index.js';
import { CannotOpen, openInput } from './io/input.js';
import { clean } from './report/clean.js';

const described = openInput(fileURLToPath(new URL('../package.json', import.meta.url)));
const { version } = JSON.parse(new TextDecoder().decode(described)) as { version: string };

// Node 22 and later keep what they compiled for the next run, which starts in half the time.
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function')
  module.enableCompileCache();

const terminal: Terminal = {
  get folder() {
    return process.cwd();
  },
  color: process.env.FORCE_COLOR
    ? process.env.FORCE_COLOR !== '0'
    : process.stdout.isTTY === true && !process.env.NO_COLOR,
  width: process.stdout.isTTY ? process.stdout.columns : undefined,
  seconds: process.stdout.isTTY ? () => process.uptime() : undefined,
  version,
  summaryFile: process.env.GITHUB_STEP_SUMMARY,
  get cores() {
    return availableParallelism();
  },
  now: Date.now(),
  stdin: async (most) => {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > most) break;
    }
    return Buffer.concat(chunks);
  },
  ask:
    process.stdin.isTTY === true && process.stderr.isTTY === true
      ? async (question) => {
          const { createInterface } = await import('node:readline/promises');
          const lines = createInterface({ input: process.stdin, output: process.stderr });
          return lines.question(question).finally(() => lines.close());
        }
      : undefined,
  lasting: () => {
    const ending = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
    return { ended: ending.signal, now: Date.now };
  },
  print: (text) => void process.stdout.write(text),
  tell: (text) => void process.stderr.write(`${clean(text.replace(/\n$/, ''))}\n`),
  progress: process.stderr.isTTY
    ? (text) => void process.stderr.write(`\r\u001b[K${clean(text).slice(0, process.stderr.columns - 1)}`)
    : undefined,
};

/** Adds one row of the command table to the program, with its options when the command line names it. */
async function add(program: Program, { name, argument, summary, load }: Row): Promise<void> {
  const added = program.command(name).description(summary).exitOverride();
  if (argument) added.arguments(argument);
  if (!process.argv.includes(name)) return;
  const command = await load();
  for (const { flags, doc, default: value, repeatable } of command.options) {
    if (repeatable) added.option(flags, doc, (given: string, before: string[] = []) => [...before, given]);
    else added.option(flags, doc, value);
  }
  added.action(async (...given: unknown[]) => {
    const args = given.slice(0, -2).flat() as (string | undefined)[];
    const options = given.at(-2) as Options;
    process.exitCode = await command.run(
      args.filter((arg) => arg !== undefined),
      options,
      terminal,
    );
  });
}

/** Reads the command line and does what it asks. */
async function run(): Promise<void> {
  // The answer to this needs no parser, and scripts ask for it often.
  if (/^(?:-V|--version)$/.test(process.argv.slice(2).join(' '))) {
    terminal.print(`${version}\n`);
    return;
  }
  const { Command, CommanderError } = await import('commander');
  const program = new Command('airworthy')
    .description(
      'Builds podcast feeds that directories accept, and tells you whether any other feed would be.',
    )
    .version(version)
    .exitOverride()
    .configureOutput({
      writeErr: (text) => {
        for (const line of text.trimEnd().split('\n')) terminal.tell(line);
      },
    })
    .showSuggestionAfterError();
  for (const row of commands) await add(program, row);
  try {
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  }
}

/** Whether findings could not be written where they should go. */
let isLost = false;

// A reader that closes the pipe early, such as head, has seen what it wanted; a build goes on without it.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE' || isLost) return;
  isLost = true;
  process.exitCode = 2;
  const reason = error.code === 'ENOSPC' ? 'the disk is full' : error.code;
  terminal.tell(`airworthy: standard output could not be written: ${reason}\n`);
});
// There is nobody left to tell.
process.stderr.on('error', () => {});

try {
  await run();
} catch (error) {
  const isOfSystem = error instanceof Error && 'syscall' in error;
  if (error instanceof UsageError || error instanceof CannotOpen || isOfSystem) {
    const [message = '', ...more] = error instanceof UsageError ? error.lines : [error.message];
    for (const line of [`airworthy: ${message}`, ...more]) terminal.tell(line);
    process.exitCode = 2;
  } else throw error;
}
if (isLost) process.exitCode = 2;
