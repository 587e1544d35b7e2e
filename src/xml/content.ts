import { grouped } from '../text/number.js';
import { readComment, readInstruction } from './asides.js';
import { endOfName, skipBlanks } from './characters.js';
import type { Element } from './element.js';
import { clipped, unescaped } from './excerpt.js';
import { isWithin } from './namespaces.js';
import { type Reading, replacing } from './reading.js';
import { checkReference } from './reference-faults.js';
import type { Scope } from './scope.js';
import { earlyEnd, endOfSection, reportUnknownMarkup, type Section } from './section-faults.js';
import {
  cutOffIn,
  isCutOff,
  isVoid,
  reportMalformedEndTag,
  reportMissingEndTag,
  reportMisspeltEndTag,
  reportUnclosed,
  reportUnexpectedEndTag,
} from './tag-faults.js';
import { readStartTag } from './tags.js';

/** The limit of libxml2. */
const deepest = 256;

/**
 * How many elements a text of so many UTF-16 units may have, where an attribute counts as a third of one. The densest of
 * published feeds have one for each 45 units: twelve million units of that kind are read to their end, and any number of
 * what is usual, one for each hundred. What holds an element takes more memory than what it is written with.
 */
function mostElements(length: number): number {
  return 80_000 + Math.floor(length / 64);
}

/** How often a section that swallowed markup is taken back; it bounds the time that hostile input takes. */
const mostRewinds = 100;

/**
 * Reads the root element and all that it holds (XML 1.0, 3), and goes on after every fault: a wrong end tag
 * closes what it matches or is passed over, and what is open at the end of the text closes there.
 */
export class ContentScanner {
  root: Element | undefined;
  readonly #text: string;
  readonly #scopes: Scope[];
  /** Elements that an outer end tag closed, by name: their own end tags may still follow in the parent. */
  readonly #overdue = new Map<string, Element | undefined>();
  /** The last CDATA section, until an end tag does not match. */
  #section: Section | undefined;
  /** The mark of a CDATA section was not in capitals, and its end is still to come. */
  #miscased = false;
  #rewinds = 0;
  readonly #most: number;

  constructor(
    private readonly reading: Reading,
    outermost: Scope,
  ) {
    this.#text = reading.text;
    this.#most = mostElements(reading.text.length);
    this.#scopes = [outermost];
  }

  /** Reads from the `<` of the root on; returns the offset after its end tag. */
  run(start: number): number {
    const { reading } = this;
    const text = this.#text;
    reading.rootNameEnd = endOfName(text, start + 1);
    let at = this.#startTag(start);
    while (reading.open) {
      const less = text.indexOf('<', at);
      const end = less < 0 ? text.length : less;
      if (end > at) this.#run(reading.open, at, end);
      at = less < 0 ? this.#endOfText(reading.open) : this.#markup(reading.open, less);
    }
    return at;
  }

  #markup(open: Element, less: number): number {
    const text = this.#text;
    const code = text.charCodeAt(less + 1);
    if (code === 0x2f) return this.#endTag(open, less);
    if (code === 0x21) {
      if (text.startsWith('<![CDATA[', less)) return this.#cdata(open, less);
      if (text.startsWith('<!--', less)) return this.#aside(less, readComment(this.reading, less));
    } else if (code === 0x3f) {
      return this.#aside(less, readInstruction(this.reading, less));
    } else if (endOfName(text, less + 1) > less + 1) {
      return this.#startTag(less);
    }
    return this.#stray(open, less);
  }

  #aside(start: number, end: number): number {
    this.reading.skip(start, end);
    return end;
  }

  /** A `<` that begins no markup stays as text. */
  #stray(open: Element, less: number): number {
    const text = this.#text;
    if (text.startsWith('<<<<<<< ', less)) return this.#conflict(less);
    if (text[less + 1] === '!') this.#miscased = reportUnknownMarkup(this.reading, less) || this.#miscased;
    else {
      this.reading.report('xml/unescaped-less-than', less, less + 1, () => ({
        message: `${unescaped(text, less)} is not escaped.`,
        help: 'Write "&lt;"; a tag has no space after "<".',
        fix: replacing(less, less + 1, '&lt;', 'Write "&lt;"'),
      }));
    }
    open.verbatim = false;
    const name = skipBlanks(text, less + 1, text.length);
    this.#overdue.set(text.slice(name, endOfName(text, name)), open);
    return less + 1;
  }

  /** The mark of git where two versions differ; both of them follow. */
  #conflict(less: number): number {
    const end = this.#text.indexOf('\n', less);
    const rest = end < 0 ? this.#text.length : end;
    this.reading.report('xml/unescaped-less-than', less, less + 7, () => ({
      message: 'A conflict of git begins here that nobody has resolved.',
      help: 'Keep one of the two versions, and remove the lines with "<<<<<<<", "=======" and ">>>>>>>".',
    }));
    return this.#aside(less, rest);
  }

  #run(open: Element, from: number, to: number): void {
    const { reading } = this;
    const { ampersand, cdataEnd } = reading.marks;
    let verbatim = open.verbatim && !open.hasCdata;
    for (let at = ampersand.after(from); at < to; at = ampersand.after(checkReference(reading, at))) {
      verbatim = false;
    }
    for (let at = cdataEnd.after(from); at < to; at = cdataEnd.after(at + 3)) this.#strayCdataEnd(open, at);
    if (verbatim && reading.carriageReturns) verbatim = !this.#text.slice(from, to).includes('\r');
    open.verbatim = verbatim;
  }

  #strayCdataEnd(open: Element, at: number): void {
    if (this.#miscased) {
      this.#miscased = false;
      return;
    }
    const section = this.#section?.element === open ? this.#section : undefined;
    this.reading.report('xml/cdata-end-in-text', at, at + 3, () => endOfSection(this.#text, at, section));
  }

  #cdata(open: Element, start: number): number {
    const text = this.#text;
    const inner = start + 9;
    const close = this.reading.marks.cdataEnd.after(inner);
    if (close === text.length) return this.#unterminated(open, start, text.indexOf(`</${open.qname}`, inner));
    if (start > open.openEnd || open.hasCdata) open.verbatim = false;
    else if (this.reading.carriageReturns && text.slice(inner, close).includes('\r')) open.verbatim = false;
    open.hasCdata = true;
    this.#section = { element: open, start, end: close + 3 };
    return close + 3;
  }

  /** A section that is never closed is taken to end where its element does. */
  #unterminated(open: Element, start: number, end: number): number {
    const isCut = end < 0 && isCutOff(this.reading, start, this.root);
    if (isCut) {
      const { length } = this.#text;
      this.reading.report('xml/tag-unclosed', length, length, () =>
        cutOffIn(this.reading, `<${clipped(open.qname)}>, opened at ${this.reading.place(open.start)}`),
      );
    } else
      this.reading.report('xml/cdata-unterminated', start, start + 9, () => ({
        message: `The CDATA section in <${clipped(open.qname)}> is not closed.`,
        help: 'Write "]]>" where it ends.',
        ...(end < 0 ? {} : { fix: replacing(end, end, ']]>', 'Write "]]>" before the end tag', false) }),
      }));
    open.hasCdata = true;
    open.verbatim = false;
    this.reading.cutOff ||= end < 0;
    return end < 0 ? this.#text.length : end;
  }

  /**
   * When an end tag does not match, the section before it may have swallowed the one that would: it was meant
   * to end there, and ended at the `]]>` of something else. Then that is reported, and reading goes on from
   * there: at the offset that is returned, or -1.
   */
  #takeBack(open: Element, less: number): number {
    const section = this.#section;
    this.#section = undefined;
    if (section?.element !== open || open.children.length > 0) return -1;
    if (this.#text.slice(section.end, less).includes('&')) return -1;
    const inner = section.start + 9;
    const end = this.#text.slice(inner, section.end).indexOf(`</${open.qname}`);
    if (end < 0 || ++this.#rewinds > mostRewinds) return -1;
    return this.#unterminated(open, section.start, inner + end);
  }

  /**
   * An end tag that closes nothing may be of the section before it, which ended early where its element goes on to
   * another `]]>`. Then that is reported, and the rest is passed over: the offset behind it, or -1.
   */
  #passRest({ element, end }: Section, less: number): number {
    const text = this.#text;
    if (element.children.length > 0 || ++this.#rewinds > mostRewinds) return -1;
    const close = text.indexOf(`</${element.qname}`, less);
    const rest = close < 0 ? '' : text.slice(end, close);
    const last = rest.lastIndexOf(']]>');
    if (last < 0 || rest.includes('<![CDATA[')) return -1;
    this.reading.report('xml/cdata-end-in-text', end - 3, end, () =>
      earlyEnd(this.reading, element, { early: end - 3, last: end + last }),
    );
    return this.#aside(less, end + last + 3);
  }

  #startTag(start: number): number {
    const { reading } = this;
    const parent = reading.open;
    if (parent && this.#scopes.length > deepest) return this.#tooDeep(start);
    if (reading.elements > this.#most) return this.#tooMany(start);
    const { element, scope, isWhole } = readStartTag(reading, this.#scopes.at(-1) as Scope, start);
    if (parent === undefined) this.root = element;
    else if (parent.children.length === 0) parent.children = [element];
    else (parent.children as Element[]).push(element);
    if (!isWhole) {
      reading.open = element;
      this.#scopes.push(scope);
    }
    return element.openEnd;
  }

  /** What lies too deep is passed over, together with its end tags. */
  #tooDeep(start: number): number {
    const text = this.#text;
    const { cdataEnd, commentEnd } = this.reading.marks;
    this.reading.report('xml/limit-exceeded', start, endOfName(text, start + 1), () => ({
      message: `Elements are nested more than ${deepest} deep; deeper ones are not read.`,
      help: 'Close elements where they end.',
    }));
    let depth = 0;
    let at = start;
    do {
      let end = at + 1;
      if (text.startsWith('<![CDATA[', at)) end = cdataEnd.after(at);
      else if (text.startsWith('<!--', at)) end = commentEnd.after(at);
      else {
        const greater = text.indexOf('>', at);
        end = greater < 0 ? text.length : greater + 1;
        if (text.charCodeAt(at + 1) === 0x2f) depth--;
        else if (endOfName(text, at + 1) > at + 1 && !text.startsWith('/>', end - 2)) depth++;
      }
      at = depth > 0 ? text.indexOf('<', end) : end;
    } while (depth > 0 && at >= 0);
    return this.#aside(start, at < 0 ? text.length : at);
  }

  /** What comes after too much is not read. */
  #tooMany(start: number): number {
    const { length } = this.#text;
    this.reading.cutOff = true;
    this.reading.report('xml/limit-exceeded', start, length, () => ({
      message: `The document has more than ${grouped(this.#most)} elements and attributes; from here on it is not read.`,
      help: 'Keep fewer items in the feed.',
    }));
    return this.#aside(start, length);
  }

  #endTag(open: Element, less: number): number {
    const text = this.#text;
    const nameStart = less + 2;
    if (text.startsWith(open.qname, nameStart)) {
      const end = nameStart + open.qname.length;
      if (text.charCodeAt(end) === 0x3e) return this.#close(open, less, end + 1);
    }
    const nameEnd = endOfName(text, nameStart);
    const name = text.slice(nameStart, nameEnd);
    const wrong = name === '' ? nameStart : skipBlanks(text, nameEnd, text.length);
    if (name === '' || text.charCodeAt(wrong) !== 0x3e) return this.#malformed(open, name, less, wrong);
    if (name === open.qname) return this.#close(open, less, wrong + 1);
    return this.#mismatch(open, name, less, wrong + 1);
  }

  /** An end tag with something wrong after its name, which closes what it names, or without a name. */
  #malformed(open: Element, name: string, less: number, wrong: number): number {
    const text = this.#text;
    reportMalformedEndTag(this.reading, less, less + 2 + name.length, wrong);
    this.reading.cutOff ||= wrong >= text.length;
    const next = text.indexOf('<', wrong);
    const until = next < 0 ? text.length : next;
    const greater = text.slice(wrong, until).indexOf('>');
    const end = greater < 0 ? until : wrong + greater + 1;
    const opener = name === '' ? open : openerOf(open, name);
    return opener ? this.#closeAll(open, opener, less, end) : this.#aside(less, end);
  }

  /** An end tag of another name than the innermost element's. */
  #mismatch(open: Element, name: string, less: number, end: number): number {
    const { reading } = this;
    const section = this.#section?.element === open ? this.#section : undefined;
    const swallowed = this.#takeBack(open, less);
    if (swallowed >= 0) return swallowed;
    const passed = section ? this.#passRest(section, less) : -1;
    if (passed >= 0) return passed;
    const opener = openerOf(open, name);
    if (opener) {
      reportMissingEndTag(reading, open, opener, less);
      return this.#closeAll(open, opener, less, end);
    }
    if (isSlip(name, open.qname) || localOf(name) === localOf(open.qname)) {
      reportMisspeltEndTag(reading, open, name, less);
      return this.#close(open, less, end);
    }
    if (this.#overdue.get(name) === open) this.#overdue.delete(name);
    else reportUnexpectedEndTag(reading, open, less, end);
    return this.#aside(less, end);
  }

  /** Closes an element together with the inner ones that are open. */
  #closeAll(open: Element, opener: Element, contentEnd: number, end: number): number {
    for (let inner = open; inner !== opener; inner = inner.parent as Element) {
      this.#overdue.set(inner.qname, opener.parent);
      this.#close(inner, contentEnd, contentEnd);
      this.#moveOut(inner);
    }
    return this.#close(opener, contentEnd, end);
  }

  /**
   * An element without an end tag was meant to end before its first child when it holds text or never holds anything, and before an
   * element of its own name otherwise: what comes after belongs to its parent.
   */
  #moveOut(element: Element): void {
    const { children, openEnd } = element;
    const parent = element.parent as Element;
    const [first] = children;
    if (!first) return;
    const hasText = skipBlanks(this.#text, openEnd, first.start) < first.start;
    const from = hasText || isVoid(element) ? 0 : children.findIndex(({ qname }) => qname === element.qname);
    const next = children[from];
    if (!next) return;
    element.children = children.slice(0, from);
    element.contentEnd = next.start;
    element.end = next.start;
    for (const child of children.slice(from)) {
      child.parent = parent;
      (parent.children as Element[]).push(child);
    }
  }

  #endOfText(open: Element): number {
    const end = this.#text.length;
    if (!this.reading.cutOff) reportUnclosed(this.reading, open);
    for (let inner: Element | undefined = open; inner; inner = inner.parent) this.#close(inner, end, end);
    return end;
  }

  #close(element: Element, contentEnd: number, end: number): number {
    element.contentEnd = contentEnd;
    element.end = end;
    this.reading.open = element.parent;
    this.#scopes.pop();
    return end;
  }
}

/** The innermost open element of a name. */
function openerOf(open: Element, name: string): Element | undefined {
  let opener: Element | undefined = open;
  while (opener && opener.qname !== name) opener = opener.parent;
  return opener;
}

function localOf(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Whether an end tag was most likely meant for a start tag: other case, or at most two other letters. */
function isSlip(name: string, expected: string): boolean {
  if (name.toLowerCase() === expected.toLowerCase()) return true;
  return Math.min(name.length, expected.length) > 3 && isWithin(2, name, expected);
}
