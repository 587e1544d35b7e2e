import { buildCommand } from './build.js';
import { checkCommand } from './check.js';
import type { Command } from './command.js';
import { explainCommand } from './explain.js';
import { rulesCommand } from './rules.js';
import { sourcesCommand } from './sources.js';

/** Every command, in the order in which `--help` lists them. */
export const commands: readonly Command[] = [
  buildCommand,
  sourcesCommand,
  checkCommand,
  rulesCommand,
  explainCommand,
];
