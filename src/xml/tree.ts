/** A value of an attribute before it is spelt out; undefined says that there is no such attribute. */
export type AttributeValue = string | number | boolean | undefined;

/** An element that is to be written: a name, attributes, and a text or children. Plain data, made by mapping. */
export interface Tree {
  readonly name: string;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly content: string | readonly Tree[];
  /** The value of the author's that it says, by its path in the fields; without one, that of its parent. */
  readonly from?: string | undefined;
  /** Whether the text is easier to read in a CDATA section. */
  readonly cdata?: boolean;
  /** The whole element as its author wrote it; it is printed like that, whatever else is said here. */
  readonly markup?: string | undefined;
}

const none: Tree['attributes'] = Object.freeze({});

/** Makes a tree; a number is spelt out. */
export function tree(
  name: string,
  attributes: Tree['attributes'] | undefined,
  content: string | number | readonly Tree[],
  from?: string,
  cdata = false,
): Tree {
  // Every tree has the same keys in the same order: printing is twice as fast when they all look alike.
  return {
    name,
    attributes: attributes ?? none,
    content: typeof content === 'number' ? plainNumber(content) : content,
    from,
    cdata,
    markup: undefined,
  };
}

/** The value of an attribute as it is written. */
export function spell(value: string | number | boolean): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? plainNumber(value) : String(value);
}

/** A number without exponent: 5e-8 is 0.00000005, the way XML Schema spells a decimal. */
export function plainNumber(value: number): string {
  const written = String(value);
  if (!written.includes('e')) return written;
  const [, sign, whole, fraction = '', exponent] = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(written) ?? [];
  const digits = `${whole}${fraction}`;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0')}`;
}
