import { XMLParser } from 'fast-xml-parser';

/** An element as any reader can tell it: names as written, values decoded. */
export interface Reading {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  readonly text: string;
  readonly children: readonly Reading[];
}

type Ordered = { readonly [name: string]: readonly Ordered[] | string } & {
  readonly ':@'?: Readonly<Record<string, string>>;
};

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  cdataPropName: '#cdata',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  htmlEntities: true,
  jPath: false,
  maxNestedTags: 256,
});

/**
 * Reads a document with fast-xml-parser and its own decoder. It accepts much that is malformed and knows no
 * positions, so it judges nothing; it is there to say whether another reader finds the same values.
 * Returns the root; undefined when it finds none, or gives up.
 */
export function readAgain(text: string): Reading | undefined {
  try {
    return (parser.parse(text) as Ordered[]).map(toReading).find(({ name }) => !name.startsWith('?'));
  } catch {
    return undefined;
  }
}

function toReading(node: Ordered): Reading {
  const name = Object.keys(node).find((key) => key !== ':@') ?? '';
  const nodes = (node[name] ?? []) as readonly Ordered[];
  const children: Reading[] = [];
  let text = '';
  for (const child of nodes) {
    if (typeof child['#text'] === 'string') text += child['#text'];
    else if (child['#cdata']) for (const part of child['#cdata'] as readonly Ordered[]) text += part['#text'];
    else children.push(toReading(child));
  }
  const attributes = Object.entries(node[':@'] ?? {}).map(([key, value]) => ({ name: key, value }));
  return { name, attributes, text, children };
}
