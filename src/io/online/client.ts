import type { Socket } from 'node:net';
import CachePolicy from 'http-cache-semantics';
import { Agent, buildConnector, request as send } from 'undici';
import type { Answer, Before, Failure, Redirect } from '../../served/served.js';
import { parseUrl } from '../../text/url.js';
import { decode } from './body.js';
import { type Cache, digestOf, type Kept } from './cache.js';
import { failureOf } from './failure.js';
import { type Limits, queueOf } from './queue.js';
import { guardedLookup, type Reach, refuseForbidden } from './reach.js';

/** How the client behaves. */
export interface ClientOptions {
  /** How it names itself to servers. */
  readonly userAgent: string;
  readonly reach: Reach;
  readonly limits?: Limits;
  /** The longest that one request may take, in seconds. */
  readonly seconds?: number;
  readonly cache?: Cache | undefined;
  /** Certificates of authorities to trust besides those that Node does, in PEM. */
  readonly ca?: string | undefined;
  /** Waits so many milliseconds. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** A request. */
export interface Request {
  readonly url: string;
  readonly method: 'GET' | 'HEAD';
  readonly headers?: Readonly<Record<string, string>>;
  /** How many bytes of the body are read. */
  readonly most: number;
  /** Whether what comes after them is left unread, instead of being too much. */
  readonly isStart?: boolean;
  /** `use` answers from the cache as HTTP allows, `reload` only fills it; without either it is left alone. */
  readonly cache?: 'use' | 'reload';
}

/** What came of a request, after all redirects. */
export interface Reply {
  readonly redirects: readonly Redirect[];
  readonly final: string;
  readonly outcome: Answer | Failure;
  readonly body: Uint8Array;
  /** What the cache held before, where it did. */
  readonly before?: Before;
}

/** Asks servers, politely and within bounds. */
export interface Client {
  readonly ask: (request: Request) => Promise<Reply>;
  /** The host that everybody waits for. */
  readonly slowest: () => string | undefined;
  readonly close: () => Promise<void>;
}

/** What nobody's chain of redirects needs. */
const mostRedirects = 20;

/** How often a request is repeated that failed by accident, and how long a server may ask to wait, in seconds. */
const most = { retries: 2, wait: 20 } as const;

const usual = { seconds: 30, limits: { perHost: 6, inAll: 24 } } as const;

/** The least that a host keeps somebody waiting to be called slow, in milliseconds. */
const slow = 2000;

type Once = Pick<Reply, 'outcome' | 'body' | 'before'>;

const nothing = new Uint8Array();

/** Makes a client. Its connections stay open until it is closed. */
export function openClient({
  userAgent,
  reach,
  limits = usual.limits,
  seconds = usual.seconds,
  cache,
  ca,
  wait = sleep,
}: ClientOptions): Client {
  const connector = buildConnector({
    allowH2: true,
    timeout: seconds * 1000,
    lookup: guardedLookup(reach),
    ...(ca && { ca }),
  });
  const agent = new Agent({
    connect: (asked, callback) =>
      connector(asked, (...made) => {
        if (made[1]) contain(made[1]);
        callback(...made);
      }),
    connections: limits.perHost,
    allowH2: true,
    bodyTimeout: 0,
    headersTimeout: 0,
  });
  const queue = queueOf(limits);

  /** One request to one address, without what a cache would do. */
  async function sendOnce({ url, method, headers, most, isStart = false }: Request): Promise<Once> {
    const signal = AbortSignal.timeout(seconds * 1000);
    let answer: Answer | undefined;
    const chunks: Uint8Array[] = [];
    let length = 0;
    let isCut = false;
    try {
      const address = new URL(url);
      refuseForbidden(address, reach);
      const own = { 'user-agent': userAgent, ...credentialsOf(address), ...headers };
      address.username = '';
      address.password = '';
      // A connection is of use after HEAD, too: undici closes it unless it is told not to.
      const response = await send(address, { dispatcher: agent, method, headers: own, signal, reset: false });
      answer = { status: response.statusCode, headers: headersOf(response.headers) };
      for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
        chunks.push(chunk);
        length += chunk.length;
        if (length <= most) continue;
        isCut = true;
        break;
      }
    } catch (error) {
      if (answer && !signal.aborted && isCutOff(answer, length, method)) {
        return { outcome: { kind: 'cut', but: cutOff(length, answer), url }, body: nothing };
      }
      const failure = failureOf(error, url);
      const isSlow = failure.kind === 'timeout' && answer !== undefined;
      const but = isSlow
        ? `has not sent everything after ${seconds} seconds`
        : failure.kind === 'timeout'
          ? `does not answer within ${seconds} seconds`
          : failure.but;
      return { outcome: { ...failure, but }, body: nothing };
    }
    if (isCut && !isStart)
      return { outcome: { kind: 'size', but: `sends more than ${most} bytes`, url }, body: nothing };
    if (!isCut && isCutOff(answer, length, method)) {
      return { outcome: { kind: 'cut', but: cutOff(length, answer), url }, body: nothing };
    }
    const sent = Buffer.concat(chunks).subarray(0, most);
    const decoded = await decode(
      sent,
      method === 'HEAD' ? undefined : answer.headers['content-encoding'],
      most,
      isCut,
    );
    if ('bytes' in decoded) return { outcome: answer, body: decoded.bytes };
    // What an error page holds is of no use.
    if (answer.status >= 400) return { outcome: answer, body: nothing };
    return { outcome: { kind: decoded.kind, but: decoded.but, url }, body: nothing };
  }

  /** The same, again and again where it failed by accident. */
  async function sendPatiently(request: Request): Promise<Once> {
    const host = new URL(request.url).host;
    for (let tries = 0; ; tries++) {
      const once = await queue.run(host, () => sendOnce(request));
      const pause = tries < most.retries ? pauseAfter(once.outcome, tries) : undefined;
      if (pause === undefined) return once;
      await wait(pause);
    }
  }

  /** The same, with what the cache knows. */
  async function sendCached(request: Request): Promise<Once> {
    if (!cache || !request.cache) return sendPatiently(request);
    const { url, method, headers = {} } = request;
    const key = `${method} ${url} ${headers.range ?? ''} ${headers.origin ?? ''}`;
    const asked = { url, method, headers: { ...headers, host: new URL(url).host } };
    const kept = cache.read(key, request.most);
    if (kept && request.cache === 'use' && kept.policy.satisfiesWithoutRevalidation(asked))
      return { outcome: kept.answer, body: kept.body };
    const validators = kept && request.cache === 'use' ? validatorsOf(kept, asked) : {};
    const once = await sendPatiently({ ...request, headers: { ...headers, ...validators } });
    if (!('status' in once.outcome)) return once;
    if (kept && once.outcome.status === 304) {
      const answer = {
        status: kept.answer.status,
        headers: { ...kept.answer.headers, ...once.outcome.headers },
      };
      const { policy } = kept.policy.revalidatedPolicy(asked, once.outcome);
      cache.write(key, { answer, body: kept.body, policy });
      return { outcome: answer, body: kept.body };
    }
    // RFC 9111, 3.3 allows to keep a part of a file; the part is in the key.
    const { status } = once.outcome;
    const policy = new CachePolicy(
      asked,
      { ...once.outcome, status: status === 206 ? 200 : status },
      { shared: false },
    );
    if (policy.storable()) cache.write(key, { answer: once.outcome, body: once.body, policy });
    return { ...once, ...(kept && { before: beforeOf(kept) }) };
  }

  return {
    async ask(request) {
      const redirects: Redirect[] = [];
      let { url } = request;
      for (;;) {
        const once = await sendCached({ ...request, url });
        const location = 'status' in once.outcome ? redirectOf(once.outcome, url) : undefined;
        if (location === undefined) return { redirects, final: url, ...once };
        redirects.push({ url, status: (once.outcome as Answer).status });
        const failure = (kind: Failure['kind'], but: string): Reply => ({
          redirects,
          final: url,
          outcome: { kind, but, url },
          body: nothing,
        });
        if (redirects.length > mostRedirects)
          return failure('redirects', `redirects more than ${mostRedirects} times`);
        const next = parseUrl(location, url);
        if (!next) return failure('redirects', 'redirects to what is not an address');
        // A name and a password that a server writes into an address would be sent to whom it likes.
        next.username = '';
        next.password = '';
        next.hash = '';
        url = next.href;
      }
    },
    slowest: () => queue.slowest(slow),
    close: () => agent.destroy(),
  };
}

/**
 * What undici throws while it reads from a socket, as it does for a status of 000 or a length that no number holds,
 * ends the connection, not the program.
 */
function contain(socket: Socket): void {
  const emit = socket.emit.bind(socket) as Socket['emit'];
  socket.emit = (event: string, ...values: unknown[]): boolean => {
    if (event !== 'readable') return emit(event, ...values);
    try {
      return emit(event, ...values);
    } catch (error) {
      socket.destroy(error as Error);
      return true;
    }
  };
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The name and password in an address, as they are sent to it (RFC 7617). */
function credentialsOf({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {};
  const text = [username, password].map(unescaped).join(':');
  return { authorization: `Basic ${Buffer.from(text).toString('base64')}` };
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** How many headers are kept, and how many characters of each. */
const mostHeaders = { count: 100, length: 8192 } as const;

function headersOf(headers: Readonly<Record<string, string | string[] | undefined>>): Answer['headers'] {
  const entries = Object.entries(headers).slice(0, mostHeaders.count);
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      value === undefined
        ? []
        : [[name.toLowerCase(), [value].flat().join(', ').slice(0, mostHeaders.length)]],
    ),
  );
}

/** Whether fewer bytes came than were announced. */
function isCutOff({ status, headers }: Answer, length: number, method: string): boolean {
  const announced = headers['content-length'];
  if (method === 'HEAD' || status === 304 || status === 204 || announced === undefined) return false;
  return /^\d{1,15}$/.test(announced) && length < Number(announced);
}

function cutOff(length: number, { headers }: Answer): string {
  return `ends after ${length} of ${headers['content-length']} bytes`;
}

/** Where an answer sends on to. */
function redirectOf({ status, headers }: Answer, url: string): string | undefined {
  if (![301, 302, 303, 307, 308].includes(status)) return undefined;
  const { location } = headers;
  return location === undefined || location === url ? undefined : location;
}

const temporary: ReadonlySet<number> = new Set([429, 502, 503, 504]);

/** How long to wait before the same is tried again, in milliseconds; undefined when it is not. */
function pauseAfter(outcome: Answer | Failure, tries: number): number | undefined {
  const backoff = 500 * 2 ** tries;
  if (!('status' in outcome)) return outcome.kind === 'reset' ? backoff : undefined;
  if (!temporary.has(outcome.status)) return undefined;
  const asked = retryAfter(outcome);
  return asked === undefined ? backoff : asked <= most.wait ? asked * 1000 : undefined;
}

/** The seconds that a server asks to wait: a number, or a date, by its own clock (RFC 9110, 10.2.3). */
function retryAfter({ headers }: Answer): number | undefined {
  const value = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const seconds = (Date.parse(value) - Date.parse(headers.date ?? '')) / 1000;
  return seconds >= 0 ? seconds : undefined;
}

function validatorsOf(
  { policy }: Kept,
  asked: Parameters<CachePolicy['revalidationHeaders']>[0],
): Record<string, string> {
  const headers = policy.revalidationHeaders(asked);
  return Object.fromEntries(
    ['if-none-match', 'if-modified-since'].flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

function beforeOf({ answer: { headers }, body }: Kept): Before {
  const { etag, 'last-modified': lastModified } = headers;
  return { digest: digestOf(body), ...(etag && { etag }), ...(lastModified && { lastModified }) };
}
