import { endOfName, findForbidden, isNamePart, skipBlanks } from './characters.js';
import { predefined } from './entities.js';

/**
 * The internal subset of a document type declaration (XML 1.0, 2.8), of which nothing is used but its entities: the
 * parsers of players read all of it, and refuse a document in which it is malformed.
 */

/**
 * The offset of the first thing in the subset between two offsets that is not as XML has it, or -1. `incomplete` says
 * that entities may be declared elsewhere as well.
 */
export function firstWrongInSubset(text: string, start: number, end: number, incomplete: boolean): number {
  const forbidden = findForbidden(text, start, end);
  if (forbidden >= 0 && forbidden < end) return forbidden;
  const scan = new Scan(text.slice(0, end), start, incomplete);
  for (scan.skip(); scan.at < end; scan.skip()) {
    const from = scan.at;
    const isRight = scan.takes('<!--')
      ? scan.comment()
      : scan.takes('<?')
        ? scan.instruction()
        : scan.takes('<!ENTITY')
          ? scan.entity()
          : scan.takes('<!ELEMENT')
            ? scan.blanks() && scan.name() && scan.blanks() && scan.content() && scan.close()
            : scan.takes('<!ATTLIST')
              ? scan.attributes()
              : scan.takes('<!NOTATION')
                ? scan.blanks() && scan.name() && scan.blanks() && scan.externalId(true) && scan.close()
                : scan.takes('%') && scan.parameter();
    if (!isRight) return Math.min(Math.max(scan.at, from), end - 1);
  }
  return -1;
}

const publicId = /"[-\w \r\n'()+,./:=?;!*#@$%]*"|'[-\w \r\n()+,./:=?;!*#@$%]*'/y;
const attributeType = /(?:CDATA|IDREFS?|ID|ENTITY|ENTITIES|NMTOKENS?)(?=[ \t\r\n])/y;
const characterReference = /&#(?:x([\da-fA-F]+)|(\d+));/y;

/** A place in a text that moves on over what it is asked for; it stays where something else stands. */
class Scan {
  readonly #text: string;
  /** The entities declared so far. */
  readonly #declared = new Set(predefined.keys());
  #incomplete: boolean;
  at: number;

  constructor(text: string, at: number, incomplete: boolean) {
    this.#text = text;
    this.at = at;
    this.#incomplete = incomplete;
  }

  skip(): true {
    this.at = skipBlanks(this.#text, this.at, this.#text.length);
    return true;
  }

  blanks(): boolean {
    const from = this.at;
    return this.skip() && this.at > from;
  }

  takes(mark: string): boolean {
    if (!this.#text.startsWith(mark, this.at)) return false;
    this.at += mark.length;
    return true;
  }

  matches(sticky: RegExp): boolean {
    sticky.lastIndex = this.at;
    const [found] = sticky.exec(this.#text) ?? [];
    if (found === undefined) return false;
    this.at += found.length;
    return true;
  }

  name(): boolean {
    const from = this.at;
    this.at = Math.min(endOfName(this.#text, from), this.#text.length);
    return this.at > from;
  }

  nameToken(): boolean {
    const from = this.at;
    for (let point = this.#text.codePointAt(from); point !== undefined && isNamePart(point); ) {
      this.at += point > 0xffff ? 2 : 1;
      point = this.#text.codePointAt(this.at);
    }
    return this.at > from;
  }

  close(): boolean {
    return this.skip() && this.takes('>');
  }

  comment(): boolean {
    const end = this.#text.indexOf('--', this.at);
    this.at = end < 0 ? this.#text.length : end;
    return this.takes('-->');
  }

  instruction(): boolean {
    const from = this.at;
    if (!this.name() || /^xml$/i.test(this.#text.slice(from, this.at))) return false;
    if (this.takes('?>')) return true;
    if (!this.blanks()) return false;
    const end = this.#text.indexOf('?>', this.at);
    this.at = end < 0 ? this.#text.length : end;
    return this.takes('?>');
  }

  /** Anything in quotes. */
  literal(): boolean {
    const quote = this.#text.charAt(this.at);
    if (quote !== '"' && quote !== "'") return false;
    const end = this.#text.indexOf(quote, this.at + 1);
    if (end < 0) return false;
    this.at = end + 1;
    return true;
  }

  /** A literal in which references are whole, and some marks do not stand. */
  value(barred: string): boolean {
    const from = this.at;
    if (!this.literal()) return false;
    const end = this.at;
    for (let at = from + 1; at < end - 1; at++) {
      const mark = this.#text.charAt(at);
      if (mark !== '&' && mark !== barred) continue;
      this.at = at;
      if (mark === barred || !this.reference()) return false;
      const name = this.#text.slice(at + 1, this.at - 1);
      // In a value by default, an entity is looked up at once.
      if (barred === '<' && !name.startsWith('#') && !this.#knows(name)) return false;
      at = this.at - 1;
    }
    this.at = end;
    return true;
  }

  #knows(name: string): boolean {
    return this.#incomplete || this.#declared.has(name);
  }

  /** A reference to a parameter entity, which may declare anything. */
  parameter(): boolean {
    this.#incomplete = true;
    return this.name() && this.takes(';');
  }

  reference(): boolean {
    characterReference.lastIndex = this.at;
    const [whole, hexadecimal, decimal] = characterReference.exec(this.#text) ?? [];
    if (whole === undefined) return this.takes('&') && this.name() && this.takes(';');
    const code = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    if (!(code <= 0x10ffff)) return false;
    const character = String.fromCodePoint(code);
    if (code === 0 || findForbidden(character, 0, character.length) >= 0) return false;
    this.at += whole.length;
    return true;
  }

  externalId(mayBePublic: boolean): boolean {
    if (this.takes('SYSTEM')) return this.blanks() && this.literal();
    if (!this.takes('PUBLIC') || !this.blanks() || !this.matches(publicId)) return false;
    const end = this.at;
    if (this.blanks() && this.literal()) return true;
    this.at = mayBePublic ? end : this.at;
    return mayBePublic;
  }

  entity(): boolean {
    if (!this.blanks()) return false;
    const isParameter = this.takes('%');
    if (isParameter && !this.blanks()) return false;
    const from = this.at;
    if (!this.name()) return false;
    if (!isParameter) this.#declared.add(this.#text.slice(from, this.at));
    if (!this.blanks()) return false;
    if (/["']/.test(this.#text.charAt(this.at))) return this.value('%') && this.close();
    if (!this.externalId(false)) return false;
    const end = this.at;
    if (!isParameter && this.blanks() && this.takes('NDATA')) {
      return this.blanks() && this.name() && this.close();
    }
    this.at = end;
    return this.close();
  }

  /** What an element may hold (XML 1.0, 3.2): a group of names and groups, all parted by commas or all by bars. */
  content(): boolean {
    if (this.takes('EMPTY') || this.takes('ANY')) return true;
    const mixed = this.at;
    if (this.takes('(') && this.skip() && this.takes('#PCDATA')) return this.mixed();
    this.at = mixed;
    const parts: string[] = [];
    do {
      while (this.skip() && this.takes('(')) parts.push('');
      if (parts.length === 0 || !this.name()) return false;
      this.repeats();
      while (this.skip() && parts.length > 0 && this.takes(')')) {
        parts.pop();
        this.repeats();
        if (parts.length === 0) return true;
      }
    } while (this.parts(parts));
    return false;
  }

  repeats(): void {
    if (/[?*+]/.test(this.#text.charAt(this.at))) this.at++;
  }

  parts(of: string[]): boolean {
    const mark = this.#text.charAt(this.at);
    const before = of.at(-1);
    if ((mark !== ',' && mark !== '|') || (before !== '' && before !== mark)) return false;
    of[of.length - 1] = mark;
    this.at++;
    return true;
  }

  mixed(): boolean {
    let names = 0;
    while (this.skip() && this.takes('|')) {
      names++;
      if (!this.skip() || !this.name()) return false;
    }
    if (!this.takes(')')) return false;
    return this.takes('*') || names === 0;
  }

  attributes(): boolean {
    if (!this.blanks() || !this.name()) return false;
    for (;;) {
      const hasBlanks = this.blanks();
      if (this.takes('>')) return true;
      if (!hasBlanks || !this.name() || !this.blanks() || !this.type() || !this.blanks()) return false;
      if (this.takes('#REQUIRED') || this.takes('#IMPLIED')) continue;
      if (this.takes('#FIXED') && !this.blanks()) return false;
      if (!this.value('<')) return false;
    }
  }

  type(): boolean {
    if (this.matches(attributeType)) return true;
    const isNotation = this.takes('NOTATION');
    if (isNotation && !this.blanks()) return false;
    if (!this.takes('(')) return false;
    do {
      if (!this.skip() || !(isNotation ? this.name() : this.nameToken())) return false;
    } while (this.skip() && this.takes('|'));
    return this.takes(')');
  }
}
