import { made } from './cache.js';
import type { Span } from './source.js';

/** Text in an old encoding whose bytes were read as Latin-1. */
export interface Misread extends Span {
  /** What was meant, where there is one answer. */
  readonly meant?: string;
  /** What it is, such as `windows-1251 read as Latin-1`. */
  readonly what: string;
}

/** Encodings of one byte for a character, and how their words look. */
const alphabets = made(
  () =>
    [
      { label: 'windows-1251', word: /^[\p{Script=Cyrillic}\p{P}№]+$/u, vowel: /[аеёиоуыэюяіїє]/giu },
      { label: 'koi8-r', word: /^[\p{Script=Cyrillic}\p{P}]+$/u, vowel: /[аеёиоуыэюяіїє]/giu },
      { label: 'iso-8859-5', word: /^[\p{Script=Cyrillic}\p{P}№]+$/u, vowel: /[аеёиоуыэюяіїє]/giu },
      { label: 'ibm866', word: /^[\p{Script=Cyrillic}\p{P}]+$/u, vowel: /[аеёиоуыэюяіїє]/giu },
      { label: 'windows-1253', word: /^[\p{Script=Greek}\p{P}]+$/u, vowel: /[αεηιουωάέήίόύώϊϋ]/giu },
      { label: 'windows-1255', word: /^[\p{Script=Hebrew}\p{P}]+$/u, vowel: /[אוי]/gu },
    ] as const,
);

/** Encodings of two bytes for a character. */
const ideographs = ['gbk', 'shift_jis', 'euc-jp', 'euc-kr', 'big5'] as const;

/** The characters of East Asian text. */
const eastAsian = made(
  () =>
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef ーｰ・\x20-\x7e]+$/u,
);

/** What separates words with a change of case that no word has. */
const oddCase = made(() => /\p{Ll}\p{Lu}/u);

/** More of a text is not looked at. */
const longest = 2000;

/** UTF-8 that was read as GBK or Shift_JIS, by the beginning of its dashes and quotation marks, and by what was lost before. */
const signatures = /[A-Za-z\s]鈥[\u4e00-\u9fff?]?|锟斤拷|(?<=[A-Za-z])窶[\u4e00-\u9fff]?/;

/**
 * Finds text in an old encoding of another script whose bytes were read as Latin-1 one by one: nearly all of its
 * letters are accented ones in long rows, as no language has them, and decoded they are words. Offsets are UTF-16
 * offsets.
 */
export function findMisread(text: string): Misread | undefined {
  const signature = /[鈥锟窶]/.test(text) ? signatures.exec(text) : null;
  if (signature) {
    const end = signature.index + signature[0].length;
    return { start: signature.index, end, what: 'UTF-8 read in an East Asian encoding' };
  }
  // A no-break space of which the second byte became a space, or was trimmed to one.
  const space = text.includes('Â ') ? /(?<=[a-z\d.!?])Â (?=[\w])/.exec(text) : null;
  if (space)
    return { start: space.index, end: space.index + 2, meant: ' ', what: 'UTF-8 read as windows-1252' };
  if (!/[\x80-\xff]{4}/.test(text)) return undefined;
  const looked = text.slice(0, longest).replace(/<[^<>]{0,500}>/g, (tag) => ' '.repeat(tag.length));
  if (/[^\0-\xff]/.test(looked)) return undefined;
  const high = looked.match(/[\x80-\xff]/g)?.length ?? 0;
  const low = looked.match(/[A-Za-z]/g)?.length ?? 0;
  if (high < 6 || high <= 2 * low) return undefined;
  const runs = [...looked.matchAll(/[\x80-\xff]+/g)];
  const [first] = runs;
  const last = runs.at(-1);
  if (!first || !last) return undefined;
  const span = { start: first.index, end: last.index + last[0].length };
  const bytes = Uint8Array.from(looked.slice(span.start, span.end), (char) => char.charCodeAt(0));
  for (const { label, word, vowel } of alphabets()) {
    const meant = new TextDecoder(label).decode(bytes);
    const words = meant.split(/[\0-\x7f\xa0]+/).filter((each) => each !== '');
    const vowels = meant.match(vowel)?.length ?? 0;
    if (oddCase().test(meant) || vowels * 5 < high || vowels * 10 > high * 7) continue;
    if (words.every((each) => word.test(each))) return { ...span, meant, what: `${label} read as Latin-1` };
  }
  // Accented letters alone may be many things; with signs among them, in pairs of bytes, no text is.
  if (low * 4 > high || runs.some(({ 0: run }) => run.length % 2 > 0) || high < 3 * runs.length)
    return undefined;
  if (!/[\x80-\xa9\xac-\xae\xb0-\xb3\xb5\xb6\xb8\xb9\xbc-\xbe]/.test(looked) || new Set(looked).size < 6)
    return undefined;
  const readings = ideographs.flatMap((label) => {
    const meant = strictly(label, bytes);
    return meant && eastAsian().test(meant) ? [{ label, meant }] : [];
  });
  const [only, another] = readings;
  if (!only) return undefined;
  if (another) return { ...span, what: 'text of an East Asian encoding read as Latin-1' };
  return { ...span, meant: only.meant, what: `${only.label} read as Latin-1` };
}

function strictly(label: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
