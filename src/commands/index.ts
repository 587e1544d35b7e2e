import type { Command } from './command.js';

/** A row of the command table. */
export interface Row {
  readonly name: string;
  /** As in `<file...>`, `[show...]` or `<old> <new>`. */
  readonly argument?: string;
  readonly summary: string;
  /** Loads the command with all that it needs; only what is asked for is worth the time. */
  readonly load: () => Promise<Command>;
}

/** Every command, in the order in which `--help` lists them. */
export const commands: readonly Row[] = [
  {
    name: 'build',
    argument: '[show...]',
    summary: 'build the feeds of shows, and publish those that pass every check',
    load: async () => (await import('./build.js')).buildCommand,
  },
  {
    name: 'init',
    argument: '[folder]',
    summary: 'start a show: write a show.yaml with all that can be found; nothing is overwritten',
    load: async () => (await import('./init.js')).initCommand,
  },
  {
    name: 'add',
    argument: '<show> [title]',
    summary: 'start the file of the next episode, with the next number; nothing is overwritten',
    load: async () => (await import('./add.js')).addCommand,
  },
  {
    name: 'import',
    argument: '<feed>',
    summary: 'turn a feed into the files of a show, and say what a build of them says differently',
    load: async () => (await import('./import.js')).importCommand,
  },
  {
    name: 'sources',
    argument: '<folder...>',
    summary: 'say what the files of a folder are, and where each value comes from; nothing is written',
    load: async () => (await import('./sources.js')).sourcesCommand,
  },
  {
    name: 'check',
    argument: '<file...>',
    summary: 'judge feeds: files, addresses of the web, or - for standard input',
    load: async () => (await import('./check.js')).checkCommand,
  },
  {
    name: 'preview',
    argument: '[show|feed]',
    summary:
      'show how directories and apps will show it, in the browser of this machine, and follow the files',
    load: async () => (await import('./preview.js')).previewCommand,
  },
  {
    name: 'fix',
    argument: '<feed|show...>',
    summary: 'fix feeds, or the files that shows are made from: everything that has one right answer',
    load: async () => (await import('./fix.js')).fixCommand,
  },
  {
    name: 'diff',
    argument: '<old> <new>',
    summary: 'compare two feeds, and say whether the new one is safe to publish',
    load: async () => (await import('./diff.js')).diffCommand,
  },
  {
    name: 'convert',
    argument: '<from> <to>',
    summary:
      'convert a transcript or a chapter list to another format, and say what is lost; - for standard input or output',
    load: async () => (await import('./convert.js')).convertCommand,
  },
  {
    name: 'serve-config',
    argument: '<server>',
    summary: 'print the lines with which nginx, caddy, apache, netlify, cloudflare or s3 serve a show well',
    load: async () => (await import('./serve-config.js')).serveConfigCommand,
  },
  {
    name: 'rules',
    summary: 'list the rules that feeds and their sources are judged by',
    load: async () => (await import('./rules.js')).rulesCommand,
  },
  {
    name: 'explain',
    argument: '<rule>',
    summary: 'say what a rule asks for, why, how to fix it, and who asks',
    load: async () => (await import('./explain.js')).explainCommand,
  },
];
