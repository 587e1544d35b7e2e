import { endOfName, isCharacter } from './characters.js';
import { type Entities, predefined } from './entities.js';

/** What stands at an `&`; `length` counts from there. */
export type Reference =
  /** Players resolve it; `declared` tells an entity of the document's own. */
  | { readonly kind: 'value'; readonly length: number; readonly value: string; readonly declared: boolean }
  /** It names an entity whose text is unknown. */
  | { readonly kind: 'undefined'; readonly length: number; readonly name: string }
  /** It stands for a code point that is no XML character. */
  | { readonly kind: 'forbidden'; readonly length: number; readonly point: number }
  /** It starts like a character reference. */
  | { readonly kind: 'malformed'; readonly length: number }
  /** It is no reference; `name` is what follows it. */
  | { readonly kind: 'bare'; readonly length: number; readonly name: string };

const ampersand: Reference = { kind: 'value', length: 5, value: '&', declared: false };
const lessThan: Reference = { kind: 'value', length: 4, value: '<', declared: false };
const greaterThan: Reference = { kind: 'value', length: 4, value: '>', declared: false };

/** The three that escaped HTML is made of, told by their letters: an escaped feed holds a million of them. */
function commonAt(text: string, at: number): Reference | undefined {
  const first = text.charCodeAt(at + 1);
  const second = text.charCodeAt(at + 2);
  const third = text.charCodeAt(at + 3);
  if (second === 0x74 && third === 0x3b) {
    if (first === 0x6c) return lessThan;
    if (first === 0x67) return greaterThan;
  }
  if (first !== 0x61 || second !== 0x6d || third !== 0x70) return undefined;
  return text.charCodeAt(at + 4) === 0x3b ? ampersand : undefined;
}

/** Reads the reference whose `&` stands at an offset (XML 1.0, 4.1). */
export function referenceAt(text: string, at: number, entities: Entities): Reference {
  const common = commonAt(text, at);
  if (common) return common;
  if (text.charCodeAt(at + 1) === 0x23) return characterReference(text, at);
  const nameEnd = endOfName(text, at + 1);
  const name = text.slice(at + 1, nameEnd);
  if (name === '' || text.charCodeAt(nameEnd) !== 0x3b) return { kind: 'bare', length: 1, name };
  const length = nameEnd + 1 - at;
  const known = predefined.get(name);
  const value = known ?? entities.textOf(name, at);
  if (value === undefined) return { kind: 'undefined', length, name };
  return { kind: 'value', length, value, declared: known === undefined };
}

function characterReference(text: string, at: number): Reference {
  const hexadecimal = text.charCodeAt(at + 2) === 0x78;
  const digits = at + (hexadecimal ? 3 : 2);
  const base = hexadecimal ? 16 : 10;
  let end = digits;
  let point = 0;
  for (; ; end++) {
    const digit = digitOf(text.charCodeAt(end));
    if (digit >= base) break;
    point = Math.min(point * base + digit, 0x110000);
  }
  if (end === digits || text.charCodeAt(end) !== 0x3b) return { kind: 'malformed', length: end - at };
  const length = end + 1 - at;
  if (!isCharacter(point)) return { kind: 'forbidden', length, point };
  return { kind: 'value', length, value: String.fromCodePoint(point), declared: false };
}

/** The value of a hexadecimal digit, 16 when it is none. */
function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : 16;
}
