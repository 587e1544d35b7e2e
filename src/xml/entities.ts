import { isCharacter } from './characters.js';

/** The five entities that every XML document has (XML 1.0, 4.6). */
export const predefined: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Bounds for what a document may declare: real feeds declare a handful of characters. */
const mostEntities = 1000;
const longestEntity = 10_000;
const deepestEntity = 16;

/** How many UTF-16 units all references to declared entities may stand for. */
export const mostExpanded = 1_000_000;

/** The text entities that a document declares for itself (XML 1.0, 4.2.2), within tight bounds. */
export class Entities {
  /** Further declarations stand where nobody reads them: an unknown name is no fault (XML 1.0, 4.1). */
  incomplete = false;
  readonly #literals = new Map<string, string | undefined>();
  readonly #texts = new Map<string, string | undefined>();
  #expanded = 0;
  #exhaustedAt = Number.POSITIVE_INFINITY;

  /** Keeps the first declaration of a name; `literal` is its text in quotes, undefined when it is a file. */
  declare(name: string, literal: string | undefined): void {
    if (this.#literals.size < mostEntities && !this.#literals.has(name)) this.#literals.set(name, literal);
  }

  /** Whether the document declares any. */
  get areDeclared(): boolean {
    return this.#literals.size > 0;
  }

  has(name: string): boolean {
    return this.#literals.has(name);
  }

  /**
   * The text that a reference at an offset of the document stands for; undefined when its entity is not
   * declared, holds markup or is too long.
   */
  textOf(name: string, at: number): string | undefined {
    return this.isExhausted(at) ? undefined : this.#resolve(name, 0);
  }

  /** Counts a reference to a declared entity; false when it is the first that is one too many. */
  expand(length: number, at: number): boolean {
    this.#expanded += length;
    if (this.#expanded <= mostExpanded) return true;
    this.#exhaustedAt = at;
    return false;
  }

  /** References from this offset on are left as they are written. */
  isExhausted(at: number): boolean {
    return at >= this.#exhaustedAt;
  }

  #resolve(name: string, depth: number): string | undefined {
    const literal = this.#literals.get(name);
    if (literal === undefined || depth > deepestEntity) return undefined;
    if (!this.#texts.has(name)) {
      this.#texts.set(name, undefined);
      this.#texts.set(name, this.#expandLiteral(literal, depth));
    }
    return this.#texts.get(name);
  }

  /** Character references are replaced first, all others in what they make (XML 1.0, 4.4 and appendix D). */
  #expandLiteral(literal: string, depth: number): string | undefined {
    if (literal.length > longestEntity) return undefined;
    const replacement = literal.replace(/&(#[^;&]{1,8});/g, (whole, number) => character(number) ?? whole);
    if (replacement.includes('<') || replacement.includes(']]>')) return undefined;
    let text = '';
    for (const [whole, plain] of replacement.matchAll(/([^&]+)|&[^;&]*;?/g)) {
      if (plain === undefined && !whole.endsWith(';')) return undefined;
      const piece = plain ?? this.#referenced(whole.slice(1, -1), depth);
      if (piece === undefined) return undefined;
      text += piece;
      if (text.length > longestEntity) return undefined;
    }
    return text;
  }

  #referenced(name: string, depth: number): string | undefined {
    return predefined.get(name) ?? character(name) ?? this.#resolve(name, depth + 1);
  }
}

/** What `#8212` or `#x2014` stands for; undefined when it is nothing of the kind or no XML character. */
function character(reference: string): string | undefined {
  const [, hexadecimal, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}))$/.exec(reference) ?? [];
  const point = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return isCharacter(point) ? String.fromCodePoint(point) : undefined;
}
