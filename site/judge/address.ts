import { mostBytes } from './messages.js';

/** What the server of a feed gave, or why there is nothing to judge, in a sentence. */
export type Fetched =
  | { readonly bytes: Uint8Array<ArrayBuffer> }
  | {
      readonly because: string;
      /** Whether the feed may be had in another way. */
      readonly isThere: boolean;
    };

/** How long a server may say nothing, in seconds. */
const patience = 30;

/** How much of a recording or a picture is read: enough to tell that it is one, for a live stream has no end. */
const mostOfMedia = 65_536;

/** Asks the server of an address for a feed; nobody else learns of it. Never rejects. */
export async function fetchFeed(url: string, signal: AbortSignal): Promise<Fetched> {
  const { host } = new URL(url);
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  signal.addEventListener('abort', stop);
  let timer = setTimeout(stop, patience * 1000);
  try {
    const answer = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: stopping.signal,
    });
    if (!answer.ok) return refused(host, answer);
    const isMedia = /^(?:audio|video|image)\//i.test(answer.headers.get('Content-Type') ?? '');
    const most = isMedia ? mostOfMedia : mostBytes;
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    const reader = answer.body?.getReader();
    for (let size = 0; reader && size < most; ) {
      const { done, value } = await reader.read();
      if (done) break;
      clearTimeout(timer);
      timer = setTimeout(stop, patience * 1000);
      chunks.push(value);
      size += value.length;
    }
    await reader?.cancel();
    return { bytes: new Uint8Array(await new Blob(chunks).arrayBuffer()) };
  } catch {
    const because = stopping.signal.aborted
      ? `${host} has not answered for ${patience} seconds.`
      : 'The browser was not allowed to read that address, or could not reach it.';
    return { because, isThere: true };
  } finally {
    clearTimeout(timer);
  }
}

function refused(host: string, { status, statusText }: Response): Fetched {
  const words = `${host} answered ${status} ${statusText}`.trim();
  return status === 404 || status === 410
    ? { because: `There is no feed at that address: ${words}. Check it letter by letter.`, isThere: false }
    : { because: `${words}.`, isThere: true };
}
