/** What a value may be; the specification's own words for it. */
export type ValueType =
  | 'text'
  /** An address of a page or file; when it is one of the web it is `https:`. */
  | 'URL'
  /** An address of any scheme: `ipfs:`, `magnet:`, … */
  | 'URI'
  | 'e-mail address'
  | 'host name'
  | 'boolean'
  /** Any number that is not negative: seconds, bits per second, an amount. */
  | 'number'
  /** A whole number that is not negative: bytes, pixels. */
  | 'whole number'
  /** A whole number of either sign. */
  | 'integer'
  | 'percentage'
  | 'shares'
  | 'media type'
  | 'image or video type'
  | 'codecs'
  | 'language tag'
  | 'country code'
  | 'UUID'
  | 'RFC 2822 date'
  | 'ISO 8601 date'
  | 'recurrence rule'
  | 'geo URI'
  | 'OpenStreetMap reference'
  | 'aspect ratio'
  | 'srcset'
  | 'node or lightning address'
  | 'integrity string'
  | OneOf;

/** A closed list of words. */
export interface OneOf {
  readonly oneOf: readonly string[];
}

/** An attribute as its page describes it. */
export interface Attribute {
  readonly use: 'required' | 'recommended' | 'optional';
  readonly type: ValueType;
  /** The most characters (code points) that are shown. */
  readonly limit?: number;
  /** The rule that speaks of its absence in place of the general ones. */
  readonly absence?: string;
  /** The rule that judges its value in place of the general one of its type. */
  readonly rule?: string;
  /** Another attribute and its value with which this one is not asked for. */
  readonly unless?: readonly [name: string, value: string];
}

/** The text of an element as its page describes it. */
export interface Text {
  readonly use: 'required' | 'optional';
  readonly type: ValueType;
  readonly limit?: number;
}

/** An element of the namespace as its page describes it. */
export interface Tag {
  /** The page in `docs/tags` of the namespace's repository, without `.md`. */
  readonly page: string;
  /** The elements it may stand in; what stands in an item may stand in a podcast:liveItem, too. */
  readonly parents: readonly string[];
  /** How often it may stand in one of them. */
  readonly count: 'single' | 'multiple';
  readonly attributes: Readonly<Record<string, Attribute>>;
  /** What its text is; absent when it holds elements or nothing. */
  readonly text?: Text;
  /** The tag to use in its place, for one that is deprecated. */
  readonly successor?: string;
}

type More<Row> = Partial<Omit<Row, 'use' | 'type'>>;

export function required(type: ValueType, more: More<Attribute> = {}): Attribute & { use: 'required' } {
  return { use: 'required', type, ...more };
}

export function recommended(type: ValueType, more: More<Attribute> = {}): Attribute {
  return { use: 'recommended', type, ...more };
}

export function optional(type: ValueType, more: More<Attribute> = {}): Attribute & { use: 'optional' } {
  return { use: 'optional', type, ...more };
}

/** The row of an attribute; undefined when the tag's page does not know it. */
export function attributeOf(tag: Tag, name: string): Attribute | undefined {
  return Object.hasOwn(tag.attributes, name) ? tag.attributes[name] : undefined;
}
