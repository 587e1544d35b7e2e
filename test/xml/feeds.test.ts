import { describe, expect, test } from 'vitest';
import { type Element, read } from '../../src/xml/document.js';
import { feeds } from './feeds.js';
import { libxml2, ours } from './oracle.js';

/** The same feed as a publisher on another system would save it. */
const savedAs: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with a byte order mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-8 with CRLF': (text) => Buffer.from(text.replaceAll('\n', '\r\n')),
  'UTF-8 with CR': (text) => Buffer.from(text.replaceAll('\n', '\r')),
  'UTF-16 LE': (text) => Buffer.from(`\ufeff${declaring(text, 'UTF-16')}`, 'utf16le'),
  'UTF-16 BE': (text) => Buffer.from(`\ufeff${declaring(text, 'UTF-16')}`, 'utf16le').swap16(),
  'UTF-16 LE without a mark': (text) => Buffer.from(declaring(text, 'UTF-16LE'), 'utf16le'),
  'ISO-8859-1': (text) => Buffer.from(declaring(inLatin1(text), 'ISO-8859-1'), 'latin1'),
  'US-ASCII': (text) =>
    Buffer.from(declaring(inLatin1(text).replace(/[\x80-\xff]/g, 'x'), 'US-ASCII'), 'latin1'),
};

function declaring(text: string, encoding: string): string {
  return text.replace(/^<\?xml.*?\?>/, `<?xml version="1.0" encoding="${encoding}"?>`);
}

function inLatin1(text: string): string {
  return text.replace(/[^\0-\xff]/gu, 'ÿ');
}

describe.each(feeds)('$name', ({ name, bytes }) => {
  test.each(Object.keys(savedAs))('as %s reads like libxml2 reads it, to the last character', (encoding) => {
    const saved = savedAs[encoding]?.(bytes.toString()) ?? bytes;
    const { root, findings, fatal } = read(saved, { name });
    expect({ findings, fatal }).toEqual({ findings: [], fatal: false });
    expect({ tree: ours(root as Element) }).toEqual(libxml2(saved));
  });
});
