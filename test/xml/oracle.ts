import { ParseOption, type XmlAttribute, XmlCData, XmlDocument, XmlElement, XmlText } from 'libxml2-wasm';
import type { Element } from '../../src/xml/document.js';

/** What two readers can agree on: names, attributes, text and order, with every reference decoded. */
export interface Tree {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  readonly children: readonly Tree[];
}

/** What libxml2 makes of a document: its tree, or what it says against it. */
export function libxml2(bytes: Uint8Array): { readonly tree: Tree } | { readonly refusal: string } {
  let document: XmlDocument;
  try {
    document = XmlDocument.fromBuffer(bytes, {
      option: ParseOption.XML_PARSE_NOENT | ParseOption.XML_PARSE_NO_XXE,
    });
  } catch (error) {
    return { refusal: error instanceof Error ? error.message.trim() : String(error) };
  }
  const tree = theirs(document.root);
  document.dispose();
  return { tree };
}

function theirs(element: XmlElement): Tree {
  const children: Tree[] = [];
  let text = '';
  // Not by way of `next`: the wrapper loses what follows a processing instruction.
  for (const node of element.find('node()')) {
    if (node instanceof XmlElement) children.push(theirs(node));
    else if (node instanceof XmlText || node instanceof XmlCData) text += node.content;
  }
  const attributes = element.attrs.map((attribute) => [expanded(attribute), attribute.value] as const);
  return { name: expanded(element), attributes, text, children };
}

function expanded({ name, namespaceUri }: XmlElement | XmlAttribute): string {
  return namespaceUri === '' ? name : `{${namespaceUri}}${name}`;
}

/** The tree of an element as we read it. */
export function ours(element: Element): Tree {
  return {
    name: element.expandedName,
    attributes: element.attributes.map(({ expandedName, value }) => [expandedName, value]),
    text: element.text,
    children: element.children.map(ours),
  };
}
