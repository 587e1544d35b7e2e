import { isPrivateUrl, isWebUrl, type UrlFaultKind, urlFault } from '../../text/url.js';

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

/** What keeps a program from opening a link of whatever scheme, as the end of a sentence. */
function brokenLink(value: string): string | undefined {
  const fault = urlFault(value);
  if (fault) return forgiven.has(fault.kind) ? undefined : phrases[fault.kind];
  return isPrivateUrl(value) ? 'which has a private host' : undefined;
}

/** What keeps a link from being one of the web, as the end of a sentence. */
export function brokenWebLink(value: string): string | undefined {
  return brokenLink(value) ?? (isWebUrl(value) ? undefined : 'which is not an http or https address');
}

/** The address that was probably meant by one without its scheme. */
export function fixedLink(value: string): string | undefined {
  const fixed = /^\/\/[^/]/.test(value) ? `https:${value}` : /^www\./i.test(value) ? `https://${value}` : '';
  return fixed && !brokenLink(fixed) ? fixed : undefined;
}
