import type { Span } from './source.js';

/** A piece of text that is UTF-8 read as something else. */
export interface Mojibake extends Span {
  /** What was meant. */
  readonly mended: string;
  /** The encoding it was read as. */
  readonly readAs: 'windows-1252' | 'Mac Roman';
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

const encodings = [
  {
    readAs: 'windows-1252',
    // As Latin-1 first: open bytes come through as control characters, and so do all below 0xA0 where the
    // text was read as Latin-1 proper.
    bytes: new Map([
      ...Array.from(high, (byte): [string, number] => [String.fromCharCode(byte), byte]),
      ...Array.from(from0x80, (char, index): [string, number] => [char, 128 + index]),
    ]),
  },
  {
    readAs: 'Mac Roman',
    bytes: new Map(
      Array.from(new TextDecoder('macintosh').decode(high), (char, index) => [char, 128 + index]),
    ),
  },
] as const satisfies readonly { readonly readAs: string; readonly bytes: ReadonlyMap<string, number> }[];

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Finds UTF-8 that was read as windows-1252 (or Latin-1) or as Mac Roman: every run of characters beyond ASCII
 * that, encoded back, is strictly UTF-8 again and means something likely. Offsets are UTF-16 offsets.
 */
export function findMojibake(text: string): readonly Mojibake[] {
  const found: Mojibake[] = [];
  // One wide class first: the engine finds it several times as fast as the run that is looked for.
  if (!/[^\0-\x7f](?<![\ud800-\udfff])[^\0-\x7f\ud800-\udfff]/.test(text)) return found;
  for (const { 0: run, index } of text.matchAll(/[^\0-\x7f\ud800-\udfff]{2,}/g)) {
    for (const { readAs, bytes } of encodings) {
      const pieces = inEncoding(run, index, bytes).flatMap(({ start, end }): readonly Mojibake[] => {
        const mended = decode(text.slice(start, end), bytes);
        const likely = mended !== undefined && isLikely(mended, text, start, end);
        return likely ? [{ start, end, mended, readAs }] : [];
      });
      for (const piece of pieces) found.push(piece);
      if (pieces.length > 0) break;
    }
  }
  return found;
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
  // Honest text is seen not to be UTF-8 by its first byte, and the decoder would take its time to say so.
  if (!isLead(encoded[0]) || isLead(encoded[1])) return undefined;
  try {
    return utf8.decode(encoded);
  } catch {
    return undefined;
  }
}

/** Whether a byte beyond ASCII begins a character of UTF-8. */
function isLead(byte = 0): boolean {
  return byte >= 0xc2;
}

/** Latin letters and signs, punctuation, currency, arrows, symbols and what belongs to emoji. */
const common =
  /^[\u00a0-\u017f\u2000-\u206f\u20a0-\u20bf\u2100-\u2138\u2190-\u27bf\ufb00-\ufb06\ufeff]$|^\ufe0f$/;

const meaningful = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\p{Cf}]+$/u;

/**
 * Whether a run means what it decodes to. Honest text comes near it by chance: “Spaß“ and «perché…» are UTF-8,
 * too, but of letters that no word consists of; AMANHÃ” is, when a closing quotation mark follows a capital.
 */
function isLikely(mended: string, text: string, start: number, end: number): boolean {
  if (mended.length > 1) return meaningful.test(mended);
  if (!common.test(mended)) return false;
  const closesCapitals =
    /[\xa0«»‹›’“”–—…]/.test(text[end - 1] ?? '') && /\p{Lu}/u.test(text[start - 1] ?? '');
  return !closesCapitals || end - start > 2 || /\p{L}/u.test(text[end] ?? '');
}
