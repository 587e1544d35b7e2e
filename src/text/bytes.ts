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

const encoder = new TextEncoder();

/** What {@link byteLength} encodes into: how much room a piece of text takes, and nothing else. */
const room = new Uint8Array(3 * atOnce);

/** How many bytes a text takes in UTF-8; half of a pair of surrogates takes three, as U+FFFD does. */
export function byteLength(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; ) {
    const end = at + atOnce - (isLead(text.charCodeAt(at + atOnce - 1)) ? 1 : 0);
    bytes += encoder.encodeInto(text.slice(at, end), room).written;
    at = end;
  }
  return bytes;
}

function isLead(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
