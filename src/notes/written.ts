import { decodeReferences } from '../text/html.js';
import type { Span } from '../text/source.js';
import { parseUrl } from '../text/url.js';

/**
 * Where in show notes as they are written a piece of their rendered HTML comes from: the first of its addresses,
 * attribute values or texts that the notes contain, and of several alike the one at the same place in their
 * order. Undefined when nothing of the piece is written as it is rendered. Offsets are those of `notes`; the HTML
 * is as the feed has it, with or without character references.
 */
export function findWritten(notes: string, html: string, { start, end }: Span): Span | undefined {
  const piece = decodeReferences(html.slice(start, end));
  for (const needle of needlesIn(piece)) {
    const places = placesOf(notes, needle);
    if (places.length === 0) continue;
    const before = placesOf(decodeReferences(html.slice(0, start)), needle).length;
    const found = places[Math.min(before, places.length - 1)] as number;
    return { start: found, end: found + needle.length };
  }
  return undefined;
}

/** Shorter pieces are found anywhere. */
const shortest = 4;
const most = 50;

/** What of a piece may be written as it is, the most telling first. */
function needlesIn(piece: string): readonly string[] {
  const urls = [...piece.matchAll(/https?:\/\/[^\s"'<>]+/gi)].flatMap(([url]) => {
    const parsed = parseUrl(url);
    return [
      url,
      ...(parsed && parsed.pathname !== '/' ? [parsed.pathname + parsed.search, parsed.pathname] : []),
    ];
  });
  const values = [...piece.matchAll(/="([^"]+)"/g)].map(([, value = '']) => value);
  const tags = [...piece.matchAll(/<\/?[a-z][^\s>]*/gi)].map(([tag]) => tag);
  const texts = piece.split(/<[^>]*>?|(?<!\s)\s*\n\s*/).map((text) => text.trim());
  return [piece.trim(), ...urls, ...values, ...texts, ...tags]
    .filter((needle) => needle.length >= shortest)
    .slice(0, most);
}

function placesOf(text: string, needle: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) places.push(at);
  return places;
}
