import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchBrowser, openFile } from '../browser.js';
import { root } from '../run.js';

export const desk = { width: 1440, height: 900 };

/** The site, built into a folder of its own before the tests of a file, and the browser of the system to open it in. */
export function siteInBrowser() {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-site-'));
  const dist = join(folder, 'site');
  let browser: Browser;
  beforeAll(async () => {
    execFileSync(process.execPath, [join(root, 'site/build.mjs'), dist]);
    browser = await launchBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder,
    dist,
    browser: () => browser,
    /** Opens a page from the disk, and notes what it logs and what it asks of anybody. */
    open(path: string, options: BrowserContextOptions = { viewport: desk }) {
      return openFile(browser, join(dist, path), options, /^(file|blob|data):/);
    },
  };
}

/** A feed with faults of every severity, some of which can be fixed. */
export function faultyFeed(): string {
  return readFileSync(join(root, 'feeds/rust-in-production/feed.xml'), 'utf8')
    .replace('<title>Rust in Production</title>', '')
    .replace('<language>en</language>', '<language>english</language>')
    .replace(/<itunes:explicit>false/, '<itunes:explicit>no')
    .replace(/<guid([^>]*)>[^<]*<\/guid>/g, '<guid$1>the same</guid>');
}

/** Gives the page a file, and waits until what was found is shown. */
export async function judge(page: Page, path: string): Promise<void> {
  await page.setInputFiles('#file', path);
  await page
    .locator('#status', { hasText: 'judged in' })
    .filter({ hasText: basename(path) })
    .waitFor();
  await page.locator('#text > *').first().waitFor();
}

/** The bytes that a button saves. */
export async function saved(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name }).click(),
  ]);
  return readFileSync(await download.path());
}
