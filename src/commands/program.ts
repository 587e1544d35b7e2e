import type { Command as Parser } from 'commander';
import { CannotOpen, isOfSystem } from '../io/input.js';
import { type ExitCode, type Options, type Terminal, UsageError } from './command.js';
import { commands, type Row } from './index.js';

/**
 * Reads a command line and does what it asks.
 *
 * @param line What follows the name of the program, as in `['check', 'feed.xml']`.
 * @param terminal Where the command runs, and where its answers go; mistakes of the user are told there, too.
 * @throws What is a fault of this program: nothing that a user can bring about.
 */
export async function runProgram(line: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const version = terminal.version ?? '';
  // The answer to this needs no parser, and scripts ask for it often.
  if (/^(?:-V|--version)$/.test(line.join(' '))) {
    terminal.print(`${version}\n`);
    return 0;
  }
  const { Command, CommanderError } = await import('commander');
  let code: ExitCode = 0;
  const program = new Command('airworthy')
    .description(
      'Builds podcast feeds that directories accept, and tells you whether any other feed would be.',
    )
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: terminal.print,
      writeErr: (text) => {
        for (const each of text.trimEnd().split('\n')) terminal.tell(each);
      },
    })
    .showSuggestionAfterError();
  for (const row of commands) {
    const parser = program.command(row.name).description(row.summary).exitOverride();
    if (row.argument) parser.arguments(row.argument);
    if (line.includes(row.name))
      await complete(parser, row, terminal, (ended) => {
        code = ended;
      });
  }
  try {
    await program.parseAsync(line, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof UsageError || error instanceof CannotOpen || isOfSystem(error))) throw error;
    const [message = '', ...more] = error instanceof UsageError ? error.lines : [error.message];
    for (const each of [`airworthy: ${message}`, ...more]) terminal.tell(each);
    return 2;
  }
}

/** Gives a command that the line names its options and its deed. */
async function complete(
  parser: Parser,
  { load }: Row,
  terminal: Terminal,
  end: (code: ExitCode) => void,
): Promise<void> {
  const command = await load();
  for (const { flags, doc, default: value, repeatable } of command.options) {
    if (repeatable) parser.option(flags, doc, (given: string, before: string[] = []) => [...before, given]);
    else parser.option(flags, doc, value);
  }
  parser.action(async (...given: unknown[]) => {
    const args = given.slice(0, -2).flat() as (string | undefined)[];
    const options = given.at(-2) as Options;
    const said = args.filter((arg) => arg !== undefined);
    end(await command.run(said, options, terminal));
  });
}
