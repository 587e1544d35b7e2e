import type { Source, Span } from '../text/source.js';
import { Channel } from './channel.js';
import { ContentScanner } from './content.js';
import { decode, type Encoding } from './decode.js';
import type { Doctype } from './doctype.js';
import type { Element } from './element.js';
import type { XmlFault, XmlFinding } from './faults.js';
import { checkCharacters } from './forbidden.js';
import { foreignBytes, foreignText, webPageMark } from './foreign.js';
import { type Prolog, readEpilog, readProlog } from './prolog.js';
import { type Fault, Reading, type ReadingOptions } from './reading.js';
import { outermostScope } from './scope.js';

export { Channel, Item } from './channel.js';
export type { Encoding } from './decode.js';
export type { Doctype } from './doctype.js';
export { Attribute, Element, type NamespaceDeclaration } from './element.js';
export { faults, type XmlFault, type XmlFinding } from './faults.js';

/** A document that was read, whatever was wrong with it. All spans are UTF-16 offsets into `source.text`. */
export interface Document {
  /** The text after decoding, without its byte order mark. */
  readonly source: Source;
  /** Undefined when there is no element at all, and for a web page, which is no feed. */
  readonly root: Element | undefined;
  /** The first `/rss/channel`. */
  readonly channel: Channel | undefined;
  /** In the order of their places. */
  readonly findings: readonly XmlFinding[];
  /** Some fault is one for which libxml2, and with it nearly every player, refuses the document. */
  readonly fatal: boolean;
  readonly encoding: Encoding;
  readonly declaration: Span | undefined;
  readonly doctype: Doctype | undefined;
  readonly comments: readonly Span[];
  readonly instructions: readonly Span[];
}

export interface ReadOptions extends ReadingOptions {
  /** What to call the text: the file as the user named it. */
  readonly name: string;
  /** Larger documents are not read, only reported; 64 MiB unless told. */
  readonly maxBytes?: number;
}

const defaultMaxBytes = 64 * 1024 * 1024;

/** Reads a document from its bytes. Never throws: what is wrong is in the findings, and reading goes on. */
export function read(
  bytes: Uint8Array,
  { name, maxBytes = defaultMaxBytes, ...options }: ReadOptions,
): Document {
  const foreign = foreignBytes(bytes);
  if (foreign) return unread(name, 'xml/not-a-feed', foreign);
  if (bytes.length > maxBytes) return unread(name, 'xml/limit-exceeded', tooLong(maxBytes));
  const { text, encoding, clean, fault } = decode(bytes);
  const reading = new Reading({ name, text }, options);
  if (fault) reading.report(fault.rule, fault.at, fault.at + fault.length, () => fault);
  if (!clean) checkCharacters(reading);
  return readMarkup(reading, encoding);
}

/** Reads a document that is a text already, as {@link read} does; its length is measured in UTF-16 units. */
export function readText(
  text: string,
  { name, maxBytes = defaultMaxBytes, ...options }: ReadOptions,
): Document {
  if (text.length > maxBytes) return unread(name, 'xml/limit-exceeded', tooLong(maxBytes));
  const mark = text.startsWith('\ufeff');
  const reading = new Reading({ name, text: mark ? text.slice(1) : text }, options);
  checkCharacters(reading);
  return readMarkup(reading, { ...undecoded, mark });
}

const undecoded: Encoding = { used: 'UTF-8', declared: undefined, mark: false };

function tooLong(most: number): Fault {
  return {
    message: `The document is longer than ${most} bytes, and no more are read.`,
    help: 'Keep fewer or shorter items in the feed.',
  };
}

/** The document of a file that cannot be one. */
function unread(name: string, rule: XmlFault, fault: Fault): Document {
  const reading = new Reading({ name, text: '' });
  reading.report(rule, 0, 0, () => fault);
  return document(reading, undecoded, { declaration: undefined, doctype: undefined }, undefined);
}

function readMarkup(reading: Reading, encoding: Encoding): Document {
  const { length } = reading.text;
  const foreign = foreignText(reading.text);
  const prolog = foreign ? { declaration: undefined, doctype: undefined, root: length } : readProlog(reading);
  const content = new ContentScanner(reading, outermostScope());
  if (prolog.root < length) readEpilog(reading, content.run(prolog.root));
  else if (foreign) reading.report('xml/not-a-feed', foreign.start, foreign.end, () => foreign);
  else if (!reading.fatal) {
    reading.report('xml/root-missing', length, length, () => ({
      message: 'The document has no elements.',
      help: 'A feed starts with <rss version="2.0">.',
    }));
  }
  return document(reading, encoding, prolog, content.root);
}

function document(
  reading: Reading,
  encoding: Encoding,
  { declaration, doctype }: Omit<Prolog, 'root'>,
  markup: Element | undefined,
): Document {
  let comments: Span[] | undefined;
  let instructions: Span[] | undefined;
  const mark = webPageMark(reading.text, markup);
  const root = mark ? undefined : markup;
  const channel = root?.name === 'rss' ? root.child('channel') : undefined;
  return {
    source: reading.source,
    root,
    channel: channel && new Channel(channel),
    findings: mark ? [webPage(mark)] : reading.findings(),
    fatal: reading.fatal,
    encoding,
    declaration,
    doctype,
    get comments() {
      comments ??= spans(reading.comments);
      return comments;
    },
    get instructions() {
      instructions ??= spans(reading.instructions);
      return instructions;
    },
  };
}

/** Spans from their starts and ends. */
function spans(offsets: readonly number[]): Span[] {
  return Array.from({ length: offsets.length / 2 }, (_, index) => ({
    start: offsets[2 * index] as number,
    end: offsets[2 * index + 1] as number,
  }));
}

/** The faults of a web page are nobody's concern: it is no feed. */
function webPage(span: Span): XmlFinding {
  return {
    rule: 'xml/html-instead-of-feed',
    span,
    message: 'This is a web page, not a feed.',
    help: 'Give the address of the feed; perhaps the server asks for a login or shows an error.',
  };
}
