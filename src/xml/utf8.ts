/** The first sequence of bytes that is not UTF-8. */
export interface InvalidSequence {
  /** Its offset in bytes. */
  readonly byte: number;
  /** Its offset in UTF-16 units, in the text that everything before it decodes to. */
  readonly at: number;
  /** How many bytes of a character are there whose others are missing; 0 when it is no such thing. */
  readonly begun: number;
}

/** Finds the first malformed sequence, which no decoder of the platform tells; undefined when there is none. */
export function findInvalid(bytes: Uint8Array): InvalidSequence | undefined {
  let byte = 0;
  let at = 0;
  while (byte < bytes.length) {
    const length = sequenceLength(bytes, byte);
    if (length === 0) return { byte, at, begun: begunAt(bytes, byte) };
    byte += length;
    at += length === 4 ? 2 : 1;
  }
  return undefined;
}

/** How many bytes of a character of three or four are at an offset where the next byte is none of it; 0 when one or none is. */
function begunAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  const whole = Uint8Array.of(lead, 0x90, 0x80, 0x80).fill(bytes[at + 1] ?? 0, 1, 2);
  let begun = 1;
  while (begun < 4 && ((bytes[at + begun] ?? 0) & 0xc0) === 0x80) begun++;
  return begun > 1 && sequenceLength(whole, 0) > begun ? begun : 0;
}

/** The length of the well-formed sequence at an offset, 0 when it is malformed (Unicode 15, table 3-7). */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 || lead > 0xf4 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const second = bytes[at + 1] ?? 0;
  if (lead === 0xe0 && second < 0xa0) return 0;
  if (lead === 0xed && second > 0x9f) return 0;
  if (lead === 0xf0 && second < 0x90) return 0;
  if (lead === 0xf4 && second > 0x8f) return 0;
  for (let index = 1; index < length; index++) {
    if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/**
 * Whether well-formed UTF-8 is certain to hold no control character that XML forbids. Four bytes are looked at together, so that a clean feed pays little.
 */
export function isClean(bytes: Uint8Array): boolean {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >> 2);
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as number;
    if (((word - 0x20202020) & ~word & 0x80808080) === 0) continue;
    if (hasControl(aligned, 4 * index, 4 * index + 4)) return false;
  }
  return !hasControl(aligned, 4 * words.length, aligned.length);
}

function hasControl(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return true;
  }
  return false;
}
