import type { Source } from './source.js';

/** How far before a place the beginning of its CDATA section is looked for, in UTF-16 units. */
const farthest = 10_000;

const toWrite = /^Write "[^"]*"/;

/** An `&` that begins no reference. */
const bare = /&(?!#|[a-z]+;)/gi;

/** Advice that names a value, with it as the feed must write it: an `&` is a reference, but in a CDATA section. */
export function asWritten(help: string, start: number, { text }: Source): string {
  if (!help.includes('&') || !toWrite.test(help)) return help;
  const before = text.slice(Math.max(0, start - farthest), start);
  if (before.lastIndexOf('<![CDATA[') > before.lastIndexOf(']]>')) return help;
  return help.replace(toWrite, (value) => value.replace(bare, '&amp;'));
}

/** The same advice about a value that is not written in XML. */
export function asMeant(help: string): string {
  return help.replace(toWrite, (value) => value.replaceAll('&amp;', '&'));
}
