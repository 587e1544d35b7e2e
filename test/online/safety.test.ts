import { createServer, type Server } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anyReach, isPublic, publicReach, type Reach } from '../../src/io/online/reach.js';
import { isAnswer } from '../../src/served/served.js';
import { shownUrl } from '../../src/served/shown-url.js';
import { clientFor, start } from './server.js';

/** Addresses of one's own machine or network, of clouds' metadata, and of nobody, in every spelling. */
const refused: readonly string[] = [
  ...['127.0.0.1', '127.1', '127.255.255.254', '2130706433', '0x7f000001', '0177.0.0.1', '0', '0.0.0.0'],
  ...['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '192.168.255.255'],
  ...['169.254.0.1', '169.254.169.254', '100.64.0.1', '100.100.100.200', '100.127.255.255', '192.0.0.192'],
  ...[
    '168.63.129.16',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.255',
  ],
  ...['240.0.0.1', '255.255.255.255', '[::]', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:a9fe:a9fe]'],
  ...['[::127.0.0.1]', '[fe80::1]', '[fc00::1]', '[fd00:ec2::254]', '[ff02::1]', '[64:ff9b::127.0.0.1]'],
  ...[
    '[64:ff9b::a9fe:a9fe]',
    '[64:ff9b:1::7f00:1]',
    '[2002:7f00:1::]',
    '[2001:db8::1]',
    '[2001::1]',
    '[fec0::1]',
  ],
  ...['[::ffff:0:127.0.0.1]', '[100::1]'],
];

const port = 80;

/** Everything that connects to this machine on the ports of the web is seen. */
const seen: string[] = [];
const listeners: Server[] = [];
let open = 0;

beforeAll(async () => {
  for (const host of ['127.0.0.1', '::1']) {
    const server = createServer((socket) => {
      seen.push(`${socket.localAddress}`);
      socket.destroy();
    });
    server.on('error', () => {});
    await new Promise<void>((resolve) => {
      server.once('error', () => resolve());
      server.listen(0, host, resolve);
    });
    const address = server.address();
    if (address !== null && typeof address === 'object' && host === '127.0.0.1') open = address.port;
    listeners.push(server);
  }
});

afterAll(() => {
  for (const server of listeners) server.close();
});

/** The rules of the internet, on the port of the listener. */
const guarded = (resolve: Reach['resolve'] = anyReach.resolve): Reach => ({
  ...publicReach([open, port]),
  resolve,
});

const ask = (url: string, reach: Reach) =>
  clientFor({ reach, seconds: 2 }).ask({ url, method: 'GET', most: 1000 });

test('there are forty addresses that nobody must reach', () => {
  expect(refused.length).toBeGreaterThanOrEqual(40);
});

describe('a private address is never connected to', () => {
  test.each(refused)('%s, as it is, and by a name', async (host) => {
    const before = seen.length;
    const direct = await ask(`http://${host}:${open}/`, guarded());
    expect(direct.outcome).toMatchObject({ kind: 'forbidden' });
    const address = new URL(`http://${host}/`).hostname.replace(/^\[|\]$/g, '');
    const named = await ask(
      `http://feeds.example.com:${open}/`,
      guarded(async () => [{ address, family: address.includes(':') ? 6 : 4 }]),
    );
    expect(named.outcome).toMatchObject({
      kind: 'forbidden',
      but: expect.stringContaining('private network'),
    });
    expect(seen.length).toBe(before);
  });

  test.each(refused)('%s, by a redirect', async (host) => {
    const before = seen.length;
    const { port: redirecting } = await start(
      (_, response) => {
        response.writeHead(302, { location: `http://${host}:${open}/` });
        response.end();
      },
      { host: '127.0.0.2' },
    );
    // The one address of this machine that may be reached is that of the server that redirects.
    const reach = {
      ...publicReach([redirecting, open]),
      mayReach: (address: string) => address === '127.0.0.2' || isPublic(address),
    };
    const { outcome, redirects } = await ask(`http://127.0.0.2:${redirecting}/`, reach);
    expect(redirects).toHaveLength(1);
    expect(outcome).toMatchObject({ kind: 'forbidden' });
    expect(seen.length).toBe(before);
  });

  test('a name that resolves differently the second time, at once and after a redirect', async () => {
    const before = seen.length;
    const { port: first } = await start(
      (request, response) => {
        response.writeHead(request.url === '/next' ? 200 : 302, { location: '/next', connection: 'close' });
        response.end();
      },
      { host: '127.0.0.2' },
    );
    let count = 0;
    const reach: Reach = {
      mayReach: (address) => address === '127.0.0.2' || isPublic(address),
      mayUse: () => true,
      resolve: async () => [{ address: count++ === 0 ? '127.0.0.2' : '127.0.0.1', family: 4 }],
    };
    const { outcome, redirects } = await ask(`http://rebinding.example.com:${first}/`, reach);
    expect(redirects).toHaveLength(1);
    expect(outcome).toMatchObject({ kind: 'forbidden' });
    expect(seen.length).toBe(before);
  });

  test('a name with a public and a private address leads to the public one only', async () => {
    const before = seen.length;
    const { port: reached, asked } = await start((_, response) => response.end('feed'), {
      host: '127.0.0.2',
    });
    const reach: Reach = {
      mayReach: (address) => address === '127.0.0.2',
      mayUse: () => true,
      resolve: async () => [
        { address: '127.0.0.1', family: 4 },
        { address: '127.0.0.2', family: 4 },
      ],
    };
    const { outcome } = await ask(`http://both.example.com:${reached}/`, reach);
    expect(outcome).toMatchObject({ status: 200 });
    expect(asked).toEqual(['GET /']);
    expect(seen.length).toBe(before);
  });

  test('the listener sees whoever may connect', async () => {
    const before = seen.length;
    await ask(`http://127.0.0.1:${open}/`, anyReach);
    expect(seen.length).toBeGreaterThan(before);
  });
});

test('an address in any IPv6 form of a private IPv4 address is private', () => {
  const part = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(fc.constantFrom('127', '10', '169.254', '192.168'), part, part, (start, a, b) => {
      const dotted = `${start}.${start.includes('.') ? '' : '1.'}${a}.${b}`;
      for (const form of [dotted, `::ffff:${dotted}`, `64:ff9b::${dotted}`, `::${dotted}`])
        expect(isPublic(form)).toBe(false);
    }),
  );
});

test.each(['93.184.216.34', '1.1.1.1', '2606:4700::1111', '64:ff9b::101:101'])('%s is public', (address) => {
  expect(isPublic(address)).toBe(true);
});

describe('what is not of the web', () => {
  test.each([
    ['http://media.example.com:22/', 'port 22'],
    ['https://media.example.com:6379/', 'port 6379'],
    ['http://media.example.com:8080/', '--allow-port 8080'],
  ])('%s is not asked', async (url, said) => {
    expect((await ask(url, publicReach())).outcome).toMatchObject({
      kind: 'forbidden',
      but: expect.stringContaining(said),
    });
  });

  test.each(['file:///etc/passwd', 'ftp://127.0.0.1/', 'gopher://127.0.0.1/', 'data:text/plain,feed'])(
    'a redirect to %s is not followed',
    async (location) => {
      const { port: redirecting } = await start((_, response) => {
        response.writeHead(302, { location });
        response.end();
      });
      const { outcome } = await ask(`http://127.0.0.1:${redirecting}/`, anyReach);
      expect(outcome).toMatchObject({ kind: 'forbidden', but: expect.stringContaining('scheme') });
    },
  );
});

test('a password is sent to the address that has it, and to no other', async () => {
  const sent: (string | undefined)[] = [];
  const { port: own } = await start((request, response) => {
    sent.push(request.headers.authorization);
    response.writeHead(request.url === '/feed' ? 302 : 200, {
      location: `http://other:secret@127.0.0.1:${own}/next`,
    });
    response.end();
  });
  const { outcome, final } = await ask(`http://ada:p%40ss@127.0.0.1:${own}/feed`, anyReach);
  expect(isAnswer(outcome)).toBe(true);
  expect(sent).toEqual([`Basic ${Buffer.from('ada:p@ss').toString('base64')}`, undefined]);
  expect(final).not.toContain('secret');
});

describe('an address is shown without', () => {
  test.each([
    ['https://ada:secret@feeds.example.com/rust.xml', 'https://feeds.example.com/rust.xml'],
    ['https://feeds.example.com/rust.xml?token=abc&v=2', 'https://feeds.example.com/rust.xml?token=…&v=2'],
    ['https://feeds.example.com/k3Jd8f7Ghw02kdLs93kd/rust.xml', 'https://feeds.example.com/…/rust.xml'],
    [
      'https://cdn.example.com/rust.mp3?X-Amz-Signature=0123456789abcdef',
      'https://cdn.example.com/rust.mp3?X-Amz-Signature=…',
    ],
    [
      'https://feeds.example.com/rust-in-production-season-seven/feed.xml',
      'https://feeds.example.com/rust-in-production-season-seven/feed.xml',
    ],
  ])('%s', (url, shown) => {
    expect(shownUrl(url)).toBe(shown);
  });
});
