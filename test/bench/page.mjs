/**
 * How long the page takes to judge feeds of three sizes in Chromium, beside the command line, and how much of it is
 * loaded first. Run alone: `node test/bench/page.mjs`, after a build. Chromium is that of the system, or of `CHROMIUM`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { makeFeed } from './feeds.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = join(root, 'dist/cli.js');
const page = join(root, 'site/dist/index.html');

/** The sizes of the feeds, in megabytes. */
const sizes = [0.4, 2.3, 20];

/** Milliseconds in the page, in the worker alone, and of the command line from start to end; and the size of the page. */
export async function benchPage() {
  execFileSync(process.execPath, [join(root, 'site/build.mjs')], { cwd: root, stdio: 'ignore' });
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-bench-'));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const each = makeFeed(100, 'cdata').length / 100;
    const tab = await browser.newPage();
    await tab.goto(`file://${page}`);
    const judge = async (path) => {
      const start = performance.now();
      await tab.setInputFiles('#file', path);
      const name = path.slice(folder.length + 1);
      await tab
        .locator('#status', { hasText: new RegExp(`^${name}.*judged in`) })
        .waitFor({ timeout: 300_000 });
      const shown = performance.now() - start;
      const said = await tab.locator('#status').textContent();
      return { shown, judged: Number(/judged in (\d+) ms/.exec(said)?.[1]) };
    };
    const rows = [];
    for (const size of sizes) {
      const path = join(folder, `feed-${String(size).replace('.', '-')}.xml`);
      writeFileSync(path, makeFeed(Math.round((size * 1e6) / each), 'cdata'));
      // The second time nothing is compiled any more.
      await judge(path);
      const again = join(folder, `again-${String(size).replace('.', '-')}.xml`);
      writeFileSync(again, readFileSync(path));
      const { shown, judged } = await judge(again);
      const start = performance.now();
      spawnSync(process.execPath, [cli, 'check', path]);
      rows.push({ megabytes: size, shown, judged, command: performance.now() - start });
    }
    return { rows, bytes: gzipSync(readFileSync(page)).length };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { rows, bytes } = await benchPage();
  console.log(`\nthe page: ${(bytes / 1e3).toFixed(0)} kB (gzip)`);
  for (const { megabytes, shown, judged, command } of rows) {
    console.log(
      `${megabytes} MB`.padEnd(10),
      ...[`shown ${shown.toFixed(0)} ms`, `judged ${judged} ms`, `command line ${command.toFixed(0)} ms`].map(
        (text) => text.padStart(24),
      ),
    );
  }
}
