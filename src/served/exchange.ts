import type { Source, Span } from '../text/source.js';
import { type Answer, type Failure, isAnswer, type Served } from './served.js';
import { shownUrl } from './shown-url.js';

/** A place in what was asked of an address and answered. */
export interface ExchangePlace {
  readonly span: Span;
  readonly path: string;
  readonly source: Source;
}

type Asked = 'get' | 'head' | 'again' | 'queried';

const titles: Readonly<Record<Asked, string>> = {
  get: 'GET',
  head: 'HEAD',
  again: 'GET, unless changed,',
  queried: 'GET, with a parameter more,',
};

/** Headers whose values are nobody's business. */
const secret = /^(?:set-cookie|authorization|www-authenticate|proxy-.*|x-.*|cf-.*|report-to|nel)$/;

/** The longest value of a header that is shown. */
const longest = 200;

/**
 * The answers of an address as texts, for findings to point into: the status and the headers, a line each. A header
 * that is not there is shown by the status.
 */
export function exchangeOf(
  served: Served,
): (at: { readonly of: Asked; readonly header?: string }) => ExchangePlace {
  const sources = new Map<Asked, Source>();
  return ({ of, header }) => {
    const source = sources.get(of) ?? {
      name: `${titles[of]} ${shownUrl(served.url)}`,
      text: textOf(served, served[of]),
    };
    sources.set(of, source);
    const at = header === undefined ? -1 : source.text.indexOf(`\n${header}: `);
    const start = at < 0 ? lineAt(source.text, served.redirects.length) : at + 1;
    const end = source.text.indexOf('\n', start);
    return { span: { start, end: end < 0 ? source.text.length : end }, path: '', source };
  };
}

/** The answer of an address to GET, as text: the request, the redirects, the status and the headers. */
export function exchangeText(served: Served): string {
  return `${titles.get} ${shownUrl(served.url)}\n${textOf(served, served.get)}`.trimEnd();
}

function textOf({ redirects, final }: Served, reply: Answer | Failure | undefined): string {
  const hops = redirects.map(({ url, status }) => `${status} ${shownUrl(url)}\n`).join('');
  if (reply === undefined) return `${hops}(not asked)\n`;
  if (!isAnswer(reply)) return `${hops}${shownUrl(reply.url)} ${reply.but}\n`;
  const headers = Object.entries(reply.headers).filter(([name]) => !secret.test(name));
  const lines = headers.map(
    ([name, value]) => `${name}: ${value.slice(0, longest).replace(/[^\x20-\x7e]/g, '?')}\n`,
  );
  return `${hops}${reply.status} ${shownUrl(final)}\n${lines.join('')}`;
}

/** Where a line begins, counted from 0. */
function lineAt(text: string, line: number): number {
  let at = 0;
  for (let index = 0; index < line; index++) at = text.indexOf('\n', at) + 1;
  return at;
}
