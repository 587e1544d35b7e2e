import { buildCommand } from '../../src/commands/build.js';
import type { Options } from '../../src/commands/command.js';
import { terminalIn } from '../commands/terminal.js';
import { diagnosticsIn } from '../run.js';
import { showYaml } from '../show/folder.js';

/** A show that is complete, at a feed address of its own; lines of YAML may be added. */
export function showAt(name: string, ...lines: readonly string[]): string {
  return showYaml(
    ...['owner: { name: The authors, email: podcast@example.com }', 'copyright: The authors', ...lines],
  ).replace('/rust-in-production/feed.xml', `/${name}/feed.xml`);
}

/** An episode whose recording is elsewhere; lines of YAML may be added. */
export function episode(title: string, day: string, ...lines: readonly string[]): string {
  const audio = `audio: { url: "https://media.example.com/${title}.mp3", bytes: 5, type: audio/mpeg }`;
  return [
    '---',
    `title: ${title}`,
    `published: ${day}`,
    audio,
    'duration: "0:10:00"',
    ...lines,
    '---',
    '',
  ].join('\n');
}

/** The files of a show with one episode, in a folder. */
export function showIn(folder: string, name: string, ...lines: readonly string[]): Record<string, string> {
  return {
    [`${folder}/show.yaml`]: showAt(name, ...lines),
    [`${folder}/one.md`]: episode('One', '2026-01-01'),
  };
}

/** What a build in this process told and found. */
export interface Told {
  readonly code: number;
  readonly err: string;
  /** The errors with what to do, what else was said, and the exit code. */
  readonly said: string;
  /** As in `a/show.yaml:10 publish/output-shared`. */
  readonly errors: readonly string[];
  readonly messages: readonly string[];
  /** The rules of all that was found, whatever its severity. */
  readonly rules: readonly string[];
}

/** Builds shows in a folder, as the command line does. */
export async function build(
  folder: string,
  args: readonly string[] = [],
  options: Options = {},
): Promise<Told> {
  const terminal = terminalIn(folder);
  const code = await buildCommand.run(args, { format: 'json', failOn: 'error', ...options }, terminal);
  const found = diagnosticsIn(terminal.out());
  const errors = found.filter(({ severity }) => severity === 'error');
  const sentences = errors.map((each) =>
    [`${each.file}:${each.line}:${each.column} ${each.rule}`, `  ${each.message}`, `  ${each.help}`].join(
      '\n',
    ),
  );
  return {
    code,
    err: terminal.err(),
    said: [...sentences, terminal.err().trimEnd(), `= ${code}`, ''].join('\n'),
    errors: errors.map(({ file, line, rule }) => `${file}:${line} ${rule}`),
    messages: errors.map(({ message }) => String(message)),
    rules: found.map(({ rule }) => String(rule)),
  };
}
