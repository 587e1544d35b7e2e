import type { Span } from '../text/source.js';
import { readComment, readInstruction } from './asides.js';
import { endOfName, skipBlanks, trimBlanks } from './characters.js';
import { readDeclaration, startsDeclaration } from './declaration.js';
import { type Doctype, readDoctype } from './doctype.js';
import { clipped, quoted } from './excerpt.js';
import { type Reading, replacing } from './reading.js';

/** What stands before the root. */
export interface Prolog {
  readonly declaration: Span | undefined;
  readonly doctype: Doctype | undefined;
  /** The offset of the root's `<`, or the end of the text. */
  readonly root: number;
}

/** Reads what stands before the root (XML 1.0, 2.8). Text among it is one fault. */
export function readProlog(reading: Reading): Prolog {
  const { text } = reading;
  let at = skipLeading(reading);
  const declaration = startsDeclaration(text, at) ? readDeclaration(reading, at) : undefined;
  let doctype: Doctype | undefined;
  let strayed = false;
  at = declaration?.end ?? at;
  for (;;) {
    at = skipBlanks(text, at, text.length);
    if (text.startsWith('<!--', at)) at = readComment(reading, at);
    else if (text.startsWith('<?', at)) at = readInstruction(reading, at);
    else if (text.startsWith('<!DOCTYPE', at) && !doctype) {
      doctype = readDoctype(reading, at, declaration?.standalone ?? false);
      at = doctype.span.end;
    } else if (at === text.length || (text[at] === '<' && endOfName(text, at + 1) > at + 1)) {
      return { declaration, doctype, root: at };
    } else {
      const next = text.indexOf('<', at + 1);
      const end = next < 0 ? text.length : next;
      if (!strayed) reportBeforeRoot(reading, at, end);
      strayed = true;
      at = end;
    }
  }
}

/** What browsers write above a document that they show as a tree. */
const browserNotice = /does not appear to have any style information/;

function reportBeforeRoot(reading: Reading, start: number, end: number): void {
  const { text } = reading;
  reading.report('xml/text-before-root', start, trimBlanks(text, start, end), () => ({
    message: `"${clipped(text.slice(start, trimBlanks(text, start, end)))}" comes before the first tag.`,
    help: browserNotice.test(text.slice(start, end))
      ? 'Download the feed itself from its address, not what a browser shows of it: other characters of that may be changed, too.'
      : 'Remove it.',
    fix: replacing(start, end, '', 'Remove it'),
  }));
}

/** Reads what stands after the root (XML 1.0, 2.1): comments and instructions; anything else is one fault. */
export function readEpilog(reading: Reading, from: number): void {
  const { text } = reading;
  let at = from;
  for (;;) {
    at = skipBlanks(text, at, text.length);
    if (at === text.length) return;
    if (text.startsWith('<!--', at)) at = readComment(reading, at);
    else if (text.startsWith('<?', at)) at = readInstruction(reading, at);
    else break;
  }
  const end = trimBlanks(text, at, text.length);
  reading.report('xml/trailing-content', at, end, () => ({
    message: `${quoted(text, at)} stands after the end of the document.`,
    help: 'Remove it: a document has one root, and nothing but comments after it.',
    // What a program printed there is nobody's; markup may be somebody's.
    fix: replacing(at, end, '', 'Remove it', !otherThanWarning.test(text.slice(at, end))),
  }));
}

/** How far the error messages of a program reach before the declaration. */
const longestLeading = 10_000;

/** A tag that no program prints with its warnings: the document has begun. */
const otherThanWarning = /<(?!\/?(?:a|b|br|div|font|i|p|pre|span|table|td|th|tr)\b)/i;

/** The offset of the declaration when white space or the output of a program stands before it, else 0. */
function skipLeading(reading: Reading): number {
  const { text } = reading;
  const at = text.slice(0, longestLeading).search(/<\?xml[ \t\r\n]/);
  if (at <= 0 || otherThanWarning.test(text.slice(0, at))) return 0;
  const first = skipBlanks(text, 0, at);
  reading.report('xml/leading-content-before-declaration', 0, at, () => ({
    message: `${first === at ? 'White space' : quoted(text, first)} comes before the XML declaration.`,
    help: 'Remove it: "<?xml" must be the very first characters.',
    fix: replacing(0, at, '', 'Remove it'),
  }));
  return at;
}
