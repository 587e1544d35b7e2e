#!/usr/bin/env node
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import type { Terminal } from './commands/command.js';
import { runProgram } from './commands/program.js';
import { openInput } from './io/input.js';
import { clean } from './report/clean.js';

const described = openInput(fileURLToPath(new URL('../package.json', import.meta.url)));
const { version } = JSON.parse(new TextDecoder().decode(described)) as { version: string };

// Node 22 and later keep what they compiled for the next run, which starts in half the time.
if ('enableCompileCache' in module && typeof module.enableCompileCache === 'function')
  module.enableCompileCache();

// By itself the heap grows to several times what is alive before anything is collected.
setFlagsFromString('--heap-growing-percent=50');

/** Whether the terminal only prints: it understands no codes. */
const isDumb = process.env.TERM === 'dumb';

const terminal: Terminal = {
  get folder() {
    return process.cwd();
  },
  color: process.env.FORCE_COLOR
    ? !/^(?:0|false)$/.test(process.env.FORCE_COLOR)
    : process.stdout.isTTY === true && !process.env.NO_COLOR && !isDumb,
  // A terminal that does not know its width says 0.
  width: (process.stdout.isTTY && process.stdout.columns) || undefined,
  seconds: process.stdout.isTTY ? () => process.uptime() : undefined,
  version,
  summaryFile: process.env.GITHUB_STEP_SUMMARY,
  get cores() {
    return process.getBuiltinModule('node:os').availableParallelism();
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
  progress:
    process.stderr.isTTY && !isDumb
      ? (text) => void process.stderr.write(`\r\u001b[K${clean(text).slice(0, process.stderr.columns - 1)}`)
      : undefined,
};

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

const code = await runProgram(process.argv.slice(2), terminal);
process.exitCode = isLost ? 2 : code;

// An output that failed says so in the next turn. When all is written, the system is faster than Node at giving back
// what the run took; what a slow reader has not taken yet is waited for.
await new Promise((resolve) => setImmediate(resolve));
if (process.stdout.writableLength === 0 && process.stderr.writableLength === 0) process.exit();
