import { hostSchemes, knownSchemes } from './schemes.js';
import type { Span } from './source.js';

/** Why a text is no address that a program can open. */
export type UrlFaultKind =
  /** It has no scheme: a path, a bare host, or an address that begins with `//`. */
  | 'relative'
  /** Its scheme is not known. */
  | 'scheme'
  /** It has no host, or one that only its own network knows. */
  | 'host'
  /** White space or a control character stands in it. */
  | 'blank'
  /** A character that RFC 3986 does not let stand in it. */
  | 'character'
  /** A percent sign that no two hexadecimal digits follow. */
  | 'percent'
  /** A character beyond ASCII, which a URI must encode (an IRI need not). */
  | 'non-ascii';

/** The first thing that is wrong with an address, in UTF-16 offsets into its text. */
export interface UrlFault extends Span {
  readonly kind: UrlFaultKind;
}

const schemeOf = /^[a-z][a-z0-9+.-]*(?=:)/i;

/** Schemes that open something on the own machine or nothing at all, though they are registered. */
const localSchemes: ReadonlySet<string> = new Set(
  'about blob chrome chrome-extension cid file filesystem hxxp hxxps jar mid res resource view-source'.split(
    ' ',
  ),
);

/** What a URI must not hold, the gravest first (RFC 3986, section 2). */
const misfits: readonly (readonly [UrlFaultKind, RegExp])[] = [
  ['blank', /[\s\p{Cc}]+/u],
  ['character', /[<>"{}|\\^`]/],
  ['percent', /%(?![0-9a-f]{2})/i],
  ['non-ascii', /[^\0-\x7f]+/],
];

/** Longer addresses are rare, and a regular expression runs out of its stack on endless ones. */
const usualLength = 4096;

/** What nearly all addresses are: nothing in it needs a closer look. */
const plain =
  /^https?:\/\/(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*(?::\d{1,4})?(?:[/?#][\w.~:/?#[\]@!$&'()*+,;=-]*)?$/i;

/**
 * What is wrong with an absolute URI: its scheme, its host, its characters, in this order; undefined when
 * nothing is. The text is taken as it is, outer white space included.
 */
export function urlFault(text: string): UrlFault | undefined {
  if (text.length <= usualLength && plain.test(text) && text.indexOf('http', 5) < 0) return undefined;
  const whole = { start: 0, end: text.length };
  const scheme = schemeOf.exec(text.slice(0, usualLength))?.[0];
  // "example.com:8080/feed" has the form of a scheme, too.
  if (scheme === undefined || (scheme.includes('.') && !knownSchemes.has(scheme.toLowerCase())))
    return { kind: 'relative', ...whole };
  if (!knownSchemes.has(scheme.toLowerCase()) || localSchemes.has(scheme.toLowerCase()))
    return { kind: 'scheme', start: 0, end: scheme.length };
  if (hostSchemes.has(scheme.toLowerCase()) && !hasHost(text)) return { kind: 'host', ...whole };
  if (text.length === scheme.length + 1 || isRunTogether(text)) return { kind: 'host', ...whole };
  for (const [kind, form] of misfits) {
    const found = form.exec(text);
    if (found) return { kind, start: found.index, end: found.index + found[0].length };
  }
  return undefined;
}

/**
 * Whether two addresses of the web run into each other: the second begins behind a letter of the first. One that stands
 * in a query or behind a slash is carried by the first.
 */
export function isRunTogether(text: string): boolean {
  const start = text.slice(0, usualLength);
  return /^https?:\/\/[^?#]*(?:[\w.]|\.\w{2,4},)https?:\/\//i.test(start);
}

/** No host is longer (RFC 1035, 2.3.4), but for what is escaped in it. */
const longestHost = 1000;

/** Whether `//` and a host that the whole net may know follow the scheme. */
function hasHost(text: string): boolean {
  const authority = /^[^:]*:\/\/([^/?#\\\s]+)/.exec(text.slice(0, usualLength))?.[1];
  const host = authority?.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, '');
  if (!host || host.length > longestHost || parseUrl(`http://${authority}/`) === undefined) return false;
  return host.startsWith('[') || /^[^.,;!'()*$&+=]+(\.[^.,;!'()*$&+=]+)+\.?$/.test(host);
}

/** No server takes a longer address; what is behind this much does not say where it leads. */
const longestParsed = 100_000;

/**
 * The address in a text, as the URL standard of the WHATWG reads it, from a base when there is one; undefined when
 * it is not absolute. Node's `URL.canParse` is not asked: in Node 20 it refuses Latin letters beyond ASCII once the
 * engine has optimised its caller.
 */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text.length > longestParsed ? text.slice(0, longestParsed) : text, base);
  } catch {
    return undefined;
  }
}

/** Names that only the own machine or network knows (RFC 6761, 6762, 8375 and what routers use). */
const privateName =
  /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa)$/;

/** Addresses that the internet does not route (RFC 6890), as the URL standard writes them. */
const privateAddress =
  /^(?:0|10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.[\d.]+$|^\[(?:::1?|f[cd][\da-f:]*|fe[89ab][\da-f:]*|::ffff:(?:7f|a|c0a8:)[\da-f:]*)\]$/;

/** How the authority of every private address ends: a name of those, or a digit or bracket of an IP address. */
const privateEnd =
  /(?:local(?:host|domain)?|internal|intranet|lan|home|corp|private|arpa|[\da-fx\]])\.?(?::\d*)?$/i;

/** Whether an address leads to a host that is known on its own machine or network only. */
export function isPrivateUrl(text: string): boolean {
  const start = text.indexOf('://') + 3;
  const length = text.slice(start).search(/[/?#\\]/);
  // Nearly all hosts are seen to be public without being parsed.
  if (!privateEnd.test(length < 0 ? text.slice(start) : text.slice(start, start + length))) return false;
  const host = hostOf(text);
  return host !== undefined && (privateName.test(host) || privateAddress.test(host));
}

/** The host of an absolute address of the web or of a file server, in lower case; undefined when there is none. */
export function hostOf(text: string): string | undefined {
  if (!/^(?:https?|ftp|wss?):\/\//i.test(text)) return undefined;
  return parseUrl(text)?.hostname.replace(/\.$/, '') || undefined;
}

/** Whether an address of the web leads to a number, not to a name (RFC 3986, 3.2.2). */
export function hasNumericHost(text: string): boolean {
  return /^(?:[\d.]+$|\[)/.test(hostOf(text) ?? '');
}

/** The password in an address, `https://name:password@host/`; undefined when there is none. */
export function passwordIn(text: string): string | undefined {
  if (!/^[a-z]+:\/\/[^/?#]*@/i.test(text)) return undefined;
  return parseUrl(text)?.password || undefined;
}

/** Whether a text is an absolute address of the web, by whatever characters it is spelt. */
export function isWebUrl(text: string): boolean {
  return /^https?:/i.test(text) && urlFault(text)?.kind !== 'host';
}

/** Whether a text starts as an address of the web does, whatever follows; isWebUrl looks at all of it. */
export function isHttp(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

/** Whether two addresses are the same once both are written in full: case of the host, default port, last slash. */
export function sameUrl(a: string, b: string): boolean {
  if (a === b) return true;
  const canonical = (text: string) => parseUrl(text.trim())?.href.replace(/\/$/, '');
  return canonical(a) !== undefined && canonical(a) === canonical(b);
}

/**
 * The path of an address: everything between its host and its query or fragment, as it is written, with a slash for
 * every backslash, as the URL standard reads it.
 */
function pathOf(text: string): string {
  const path = text.trim().replace(/[?#].*$/s, '');
  return path.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/\\]*/i, '').replaceAll('\\', '/');
}

/**
 * The file name at the end of an address's path, as it is written. A prefix service that carries the whole
 * address of the file in one encoded piece (`…/https%3A%2F%2Fmedia.example.com%2F603.mp3`) is seen through.
 */
export function fileName(text: string): string {
  return pathOf(text).replace(/%2f/gi, '/').replace(/^.*\//s, '');
}

/** The extension of the file that an address names, in lower case and without its dot; `''` when there is none. */
export function extensionOf(text: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(fileName(text))?.[1]?.toLowerCase() ?? '';
}

/** The same for the name of a file, in which `#` and `?` are letters like any other. */
export function extensionOfFile(name: string): string {
  const [, ending] = isHttp(name) ? [] : (/\.([a-z0-9]{1,8})$/i.exec(name) ?? []);
  return ending?.toLowerCase() ?? extensionOf(name);
}

/**
 * What a server does not take for the name of a file: what is behind a `#` in it, or behind a `?` at its end, with its
 * extension; undefined when the name is whole. An address with an extension before that names its file there.
 */
export function unseenName(text: string): Span | undefined {
  const [, seen = '', unseen] =
    /^([^#?]*)((?:#[^/]*|\?)\.(?:mp3|m4[abv]|mp4|ogg|opus|wav|vtt|srt|jpe?g|png))$/i.exec(text) ?? [];
  if (unseen === undefined || extensionOf(seen) !== '') return undefined;
  return { start: seen.length, end: text.length };
}

/**
 * The same address with everything encoded that a URI must not hold (RFC 3986, section 2.1), the host by
 * punycode, a backslash in one of the web as the slash that browsers take it for. What is encoded already stays, and a question mark before a mere extension is one of the file's name.
 * Undefined when the text is no absolute address.
 */
export function encodedUrl(text: string): string | undefined {
  const url = parseUrl(text);
  if (!url) return undefined;
  return text
    .replace(/^([a-z][a-z0-9+.-]*:\/\/)([^/?#]*)/i, (_, scheme: string, authority: string) => {
      if (!/[^\0-\x7f]/.test(authority)) return scheme + authority;
      const user = authority.slice(0, authority.lastIndexOf('@') + 1);
      return scheme + user + url.hostname + (/:\d*$/.exec(authority)?.[0] ?? '');
    })
    .replaceAll('\\', /^https?:/i.test(text) ? '/' : '%5C')
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(/[#?](?=[^#?/=&]*\.[a-z0-9]{2,4}$)/i, (sign) => (unseenName(text) ? percentEncoded(sign) : sign))
    .replace(/[^\x21-\x7e]+|[<>"{}|^`]/g, percentEncoded);
}

function percentEncoded(piece: string): string {
  return Array.from(
    new TextEncoder().encode(piece),
    (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');
}

/** A text without the slashes at its end. */
export function withoutSlashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === '/') end--;
  return text.slice(0, end);
}
