/**
 * How long the page takes to judge feeds of three sizes in Chromium, beside the command line, and how much of it is
 * loaded first. Run alone: `node test/bench/page.mjs`, after a build. Chromium is that of the system, or of `CHROMIUM`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { makeFeed } from './feeds.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = join(root, 'dist/cli.js');
const dist = join(root, 'site/dist');

const sizeOf = (...names) =>
  names.reduce((sum, name) => sum + gzipSync(readFileSync(join(dist, name))).length, 0);

/** The sizes of the feeds, in megabytes. */
const sizes = [0.4, 2.3, 20];

/**
 * In the page: milliseconds from when a file is given until what was found and the text of the feed are painted, and of
 * the longest task that kept the page from answering meanwhile (0 where none took 50).
 */
const shown = () =>
  new Promise((resolve) => {
    const before = document.querySelector('#text pre');
    let start = 0;
    let longest = 0;
    const tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    });
    tasks.observe({ type: 'longtask' });
    addEventListener('change', () => (start = performance.now()), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      const text = document.querySelector('#text pre');
      if (!text || text === before) return;
      observer.disconnect();
      // A message that is sent before a frame is painted comes after it.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const took = performance.now() - start;
        setTimeout(() => resolve({ shown: took, longest }), 200);
      };
      requestAnimationFrame(() => port2.postMessage(''));
    });
    observer.observe(document.querySelector('#result'), { childList: true, subtree: true });
  });

/** Milliseconds in the page, in the worker alone, and of the command line from start to end; and what is loaded. */
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
    await tab.goto(pathToFileURL(join(dist, 'index.html')).href);
    const judge = async (path) => {
      const painted = tab.evaluate(shown);
      await tab.setInputFiles('#file', path);
      const times = await painted;
      const said = await tab.locator('#status').textContent();
      return { ...times, judged: Number(/judged in (\d+) ms/.exec(said)?.[1]) };
    };
    const rows = [];
    for (const size of sizes) {
      const path = join(folder, `feed-${String(size).replace('.', '-')}.xml`);
      writeFileSync(path, makeFeed(Math.round((size * 1e6) / each), 'cdata'));
      // The second time nothing is compiled any more.
      await judge(path);
      const again = join(folder, `again-${String(size).replace('.', '-')}.xml`);
      writeFileSync(again, readFileSync(path));
      const times = await judge(again);
      const start = performance.now();
      spawnSync(process.execPath, [cli, 'check', path]);
      rows.push({ megabytes: size, ...times, command: performance.now() - start });
    }
    return { rows, bytes: sizeOf('index.html', 'style.css'), judge: sizeOf('judge.js') };
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { rows, bytes, judge } = await benchPage();
  console.log(
    `\nthe page: ${(bytes / 1e3).toFixed(0)} kB, and ${(judge / 1e3).toFixed(0)} kB to judge (gzip)`,
  );
  for (const { megabytes, shown: painted, longest, judged, command } of rows) {
    const cells = [
      `judged ${judged} ms`,
      `shown ${painted.toFixed(0)} ms`,
      `longest task ${longest.toFixed(0)} ms`,
      `command line ${command.toFixed(0)} ms`,
    ];
    console.log(`${megabytes} MB`.padEnd(10), ...cells.map((text) => text.padStart(24)));
  }
}
