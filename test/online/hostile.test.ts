import { createServer, type Socket } from 'node:net';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { anyReach } from '../../src/io/online/reach.js';
import { clientFor, listen, start } from './server.js';

const most = 1024 * 1024;
const seconds = 1;

/** Serves what a program writes to a connection once it has been asked. */
async function raw(write: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => write(socket));
  });
  return `http://127.0.0.1:${await listen(server)}/feed.xml`;
}

/** Writes pieces for as long as the connection lives. */
function endlessly(socket: Socket, piece: string | Buffer): void {
  while (socket.writable && socket.write(piece));
  if (socket.writable) socket.once('drain', () => endlessly(socket, piece));
}

const ok = 'HTTP/1.1 200 OK\r\ncontent-type: application/rss+xml\r\n';

/** So many zeros, compressed by a program. */
async function bomb(compressor: NodeJS.ReadWriteStream, bytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  compressor.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve) => compressor.on('end', resolve));
  for (let left = bytes; left > 0; left -= most) compressor.write(Buffer.alloc(Math.min(most, left)));
  compressor.end();
  await done;
  return Buffer.concat(chunks);
}

const servers: readonly (readonly [
  name: string,
  serve: () => Promise<string>,
  kind: string,
  said: RegExp,
])[] = [
  [
    'an endless body',
    () =>
      raw((socket) => {
        socket.write(`${ok}\r\n`);
        endlessly(socket, 'x'.repeat(65_536));
      }),
    'size',
    /sends more than 1048576 bytes/,
  ],
  [
    'an endless body in chunks',
    () =>
      raw((socket) => {
        socket.write(`${ok}transfer-encoding: chunked\r\n\r\n`);
        endlessly(socket, `10000\r\n${'x'.repeat(65_536)}\r\n`);
      }),
    'size',
    /sends more than/,
  ],
  [
    'one byte at a time',
    () =>
      raw((socket) => {
        socket.write(`${ok}content-length: 100000\r\n\r\n`);
        const timer = setInterval(() => (socket.writable ? socket.write('x') : clearInterval(timer)), 100);
        socket.on('close', () => clearInterval(timer));
      }),
    'timeout',
    /has not sent everything after 1 seconds/,
  ],
  [
    'headers one byte at a time',
    () =>
      raw((socket) => {
        const timer = setInterval(() => (socket.writable ? socket.write('H') : clearInterval(timer)), 100);
        socket.on('close', () => clearInterval(timer));
      }),
    'protocol',
    /not valid HTTP/,
  ],
  [
    'a status of 000',
    () => raw((socket) => socket.end('HTTP/1.1 000 No\r\ncontent-length: 0\r\n\r\n')),
    'protocol',
    /sends what is not valid HTTP/,
  ],
  [
    'a length that no number holds',
    () => raw((socket) => socket.write(`${ok}content-length: 99999999999999999999\r\n\r\n<rss/>`)),
    'protocol',
    /sends what is not valid HTTP/,
  ],
  [
    'two lengths',
    () => raw((socket) => socket.end(`${ok}content-length: 2\r\ncontent-length: 9\r\n\r\n<rss/>`)),
    'protocol',
    /sends what is not valid HTTP/,
  ],
  ['no answer at all', () => raw(() => {}), 'timeout', /does not answer within 1 seconds/],
  [
    'headers without end',
    () =>
      raw((socket) => {
        socket.write(ok);
        endlessly(socket, `x-more: ${'x'.repeat(60_000)}\r\n`);
      }),
    'size',
    /headers that are larger than anybody reads/,
  ],
  [
    'a million short headers',
    () =>
      raw((socket) => {
        socket.write(ok);
        endlessly(socket, 'a: b\r\n'.repeat(1000));
      }),
    'size',
    /headers that are larger/,
  ],
  [
    'a header with a space in its name',
    () => raw((socket) => socket.end(`${ok}Bad Header: 1\r\n\r\nfeed`)),
    'protocol',
    /not valid HTTP/,
  ],
  [
    'what is not HTTP',
    () => raw((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')),
    'protocol',
    /not valid HTTP/,
  ],
  [
    'a reset before the answer',
    () => raw((socket) => socket.resetAndDestroy()),
    'reset',
    /closes the connection/,
  ],
  [
    'a reset within the body',
    () =>
      raw((socket) => {
        socket.write(`${ok}content-length: 1000\r\n\r\nfeed`, () =>
          setTimeout(() => socket.resetAndDestroy(), 50),
        );
      }),
    'cut',
    /ends after 4 of 1000 bytes/,
  ],
  [
    'an end within the body',
    () => raw((socket) => socket.end(`${ok}content-length: 1000\r\n\r\nfeed`)),
    'cut',
    /ends after 4 of 1000 bytes/,
  ],
  [
    'ten thousand redirects',
    async () => {
      const { port } = await start((request, response) => {
        const hop = Number(/\d+$/.exec(request.url ?? '')?.[0] ?? 0);
        response.writeHead(hop < 10_000 ? 302 : 200, { location: `/hop${hop + 1}` });
        response.end();
      });
      return `http://127.0.0.1:${port}/hop0`;
    },
    'redirects',
    /more than 20 times/,
  ],
  [
    'a redirect of megabytes',
    () => raw((socket) => socket.end(`HTTP/1.1 302 Found\r\nlocation: /${'x'.repeat(2_000_000)}\r\n\r\n`)),
    'size',
    /headers that are larger/,
  ],
  [
    'a gzip bomb',
    async () => {
      const packed = await bomb(createGzip({ level: 9 }), 32 * most);
      return raw((socket) => {
        socket.write(`${ok}content-encoding: gzip\r\ncontent-length: ${packed.length}\r\n\r\n`);
        socket.end(packed);
      });
    },
    'size',
    /packed into/,
  ],
  [
    'a brotli bomb',
    async () => {
      const packed = await bomb(
        createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
        32 * most,
      );
      return raw((socket) => {
        socket.write(`${ok}content-encoding: br\r\ncontent-length: ${packed.length}\r\n\r\n`);
        socket.end(packed);
      });
    },
    'size',
    /packed into/,
  ],
  [
    'gzip that is not gzip',
    () => raw((socket) => socket.end(`${ok}content-encoding: gzip\r\ncontent-length: 4\r\n\r\nfeed`)),
    'protocol',
    /compressed by gzip, which it is not/,
  ],
  [
    'a compression nobody asked for',
    () => raw((socket) => socket.end(`${ok}content-encoding: zstd\r\ncontent-length: 4\r\n\r\nfeed`)),
    'protocol',
    /zstd/,
  ],
  [
    'a certificate for another name',
    async () => `https://127.0.0.1:${(await start(() => {}, { certificate: 'other-name' })).port}/`,
    'certificate',
    /for another name/,
  ],
  [
    'no TLS where it should be',
    async () => (await raw((socket) => socket.end(`${ok}\r\nfeed`))).replace('http:', 'https:'),
    'certificate',
    /does not speak TLS/,
  ],
  ['nobody who listens', async () => 'http://127.0.0.1:9/feed.xml', 'refused', /refuses the connection/],
];

describe('a hostile server ends in a sentence, in bounded time and memory', () => {
  test.each(servers)('%s', async (_, serve, kind, said) => {
    const url = await serve();
    const client = clientFor({ reach: anyReach, seconds });
    const memory = process.memoryUsage().arrayBuffers;
    const begun = performance.now();
    const { outcome } = await client.ask({
      url,
      method: 'GET',
      most,
      headers: { 'accept-encoding': 'gzip, br' },
    });
    expect(outcome).toMatchObject({ kind, but: expect.stringMatching(said) });
    expect(performance.now() - begun).toBeLessThan(4 * seconds * 1000);
    expect(process.memoryUsage().arrayBuffers - memory).toBeLessThan(64 * most);
  });

  test('a name that does not resolve', async () => {
    const resolve = async () => {
      throw Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' });
    };
    const client = clientFor({ reach: { ...anyReach, resolve } });
    const { outcome } = await client.ask({ url: 'https://nowhere.example.com/', method: 'GET', most });
    expect(outcome).toMatchObject({ kind: 'dns', but: 'does not resolve' });
  });
});
