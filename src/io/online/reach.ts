import { lookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** An address that a name resolves to. */
export interface Resolved {
  readonly address: string;
  readonly family: number;
}

/** What may be connected to. */
export interface Reach {
  /** Whether an IP address may be connected to. */
  readonly mayReach: (address: string) => boolean;
  /** Whether a port may be connected to. */
  readonly mayUse: (port: number) => boolean;
  /** The addresses of a name. */
  readonly resolve: (name: string) => Promise<readonly Resolved[]>;
}

/** Why something was not connected to, as the end of a sentence about the host. */
export class Forbidden extends Error {}

/** Global addresses behind which providers of virtual machines answer with their secrets (Azure). */
const metadata: ReadonlySet<string> = new Set(['168.63.129.16']);

const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether the internet routes an IP address: not one of one's own machine or network, of carriers' networks, of
 * groups, of documentation, nor one in IPv6 form of such an IPv4 address (RFC 6890, 6052, 4291).
 */
export function isPublic(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address instanceof ipaddr.IPv4)
    return address.range() === 'unicast' && !metadata.has(address.toString());
  // A network without IPv4 reaches it by this prefix, and the address that is meant follows it.
  if (address.range() === 'rfc6052') return isPublic(address.toByteArray().slice(12).join('.'));
  return address.range() === 'unicast' && address.match(globalUnicast);
}

const webPorts: ReadonlySet<number> = new Set([80, 443]);

/** The internet, on the ports of the web and others that are named. */
export function publicReach(ports: readonly number[] = []): Reach {
  return { mayReach: isPublic, mayUse: (port) => webPorts.has(port) || ports.includes(port), resolve };
}

/** Everything, one's own machine and network included. */
export const anyReach: Reach = { mayReach: () => true, mayUse: () => true, resolve };

function resolve(name: string): Promise<readonly Resolved[]> {
  return lookup(name, { all: true });
}

/** Throws {@link Forbidden} for an address that may not be asked, as far as can be seen before it is resolved. */
export function refuseForbidden(url: URL, { mayReach, mayUse }: Reach): void {
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new Forbidden(`is an address of the scheme ${url.protocol}, not https:`);
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  if (!mayUse(port))
    throw new Forbidden(
      `is on port ${port}, which is not one of the web; allow it with --allow-port ${port}`,
    );
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !mayReach(host)) throw new Forbidden(isPrivate);
}

const isPrivate = 'is in a private network and was not asked; allow it with --allow-private';

/** Resolves names for connections, which are made to the very addresses that were looked at. */
export function guardedLookup({ mayReach, resolve }: Reach): LookupFunction {
  return (name, { all }, callback) => {
    resolve(name).then(
      (found) => {
        const allowed = found.filter(({ address }) => mayReach(address));
        const [first] = allowed;
        if (!first) callback(found.length > 0 ? new Forbidden(isPrivate) : notFound(name), '', 0);
        else if (all) callback(null, [...allowed]);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
}

function notFound(name: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${name} does not resolve`), { code: 'ENOTFOUND' });
}
