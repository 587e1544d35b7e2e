/**
 * Runs the command line on hostile input, each in a process of its own, and measures what it takes. The limits:
 * a feed takes at most 1 s and 0.3 s for each MB of CPU, and 64 MB and 12 times its size of memory, above an idle
 * run; a folder 200 MB and 12 times what is read.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const cli = join(import.meta.dirname, '../../../dist/cli.js');
const preload = pathToFileURL(join(import.meta.dirname, 'usage.mjs')).href;

/** Seconds after which a run has hung. */
const patience = 60;

function measure(folder, args) {
  const usage = join(folder, '..usage.json');
  return new Promise((resolve) => {
    const started = performance.now();
    const child = spawn(process.execPath, ['--import', preload, cli, ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, AIRWORTHY_USAGE: usage },
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

export async function runFeed(content, more = ['--profile', 'all']) {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-hostile-'));
  try {
    writeFileSync(join(folder, 'feed.xml'), content);
    return await measure(folder, ['check', 'feed.xml', ...more]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function runFolder(files) {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-hostile-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      const full = join(folder, 'show', path);
      mkdirSync(dirname(full), { recursive: true });
      writeFileSync(full, content);
    }
    return await measure(folder, ['build', 'show']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
