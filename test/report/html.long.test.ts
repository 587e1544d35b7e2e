import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check, noneSkipped } from '../../src/check.js';
import { profiles } from '../../src/diagnostic.js';
import { html } from '../../src/report/html.js';
import type { FileReport } from '../../src/report/report.js';
import { readText } from '../../src/xml/document.js';
import { launchBrowser, openFile } from '../browser.js';

const folder = mkdtempSync(join(tmpdir(), 'airworthy-page-'));
const pictures = process.env.AIRWORTHY_PICTURES;

/** A feed with faults of every severity, in the channel and in episodes. */
const feed = readFileSync(join(import.meta.dirname, '../../feeds/rust-in-production/feed.xml'), 'utf8')
  .replace('<title>Rust in Production</title>', '')
  .replace(/<itunes:explicit>false<\/itunes:explicit>/, '<itunes:explicit>perhaps</itunes:explicit>')
  .replace(/<guid([^>]*)>[^<]*<\/guid>/g, '<guid$1>the same</guid>')
  .replace(/<enclosure url="[^"]*"/, `<enclosure url="http://media.example.com/${'long'.repeat(60)}.mp3"`);

function fileOf(name: string, text: string): FileReport {
  const document = readText(text, { name });
  const { diagnostics, more } = check(document, { profiles, now: Date.UTC(2026, 10, 20) });
  return { name, diagnostics, more, document };
}

const skipped = noneSkipped;
const pages = {
  one: html(
    { files: [fileOf('feeds/rust/feed.xml', feed)], profiles, skipped, accepted: 0 },
    { color: false },
  ),
  many: html(
    {
      files: [
        fileOf('feeds/rust/feed.xml', feed),
        { name: 'gone.xml', diagnostics: [], unreadable: 'gone.xml does not exist' },
        { ...fileOf('feeds/right.xml', feed), diagnostics: [] },
      ],
      profiles,
      skipped,
      accepted: 0,
    },
    { color: false },
  ),
};

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
  for (const [name, text] of Object.entries(pages)) writeFileSync(join(folder, `${name}.html`), text);
  if (pictures) mkdirSync(pictures, { recursive: true });
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(name: string, options: BrowserContextOptions): Promise<{ page: Page; said: string[] }> {
  return openFile(browser, join(folder, `${name}.html`), options, /^file:/);
}

const desktop = { width: 1280, height: 900 };
const phone = { width: 360, height: 740 };

test.each([
  ['one', 'light', desktop],
  ['one', 'dark', desktop],
  ['many', 'light', phone],
  ['many', 'dark', phone],
] as const)('%s, %s, %o: quiet, accessible, and within the screen', async (name, colorScheme, viewport) => {
  const { page, said } = await open(name, { colorScheme, viewport });
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: Axe }).axe.run());
  expect(violations.map(({ id, nodes }) => [id, nodes.map((each) => each.html)])).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  if (pictures) await page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`), fullPage: true });
  expect(said).toEqual([]);
  await page.context().close();
});

interface Axe {
  run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

test('works by keyboard', async () => {
  const { page } = await open('one', { viewport: desktop });
  const shown = () => page.locator('details[data-severity="error"]:visible').count();
  const before = await shown();
  expect(before).toBeGreaterThan(0);
  await page.keyboard.press('Tab');
  while ((await page.locator(':focus').getAttribute('type')) !== 'checkbox') await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  expect(await shown()).toBe(0);
  await page.keyboard.press('Space');
  expect(await shown()).toBe(before);
  while ((await page.locator(':focus').evaluate((each) => each.tagName)) !== 'SUMMARY') {
    await page.keyboard.press('Tab');
  }
  const isOpen = () =>
    page.locator(':focus').evaluate((each) => (each.parentElement as HTMLDetailsElement).open);
  const was = await isOpen();
  await page.keyboard.press('Enter');
  expect(await isOpen()).toBe(!was);
  await page.context().close();
});

test('is readable without scripts, and prints everything', async () => {
  const { page } = await open('one', { javaScriptEnabled: false, viewport: desktop });
  await expect(page.locator('details[data-severity="error"]').first().textContent()).resolves.toContain(
    'error',
  );
  const printed = await page.pdf({ format: 'A4' });
  expect(printed.subarray(0, 5).toString()).toBe('%PDF-');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.filters:visible').count()).toBe(0);
  if (pictures) await page.screenshot({ path: join(pictures, 'print.png'), fullPage: true });
  await page.context().close();
});
