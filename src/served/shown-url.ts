import { parseUrl } from '../text/url.js';

/** Parameters that say nothing about who asks. */
const harmless = /^(?:v|version|page|lang|format|type|id|p|feed|date|season|episode|cacheBust)$/i;

/** What people do not name a file or folder: long, with letters and digits mixed. */
const secret = /^(?=[^.]*\d)(?=[^.]*[a-z])[\w~-]{20,}(?=\.|$)/i;

/**
 * An address as it may be printed: without name and password, without the values of parameters that may be
 * somebody's, and without what looks like a token in its path.
 */
export function shownUrl(text: string): string {
  const url = parseUrl(text);
  if (!url) return text.slice(0, 200);
  url.username = '';
  url.password = '';
  url.hash = '';
  const path = url.pathname
    .split('/')
    .map((part) => part.replace(secret, '…'))
    .join('/');
  const query = [...url.searchParams]
    .map(([name, value]) =>
      value === '' ? name : `${name}=${harmless.test(name) && value.length < 20 ? value : '…'}`,
    )
    .join('&');
  const shown = `${url.protocol}//${url.host}${path}${query && `?${query}`}`;
  return shown.length > 200 ? `${shown.slice(0, 200)}…` : shown;
}
