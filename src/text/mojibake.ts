import { made } from './cache.js';
import type { Span } from './source.js';

/** A piece of text that is UTF-8 read as something else. */
export interface Mojibake extends Span {
  /** What was meant. */
  readonly mended: string;
  /** The encoding it was read as, such as `windows-1252`. */
  readonly readAs: string;
}

/**
 * The characters that windows-1252 has for the bytes from 0x80; the spaces are bytes it leaves open. Node 20
 * decodes `windows-1252` as Latin-1, so they are written out.
 */
const from0x80 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** The character that windows-1252 has where Unicode has a C1 control character, if it has any. */
export function windows1252(control: string): string | undefined {
  return from0x80[control.charCodeAt(0) - 0x80]?.trim() || undefined;
}

/** All byte values beyond ASCII. */
const high = Uint8Array.from({ length: 128 }, (_, index) => 128 + index);

/** An encoding of one byte for a character. */
interface Encoding {
  readonly readAs: string;
  /** The bytes of the characters beyond ASCII. */
  readonly bytes: ReadonlyMap<string, number>;
}

/** The upper half of code pages of DOS, which no decoder knows. */
const dos = {
  'code page 437':
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\xa0',
  'code page 850':
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\xad±‗¾¶§÷¸°¨·¹³²■\xa0',
} as const;

/** What UTF-8 is read as by mistake: the first two nearly everywhere, the others in fewer places, by their labels. */
const encodings = made((): readonly Encoding[] => [
  {
    readAs: 'windows-1252',
    // As Latin-1 first: open bytes come through as control characters, and so do all below 0xA0 where the
    // text was read as Latin-1 proper.
    bytes: new Map([
      ...Array.from(high, (byte): [string, number] => [String.fromCharCode(byte), byte]),
      ...Array.from(from0x80, (char, index): [string, number] => [char, 128 + index]),
    ]),
  },
  encodingOf('Mac Roman', new TextDecoder('macintosh').decode(high)),
  ...['windows-1250', 'windows-1251', 'windows-1253', 'windows-1254', 'windows-1257', 'koi8-r', 'ibm866'].map(
    (label) => encodingOf(label, new TextDecoder(label).decode(high)),
  ),
  ...Object.entries(dos).map(([name, characters]) => encodingOf(name, characters)),
]);

/** How many of the encodings are Western. */
const western = 2;

function encodingOf(readAs: string, characters: string): Encoding {
  return {
    readAs,
    bytes: new Map([...characters].map((character, index): [string, number] => [character, 128 + index])),
  };
}

/** For each code unit, one bit for each encoding in which it is the first or a further byte of a character of UTF-8. */
const roles = made(() => {
  const leads = new Uint16Array(0x10000);
  const followers = new Uint16Array(0x10000);
  for (const [index, { bytes }] of encodings().entries()) {
    for (const [character, byte] of bytes) {
      const role = isLead(byte) ? leads : byte < 0xc0 ? followers : undefined;
      const unit = character.charCodeAt(0);
      if (role && unit !== 0xfffd) role[unit] = (role[unit] as number) | (1 << index);
    }
  }
  return { leads, followers };
});

/** The encodings, one bit for each, in which two characters in a row of a text may begin one of UTF-8. */
function encodingsIn(text: string): number {
  const { leads, followers } = roles();
  let found = 0;
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (before >= 0x80 && unit >= 0x80) found |= (leads[before] as number) & (followers[unit] as number);
    before = unit;
  }
  return found;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** No text that people read is longer; of one that is, the rest has most likely the same fault. */
const longestLooked = 400_000;

/**
 * Finds UTF-8 that was read as an encoding of one byte for a character: every run of characters beyond ASCII that,
 * encoded back, is strictly UTF-8 again and means something likely. Offsets are UTF-16 offsets.
 */
export function findMojibake(text: string): readonly Mojibake[] {
  const looked = text.length > longestLooked ? text.slice(0, longestLooked) : text;
  const may = encodingsIn(looked);
  if (may === 0) return [];
  const inWest = may % (1 << western) > 0 ? findWestern(looked) : [];
  const other = may >> western > 0 ? findOther(looked, may) : [];
  return extent(other) > extent(inWest) ? other : inWest;
}

/** How many characters of a text were found. */
function extent(found: readonly Mojibake[]): number {
  return found.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** What was read as windows-1252 (or Latin-1) or as Mac Roman. */
function findWestern(text: string): readonly Mojibake[] {
  const found: Mojibake[] = [];
  for (const { 0: run, index } of text.matchAll(/[^\0-\x7f\ud800-\udfff]{2,}/g)) {
    for (const { readAs, bytes } of encodings().slice(0, western)) {
      const pieces = inEncoding(run, index, bytes).flatMap(({ start, end }): readonly Mojibake[] => {
        const mended = decode(text.slice(start, end), bytes);
        const likely = mended !== undefined && isLikely(mended, text, start, end);
        return likely
          ? [
              {
                start,
                end,
                mended: mendedAgain(mended, bytes),
                readAs: nameOf(readAs, text.slice(start, end)),
              },
            ]
          : [];
      });
      for (const piece of pieces) found.push(piece);
      if (pieces.length > 0) break;
    }
  }
  return found;
}

/** What was read wrongly twice begins like UTF-8 still when it is mended once. */
function mendedAgain(mended: string, bytes: ReadonlyMap<string, number>): string {
  const again = /^[ÃÂâ]./.test(mended) && isIn(mended, bytes) ? decode(mended, bytes) : undefined;
  return again !== undefined && [...again].every((char) => common.test(char)) ? again : mended;
}

/** Latin-1 is read as windows-1252, unless the control characters give it away that windows-1252 has letters for. */
function nameOf(readAs: string, written: string): string {
  const isLatin1 = readAs === 'windows-1252' && [...written].some((each) => windows1252(each) !== undefined);
  return isLatin1 ? 'ISO-8859-1' : readAs;
}

/** The stretches of a run, two characters or longer, that an encoding has bytes for. */
function inEncoding(run: string, index: number, bytes: ReadonlyMap<string, number>): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (let at = 0; at <= run.length; at++) {
    if (bytes.has(run[at] ?? '')) continue;
    if (at - start > 1) spans.push({ start: index + start, end: index + at });
    start = at + 1;
  }
  return spans;
}

function decode(run: string, bytes: ReadonlyMap<string, number>): string | undefined {
  const encoded = Uint8Array.from(run, (char) => bytes.get(char) as number);
  // Honest text is seen not to be UTF-8 by its bytes, and the decoder would take its time to say so.
  if (!hasShape(encoded)) return undefined;
  try {
    return utf8.decode(encoded);
  } catch {
    return undefined;
  }
}

/** Whether a byte beyond ASCII begins a character of UTF-8. */
function isLead(byte: number): boolean {
  return byte >= 0xc2 && byte <= 0xf4;
}

/** Whether bytes beyond ASCII are characters of UTF-8 by their first bits. */
function hasShape(bytes: Uint8Array): boolean {
  let further = 0;
  for (const byte of bytes) {
    if (further > 0 ? byte >= 0xc0 : !isLead(byte)) return false;
    further = further > 0 ? further - 1 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
  }
  return further === 0;
}

/** Latin letters and signs, punctuation, currency, arrows, symbols and what belongs to emoji. */
const common =
  /^[\u00a0-\u017f\u2000-\u206f\u20a0-\u20bf\u2100-\u2138\u2190-\u27bf\ufb00-\ufb06\ufeff]$|^\ufe0f$/;

const meaningful = made(() => /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\p{Cf}]+$/u);

/**
 * Whether a run means what it decodes to. Honest text comes near it by chance: “Spaß“ and «perché…» are UTF-8,
 * too, but of letters that no word consists of; AMANHÃ” is, when a closing quotation mark follows a capital.
 */
function isLikely(mended: string, text: string, start: number, end: number): boolean {
  if (mended.length > 1) return meaningful().test(mended);
  if (!common.test(mended)) return false;
  const closesCapitals =
    /[\xa0«»‹›’“”–—…]/.test(text[end - 1] ?? '') && /\p{Lu}/u.test(text[start - 1] ?? '');
  return !closesCapitals || end - start > 2 || /\p{L}/u.test(text[end] ?? '');
}

/** Letters with which a word of Latin letters is not written. */
const notLatin = made(() => /^[^\p{Script=Latin}\p{N}\s]+$/u);

/** A script in which whole words are written, and words of three letters or more in it. */
const scripts = made(
  () =>
    /^(?:[\p{Script=Cyrillic}\p{P}]{3,}|[\p{Script=Greek}\p{M}\p{P}]{3,}|[\p{Script=Hebrew}\p{P}]{3,}|[\p{Script=Arabic}\p{M}\p{P}]{3,}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{P}ー]{2,}|[\p{Script=Hangul}\p{P}]{2,}|[\p{Script=Thai}\p{P}]{3,}|[\p{Script=Devanagari}\p{M}\p{P}]{3,}|\p{Extended_Pictographic}+)$/u,
);

/** One or two letters of such a script. */
const shortWord = made(
  () =>
    /^[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Han}\p{Script=Thai}]{1,2}\p{P}?$/u,
);

/**
 * What was read as one of the other encodings. Each run is decoded as a whole, since many letters of these encodings
 * are UTF-8 in pairs, too: a word of another script is proof enough, a Western letter only within a word of Latin
 * letters, or when every run of the text is one.
 */
function findOther(text: string, may: number): readonly Mojibake[] {
  let best: readonly Mojibake[] = [];
  const runs = [...text.matchAll(/[^\0-\x7f\ud800-\udfff]+/g)].map(({ 0: run, index }): Span => {
    return { start: index, end: index + run.length };
  });
  const { leads, followers } = roles();
  const beginnings = runs.map(({ start }) => {
    return (leads[text.charCodeAt(start)] ?? 0) & (followers[text.charCodeAt(start + 1)] ?? 0);
  });
  const begun = beginnings.reduce((bits, each) => bits | each, 0) & may;
  for (const [which, { readAs, bytes }] of encodings().entries()) {
    const bit = 1 << which;
    if (which < western || (begun & bit) === 0) continue;
    const sure: Mojibake[] = [];
    const weak: Mojibake[] = [];
    const short: Mojibake[] = [];
    for (const [index, { start, end }] of runs.entries()) {
      if (((beginnings[index] ?? 0) & bit) === 0) continue;
      const run = text.slice(start, end);
      const mended = isIn(run, bytes) ? decode(run, bytes) : undefined;
      if (mended === undefined) continue;
      const found = { start, end, mended, readAs };
      if (scripts().test(mended)) sure.push(found);
      else if ([...mended].every((char) => common.test(char)))
        (isWithinWord(run, text, start, end) || isOfLines(run, text, start) ? sure : weak).push(found);
      else if (shortWord().test(mended)) short.push(found);
    }
    const all = weak.length > 1 && sure.length + weak.length === runs.length;
    // A short word proves nothing, but it is one of those beside it.
    const others = [...(all ? weak : []), ...(sure.length > 0 ? short : [])];
    const found = others.length > 0 ? [...sure, ...others].sort((a, b) => a.start - b.start) : sure;
    if (extent(found) > extent(best)) best = found;
  }
  return best;
}

function isIn(run: string, bytes: ReadonlyMap<string, number>): boolean {
  for (const char of run) if (!bytes.has(char)) return false;
  return true;
}

/** Whether a run begins with a line of a box, as UTF-8 in a code page of DOS does, behind a letter. */
function isOfLines(run: string, text: string, start: number): boolean {
  return /^[├┬]/.test(run) && /\p{L}/u.test(text[start - 1] ?? '');
}

/** Whether a run of foreign letters touches Latin ones, as no word does. */
function isWithinWord(run: string, text: string, start: number, end: number): boolean {
  return (
    run.length > 1 &&
    notLatin().test(run) &&
    /\p{L}/u.test(run) &&
    /[A-Za-z]/.test((text[start - 1] ?? '') + (text[end] ?? ''))
  );
}
