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
  return lengthInCodePoints(text.trim().replace(/\s+/g, ' '));
}
