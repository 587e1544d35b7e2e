import fc from 'fast-check';
import { XmlCData, XmlDocument, type XmlElement, XmlText } from 'libxml2-wasm';
import { readText } from '../../src/xml/document.js';
import type { Element } from '../../src/xml/element.js';
import { type Reading, readAgain } from '../../src/xml/second.js';
import type { Tree } from '../../src/xml/tree.js';

/** What every reader must agree on: names, attributes, and the text of elements that have no children. */
export interface Seen {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string | readonly Seen[];
}

/** libxml2-wasm decodes each value by itself and takes a U+FEFF at the start of longer ones for a byte order mark. */
function unmarked(text: string): string {
  return text.replace(/^\ufeff+/, '');
}

/** What a tree says, to one of the readers. */
export function seen({ name, attributes, content }: Tree, reader: string): Seen {
  const value = (text: string) => (reader === 'libxml2' ? unmarked(text) : text);
  return {
    name,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([key, text]) => [key, value(String(text))]),
    ),
    content:
      typeof content === 'string' || content.length === 0
        ? value(String(content))
        : content.map((child) => seen(child, reader)),
  };
}

/** The same document as three readers see it: ours, fast-xml-parser, libxml2. */
export const readers: Readonly<Record<string, (xml: string) => Seen | undefined>> = {
  airworthy(xml) {
    const { root, findings } = readText(xml, { name: 'feed.xml' });
    if (findings.length > 0) throw new Error(findings[0]?.message);
    return root && ofElement(root);
  },
  'fast-xml-parser': (xml) => {
    const root = readAgain(xml);
    return root && ofReading(root);
  },
  libxml2(xml) {
    const document = XmlDocument.fromBuffer(new TextEncoder().encode(xml));
    try {
      return ofNode(document.root);
    } finally {
      document.dispose();
    }
  },
};

function ofElement({ qname, attributes, children, text }: Element): Seen {
  return {
    name: qname,
    attributes: Object.fromEntries(attributes.map((each) => [each.qname, each.value])),
    content: children.length > 0 ? children.map(ofElement) : text,
  };
}

function ofReading({ name, attributes, children, text }: Reading): Seen {
  return {
    name,
    attributes: Object.fromEntries(attributes.map((each) => [each.name, each.value])),
    content: children.length > 0 ? children.map(ofReading) : text,
  };
}

function ofNode(element: XmlElement): Seen {
  const children: Seen[] = [];
  let text = '';
  for (let node = element.firstChild; node; node = node.next) {
    if (node instanceof XmlText || node instanceof XmlCData) text += node.content;
    else children.push(ofNode(node as XmlElement));
  }
  return {
    name: element.prefix ? `${element.prefix}:${element.name}` : element.name,
    attributes: Object.fromEntries(element.attrs.map((each) => [each.name, unmarked(each.content)])),
    content: children.length > 0 ? children : unmarked(text),
  };
}

/** Every string that XML can carry, most often with what is hard to carry (XML 1.0, 2.2). */
export const xmlText = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.string({ unit: 'binary' }) },
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          ...[
            '&',
            '&amp;',
            '&lt;',
            '&#38;',
            '&nbsp;',
            'R&D;',
            '<',
            '</title>',
            '<!--',
            '-->',
            '<?',
            '?>',
            ']]>',
            ']]',
          ],
          ...[
            '<![CDATA[',
            '>',
            '"',
            "'",
            '\n',
            '\r',
            '\r\n',
            '\t',
            '  ',
            ' ',
            '\u0085',
            '\u2028',
            '\u00a0',
            '\ufeff',
          ],
          ...[
            '🦀',
            '👩‍👩‍👧',
            'שלום',
            '\u202eסוף\u202c',
            '字',
            'e\u0301',
            '\ud7ff',
            '\ue000',
            '\ufffd',
            '\u{10ffff}',
            '%',
            '{}',
          ],
        ),
      },
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join('').replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, '?'));

/** A string that holds at least one character that XML cannot carry. */
export const illegalText = fc
  .tuple(
    xmlText,
    fc.constantFrom('\0', '\u0001', '\u0008', '\u000b', '\u001f', '\ufffe', '\uffff', '\ud800', '\udfff'),
    xmlText,
  )
  .map(([before, character, after]) => `${before}.${character}.${after}`);

const name = fc.constantFrom('title', 'link', 'item', 'guid', 'description', 'category', 'a', 'x-1');

/** Trees as the mapping makes them: attributes, and a text or children. */
export const anyTree: fc.Arbitrary<Tree> = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    name,
    attributes: fc.dictionary(fc.constantFrom('url', 'href', 'role', 'length', 'type'), xmlText),
    content: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      xmlText,
      fc.array(tie('tree'), { maxLength: 4 }),
    ),
    cdata: fc.boolean(),
  }),
})).tree;
