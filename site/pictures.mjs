/**
 * Takes the pictures of the README: `npm run site:pictures`, which builds first. With a folder, also takes every kind of
 * page at three widths, light and dark, to be looked at: `npm run site:pictures -- pictures.tmp`. Chromium is that of
 * the system, or of `CHROMIUM`.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'airworthy-pictures-'));
const site = join(folder, 'site');

/** A show with faults that are easy to see. */
const feed = readFileSync(join(root, 'feeds/rust-in-production/feed.xml'), 'utf8')
  .replace('<language>en</language>', '<language>english</language>')
  .replace(/<itunes:explicit>false/, '<itunes:explicit>no')
  .replace(/<guid([^>]*)>[^<]*<\/guid>/g, '<guid$1>rust-for-linux</guid>');

/** What is taken, by the name of the picture: the page, and what a person does first. */
const subjects = {
  form: { path: 'index.html' },
  judge: { path: 'index.html', act: judge },
  shown: { path: 'index.html', act: (page) => judge(page).then(() => tab(page, /^Preview/)) },
  changes: {
    path: 'index.html',
    async act(page) {
      await judge(page);
      await page.getByRole('button', { name: /^Apply/ }).click();
      await page.locator('#status', { hasText: 'after' }).waitFor();
      await tab(page, /^Changes/);
      await page.locator('.diff').waitFor();
    },
  },
  rule: { path: 'rules/rss/guid-duplicate.html' },
  rules: { path: 'rules/index.html' },
  directory: { path: 'directories/apple.html' },
  directories: { path: 'directories/index.html' },
  reference: { path: 'reference/index.html' },
  commands: { path: 'reference/commands.html' },
  show: { path: 'reference/show.html' },
  preview: { path: undefined, act: watch },
  desk: { path: undefined, act: (page) => watch(page).then(() => page.getByLabel('Desk').check()) },
};

/** Those of the README, in light. */
const readme = {
  judge: { width: 1440, height: 900 },
  preview: { width: 1280, height: 960 },
  rule: { width: 1440, height: 900 },
};
const widths = [390, 820, 1440];

async function judge(page) {
  await page.setInputFiles('#file', { name: 'my-show.xml', mimeType: 'text/xml', buffer: Buffer.from(feed) });
  await page.locator('#text mark').first().waitFor();
}

async function tab(page, name) {
  await page.getByRole('tab', { name }).click();
}

async function watch(page) {
  await page.getByText('Up to date').waitFor();
  await page.getByRole('combobox', { name: 'As read by' }).selectOption('antennapod');
  await page.locator('.player .chapters').waitFor();
  await page.getByRole('slider', { name: 'Position' }).fill('12');
  await page.evaluate(() => Promise.all([...document.images].map((each) => each.decode())));
  await page.locator('body').click({ position: { x: 1, y: 1 } });
}

execFileSync(process.execPath, [join(root, 'site/build.mjs'), site], { stdio: 'inherit' });
const server = spawn(process.execPath, [join(root, 'dist/cli.js'), 'preview', 'rust-in-production'], {
  cwd: root,
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

async function take(name, viewport, colorScheme, path) {
  const { path: own, act = async () => {} } = subjects[name];
  const page = await browser.newPage({ viewport, colorScheme, reducedMotion: 'reduce' });
  await page.goto(own === undefined ? preview : pathToFileURL(join(site, own)).href);
  await act(page);
  const picture = await page.screenshot();
  writeFileSync(path, path.endsWith('.webp') ? await webp(picture) : picture);
  await page.context().close();
}

/** A picture in WebP, which Chromium writes as well. */
async function webp(png) {
  const page = await browser.newPage();
  const data = await page.evaluate(
    async (url) => {
      const bitmap = await createImageBitmap(await (await fetch(url)).blob());
      const canvas = document.createElement('canvas');
      Object.assign(canvas, { width: bitmap.width, height: bitmap.height })
        .getContext('2d')
        .drawImage(bitmap, 0, 0);
      return canvas.toDataURL('image/webp', 0.85).split(',')[1];
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  await page.context().close();
  return Buffer.from(data, 'base64');
}

let preview;
try {
  preview = await new Promise((resolve, reject) => {
    let told = '';
    server.stderr.on('data', (chunk) => {
      told += chunk;
      if (/watching/.test(told)) resolve(/http:\S+/.exec(told)[0]);
    });
    server.on('exit', () => reject(new Error(told)));
  });
  for (const [name, viewport] of Object.entries(readme))
    await take(name, viewport, 'light', join(root, 'site/pictures', `${name}.webp`));
  const [every] = process.argv.slice(2);
  if (every) {
    mkdirSync(every, { recursive: true });
    for (const name of Object.keys(subjects))
      for (const width of widths)
        for (const scheme of ['light', 'dark'])
          await take(name, { width, height: 1000 }, scheme, join(every, `${name}-${width}-${scheme}.png`));
  }
} finally {
  server.kill('SIGINT');
  await browser.close();
  rmSync(folder, { recursive: true });
}
