import type { Span } from '../text/source.js';
import { skipBlanks, trimBlanks } from './characters.js';
import type { Element } from './element.js';
import type { Fault } from './reading.js';

/** The first bytes of files that are taken for feeds. */
const signatures: readonly {
  /** Undefined where any byte may be. */
  readonly bytes: readonly (number | undefined)[];
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
  { bytes: [0xff, 0xfb], what: 'an MP3 file', help: 'Give the file of the feed.' },
  { bytes: [0x4f, 0x67, 0x67, 0x53], what: 'an Ogg file', help: 'Give the file of the feed.' },
  {
    bytes: [0, 0, 0, undefined, 0x66, 0x74, 0x79, 0x70],
    what: 'an MP4 file',
    help: 'Give the file of the feed.',
  },
];

/** What a file is that cannot be a feed, by its first bytes. */
export function foreignBytes(bytes: Uint8Array): Fault | undefined {
  if (bytes.length === 0) return empty;
  const found = signatures.find((signature) =>
    signature.bytes.every((byte, index) => byte === undefined || bytes[index] === byte),
  );
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
  const [line = ''] = text.slice(start, start + 20).split(/[\r\n]/, 1);
  const end = trimBlanks(text, start, start + line.length);
  const isJson = json.test(text.slice(start, start + 100));
  const isTranscript = /^WEBVTT\b/.test(line);
  if (text.includes('<') && !isJson && !isTranscript) return undefined;
  const help = 'Give the address or the file of the RSS feed.';
  if (isJson) return { start, end, message: 'The file is JSON, not RSS.', help };
  if (isTranscript) return { start, end, message: 'The file is a transcript in WebVTT, not RSS.', help };
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
