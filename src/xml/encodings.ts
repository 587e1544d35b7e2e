import { joined } from '../text/bytes.js';

/** An encoding that a declaration can name. */
export interface NamedEncoding {
  /** Its registered name. */
  readonly name: string;
  /** Whether its ASCII characters are single bytes, without which a declaration could not be read as such. */
  readonly hasAscii: boolean;
  /** Turns bytes into text; those that are not in the encoding become U+FFFD. */
  decode(bytes: Uint8Array): string;
  /** Whether all bytes are in the encoding. */
  isValid(bytes: Uint8Array): boolean;
}

/** Names that the platform does not know or takes for another encoding, without the punctuation in them. */
const aliases = new Map([
  ['utf8', 'UTF-8'],
  ['usascii', 'US-ASCII'],
  ['ascii', 'US-ASCII'],
  ['iso88591', 'ISO-8859-1'],
  ['isolatin1', 'ISO-8859-1'],
  ['latin1', 'ISO-8859-1'],
  ['l1', 'ISO-8859-1'],
  ['windows1252', 'windows-1252'],
  ['cp1252', 'windows-1252'],
  ['xcp1252', 'windows-1252'],
  ['utf32', 'UTF-32'],
  ['ucs4', 'UCS-4'],
]);

/** The characters of windows-1252 from 0x80 to 0x9F, where ISO-8859-1 has control characters. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** The encoding that a declaration names, however it is punctuated; undefined when players do not know it. */
export function namedEncoding(declared: string): NamedEncoding | undefined {
  const name = aliases.get(declared.toLowerCase().replace(/(?<![^a-z0-9])[^a-z0-9]+(?=[a-z0-9])/g, ''));
  switch (name) {
    case 'US-ASCII':
      return { name, hasAscii: true, decode: joined, isValid: (bytes) => bytes.every((byte) => byte < 0x80) };
    case 'ISO-8859-1':
      return { name, hasAscii: true, decode: joined, isValid: () => true };
    case 'windows-1252':
      return {
        name,
        hasAscii: true,
        decode: (bytes) =>
          joined(bytes).replace(/[\x80-\x9f]/g, (control) =>
            windows1252.charAt(control.charCodeAt(0) - 0x80),
          ),
        isValid: () => true,
      };
    case 'UTF-32':
    case 'UCS-4':
      return { name, hasAscii: false, decode: joined, isValid: () => false };
    default:
      return ofPlatform(name ?? declared);
  }
}

/** Every other encoding that the platform knows (WHATWG Encoding, 4.2). */
function ofPlatform(label: string): NamedEncoding | undefined {
  try {
    const { encoding } = new TextDecoder(label);
    return {
      name: encoding.toUpperCase(),
      hasAscii: !encoding.startsWith('utf-16'),
      decode: (bytes) => new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes),
      isValid: (bytes) => decodes(encoding, bytes),
    };
  } catch {
    return undefined;
  }
}

function decodes(label: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(label, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
