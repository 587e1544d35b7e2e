import type { FileFacts } from '../../media.js';
import type { Address, Role } from '../../served/addresses.js';
import { type Answer, type Failure, hostIn, isAnswer, isOk, type Served } from '../../served/served.js';
import { shownUrl } from '../../served/shown-url.js';
import { read } from '../../xml/document.js';
import { chaptersInText } from '../chapters.js';
import { audioFactsOfStart, imageFacts } from '../probe.js';
import { transcriptInBytes } from '../transcripts.js';
import { digestOf } from './cache.js';
import type { Client, Reply } from './client.js';

/** How far the questions have come. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** The host that everybody waits for. */
  readonly slow: string | undefined;
}

/** How many bytes are read of what an address may hold. */
const most = {
  /** The first bytes of a recording, and those with a long head. */
  start: 256 * 1024,
  head: 4 * 1024 * 1024,
  picture: 4 * 1024 * 1024,
  text: 16 * 1024 * 1024,
  feed: 64 * 1024 * 1024,
  other: 64 * 1024,
} as const;

/** What players in a browser send along (Fetch, section 3.2). */
const origin = { origin: 'https://player.example.com' };

const packed = { 'accept-encoding': 'gzip, br' };

/** Asks every address for what the rules need, each once. */
export async function gather(
  addresses: readonly Address[],
  client: Client,
  tell: (progress: Progress) => void = () => {},
): Promise<ReadonlyMap<string, Served>> {
  let done = 0;
  const progress = (): void => tell({ done, total: addresses.length, slow: client.slowest() });
  const timer = setInterval(progress, 1000);
  try {
    const all = await Promise.all(
      addresses.map(async ({ url, role }) => {
        const served = await asking[role](url, client);
        done++;
        progress();
        return [url, served] as const;
      }),
    );
    return new Map(all);
  } finally {
    clearInterval(timer);
  }
}

const asking: Readonly<Record<Role, (url: string, client: Client) => Promise<Served>>> = {
  feed: askOtherFeed,
  recording: askRecording,
  picture: askPicture,
  transcript: (url, client) =>
    askText(url, client, async (body, name) => ({
      transcript: transcriptInBytes(body, body.length, name),
    })),
  chapters: (url, client) =>
    askText(url, client, async (body, name) => ({
      chapters: chaptersInText(new TextDecoder().decode(body), body.length, name),
    })),
  other: askOther,
};

/** What a GET found out, in the form of facts. */
function factsOf(url: string, { redirects, final, outcome, body, before }: Reply) {
  const isText =
    isAnswer(outcome) && !/^(?:audio|video|image)\//i.test(outcome.headers['content-type'] ?? '');
  return {
    ...{ url, redirects, final, get: outcome },
    ...(isText && { start: new TextDecoder().decode(body.subarray(0, 4096)) }),
    ...(body.length > 0 && { digest: digestOf(body) }),
    ...(before && { before }),
  };
}

/** A feed by its address: how it is served, and its bytes; of one that cannot be fetched none. */
export async function askFeed(
  url: string,
  client: Client,
  maxBytes: number,
): Promise<{ readonly served: Served; readonly bytes: Uint8Array }> {
  const accept = { accept: 'application/rss+xml, application/xml;q=0.9, */*;q=0.8' };
  const reply = await client.ask({
    ...{ url, method: 'GET', headers: { ...accept, ...packed }, cache: 'reload' },
    ...{ most: maxBytes + 1, isStart: true },
  });
  const facts = factsOf(url, reply);
  if (!isOk(reply.outcome)) return { served: facts, bytes: new Uint8Array() };
  const validators = validatorsOf(reply.outcome);
  const ask = (request: { headers?: Record<string, string>; url?: string; method?: 'HEAD' }) =>
    client.ask({
      url,
      method: 'GET',
      most: most.other,
      isStart: true,
      ...request,
      headers: { ...accept, ...packed, ...request.headers },
    });
  // One after the other, as a player would: a server that counts requests should not see a crowd.
  const head = (await ask({ method: 'HEAD' })).outcome;
  const again = validators ? (await ask({ headers: { ...validators, ...origin } })).outcome : undefined;
  const queried = (await ask({ url: withParameter(url), ...(validators ? {} : { headers: origin }) }))
    .outcome;
  return { served: { ...facts, head, queried, ...(again && { again }) }, bytes: reply.body };
}

function validatorsOf({ headers }: Answer): Record<string, string> | undefined {
  const { etag, 'last-modified': lastModified } = headers;
  if (etag === undefined && lastModified === undefined) return undefined;
  return {
    ...(etag && { 'if-none-match': etag }),
    ...(lastModified && { 'if-modified-since': lastModified }),
  };
}

/** The address with a parameter that no server knows, as Podverse adds one. */
function withParameter(url: string): string {
  const address = new URL(url);
  address.searchParams.append('cacheBust', '1');
  return address.href;
}

async function askOtherFeed(url: string, client: Client): Promise<Served> {
  const reply = await client.ask({ url, method: 'GET', headers: packed, most: most.feed, cache: 'use' });
  const facts = factsOf(url, reply);
  return isOk(reply.outcome) ? { ...facts, document: read(reply.body, { name: shownUrl(url) }) } : facts;
}

async function askRecording(url: string, client: Client): Promise<Served> {
  const part = (length: number) =>
    client.ask({
      ...{ url, method: 'GET', headers: { range: `bytes=0-${length - 1}`, 'accept-encoding': 'identity' } },
      ...{ most: length, isStart: true, cache: 'use' },
    });
  const first = await part(most.start);
  const facts = { ...factsOf(url, first), ranged: true };
  if (!isAnswer(first.outcome) || first.outcome.status >= 400) return facts;
  const size = sizeOf(first.outcome);
  const needed = Math.min(most.head, lengthOfHead(first.body), size ?? 0);
  const { body } = needed > first.body.length && first.outcome.status === 206 ? await part(needed) : first;
  const head = (await client.ask({ url, method: 'HEAD', headers: packed, most: 0, cache: 'use' })).outcome;
  const audio = size === undefined ? undefined : await audioFactsOfStart(Buffer.from(body), size);
  const file: FileFacts | undefined =
    size === undefined ? undefined : { bytes: size, ...(audio && { audio }) };
  return { ...facts, head, ...(file && { file }) };
}

/** How many bytes the head of a recording takes: an ID3 tag with its pictures, or the index of an MP4 file. */
function lengthOfHead(body: Uint8Array): number {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.length);
  if (bytes.toString('latin1', 0, 3) === 'ID3' && bytes.length > 10) {
    const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((bytes[at] ?? 0) & 0x7f), 0);
    return size + 64 * 1024;
  }
  if (bytes.toString('latin1', 4, 8) !== 'ftyp') return 0;
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'moov') return at + length;
    if (length < 8) return 0;
    at += length;
  }
  return 0;
}

/** The size of the whole file, by the answer to a request for a part of it or for all. */
function sizeOf({ status, headers }: Answer): number | undefined {
  const told =
    status === 206 ? /\/(\d{1,15})$/.exec(headers['content-range'] ?? '')?.[1] : headers['content-length'];
  const isPlain = headers['content-encoding'] === undefined || headers['content-encoding'] === 'identity';
  return isPlain && told !== undefined && /^\d{1,15}$/.test(told) ? Number(told) : undefined;
}

async function askPicture(url: string, client: Client): Promise<Served> {
  const reply = await client.ask({ url, method: 'GET', most: most.picture, isStart: true, cache: 'use' });
  const facts = factsOf(url, reply);
  if (!isOk(reply.outcome)) return facts;
  const head = (await client.ask({ url, method: 'HEAD', most: 0, cache: 'use' })).outcome;
  const image = await imageFacts(Buffer.from(reply.body));
  const bytes = reply.body.length < most.picture ? reply.body.length : sizeOf(reply.outcome);
  const file = image && bytes !== undefined ? { bytes, image } : undefined;
  return { ...facts, head, ...(file && { file }) };
}

/** A file that is read whole. */
async function askText(
  url: string,
  client: Client,
  readIt: (body: Uint8Array, name: string) => Promise<Pick<FileFacts, 'chapters' | 'transcript'>>,
): Promise<Served> {
  const reply = await client.ask({ url, method: 'GET', headers: packed, most: most.text, cache: 'use' });
  const facts = factsOf(url, reply);
  if (!isOk(reply.outcome)) return facts;
  const head = (await client.ask({ url, method: 'HEAD', headers: origin, most: 0, cache: 'use' })).outcome;
  const file = { bytes: reply.body.length, ...(await readIt(reply.body, shownUrl(url))) };
  return { ...facts, head, file };
}

async function askOther(url: string, client: Client): Promise<Served> {
  return factsOf(
    url,
    await client.ask({ url, method: 'GET', most: most.other, isStart: true, cache: 'use' }),
  );
}

/** Why an address could not be opened, as a sentence. */
export function whyUnopened({ url, final, get }: Pick<Served, 'url' | 'final' | 'get'>): string {
  const reply: Answer | Failure | undefined = get;
  const why =
    reply === undefined
      ? 'was not asked'
      : isAnswer(reply)
        ? `answers with status ${reply.status}`
        : reply.but;
  const via = final === url ? '' : `${shownUrl(final)} `;
  return `${shownUrl(url)} cannot be opened: ${via}${via ? '' : `${hostIn(url)} `}${why}`;
}
