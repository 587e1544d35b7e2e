/**
 * Runs the command line on hostile input, each in a process of its own, and measures what it takes.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const cli = join(import.meta.dirname, '../../../dist/cli.js');
const preload = pathToFileURL(join(import.meta.dirname, 'usage.mjs')).href;

/** Seconds of the clock after which a run that waits for something has hung, on a busy machine too. */
const patience = 600;

/** A run that computes has hung after so many seconds of the processor. */
const limited = 'ulimit -t 60; exec "$0" "$@"';

/** What a run took, by its own account: seconds of CPU, and bytes of memory at the most. */
function measure(folder, args) {
  const usage = join(folder, '..usage.json');
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(
      'sh',
      ['-c', limited, process.execPath, '--max-old-space-size=1500', '--import', preload, cli, ...args],
      {
        cwd: folder,
        env: { PATH: process.env.PATH, AIRWORTHY_USAGE: usage },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
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
      let used = { seconds: (performance.now() - started) / 1000, memory: Number.NaN };
      try {
        used = JSON.parse(readFileSync(usage, 'utf8'));
      } catch {
        // It was killed.
      }
      resolve({
        code: signal ?? code,
        ...used,
        out,
        trace: /\n\s+at .*:\d+:\d+\)?$/m.exec(printed)?.[0].trim(),
      });
    });
  });
}

/** Runs airworthy in a folder that holds some files. */
export async function run({ files, args }) {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-hostile-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      const full = join(folder, path);
      mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, content);
    }
    return await measure(folder, args);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
