import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { check } from '../../src/check.js';
import { openCache } from '../../src/io/online/cache.js';
import { askFeed, gather, type Progress } from '../../src/io/online/gather.js';
import type { Address } from '../../src/served/addresses.js';
import { read } from '../../src/xml/document.js';
import { answer, clientFor, type Manner, start } from './server.js';

const most = 100_000;

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-cache-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('the cache', () => {
  const feed = '<rss version="2.0"><channel><title>Rust</title></channel></rss>';

  /** Asks twice, each time with a new client, and returns what was asked of the server and what came the second time. */
  async function twice(headers: Manner['headers'], bodies: readonly [string, string] = [feed, feed]) {
    const folder = emptyFolder();
    let body = bodies[0];
    const statuses: (string | undefined)[] = [];
    const { port, asked } = await start((request, response) => {
      statuses.push(request.headers['if-none-match']);
      answer(request, response, { body, type: 'text/xml', ...(headers && { headers }), without: ['gzip'] });
    });
    const url = `http://feeds.example.com:${port}/feed.xml`;
    const ask = () =>
      clientFor({ cache: openCache(folder, 'cache') }).ask({ url, method: 'GET', most, cache: 'use' });
    await ask();
    body = bodies[1];
    const reply = await ask();
    return { count: asked.length, revalidated: statuses[1] !== undefined, reply, folder };
  }

  test('answers while HTTP says that it may', async () => {
    const { count, reply } = await twice({ 'cache-control': 'max-age=600' });
    expect(count).toBe(1);
    expect(new TextDecoder().decode(reply.body)).toBe(feed);
  });

  test('asks again where a file of it is not what was kept, and waits for none', async () => {
    const body = '<rss version="2.0"/>';
    const { port, asked } = await start((request, response) => {
      answer(request, response, {
        body,
        type: 'text/xml',
        headers: { 'cache-control': 'max-age=600' },
        without: ['gzip'],
      });
    });
    const url = `http://feeds.example.com:${port}/feed.xml`;
    const folder = emptyFolder();
    const ask = () =>
      clientFor({ cache: openCache(folder, 'cache') }).ask({ url, method: 'GET', most, cache: 'use' });
    await ask();
    const [name = ''] = readdirSync(folder);
    const path = join(folder, name);
    const kept = readFileSync(path, 'utf8');
    const head = JSON.parse(kept.slice(0, kept.indexOf('\n')));
    const withHead = (changed: object) => `${JSON.stringify({ ...head, ...changed })}\n${body}`;
    const outside = join(emptyFolder(), 'precious');
    writeFileSync(outside, 'precious');
    const files: readonly (() => void)[] = [
      () => execFileSync('mkfifo', [path]),
      () => symlinkSync(outside, path),
      () => symlinkSync(path, path),
      () => symlinkSync('/dev/zero', path),
      () => writeFileSync(path, ''),
      () => writeFileSync(path, '['.repeat(100_000)),
      () => writeFileSync(path, kept.slice(0, -1)),
      () => {
        writeFileSync(path, kept);
        truncateSync(path, 3 * 1024 ** 3);
      },
      ...[
        ...[
          null,
          7,
          [],
          { status: '200', headers: {} },
          { status: 200 },
          { status: 200, headers: { etag: {} } },
        ].map((wrong) => ({ answer: wrong })),
        ...[
          null,
          {},
          { ...head.policy, resh: { vary: 7 } },
          { ...head.policy, rescc: null },
          { ...head.policy, v: 9 },
        ].map((wrong) => ({ policy: wrong })),
      ].map((changed) => () => writeFileSync(path, withHead(changed))),
    ];
    for (const [index, make] of files.entries()) {
      rmSync(path, { force: true });
      make();
      const { outcome } = await ask();
      expect({ index, count: asked.length, outcome }).toMatchObject({
        count: 2 + index,
        outcome: { status: 200 },
      });
      expect(readdirSync(folder)).toEqual([name]);
    }
    expect(readFileSync(outside, 'utf8')).toBe('precious');
    await ask();
    expect(asked.length).toBe(1 + files.length);
    rmSync(path);
    mkdirSync(path);
    await expect(ask()).rejects.toThrow(`cache/${name} is a folder`);
    for (const [at, to] of [
      ['file', outside],
      ['dangling', join(folder, 'nowhere')],
    ] as const)
      symlinkSync(to, join(folder, at));
    for (const at of [outside, join(outside, 'below'), join(folder, 'file'), join(folder, 'dangling')])
      expect(() => openCache(at, 'precious')).toThrow('precious is not a folder');
    expect(readFileSync(outside, 'utf8')).toBe('precious');
  });

  test('asks whether anything has changed where it must', async () => {
    const { count, revalidated, reply } = await twice({ 'cache-control': 'no-cache' });
    expect({ count, revalidated }).toEqual({ count: 2, revalidated: true });
    expect(reply.outcome).toMatchObject({ status: 200 });
    expect(new TextDecoder().decode(reply.body)).toBe(feed);
  });

  test('keeps nothing that must not be kept', async () => {
    const { count, revalidated, folder } = await twice({ 'cache-control': 'no-store' });
    expect({ count, revalidated, files: readdirSync(folder) }).toEqual({
      count: 2,
      revalidated: false,
      files: [],
    });
  });

  test('says what was there before', async () => {
    const { reply } = await twice({ 'cache-control': 'no-cache' }, [feed, feed.replace('Rust', 'Go')]);
    expect(reply.before?.digest).toMatch(/^[\da-f]{64}$/);
    expect(new TextDecoder().decode(reply.body)).toContain('Go');
  });

  test('asks again where what it keeps is damaged', async () => {
    const folder = emptyFolder();
    const { port, asked } = await start((request, response) =>
      answer(request, response, {
        body: feed,
        type: 'text/xml',
        headers: { 'cache-control': 'max-age=600' },
      }),
    );
    const url = `http://feeds.example.com:${port}/feed.xml`;
    const ask = () =>
      clientFor({ cache: openCache(folder, 'cache') }).ask({ url, method: 'GET', most, cache: 'use' });
    await ask();
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'damaged');
    expect((await ask()).outcome).toMatchObject({ status: 200 });
    expect(asked).toHaveLength(2);
  });

  test('lets the rules see artwork that was replaced and validators that lie', async () => {
    const folder = emptyFolder();
    let round = 0;
    const site = (base: string): Record<string, Manner> => ({
      '/feed.xml': {
        body: `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Rust ${round}</title><itunes:image href="${base}/cover.jpg"/></channel></rss>`,
        type: 'application/rss+xml',
        headers: { etag: '"always"' },
      },
      '/cover.jpg': {
        body: `picture ${round}`,
        type: 'image/jpeg',
        headers: { 'cache-control': 'no-cache' },
      },
    });
    const { port } = await start((request, response) =>
      answer(request, response, site(base)[request.url ?? '']),
    );
    const base = `http://feeds.example.com:${port}`;
    const found = async () => {
      const client = clientFor({ cache: openCache(folder, 'cache') });
      const { served, bytes } = await askFeed(`${base}/feed.xml`, client, most);
      const answers = await gather([{ url: `${base}/cover.jpg`, role: 'picture' }], client);
      const document = read(bytes, { name: 'feed.xml' });
      const { diagnostics } = check(document, {
        profiles: ['apple', 'podcast20'],
        now: 0,
        network: { feed: served, served: answers },
      });
      return diagnostics.map(({ rule }) => rule).filter((rule) => rule.startsWith('feed-change/'));
    };
    expect(await found()).toEqual([]);
    round++;
    expect((await found()).sort()).toEqual([
      'feed-change/artwork-bytes-replaced',
      'feed-change/validators-stale',
    ]);
  });
});

describe('what fails by accident is tried again', () => {
  async function tries(statuses: readonly (readonly [number, Record<string, string>])[]) {
    const waited: number[] = [];
    let count = 0;
    const { port } = await start((_, response) => {
      const [status, headers] = statuses[Math.min(count++, statuses.length - 1)] ?? [200, {}];
      response.writeHead(status, headers);
      response.end();
    });
    const wait = async (milliseconds: number) => void waited.push(milliseconds);
    const { outcome } = await clientFor({ wait }).ask({
      url: `http://feeds.example.com:${port}/`,
      method: 'GET',
      most,
    });
    return { count, waited, status: 'status' in outcome ? outcome.status : outcome.kind };
  }

  test.each([
    [
      'a server that is busy',
      [
        [503, {}],
        [200, {}],
      ],
      { count: 2, waited: [500], status: 200 },
    ],
    ['ever longer', [[503, {}]], { count: 3, waited: [500, 1000], status: 503 }],
    [
      'as long as it asks to wait',
      [
        [429, { 'retry-after': '7' }],
        [200, {}],
      ],
      { count: 2, waited: [7000], status: 200 },
    ],
    [
      'until the date that it names',
      [
        [503, { 'retry-after': 'Thu, 11 Dec 2025 16:00:05 GMT', date: 'Thu, 11 Dec 2025 16:00:00 GMT' }],
        [200, {}],
      ],
      { count: 2, waited: [5000], status: 200 },
    ],
    [
      'not when it asks for an hour',
      [[429, { 'retry-after': '3600' }]],
      { count: 1, waited: [], status: 429 },
    ],
    ['not what is not there', [[404, {}]], { count: 1, waited: [], status: 404 }],
  ] satisfies [string, [number, Record<string, string>][], object][])('%s', async (_, statuses, expected) => {
    expect(await tries(statuses)).toEqual(expected);
  });
});

test('no more requests are under way at once than the limits say, for each host and in all', async () => {
  const running = new Map<string, number>();
  const highest = { host: 0, all: 0 };
  const { port } = await start((request, response) => {
    const host = String(request.headers.host ?? request.headers[':authority']);
    running.set(host, (running.get(host) ?? 0) + 1);
    highest.host = Math.max(highest.host, running.get(host) ?? 0);
    highest.all = Math.max(
      highest.all,
      [...running.values()].reduce((sum, count) => sum + count, 0),
    );
    setTimeout(() => {
      running.set(host, (running.get(host) ?? 1) - 1);
      response.end('x');
    }, 10);
  });
  const client = clientFor({ limits: { perHost: 2, inAll: 5 } });
  const addresses = Array.from(
    { length: 40 },
    (_, index): Address => ({ url: `http://h${index % 4}.example.com:${port}/${index}`, role: 'other' }),
  );
  const told: Progress[] = [];
  const answers = await gather(addresses, client, (progress) => told.push(progress));
  expect(answers.size).toBe(40);
  expect(highest).toEqual({ host: 2, all: 5 });
  expect(told.at(-1)).toMatchObject({ done: 40, total: 40 });
});

test('HTTP/2 is spoken where it is offered', async () => {
  const versions: string[] = [];
  const { port } = await start(
    (request, response) => {
      versions.push(String(request.headers[':authority']));
      response.end('x');
    },
    { certificate: 'server' },
  );
  const client = clientFor();
  await Promise.all(
    [1, 2, 3].map((each) =>
      client.ask({ url: `https://feeds.example.com:${port}/${each}`, method: 'GET', most }),
    ),
  );
  expect(versions).toEqual(Array(3).fill(`feeds.example.com:${port}`));
});

test('the first bytes of recordings say what they are', async () => {
  const { readFileSync } = await import('node:fs');
  const media = join(import.meta.dirname, '../fixtures/media');
  const names = ['mono-64k.mp3', 'aac.m4a', 'flac.flac', 'vorbis.ogg', 'video.mp4'];
  const { port } = await start((request, response) =>
    answer(request, response, {
      body: readFileSync(join(media, (request.url ?? '').slice(1))),
      type: 'audio/mpeg',
    }),
  );
  const url = (name: string) => `http://media.example.com:${port}/${name}`;
  const served = await gather(
    names.map((name): Address => ({ url: url(name), role: 'recording' })),
    clientFor(),
  );
  const facts = names.map((name) => [
    name,
    served.get(url(name))?.file?.audio?.codec,
    served.get(url(name))?.file?.bytes,
  ]);
  expect(facts).toEqual([
    ...[
      ['mono-64k.mp3', 'mp3'],
      ['aac.m4a', 'aac'],
      ['flac.flac', 'flac'],
      ['vorbis.ogg', 'vorbis'],
      ['video.mp4', 'aac'],
    ].map(([name = '', codec]) => [name, codec, readFileSync(join(media, name)).length]),
  ]);
});
