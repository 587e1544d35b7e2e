/** The places of a document that a fault can stand in; everything else of it is well formed. */
interface Places {
  readonly lead: string;
  readonly version: string;
  readonly encoding: string;
  readonly beforeRoot: string;
  readonly firstItem: string;
  readonly secondItem: string;
  readonly afterRoot: string;
}

const wellFormed: Places = {
  lead: '',
  version: 'version="1.0" ',
  encoding: 'encoding="UTF-8"',
  beforeRoot: '',
  firstItem: '<title>Rust for Linux</title>',
  secondItem: '<title>Drivers &amp; Dragons</title>',
  afterRoot: '',
};

/** One way in which a document can be malformed. */
export interface Malformed {
  readonly name: string;
  readonly rule: string;
  /** Where it stands; in an item unless told. */
  readonly place?: 'lead' | 'version' | 'encoding' | 'beforeRoot' | 'afterRoot';
  /** What is written there, with `▶` before the first wrong character. */
  readonly written: string;
}

/** Stands for a byte that no string holds. */
function byte(value: number): string {
  return String.fromCharCode(0xe000 + value);
}

const cesu8 = [0xed, 0xa0, 0xbe, 0xed, 0xb6, 0x80].map(byte).join('');

/** Documents that libxml2 refuses, each for one reason. */
export const malformed: readonly Malformed[] = [
  { name: 'bare & in text', rule: 'xml/unescaped-ampersand', written: '<title>Rust ▶& Linux</title>' },
  {
    name: 'bare & in an attribute',
    rule: 'xml/unescaped-ampersand',
    written: '<enclosure url="https://media.example.com/1.mp3?a=1▶&b=2"/>',
  },
  {
    name: '& without semicolon',
    rule: 'xml/unescaped-ampersand',
    written: '<title>Rust ▶&amp Linux</title>',
  },
  { name: 'HTML entity', rule: 'xml/undefined-entity', written: '<title>Rust▶&nbsp;for Linux</title>' },
  { name: '&#x1;', rule: 'xml/invalid-character', written: '<title>Rust▶&#x1;</title>' },
  { name: '&#xD800;', rule: 'xml/invalid-character', written: '<title>Rust▶&#xD800;</title>' },
  { name: '&#x110000;', rule: 'xml/invalid-character', written: '<title>Rust▶&#x110000;</title>' },
  { name: 'U+0000', rule: 'xml/invalid-character', written: '<title>Rust▶\0</title>' },
  { name: 'U+0008', rule: 'xml/invalid-character', written: '<title>Rust▶\b</title>' },
  { name: 'U+FFFE', rule: 'xml/invalid-character', written: '<title>Rust▶\ufffe</title>' },
  {
    name: 'U+000B in CDATA',
    rule: 'xml/invalid-character',
    written: '<itunes:summary><![CDATA[Rust▶\v]]></itunes:summary>',
  },
  {
    name: '< in an attribute',
    rule: 'xml/less-than-in-attribute',
    written: '<itunes:image href="▶<none>"/>',
  },
  { name: '< in text', rule: 'xml/unescaped-less-than', written: '<title>a ▶< b</title>' },
  { name: ']]> in text', rule: 'xml/cdata-end-in-text', written: '<title>Rust▶]]> for Linux</title>' },
  {
    name: 'unclosed CDATA',
    rule: 'xml/cdata-unterminated',
    written: '<description>▶<![CDATA[Alex meets Danilo.</description>',
  },
  { name: 'unclosed comment', rule: 'xml/comment-unterminated', written: '▶<!-- the guest comes later' },
  { name: '-- in a comment', rule: 'xml/comment-malformed', written: '<!-- one ▶-- two -->' },
  {
    name: 'unbound element prefix',
    rule: 'xml/undeclared-prefix',
    written: '<▶podcast:season>6</podcast:season>',
  },
  {
    name: 'unbound attribute prefix',
    rule: 'xml/undeclared-prefix',
    written: '<guid ▶dc:type="Text">1</guid>',
  },
  {
    name: 'duplicate attribute',
    rule: 'xml/attribute-duplicate',
    written: '<enclosure length="1" ▶length="2"/>',
  },
  {
    name: 'duplicate attribute by two prefixes',
    rule: 'xml/attribute-duplicate',
    written: '<shop xmlns:a="https://example.com/ns" xmlns:b="https://example.com/ns" a:x="1" ▶b:x="2"/>',
  },
  { name: 'end tag in other case', rule: 'xml/tag-mismatched', written: '<title>Rust</▶Title>' },
  { name: 'crossed tags', rule: 'xml/tag-mismatched', written: '<b><i>Rust</▶b></i>' },
  { name: 'unclosed element', rule: 'xml/tag-mismatched', written: '<summary>Rust<br></▶summary>' },
  {
    name: 'attribute in an end tag',
    rule: 'xml/tag-malformed',
    written: '<title>Rust</title ▶lang="en">',
  },
  { name: 'extra end tag', rule: 'xml/tag-unexpected', written: '▶</em>' },
  {
    name: 'two roots',
    rule: 'xml/trailing-content',
    place: 'afterRoot',
    written: '▶<rss version="2.0"></rss>',
  },
  { name: 'self-closed second root', rule: 'xml/trailing-content', place: 'afterRoot', written: '▶<rss/>' },
  {
    name: 'text before the root',
    rule: 'xml/text-before-root',
    place: 'beforeRoot',
    written: '▶Warning: deprecated\n',
  },
  { name: 'text after the root', rule: 'xml/trailing-content', place: 'afterRoot', written: '▶done' },
  {
    name: 'blank line before the declaration',
    rule: 'xml/leading-content-before-declaration',
    place: 'lead',
    written: '▶\n',
  },
  { name: 'unquoted value', rule: 'xml/attribute-malformed', written: '<enclosure length=▶1 />' },
  { name: 'no value', rule: 'xml/attribute-malformed', written: '<enclosure ▶length/>' },
  { name: 'no space', rule: 'xml/attribute-malformed', written: '<enclosure type="audio/mpeg"▶length="1"/>' },
  { name: 'declaration without version', rule: 'xml/declaration-malformed', place: 'version', written: '▶' },
  {
    name: 'second declaration',
    rule: 'xml/processing-instruction-malformed',
    written: '<?▶xml version="1.0"?>',
  },
  {
    name: 'UTF-16 declared',
    rule: 'xml/encoding-contradiction',
    place: 'encoding',
    written: 'encoding="▶UTF-16"',
  },
  { name: 'a byte that is not UTF-8', rule: 'xml/invalid-utf8', written: `<title>Caf▶${byte(0xe9)}</title>` },
  { name: 'CESU-8', rule: 'xml/invalid-utf8', written: `<title>Crab ▶${cesu8}</title>` },
  {
    name: 'a namespace that is no URI',
    rule: 'xml/namespace-invalid',
    written: '<shop xmlns="https://example.com/▶{ns}"/>',
  },
];

/** A document with the faults of these cases, those in items one after another. */
export function documentWith(...cases: readonly Malformed[]): {
  readonly bytes: Buffer;
  readonly wrong: number[];
} {
  const places = { ...wellFormed };
  let item: 'firstItem' | 'secondItem' = 'firstItem';
  for (const { place, written } of cases) {
    if (place === undefined) {
      places[item] = written;
      item = 'secondItem';
    } else if (place === 'version' || place === 'encoding') places[place] = written;
    else places[place] += written;
  }
  const text = `${places.lead}<?xml ${places.version}${places.encoding}?>
${places.beforeRoot}<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">
  <channel>
    <title>Rust in Production</title>
    <item>${places.firstItem}</item>
    <item>${places.secondItem}</item>
  </channel>
</rss>
${places.afterRoot}`;
  return { bytes: encode(text.replaceAll('▶', '')), wrong: marked(text) };
}

/** The offsets of the marks in the text that remains without them. */
function marked(text: string): number[] {
  return [...text.matchAll(/▶/g)].map(({ index }, before) => index - before);
}

function encode(text: string): Buffer {
  const pieces = text.split(/([\ue080-\ue0ff])/).map((piece, index) => {
    return index % 2 === 1 ? Buffer.from([piece.charCodeAt(0) - 0xe000]) : Buffer.from(piece);
  });
  return Buffer.concat(pieces);
}
