#!/usr/bin/env node
import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import { CommanderError, Command as Program } from 'commander';
import { type Options, type Terminal, UsageError } from './commands/command.js';
import { commands, type Row } from './commands/index.js';
import { CannotOpen } from './io/input.js';

const { version } = createRequire(import.meta.url)('../package.json') as { version: string };

const terminal: Terminal = {
  folder: process.cwd(),
  color: process.env.FORCE_COLOR
    ? process.env.FORCE_COLOR !== '0'
    : process.stdout.isTTY === true && !process.env.NO_COLOR,
  width: process.stdout.isTTY ? process.stdout.columns : undefined,
  version,
  summaryFile: process.env.GITHUB_STEP_SUMMARY,
  now: Date.now(),
  stdin: () => buffer(process.stdin),
  print: (text) => void process.stdout.write(text),
  tell: (text) => void process.stderr.write(text),
};

/** Adds one row of the command table to the program, with its options when the command line names it. */
async function add(program: Program, { name, argument, summary, load }: Row): Promise<void> {
  const added = program.command(name).description(summary).exitOverride();
  if (argument) added.argument(argument);
  if (!process.argv.includes(name)) return;
  const command = await load();
  for (const { flags, doc, default: value, repeatable } of command.options) {
    if (repeatable) added.option(flags, doc, (given: string, before: string[] = []) => [...before, given]);
    else added.option(flags, doc, value);
  }
  added.action(async (...given: unknown[]) => {
    const args = argument ? ([given[0]].flat() as (string | undefined)[]) : [];
    const options = given[argument ? 1 : 0] as Options;
    process.exitCode = await command.run(
      args.filter((arg) => arg !== undefined),
      options,
      terminal,
    );
  });
}

const program = new Program('airworthy')
  .description('Makes podcast feeds that are fit to air, and says of any feed whether it is.')
  .version(version)
  .exitOverride()
  .showSuggestionAfterError();
for (const row of commands) await add(program, row);

// A reader that closes the pipe early, such as head, has seen what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof UsageError || error instanceof CannotOpen) {
    terminal.tell(`airworthy: ${error.message}\n`);
    process.exitCode = 2;
  } else throw error;
}
