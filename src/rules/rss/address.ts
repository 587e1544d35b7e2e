import { isWebUrl, type UrlFaultKind, urlFault } from '../../text/url.js';

const phrases: Readonly<Record<UrlFaultKind, string>> = {
  relative: 'not an absolute address',
  scheme: 'which begins with no known scheme',
  host: 'which has no host that everybody can reach',
  blank: 'which has white space in it',
  character: 'which holds a character that must be encoded',
  percent: 'which has a percent sign that encodes nothing',
  'non-ascii': 'which holds letters beyond ASCII',
};

/** Faults that every browser puts right by itself. */
const mendable: ReadonlySet<UrlFaultKind> = new Set(['character', 'percent', 'non-ascii']);

/** What keeps a program from opening a link of whatever scheme, as the end of a sentence. */
export function brokenLink(value: string): string | undefined {
  const fault = urlFault(value);
  return fault && !mendable.has(fault.kind) ? phrases[fault.kind] : undefined;
}

/** What keeps a link from being one of the web, as the end of a sentence. */
export function brokenWebLink(value: string): string | undefined {
  return brokenLink(value) ?? (isWebUrl(value) ? undefined : 'not an address of http: or https:');
}

/** What is wrong with the address of a file, letter for letter, as the end of a sentence. */
export function brokenFileUrl(value: string): string | undefined {
  const fault = urlFault(value);
  return fault ? phrases[fault.kind] : brokenWebLink(value);
}
