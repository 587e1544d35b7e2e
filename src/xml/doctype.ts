import type { Span } from '../text/source.js';
import { endOfName, skipBlanks } from './characters.js';
import type { Entities } from './entities.js';
import { quoted } from './excerpt.js';
import type { Reading } from './reading.js';
import { firstWrongInSubset } from './subset.js';

/** The document type declaration, of which little matters to anybody. */
export interface Doctype {
  readonly span: Span;
  /** The name of the root that it announces. */
  readonly name: string;
  /** The internal subset, between its brackets. */
  readonly subset: Span | undefined;
}

const blank = '[ \\t\\r\\n]+';
const publicId = "\"[-\\w \\r\\n'()+,./:=?;!*#@$%]*\"|'[-\\w \\r\\n()+,./:=?;!*#@$%]*'";
const systemId = '"[^"]*"|\'[^\']*\'';
/** Where else declarations stand (XML 1.0, 4.2.2). */
const externalId = new RegExp(`^${blank}(?:SYSTEM|PUBLIC${blank}(?:${publicId}))${blank}(?:${systemId})`);
/** Real ones are addresses of a hundred characters. */
const longestExternalId = 5000;

/**
 * Reads the document type declaration at an offset (XML 1.0, 2.8). The text entities of its internal subset
 * are honoured, all else in it is passed over.
 */
export function readDoctype(reading: Reading, start: number, standalone: boolean): Doctype {
  const { text, entities } = reading;
  const nameStart = skipBlanks(text, start + 9, text.length);
  const nameEnd = endOfName(text, nameStart);
  const name = text.slice(nameStart, nameEnd);
  const id = externalId.exec(text.slice(nameEnd, nameEnd + longestExternalId))?.[0] ?? '';
  let at = skipBlanks(text, nameEnd + id.length, text.length);
  let subset: Span | undefined;
  if (text[at] === '[') {
    const close = readSubset(text, at + 1, entities);
    if (close >= 0) {
      subset = { start: at + 1, end: close };
      at = skipBlanks(text, close + 1, text.length);
    }
  }
  if (nameStart === start + 9 || name === '') at = nameStart;
  let end = at + 1;
  const wrong = subset ? firstWrongInSubset(text, subset.start, subset.end, id !== '' && !standalone) : -1;
  if (at === nameStart || text[at] !== '>') {
    const close = endOfDeclaration(text, at);
    end = close < 0 ? text.length : close;
  } else if (wrong >= 0) at = wrong;
  if (at === nameStart || text[at] !== '>' || wrong >= 0) {
    reading.report('xml/doctype-malformed', at, at + 1, () => ({
      message: `${quoted(text, at)} may not stand here in the document type declaration.`,
      help: 'Remove the declaration: feeds need none.',
    }));
  } else if (subset) {
    reading.report('xml/doctype-present', start, end, () => ({
      message: 'The document type declaration declares entities of its own.',
      help: 'Remove it, and write characters instead of entities.',
    }));
  }
  if (id !== '' && !standalone) entities.incomplete = true;
  return { span: { start, end }, name, subset };
}

/** The offset of the `]` that ends the internal subset from an offset on, or -1. */
function readSubset(text: string, from: number, entities: Entities): number {
  let at = from;
  for (;;) {
    at = skipBlanks(text, at, text.length);
    if (text[at] === ']') return at;
    if (text[at] === '%') {
      entities.incomplete = true;
      at = endOf(text, ';', at);
    } else if (text.startsWith('<!--', at)) at = endOf(text, '-->', at + 4);
    else if (text.startsWith('<?', at)) at = endOf(text, '?>', at);
    else if (text.startsWith('<!', at)) {
      const end = endOfDeclaration(text, at);
      declareEntity(text.slice(at, end < 0 ? at : end), entities);
      at = end;
    } else return -1;
    if (at < 0) return -1;
  }
}

/** The offset after the next mark, or -1. */
function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

/** Declares what `<!ENTITY name "text">` or `<!ENTITY name SYSTEM "file">` says (XML 1.0, 4.2). */
function declareEntity(declaration: string, entities: Entities): void {
  const nameStart = skipBlanks(declaration, 8, declaration.length);
  const nameEnd = endOfName(declaration, nameStart);
  if (!declaration.startsWith('<!ENTITY') || nameEnd === nameStart) return;
  const opening = skipBlanks(declaration, nameEnd, declaration.length);
  const quote = declaration.charAt(opening);
  const closing = declaration.indexOf(quote, opening + 1);
  const isText = quote === '"' || quote === "'";
  const name = declaration.slice(nameStart, nameEnd);
  // Ends of lines are one LF before anything is parsed (XML 1.0, 2.11).
  const literal = isText ? declaration.slice(opening + 1, closing).replace(/\r\n?/g, '\n') : undefined;
  entities.declare(name, literal);
}

/** The offset after the `>` that ends a declaration, quoted ones left out; -1 when there is none. */
function endOfDeclaration(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3e) return at + 1;
    if (code !== 0x22 && code !== 0x27) continue;
    at = text.indexOf(text.charAt(at), at + 1);
    if (at < 0) return -1;
  }
  return -1;
}
