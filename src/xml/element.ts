import type { Span } from '../text/source.js';
import { skipBlanks, trimBlanks } from './characters.js';
import { attributeValue, elementText, type Markup, offsetInText, offsetInValue } from './values.js';

/** A name as it is written and as it is meant. */
export interface Name {
  /** As written, with the prefix of this document. */
  readonly qname: string;
  /** With the customary prefix of its vocabulary; `{uri}local` when the vocabulary is unknown. */
  readonly name: string;
  /** The local name after the address of its namespace, such as `{http://www.w3.org/2005/Atom}link`. */
  readonly expandedName: string;
}

/** A declaration `xmlns:prefix="uri"`; the prefix is `''` in `xmlns="uri"`. */
export interface NamespaceDeclaration {
  readonly prefix: string;
  readonly uri: string;
  readonly span: Span;
  readonly valueSpan: Span;
}

const none: readonly never[] = [];

/** The place of an attribute in its tag, in UTF-16 offsets. */
interface Literal {
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  readonly end: number;
  /** The value is not what is written, because references, tabs or line ends stand in it. */
  readonly encoded: boolean;
}

/** An attribute of a start tag. All offsets are UTF-16 offsets into the source. */
export class Attribute {
  private readonly start: number;
  private readonly valueStart: number;
  private readonly valueEnd: number;
  private readonly end: number;
  private readonly encoded: boolean;
  private cached: string | undefined;

  constructor(
    readonly element: Element,
    private readonly label: Name,
    { start, valueStart, valueEnd, end, encoded }: Literal,
  ) {
    this.start = start;
    this.valueStart = valueStart;
    this.valueEnd = valueEnd;
    this.end = end;
    this.encoded = encoded;
  }

  /** With the customary prefix, such as `href` or `xml:lang`; `{uri}local` for an unknown vocabulary. */
  get name(): string {
    return this.label.name;
  }

  /** As written. */
  get qname(): string {
    return this.label.qname;
  }

  /** The local name after the address of its namespace: `{uri}local`, or just the name without one. */
  get expandedName(): string {
    return this.label.expandedName;
  }

  /** Decoded and normalised (XML 1.0, 3.3.3). */
  get value(): string {
    const { markup } = this.element;
    this.cached ??= this.encoded
      ? attributeValue(markup, this.valueSpan)
      : markup.text.slice(this.valueStart, this.valueEnd);
    return this.cached;
  }

  /** From the name through the closing quote. */
  get span(): Span {
    return { start: this.start, end: this.end };
  }

  get nameSpan(): Span {
    return { start: this.start, end: this.start + this.label.qname.length };
  }

  /** Without the quotes. */
  get valueSpan(): Span {
    return { start: this.valueStart, end: this.valueEnd };
  }

  /** Where the attribute stands, such as `/rss/channel/item[3]/enclosure/@url`. */
  get path(): string {
    return `${this.element.path}/@${this.name}`;
  }

  /** The offset in the source of the character at an offset of {@link value}. */
  sourceOffset(valueOffset: number): number {
    return offsetInValue(this.element.markup, this.valueSpan, valueOffset);
  }
}

/** Among so many children one is found sooner by looking at each than by an index. */
const fewChildren = 16;

/** Of so many names all children are kept: rules ask for the same few again and again. */
const fewNames = 16;

/** What is known of the children of an element that has many. */
interface Index {
  /** How many children there were. */
  readonly of: number;
  /** The first child of every name. */
  readonly first: ReadonlyMap<string, Element>;
  /** All children of the names that somebody asked for. */
  readonly all: Map<string, readonly Element[]>;
}

/** What stands in place of an element's number: it needs none, or nobody asked yet. */
const alone = 0;
const uncounted = -1;

/** Elements that a path always numbers, so that it stays the same when a second one is added. */
const alwaysNumbered = new Set(['item', 'podcast:liveItem']);

/** An element with its exact place. All offsets are UTF-16 offsets into the source; the scanner sets them. */
export class Element {
  attributes: readonly Attribute[] = none;
  /** The namespaces that the start tag declares; they are no attributes. */
  declarations: readonly NamespaceDeclaration[] = none;
  /** The child elements in their order. */
  children: readonly Element[] = none;
  /** The offset of the end tag; {@link openEnd} when the start tag closes itself. */
  contentEnd: number;
  /** The offset after the end tag. */
  end: number;
  /** Some of the text stands in a CDATA section. */
  hasCdata = false;
  /** The text is one verbatim piece of the source: no reference, no carriage return, nothing in between. */
  verbatim = true;
  private cached: string | undefined;
  private ordinal = uncounted;
  private index: Index | undefined;

  constructor(
    /** What values are decoded from. */
    readonly markup: Markup,
    private readonly label: Name,
    /** Undefined for the root. */
    public parent: Element | undefined,
    readonly start: number,
    /** The offset after the start tag. */
    readonly openEnd: number,
  ) {
    this.contentEnd = openEnd;
    this.end = openEnd;
  }

  /** With the customary prefix, such as `title` or `itunes:image`; `{uri}local` for an unknown vocabulary. */
  get name(): string {
    return this.label.name;
  }

  /** As written. */
  get qname(): string {
    return this.label.qname;
  }

  /** The local name after the address of its namespace: `{uri}local`, or just the name without one. */
  get expandedName(): string {
    return this.label.expandedName;
  }

  /** Its own character data, that of its children left out; references and CDATA are decoded once. */
  get text(): string {
    if (this.cached === undefined) {
      if (!this.verbatim || this.children.length > 0) this.cached = elementText(this.markup, this);
      else if (this.hasCdata) this.cached = this.markup.text.slice(this.openEnd + 9, this.contentEnd - 3);
      else this.cached = this.markup.text.slice(this.openEnd, this.contentEnd);
    }
    return this.cached;
  }

  /** From the start tag through the end tag. */
  get span(): Span {
    return { start: this.start, end: this.end };
  }

  /** The start tag. */
  get openSpan(): Span {
    return { start: this.start, end: this.openEnd };
  }

  /** The name in the start tag, as written. */
  get nameSpan(): Span {
    return { start: this.start + 1, end: this.start + 1 + this.label.qname.length };
  }

  /** What stands between the tags. */
  get contentSpan(): Span {
    return { start: this.openEnd, end: this.contentEnd };
  }

  /**
   * The content without outer white space, inside the CDATA section when it is nothing else; the start tag
   * when there is no such content.
   */
  get textSpan(): Span {
    const { text } = this.markup;
    let start = skipBlanks(text, this.openEnd, this.contentEnd);
    let end = trimBlanks(text, start, this.contentEnd);
    if (text.startsWith('<![CDATA[', start) && text.slice(start, end).indexOf(']]>') === end - start - 3) {
      start = skipBlanks(text, start + 9, end - 3);
      end = trimBlanks(text, start, end - 3);
    }
    return start < end ? { start, end } : this.openSpan;
  }

  /**
   * Where the element stands, such as `/rss/channel/item[3]/guid`. Items, and elements that are not the only
   * ones of their name under their parent, carry their number, from 1.
   */
  get path(): string {
    const steps: string[] = [];
    for (let each: Element | undefined = this; each; each = each.parent) steps.push(each.step);
    // Joined, for thousands of findings keep theirs: a text that is put together piece by piece keeps all of them.
    return `/${steps.reverse().join('/')}`;
  }

  /** What a path has for this element. */
  private get step(): string {
    if (this.parent === undefined) return this.name;
    if (this.ordinal === uncounted) this.parent.count();
    return this.ordinal === alone ? this.name : `${this.name}[${this.ordinal}]`;
  }

  /** The first child of a name. */
  child(name: string): Element | undefined {
    const { children } = this;
    if (children.length > fewChildren) return this.indexed().first.get(name);
    for (const child of children) if (child.label.name === name) return child;
    return undefined;
  }

  /** All children of a name, in order. */
  all(name: string): readonly Element[] {
    if (this.children.length <= fewChildren) return this.allOf(name);
    const { all } = this.indexed();
    let known = all.get(name);
    if (!known) {
      known = this.allOf(name);
      if (all.size < fewNames) all.set(name, known);
    }
    return known;
  }

  private allOf(name: string): readonly Element[] {
    return this.children.filter((child) => child.label.name === name);
  }

  attribute(name: string): Attribute | undefined {
    return this.attributes.find((attribute) => attribute.name === name);
  }

  /** The offset in the source of the character at an offset of {@link text}. */
  sourceOffset(textOffset: number): number {
    if (this.verbatim && this.children.length === 0) {
      return this.openEnd + (this.hasCdata ? 9 : 0) + Math.min(textOffset, this.text.length);
    }
    return offsetInText(this.markup, this, textOffset);
  }

  /** Kept until children are added. */
  private indexed(): Index {
    if (this.index?.of !== this.children.length) {
      const first = new Map<string, Element>();
      for (const child of this.children) if (!first.has(child.name)) first.set(child.name, child);
      this.index = { of: this.children.length, first, all: new Map() };
    }
    return this.index;
  }

  /** Numbers the children for {@link path}. */
  private count(): void {
    const counts = new Map<string, number>();
    for (const child of this.children) {
      child.ordinal = (counts.get(child.name) ?? 0) + 1;
      counts.set(child.name, child.ordinal);
    }
    for (const child of this.children) {
      if (counts.get(child.name) === 1 && !alwaysNumbered.has(child.name)) child.ordinal = alone;
    }
  }
}
