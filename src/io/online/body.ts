import { promisify } from 'node:util';
import { brotliDecompress, constants, gunzip, inflate } from 'node:zlib';

const decoders = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
} as const;
const unbrotli = promisify(brotliDecompress);

/** What came of a body: its bytes, or why it cannot be read, as the end of a sentence about the server. */
export type Decoded =
  | { readonly bytes: Uint8Array }
  | { readonly but: string; readonly kind: 'size' | 'protocol' };

/**
 * Undoes the compression of a body, of which no more than `most` bytes are made. Of one that was cut on purpose the
 * bytes that are there are given.
 */
export async function decode(
  sent: Uint8Array,
  coding: string | undefined,
  most: number,
  isCut: boolean,
): Promise<Decoded> {
  const names = (coding ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  const [name, ...others] = names;
  if (name === undefined || sent.length === 0) return { bytes: sent };
  const finish = isCut ? { finishFlush: constants.Z_SYNC_FLUSH } : {};
  try {
    if (others.length === 0 && name === 'br') {
      const flush = isCut ? { finishFlush: constants.BROTLI_OPERATION_FLUSH } : {};
      return { bytes: await unbrotli(sent, { maxOutputLength: most, ...flush }) };
    }
    if (others.length === 0 && Object.hasOwn(decoders, name)) {
      const decoder = decoders[name as keyof typeof decoders];
      return { bytes: await decoder(sent, { maxOutputLength: most, ...finish }) };
    }
  } catch (error) {
    const isTooLong = error instanceof RangeError;
    return isTooLong
      ? { kind: 'size', but: `sends more than ${most} bytes, packed into ${sent.length}` }
      : { kind: 'protocol', but: `says that the body is compressed by ${name}, which it is not` };
  }
  return {
    kind: 'protocol',
    but: `compresses the body by "${names.join(', ').slice(0, 40)}", which it was not asked for`,
  };
}
