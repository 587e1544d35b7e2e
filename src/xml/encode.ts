import { byteLength } from '../text/bytes.js';
import type { Edit } from '../text/source.js';
import { decode, type Encoding } from './decode.js';
import { namedEncoding } from './encodings.js';

/**
 * Makes edits in the bytes of a document: they are given in UTF-16 offsets of the text that {@link decode} makes
 * of the bytes, in order and without overlaps. Every other byte stays as it is, whatever the encoding; a
 * character that the encoding lacks is written as a character reference (XML 1.0, 4.1). Undefined when the
 * edits cannot be written in this encoding.
 */
export function withEdits(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array | undefined {
  const { text, encoding } = decode(bytes);
  const encode = encoderOf(encoding);
  const offsets = byteOffsets(
    bytes,
    text,
    encoding,
    edits.flatMap(({ span }) => [span.start, span.end]),
  );
  if (!offsets) return undefined;
  const pieces: Uint8Array[] = [];
  const expected: string[] = [];
  let byte = 0;
  let at = 0;
  for (const [index, { span, text: written }] of edits.entries()) {
    const inserted = encode(written);
    if (inserted.text !== written && isVerbatim(text, span.start)) return undefined;
    pieces.push(bytes.subarray(byte, offsets[2 * index]), inserted.bytes);
    expected.push(text.slice(at, span.start), inserted.text);
    byte = offsets[2 * index + 1] as number;
    at = span.end;
  }
  pieces.push(bytes.subarray(byte));
  expected.push(text.slice(at));
  const made = concatenated(pieces);
  return decode(made).text === expected.join('') ? made : undefined;
}

/** Whether a place is in a CDATA section or a comment, where references are not read. */
function isVerbatim(text: string, at: number): boolean {
  return (
    text.lastIndexOf('<![CDATA[', at) > text.lastIndexOf(']]>', at) ||
    text.lastIndexOf('<!--', at) > text.lastIndexOf('-->', at)
  );
}

/** A text in bytes, and what it is read back as: the same, or with character references. */
interface Encoded {
  readonly bytes: Uint8Array;
  readonly text: string;
}

function encoderOf({ used }: Encoding): (text: string) => Encoded {
  if (used === 'UTF-8') return (text) => ({ bytes: utf8.encode(text), text });
  if (used.startsWith('UTF-16')) return (text) => ({ bytes: inUtf16(text, used === 'UTF-16LE'), text });
  const codes = singleBytes(used);
  return (text) => {
    const written = [...text]
      .map((character) => (codes.has(character) ? character : `&#${character.codePointAt(0)};`))
      .join('');
    return { bytes: Uint8Array.from(written, (character) => codes.get(character) ?? 0), text: written };
  };
}

const utf8 = new TextEncoder();

function inUtf16(text: string, isLittle: boolean): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(2 * text.length));
  for (let at = 0; at < text.length; at++) bytes.setUint16(2 * at, text.charCodeAt(at), isLittle);
  return new Uint8Array(bytes.buffer);
}

function concatenated(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** The characters that an encoding has in one byte. */
function singleBytes(used: string): ReadonlyMap<string, number> {
  const named = namedEncoding(used);
  const codes = new Map<string, number>();
  for (let byte = 0; byte < 0x100; byte++) {
    const character = byte < 0x80 ? String.fromCharCode(byte) : named?.decode(Uint8Array.of(byte));
    if (character?.length === 1 && character !== '\ufffd' && !codes.has(character))
      codes.set(character, byte);
  }
  if (used === 'US-ASCII') for (const [character, byte] of codes) if (byte > 0x7f) codes.delete(character);
  return codes;
}

/** The offset in bytes of each offset of the text; these ascend. Undefined where they cannot be known. */
function byteOffsets(
  bytes: Uint8Array,
  text: string,
  { used, mark }: Encoding,
  offsets: readonly number[],
): readonly number[] | undefined {
  if (used.startsWith('UTF-16')) return offsets.map((offset) => 2 * offset + (mark ? 2 : 0));
  const start = mark ? 3 : 0;
  const body = bytes.subarray(start);
  if (body.length === text.length) return offsets.map((offset) => start + offset);
  if (used === 'UTF-8' && !text.includes('\ufffd')) {
    let at = 0;
    let byte = start;
    return offsets.map((offset) => {
      byte += byteLength(text.slice(at, offset));
      at = offset;
      return byte;
    });
  }
  return walked(body, used, offsets)?.map((offset) => start + offset);
}

/** The same in an encoding of several bytes, or with bytes that are not in it: what each byte adds is counted. */
function walked(body: Uint8Array, used: string, offsets: readonly number[]): readonly number[] | undefined {
  const decoder = new TextDecoder(used, { ignoreBOM: true });
  const found: number[] = [];
  let units = 0;
  let byte = 0;
  const reach = (): void => {
    for (let next = offsets[found.length]; next !== undefined && next <= units; ) {
      found.push(byte - (units - next));
      next = offsets[found.length];
    }
  };
  reach();
  while (byte < body.length && found.length < offsets.length) {
    const end = endOfRun(body, byte);
    try {
      units += decoder.decode(body.subarray(byte, end), { stream: true }).length;
    } catch {
      // Some broken sequences that ICU reads as a whole, it refuses when they come byte by byte.
      return undefined;
    }
    byte = end;
    reach();
  }
  while (found.length < offsets.length) found.push(body.length);
  return found;
}

/** The end of the ASCII characters that start at a byte; one byte further where it may belong to the one before. */
function endOfRun(body: Uint8Array, start: number): number {
  if (start === 0 || (body[start - 1] as number) > 0x7f) return start + 1;
  let end = start;
  while (end < body.length && (body[end] as number) < 0x80) end++;
  return Math.max(end, start + 1);
}
