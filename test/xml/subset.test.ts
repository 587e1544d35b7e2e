import { expect, test } from 'vitest';
import { read } from '../../src/xml/document.js';
import { libxml2 } from './oracle.js';

function withSubset(declarations: string, title = 'tea'): Buffer {
  return Buffer.from(`<!DOCTYPE rss [${declarations}]>\n<rss><title>${title}</title></rss>`);
}

test.each([
  ['<!ELEMENT a (b,c,(d|e)*)+>', true],
  ['<!ELEMENT a ((b))><!ELEMENT c (#PCDATA|d)*><!ELEMENT e EMPTY><!ELEMENT f ANY>', true],
  ['<!ATTLIST a b (x|y) "x" c NOTATION (n) #IMPLIED d NMTOKENS #FIXED "e">', true],
  ['<!NOTATION n PUBLIC "tea"><!ENTITY u SYSTEM "u.gif" NDATA n>', true],
  ['<!ENTITY % p "q"><!-- a --><?b c?>', true],
  ['<!ELEMENT a (b,c|d)>', false],
  ['<!ELEMENT a (b>', false],
  ['<!ELEMENT a (#PCDATA|b)>', false],
  ['<!ELEMENT a>', false],
  ['<!ATTLIST a b CDATA>', false],
  ['<!ATTLIST a b CDATA "<">', false],
  ['<!ATTLIST a b CDATA "&nope;">', false],
  ['<!ATTLIST a b TEXT "c">', false],
  ['<!ATTLIST a b NOTATION(n) #IMPLIED>', false],
  ['<!ATTLIST a b NOTATION (1) #IMPLIED>', false],
  ['<!ATTLIST a b (1|2) #IMPLIED>', true],
  ['<!ATTLIST a b (x y) #IMPLIED>', false],
  ['<!ATTLIST a b CDATA#IMPLIED>', false],
  ['<!ATTLIST a b CDATA #FIXED"x">', false],
  ['<!ATTLIST a b CDATA "x"c CDATA "y">', false],
  ['<!ATTLIST a b CDATA "x" c CDATA "y" >', true],
  ['<!ATTLIST a>', true],
  ['<!ELEMENT a(b)>', false],
  ['<!ELEMENT a (b)? >', true],
  ['<!ELEMENT a (b|c)+>', true],
  ['<!ELEMENT a (b)c>', false],
  ['<!ELEMENT a ()>', false],
  ['<!ELEMENT a ( #PCDATA )>', true],
  ['<!ELEMENT a (#PCDATA|b|c)* >', true],
  ['<!ENTITY % p SYSTEM "p">', true],
  ['<!ENTITY %p "q">', false],
  ['<!ENTITY a PUBLIC "b">', false],
  ['<!ENTITY a PUBLIC "b" "c">', true],
  ['<!NOTATION n SYSTEM "tea">', true],
  ['<!NOTATION n PUBLIC "<">', false],
  ['<!ENTITY a "&#0;">', false],
  ['<!ENTITY a "b" NDATA c>', false],
  ['<!ENTITYa "b">', false],
  ['<!NOTATION n "tea">', false],
  ['<!-- a -- b -->', false],
  ['<?xml b?>', false],
  ['<!NOPE>', false],
])('%s is read as libxml2 reads it', (declarations, isWellFormed) => {
  const bytes = withSubset(declarations);
  const { fatal, findings } = read(bytes, { name: 'feed.xml' });
  expect(fatal).toBe(!isWellFormed);
  expect('tree' in libxml2(bytes)).toBe(isWellFormed);
  // Nothing is passed over without a word.
  expect(findings.map(({ rule }) => rule)).toContain(
    isWellFormed ? 'xml/doctype-present' : 'xml/doctype-malformed',
  );
});

test.each([
  ['<!DOCTYPE rss>', false],
  ['<!DOCTYPE rss [<!ENTITY a "b">]>', false],
  ['<!DOCTYPE rss SYSTEM "rss.dtd">', true],
  ['<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "rss-0.91.dtd">', true],
  ['<!DOCTYPE rss [<!ENTITY % a SYSTEM "a">%a;]>', true],
])('an entity that no one has declared may be declared elsewhere, or not: %s', (doctype, isElsewhere) => {
  const { findings } = read(Buffer.from(`${doctype}<rss><title>&nope;</title></rss>`), { name: 'feed.xml' });
  const rules = findings.map(({ rule }) => rule).filter((rule) => /entity/.test(rule));
  expect(rules).toEqual([isElsewhere ? 'xml/external-entity' : 'xml/undefined-entity']);
});

test('ends of lines in an entity are those of the document', () => {
  const bytes = withSubset('<!ENTITY e "a\rb\r\nc">', '&e;');
  const { root } = read(bytes, { name: 'feed.xml' });
  expect(root?.children[0]?.text).toBe('a\nb\nc');
  expect(libxml2(bytes)).toMatchObject({ tree: { children: [{ text: 'a\nb\nc' }] } });
});

test('a parameter entity in a value is refused, as XML has it', () => {
  expect(read(withSubset('<!ENTITY a "%b;">'), { name: 'feed.xml' }).fatal).toBe(true);
});

test('a content model that nests without end takes no stack', () => {
  const deep = withSubset(`<!ELEMENT a ${'('.repeat(200_000)}b${')'.repeat(200_000)}>`);
  expect(read(deep, { name: 'feed.xml' }).fatal).toBe(false);
});

/** A declaration of every kind, with everything that may stand in it. */
const whole =
  '<!ELEMENT a ((b , c?) | (d|e)* | f+)> <!ELEMENT g (#PCDATA | h)*><!ATTLIST a b (x | y) "x" c NOTATION (no|m) #IMPLIED d NMTOKENS #FIXED "e" i ID #REQUIRED><!NOTATION no PUBLIC "tea" "t"><!NOTATION m SYSTEM "s"><!ENTITY u SYSTEM "u.gif" NDATA no><!ENTITY % p "q"><!ENTITY v "&#x41;"><!-- a --><?b c?>';

test('a subset that has lost a character, or has one twice, is malformed where libxml2 says so', () => {
  const differing: string[] = [];
  for (let at = 0; at < whole.length; at++) {
    for (const slip of [
      whole.slice(0, at) + whole.slice(at + 1),
      whole.slice(0, at + 1) + whole.slice(at),
      `${whole.slice(0, at)} ${whole.slice(at)}`,
    ]) {
      const bytes = withSubset(slip);
      if (read(bytes, { name: 'feed.xml' }).fatal === 'tree' in libxml2(bytes)) differing.push(slip);
    }
  }
  expect(differing).toEqual([]);
});
