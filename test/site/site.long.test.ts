import { spawn } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { checkCommand } from '../../src/commands/check.js';
import { terminalIn } from '../commands/terminal.js';
import { diagnosticsIn, edit, root } from '../run.js';
import { desk, faultyFeed, judge, saved, siteInBrowser } from './browser.js';

const pictures = process.env.AIRWORTHY_PICTURES;
const { folder, dist, browser, open } = siteInBrowser();
const faulty = join(folder, 'faulty.xml');

const fixtures = [
  ...readdirSync(join(root, 'test/fixtures/feeds')).map((name) => join(root, 'test/fixtures/feeds', name)),
  join(root, 'test/fixtures/grand-tour.xml'),
  faulty,
];

beforeAll(() => {
  writeFileSync(faulty, faultyFeed());
  if (pictures) mkdirSync(pictures, { recursive: true });
});

const widths = [390, 820, 1440] as const;

/** What axe-core finds without asking for the style sheet again, with the markup that it is about. */
async function inaccessible(page: Page): Promise<readonly unknown[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: Axe }).axe.run({ preload: false }),
  );
  return violations.map(({ id, nodes }) => [id, nodes.map((each) => each.html)]);
}

interface Axe {
  run(options: { preload: boolean }): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

test('the page that judges is small, and so is what judges', async () => {
  const size = (...paths: readonly string[]) =>
    paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(dist, path))).length, 0);
  // What is loaded before somebody goes near the form.
  expect(size('index.html', 'style.css')).toBeLessThan(60_000);
  expect(size('judge.js')).toBeLessThan(250_000);
  const { page, said } = await open('index.html');
  expect(await page.locator('script[src]').count()).toBe(0);
  await page.locator('#address').focus();
  await page.locator('script[src]').waitFor({ state: 'attached' });
  expect(said).toEqual([]);
});

/** What the command line finds in a feed by itself. */
async function foundByCommand(path: string): Promise<string> {
  const lone = mkdtempSync(join(folder, 'lone-'));
  copyFileSync(path, join(lone, basename(path)));
  const terminal = terminalIn(lone);
  await checkCommand.run(
    [basename(path)],
    { format: 'json', failOn: 'error' },
    { ...terminal, now: Date.now() },
  );
  return terminal.out();
}

/** Feeds that others publish, where somebody has put them; the project has none of them. */
const published = process.env.AIRWORTHY_FEEDS ?? join(root, '../shared/feeds');
const feeds = existsSync(published)
  ? readdirSync(published)
      .filter((name) => /\.(?:xml|rss)$/.test(name))
      .map((name) => join(published, name))
  : [];

test('finds in every feed what the command line finds', async () => {
  const { page, said } = await open('index.html');
  for (const path of [...fixtures, ...feeds]) {
    await judge(page, path);
    const out = await foundByCommand(path);
    const shown = diagnosticsIn((await saved(page, 'Save the report as JSON')).toString());
    expect({ path, shown }).toEqual({ path, shown: diagnosticsIn(out) });
    const counts = JSON.parse(out).summary;
    expect(await page.locator('#status').textContent()).toMatch(
      new RegExp(`: ${counts.errors} errors?, ${counts.warnings} warnings?, ${counts.infos} infos? `),
    );
  }
  expect(said).toEqual([]);
  await page.context().close();
});

test('fixes all that is safe, shows what has changed, and takes it back', async () => {
  const { page, said } = await open('index.html');
  await judge(page, faulty);
  await page.getByRole('button', { name: /^Apply \d+ safe fix/ }).click();
  await page.locator('#status', { hasText: /after \d+ fixes/ }).waitFor();
  expect(await page.getByRole('button', { name: /^Apply \d+ safe fix/ }).count()).toBe(0);
  await page.getByRole('tab', { name: /Changes/ }).click();
  await page.locator('.diff').waitFor();
  expect(await page.locator('.diff .added').allTextContents()).not.toEqual([]);
  await page.getByRole('button', { name: 'Take the fixes back' }).click();
  await page.locator('#status', { hasText: 'faulty.xml: 2 errors' }).waitFor();
  expect(said).toEqual([]);
  await page.context().close();
});

test('applies one fix and leaves the others', async () => {
  const { page } = await open('index.html');
  await judge(page, faulty);
  // Those of infos are folded away.
  const fixes = page.locator('button[aria-label^="Fix: "]');
  const before = await fixes.count();
  expect(before).toBeGreaterThan(1);
  await fixes.filter({ visible: true }).first().click();
  await page.locator('#status', { hasText: 'after 1 fix:' }).waitFor();
  expect(await fixes.count()).toBe(before - 1);
  await page.context().close();
});

test('judges a chapter list with the feed that names it, and by itself', async () => {
  const { page } = await open('index.html');
  const feed = join(root, 'feeds/rust-in-production/feed.xml');
  const [, url = ''] = /<podcast:chapters url="([^"]+)"/.exec(readFileSync(feed, 'utf8')) ?? [];
  const list = join(folder, basename(url));
  writeFileSync(list, '{"version":"1.2.0","chapters":[{"startTime":9,"title":"Late"},{"startTime":0}]}');
  await judge(page, feed);
  await page.setInputFiles('#file', list);
  await page.locator('#result', { hasText: `Judged together with ${basename(list)}` }).waitFor();
  expect(await page.locator('[data-rule="media/chapters-unsorted"]').textContent()).toContain(basename(list));
  await page.context().close();

  const { page: other } = await open('index.html');
  await judge(other, list);
  expect(await other.locator('[data-rule="media/chapters-title-missing"]').count()).toBe(1);
  expect(await other.locator('#text mark').count()).toBeGreaterThan(0);
  await other.context().close();
});

test('shows the feed as apps read it', async () => {
  const { page, said } = await open('index.html');
  await judge(page, faulty);
  await page.getByRole('tab', { name: /Episodes/ }).click();
  await page.getByRole('button', { name: 'Rust for Linux, see the preview' }).click();
  await page.locator('.page .title', { hasText: /^Rust for Linux$/ }).waitFor();
  await page.getByRole('combobox', { name: 'As read by' }).selectOption('antennapod');
  expect(await page.locator('.preview').textContent()).toContain('As the source code of AntennaPod reads it');
  await page.locator('.page .heading', { hasText: 'Worth knowing' }).waitFor();
  await page.getByRole('combobox', { name: 'As read by' }).selectOption('apple');
  expect(await page.locator('.page .heading').count()).toBe(0);
  await page.getByRole('slider', { name: 'Position' }).focus();
  await page.keyboard.press('End');
  expect(await page.locator('.player .chapters .current').count()).toBeLessThanOrEqual(1);
  expect(said).toEqual([]);
  await page.context().close();
});

test('a page that was visited once is there without a network', async () => {
  const types: Readonly<Record<string, string>> = {
    html: 'text/html',
    css: 'text/css',
    js: 'text/javascript',
  };
  const server = createServer(({ url = '/' }, answer) => {
    const path = join(dist, url.endsWith('/') ? `${url}index.html` : url);
    answer.setHeader('Content-Type', types[path.split('.').at(-1) ?? ''] ?? 'text/plain');
    answer.end(existsSync(path) ? readFileSync(path) : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  const context = await browser().newContext();
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${typeof at === 'object' ? at?.port : ''}/`);
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === 'activated') return;
    await new Promise((resolve) => active?.addEventListener('statechange', resolve));
  });
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await page.reload();
  await judge(page, faulty);
  await page.getByRole('link', { name: 'Reference' }).click();
  await page.getByRole('heading', { name: 'Reference' }).waitFor();
  await context.close();
});

test('airworthy preview follows the files, and keeps the tab and the place', async () => {
  const work = mkdtempSync(join(folder, 'show-'));
  for (const name of ['episodes', 'feeds']) cpSync(join(root, name), join(work, name), { recursive: true });
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), 'preview', 'rust-in-production'], {
    cwd: work,
  });
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  await expect.poll(() => err, { timeout: 60_000 }).toMatch(/watching/);
  const context = await browser().newContext({
    viewport: { width: 1440, height: 700 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.goto(/http:\S+/.exec(err)?.[0] ?? '');
  const row = page.locator('.row-button', { hasText: 'Rust for Linux' }).last();
  await row.click();
  await page.locator('.page .title', { hasText: /^Rust for Linux$/ }).waitFor();
  await page.locator('.page img.art').first().waitFor();
  await page.evaluate(() => scrollTo(0, 200));
  if (pictures) {
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await page.screenshot({ path: join(pictures, `preview-${width}.png`) });
    }
  }
  const path = 'episodes/rust-in-production/s05e06-rust-for-linux/index.md';
  await page.route(
    '**/state.json',
    async (route) => {
      await page.evaluate(() => scrollTo(0, 150));
      await route.continue();
    },
    { times: 1 },
  );
  await page.locator('#status').evaluate((status) => {
    status.textContent = 'Not renewed yet';
  });
  edit(join(work, path), 'Rust for Linux', 'Rust for Penguins');
  await page.locator('.page .title', { hasText: 'Rust for Penguins' }).waitFor();
  await page.locator('#status', { hasText: 'Up to date' }).waitFor();
  expect(await page.evaluate(() => scrollY)).toBe(150);
  edit(join(work, path), 'published = 2025-12-11', 'published = "yesterday"');
  await page.getByRole('tab', { name: /Findings \(1/ }).click();
  await page.locator('.placed .error', { hasText: `${path}:3:` }).waitFor();
  expect(await page.locator('.placed .error mark').first().textContent()).toContain('yesterday');
  edit(join(work, path), 'published = "yesterday"', 'published = 2025-12-11');
  await page.getByRole('tab', { name: /Findings \(0/ }).waitFor();
  expect(await page.getByRole('tab', { name: /Findings/ }).getAttribute('aria-selected')).toBe('true');
  expect(await inaccessible(page)).toEqual([]);
  expect(said).toEqual([]);
  await context.close();
  child.kill('SIGINT');
  expect(await ended).toBe(0);
});

test('shows the place of a finding by keyboard', async () => {
  const { page } = await open('index.html');
  await judge(page, faulty);
  const place = page.locator('[data-rule="rss/guid-duplicate"] button.place').last();
  const [line] = ((await place.textContent()) ?? '').split(':');
  await place.focus();
  await page.keyboard.press('Enter');
  const asked = page.locator('#text .asked');
  await page.locator(`#text .asked [data-line="${line}"]`).waitFor();
  expect(await asked.locator('mark.error').allTextContents()).toContain('the same');
  await page.context().close();
});

test('a feed of 20 MB does not freeze the page', async () => {
  const item = /<item>.*?<\/item>/s.exec(readFileSync(faulty, 'utf8'))?.[0] ?? '';
  const big = join(folder, 'big.xml');
  const feed = readFileSync(faulty, 'utf8');
  writeFileSync(big, feed.replace('</channel>', `${item.repeat(Math.ceil(20e6 / item.length))}</channel>`));
  const { page } = await open('index.html');
  await page.evaluate(() => {
    const state = globalThis as unknown as { longest: number };
    state.longest = 0;
    let last = performance.now();
    setInterval(() => {
      state.longest = Math.max(state.longest, performance.now() - last);
      last = performance.now();
    }, 20);
  });
  await page.setInputFiles('#file', big);
  await page.locator('#text pre').waitFor({ timeout: 120_000 });
  const longest = await page.evaluate(() => (globalThis as unknown as { longest: number }).longest);
  expect(longest).toBeLessThan(1000);
  await page.context().close();
});

test('finds a rule by words and by who asks', async () => {
  const { page, said } = await open('rules/index.html');
  await page.getByRole('searchbox', { name: 'Search' }).fill('guid items share');
  expect(await page.locator('.rules li:visible code').allTextContents()).toContain('rss/guid-duplicate');
  const all = await page.locator('.rules li:visible').count();
  await page.getByRole('combobox', { name: 'Asked by' }).selectOption('youtube');
  expect(await page.locator('.rules li:visible').count()).toBeLessThan(all);
  expect(said).toEqual([]);
  await page.context().close();
});

const looks = [
  ['index.html', 'light'],
  ['index.html', 'dark'],
  ['rules/index.html', 'dark'],
  ['rules/rss/guid-duplicate.html', 'light'],
  ['rules/rss/guid-duplicate.html', 'dark'],
  ['directories/index.html', 'light'],
  ['directories/apple.html', 'dark'],
  ['reference/commands.html', 'light'],
  ['reference/library.html', 'dark'],
] as const;

/** By how much what is in a page moved while it was loaded, as Chromium counts it. */
function shiftOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const each of list.getEntries()) sum += (each as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 200);
      }),
  );
}

test('nothing moves while the page loads on a slow machine', async () => {
  for (let load = 0; load < 5; load++) {
    const context = await browser().newContext({ viewport: desk });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 8 });
    await page.goto(pathToFileURL(join(dist, 'index.html')).href);
    expect(await shiftOf(page)).toBe(0);
    await context.close();
  }
});

test('the tabs of a result are gone through by keyboard', async () => {
  const { page } = await open('index.html');
  await judge(page, faulty);
  const selected = () => page.locator('[role=tab][aria-selected=true]');
  const panel = () => page.locator('[role=tabpanel]:not([hidden])');
  await selected().focus();
  for (const [key, name] of [
    ['ArrowRight', 'episodes'],
    ['ArrowRight', 'preview'],
    ['End', 'changes'],
    ['ArrowRight', 'findings'],
    ['ArrowLeft', 'changes'],
    ['Home', 'findings'],
    ['ArrowRight', 'episodes'],
  ] as const) {
    await page.keyboard.press(key);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe(`tab-${name}`);
    expect(await selected().getAttribute('id')).toBe(`tab-${name}`);
    expect(await panel().getAttribute('id')).toBe(`panel-${name}`);
  }
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('[role=tabpanel]')?.id)).toBe(
    'panel-episodes',
  );
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Home');
  const folded = page.locator('details.info:not([open])').first();
  await folded.locator('summary').focus();
  await page.keyboard.press('Enter');
  await page.locator('details.info[open] .place').first().waitFor();
  await page.context().close();
});

/** Goes on with the Tab key until something of a kind has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`Tab does not reach ${selector}`);
}

test('a feed is judged, fixed and seen as an app shows it with a keyboard alone', async () => {
  const { page, said } = await open('index.html');
  await tabTo(page, '.skip');
  await tabTo(page, '#pasted');
  await page.keyboard.insertText(faultyFeed());
  await tabTo(page, '#paste button');
  await page.keyboard.press('Enter');
  await page.locator('#status', { hasText: 'pasted.xml: 2 errors' }).waitFor();
  await tabTo(page, '[role=tab]');
  await tabTo(page, 'button.main');
  await page.keyboard.press('Enter');
  await page.locator('#status', { hasText: /after \d+ fixes/ }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('tab-findings');
  for (let panel = 0; panel < 3; panel++) await page.keyboard.press('ArrowRight');
  await tabTo(page, '#changes button.main');
  await tabTo(page, '.diff');
  await page.keyboard.press('Shift+Tab');
  await page.locator('[role=tab][aria-selected=true]').focus();
  await page.keyboard.press('ArrowLeft');
  await tabTo(page, '.preview select');
  await page.keyboard.type('Kasts');
  await page.locator('.preview', { hasText: 'As the source code of Kasts reads it' }).waitFor();
  await tabTo(page, '[data-index="1"]');
  await page.keyboard.press('Enter');
  await page.locator('[data-index="1"][aria-current=true]').waitFor();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.locator('.page .title', { hasText: 'Rust for Linux Live' }).waitFor();
  await tabTo(page, '[aria-label=Position]');
  await page.keyboard.press('End');
  await page.locator('.chapters .current', { hasText: 'Further reading' }).waitFor();
  await tabTo(page, '.chapters button');
  await page.keyboard.press('Enter');
  await page.locator('.chapters .current', { hasText: 'Live from Rust Week' }).waitFor();
  expect(said).toEqual([]);
  await page.context().close();
});

test.each(looks)('%s, %s: accessible, quiet, and within every screen', async (path, colorScheme) => {
  const { page, said } = await open(path, { colorScheme, viewport: desk, reducedMotion: 'reduce' });
  expect(await shiftOf(page)).toBe(0);
  if (path === 'index.html') await judge(page, faulty);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  expect(await inaccessible(page)).toEqual([]);
  if (path === 'index.html') {
    for (const name of ['Episodes', 'Changes', 'Preview']) {
      await page.getByRole('tab', { name }).click();
      expect({ name, found: await inaccessible(page) }).toEqual({ name, found: [] });
    }
  }
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    const name = `${path.replace(/\W+/g, '-')}-${colorScheme}-${width}.png`;
    if (pictures) await page.screenshot({ path: join(pictures, name) });
  }
  expect(said).toEqual([]);
  await page.context().close();
});
