import { fromUnits, joined } from '../text/bytes.js';
import { type NamedEncoding, namedEncoding } from './encodings.js';
import type { XmlFault } from './faults.js';
import { type Fault, replacing } from './reading.js';
import { findInvalid, isClean } from './utf8.js';

/** How the bytes of a document were read. */
export interface Encoding {
  /** The encoding that the bytes were decoded with, such as `UTF-8` or `ISO-8859-1`. */
  readonly used: string;
  /** What the XML declaration says, as written. */
  readonly declared: string | undefined;
  /** A byte order mark stands at the start. */
  readonly mark: boolean;
  /** The bytes are UTF-8 with letters beyond ASCII, although the declaration names another encoding, which was believed. */
  readonly isUtf8?: boolean;
}

/** A fault of the bytes, placed in the text that they were decoded to. */
export interface EncodingFault extends Fault {
  readonly rule: XmlFault;
  /** The offset of the first wrong character, in UTF-16 units. */
  readonly at: number;
  readonly length: number;
}

export interface Decoded {
  /** The text without its byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
  /** The text is certain to hold no character that XML forbids. */
  readonly clean: boolean;
  readonly fault: EncodingFault | undefined;
}

/** A declaration is short and, in every encoding that lets it be read, ASCII. */
const longestDeclaration = 1024;
const declaration =
  /^[^<]*<\?xml[ \t\r\n](?:[^>]*?[ \t\r\n])?encoding[ \t\r\n]*=[ \t\r\n]*(["'])([A-Za-z][\w.-]*)\1/;

/**
 * Turns the bytes of a document into text as players do (XML 1.0, 4.3.3 and appendix F): a byte order mark or
 * the zeros of UTF-16 decide, then the declaration, else UTF-8. Bytes that the encoding does not know become
 * U+FFFD.
 */
export function decode(bytes: Uint8Array): Decoded {
  const start = joined(bytes.subarray(0, 4));
  if (start.startsWith('\xff\xfe')) return decodeUtf16(bytes.subarray(2), 'UTF-16LE', true);
  if (start.startsWith('\xfe\xff')) return decodeUtf16(bytes.subarray(2), 'UTF-16BE', true);
  if (start === '<\0?\0') return decodeUtf16(bytes, 'UTF-16LE', false);
  if (start === '\0<\0?') return decodeUtf16(bytes, 'UTF-16BE', false);
  const mark = start.startsWith('\xef\xbb\xbf');
  const body = mark ? bytes.subarray(3) : bytes;
  const declared = declaration.exec(joined(body.subarray(0, longestDeclaration)))?.[2];
  const named = declared === undefined ? undefined : namedEncoding(declared);
  if (mark || declared === undefined || named?.name === 'UTF-8') return decodeUtf8(body, declared, mark);
  if (named?.hasAscii) return decodeNamed(body, named, declared);
  const decoded = decodeUtf8(body, declared, mark);
  const isUtf8 = decoded.fault?.rule !== 'xml/invalid-utf8';
  return { ...decoded, fault: unusable(declared, named, decoded.text, isUtf8) };
}

const strictUtf8 = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
const lenientUtf8 = new TextDecoder('utf-8', { ignoreBOM: true });

function decodeUtf8(body: Uint8Array, declared: string | undefined, mark: boolean): Decoded {
  const encoding = { used: 'UTF-8', declared, mark };
  let text: string;
  try {
    text = strictUtf8.decode(body);
  } catch {
    return { text: lenientUtf8.decode(body), encoding, clean: false, fault: invalidUtf8(body, mark) };
  }
  const clean = isClean(body) && !text.includes('\ufffe') && !text.includes('\uffff');
  return { text, encoding, clean, fault: overruled(encoding, text) };
}

/** Lone surrogates stay: they are found with the other forbidden characters. */
function decodeUtf16(body: Uint8Array, used: 'UTF-16LE' | 'UTF-16BE', mark: boolean): Decoded {
  const units = new Uint16Array(body.length >> 1);
  const [low, high] = used === 'UTF-16LE' ? [0, 1] : [1, 0];
  for (let at = 0; at < units.length; at++) {
    units[at] = (body[2 * at + low] as number) | ((body[2 * at + high] as number) << 8);
  }
  const text = fromUnits(units);
  const declared = declaration.exec(text.slice(0, longestDeclaration))?.[2];
  const encoding = { used, declared, mark };
  if (body.length % 2 === 0) return { text, encoding, clean: false, fault: overruled(encoding, text) };
  return {
    text: `${text}\ufffd`,
    encoding,
    clean: false,
    fault: {
      rule: 'xml/invalid-utf8',
      at: text.length,
      length: 1,
      message: `The last character is cut in two: in ${used} each takes two bytes.`,
      help: 'Copy or upload the whole file again.',
    },
  };
}

function isValidUtf8(body: Uint8Array): boolean {
  try {
    strictUtf8.decode(body);
    return true;
  } catch {
    return false;
  }
}

function decodeNamed(body: Uint8Array, named: NamedEncoding, declared: string): Decoded {
  const text = named.decode(body);
  const isUtf8 = /[^\0-\x7f]/.test(text) && isValidUtf8(body);
  const encoding = { used: named.name, declared, mark: false, ...(isUtf8 && { isUtf8 }) };
  if (named.isValid(body)) return { text, encoding, clean: false, fault: undefined };
  return {
    text,
    encoding,
    clean: false,
    fault: {
      rule: 'xml/invalid-utf8',
      at: text.search(named.name === 'US-ASCII' ? /[^\0-\x7f]/ : /\ufffd/),
      length: 1,
      message: `The bytes here are not ${named.name}, which the declaration names${isUtf8 ? ', but UTF-8' : ''}.`,
      help: isUtf8 ? 'Declare encoding="UTF-8".' : 'Save the feed as UTF-8 and declare encoding="UTF-8".',
      ...(isUtf8 && declaring('UTF-8', declared, text)),
    },
  };
}

/** A declaration that says otherwise than a byte order mark or the zeros of UTF-16, which players believe. */
function overruled({ used, declared }: Encoding, text: string): EncodingFault | undefined {
  if (declared === undefined) return undefined;
  const name = namedEncoding(declared)?.name ?? declared.toUpperCase();
  if (name === used || (declared.toUpperCase() === 'UTF-16' && used.startsWith('UTF-16'))) return undefined;
  return {
    rule: 'xml/encoding-declaration-ignored',
    ...placeOf(declared, text),
    message: `The declaration says "${declared}", but the bytes are ${used}.`,
    help: 'Declare encoding="UTF-8", and save the feed as UTF-8.',
    ...declaring(used.startsWith('UTF-16') ? 'UTF-16' : used, declared, text),
  };
}

/** A declaration that players believe and cannot follow. */
function unusable(
  declared: string,
  named: NamedEncoding | undefined,
  text: string,
  isUtf8: boolean,
): EncodingFault {
  return {
    rule: named ? 'xml/encoding-contradiction' : 'xml/encoding-unsupported',
    ...placeOf(declared, text),
    message: named
      ? `The declaration says "${declared}", in which it could not be read itself.`
      : `The declared encoding "${declared}" is unknown.`,
    help: 'Save the feed as UTF-8 and declare encoding="UTF-8".',
    ...(isUtf8 ? declaring('UTF-8', declared, text) : {}),
  };
}

/** The fix that declares the encoding which the bytes are in. */
function declaring(used: string, declared: string, text: string): Pick<Fault, 'fix'> {
  const { at, length } = placeOf(declared, text);
  return { fix: replacing(at, at + length, used, `Declare encoding="${used}"`) };
}

function placeOf(declared: string, text: string): { readonly at: number; readonly length: number } {
  return { at: text.indexOf(declared, text.indexOf('encoding')), length: declared.length };
}

/** The first malformed sequence; all others have most likely the same cause. */
function invalidUtf8(body: Uint8Array, mark: boolean): EncodingFault {
  const { byte, at, begun } = findInvalid(body) ?? { byte: 0, at: 0, begun: 0 };
  const wrong = body.subarray(byte, byte + 1);
  if (begun > 0) {
    return {
      rule: 'xml/invalid-utf8',
      at,
      length: 1,
      message: `A character is cut off here: only the first ${begun} of its bytes are there.`,
      help: 'Write the character again, and shorten texts by characters, not by bytes.',
    };
  }
  const legacy = namedEncoding('windows-1252')?.decode(wrong) ?? '';
  const hint = /[\p{L}\p{P}\p{S}]/u.test(legacy) ? `; in windows-1252 it would be "${legacy}"` : '';
  return {
    rule: 'xml/invalid-utf8',
    at,
    length: 1,
    message: `Byte ${byte + (mark ? 4 : 1)} of the file, 0x${hex(wrong[0] ?? 0)}, is not UTF-8${hint}.`,
    help: 'Save the feed as UTF-8.',
  };
}

function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
