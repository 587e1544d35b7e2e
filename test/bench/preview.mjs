/**
 * How soon the page of `airworthy preview` shows a change in one of 2,000 episode files, and when everything is built
 * again. Run alone: `node test/bench/preview.mjs`, after a build. Chromium is that of the system, or of `CHROMIUM`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { makeFolders } from './load.mjs';

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

/** How often an episode is changed. */
const changes = 7;

/** The instant at which the page shows a text for the first time, by the clock of the machine. */
const shows = (text) =>
  new Promise((resolve) => {
    const look = () => {
      if (!document.querySelector('.page .title')?.textContent.includes(text)) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(Date.now()));
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
    look();
  });

/** Milliseconds until the page is there, from a change of one episode until it is shown, and until all is built again. */
export async function benchPreview() {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-preview-'));
  const { episodes } = makeFolders(folder);
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [cli, 'preview', 'linux-unplugged', '--now', '2030-01-01T00:00:00Z'],
    {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    let told = '';
    await new Promise((resolve, reject) => {
      child.stderr.on('data', (chunk) => {
        told += chunk;
        if (/watching/.test(told)) resolve();
      });
      child.on('exit', () => reject(new Error(told)));
    });
    const first = performance.now() - started;
    const page = await browser.newPage();
    await page.goto(/http:\S+/.exec(told)[0]);
    await page.getByText('Up to date').waitFor();
    const file = join(folder, 'linux-unplugged', `${String(episodes).padStart(4, '0')}.md`);
    const text = readFileSync(file, 'utf8');
    const shown = [];
    const whole = [];
    for (let change = 0; change < changes; change++) {
      const title = `The kernel of change ${change}`;
      const there = page.evaluate(shows, title);
      const written = Date.now();
      writeFileSync(file, text.replace(/"title": "All Your Kernels[^"]*"/, `"title": "${title}"`));
      shown.push((await there) - written);
      await page.getByText('Up to date').waitFor();
      whole.push(Date.now() - written);
    }
    const median = (times) => times.slice(1).sort((a, b) => a - b)[(times.length - 1) >> 1];
    return { episodes, first, shown: median(shown), whole: median(whole) };
  } finally {
    child.kill('SIGINT');
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { episodes, first, shown, whole } = await benchPreview();
  console.log(`\npreview of ${episodes} episodes`);
  console.log(
    `the first page after ${first.toFixed(0)} ms, a change after ${shown} ms, all after ${whole} ms`,
  );
}
