import type { Element } from './element.js';
import { clipped, quoted } from './excerpt.js';
import { type Fault, type Reading, replacing } from './reading.js';

/** A CDATA section and the element that it stands in. */
export interface Section {
  readonly element: Element;
  readonly start: number;
  readonly end: number;
}

/** What an end of a CDATA section in text means: the section before it ended early, or there is none. */
export function endOfSection(text: string, at: number, section: Section | undefined): Fault {
  const message = '"]]>" is not allowed in text.';
  if (!section) {
    const help = 'Write "]]&gt;".';
    return { message, help, fix: replacing(at, at + 3, ']]&gt;', 'Write "]]&gt;"') };
  }
  const end = { start: section.end - 3, end: section.end };
  const begin = section.start + 9 + text.slice(section.start + 9, end.start).lastIndexOf('<![CDATA[');
  if (begin < section.start + 9) {
    const help = 'The section ends at its first "]]>": write "]]]]><![CDATA[>" there.';
    const title = 'Write "]]]]><![CDATA[>" where the section ends';
    return { message, help, fix: replacing(end.start, end.end, ']]]]><![CDATA[>', title, false) };
  }
  const title = 'Remove the marks of the inner section';
  const marks = [{ start: begin, end: begin + 9 }, end];
  return {
    message: 'A CDATA section cannot hold another: it ends where the inner one does.',
    help: 'Remove the inner "<![CDATA[" and its "]]>".',
    fix: { title, safe: false, edits: marks.map((span) => ({ span, text: '' })) },
  };
}

/** What the end of a CDATA section means behind which its element goes on as text, tags and all, to another end. */
export function earlyEnd(
  reading: Reading,
  { qname }: Element,
  { early, last }: { readonly early: number; readonly last: number },
): Fault {
  const title = 'Write "]]]]><![CDATA[>" there';
  return {
    message: `The CDATA section in <${clipped(qname)}> ends at this "]]>", before the one at ${reading.place(last)}.`,
    help: 'Remove this "]]>", or write "]]]]><![CDATA[>" where it is part of the text.',
    fix: replacing(early, early + 3, ']]]]><![CDATA[>', title, false),
  };
}

/** Reports a `<!` that begins nothing; whether it is the mark of a CDATA section, but not in capitals. */
export function reportUnknownMarkup(reading: Reading, less: number): boolean {
  const { text } = reading;
  if (/^<!\[cdata\[$/i.test(text.slice(less, less + 9))) {
    reading.report('xml/not-well-formed', less, less + 9, () => ({
      message: `${quoted(text, less)} does not begin a CDATA section: its name is in capitals.`,
      help: 'Write "<![CDATA[".',
      fix: replacing(less, less + 9, '<![CDATA[', 'Write "<![CDATA["'),
    }));
    return true;
  }
  reading.report('xml/not-well-formed', less, less + 2, () => ({
    message: `${quoted(text, less)} begins neither a comment nor a CDATA section.`,
    help: 'Begin a comment with "<!--"; for the characters themselves write "&lt;!".',
    fix: replacing(less, less + 1, '&lt;', 'Write "&lt;"', false),
  }));
  return false;
}
