import { resolve } from 'node:path';
import { CannotOpen, openInput } from '../io/input.js';
import type { ClientOptions } from '../io/online/client.js';
import { isHttp } from '../text/url.js';
import { type Option, type Options, type Terminal, UsageError } from './command.js';

/** The options of every command that opens addresses of the web. */
export const fetching: readonly Option[] = [
  {
    flags: '--cache <folder>',
    doc: 'keep what servers answer in this folder, and use it as long as they allow',
  },
  { flags: '--timeout <seconds>', doc: 'the longest that one request may take', default: '30' },
  { flags: '--allow-private', doc: 'also open addresses of this machine and its network, on any port' },
  {
    flags: '--allow-port <number>',
    doc: 'also open addresses on this port, besides 80 and 443; may be repeated',
    repeatable: true,
  },
];

/** How the options of {@link fetching} let servers be asked. Loads what is needed for it. */
export async function clientOptionsFrom(options: Options, terminal: Terminal): Promise<ClientOptions> {
  const { anyReach, publicReach } = await import('../io/online/reach.js');
  const ports = [options.allowPort ?? []].flat().map((port) => wholeNumber('--allow-port', port, 65_535));
  const seconds = wholeNumber('--timeout', String(options.timeout ?? 30), 3600);
  const folder = options.cache === undefined ? undefined : String(options.cache);
  const { openCache } = await import('../io/online/cache.js');
  return {
    userAgent: `airworthy/${terminal.version ?? '0'} (+https://www.npmjs.com/package/airworthy)`,
    reach: options.allowPrivate === undefined ? publicReach(ports) : anyReach,
    seconds,
    ...(folder !== undefined && { cache: openCache(resolve(terminal.folder, folder), folder) }),
  };
}

/** The number that an option gives, from 1 to the most. */
export function wholeNumber(option: string, text: string, most: number): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= most) return number;
  throw new UsageError(`${option} is "${text}", which is not a number from 1 to ${most}`);
}

/**
 * The bytes of what the user named: a file, an address of the web, or - for standard input. Of more than `most`, the
 * first `most + 1`. Throws {@link CannotOpen} with the reason in plain words.
 */
export async function openBytes(
  name: string,
  most: number,
  options: Options,
  terminal: Terminal,
): Promise<Uint8Array> {
  if (name === '-') return terminal.stdin(most);
  if (!isHttp(name)) return openInput(resolve(terminal.folder, name), name, most);
  const { openClient } = await import('../io/online/client.js');
  const { whyUnopened } = await import('../io/online/gather.js');
  const { isOk } = await import('../served/served.js');
  const client = openClient(await clientOptionsFrom(options, terminal));
  try {
    const headers = { 'accept-encoding': 'gzip, br' };
    const { final, outcome, body } = await client.ask({
      ...{ url: new URL(name).href, method: 'GET', headers, most: most + 1, isStart: true, cache: 'use' },
    });
    if (isOk(outcome)) return body;
    throw new CannotOpen(whyUnopened({ url: name, final, get: outcome }));
  } finally {
    await client.close();
  }
}

/** What to call something that the user named: an address without what is secret in it. */
export async function shownName(name: string): Promise<string> {
  if (!isHttp(name)) return name;
  const { shownUrl } = await import('../served/shown-url.js');
  return shownUrl(name);
}
