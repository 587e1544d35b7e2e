/** A code point, or the UTF-16 unit that a text has at an offset, as Unicode writes it: `U+0008`. */
export function codePoint(point: number): string {
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** How many code points a text has; half of a pair counts as one. */
export function lengthInCodePoints(text: string): number {
  let pairs = 0;
  for (let at = 1; at < text.length; at++) {
    if ((text.charCodeAt(at) & 0xfc00) !== 0xdc00 || (text.charCodeAt(at - 1) & 0xfc00) !== 0xd800) continue;
    pairs++;
    at++;
  }
  return text.length - pairs;
}

/** The number of characters (code points) of a text that is shown: each run of white space is one. */
export function shownLength(text: string): number {
  const shown = text.trim();
  let hidden = 0;
  let isAfterSpace = false;
  for (let at = 0; at < shown.length; at++) {
    const isSpace = isWhiteSpace(shown.charCodeAt(at));
    if (isSpace && isAfterSpace) hidden++;
    isAfterSpace = isSpace;
  }
  return lengthInCodePoints(shown) - hidden;
}

/** The number of characters of a text that is shown where that is more than allowed. */
export function lengthAbove(limit: number, text: string): number | undefined {
  // No text is shown longer than it is.
  const length = text.length > limit ? shownLength(text) : 0;
  return length > limit ? length : undefined;
}

/** What `\s` matches beyond ASCII. */
const wideSpaces: ReadonlySet<number> = new Set(
  [...'\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff'].map((each) => each.charCodeAt(0)),
);

function isWhiteSpace(code: number): boolean {
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return (code >= 0x2000 && code <= 0x200a) || wideSpaces.has(code);
}
