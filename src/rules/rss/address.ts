import { isPrivateUrl, isRunTogether, isWebUrl, type UrlFaultKind, urlFault } from '../../text/url.js';

/** What is wrong with an address, as the end of a sentence. */
export const phrases: Readonly<Record<UrlFaultKind, string>> = {
  relative: 'which is not an absolute address',
  scheme: 'which has a scheme that listeners cannot open',
  host: 'which has no valid host',
  blank: 'which contains white space',
  character: 'which contains a character that must be encoded',
  percent: 'which contains a "%" that encodes nothing',
  'non-ascii': 'which contains letters beyond ASCII',
};

/** Faults that every browser corrects by itself. */
const forgiven: ReadonlySet<UrlFaultKind> = new Set(['character', 'percent', 'non-ascii']);

/** Quotation marks of typography, and what is left of an address without them. */
const quotationMarks = /^[“”„‟‘’‚‛«»″]{1,3}|[“”„‟‘’‚‛«»″]{1,3}$/g;

/** Whether an address has the quotation marks of typography around it. */
export function isInCurlyQuotes(value: string): boolean {
  return value.replace(quotationMarks, '') !== value;
}

/** A file on the machine of whoever wrote the feed. */
const localFile = /^(?:file:|[a-z]:[\\/](?![\\/]))/i;

const highestPort = 65_535;

/** Another address behind white space. */
const second = /\shttps?:\/\//i;

function isMoreThanOne(value: string): boolean {
  return second.test(value.trim()) || isRunTogether(value);
}

/** An address without the line break or the invisible characters that came into it. */
function withoutGap(value: string): string | undefined {
  const joined = value.replace(/\s*[\r\n]\s*|\s{2,}|[\u00ad\u200b-\u200f\u2060\ufeff]/g, '');
  return joined !== value && isSound(joined) ? joined : undefined;
}

/** Characters that nobody sees. */
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/;

/** What is wrong with an address that has a fault of some kind, as the end of a sentence. */
export function faultOf(value: string, kind: UrlFaultKind): string {
  if (isMoreThanOne(value)) return 'which is more than one address';
  if (isInCurlyQuotes(value)) return 'which is in curly quotation marks';
  if (localFile.test(value)) return 'which is a file on one computer';
  const port = excessivePort(value);
  if (port !== undefined) return `whose port ${port} is greater than ${highestPort}`;
  if (schemeTwice.test(value)) return 'which has two schemes';
  if (kind === 'host' && isPrivateUrl(value)) return 'which has a private host';
  if (kind === 'non-ascii') {
    if (invisible.test(value)) return 'which contains an invisible character';
    if (value.includes('…')) return 'which is cut short with "…"';
    if (hasMixedHost(value)) return 'whose host has letters of two alphabets';
  }
  return phrases[kind];
}

/** Whether a label of the host has Latin letters and those of another alphabet that look like them. */
function hasMixedHost(value: string): boolean {
  const host = /^https?:\/\/([^/?#\s]{1,253})/i.exec(value)?.[1] ?? '';
  return host.split('.').some((label) => /[a-z]/i.test(label) && /[\u0370-\u04ff]/.test(label));
}

/** What to do about an address that nothing can open, where that is particular. */
export function adviceOn(value: string): { help?: string } {
  if (isMoreThanOne(value)) return { help: 'Write one address.' };
  if (value.includes('…')) return { help: 'Copy the whole address: a program has shortened it.' };
  if (hasMixedHost(value)) return { help: 'Type the host again, in letters of one alphabet.' };
  const joined = withoutGap(value);
  if (joined !== undefined) return { help: `Write "${joined}".` };
  const fixed = repaired(value);
  if (fixed !== undefined) return { help: `Write "${fixed}".` };
  const guessed = completed(value);
  if (guessed !== undefined) return { help: `Write "${guessed}" if that is meant.` };
  if (localFile.test(value)) return { help: 'Put it on the web, and write its address there.' };
  if (excessivePort(value) !== undefined) return { help: 'Write the port of the server, or omit it.' };
  return isPrivateUrl(value) ? { help: 'Write the public address.' } : {};
}

/** The port of an address of the web, where no server can have it. */
function excessivePort(value: string): string | undefined {
  const port = /^https?:\/\/[^/?#\s]{1,300}:(\d{5,20})(?:[/?#]|$)/i.exec(value)?.[1];
  return Number(port) > highestPort ? port : undefined;
}

/** What keeps a program from opening a link of whatever scheme, as the end of a sentence. */
function brokenLink(value: string): string | undefined {
  const fault = urlFault(value);
  if (fault) return forgiven.has(fault.kind) ? undefined : faultOf(value, fault.kind);
  return isPrivateUrl(value) ? 'which has a private host' : undefined;
}

/** What keeps a link from being one of the web, as the end of a sentence. */
export function brokenWebLink(value: string): string | undefined {
  return brokenLink(value) ?? (isWebUrl(value) ? undefined : 'which is not an http or https address');
}

/** A scheme of the web behind another one. */
const schemeTwice = /^https?:\/{0,2}https?:?\/\//i;

/** How the scheme of an address of the web is written by mistake, and all of it that stands there. */
const schemeMistyped =
  /^(?:(?:https?|htt?p?s|htps?|ht{3}ps?|t?tps?|hhttps?)(?:[:;]{1,2}[\\/]{0,4}|[\\/]{2,4})){1,3}/i;

/** The address that was surely meant by one whose scheme or slashes are mistyped. */
function repaired(value: string): string | undefined {
  // JSON may write a slash behind a backslash.
  const bare = value.replace(quotationMarks, '').replaceAll('\\/', '/');
  const [written] = schemeMistyped.exec(bare) ?? [];
  if (written === undefined) return bare !== value && isSound(bare) ? bare : undefined;
  const scheme = /s[:;\\/]*$/i.test(written) ? 'https' : 'http';
  const fixed = `${scheme}://${bare.slice(written.length).replace(/\\/g, '/')}`;
  return fixed !== value && isSound(fixed) ? fixed : undefined;
}

/** A host, as people write it without its scheme. */
const bareHost =
  /^(?:www\.[^/\s]{3,}|(?:[a-z\d-]{1,63}\.){1,4}(?:com|org|net|edu|fm|io|co|uk|de|eu|fr|es|it|nl|ch|at|br|au|ca))(?=[/?#]|$)/i;

/** The address that was probably meant by one without its scheme. */
function completed(value: string): string | undefined {
  const fixed = /^\/\/[^/]/.test(value) ? `https:${value}` : bareHost.test(value) ? `https://${value}` : '';
  return fixed && isSound(fixed) ? fixed : undefined;
}

function isSound(value: string): boolean {
  return brokenWebLink(value) === undefined;
}
