import { codePoint } from '../text/code-point.js';
import { isBlank, skipBlanks } from './characters.js';

const longest = 20;

/** A few characters of the text from an offset on, up to white space, markup or a quote; perhaps none. */
export function excerpt(text: string, from: number): string {
  let end = from;
  while (end < text.length && end - from < longest) {
    const code = text.charCodeAt(end);
    if (isBlank(code) || code === 0x3c || code === 0x22) break;
    if (end > from && (code === 0x26 || code === 0x3e)) break;
    end++;
  }
  return text.slice(from, end);
}

/** A mark that is not escaped, with what follows it, as the subject of a sentence. */
export function unescaped(text: string, at: number): string {
  const next = excerpt(text, skipBlanks(text, at + 1, text.length));
  return next === '' ? `"${text.charAt(at)}"` : `"${text.charAt(at)}" before "${next}"`;
}

/** A name to quote, cut when it is longer than any real one. */
export function clipped(name: string): string {
  return name.length > 60 ? `${name.slice(0, 59)}…` : name;
}

/**
 * What stands at an offset, as the beginning of a sentence: an {@link excerpt} in quotes, or one character, or its
 * name when none sees it.
 */
export function quoted(text: string, at: number): string {
  if (at >= text.length) return 'The end of the file';
  const first = text.charAt(at);
  const piece = first === '<' ? first + excerpt(text, at + 1) : excerpt(text, at) || first;
  const visible = /[\p{L}\p{N}\p{P}\p{S}]/u.test(piece.slice(0, 2));
  return visible ? `"${piece}"` : codePoint(piece.codePointAt(0) as number);
}
