import type { FileFacts } from '../media.js';
import { parseUrl } from '../text/url.js';
import type { Document } from '../xml/document.js';

/** What a server answered to one request, after all redirects. */
export interface Answer {
  readonly status: number;
  /** By name in lower case; several of one name are joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Why there is no answer. */
export type FailureKind =
  /** The name has no address. */
  | 'dns'
  /** Nobody listens there, or no way leads there. */
  | 'refused'
  /** It takes longer than anybody waits. */
  | 'timeout'
  /** The connection ended before the answer did. */
  | 'reset'
  /** The address is private, or its port or scheme not one of the web: it was not asked. */
  | 'forbidden'
  /** The certificate is not valid for the name, or by nobody who is trusted. */
  | 'certificate'
  /** What came is not HTTP. */
  | 'protocol'
  /** Headers or body are larger than what is read. */
  | 'size'
  /** One redirect leads to the next, without end. */
  | 'redirects'
  /** The body ended before the length that was announced. */
  | 'cut';

/** A request without an answer. */
export interface Failure {
  readonly kind: FailureKind;
  /** The end of a sentence that begins with the server or the address: `does not resolve`. */
  readonly but: string;
  /** The address that failed: the last one of the redirects. */
  readonly url: string;
}

/** An address that sent on to the next. */
export interface Redirect {
  readonly url: string;
  readonly status: number;
}

/** What an address answered the last time that it was asked, by the cache. */
export interface Before {
  readonly digest: string;
  readonly etag?: string;
  readonly lastModified?: string;
}

/** All that was asked of one address, and what came of it. What is absent was not asked. */
export interface Served {
  /** As the feed gives it. */
  readonly url: string;
  /** Those that were followed by GET, in their order. */
  readonly redirects: readonly Redirect[];
  /** The address that answered in the end. */
  readonly final: string;
  /** GET: of all of it, or of the first bytes where {@link ranged}. */
  readonly get?: Answer | Failure;
  /** Whether GET asked for the first bytes only. */
  readonly ranged?: boolean;
  readonly head?: Answer | Failure;
  /** GET with the validators of the first answer, as they came. */
  readonly again?: Answer | Failure;
  /** GET with a query parameter that the server does not know. */
  readonly queried?: Answer | Failure;
  /** The first characters of the body, where it is text. */
  readonly start?: string;
  /** Of the bytes that came, after decompression. */
  readonly digest?: string;
  /** What the file is by its bytes; of a recording, as far as its first bytes say. */
  readonly file?: FileFacts;
  /** The feed, where the address is one of a feed. */
  readonly document?: Document;
  readonly before?: Before;
}

/** What the network said, for one check. */
export interface Network {
  /** How the address of the feed answers; absent for a feed that was not fetched from one. */
  readonly feed?: Served;
  /** What the addresses that the feed names answer, by URL as the feed gives it; absent where none was asked. */
  readonly served?: ReadonlyMap<string, Served>;
}

/** Whether a request was answered, by whatever status. */
export function isAnswer(reply: Answer | Failure | undefined): reply is Answer {
  return reply !== undefined && 'status' in reply;
}

/** Whether a request was answered with what was asked for. */
export function isOk(reply: Answer | Failure | undefined): reply is Answer {
  return isAnswer(reply) && reply.status >= 200 && reply.status < 300;
}

/** What is nobody's fault who writes or serves the feed: asked from elsewhere or later, the server may answer. */
const accidents: ReadonlySet<FailureKind> = new Set(['dns', 'refused', 'timeout', 'reset', 'forbidden']);

/**
 * Why an address could not be asked, as the end of a sentence about its host: an accident of the network, or a
 * wall against programs, which players may pass. Undefined when the server has answered for good or ill.
 */
export function whyUnasked({ get, start = '' }: Pick<Served, 'get' | 'start'>): string | undefined {
  if (get === undefined) return undefined;
  if (!isAnswer(get)) return accidents.has(get.kind) ? get.but : undefined;
  const { status, headers } = get;
  if (status === 429) return 'asks for fewer requests (status 429)';
  const isWall =
    headers['cf-mitigated'] !== undefined ||
    /cloudflare|akamai|sucuri|datadome|imperva/i.test(`${headers.server} ${headers['x-cdn']}`) ||
    /captcha|challenge-platform|just a moment/i.test(start);
  if ((status === 403 || status === 503) && isWall) return `turns programs away (status ${status})`;
  return undefined;
}

/**
 * Why an address does not return what it should, as the end of a sentence about it; undefined when it does, and
 * when it could not be asked.
 */
export function whyGone(served: Served): string | undefined {
  const { get } = served;
  if (get === undefined || whyUnasked(served) !== undefined) return undefined;
  if (!isAnswer(get)) return whyPartial(served) === undefined ? get.but : undefined;
  return get.status >= 200 && get.status < 300 ? undefined : `answers with status ${get.status}`;
}

/** Why only a part of an answer came, as the end of a sentence about its address; undefined when all of it did. */
export function whyPartial({ get }: Pick<Served, 'get'>): string | undefined {
  if (get === undefined || isAnswer(get)) return undefined;
  return get.kind === 'cut' || get.kind === 'size' ? get.but : undefined;
}

/** Whether what came is a page for people. */
export function isPage(served: Served): boolean {
  return /^\s*(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype html|html|head|body)\b/i.test(served.start ?? '');
}

/** The host of an address, for sentences about it. */
export function hostIn(url: string): string {
  return parseUrl(url)?.host ?? url;
}

/** What is known of the files of a feed: of those on this machine by their bytes, of others by what servers sent. */
export function withServed(
  files: ReadonlyMap<string, FileFacts> | undefined,
  network: Network | undefined,
): ReadonlyMap<string, FileFacts> | undefined {
  const sent = [...(network?.served?.values() ?? [])].flatMap(({ url, file }) =>
    file ? [[url, file] as const] : [],
  );
  if (sent.length === 0) return files;
  return new Map([...sent, ...(files ?? [])]);
}
