import { codePoint } from '../text/code-point.js';
import { endOfName, isBlank, skipBlanks } from './characters.js';
import { clipped, excerpt, quoted } from './excerpt.js';
import type { XmlFault } from './faults.js';
import { type Fault, type Reading, replacing } from './reading.js';
import { checkReference } from './reference-faults.js';
import { cutOffIn } from './tag-faults.js';

/** An attribute as it stands in its tag, before prefixes can be resolved. */
export interface Written {
  readonly qname: string;
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** The offset after the closing quote. */
  readonly end: number;
  /** References, tabs or line ends stand in the value. */
  readonly encoded: boolean;
}

/** The limit of libxml2. */
const longestName = 50_000;
/** No feed comes near it. */
const mostAttributes = 1000;
/** Blanks that are none in XML. */
const wideBlank = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff]/;
/** Nobody mends more in one tag. */
const mostFaults = 1000;
/** A longer value is not mended: what stands in it is no slip. */
const longestMend = 10_000;

/** Reads the attributes of the start tag at an offset (XML 1.0, 3.1); `end` is the offset after the tag. */
export function readAttributes(
  reading: Reading,
  start: number,
  nameEnd: number,
): { readonly written: readonly Written[]; readonly end: number } {
  const scanner = new AttributeScanner(reading, start, nameEnd);
  const end = scanner.run();
  scanner.reportFaults();
  return { written: scanner.written, end };
}

/**
 * Goes through the attributes of one start tag. After a fault that leaves names and values out of step
 * nothing more is said about the tag: whatever follows, follows from it.
 */
class AttributeScanner {
  readonly written: Written[] = [];
  readonly #text: string;
  readonly #faults: (readonly [rule: XmlFault, start: number, end: number, describe: () => Fault])[] = [];
  #outOfStep = false;
  #hasEnd = true;
  #full = false;

  constructor(
    private readonly reading: Reading,
    /** The offset of the tag's `<`. */
    private readonly start: number,
    /** The offset after the tag's name. */
    private readonly nameEnd: number,
  ) {
    this.#text = reading.text;
  }

  /** Returns the offset after the tag. */
  run(): number {
    const text = this.#text;
    let at = this.nameEnd;
    for (;;) {
      const before = at;
      at = skipBlanks(text, at, text.length);
      const code = text.charCodeAt(at);
      if (code === 0x3e) return at + 1;
      if (code === 0x2f && text.charCodeAt(at + 1) === 0x3e) return at + 2;
      if (code === 0x3c || at >= text.length) return this.#withoutEnd(at, before);
      const last = this.written.at(-1);
      if (last?.end === at && this.#ranOn(last)) {
        at = this.#giveBack(last, at);
        continue;
      }
      const nameEnd = endOfName(text, at);
      if (nameEnd === at) {
        this.#noName(at);
        at++;
      } else {
        if (at === before) this.#unspaced(at, nameEnd);
        at = this.#attribute(at, nameEnd);
      }
    }
  }

  /** Reports what was found. In a tag without end it is all one fault: what looks like attributes is text. */
  reportFaults(): void {
    for (const fault of this.#hasEnd ? this.#faults : this.#faults.slice(0, 1)) this.reading.report(...fault);
  }

  #attribute(start: number, nameEnd: number): number {
    const text = this.#text;
    checkLength(this.reading, start, nameEnd);
    const equals = skipBlanks(text, nameEnd, text.length);
    if (text.charCodeAt(equals) !== 0x3d) {
      this.#report('xml/attribute-malformed', start, nameEnd, () => {
        const name = clipped(text.slice(start, nameEnd));
        return { message: `The attribute "${name}" has no value.`, help: `Write ${name}="…".` };
      });
      return nameEnd;
    }
    const qname = text.slice(start, nameEnd);
    const opening = skipBlanks(text, equals + 1, text.length);
    const quote = text.charCodeAt(opening);
    if (quote === 0x22 || quote === 0x27) return this.#quoted(qname, start, opening, quote);
    return this.#unquoted(qname, start, opening);
  }

  /** A value between quotes. That the closing one is missing shows when the tag ends and another one begins. */
  #quoted(qname: string, start: number, opening: number, quote: number): number {
    const text = this.#text;
    const valueStart = opening + 1;
    let ampersand = false;
    let blank = false;
    let greater = -1;
    let less = -1;
    let at = valueStart;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) break;
      if (code > 0x3e) continue;
      if (code === 0x26) ampersand = true;
      else if (code === 0x0a || code === 0x0d || code === 0x09) blank = true;
      else if (code === 0x3e && greater < 0) greater = at;
      else if (code === 0x3c && less < 0) {
        less = at;
        if (greater >= 0) break;
      }
    }
    const closed = text.charCodeAt(at) === quote;
    let valueEnd = at;
    if (!closed) {
      valueEnd = greater >= 0 ? greater : less >= 0 ? less : text.length;
      if (greater > valueStart && text.charCodeAt(greater - 1) === 0x2f) valueEnd = greater - 1;
      this.#unclosed(opening, less);
    } else if (less >= 0) this.#lessThan(less, valueEnd);
    if (ampersand) this.#checkReferences(valueStart, valueEnd);
    const end = closed ? valueEnd + 1 : valueEnd;
    this.#keep({ qname, start, valueStart, valueEnd, end, encoded: ampersand || blank });
    return end;
  }

  #unquoted(qname: string, start: number, from: number): number {
    const text = this.#text;
    let end = from;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (isBlank(code) || code === 0x3e || code === 0x3c || text.startsWith('/>', end)) break;
    }
    const value = text.slice(from, end);
    if (value === '') {
      this.#report('xml/attribute-malformed', start, start + qname.length, () => ({
        message: `The attribute "${clipped(qname)}" has no value.`,
        help: `Write ${clipped(qname)}="…".`,
      }));
      return end;
    }
    this.#report('xml/attribute-malformed', from, end, () => {
      const isJson = value.startsWith('\\"');
      const how = isJson ? 'is quoted as in JSON' : 'is not quoted';
      const message = `The value of the attribute "${clipped(qname)}" ${how}.`;
      // What a word processor makes of quotes is not part of the value.
      const meant = value.replace(isJson ? /\\"/g : /^["'“”„‘’«»]|["'“”‘’«»]$/g, '');
      const help = `Write ${clipped(`${qname}="${meant}"`)}.`;
      if (/["']/.test(value)) return { message, help };
      return { message, help, fix: replacing(from, end, `"${meant}"`, 'Quote the value') };
    });
    if (value.includes('&')) this.#checkReferences(from, end);
    this.#keep({ qname, start, valueStart: from, valueEnd: end, end, encoded: value.includes('&') });
    return end;
  }

  /** What begins no attribute, though one might be there. */
  #noName(at: number): void {
    const isBlank = wideBlank.test(this.#text.charAt(at));
    this.#lose('xml/attribute-malformed', at, at + 1, () =>
      isBlank
        ? {
            message: `The blank here is ${codePoint(this.#text.charCodeAt(at))}, which does not separate attributes.`,
            help: 'Write a plain space.',
            fix: replacing(at, at + 1, ' ', 'Write a plain space'),
          }
        : {
            message: `${quoted(this.#text, at)} is no attribute.`,
            help: 'Attributes are written name="value"; a quote in a value is written "&quot;".',
          },
    );
  }

  /** Whether a value ran on into the next attribute, whose opening quote then closed it. */
  #ranOn({ valueStart, valueEnd }: Written): boolean {
    return /[ \t\r\n][^ \t\r\n=]+=$/.test(this.#text.slice(valueStart, valueEnd));
  }

  /** Ends the last value where its quote is missing; returns that offset, from which to go on. */
  #giveBack(last: Written, at: number): number {
    const text = this.#text;
    const value = text
      .slice(last.valueStart, last.valueEnd)
      .replace(/(?<![ \t\r\n])[ \t\r\n]+[^ \t\r\n=]+=$/, '');
    const end = last.valueStart + value.length;
    const quote = text.charAt(last.valueStart - 1);
    this.#report('xml/attribute-malformed', at, at + 1, () => ({
      message: `The value that starts with "${excerpt(text, last.valueStart)}" is not closed before this.`,
      help: `Write ${quote} after "${clipped(value)}".`,
      fix: replacing(end, end, quote, `Close the value with ${quote}`, false),
    }));
    this.written[this.written.length - 1] = { ...last, valueEnd: end, end };
    return end;
  }

  #checkReferences(from: number, to: number): void {
    const { ampersand } = this.reading.marks;
    for (let at = ampersand.after(from); at < to; ) at = ampersand.after(checkReference(this.reading, at));
  }

  #keep(attribute: Written): void {
    if (this.written.length < mostAttributes) this.written.push(attribute);
    else if (!this.#full) {
      this.#full = true;
      this.reading.report('xml/limit-exceeded', attribute.start, attribute.end, () => ({
        message: `The tag has more than ${mostAttributes} attributes; from here on they are not read.`,
        help: 'Write the values as elements.',
      }));
    }
  }

  #withoutEnd(at: number, before: number): number {
    const tag = clipped(this.#text.slice(this.start, this.nameEnd));
    this.#hasEnd = false;
    if (at >= this.#text.length) {
      // Whatever else is wrong with the tag is so because it ends too early.
      this.reading.cutOff = true;
      this.#faults.length = 0;
      this.#outOfStep = false;
      this.#lose('xml/tag-unclosed', this.start, this.nameEnd, () =>
        cutOffIn(this.reading, `the tag "${tag}"`),
      );
    } else {
      this.#lose('xml/tag-malformed', at, at + 1, () => ({
        message: `The tag "${tag}" has no ">" before the next "<".`,
        help: 'Write ">" where the tag ends.',
        fix: replacing(before, before, '>', 'Write ">"', false),
      }));
    }
    return at;
  }

  #unspaced(start: number, end: number): void {
    const text = this.#text;
    const inStep = text.charCodeAt(skipBlanks(text, end, text.length)) === 0x3d;
    const describe = (): Fault => ({
      message: `White space is missing before the attribute "${clipped(text.slice(start, end))}".`,
      help: 'Write a space between two attributes; a quote in a value is written "&quot;".',
      ...(inStep ? { fix: replacing(start, start, ' ', 'Write a space') } : {}),
    });
    if (inStep) this.#report('xml/attribute-malformed', start, end, describe);
    else this.#lose('xml/attribute-malformed', start, end, describe);
  }

  #lessThan(at: number, valueEnd: number): void {
    this.#report('xml/less-than-in-attribute', at, at + 1, () => {
      const message = `"<" before "${excerpt(this.#text, at + 1)}" may not stand in an attribute.`;
      const rest = this.#text.slice(at, Math.min(valueEnd, at + longestMend));
      const escaped = rest.replaceAll('<', '&lt;');
      if (valueEnd > at + longestMend) return { message, help: 'Write "&lt;".' };
      return { message, help: 'Write "&lt;".', fix: replacing(at, valueEnd, escaped, 'Write "&lt;"') };
    });
  }

  #unclosed(opening: number, less: number): void {
    const quote = this.#text.charAt(opening);
    const value = excerpt(this.#text, opening + 1);
    if (less < 0) {
      this.#lose('xml/attribute-malformed', opening, opening + 1, () => ({
        message: `The quote before "${value}" is not closed.`,
        help: `Write ${quote} where the value ends.`,
      }));
    } else {
      this.#lose('xml/less-than-in-attribute', less, less + 1, () => ({
        message: `A tag starts in the value that begins with "${value}".`,
        help: `Write ${quote} where the value ends.`,
      }));
    }
  }

  #report(rule: XmlFault, start: number, end: number, describe: () => Fault): void {
    if (this.#outOfStep || this.#faults.length === mostFaults) return;
    this.#faults.push([rule, start, end, describe]);
  }

  /** Reports a fault after which the scanner may take values for names. */
  #lose(rule: XmlFault, start: number, end: number, describe: () => Fault): void {
    this.#report(rule, start, end, describe);
    this.#outOfStep = true;
  }
}

/** Reports a name that players refuse for its length. */
export function checkLength(reading: Reading, start: number, end: number): void {
  if (end - start <= longestName) return;
  reading.report('xml/limit-exceeded', start, end, () => ({
    message: `The name is ${end - start} characters long; players take ${longestName} at most.`,
    help: 'Shorten it.',
  }));
}
