/** A code point, or the UTF-16 unit that a text has at an offset, as Unicode writes it: `U+0008`. */
export function codePoint(point: number): string {
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}
