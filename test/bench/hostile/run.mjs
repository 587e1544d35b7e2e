/**
 * Runs the command line on hostile input, each in a process of its own or several in one after the other, and measures
 * what it takes.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const cli = join(import.meta.dirname, '../../../dist/cli.js');
const preload = pathToFileURL(join(import.meta.dirname, 'usage.mjs')).href;
const several = join(import.meta.dirname, 'several.mjs');

/** Seconds of the clock after which a run that waits for something has hung, on a busy machine too. */
const patience = 600;

/** A run that computes has hung after so many seconds of the processor. */
const limited = 'ulimit -t 60; exec "$0" "$@"';

/** Runs Node in a folder: how it ended, how much it printed, and the stack trace in that, if there is one. */
function node(folder, args, env) {
  return new Promise((resolve) => {
    const child = spawn('sh', ['-c', limited, process.execPath, '--max-old-space-size=1500', ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    let out = 0;
    child.stdout.on('data', (chunk) => {
      out += chunk.length;
      if (printed.length < 100_000) printed += chunk;
    });
    child.stderr.on('data', (chunk) => {
      if (printed.length < 100_000) printed += chunk;
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), patience * 1000);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const trace = /\n\s+at .*:\d+:\d+\)?$/m.exec(printed)?.[0].trim();
      resolve({ code: signal ?? code, out, trace });
    });
  });
}

/** Calls back with a folder that holds a folder with the files of each, and removes it afterwards. */
async function inFolders(all, work) {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-hostile-'));
  try {
    for (const [index, { files }] of all.entries()) {
      for (const [path, content] of Object.entries(files)) {
        const full = join(folder, `${index}/in`, path);
        mkdirSync(dirname(full), { recursive: true });
        writeFileSync(full, content);
      }
    }
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs airworthy in a folder that holds some files: how it ended, and what it took by its own account. */
export function run({ files, args }) {
  return inFolders([{ files }], async (folder) => {
    const usage = join(folder, 'usage.json');
    const started = performance.now();
    const ended = await node(join(folder, '0/in'), ['--import', preload, cli, ...args], {
      AIRWORTHY_USAGE: usage,
    });
    // One that was killed has not written what it took.
    const killed = { seconds: (performance.now() - started) / 1000, memory: Number.NaN };
    return { ...ended, ...(existsSync(usage) ? JSON.parse(readFileSync(usage, 'utf8')) : killed) };
  });
}

/**
 * Runs airworthy several times in one process, which saves starting it: how each ended, and what it took. Undefined
 * when the process did not come to the end of all, or printed a stack trace.
 */
export function runTogether(all) {
  return inFolders(all, async (folder) => {
    const usage = join(folder, 'usage.json');
    const runs = all.map(({ args }, index) => ({ folder: join(folder, `${index}/in`), args }));
    const env = { AIRWORTHY_USAGE: usage, AIRWORTHY_RUNS: JSON.stringify(runs) };
    const { code, trace } = await node(folder, ['--expose-gc', several, cli], env);
    return code === 0 && !trace ? JSON.parse(readFileSync(usage, 'utf8')) : undefined;
  });
}
