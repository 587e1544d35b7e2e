const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });

/** How many code units are given to one call: engines limit the arguments that a function takes. */
const atOnce = 8192;

/** The text of UTF-16 code units, lone surrogates included, which a TextDecoder would replace. */
export function fromUnits(units: Uint16Array): string {
  const text = utf16.decode(units);
  return text.includes('\ufffd') ? joined(units) : text;
}

/** The text whose code units are the given numbers, such as bytes of ISO-8859-1. */
export function joined(units: Uint8Array | Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += atOnce) {
    text += String.fromCharCode(...units.subarray(at, at + atOnce));
  }
  return text;
}

/** How many bytes a text takes in UTF-8; half of a pair of surrogates takes three, as U+FFFD does. */
export function byteLength(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) continue;
    if (unit < 0x800) bytes += 1;
    else if (unit >= 0xd800 && unit < 0xdc00 && isTrail(text.charCodeAt(at + 1))) {
      bytes += 2;
      at++;
    } else bytes += 2;
  }
  return bytes;
}

function isTrail(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
