/**
 * What many rules look for in a text, looked for at once: a text is read one time, by pairs of characters, and after
 * that each rule knows whether it has anything to do with it. Nearly every text holds none of what is looked for.
 */

/** Words, one of which is in every text that somebody looks for. */
export interface Signs {
  readonly words: readonly string[];
  /** The bit that tells of them. */
  readonly bit: number;
}

/** What a character beyond ASCII is to a pair: letters and signs, halves of pairs, and what no text should hold. */
const beyond = { usual: 0, half: 1, broken: 2 } as const;

/** C1 controls and the replacement character. */
function kindOf(unit: number): number {
  if (unit < 0xa0 || unit === 0xfffd) return beyond.broken;
  return unit >= 0xd800 && unit < 0xe000 ? beyond.half : beyond.usual;
}

/** The bits of all signs that may be at a pair of characters, seven bits each. */
const pairs = new Int32Array(1 << 14);

/** Broken characters, or two characters beyond ASCII in a row. */
export const odd = 1;

for (let other = 0; other < 128; other++) mark(other, beyond.broken, odd);
mark(beyond.usual, beyond.usual, odd);
mark(beyond.broken, beyond.usual, odd);

/** A character beyond ASCII. */
export const foreign = 2;

for (const kind of Object.values(beyond)) {
  for (let before = 0; before < 128; before++) mark(before, kind, foreign);
}

/** The bits of all signs, and the one that every text has. */
export const anySign = -1;

/** What is found in a text without any sign: the bit that every text has. */
export const noSign = 1 << 31;

/** Everything that texts are looked over for: the rules say so when they are loaded. */
const all: Signs[] = [];

/** A number has no more bits: signs beyond that share the last. */
const lastBit = 30;

/** How usual a character is in texts: small letters and spaces, large letters and digits, all others. */
function usual(code: number): number {
  if ((code >= 0x61 && code <= 0x7a) || code === 0x20) return 3;
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) ? 1 : 0;
}

/** Has every text looked over for some words of ASCII. */
export function signs(...words: readonly string[]): Signs {
  const bit = 1 << Math.min(all.length + 2, lastBit);
  for (const word of words) {
    let rarest = 1;
    const rank = (at: number) => usual(word.charCodeAt(at - 1)) + usual(word.charCodeAt(at));
    for (let at = 2; at < word.length; at++) if (rank(at) < rank(rarest)) rarest = at;
    if (word.length > 1) mark(word.charCodeAt(rarest - 1), word.charCodeAt(rarest), bit);
    else for (let before = 0; before < 128; before++) mark(before, word.charCodeAt(0), bit);
  }
  const made = { words, bit };
  all.push(made);
  return made;
}

function mark(before: number, after: number, bit: number): void {
  const pair = (before << 7) | after;
  pairs[pair] = (pairs[pair] as number) | bit;
}

/** The bits of all signs that may be in a text. */
export function signsIn(text: string): number {
  let found = noSign;
  // Before the first character is what no text holds.
  let pair: number = beyond.half;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    pair = ((pair << 7) & 0x3fff) | (unit < 0x80 ? unit : kindOf(unit));
    found |= pairs[pair] as number;
  }
  return found;
}

/** Whether one of some words is in a text, whose bits are given. */
export function holds(text: string, bits: number, { words, bit }: Signs): boolean {
  return (bits & bit) !== 0 && words.some((word) => text.includes(word));
}
