import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { CannotOpen } from './input.js';

/** What a request is answered with. */
export interface Answer {
  /** The MIME type. */
  readonly type: string;
  readonly body: string | Uint8Array;
}

/** A server for the browser of this machine. */
export interface Loopback {
  /** Where it is: `http://127.0.0.1:49152/`. */
  readonly url: string;
  /** Sends a message to every page that listens to `/events`. */
  readonly send: (message: string) => void;
  readonly close: () => Promise<void>;
}

/** What the browser may do with what it gets: nothing that is not from here, and no markup of others. */
const policy = [
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: https: http:",
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
].join('; ');

const headers = {
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
} as const;

/** The most pages that listen at once. */
const mostListeners = 32;

/**
 * Serves pages to this machine alone: at 127.0.0.1, and only to requests that name it so. A name that somebody else
 * resolves to 127.0.0.1 (DNS rebinding) gets nothing, and nothing but GET is answered. `answer` says what an address
 * holds; what it does not know is not there. Rejects with CannotOpen when the port is taken; port 0 is any free one.
 */
export async function serveLoopback(
  port: number,
  answer: (url: URL) => Answer | undefined | Promise<Answer | undefined>,
): Promise<Loopback> {
  const listeners = new Set<ServerResponse>();
  let origin = '';
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method, url = '/' } = request;
    const { host } = request.headers;
    const isOurs =
      host !== undefined &&
      origin !== '' &&
      [origin, origin.replace('127.0.0.1', 'localhost')].includes(host);
    const site = request.headers['sec-fetch-site'];
    if (!isOurs || site === 'cross-site' || site === 'same-site') return end(response, 403, 'Not for you.\n');
    if (method !== 'GET' && method !== 'HEAD') return end(response, 405, 'Only GET is answered.\n');
    const asked = URL.canParse(url, `http://${origin}`) ? new URL(url, `http://${origin}`) : undefined;
    if (asked?.host !== host.replace('localhost', '127.0.0.1'))
      return end(response, 400, 'Not an address.\n');
    if (asked.pathname === '/events') return listen(response);
    const found = await answer(asked);
    if (!found) return end(response, 404, 'Nothing is here.\n');
    response.writeHead(200, { ...headers, 'Content-Type': found.type });
    response.end(method === 'HEAD' ? undefined : found.body);
  };
  const listen = (response: ServerResponse): void => {
    if (listeners.size >= mostListeners) {
      end(response, 503, 'Too many pages are open.\n');
      return;
    }
    response.writeHead(200, { ...headers, 'Content-Type': 'text/event-stream' });
    response.write(': listening\n\n');
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  };
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      end(response, 500, `${error instanceof Error ? error.message : 'It failed.'}\n`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken =
        error.code === 'EADDRINUSE' ? 'is in use; choose another --port' : `cannot be opened (${error.code})`;
      reject(new CannotOpen(`port ${port} ${taken}`));
    });
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  origin = `127.0.0.1:${typeof address === 'object' ? address?.port : port}`;
  return {
    url: `http://${origin}/`,
    send(message) {
      for (const each of listeners) each.write(`data: ${message.replace(/[\r\n]+/g, ' ')}\n\n`);
    },
    async close() {
      for (const each of listeners) each.end();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function end(response: ServerResponse, status: number, text: string): void {
  if (!response.headersSent)
    response.writeHead(status, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(text);
}
