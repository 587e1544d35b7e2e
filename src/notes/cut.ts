import { byteLength } from '../text/bytes.js';

/** Scripts that are written without spaces: a text may end between any two of their characters. */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}';

const markupPieces = new RegExp(`<[^>]*>|\\s+|[${unspaced}]|(?:(?![${unspaced}])[^\\s<])+`, 'gu');
const textPieces = new RegExp(`\\s+|[${unspaced}]|(?:(?![${unspaced}])\\S)+`, 'gu');
const blank = /^\s/;
const oneUnspaced = new RegExp(`^[${unspaced}]`, 'u');

const ellipsis = '…';

/**
 * Shortens a plain text to a number of bytes in UTF-8, at a word, with an ellipsis. What fits stays as it is.
 */
export function cutText(text: string, bytes: number): string {
  return cut(text, bytes, text.match(textPieces) ?? []);
}

/**
 * Shortens HTML to a number of bytes in UTF-8, at a word, with an ellipsis: never inside a tag or a character
 * reference, and with every element closed. The HTML is well-formed, as {@link safeHtml} returns it.
 */
export function cutHtml(html: string, bytes: number): string {
  return cut(html, bytes, html.match(markupPieces) ?? []);
}

function cut(whole: string, bytes: number, pieces: readonly string[]): string {
  if (byteLength(whole) <= bytes) return whole;
  let kept = '';
  let used = byteLength(ellipsis);
  let open: readonly string[] = [];
  let best = '';
  for (const piece of pieces) {
    const closing = closingOf(open);
    const ends = blank.test(piece) || piece.startsWith('</') || oneUnspaced.test(piece);
    if (ends && !kept.endsWith('>') && kept !== '') {
      if (used + closing.length > bytes) break;
      best = kept.trimEnd() + ellipsis + closing;
    }
    open = openAfter(piece, open);
    kept += piece;
    used += byteLength(piece);
    if (used > bytes) break;
  }
  return best || withinWord(pieces, bytes);
}

/** The elements that are open after a piece, the innermost first. */
function openAfter(piece: string, open: readonly string[]): readonly string[] {
  const [, slash, name] = /^<(\/?)(\w+)/.exec(piece) ?? [];
  if (name === undefined) return open;
  return slash ? open.slice(1) : [name, ...open];
}

function closingOf(open: readonly string[]): string {
  return open.map((name) => `</${name}>`).join('');
}

/** The first word alone is too long: it is broken between two characters or references. */
function withinWord(pieces: readonly string[], bytes: number): string {
  const first = pieces.findIndex((piece) => !piece.startsWith('<') && !blank.test(piece));
  const before = pieces.slice(0, Math.max(0, first));
  const opening = before.join('');
  const end = ellipsis + closingOf(before.reduce<readonly string[]>((open, tag) => openAfter(tag, open), []));
  let kept = '';
  for (const [unit] of (pieces[first] ?? '').matchAll(/&[^;\s]+;|./gsu)) {
    if (byteLength(opening + kept + unit + end) > bytes) break;
    kept += unit;
  }
  return kept && opening + kept + end;
}
