import type { Span } from '../text/source.js';
import { skipBlanks, trimBlanks } from './characters.js';
import type { Element } from './element.js';
import type { Fault } from './reading.js';

/** The first bytes of files that are taken for feeds. */
const signatures: readonly {
  readonly bytes: readonly number[];
  readonly what: string;
  readonly help: string;
}[] = [
  {
    bytes: [0x1f, 0x8b],
    what: 'compressed with gzip',
    help: 'Unpack it, or let the server send Content-Encoding: gzip.',
  },
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: 'a ZIP archive', help: 'Unpack it.' },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF document', help: 'Give the file of the feed.' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG picture', help: 'Give the file of the feed.' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a JPEG picture', help: 'Give the file of the feed.' },
  { bytes: [0x49, 0x44, 0x33], what: 'an MP3 file', help: 'Give the file of the feed.' },
];

/** What a file is that cannot be a feed, by its first bytes. */
export function foreignBytes(bytes: Uint8Array): Fault | undefined {
  if (bytes.length === 0) return empty;
  const found = signatures.find((signature) => signature.bytes.every((byte, index) => bytes[index] === byte));
  return found && { message: `The file is ${found.what}, not a feed.`, help: found.help };
}

const empty: Fault = {
  message: 'The file is empty.',
  help: 'Write the feed again, and check the disk and the upload.',
};

/** How a JSON document starts: an object or a list, and what may stand first in it. */
const json = /^(?:\{[ \t\r\n]*["}]|\[[ \t\r\n]*[[{"\]])/;

/** What a text is that can be no XML; the span is what it starts with. */
export function foreignText(text: string): (Fault & Span) | undefined {
  const start = skipBlanks(text, 0, text.length);
  if (start === text.length) return { ...empty, start: 0, end: 0 };
  const end = trimBlanks(text, start, Math.min(text.length, start + 20));
  const isJson = json.test(text.slice(start, start + 100));
  if (text.includes('<') && !isJson) return undefined;
  const help = 'Give the address or the file of the RSS feed.';
  if (isJson) return { start, end, message: 'The file is JSON, not RSS.', help };
  return {
    start,
    end,
    message: `The file contains no markup: it starts with "${text.slice(start, end)}".`,
    help,
  };
}

/** Where a web page tells that it is one: its document type, or the name of its root. */
export function webPageMark(text: string, root: Element | undefined): Span | undefined {
  const [doctype] = /^[ \t\r\n]*<!doctype[ \t\r\n]+html\b/i.exec(text.slice(0, 1000)) ?? [];
  if (doctype !== undefined) return { start: skipBlanks(text, 0, text.length), end: doctype.length };
  return root?.qname.toLowerCase() === 'html' ? root.nameSpan : undefined;
}
