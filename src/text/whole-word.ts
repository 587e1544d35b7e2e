import { made } from './cache.js';

// Properties of Unicode take longer to compile than a small feed to judge; most characters are of ASCII.
const ending = made(() => /[\p{L}\p{N}]$/u);
const beginning = made(() => /^[\p{L}\p{N}]/u);

/** Whether a letter or a digit is right before an offset. */
function isWordBefore(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - 2), offset);
  return /[^\0-\x7f]$/.test(before) ? ending().test(before) : /[a-z\d]$/i.test(before);
}

/** Whether a letter or a digit is right behind an offset. */
function isWordAfter(text: string, offset: number): boolean {
  const after = text.slice(offset, offset + 2);
  return /^[^\0-\x7f]/.test(after) ? beginning().test(after) : /^[a-z\d]/i.test(after);
}

/** The first match of a global pattern with neither a letter nor a digit next to it, in whatever script. */
export function wholeWord(pattern: RegExp, text: string): RegExpExecArray | null {
  pattern.lastIndex = 0;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const end = found.index + found[0].length;
    if (!isWordBefore(text, found.index) && !isWordAfter(text, end)) return found;
  }
  return null;
}
