import type { Edit } from '../text/source.js';
import type { Element } from './element.js';
import { clipped, quoted } from './excerpt.js';
import { type Fault, type Reading, replacing } from './reading.js';

/** How far behind an end tag the one that it crosses is looked for. */
const farthestCrossing = 10_000;

/** Elements of HTML and of feeds that have attributes and nothing in them. */
const voidElements = new Set([
  'atom:link',
  'cloud',
  'enclosure',
  'itunes:image',
  'podcast:chapters',
  'podcast:transcript',
  'psc:chapter',
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
]);

/** The end tag of an outer element stands before those of the inner ones. */
export function reportMissingEndTag(reading: Reading, open: Element, opener: Element, less: number): void {
  reading.report('xml/tag-mismatched', less + 2, less + 2 + opener.qname.length, () => {
    const missing = clipped(`</${open.qname}>`);
    const place = reading.place(open.start);
    const message = `"</${clipped(opener.qname)}>" stands where "${missing}" is expected, opened at ${place}.`;
    const behindText = isVoid(open) || open.parent !== opener ? undefined : endOfLeadingText(reading, open);
    if (behindText !== undefined) {
      const help = `Write "${missing}" behind the text of the element, at ${reading.place(behindText)}.`;
      const edits = [{ span: { start: behindText, end: behindText }, text: missing }];
      return { message, help, fix: { title: `Write "${missing}"`, safe: false, edits } };
    }
    const help = isVoid(open) ? `Write "<${open.qname}/>" there.` : `Write "${missing}" before it.`;
    const behind = reading.text.slice(less, less + farthestCrossing);
    const crossed = behind.indexOf(`</${open.qname}>`);
    const opened = behind.indexOf(`<${open.qname}`);
    if (crossed >= 0 && (opened < 0 || crossed < opened)) return { message, help };
    return {
      message,
      help,
      fix: { title: help.slice(0, -1), safe: false, edits: closing(open, opener, less) },
    };
  });
}

/**
 * Where the text of an element ends whose end tag is missing, when other elements on lines of their own follow it:
 * those are no part of it. Undefined when nothing tells.
 */
function endOfLeadingText({ text }: Reading, open: Element): number | undefined {
  const [first] = open.children;
  if (!first) return undefined;
  const before = text.slice(open.openEnd, first.start);
  const { length } = before.trimEnd();
  return length > 0 && /[\r\n]/.test(before.slice(length)) ? open.openEnd + length : undefined;
}

/** Closes the elements inside another one: those without content in their start tags, all others at an offset. */
function closing(open: Element, opener: Element, at: number): Edit[] {
  const edits: Edit[] = [];
  let tags = '';
  for (let inner = open; inner !== opener; inner = inner.parent as Element) {
    const end = inner.openEnd - 1;
    if (isVoid(inner)) edits.unshift({ span: { start: end, end }, text: '/' });
    else tags += `</${inner.qname}>`;
  }
  if (tags !== '') edits.push({ span: { start: at, end: at }, text: tags });
  return edits;
}

export function isVoid({ qname }: Element): boolean {
  return voidElements.has(qname.toLowerCase());
}

/** An end tag is written otherwise than the start tag that it was meant for. */
export function reportMisspeltEndTag(reading: Reading, open: Element, name: string, less: number): void {
  const start = less + 2;
  const end = start + name.length;
  reading.report('xml/tag-mismatched', start, end, () => {
    const expected = clipped(open.qname);
    const isSameName = name.toLowerCase() === open.qname.toLowerCase();
    return {
      message: `"</${clipped(name)}>" does not close <${expected}>, opened at ${reading.place(open.start)}.`,
      // In another case only, it is the start tag that says the name.
      ...(isSameName
        ? { help: `Write "</${expected}>".` }
        : { help: `Write the same name in both tags: "</${expected}>" here, or <${clipped(name)}> there.` }),
      fix: replacing(start, end, open.qname, `Write "</${expected}>"`, isSameName),
    };
  });
}

/** An end tag belongs to nothing that is open. */
export function reportUnexpectedEndTag(reading: Reading, open: Element, less: number, end: number): void {
  reading.report('xml/tag-unexpected', less, end, () => ({
    message: `"${clipped(reading.text.slice(less, end))}" closes nothing: the open element is <${clipped(open.qname)}>.`,
    // What a container holds would go with its end tag.
    ...(/^<\/(?:item|channel)\b/.test(reading.text.slice(less, less + 10))
      ? { help: 'Write its start tag where it begins, or remove it.' }
      : { help: 'Remove it.', fix: replacing(less, end, '', 'Remove it') }),
  }));
}

/** Something else than white space and `>` stands at an offset, in an end tag whose name ends before it. */
export function reportMalformedEndTag(reading: Reading, less: number, nameEnd: number, wrong: number): void {
  const { text } = reading;
  const tag = clipped(text.slice(less, nameEnd));
  if (wrong < text.length) {
    reading.report('xml/tag-malformed', wrong, wrong + 1, () => ({
      message: `${quoted(text, wrong)} may not stand in the end tag "${tag}".`,
      help: 'An end tag holds its name and nothing else.',
    }));
  } else {
    reading.report('xml/tag-unclosed', less, nameEnd, () => cutOffIn(reading, `the end tag "${tag}"`));
  }
}

const copied =
  'Publish the whole file again. If it is like this where it is made, look for what stops the program there: a time limit, a full disk, an error.';

/** The text ends inside a tag, or inside something else of an element. */
export function cutOffIn({ noun }: Reading, what: string): Fault {
  return {
    message: `The ${noun} is cut off inside ${what}: everything after it is missing.`,
    help: copied,
  };
}

/** The text ends while an element is open. */
export function reportUnclosed(reading: Reading, open: Element): void {
  const end = reading.text.length;
  const tag = clipped(`</${open.qname}>`);
  reading.report('xml/tag-unclosed', end, end, () =>
    open.parent?.parent
      ? cutOffIn(reading, `<${clipped(open.qname)}>, opened at ${reading.place(open.start)}`)
      : {
          message: `The ${reading.noun} is cut off before "${tag}": its end is missing${reading.noun === 'feed' ? ', and perhaps items with it' : ''}.`,
          help: copied,
        },
  );
}

/** Whether nothing behind an offset ends the root: what is open there is not closed because the text ends too early. */
export function isCutOff({ text }: Reading, from: number, root: Element | undefined): boolean {
  return root !== undefined && text.indexOf(`</${root.qname}`, from) < 0;
}
