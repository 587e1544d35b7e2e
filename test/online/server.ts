import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, ServerResponse } from 'node:http';
import { createSecureServer, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo, Server } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import { openClient } from '../../src/io/online/client.js';
import type { Reach } from '../../src/io/online/reach.js';

const certificates = join(import.meta.dirname, '../fixtures/certificates');

/** The authority of the tests, in PEM. */
const ca = readFileSync(join(certificates, 'ca.pem'), 'utf8');

/** The names of the certificates. */
export type Certificate = 'server' | 'other-name' | 'expired' | 'self-signed';

/** A request of HTTP/1.1 or HTTP/2. */
export interface Asked {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** What is answered to it. */
export interface Response {
  readonly writeHead: (status: number, headers?: Readonly<Record<string, string | number>>) => unknown;
  readonly write: (chunk: string | Buffer) => unknown;
  readonly end: (body?: string | Buffer) => unknown;
}

/** How one address answers; what is not said is right. */
export interface Manner {
  readonly body: string | Buffer;
  readonly type?: string | undefined;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Statuses of requests of some kind. */
  readonly ofHead?: number;
  readonly ofQuery?: number;
  /** Left out of what the server can do. */
  readonly without?: readonly ('ranges' | 'validators' | '304' | 'weak 304' | 'gzip' | 'cors')[];
  /** Whether gzip is for every file, pictures and recordings too. */
  readonly gzipsAll?: boolean;
  /** Takes over altogether. */
  readonly raw?: (request: Asked, response: Response) => void;
}

const changed = 'Thu, 11 Dec 2025 16:00:00 GMT';

/** Answers as a good server does, but for what the manner says. */
export function answer(request: Asked, response: Response, manner: Manner | undefined): void {
  if (!manner) {
    response.writeHead(404, { 'content-type': 'text/plain' });
    response.end('Not found');
    return;
  }
  const {
    body,
    type,
    status = 200,
    headers = {},
    ofHead,
    ofQuery,
    without = [],
    gzipsAll = false,
    raw,
  } = manner;
  if (raw) {
    raw(request, response);
    return;
  }
  const asked = request.headers;
  const isHead = request.method === 'HEAD';
  const hasQuery = (request.url ?? '').includes('?');
  const has = (what: (typeof without)[number]): boolean => !without.includes(what);
  const bytes = Buffer.from(body);
  const isText = /xml|json|text/.test(type ?? '');
  const gzips =
    status === 200 && has('gzip') && (gzipsAll || isText) && /gzip/.test(String(asked['accept-encoding']));
  const strong = `"${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}"`;
  const etag = gzips ? `W/${strong}` : strong;
  const usual: Record<string, string | undefined> = {
    'content-type': type,
    ...(has('validators') && { etag, 'last-modified': changed }),
    ...(has('ranges') && { 'accept-ranges': 'bytes' }),
    ...(has('cors') && isText && { 'access-control-allow-origin': '*' }),
    ...(gzips && { 'content-encoding': 'gzip' }),
    ...headers,
  };
  const send = (
    code: number,
    more: Record<string, string | number> = {},
    content: Buffer = Buffer.alloc(0),
  ): void => {
    const entries = Object.entries({ ...usual, ...more }).filter(
      (entry): entry is [string, string | number] => entry[1] !== undefined,
    );
    response.writeHead(code, Object.fromEntries(entries));
    response.end(isHead ? undefined : content);
  };
  if (isHead && ofHead !== undefined) {
    send(ofHead);
    return;
  }
  if (hasQuery && ofQuery !== undefined) {
    send(ofQuery);
    return;
  }
  if (status !== 200) {
    send(status, {}, bytes);
    return;
  }
  // RFC 9110, 13.1.3: a date counts only where there is no tag.
  const tag = asked['if-none-match'];
  const isKnown = tag === undefined ? asked['if-modified-since'] === changed : tag === etag;
  const isForgotten = !has('304') || (!has('weak 304') && etag.startsWith('W/'));
  if (has('validators') && isKnown && !isForgotten) {
    send(304);
    return;
  }
  const range = /^bytes=(\d+)-(\d+)$/.exec(asked.range ?? '');
  if (range && has('ranges')) {
    const part = bytes.subarray(Number(range[1]), Number(range[2]) + 1);
    const place = `bytes ${range[1]}-${Number(range[1]) + part.length - 1}/${bytes.length}`;
    send(206, { 'content-range': place, 'content-length': part.length }, part);
    return;
  }
  const sent = gzips ? gzipSync(bytes) : bytes;
  const length =
    headers['content-length'] === undefined && !('content-length' in headers)
      ? { 'content-length': sent.length }
      : {};
  send(200, length, sent);
}

/** A server that is up until the test has ended. */
export interface Running {
  readonly port: number;
  /** What was asked, as `GET /feed.xml`. */
  readonly asked: readonly string[];
}

/** Starts a server on an address of this machine; with a certificate one for https and HTTP/2. */
export async function start(
  handle: (request: Asked, response: Response) => void,
  { certificate, host = '127.0.0.1' }: { readonly certificate?: Certificate; readonly host?: string } = {},
): Promise<Running> {
  const asked: string[] = [];
  const listener = (request: Asked, response: Response): void => {
    asked.push(`${request.method} ${request.url}`);
    handle(request, response);
  };
  const wrap = (response: ServerResponse | Http2ServerResponse): Response => ({
    writeHead: (status, headers = {}) => {
      response.statusCode = status;
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    },
    write: (chunk) => (response instanceof ServerResponse ? response.write(chunk) : response.write(chunk)),
    end: (body = '') => void (response instanceof ServerResponse ? response.end(body) : response.end(body)),
  });
  const keys = certificate && {
    key: readFileSync(join(certificates, `${certificate}.key`)),
    cert: readFileSync(join(certificates, `${certificate}.pem`)),
  };
  const server = keys
    ? createSecureServer({ ...keys, allowHTTP1: true }, (request, response) =>
        listener(request, wrap(response)),
      )
    : createServer((request, response) => listener(request, wrap(response)));
  return { port: await listen(server, host), asked };
}

/** Lets a server listen on a free port, and ends it and its connections after the test. */
export async function listen(server: Server, host = '127.0.0.1'): Promise<number> {
  const sockets = new Set<{ destroy: () => void }>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Every name leads to this machine. */
const loopback: Reach = {
  mayReach: () => true,
  mayUse: () => true,
  resolve: async () => [{ address: '127.0.0.1', family: 4 }],
};

/** A client that trusts the authority of the tests and does not wait long. */
export function clientFor(options: Partial<Parameters<typeof openClient>[0]> = {}) {
  const client = openClient({
    userAgent: 'airworthy tests',
    reach: loopback,
    ca,
    seconds: 5,
    wait: async () => {},
    ...options,
  });
  onTestFinished(() => client.close());
  return client;
}
