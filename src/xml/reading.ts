import type { Fix } from '../diagnostic.js';
import { position, type Source } from '../text/source.js';
import { isCharacter } from './characters.js';
import type { Element } from './element.js';
import { Entities } from './entities.js';
import { faults, type XmlFault, type XmlFinding } from './faults.js';
import { Landmark } from './landmark.js';
import type { Markup } from './values.js';

/** What is wrong, beside its name and place. */
export interface Fault {
  readonly message: string;
  readonly help: string;
  readonly fix?: Fix;
}

/** Somebody who mends a thousand faults of one kind runs the check again. */
const mostOfAKind = 1000;

/** How a text is to be read. */
export interface ReadingOptions {
  /** What it is called where it is cut off; a feed unless told. */
  readonly noun?: 'feed' | 'file';
  /**
   * List the faults of one kind beyond the first thousand, for whoever fixes them all: round after round of a thousand
   * takes longer than its feed grows. There are still no more than a part of the length of the text.
   */
  readonly everyFault?: boolean;
}

/** The state of one reading: the text, and what was found in it so far. */
export class Reading implements Markup {
  readonly text: string;
  readonly carriageReturns: boolean;
  readonly entities = new Entities();
  readonly asides: number[] = [];
  /** Start and end of every comment, and of every processing instruction. */
  readonly comments: number[] = [];
  readonly instructions: number[] = [];
  /** Where the marks stand that end what they end, or must not stand where they do. */
  readonly marks: Readonly<Record<'ampersand' | 'cdataEnd' | 'commentEnd' | 'instructionEnd', Landmark>>;
  /** The prefixes that were used without a declaration: each is one fault. */
  readonly undeclared = new Set<string>();
  /** How many elements were read; an attribute counts as a third of one. */
  elements = 0;
  /** Every xml:id so far. */
  readonly ids = new Set<string>();
  /** The offset after the name in the root's start tag, where a declaration can be written. */
  rootNameEnd = 0;
  /** The innermost element that is open at the place of the scanner. */
  open: Element | undefined;
  /** That the text ends too early was reported. */
  cutOff = false;
  /** A fault was met for which players refuse the whole document. */
  fatal = false;
  readonly #found: { readonly finding: XmlFinding; readonly element: Element | undefined }[] = [];
  readonly #counts = new Map<XmlFault, number>();
  /** What the text is called. */
  readonly noun: 'feed' | 'file';
  readonly #most: number;

  constructor(
    readonly source: Source,
    { noun = 'feed', everyFault = false }: ReadingOptions = {},
  ) {
    this.noun = noun;
    this.#most = everyFault ? mostOfAKind + Math.floor(source.text.length / 40) : mostOfAKind;
    this.text = source.text;
    this.carriageReturns = source.text.includes('\r');
    this.marks = {
      ampersand: new Landmark(source.text, '&'),
      cdataEnd: new Landmark(source.text, ']]>'),
      commentEnd: new Landmark(source.text, '-->'),
      instructionEnd: new Landmark(source.text, '?>'),
    };
  }

  /**
   * Reports a fault of [start, end). A forbidden character is a fault of its own, so that nothing else is said
   * of the place where one stands.
   */
  report(rule: XmlFault, start: number, end: number, describe: () => Fault): void {
    if (rule !== 'xml/invalid-character' && this.#isForbidden(start)) return;
    if (faults[rule] === 'refused') this.fatal = true;
    const count = (this.#counts.get(rule) ?? 0) + 1;
    this.#counts.set(rule, count);
    if (count <= this.#most) this.#add(rule, start, end, describe());
    else if (count === this.#most + 1) {
      this.#add('xml/too-many-faults', start, end, {
        message: `More than ${this.#most} faults are "${rule}"; from here on they are not listed.`,
        help: 'Fix the listed ones, then check again.',
      });
    }
  }

  /** Passes over a piece inside the open element that is no text. */
  skip(start: number, end: number): void {
    if (this.open) this.open.verbatim = false;
    if (this.asides.at(-1) === start) this.asides[this.asides.length - 1] = end;
    else this.asides.push(start, end);
  }

  /** Every finding in the order of its place, with the path of the element that it stands in. */
  findings(): XmlFinding[] {
    return this.#found
      .map(({ finding, element }) => (element ? { ...finding, path: element.path } : finding))
      .sort((a, b) => a.span.start - b.span.start);
  }

  /** A place as people say it. */
  place(offset: number): string {
    const { line, column } = position(this.source, offset);
    return `line ${line}, column ${column}`;
  }

  #add(rule: XmlFault, start: number, end: number, fault: Fault): void {
    const span = { start, end: Math.min(end, this.text.length) };
    this.#found.push({ finding: { rule, span, ...fault }, element: this.open });
  }

  #isForbidden(at: number): boolean {
    return at < this.text.length && !isCharacter(this.text.codePointAt(at) as number);
  }
}

/** A mend that replaces [start, end). */
export function replacing(start: number, end: number, text: string, title: string, safe = true): Fix {
  return { title, safe, edits: [{ span: { start, end }, text }] };
}
