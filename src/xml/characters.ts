/** XML's white space (XML 1.0, 2.3 `S`): space, tab, line feed, carriage return. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** The first offset in [from, to) that is not white space, or `to`. */
export function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** The offset after the last character of [from, to) that is not white space, or `from`. */
export function trimBlanks(text: string, from: number, to: number): number {
  let at = to;
  while (at > from && isBlank(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Whether a code point may stand in a document (XML 1.0, 2.2 `Char`). */
export function isCharacter(point: number): boolean {
  if (point < 0x20) return point === 0x09 || point === 0x0a || point === 0x0d;
  if (point < 0xd800) return true;
  return point > 0xdfff && point !== 0xfffe && point !== 0xffff && point <= 0x10ffff;
}

const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/;

/** The first offset in [from, to) at which no XML character stands, or -1. A lone surrogate is none. */
export function findForbidden(text: string, from: number, to: number): number {
  // Nearly every text is clean, and the engine sees that several times as fast as a loop does.
  if (from === 0 && to === text.length && text.isWellFormed() && !forbidden.test(text)) return -1;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x20 && code < 0xd800) continue;
    if (code === 0x0a || code === 0x0d || code === 0x09) continue;
    if (code < 0x20 || code >= 0xfffe) return at;
    if (code > 0xdfff) continue;
    const next = at + 1 < to ? text.charCodeAt(at + 1) : 0;
    if (code > 0xdbff || next < 0xdc00 || next > 0xdfff) return at;
    at++;
  }
  return -1;
}

const startsName = 1;
const continuesName = 2;

/** What each ASCII character may do in a name; beyond ASCII the ranges of the fifth edition decide. */
const ascii = Uint8Array.from({ length: 128 }, (_, code) => {
  const small = code | 0x20;
  if ((small >= 0x61 && small <= 0x7a) || code === 0x5f || code === 0x3a) return startsName | continuesName;
  const isDigit = code >= 0x30 && code <= 0x39;
  return isDigit || code === 0x2d || code === 0x2e ? continuesName : 0;
});

/** Pairs of first and last code point: XML 1.0 (5th ed.), 2.3 `NameStartChar` beyond ASCII. */
const startRanges = [
  0xc0, 0xd6, 0xd8, 0xf6, 0xf8, 0x2ff, 0x370, 0x37d, 0x37f, 0x1fff, 0x200c, 0x200d, 0x2070, 0x218f, 0x2c00,
  0x2fef, 0x3001, 0xd7ff, 0xf900, 0xfdcf, 0xfdf0, 0xfffd, 0x10000, 0xeffff,
] as const;

/** What `NameChar` adds to them. */
const furtherRanges = [0xb7, 0xb7, 0x300, 0x36f, 0x203f, 0x2040] as const;

function within(ranges: readonly number[], point: number): boolean {
  for (let index = 0; index < ranges.length; index += 2) {
    if (point >= (ranges[index] as number) && point <= (ranges[index + 1] as number)) return true;
  }
  return false;
}

/** Whether a name may start with the code point (XML 1.0, 2.3 `NameStartChar`). */
function isNameStart(point: number): boolean {
  return point < 128 ? ((ascii[point] as number) & startsName) !== 0 : within(startRanges, point);
}

/** Whether a name may go on with the code point (XML 1.0, 2.3 `NameChar`). */
export function isNamePart(point: number): boolean {
  if (point < 128) return ((ascii[point] as number) & continuesName) !== 0;
  return within(startRanges, point) || within(furtherRanges, point);
}

/** The offset after the name that starts at `from`; `from` itself when none does (XML 1.0, 2.3 `Name`). */
export function endOfName(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      if (((ascii[code] as number) & (at === from ? startsName : continuesName)) === 0) break;
      at++;
      continue;
    }
    const point = text.codePointAt(at) as number;
    if (!(at === from ? isNameStart(point) : isNamePart(point))) break;
    at += point > 0xffff ? 2 : 1;
  }
  return at;
}
