import type { Failure, FailureKind } from '../../served/served.js';
import { Forbidden } from './reach.js';

/** What errors of Node, OpenSSL, llhttp and undici mean, the first that matches, as ends of sentences about a host. */
const meanings: readonly (readonly [RegExp, FailureKind, string])[] = [
  [/^(?:ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL)$/, 'dns', 'does not resolve'],
  [/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EACCES)$/, 'refused', 'refuses the connection'],
  [
    /^(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|UND_ERR_(?:HEADERS|BODY)_TIMEOUT|ABORT_ERR|UND_ERR_ABORTED)$/,
    'timeout',
    'does not answer in time',
  ],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'certificate', 'has a certificate for another name'],
  [/^CERT_HAS_EXPIRED$/, 'certificate', 'has a certificate that has expired'],
  [/^CERT_NOT_YET_VALID$/, 'certificate', 'has a certificate that is not valid yet'],
  [/SELF_SIGNED/, 'certificate', 'has a certificate that it signed itself'],
  [
    /^(?:UNABLE_TO_\w+|CERT_\w+)$/,
    'certificate',
    'has a certificate, or a chain of them, that cannot be verified',
  ],
  [/^(?:ERR_SSL_\w+|ERR_TLS_\w+|EPROTO)$/, 'certificate', 'does not speak TLS as browsers do'],
  [/HEADERS?_OVERFLOW/, 'size', 'sends headers that are larger than anybody reads'],
  [
    /^(?:HPE_\w+|ERR_HTTP2_\w+|ERR_ASSERTION|UND_ERR_(?:RESPONSE|INFO|NOT_SUPPORTED|RES_CONTENT_LENGTH_MISMATCH))$/,
    'protocol',
    'sends what is not valid HTTP',
  ],
  [
    /^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_CLOSED|UND_ERR_DESTROYED)$/,
    'reset',
    'closes the connection before it has answered',
  ],
];

/** What went wrong, in words. Errors that are not of the network are thrown again. */
export function failureOf(error: unknown, url: string): Failure {
  if (error instanceof Forbidden) return { kind: 'forbidden', but: error.message, url };
  for (const code of codesOf(error)) {
    const found = meanings.find(([pattern]) => pattern.test(code));
    if (found) return { kind: found[1], but: found[2], url };
  }
  throw error;
}

/** The codes of an error and of what it was caused by. */
function codesOf(error: unknown): readonly string[] {
  const codes: string[] = [];
  const queue = [error];
  for (let each = queue.shift(); each instanceof Error && codes.length < 10; each = queue.shift()) {
    if (each instanceof Forbidden) codes.push('EACCES');
    if (each.name === 'TimeoutError' || each.name === 'AbortError') codes.push('ABORT_ERR');
    if ('code' in each && typeof each.code === 'string') codes.push(each.code);
    if (each.name === 'HTTPParserError') codes.push('HPE_INVALID');
    if (each instanceof AggregateError) queue.push(...each.errors.slice(0, 5));
    queue.push(each.cause);
  }
  return codes;
}
