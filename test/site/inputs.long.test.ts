import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { called, root } from '../run.js';
import { faultyFeed, judge, saved, siteInBrowser } from './browser.js';

const { folder, open } = siteInBrowser();
const feed = readFileSync(join(root, 'feeds/rust-in-production/feed.xml'), 'utf8');
const [, chapters = ''] = /<podcast:chapters url="[^"]*\/([^"/]+)"/.exec(feed) ?? [];

/** Feeds that are the same but for their encoding. */
const encoded = {
  'utf8.xml': Buffer.from(faultyFeed()),
  'utf16.xml': Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from(faultyFeed().replace(/encoding="[^"]*"/, 'encoding="UTF-16"'), 'utf16le'),
  ]),
  'latin1.xml': Buffer.from(
    faultyFeed()
      .replace(/encoding="[^"]*"/, 'encoding="ISO-8859-1"')
      .replace(/[^\0-\xff]/g, '')
      .replace('<channel>', '<channel>\n    <!-- Über -->'),
    'latin1',
  ),
};

const recording = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(300_000, 7)]);

/** What a person may give the page, and what it says first. */
const inputs: readonly (readonly [name: string, content: string | Buffer, said: RegExp])[] = [
  ['empty.xml', '', /The file is empty\..*Write the feed again/],
  ['page.html', '<!doctype html><title>Show</title><p>Hello', /This is a web page, not a feed/],
  [
    'feed.json',
    '{"version":"https://jsonfeed.org/version/1.1","items":[]}',
    /is JSON, not RSS.*Give the address/,
  ],
  ['603.mp3', recording, /is an MP3 file, not a feed/],
  ['feed.xml.gz', gzipSync(feed), /is compressed with gzip.*Unpack it/],
  ['words.doc', 'Dear listeners,\nhello.', /starts with "Dear listeners,"/],
  [
    'atom.xml',
    '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"/>',
    /<feed> \(Atom\), not <rss>/,
  ],
  ['cut.xml', feed.slice(0, feed.length / 2), /The feed is cut off inside/],
  ['long.xml', Buffer.alloc(64 * 1024 * 1024 + 10, '<'), /The document is longer than/],
  ['603.vtt', 'WEBVTT\n\n00:00.000 --> 00:02\nHello.', /not a WebVTT time|timing|cue/],
  ['603.srt', '1\n00:00:02,000 --> 00:00:01,000\nHello.', /ends|before/],
  ['603.json', '{"version":"1.2.0","chapters":[{"startTime":0}]}', /Chapter 1 has no title/],
];

const answers: Readonly<Record<string, (answer: ServerResponse, request: IncomingMessage) => void>> = {
  '/feed.xml': (answer) => answer.end(feed),
  '/moved': (answer) => answer.writeHead(302, { Location: '/feed.xml' }).end(),
  '/missing': (answer) => answer.writeHead(404).end(),
  '/broken': (answer) => answer.writeHead(503).end(),
  '/silent': () => {},
  '/half': (answer) => answer.write(feed.slice(0, 1000)),
  '/live': (answer, request) => {
    answer.setHeader('Content-Type', 'audio/mpeg');
    const playing = setInterval(() => answer.write(recording), 10);
    request.on('close', () => clearInterval(playing));
  },
};

/** What the page says of addresses, after 30 seconds where it waits so long. */
const addresses: readonly (readonly [path: string, said: RegExp])[] = [
  ['/feed.xml', /^feed\.xml: 0 errors/],
  ['/moved', /^moved: 0 errors/],
  ['/missing', /no feed at that address: 127\.0\.0\.1:\d+ answered 404 Not Found\. Check it/],
  ['/broken', /answered 503.*Two other ways.*npx airworthy check 'http:/s],
  ['/forbidden', /not allowed to read that address.*Two other ways.*save it as a file.*npx airworthy check/s],
  ['/silent', /has not answered for 30 seconds.*Two other ways/s],
  ['/half', /has not answered for 30 seconds.*Two other ways/s],
  ['/live', /^live: 1 error/],
];

const server = createServer((request, answer) => {
  if (request.url !== '/forbidden') answer.setHeader('Access-Control-Allow-Origin', '*');
  (answers[request.url ?? ''] ?? answers['/feed.xml'])?.(answer, request);
});
let base = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  base = `http://127.0.0.1:${typeof at === 'object' ? at?.port : ''}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Writes files, and returns where they are. */
function written(files: Readonly<Record<string, string | Buffer>>): readonly string[] {
  const lone = mkdtempSync(join(folder, 'input-'));
  return Object.entries(files).map(([name, content]) => {
    writeFileSync(join(lone, name), content);
    return join(lone, name);
  });
}

const status = (page: Page, text: RegExp) => page.locator('#status', { hasText: text }).waitFor();

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate(() => document.querySelector<HTMLDetailsElement>('#input')?.setAttribute('open', ''));
  await page.getByRole('textbox', { name: 'The text of the feed' }).fill(text);
  await page.locator('#paste button').click();
}

async function ask(page: Page, address: string): Promise<void> {
  await page.evaluate(() => document.querySelector<HTMLDetailsElement>('#input')?.setAttribute('open', ''));
  await page.getByRole('textbox', { name: 'The address of the feed' }).fill(address);
  await page.keyboard.press('Enter');
}

test('whatever is given is called by its name, and the page goes on', async () => {
  const { page, said } = await open('index.html');
  for (const [name, content, first] of inputs) {
    const [path = ''] = written({ [name]: content });
    await judge(page, path);
    const text = await page.locator('#panel-findings details').first().textContent();
    expect({ name, text: text?.replace(/\s+/g, ' ') }).toEqual({ name, text: expect.stringMatching(first) });
    const isAlone = /^603\.(?:vtt|srt|json)$/.test(name);
    expect({ name, verdicts: await page.locator('.verdicts li').count() }).toEqual({
      name,
      verdicts: isAlone ? 0 : 4,
    });
  }
  await paste(page, ' \n');
  await status(page, /Paste the text of a feed first/);
  await paste(page, '<rss version="2.0"><channel>');
  await status(page, /^pasted\.xml: /);
  expect(said).toEqual([]);
  await page.context().close();
});

test('an address is judged, or the page says what else there is to do', async () => {
  const { page, said } = await open('index.html');
  await page.clock.install();
  await ask(page, 'feeds.example.com');
  await status(page, /Give the whole address of the feed/);
  for (const [path, first] of addresses) {
    await ask(page, base + path);
    if (path === '/silent' || path === '/half') {
      await status(page, /^Asking 127/);
      await new Promise((resolve) => setTimeout(resolve, 200));
      await page.clock.fastForward(31_000);
    }
    await status(page, first);
  }
  // What is given next takes the place of what is still awaited.
  await ask(page, `${base}/silent`);
  await paste(page, `${base}/feed.xml`);
  await status(page, /^feed\.xml: 0 errors/);
  await page.clock.fastForward(31_000);
  await status(page, /^feed\.xml: 0 errors/);
  const asked = said.filter((each) => each.startsWith('asks for'));
  expect(new Set(asked.map((each) => new URL(each.slice(9)).origin))).toEqual(new Set([base]));
  await page.context().close();
});

test('files that are dropped at once are judged with the feed among them, and the rest is named', async () => {
  const { page } = await open('index.html');
  const list = '{"version":"1.2.0","chapters":[{"startTime":0,"title":"Welcome"}]}';
  const files = { 'notes.txt': 'Hello.', [chapters]: list, 'b.xml': feed, '603.mp3': recording };
  const paths = written(files);
  const dropped = await page.evaluateHandle(
    (given) => {
      const transfer = new DataTransfer();
      for (const [name, content] of given) transfer.items.add(new File([content], name));
      return transfer;
    },
    Object.entries(files).map(([name, content]) => [name, content.toString('latin1')] as const),
  );
  await page.locator('#drop').dispatchEvent('drop', { dataTransfer: dropped });
  await page.locator('#result', { hasText: `Judged together with ${chapters}.` }).waitFor();
  await page
    .locator('#result', { hasText: 'Not looked at: notes.txt, 603.mp3. One feed is judged at a time' })
    .waitFor();
  // What the feed names goes with it, whatever is in it.
  await page.setInputFiles('#file', written({ [chapters]: '{}' }));
  await page.locator('#status', { hasText: 'b.xml: 1 error' }).waitFor();
  await page.setInputFiles('#file', [...paths.slice(2), ...written({ 'c.xml': feed })]);
  await page.locator('#result', { hasText: 'Not looked at: c.xml, 603.mp3.' }).waitFor();
  await page.context().close();
});

test('a feed that is given while another is judged is the one that is shown', async () => {
  const { page, said } = await open('index.html');
  const item = /<item>.*?<\/item>/s.exec(feed)?.[0] ?? '';
  const [big = ''] = written({
    'big.xml': feed.replace('</channel>', `${item.repeat(Math.ceil(5e6 / item.length))}</channel>`),
  });
  await page.evaluate(() => {
    const state = globalThis as unknown as { told: (string | null)[] };
    state.told = [];
    const place = document.querySelector('#status');
    if (place)
      new MutationObserver(() => state.told.push(place.textContent)).observe(place, { childList: true });
  });
  await page.setInputFiles('#file', big);
  await status(page, /Judging big/);
  await paste(page, faultyFeed());
  await status(page, /^pasted\.xml: 2 errors/);
  await page.locator('#text .asked').waitFor();
  expect(await page.evaluate(() => (globalThis as unknown as { told: string[] }).told)).not.toContainEqual(
    expect.stringMatching(/^big\.xml: /),
  );
  expect(said).toEqual([]);
  await page.context().close();
});

test.each(Object.entries(encoded))(
  'what is saved of %s is what the command line writes',
  async (name, bytes) => {
    const { page, said } = await open('index.html');
    const [path = ''] = written({ [name]: bytes });
    // The same instant, and no file beside the feed.
    await page.clock.setFixedTime(Date.parse(now));
    await judge(page, path);
    for (const [title, format] of [
      ['HTML', 'html'],
      ['JSON', 'json'],
      ['SARIF', 'sarif'],
    ]) {
      const { out } = await called(join(path, '..'), ['check', name, '--format', format ?? '', '--now', now]);
      const report = (await saved(page, `Save the report as ${title}`)).toString();
      expect({ title, isSame: report === out }).toEqual({ title, isSame: true });
    }
    await page.getByRole('button', { name: /^Apply \d+ safe fix/ }).click();
    await status(page, /after \d+ fixes/);
    await page.getByRole('tab', { name: /Changes/ }).click();
    const fixed = await saved(page, 'Download the fixed feed');
    copyFileSync(path, `${path}.before`);
    expect((await called(join(path, '..'), ['fix', name, '--now', now])).code).toBe(0);
    expect(fixed.equals(readFileSync(path))).toBe(true);
    expect(fixed.equals(readFileSync(`${path}.before`))).toBe(false);
    expect(basename(path)).toBe(name);
    expect(said).toEqual([]);
    await page.context().close();
  },
);

const now = '2026-05-21T16:00:00Z';
